// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/clock.h"
#include "shared/client/session.h"
#include "shared/client/websocketlink.h"
#include "tests/support/waituntil.h"

#include <QSignalSpy>

namespace chat::test {

using namespace chat::client;
using namespace Qt::StringLiterals;

inline constexpr int patience = 20'000; // ms, for what never comes

/// A session and the link under it, so that a test can tell it that the line is dead.
struct Person {
    explicit Person(const QString &profile = {}, WireFormat format = WireFormat::Cbor)
    {
        auto made = std::make_unique<WebSocketLink>(format);
        link = made.get();
        session = std::make_unique<Session>(profile, std::move(made), std::make_unique<SystemClock>());
        QObject::connect(session.get(), &Session::tokenIssued, session.get(),
                         [this](const QString &issued) { token = issued; });
    }

    [[nodiscard]] bool comeIn(const QUrl &url, const QString &nick)
    {
        session->open(url, {.nick = nick});
        return isOnline();
    }
    [[nodiscard]] bool isOnline() const
    {
        return waitUntil([this] { return session->status().state == LinkState::Online; }, patience);
    }
    [[nodiscard]] RoomId enter(const QString &name)
    {
        QSignalSpy entered(session.get(), &Session::entered);
        session->enter(name);
        if (!waitUntil([&] { return !entered.isEmpty(); }, patience))
            return {};
        return entered.first().first().value<RoomId>();
    }
    /// The sent messages of a room, once there are so many.
    [[nodiscard]] QStringList heard(RoomId room, int count) const
    {
        Timeline *timeline = session->timeline(room);
        const auto sent = [timeline] {
            QStringList texts;
            for (int row = 0; row < timeline->rowCount(); ++row) {
                if (timeline->message(row).state == MessageState::Sent)
                    texts << timeline->message(row).text;
            }
            return texts;
        };
        (void)waitUntil([&] { return sent().size() >= count && timeline->rowCount() == sent().size(); },
                        patience);
        return sent();
    }
    [[nodiscard]] bool hasGap(RoomId room) const
    {
        Timeline *timeline = session->timeline(room);
        for (int row = 0; row < timeline->rowCount(); ++row) {
            if (timeline->index(row).data(Timeline::GapBeforeRole).toBool())
                return true;
        }
        return false;
    }
    /// As when the cable is pulled: the session is told, the server is not.
    void loseLine() { Q_EMIT link->closed(1006, u"the test pulled the cable"_s); }

    std::unique_ptr<Session> session;
    WebSocketLink *link = nullptr;
    QString token;
};

} // namespace chat::test
