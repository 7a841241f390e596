// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/runtime/runtimefixture.h"

#include <QTest>

#include <thread>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Four people who enter, say, leave one room, which retires whenever it is empty, while another thread lists
/// the rooms: at most one actor lives, no number is given twice or left out, every request is answered once.
/// CI runs it with the thread sanitizer, which sees data that two touch at once and locks that are taken in
/// two orders (B1-10, B1-26, B4-07, B5-04, B5-05).
class tst_HubStorm final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void enterSayLeaveRetire_data();
    void enterSayLeaveRetire();
};

void tst_HubStorm::enterSayLeaveRetire_data()
{
    QTest::addColumn<int>("faults");
    QTest::newRow("B3-18: retire and revival never make two rooms of one id") << 0;
    QTest::newRow("also when jobs throw now and then") << 10;
}

void tst_HubStorm::enterSayLeaveRetire()
{
    QFETCH(int, faults);
    constexpr quint32 people = 4;
    constexpr RequestId cycles = 400;
    constexpr RequestId says = 3;
    RuntimeFixture fixture({.workers = 4, .idleTime = 0ms});
    std::atomic<int> strange{0};
    std::array<std::vector<std::pair<RequestId, Seq>>, people> said;
    std::jthread lister([&](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            const auto rooms = fixture.hub->rooms();
            if (rooms.size() != 2 || rooms.front().counts->people > int(people))
                ++strange;
            std::this_thread::yield();
        }
    });
    {
        std::vector<std::jthread> threads;
        for (quint32 number = 0; number < people; ++number) {
            threads.emplace_back([&, number] {
                const Person person{number + 1};
                RequestId request = number * 1'000'000;
                for (RequestId cycle = 0; cycle < cycles; ++cycle) {
                    if (faults != 0 && number == 0 && cycle % (cycles / RequestId(faults)) == 0)
                        fixture.publisher.throwAt = 5;
                    fixture.post(person.enter(++request));
                    const RequestId first = request + 1;
                    for (RequestId i = 0; i < says; ++i)
                        fixture.post(person.say(++request));
                    if (cycle % 2 == 0) {
                        fixture.post(person.leave(++request));
                    } else {
                        fixture.post(person.gone());
                        fixture.post(person.leave(++request)); // a late one, of somebody who is gone
                    }
                    if (fixture.publisher.answer(request).isEmpty())
                        ++strange;
                    for (RequestId one = first; faults == 0 && one < first + says; ++one) {
                        if (fixture.publisher.answer(one) != u"ok"_s)
                            ++strange; // not_joined: the enter was another actor's
                        else
                            said[number].emplace_back(one, fixture.publisher.seqOf(one));
                    }
                }
            });
        }
    }
    lister = {}; // asks it to stop and waits
    fixture.settle();
    QCOMPARE(strange, 0);
    QCOMPARE(fixture.store.holes, 0);
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    QVERIFY2(fixture.store.loads > 1, "it never retired, so this test showed nothing");
    const auto kept = fixture.store.events(RuntimeFixture::room);
    size_t acknowledged = 0;
    for (const auto &answers : said) {
        for (const auto &[request, seq] : answers) {
            ++acknowledged;
            QVERIFY(seq >= 1 && seq <= Seq(kept.size()));
            QCOMPARE(kept[size_t(seq - 1)].seq, seq);
            QCOMPARE(kept[size_t(seq - 1)].nonce, "n" + QByteArray::number(request));
        }
    }
    if (faults == 0)
        QCOMPARE(acknowledged, kept.size());
    else
        QVERIFY(!fixture.incidents().empty());
    const std::vector<QJsonObject> told = fixture.publisher.toldPackets(RuntimeFixture::room);
    Seq last = 0;
    for (const QJsonObject &packet : told) {
        if (packet["t"_L1] != "msg.new"_L1)
            continue;
        QCOMPARE(packet["q"_L1].toInteger(), ++last);
    }
    QCOMPARE(size_t(last), kept.size());
    if (faults == 0)
        QVERIFY(!told.empty() && !fixture.publisher.told(RuntimeFixture::room).contains(u"room.closed"_s));
}

QTEST_GUILESS_MAIN(tst_HubStorm)
#include "tst_hubstorm.moc"
