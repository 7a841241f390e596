// SPDX-License-Identifier: Apache-2.0
#include "server/net/frame.h"
#include "tests/unit/server/net/clientframes.h"
#include "tests/unit/server/net/framenotes.h"

#include <QRandomGenerator>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

QByteArray outcome(const FrameResult &result)
{
    if (!result)
        return QByteArray::number(int(result.error().code)) + ' ' + result.error().reason.latin1();
    return *result == FrameProgress::Ended ? "ended"_ba
        : *result == FrameProgress::Paused ? "paused"_ba
                                           : "more"_ba;
}

/// Feeds a copy, because the reader spoils the bytes. The last line says how it went.
QByteArrayList read(FrameReader &reader, QByteArray bytes, Notes &notes)
{
    bytes.detach();
    const auto result = reader.feed({bytes.data(), size_t(bytes.size())}, notes);
    return notes.lines + QByteArrayList{outcome(result)};
}

QByteArrayList readAll(const QByteArray &bytes, const FrameLimits &limits = {})
{
    FrameReader reader(limits);
    Notes notes;
    return read(reader, bytes, notes);
}

const FrameLimits defaults;

} // namespace

class tst_Frame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndRefuses_data();
    void readsAndRefuses();
    void keepsLimits_data();
    void keepsLimits();
    void closeCodes_data();
    void closeCodes();
    void everySplitAndMergeGivesTheSame_data();
    void everySplitAndMergeGivesTheSame();
    void pausesWithoutLoss();
    void readsNothingAfterTheEnd();
    void bigLengthCostsNoMemory();
    void idleReaderIsSmall();
    void knowsWhenItIsInTheMiddle();
    void unmasksEveryLengthAndOffset();
    void randomMessagesSurvive();
};

void tst_Frame::readsAndRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("expected");
    const QByteArray korean = "안녕하세요"_ba;
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArrayList &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    using enum Opcode;

    row("text", masked(Text, "hello"), {"text hello", "more"});
    row("empty text", masked(Text, ""), {"text ", "more"});
    row("binary that is not UTF-8", masked(Binary, "\xFF\xFE"), {"binary \xFF\xFE", "more"});
    row("two messages in one read (B5-03)", masked(Text, "a") + masked(Text, "b"),
        {"text a", "text b", "more"});
    row("ping and pong", masked(Ping, "1") + masked(Pong, "2"), {"ping 1", "pong 2", "more"});
    row("three fragments",
        masked(Text, "a", false) + masked(Continuation, "b", false) + masked(Continuation, "c"),
        {"text abc", "more"});
    row("binary in fragments", masked(Binary, "a", false) + masked(Continuation, "b"), {"binary ab", "more"});
    row("ping between fragments is told at once",
        masked(Text, "a", false) + masked(Ping, "now") + masked(Continuation, "b"),
        {"ping now", "text ab", "more"});
    row("close between fragments", masked(Text, "a", false) + masked(Close, closePayload(1000)),
        {"close 1000 ", "ended"});
    row("row 8: unmasked", makeFrame(Text, "a"), {"1002 frame is not masked"});
    row("row 8: unmasked after a good one", masked(Text, "a") + makeFrame(Text, "b"),
        {"text a", "1002 frame is not masked"});
    for (const int bit : {0x40, 0x20, 0x10})
        QTest::addRow("row 9: reserved bit %02x", bit)
            << rawFrame(finBit | bit | 1, "a") << QByteArrayList{"1002 reserved bits are set"};
    for (const int opcode : {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF})
        QTest::addRow("row 9: reserved opcode %x", opcode)
            << rawFrame(finBit | opcode, "a") << QByteArrayList{"1002 reserved opcode"};
    for (const Opcode opcode : {Close, Ping, Pong})
        QTest::addRow("row 9: fragmented control frame %x", int(opcode))
            << masked(opcode, "", false) << QByteArrayList{"1002 fragmented control frame"};
    row("control frame of 125 bytes", masked(Ping, QByteArray(125, 'p')),
        {"ping " + QByteArray(125, 'p'), "more"});
    row("row 9: control frame of 126 bytes", masked(Ping, QByteArray(126, 'p')),
        {"1002 control frame over 125 bytes"});
    row("125 bytes with a length of 2 bytes", rawFrame(finBit | 1, QByteArray(125, 'a'), 2),
        {"1002 length not in its shortest form"});
    row("126 bytes with a length of 8 bytes", rawFrame(finBit | 1, QByteArray(126, 'a'), 8),
        {"1002 length not in its shortest form"});
    row("65535 bytes with a length of 8 bytes", rawFrame(finBit | 1, QByteArray(65535, 'a'), 8),
        {"1002 length not in its shortest form"});
    row("length with the highest bit", "\x81\xFF\x80\0\0\0\0\0\0\x01"_ba,
        {"1002 length with the highest bit set"});
    row("row 10: length of 2^40", "\x82\xFF\0\0\x01\0\0\0\0\0"_ba, {"1009 frame too big"});
    row("continuation of nothing", masked(Continuation, "a"), {"1002 continuation of nothing"});
    row("continuation after a complete message", masked(Text, "a") + masked(Continuation, "b"),
        {"text a", "1002 continuation of nothing"});
    row("new message inside a fragmented one", masked(Text, "a", false) + masked(Text, "b"),
        {"1002 new message inside a fragmented one"});
    row("row 15: text that is not UTF-8", masked(Text, "a\xC3("), {"1007 text is not UTF-8"});
    row("row 15: overlong", masked(Text, "\xC0\xAF"), {"1007 text is not UTF-8"});
    row("row 15: surrogate", masked(Text, "\xED\xA0\x80"), {"1007 text is not UTF-8"});
    row("row 15: above U+10FFFF", masked(Text, "\xF4\x90\x80\x80"), {"1007 text is not UTF-8"});
    row("row 15: cut character at the end", masked(Text, korean.chopped(1)), {"1007 text is not UTF-8"});
    row("row 15: cut character at the end of the last fragment",
        masked(Text, "a", false) + masked(Continuation, korean.chopped(2)), {"1007 text is not UTF-8"});
    row("highest character", masked(Text, "\xF4\x8F\xBF\xBF"), {"text \xF4\x8F\xBF\xBF", "more"});
    for (qsizetype at = 0; at <= korean.size(); ++at)
        QTest::addRow("row 16: Korean split into fragments at byte %d", int(at))
            << masked(Text, korean.first(at), false) + masked(Continuation, korean.sliced(at))
            << QByteArrayList{"text " + korean, "more"};
    row("row 12: endless empty continuations",
        masked(Text, "", false) + masked(Continuation, "", false).repeated(1000),
        {"1008 too many fragments"});
}

void tst_Frame::readsAndRefuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, expected);
    QCOMPARE(readAll(bytes), expected);
}

void tst_Frame::keepsLimits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");
    const auto text = [](qsizetype size) { return masked(Opcode::Text, QByteArray(size, 'a')); };
    const auto pair = [](qsizetype first, qsizetype second) -> QByteArray {
        return masked(Opcode::Text, QByteArray(first, 'a'), false)
            + masked(Opcode::Continuation, QByteArray(second, 'b'));
    };
    QTest::newRow("frame of N-1") << text(199) << "more"_ba;
    QTest::newRow("frame of N") << text(200) << "more"_ba;
    QTest::newRow("frame of N+1") << text(201) << "1009 frame too big"_ba;
    QTest::newRow("header of a frame of N+1") << text(201).first(4) << "1009 frame too big"_ba;
    QTest::newRow("header of a frame of N") << text(200).first(4) << "more"_ba;
    QTest::newRow("message of N-1") << pair(200, 99) << "more"_ba;
    QTest::newRow("message of N") << pair(200, 100) << "more"_ba;
    QTest::newRow("message of N+1") << pair(200, 101) << "1009 message too big"_ba;
    QTest::newRow("fragments N-1") << fragments(3) << "more"_ba;
    QTest::newRow("fragments N") << fragments(4) << "more"_ba;
    QTest::newRow("fragments N+1") << fragments(5) << "1008 too many fragments"_ba;
    QTest::newRow("limits are of one message") << fragments(4).repeated(10) << "more"_ba;
}

void tst_Frame::keepsLimits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    const FrameLimits limits{.maxFrameBytes = 200, .maxMessageBytes = 300, .maxFragments = 4};
    QCOMPARE(readAll(bytes, limits).last(), result);
}

void tst_Frame::closeCodes_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArrayList>("expected");
    QTest::newRow("no code") << ""_ba << QByteArrayList{"close 1005 ", "ended"};
    QTest::newRow("one byte") << "\x03"_ba << QByteArrayList{"1002 close frame of one byte"};
    QTest::newRow("reason") << closePayload(1000, "안녕") << QByteArrayList{"close 1000 안녕", "ended"};
    QTest::newRow("reason that is not UTF-8")
        << closePayload(1000, "\xFF") << QByteArrayList{"1007 close reason is not UTF-8"};
    for (const int code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4500, 4999})
        QTest::addRow("%d is allowed", code)
            << closePayload(quint16(code))
            << QByteArrayList{"close " + QByteArray::number(code) + ' ', "ended"};
    for (const int code : {0, 1, 999, 1004, 1005, 1006, 1012, 1015, 1016, 2000, 2999, 5000, 65535})
        QTest::addRow("%d is not allowed", code)
            << closePayload(quint16(code)) << QByteArrayList{"1002 close code not allowed"};
}

void tst_Frame::closeCodes()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArrayList, expected);
    QCOMPARE(readAll(masked(Opcode::Close, payload)), expected);
}

void tst_Frame::everySplitAndMergeGivesTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    using enum Opcode;
    const QByteArray good = masked(Text, "first") + masked(Ping, "") + masked(Text, "안녕", false)
        + masked(Ping, "in") + masked(Continuation, "하세요") + masked(Binary, QByteArray(300, 'b'))
        + masked(Pong, "x");
    QTest::newRow("good frames") << good;
    QTest::newRow("good frames, then close")
        << good + masked(Close, closePayload(1001, "bye")) + masked(Text, "late");
    QTest::newRow("good frames, then a violation") << good + masked(Text, "\xFF") + masked(Text, "late");
    QTest::newRow("good frames, then a bad header") << good + makeFrame(Text, "late") + masked(Text, "later");
    QTest::newRow("good frames, then an unfinished one") << good + masked(Text, "unfinished").chopped(1);
}

void tst_Frame::everySplitAndMergeGivesTheSame()
{
    QFETCH(QByteArray, bytes);
    const auto expected = readAll(bytes);
    const auto piecewise = [&](qsizetype first, qsizetype step) {
        FrameReader reader(defaults);
        Notes notes;
        QByteArrayList lines = read(reader, bytes.first(first), notes);
        for (qsizetype at = first; at < bytes.size(); at += step) {
            if (lines.last() != "more")
                return lines;
            lines = read(reader, bytes.mid(at, step), notes);
        }
        return lines;
    };
    for (qsizetype at = 0; at <= bytes.size(); ++at)
        QCOMPARE(piecewise(at, bytes.size()), expected);
    for (qsizetype step = 1; step <= bytes.size(); ++step)
        QCOMPARE(piecewise(0, step), expected);
}

void tst_Frame::pausesWithoutLoss()
{
    const QByteArray bytes = masked(Opcode::Text, "a") + masked(Opcode::Ping, "p") + fragments(3, "f")
        + masked(Opcode::Text, "b") + masked(Opcode::Close, closePayload(1000));
    const auto expected = readAll(bytes);
    for (qsizetype at = 0; at <= bytes.size(); ++at) {
        FrameReader reader(defaults);
        Notes notes;
        notes.pauses = true;
        for (const QByteArray &piece : {bytes.first(at), bytes.sliced(at)}) {
            auto lines = read(reader, piece, notes);
            while (lines.last() == "paused") {
                QVERIFY(!reader.midMessage());
                const auto told = notes.lines.size();
                lines = notes.lines + QByteArrayList{outcome(reader.resume(notes))};
                QVERIFY2(notes.lines.size() <= told + 1, "one frame a turn");
            }
        }
        QCOMPARE(notes.lines, expected.first(expected.size() - 1));
        QCOMPARE(outcome(reader.resume(notes)), "ended");
        QCOMPARE(reader.heldBytes(), 0);
    }
}

void tst_Frame::readsNothingAfterTheEnd()
{
    FrameReader violated(defaults);
    Notes notes;
    QCOMPARE(read(violated, makeFrame(Opcode::Text, "a"), notes), QByteArrayList{"1002 frame is not masked"});
    QCOMPARE(read(violated, masked(Opcode::Text, "a"), notes), QByteArrayList{"ended"});
    FrameReader closed(defaults);
    QCOMPARE(read(closed, masked(Opcode::Close, "") + "garbage", notes),
             (QByteArrayList{"close 1005 ", "ended"}));
    QCOMPARE(read(closed, masked(Opcode::Text, "a"), notes), (QByteArrayList{"close 1005 ", "ended"}));
    QCOMPARE(closed.heldBytes(), 0);
}

void tst_Frame::bigLengthCostsNoMemory()
{
    FrameReader reader(defaults);
    Notes notes;
    QCOMPARE(
        read(reader, masked(Opcode::Text, QByteArray(limits::maxFrameBytes, 'a')).first(20), notes).last(),
        "more");
    QVERIFY2(reader.heldBytes() < 100, "a promised length is not reserved");
}

void tst_Frame::idleReaderIsSmall()
{
    static_assert(sizeof(FrameReader) <= 64);
    FrameReader reader(defaults);
    Notes notes;
    QCOMPARE(reader.heldBytes(), 0);
    const QByteArray bytes
        = fragments(3, QByteArray(1000, 'a')) + masked(Opcode::Binary, QByteArray(2000, 'b'));
    read(reader, bytes.first(100), notes);
    QVERIFY(reader.heldBytes() >= 100);
    read(reader, bytes.sliced(100), notes);
    QCOMPARE(notes.lines.size(), 2);
    QCOMPARE(reader.heldBytes(), 0);
}

void tst_Frame::knowsWhenItIsInTheMiddle()
{
    FrameReader reader(defaults);
    Notes notes;
    QVERIFY(!reader.midMessage());
    read(reader, masked(Opcode::Text, "whole"), notes);
    QVERIFY(!reader.midMessage());
    read(reader, masked(Opcode::Text, "half").first(1), notes);
    QVERIFY2(reader.midMessage(), "one byte of a frame");
    read(reader, masked(Opcode::Text, "half").sliced(1), notes);
    QVERIFY(!reader.midMessage());
    read(reader, masked(Opcode::Text, "", false), notes);
    QVERIFY2(reader.midMessage(), "an empty first fragment");
    read(reader, masked(Opcode::Ping, ""), notes);
    QVERIFY2(reader.midMessage(), "a ping does not end the message");
    read(reader, masked(Opcode::Continuation, ""), notes);
    QVERIFY(!reader.midMessage());
}

void tst_Frame::unmasksEveryLengthAndOffset()
{
    QByteArray payload;
    for (int size = 0; size < 40; ++size) {
        for (int offset = 0; offset < 8; ++offset) {
            QByteArray bytes
                = QByteArray(offset, '-') + rawFrame(finBit | 2, payload, 0, 0x01020304u * quint32(size + 1));
            FrameReader reader(defaults);
            Notes notes;
            QVERIFY(
                reader.feed(std::span(bytes.data(), size_t(bytes.size())).subspan(size_t(offset)), notes));
            QCOMPARE(notes.lines, QByteArrayList{"binary " + payload});
        }
        payload.append(char(size * 7));
    }
}

void tst_Frame::randomMessagesSurvive()
{
    QRandomGenerator random(20240607);
    QByteArray bytes;
    QByteArrayList expected;
    for (int i = 0; i < 300; ++i) {
        QByteArray payload(random.bounded(i % 10 == 0 ? 60000 : 400), Qt::Uninitialized);
        std::ranges::generate(payload, [&] { return char(random.bounded(256)); });
        expected.append("binary " + payload);
        const int pieces = random.bounded(1, 6);
        for (int piece = 1; piece <= pieces; ++piece) {
            const auto size = piece == pieces ? payload.size() : random.bounded(int(payload.size()) + 1);
            bytes += rawFrame((piece == pieces ? finBit : 0) | (piece == 1 ? 2 : 0), payload.first(size), 0,
                              random.generate());
            payload.remove(0, size);
        }
    }
    FrameReader reader(defaults);
    Notes notes;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto step = random.bounded(1, 70000);
        QCOMPARE(read(reader, bytes.mid(at, step), notes).last(), "more");
        at += step;
    }
    QCOMPARE(notes.lines, expected);
    QCOMPARE(reader.heldBytes(), 0);
}

QTEST_GUILESS_MAIN(tst_Frame)
#include "tst_frame.moc"
