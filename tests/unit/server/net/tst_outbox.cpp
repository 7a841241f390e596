// SPDX-License-Identifier: Apache-2.0
#include "server/net/frame.h"
#include "server/net/outbox.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>
#include <deque>
#include <sys/uio.h>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const MonoTime start{1h};
const OutboxLimits small{.markFrames = 4, .markBytes = 100, .hardBytes = 200, .markTime = 5s};

/// Writes at most `budget` bytes, as writev() on a full socket would.
QByteArray writeSome(Outbox &outbox, qsizetype budget, MonoTime now = start)
{
    std::array<iovec, 64> pieces;
    const size_t count = outbox.gather(pieces);
    QByteArray written;
    for (const iovec &piece : std::span(pieces).first(count))
        written.append(static_cast<const char *>(piece.iov_base), qsizetype(piece.iov_len));
    written.truncate(budget);
    outbox.consume(written.size(), now);
    return written;
}

QByteArray drain(Outbox &outbox)
{
    QByteArray written;
    while (!outbox.empty())
        written += writeSome(outbox, outbox.bytes());
    return written;
}

} // namespace

class tst_Outbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsLimits_data();
    void keepsLimits();
    void isSlowOnlyAfterTheWholeMarkTime();
    void breathingStartsTheMarkTimeAfresh();
    void takesNothingOverTheHardLimit();
    void sharesFrames();
    void idleOutboxIsSmall();
    void gathersAtMostWhatFits();
    void frontGoesBehindTheBegunFrame_data();
    void frontGoesBehindTheBegunFrame();
    void pingFloodCostsOnePong();
    void dropsAllButTheBegunFrame_data();
    void dropsAllButTheBegunFrame();
    void droppingEndsSlowness();
    void knowsTheAgeOfTheOldest();
    void partialWritesAreByteExact();
};

void tst_Outbox::keepsLimits_data()
{
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("bytesEach");
    QTest::addColumn<OutboxState>("state");
    QTest::newRow("frames N-1") << 3 << 1 << OutboxState::Ok;
    QTest::newRow("frames N") << 4 << 1 << OutboxState::Ok;
    QTest::newRow("frames N+1") << 5 << 1 << OutboxState::AboveMark;
    QTest::newRow("bytes N-1") << 1 << 99 << OutboxState::Ok;
    QTest::newRow("bytes N") << 1 << 100 << OutboxState::Ok;
    QTest::newRow("bytes N+1") << 1 << 101 << OutboxState::AboveMark;
    QTest::newRow("hard bytes N-1") << 1 << 199 << OutboxState::AboveMark;
    QTest::newRow("hard bytes N") << 1 << 200 << OutboxState::AboveMark;
    QTest::newRow("hard bytes N+1") << 1 << 201 << OutboxState::OverHard;
    QTest::newRow("hard bytes N+1 in three frames") << 3 << 67 << OutboxState::OverHard;
}

void tst_Outbox::keepsLimits()
{
    QFETCH(int, frames);
    QFETCH(int, bytesEach);
    QFETCH(OutboxState, state);
    Outbox outbox(small);
    OutboxState last = OutboxState::Ok;
    for (int i = 0; i < frames; ++i)
        last = outbox.push(QByteArray(bytesEach, 'x'), start);
    QCOMPARE(last, state);
    QCOMPARE(outbox.state(start), state);
    QCOMPARE(outbox.frames(), frames);
    QCOMPARE(outbox.bytes(), frames * bytesEach);
}

void tst_Outbox::isSlowOnlyAfterTheWholeMarkTime()
{
    Outbox outbox(small);
    outbox.push(QByteArray(101, 'x'), start);
    QCOMPARE(outbox.state(start + 5s - 1ms), OutboxState::AboveMark);
    QCOMPARE(outbox.state(start + 5s), OutboxState::AboveMark);
    QCOMPARE(outbox.state(start + 5s + 1ms), OutboxState::Slow);
    QCOMPARE(outbox.push("more", start + 4s), OutboxState::AboveMark);
    QCOMPARE(outbox.state(start + 5s + 1ms), OutboxState::Slow);
}

void tst_Outbox::breathingStartsTheMarkTimeAfresh()
{
    Outbox outbox(small);
    outbox.push(QByteArray(101, 'x'), start);
    outbox.consume(1, start + 4s);
    QCOMPARE(outbox.state(start + 6s), OutboxState::Ok);
    outbox.push("x", start + 6s);
    QCOMPARE(outbox.state(start + 11s), OutboxState::AboveMark);
    QCOMPARE(outbox.state(start + 11s + 1ms), OutboxState::Slow);
}

void tst_Outbox::takesNothingOverTheHardLimit()
{
    Outbox outbox(small);
    outbox.push(QByteArray(200, 'x'), start);
    QCOMPARE(outbox.push("y", start), OutboxState::OverHard);
    QCOMPARE(outbox.push("lost", start), OutboxState::OverHard);
    QCOMPARE(outbox.pushFront("lost", start), OutboxState::OverHard);
    QCOMPARE(outbox.bytes(), 201);
    QCOMPARE(outbox.frames(), 2);
}

void tst_Outbox::sharesFrames()
{
    const QByteArray frame(50, 'x');
    Outbox a(small), b(small);
    a.push(frame, start);
    b.push(frame, start);
    std::array<iovec, 1> ofA, ofB;
    QCOMPARE(a.gather(ofA), 1u);
    QCOMPARE(b.gather(ofB), 1u);
    QVERIFY2(ofA[0].iov_base == frame.constData() && ofB[0].iov_base == frame.constData(), "B5-02: no copy");
}

void tst_Outbox::idleOutboxIsSmall()
{
    static_assert(sizeof(Outbox) <= 24);
    Outbox outbox(small);
    QByteArray frame(10, 'x');
    outbox.push(QByteArray(), start);
    QVERIFY2(outbox.empty(), "an empty frame is nothing");
    outbox.push(frame, start);
    QVERIFY(!frame.isDetached());
    QCOMPARE(drain(outbox), frame);
    QVERIFY2(frame.isDetached(), "a written frame is let go");
    QVERIFY(outbox.empty());
    QCOMPARE(outbox.frames(), 0);
    QCOMPARE(outbox.bytes(), 0);
    std::array<iovec, 1> pieces;
    QCOMPARE(outbox.gather(pieces), 0u);
    outbox.consume(0, start);
}

void tst_Outbox::gathersAtMostWhatFits()
{
    const OutboxLimits defaults;
    Outbox outbox(defaults);
    for (int i = 0; i < 65; ++i)
        outbox.push(QByteArray::number(100 + i), start);
    std::array<iovec, 64> pieces;
    QCOMPARE(outbox.gather(std::span(pieces).first(0)), 0u);
    QCOMPARE(outbox.gather(std::span(pieces).first(63)), 63u);
    QCOMPARE(outbox.gather(pieces), 64u);
    outbox.consume(64 * 3 + 1, start);
    QCOMPARE(outbox.gather(pieces), 1u);
    QCOMPARE(QByteArray(static_cast<char *>(pieces[0].iov_base), qsizetype(pieces[0].iov_len)), "64");
}

void tst_Outbox::frontGoesBehindTheBegunFrame_data()
{
    QTest::addColumn<int>("begun");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("nothing begun: first of all") << 0 << "PONGaaaabbbb"_ba;
    QTest::newRow("one byte begun: behind that frame") << 1 << "aaaaPONGbbbb"_ba;
    QTest::newRow("all but one byte begun: behind that frame") << 3 << "aaaaPONGbbbb"_ba;
    QTest::newRow("first frame gone: before the second") << 4 << "aaaaPONGbbbb"_ba;
    QTest::newRow("second frame begun: behind it") << 5 << "aaaabbbbPONG"_ba;
}

void tst_Outbox::frontGoesBehindTheBegunFrame()
{
    QFETCH(int, begun);
    QFETCH(QByteArray, written);
    Outbox outbox(small);
    outbox.push("aaaa", start);
    outbox.push("bbbb", start);
    const QByteArray before = writeSome(outbox, begun);
    outbox.pushFront("PONG", start);
    QCOMPARE(before + drain(outbox), written);
}

void tst_Outbox::pingFloodCostsOnePong()
{
    Outbox outbox(small);
    outbox.push("data", start);
    const QByteArray before = writeSome(outbox, 1);
    for (int i = 0; i < 1000; ++i)
        outbox.pushFront(makeFrame(Opcode::Pong, QByteArray::number(i)), start);
    QCOMPARE(outbox.frames(), 2);
    const QByteArray pong = makeFrame(Opcode::Pong, "999");
    QCOMPARE(outbox.bytes(), 3 + pong.size());
    const QByteArray later = writeSome(outbox, 3 + 1);
    outbox.pushFront(makeFrame(Opcode::Pong, "new"), start);
    QCOMPARE(before + later + drain(outbox), "data" + pong + makeFrame(Opcode::Pong, "new"));
}

void tst_Outbox::dropsAllButTheBegunFrame_data()
{
    QTest::addColumn<int>("begun");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("nothing begun: all is dropped") << 0 << ""_ba;
    QTest::newRow("one byte begun: the rest of it stays") << 1 << "aaa"_ba;
    QTest::newRow("all but one byte begun: one byte stays") << 3 << "a"_ba;
    QTest::newRow("first frame gone: all is dropped") << 4 << ""_ba;
    QTest::newRow("second frame begun: the rest of it stays") << 6 << "bb"_ba;
}

void tst_Outbox::dropsAllButTheBegunFrame()
{
    QFETCH(int, begun);
    QFETCH(QByteArray, rest);
    Outbox outbox(small);
    for (const char *frame : {"aaaa", "bbbb", "cccc"})
        outbox.push(frame, start);
    QCOMPARE(writeSome(outbox, begun).size(), begun);
    outbox.dropUnsent();
    QCOMPARE(outbox.bytes(), rest.size());
    outbox.pushFront("CLOSE", start);
    QCOMPARE(drain(outbox), QByteArray(rest + "CLOSE"));
}

void tst_Outbox::droppingEndsSlowness()
{
    Outbox outbox(small);
    outbox.push(QByteArray(50, 'x'), start);
    outbox.push(QByteArray(151, 'y'), start);
    outbox.consume(1, start);
    QCOMPARE(outbox.push("z", start), OutboxState::OverHard);
    outbox.dropUnsent();
    QCOMPARE(outbox.state(start + 1h), OutboxState::Ok);
    QCOMPARE(outbox.pushFront("CLOSE", start), OutboxState::Ok);
    QCOMPARE(outbox.bytes(), 49 + 5);
}

void tst_Outbox::knowsTheAgeOfTheOldest()
{
    Outbox outbox(small);
    QCOMPARE(outbox.oldestAge(start), 0ms);
    outbox.push("aaaa", start);
    outbox.push("bbbb", start + 2s);
    QCOMPARE(outbox.oldestAge(start + 3s), 3s);
    outbox.consume(3, start + 3s);
    QCOMPARE(outbox.oldestAge(start + 3s), 3s);
    outbox.consume(1, start + 3s);
    QCOMPARE(outbox.oldestAge(start + 3s), 1s);
    outbox.consume(4, start + 3s);
    QCOMPARE(outbox.oldestAge(start + 9s), 0ms);
}

void tst_Outbox::partialWritesAreByteExact()
{
    QRandomGenerator random(5014); // B5-14
    const OutboxLimits wide{.hardBytes = 1 << 30};
    Outbox outbox(wide);
    QByteArray pushed, written;
    qsizetype frames = 0;
    for (int i = 0; i < 20000; ++i) {
        for (int burst = random.bounded(4); burst > 0; --burst) {
            const QByteArray frame(random.bounded(1, 300), char('a' + frames++ % 26));
            pushed += frame;
            outbox.push(frame, start);
        }
        written += writeSome(outbox, random.bounded(500));
        QCOMPARE(outbox.bytes(), pushed.size() - written.size());
    }
    written += drain(outbox);
    QVERIFY(frames > 20000);
    QVERIFY(written == pushed);
}

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_outbox.moc"
