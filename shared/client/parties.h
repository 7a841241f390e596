// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/clock.h"
#include "shared/client/connection.h"
#include "shared/protocol/partycommands.h"
#include "shared/protocol/partyevents.h"

#include <QObject>

#include <deque>
#include <optional>

namespace chat::limits {
inline constexpr size_t partyLinesKept = 200; ///< of what was said and happened in our party
} // namespace chat::limits

namespace chat::client {

/// What somebody said in our party, or what has happened to him in it.
struct PartyLine {
    UserInfo user;
    std::optional<PartyChange> change = {}; ///< none: he said `text`
    QString text = {}; ///< as he wrote it

    friend bool operator==(const PartyLine &, const PartyLine &) = default;
};

/// An invitation that still holds.
struct PartyInvitation {
    PartyInvited word;
    MonoTime until;
};

/// The party that we are in, and those that we are invited to, on one connection. The party is what the
/// server said last; behind each login it is asked for anew. One thread, with an event loop.
class Parties final : public QObject
{
    Q_OBJECT
public:
    Parties(Connection &connection, Clock &clock); ///< which outlive this

    /// None: we are in none, as far as we know.
    [[nodiscard]] const std::optional<PartyInfo> &party() const { return m_party; }
    [[nodiscard]] bool isTogether() const { return m_party && m_party->members.size() > 1; }
    [[nodiscard]] bool leads() const { return m_party && m_party->leader == m_self.id; }
    [[nodiscard]] bool isReady() const; ///< we are
    /// All the others are there and ready.
    [[nodiscard]] bool othersAreReady() const;
    [[nodiscard]] const std::vector<PartyInvitation> &invitations() const { return m_invitations; }
    /// Since we are in it; the last limits::partyLinesKept of them.
    [[nodiscard]] const std::deque<PartyLine> &lines() const { return m_lines; }
    /// While we are in none: how the last one ended for us, without our doing.
    [[nodiscard]] std::optional<PartyChange> ending() const { return m_ending; }
    /// What was refused last, until the next thing that we do.
    [[nodiscard]] const std::optional<Error> &refusal() const { return m_refusal; }

    // What does not fit, or needs a connection that is not there, changes nothing.
    void create();
    void invite(UserId user); ///< makes a party first, when we are in none
    void join(PartyId party);
    void decline(PartyId party); ///< nobody is told
    void leave();
    void kick(UserId user);
    void promote(UserId user);
    void setReady(bool ready);
    void say(const QString &text); ///< nothing but white space is not said

Q_SIGNALS:
    void changed(); ///< anything of the above
    void invited(const chat::PartyInvited &word); ///< behind changed()

    // For the session that owns it.
public:
    /// `known`: the server has parties.
    void welcome(const UserInfo &self, bool known);
    /// True: it was about parties.
    bool hear(const ServerPacket &packet);

private:
    template <Packet T>
    void ask(const T &packet);
    void take(const PartyInfo &party);
    void askWhereWeAre();
    void forget(std::optional<PartyChange> ending);
    void refuse(const Error &error);
    void hear(const PartyChanged &word);
    void hear(const PartyInvited &word);
    void drop(PartyId invitation);
    void expire();
    void note(PartyLine line);

    Connection &m_connection;
    Clock &m_clock;
    Alarm m_alarm;
    UserInfo m_self;
    std::optional<PartyInfo> m_party;
    std::vector<PartyInvitation> m_invitations; ///< one of each party, the newest last
    std::deque<PartyLine> m_lines;
    std::optional<PartyChange> m_ending;
    std::optional<Error> m_refusal;
};

} // namespace chat::client
