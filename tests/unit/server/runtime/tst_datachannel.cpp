// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/runtime/runtimefixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;

namespace {

constexpr RoomId matchRoom{60};

RoomJob data(const Person &who, RequestId request, int op)
{
    return roomjob::Data{who.asks(request), op, {"go"}};
}

/// The room of a match of ann and bob, both in it.
bool open(RuntimeFixture &fixture)
{
    RoomSettings settings{
        .topic = {}, .passwordHash = {}, .inviteOnly = true, .host = UserInfo{{1}, u"nick1"_s}};
    settings.admit(UserId{ann.number});
    settings.admit(UserId{bob.number});
    const auto opened = fixture.hub->open(
        {.id = matchRoom, .name = u"duel"_s, .kind = "match", .maxPeople = 2, .epoch = 100},
        std::move(settings));
    return opened && fixture.ask(ann.enter(1), 1, matchRoom) == u"ok"_s
        && fixture.ask(bob.enter(2), 2, matchRoom) == u"ok"_s;
}

QStringList heard(const RuntimeFixture &fixture)
{
    QStringList numbers;
    for (const QJsonObject &packet : fixture.publisher.toldPackets(matchRoom)) {
        if (packet["t"_L1] == "match.data"_L1)
            numbers << QString::number(packet["d"_L1]["n"_L1].toInteger());
    }
    return numbers;
}

} // namespace

/// The data of a match and the store (F-074, decision 39).
class tst_DataChannel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsNotBehindACommit();
    void itNeedsNoStore();
};

/// While the log is held: what is said in a channel waits for its commit, the data of a match does not.
void tst_DataChannel::itIsNotBehindACommit()
{
    RuntimeFixture fixture;
    QVERIFY(open(fixture));
    QCOMPARE(fixture.ask(ann.enter(3), 3), u"ok"_s);
    fixture.settle();
    const int commits = fixture.store.commits;

    fixture.store.appending.close();
    fixture.post(ann.say(4));
    QVERIFY(fixture.store.appending.holds());
    for (const RequestId request : {5, 6, 7})
        QCOMPARE(fixture.ask(data(request == 6 ? bob : ann, request, int(request)), request, matchRoom),
                 u"ok"_s);
    QCOMPARE(heard(fixture), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    QVERIFY(!fixture.publisher.isAnswered(4));
    QVERIFY(!fixture.publisher.told(RuntimeFixture::room).contains(u"msg.new"_s));

    fixture.store.appending.open();
    QCOMPARE(fixture.publisher.answer(4), u"ok"_s);
    fixture.settle();
    QCOMPARE(fixture.store.commits, commits + 1); // of the message
    QVERIFY(fixture.store.events(matchRoom).empty() && !fixture.store.record(matchRoom));
}

/// While nothing can be stored: messages are refused, the data of a match goes on.
void tst_DataChannel::itNeedsNoStore()
{
    RuntimeFixture fixture({.pipelineEntries = 1});
    QVERIFY(open(fixture));
    QCOMPARE(fixture.ask(ann.enter(3), 3), u"ok"_s);
    fixture.settle();
    fixture.store.appending.close();
    fixture.post(ann.say(4));
    QVERIFY(fixture.store.appending.holds());
    QCOMPARE(fixture.ask(ann.say(5), 5), u"storage_unavailable"_s);
    QCOMPARE(fixture.ask(data(ann, 6, 6), 6, matchRoom), u"ok"_s);
    QCOMPARE(heard(fixture), QStringList{u"1"_s});
    fixture.store.appending.open();
    QCOMPARE(fixture.publisher.answer(4), u"ok"_s);
}

QTEST_GUILESS_MAIN(tst_DataChannel)
#include "tst_datachannel.moc"
