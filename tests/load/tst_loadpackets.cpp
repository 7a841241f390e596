// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/wire.h"
#include "tests/checkout.h"
#include "tests/load/packets.h"
#include "tests/load/sequence.h"

#include <QFile>
#include <QTest>

using namespace chat::load;
using namespace Qt::StringLiterals;

namespace {

QByteArray golden(const QString &name)
{
    QFile file(QStringLiteral(CHAT_SOURCE_DIR "/tests/golden/") + name + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

std::string_view view(const QByteArray &bytes) { return {bytes.data(), size_t(bytes.size())}; }

constexpr Stamp someTime = 0x0123'4567'89ab'cdef;
constexpr size_t textBytes = 128;

} // namespace

class tst_LoadPackets final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsTheServersPackets_data();
    void knowsTheServersPackets();
    void aTextHasSoManyBytes_data();
    void aTextHasSoManyBytes();
    void findsTheStampInAMessage();
    void findsTheStampInAnAcknowledgement();
    void stamps_data();
    void stamps();
    void theServerReadsWhatItSays_data();
    void theServerReadsWhatItSays();
    void bareFramesCarryTheSame();
    void sequence_data();
    void sequence();
    void attendance_data();
    void attendance();
};

void tst_LoadPackets::knowsTheServersPackets_data()
{
    QTest::addColumn<int>("said");
    QTest::addColumn<QByteArray>("room");
    QTest::addColumn<int>("q");
    const auto row = [](const char *name, Said said, const char *room = "", int q = 0) {
        QTest::newRow(name) << int(said) << QByteArray(room) << q;
    };
    row("msg.new.event", Said::Message, "0000q8et82lax", 12);
    row("room.snapshot.event", Said::Entered, "0000q8et82lax", 12);
    row("welcome.event", Said::LoggedIn);
    row("error.answer", Said::Refused);
    row("hello.event", Said::Other);
    row("member.joined.event", Said::Other);
    row("pong.event", Said::Other);
    row("room.enter.answer", Said::Other);
    row("msg.send.answer", Said::Other); // the nonce is not ours
}

void tst_LoadPackets::knowsTheServersPackets()
{
    QFETCH(int, said);
    QFETCH(QByteArray, room);
    QFETCH(int, q);
    const QByteArray packet = golden(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!packet.isEmpty());
    const Packet read = readPacket(view(packet), textBytes);
    QCOMPARE(int(read.said), said);
    QCOMPARE(QByteArray(read.room.data(), qsizetype(read.room.size())), room);
    QCOMPARE(int(read.q), q);
    QCOMPARE(read.stamp, 0);
    if (read.said == Said::Refused)
        QCOMPARE(read.error, std::string_view("message_too_long"));
}

void tst_LoadPackets::aTextHasSoManyBytes_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("characters");
    QTest::newRow("all ASCII") << 128 << 128;
    QTest::newRow("the most characters there may be") << 4000 << 4000;
    QTest::newRow("one byte more: one character of four bytes") << 4001 << 3998;
    QTest::newRow("two more: the same, the rest is filled") << 4002 << 3999;
    QTest::newRow("four more: two of four bytes") << 4004 << 3998;
    QTest::newRow("the longest: the stamp, and all others of four bytes") << 15'949 << 4000;
    QTest::newRow("longer than a server takes") << 15'950 << 4001;
}

void tst_LoadPackets::aTextHasSoManyBytes()
{
    QFETCH(int, bytes);
    const std::string text = messageText(someTime, size_t(bytes));
    QCOMPARE(int(text.size()), bytes);
    QCOMPARE(stampOf(text), someTime);
    QTEST(int(QString::fromUtf8(text.data(), qsizetype(text.size())).toUcs4().size()), "characters");
    QCOMPARE(bareMessage(someTime, 1, size_t(bytes)).size(), size_t(bytes));
}

void tst_LoadPackets::findsTheStampInAMessage()
{
    const std::string text = messageText(someTime, textBytes);
    QCOMPARE(text.size(), textBytes);
    const std::string packet
        = R"({"t":"msg.new","r":"0000q8et82lax","q":7,"ts":1,"d":{"user":{"id":"0000u3y56da2v","nick":"a"},"text":")"
        + text + R"("}})";
    const Packet expected = readPacket(packet, textBytes);
    QCOMPARE(expected.stamp, someTime);
    QCOMPARE(expected.q, uint64_t(7));
    QCOMPARE(readPacket(packet, textBytes + 1).stamp, someTime); // another length has to be looked for
}

void tst_LoadPackets::findsTheStampInAnAcknowledgement()
{
    const std::string packet
        = R"({"t":"ok","id":4,"d":{"q":99,"ts":1,"nonce":")" + stamped(someTime) + R"(-3"}})";
    const Packet read = readPacket(packet, textBytes);
    QCOMPARE(read.said, Said::Stored);
    QCOMPARE(read.q, uint64_t(99));
    QCOMPARE(read.stamp, someTime);
}

void tst_LoadPackets::stamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("stamp");
    QTest::newRow("one of ours") << QByteArray("~0123456789abcdef") << qint64(someTime);
    QTest::newRow("with something behind") << QByteArray("~0000000000000001xxx") << qint64(1);
    QTest::newRow("one digit short") << QByteArray("~0123456789abcde") << qint64(0);
    QTest::newRow("not a digit") << QByteArray("~0123456789abcdeg") << qint64(0);
    QTest::newRow("without the mark") << QByteArray("00123456789abcdef") << qint64(0);
    QTest::newRow("nothing") << QByteArray() << qint64(0);
}

void tst_LoadPackets::stamps()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, stamp);
    QCOMPARE(stampOf(view(text)), stamp);
    if (stamp != 0)
        QVERIFY(text.startsWith(QByteArray::fromStdString(stamped(stamp))));
}

void tst_LoadPackets::theServerReadsWhatItSays_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<int>("id");
    const auto row = [](const char *name, const std::string &packet, int id) {
        QTest::newRow(name) << QByteArray::fromStdString(packet) << id;
    };
    row("hello", helloPacket(), 1);
    row("login as guest", guestPacket("load-1-2"), 2);
    row("enter", enterPacket("channel-0"), 3);
    row("say", sayPacket("0000q8et82lax", someTime, 12'345'678, textBytes), 4);
    row("say as little as possible", sayPacket("0000q8et82lax", someTime, 1, 0), 4);
}

void tst_LoadPackets::theServerReadsWhatItSays()
{
    QFETCH(QByteArray, packet);
    QFETCH(int, id);
    chat::Document document;
    const auto request = chat::decodeRequest(packet, chat::WireFormat::Json, document, 65536);
    QVERIFY(request);
    QCOMPARE(int(request->id), id);
    if (const auto *said = std::get_if<chat::SendMessage>(&request->command))
        QVERIFY(said->text.startsWith(u'~'));
}

void tst_LoadPackets::bareFramesCarryTheSame()
{
    const std::string frame = bareMessage(someTime, 42, 200);
    QCOMPARE(frame.size(), size_t(200));
    const Packet read = readBare(frame);
    QCOMPARE(read.said, Said::Message);
    QCOMPARE(read.q, uint64_t(42));
    QCOMPARE(read.stamp, someTime);
    QCOMPARE(bareMessage(someTime, 42, 1).size(), size_t(34));
    QCOMPARE(readBare("joined").said, Said::Other);
    QCOMPARE(readBare(frame.substr(0, 33)).said, Said::Other);
}

void tst_LoadPackets::sequence_data()
{
    QTest::addColumn<QList<int>>("numbers"); // after entering at 5; the room ends at 8
    QTest::addColumn<int>("missing");
    QTest::addColumn<int>("repeated");
    QTest::newRow("once and in order") << QList<int>{6, 7, 8} << 0 << 0;
    QTest::newRow("one is missing") << QList<int>{6, 8} << 1 << 0;
    QTest::newRow("the last is missing") << QList<int>{6, 7} << 1 << 0;
    QTest::newRow("one comes twice") << QList<int>{6, 7, 7, 8} << 0 << 1;
    QTest::newRow("two are exchanged") << QList<int>{7, 6, 8} << 1 << 1;
    QTest::newRow("one from before") << QList<int>{5, 6, 7, 8} << 0 << 1;
    QTest::newRow("nothing at all") << QList<int>{} << 3 << 0;
}

void tst_LoadPackets::sequence()
{
    QFETCH(QList<int>, numbers);
    QFETCH(int, missing);
    QFETCH(int, repeated);
    Sequence sequence;
    Faults faults;
    sequence.enter(5);
    for (const int number : numbers)
        sequence.take(uint64_t(number), faults);
    sequence.end(8, faults);
    QCOMPARE(int(faults.missing), missing);
    QCOMPARE(int(faults.repeated), repeated);
}

void tst_LoadPackets::attendance_data()
{
    QTest::addColumn<QList<int>>("numbers"); // after entering at 5; the room ends at 8
    QTest::addColumn<bool>("clean");
    QTest::newRow("in order") << QList<int>{6, 7, 8} << true;
    QTest::newRow("in another order") << QList<int>{8, 6, 7} << true;
    QTest::newRow("one is missing") << QList<int>{6, 8} << false;
    QTest::newRow("one comes twice") << QList<int>{6, 7, 8, 8} << false;
    QTest::newRow("one comes twice and one never") << QList<int>{6, 8, 8} << false;
}

void tst_LoadPackets::attendance()
{
    QFETCH(QList<int>, numbers);
    QFETCH(bool, clean);
    Attendance attendance;
    Faults faults;
    attendance.enter(5);
    for (const int number : numbers)
        attendance.take(uint64_t(number));
    attendance.end(8, faults);
    QCOMPARE(faults == Faults{}, clean);
}

QTEST_GUILESS_MAIN(tst_LoadPackets)
#include "tst_loadpackets.moc"
