// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"
#include "tests/unit/client/fakeclock.h"
#include "tests/unit/client/fakelink.h"

#include <QSignalSpy>
#include <QTest>

namespace chat::test {

using namespace chat::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const UserInfo them{jiho, u"지호"_s};

inline RoomSnapshot snapshot(Seq from, Seq to, bool complete)
{
    RoomSnapshot made{.room = {.id = courtyard, .name = u"Channel_0"_s, .people = 2, .max = 500},
                      .members = {sample<Welcome>().user, them},
                      .membersTotal = 2,
                      .seq = to,
                      .epoch = epochOne,
                      .complete = complete};
    for (Seq seq = from; seq <= to; ++seq)
        made.log.push_back(kept(courtyard, seq, MessageNew{them, QString::number(seq)}));
    if (from <= to) {
        made.from = from;
        made.to = to;
    }
    return made;
}

inline QStringList texts(const Timeline &timeline)
{
    QStringList rows;
    for (int row = 0; row < timeline.rowCount(); ++row)
        rows << timeline.message(row).text;
    return rows;
}

/// A session, and the server that the test plays for it. We are mina.
class SessionTest : public QObject
{
protected:
    void makeSession(const QString &profile = {})
    {
        m_session.reset(); // an earlier run has ended before the next begins
        auto link = std::make_unique<FakeLink>();
        auto clock = std::make_unique<FakeClock>();
        m_link = link.get();
        m_clock = clock.get();
        m_session = std::make_unique<Session>(profile, std::move(link), std::move(clock));
    }
    [[nodiscard]] bool comeIn()
    {
        m_session->open(QUrl(u"ws://example.invalid/"_s), {.nick = u"미나"_s});
        return m_link->greet() && m_link->letIn();
    }
    [[nodiscard]] bool comeIntoTheCourtyard(const RoomSnapshot &first = snapshot(1, 2, true))
    {
        if (!comeIn())
            return false;
        m_session->enter(u"Channel_0"_s);
        return m_link->letInto(first);
    }
    /// Lost, and back on the same session.
    [[nodiscard]] bool comeBack()
    {
        m_link->lose();
        m_session->tryNow();
        return m_link->greet() && m_link->letIn(true, {courtyard});
    }

    FakeLink *m_link = nullptr;
    FakeClock *m_clock = nullptr;
    std::unique_ptr<Session> m_session;
};

} // namespace chat::test
