// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/roomdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(chat::server::RoomAct)

/// Rooms that an operator closes, opens, stops and releases. Mina is in, jiho is outside.
class tst_RoomAccess final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatItBecomes_data();
    void whatItBecomes();
    void whatIsTold_data();
    void whatIsTold();
    void whatIsAnswered_data();
    void whatIsAnswered();
    void whoLostHisConnectionComesBack();
    void whatWasStoredIsAnsweredAgain();
    void anEarlierLifeCounts();
    void theRoomSystemStaysAsItIs();
};

void tst_RoomAccess::whatItBecomes_data()
{
    QTest::addColumn<RoomAccess>("before");
    QTest::addColumn<RoomAct>("act");
    QTest::addColumn<std::optional<RoomAccess>>("after"); // none: refused
    const auto row = [](const char *name, RoomAccess before, RoomAct act, std::optional<RoomAccess> after) {
        QTest::newRow(name) << before << act << after;
    };
    using enum RoomAccess;
    row("an open room is closed", Open, RoomAct::Close, Closed);
    row("a stopped one is closed", Quarantined, RoomAct::Close, Closed);
    row("a closed one is closed again", Closed, RoomAct::Close, Closed);
    row("a closed one is opened", Closed, RoomAct::Open, Open);
    row("opening does not release", Quarantined, RoomAct::Open, Quarantined);
    row("an open room is stopped", Open, RoomAct::Quarantine, Quarantined);
    row("a stop would open a closed room", Closed, RoomAct::Quarantine, std::nullopt);
    row("a stopped one is released", Quarantined, RoomAct::Release, Open);
    row("releasing does not open", Closed, RoomAct::Release, Closed);
    row("nothing is to be released", Open, RoomAct::Release, Open);
}

void tst_RoomAccess::whatItBecomes()
{
    QFETCH(RoomAccess, before);
    QFETCH(RoomAct, act);
    QFETCH(std::optional<RoomAccess>, after);
    const auto is = accessAfter(before, act);
    QCOMPARE(is.has_value(), after.has_value());
    if (after)
        QCOMPARE(*is, *after);
    else
        QCOMPARE(is.error().code, ErrorCode::RoomClosed);
}

void tst_RoomAccess::whatIsTold_data()
{
    QTest::addColumn<QList<RoomAct>>("acts");
    QTest::addColumn<QStringList>("told"); // of the last
    using enum RoomAct;
    QTest::newRow("closed") << QList{Close}
                            << QStringList{u"closed 3007 why"_s, u"mina1 unsubscribed"_s, u"1 told"_s};
    QTest::newRow("closed twice") << QList{Close, Close} << QStringList{u"0 told"_s};
    QTest::newRow("opened, nobody is there to hear it") << QList{Close, Open} << QStringList{u"0 told"_s};
    QTest::newRow("stopped") << QList{Quarantine} << QStringList{u"locked why"_s, u"1 told"_s};
    QTest::newRow("stopped twice") << QList{Quarantine, Quarantine} << QStringList{u"0 told"_s};
    QTest::newRow("released") << QList{Quarantine, Release} << QStringList{u"unlocked why"_s, u"1 told"_s};
    QTest::newRow("stopped, then closed")
        << QList{Quarantine, Close}
        << QStringList{u"closed 3007 why"_s, u"mina1 unsubscribed"_s, u"1 told"_s};
    QTest::newRow("closed, then stopped")
        << QList{Close, Quarantine} << QStringList{u"operator refused room_closed"_s};
}

void tst_RoomAccess::whatIsTold()
{
    QFETCH(QList<RoomAct>, acts);
    QFETCH(QStringList, told);
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    QStringList words;
    for (const RoomAct act : acts)
        words = desk.access(act);
    QCOMPARE(words, told);
}

void tst_RoomAccess::whatIsAnswered_data()
{
    QTest::addColumn<QList<RoomAct>>("acts");
    QTest::addColumn<QString>("say"); // of mina
    QTest::addColumn<QString>("enter"); // of jiho
    QTest::addColumn<QString>("fetch"); // of mina
    using enum RoomAct;
    const auto row
        = [](const char *name, const QList<RoomAct> &acts, const QString &say, const QString &enter,
             const QString &fetch) { QTest::newRow(name) << acts << say << enter << fetch; };
    const auto sent = u"mina1 sent 1"_s;
    const auto joined = u"jiho joined"_s;
    const auto reads = u"mina1 reads"_s;
    row("open", {}, sent, joined, reads);
    row("closed", {Close}, u"mina1 refused room_closed"_s, u"jiho1 refused room_closed"_s,
        u"mina1 refused room_closed"_s);
    row("opened again: it is entered anew", {Close, Open}, u"mina1 refused not_joined"_s, joined,
        u"mina1 refused not_joined"_s);
    row("stopped: whoever is in reads", {Quarantine}, u"mina1 refused room_locked"_s,
        u"jiho1 refused room_locked"_s, reads);
    row("released", {Quarantine, Release}, sent, joined, reads);
}

void tst_RoomAccess::whatIsAnswered()
{
    QFETCH(QList<RoomAct>, acts);
    QFETCH(QString, say);
    QFETCH(QString, enter);
    QFETCH(QString, fetch);
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    for (const RoomAct act : acts)
        desk.access(act);
    QCOMPARE(desk.say(u"mina1"_s, "n", u"hi"_s).front(), say);
    QCOMPARE(desk.enter(u"jiho1"_s).front(), enter);
    QCOMPARE(desk.handle(roomjob::Fetch{desk.sender(u"mina1"_s), {.room = RoomDesk::roomId}}).front(), fetch);
    QCOMPARE(desk.leave(u"mina1"_s).back(), u"mina1 ok"_s); // leaving is never refused
}

void tst_RoomAccess::whoLostHisConnectionComesBack()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.access(RoomAct::Quarantine);
    desk.gone(u"mina1"_s);
    QVERIFY(desk.enter(u"mina2"_s).contains(u"mina2 subscribed"_s)); // her seat is hers
    QVERIFY(desk.snapshot().room.locked.value_or(false));
    desk.gone(u"mina2"_s);
    desk.wait(desk.rules.grace);
    QCOMPARE(desk.enter(u"mina3"_s), QStringList{u"mina3 refused room_locked"_s});
}

void tst_RoomAccess::whatWasStoredIsAnsweredAgain() // B3-22
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.say(u"mina1"_s, "n1", u"hi"_s);
    desk.access(RoomAct::Quarantine);
    QCOMPARE(desk.say(u"mina1"_s, "n1", u"hi"_s), QStringList{u"mina1 again 1"_s});
    QCOMPARE(desk.say(u"mina1"_s, "n2", u"hi"_s), QStringList{u"mina1 refused room_locked"_s});
}

void tst_RoomAccess::anEarlierLifeCounts()
{
    const RoomRules rules;
    Room room({.record = {.id = RoomDesk::roomId, .name = u"hall"_s, .kind = "channel"}}, rules,
              RoomAccess::Closed);
    RoomEffects effects;
    room.handle(roomjob::Enter{.sender = {.user = UserId{1}, .request = 1}, .nick = u"mina"_s, .since = {}},
                {}, {}, effects);
    QCOMPARE(std::get<effect::Refuse>(effects.front()).error.code, ErrorCode::RoomClosed);
}

void tst_RoomAccess::theRoomSystemStaysAsItIs()
{
    RoomDesk desk(0, "system");
    desk.enter(u"mina1"_s);
    for (const RoomAct act : {RoomAct::Close, RoomAct::Open, RoomAct::Quarantine, RoomAct::Release})
        QCOMPARE(desk.access(act), QStringList{u"operator refused wrong_room_kind"_s});
    QVERIFY(desk.enter(u"jiho1"_s).contains(u"jiho1 subscribed"_s));
}

QTEST_GUILESS_MAIN(tst_RoomAccess)
#include "tst_roomaccess.moc"
