// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/matches/matchpanel.h"
#include "tests/gui/roomdialogtest.h"

namespace chat::test {

inline constexpr TicketId ourTicket{11};
inline constexpr MatchId ourMatch{22};
inline constexpr RoomId matchRoom{22};

/// A client that is logged in, and its match panel; the test plays the server.
class MatchPanelTest : public RoomDialogTest
{
protected:
    void beginPanel()
    {
        m_panel.reset();
        begin();
        m_panel = std::make_unique<MatchPanel>();
        m_panel->setSession(m_session.get());
    }
    [[nodiscard]] client::Matches &matches() { return *m_session->matches(); }
    void answerModes(const std::vector<MatchModeInfo> &modes)
    {
        m_link->answer(m_link->take<ListMatchModes>().first, MatchModes{modes});
    }
    void openPanel()
    {
        m_panel->open();
        answerModes({{.mode = u"duel"_s, .teams = 2, .teamSize = 1, .agree = {}, .waiting = 3}});
    }
    void queue()
    {
        openPanel();
        button(*m_panel, u"Play"_s)->click();
        m_link->answer(m_link->take<QueueForMatch>().first,
                       MatchQueued{.ticket = ourTicket, .position = 2, .rating = 1500});
    }
    void findOne(const UserInfo &other = them)
    {
        m_link->tell(MatchFound{.ticket = ourTicket,
                                .match = ourMatch,
                                .mode = u"duel"_s,
                                .players = {{mina, u"미나"_s}, other},
                                .acceptUntil = {},
                                .acceptMs = 15'000});
    }
    void start(const std::vector<MatchTeam> &teams)
    {
        m_link->tell(MatchStart{.ticket = ourTicket,
                                .match = ourMatch,
                                .room = matchRoom,
                                .mode = u"duel"_s,
                                .teams = teams,
                                .host = mina});
        RoomSnapshot room = snapshot(1, 0, true);
        room.room = {.id = matchRoom, .name = u"duel 22"_s, .kind = RoomKind::Match, .people = 2, .max = 2};
        m_link->tell(room, {.room = matchRoom});
    }
    void startDuel() { start({{{them}}, {{{mina, u"미나"_s}}}}); }
    [[nodiscard]] QStringList said() const { return readable(*m_panel); }

    std::unique_ptr<MatchPanel> m_panel;
};

} // namespace chat::test
