// SPDX-License-Identifier: Apache-2.0
#include "tests/support/samples.h"

#include <QCborMap>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace chat;

Q_DECLARE_METATYPE(chat::WireFormat)

namespace {

constexpr WireFormat bothFormats[]{WireFormat::Json, WireFormat::Cbor};

QByteArray nameOf(ErrorCode code)
{
    const QLatin1StringView name = errorRow(code).name;
    return {name.data(), name.size()};
}

/// The same packet in either spelling; the CBOR is Qt's, not ours.
QByteArray spelled(const QByteArray &json, WireFormat format)
{
    if (format == WireFormat::Json)
        return json;
    return QCborValue::fromJsonValue(QJsonDocument::fromJson(json).object()).toCbor();
}

QJsonObject asJson(const QByteArray &bytes, WireFormat format)
{
    return format == WireFormat::Json ? QJsonDocument::fromJson(bytes).object()
                                      : QCborValue::fromCbor(bytes).toJsonValue().toObject();
}

/// A ping of exactly so many bytes; the rest is in a field that nobody knows.
QByteArray pingOf(qsizetype size, WireFormat format)
{
    if (format == WireFormat::Json) {
        const QByteArray ping = R"({"t":"ping","id":7})";
        return ping + QByteArray(size - ping.size(), ' ');
    }
    const QByteArray head = QByteArray::fromHex("a3617464") + "ping" + QByteArray::fromHex("6269640761787a");
    const auto rest = quint32(size - head.size() - 4);
    QByteArray ping = head;
    for (int shift : {24, 16, 8, 0})
        ping.append(char(rest >> shift));
    return ping.append(QByteArray(qsizetype(rest), 'x'));
}

} // namespace

/// The envelope: requests, their refusals, and events that are kept.
class tst_Wire final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void envelopes_data();
    void envelopes();
    void everyNumberIsAnUnknownType();
    void frameSize_data();
    void frameSize();
    void textsStayAsTheyWere_data();
    void textsStayAsTheyWere();
    void errorFields_data();
    void errorFields();
    void pongAnswersPing();
    void aLiveEventIsThePacketItself();
    void aKeptEventInsideASnapshot();
    void serverPackets_data();
    void serverPackets();
};

void tst_Wire::envelopes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<uint>("id");
    QTest::addColumn<QByteArray>("error"); // empty: taken
    QTest::addColumn<QByteArray>("field");
    const auto taken = [](const char *row, const QByteArray &json, uint id) {
        QTest::newRow(row) << json << id << ""_ba << ""_ba;
    };
    const auto refused = [](const QByteArray &row, const QByteArray &json, uint id, const char *error,
                            const QByteArray &field) {
        QTest::newRow(row.constData()) << json << id << QByteArray(error) << field;
    };
    taken("no id: fire and forget", R"({"t":"ping"})", 0);
    taken("id 1", R"({"t":"ping","id":1})", 1);
    taken("id 2^32-1", R"({"t":"ping","id":4294967295})", 4294967295);
    taken("the id behind the rest", R"({"d":{},"t":"ping","id":7})", 7);
    taken("unknown fields beside and inside d",
          R"({"t":"ping","id":7,"x":[1],"y":null,"d":{"n":1,"x":{"user":1}}})", 7);
    taken("fields of an event are no business of ours", R"({"t":"ping","id":7,"r":1,"q":"x","ts":[]})", 7);
    refused("id 0", R"({"t":"ping","id":0})", 0, "bad_field", "id");
    refused("id 2^32", R"({"t":"ping","id":4294967296})", 0, "bad_field", "id");
    refused("id -1", R"({"t":"ping","id":-1})", 0, "bad_field", "id");
    refused("id 1.5", R"({"t":"ping","id":1.5})", 0, "bad_field", "id");
    refused("id as text", R"({"t":"ping","id":"7"})", 0, "bad_field", "id");
    refused("id null", R"({"t":"ping","id":null})", 0, "bad_field", "id");
    refused("id as a list", R"({"t":"ping","id":[7]})", 0, "bad_field", "id");
    refused("no type", R"({"id":7,"d":{}})", 7, "missing_field", "t");
    refused("an empty map", R"({})", 0, "missing_field", "t");
    refused("d is a list", R"({"t":"ping","id":7,"d":[]})", 7, "bad_field", "d");
    refused("d is null", R"({"t":"ping","id":7,"d":null})", 7, "bad_field", "d");
    refused("d is a text", R"({"t":"ping","id":7,"d":"{}"})", 7, "bad_field", "d");
    for (const QByteArray &who : {"user"_ba, "uid"_ba, "user_id"_ba}) {
        refused("identity beside d (B3-02)" + who, R"({"t":"ping","id":7,")" + who + R"(":"x","d":{}})", 7,
                "identity_not_allowed", who);
        refused("identity in d (B1-17)" + who, R"({"t":"ping","id":7,"d":{")" + who + R"(":"x"}})", 7,
                "identity_not_allowed", who);
    }
    refused("identity in a client's map", R"({"t":"hello","id":7,"d":{"ver":1,"client":{"uid":"x"}}})", 7,
            "identity_not_allowed", "client.uid");

    const QByteArrayList garbage{"",
                                 "pin",
                                 "pingx",
                                 "PING",
                                 "Ping",
                                 "ping ",
                                 " ping",
                                 "msg",
                                 "msg.",
                                 "msg.send ",
                                 "ok",
                                 "error",
                                 "pong",
                                 "welcome",
                                 "msg.new",
                                 "hello.",
                                 "null",
                                 "__proto__",
                                 "한",
                                 "\\u0000",
                                 "ping\\u0000",
                                 "a.hello",
                                 "..",
                                 "%s%n",
                                 "'; --",
                                 QByteArray("x").repeated(5000)};
    for (const QByteArray &type : garbage)
        refused("type " + type.first(std::min<qsizetype>(type.size(), 20)) + " (B1-14)",
                "{\"t\":\"" + type + "\",\"id\":7,\"d\":{}}", 7, "unknown_type", "");
    for (const char *type : {"null", "true", "[]", "{}", "1.5", "[\"ping\"]"})
        refused(QByteArray("type ") + type + ", no text (B1-14)",
                QByteArray("{\"t\":") + type + ",\"id\":7,\"d\":{}}", 7, "unknown_type", "t");
}

void tst_Wire::envelopes()
{
    QFETCH(QByteArray, json);
    QFETCH(uint, id);
    QFETCH(QByteArray, error);
    QFETCH(QByteArray, field);
    for (WireFormat format : bothFormats) {
        Document document;
        const auto request = decodeRequest(spelled(json, format), format, document);
        QCOMPARE(request.has_value(), error.isEmpty());
        if (request) {
            QCOMPARE(request->id, id);
        } else {
            QCOMPARE(nameOf(request.error().error.code), error);
            QCOMPARE(request.error().error.field, field);
            QCOMPARE(request.error().id, id);
        }
    }
}

/// B1-14: the seed's server died of an unknown packet number.
void tst_Wire::everyNumberIsAnUnknownType()
{
    Document document;
    for (int number = 0; number <= 255; ++number) {
        for (WireFormat format : bothFormats) {
            for (const char *quote : {"", "\""}) {
                const QByteArray type = quote + QByteArray::number(number) + quote;
                const auto request
                    = decodeRequest(spelled("{\"t\":" + type + ",\"id\":7}", format), format, document);
                QVERIFY(!request);
                QCOMPARE(nameOf(request.error().error.code), "unknown_type"_ba);
                QCOMPARE(request.error().id, RequestId(7));
            }
        }
    }
}

void tst_Wire::frameSize_data()
{
    QTest::addColumn<WireFormat>("format");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("taken");
    for (WireFormat format : bothFormats) {
        const char *name = format == WireFormat::Json ? "JSON" : "CBOR";
        for (qsizetype size : {limits::maxFrameBytes - 1, limits::maxFrameBytes, limits::maxFrameBytes + 1})
            QTest::addRow("%s of %lld bytes", name, qlonglong(size))
                << format << size << (size <= limits::maxFrameBytes);
    }
}

void tst_Wire::frameSize()
{
    QFETCH(WireFormat, format);
    QFETCH(qsizetype, size);
    QFETCH(bool, taken);
    const QByteArray ping = pingOf(size, format);
    QCOMPARE(ping.size(), size);
    Document document;
    const auto request = decodeRequest(ping, format, document);
    QCOMPARE(request.has_value(), taken);
    if (!request) {
        QCOMPARE(nameOf(request.error().error.code), "too_large"_ba);
        QCOMPARE(request.error().error.limit, "65536 bytes"_ba);
        QVERIFY(decodeRequest(ping, format, document, size)); // the limit is the caller's
    }
}

void tst_Wire::textsStayAsTheyWere_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes and backslashes") << u"\"\\/\\u0041"_s;
    QTest::newRow("line feeds and tabs") << u"a\n\tb"_s;
    QTest::newRow("a family") << u"\U0001F468\u200d\U0001F469\u200d\U0001F467"_s;
    QTest::newRow("Hangul in letters") << u"\u1100\u1161"_s;
    QTest::newRow("a byte order mark at the start") << u"\ufeffhello"_s;
    QTest::newRow("a byte order mark inside") << u"he\ufeffllo"_s;
    QTest::newRow("not a character") << u"a\uffff\ufffe\U0010ffff"_s;
    QTest::newRow("a line separator") << u"a\u2028b"_s;
}

void tst_Wire::textsStayAsTheyWere()
{
    QFETCH(QString, text);
    const SendMessage message{test::courtyard, "n", text};
    for (WireFormat format : bothFormats) {
        Document document;
        const auto request = decodeRequest(encodeRequest(format, 7, message), format, document);
        QVERIFY(request);
        QCOMPARE(std::get<SendMessage>(request->command).text, text);
    }
}

void tst_Wire::errorFields_data()
{
    QTest::addColumn<uint>("id");
    QTest::addColumn<Error>("error");
    QTest::addColumn<QByteArray>("incident");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("only the code: the table's words")
        << 7u << Error{.code = ErrorCode::NotJoined} << ""_ba
        << R"({"t":"error","id":7,"d":{"code":3008,"name":"not_joined","message":"enter the room first","temporary":false}})"_ba;
    QTest::newRow("nobody asked")
        << 0u << Error{.code = ErrorCode::BadJson, .detail = u"at byte 3"_s} << ""_ba
        << R"({"t":"error","d":{"code":1001,"name":"bad_json","message":"at byte 3","temporary":false}})"_ba;
    QTest::newRow("temporary, with a delay")
        << 4294967295u << Error{.code = ErrorCode::RateLimited, .retryAfter = Milliseconds(1500)} << ""_ba
        << R"({"t":"error","id":4294967295,"d":{"code":4002,"name":"rate_limited","message":"too fast; wait retry_after_ms","temporary":true,"retry_after_ms":1500}})"_ba;
    QTest::newRow("at once again")
        << 7u << Error{.code = ErrorCode::RoomBusy, .retryAfter = Milliseconds(0)} << ""_ba
        << R"({"t":"error","id":7,"d":{"code":3019,"name":"room_busy","message":"the room has more work than it can take","temporary":true,"retry_after_ms":0}})"_ba;
    QTest::newRow("everything")
        << 7u << test::sampleError() << "inc-000042"_ba
        << R"({"t":"error","id":7,"d":{"code":4001,"name":"message_too_long","message":"message over 4000 code points","temporary":false,"retry_after_ms":1500,"field":"text","limit":"4000 code points","incident":"inc-000042"}})"_ba;
}

void tst_Wire::errorFields()
{
    QFETCH(uint, id);
    QFETCH(Error, error);
    QFETCH(QByteArray, incident);
    QFETCH(QByteArray, json);
    QCOMPARE(encodeError(WireFormat::Json, id, error, incident), json);
    QCOMPARE(asJson(encodeError(WireFormat::Cbor, id, error, incident), WireFormat::Cbor),
             asJson(json, WireFormat::Json));
}

void tst_Wire::pongAnswersPing()
{
    const QJsonObject asked
        = asJson(encodeAnswer(WireFormat::Json, 7, test::sample<Pong>()), WireFormat::Json);
    QCOMPARE(asked.value("t"_L1).toString(), u"pong"_s);
    QCOMPARE(asked.value("id"_L1).toInt(), 7);
    const QJsonObject unasked
        = asJson(encodeAnswer(WireFormat::Json, 0, test::sample<Pong>()), WireFormat::Json);
    QCOMPARE(unasked.value("t"_L1).toString(), u"pong"_s);
    QVERIFY(!unasked.contains("id"_L1));
}

void tst_Wire::aLiveEventIsThePacketItself()
{
    const auto message = test::sample<MessageNew>();
    for (WireFormat format : bothFormats) {
        QCOMPARE(encodeLive(format, test::kept(test::courtyard, 12, message)),
                 encode(format, {.room = test::courtyard, .seq = 12, .time = test::noon}, message));
    }
}

void tst_Wire::aKeptEventInsideASnapshot()
{
    const auto message = test::sample<MessageNew>();
    for (WireFormat format : bothFormats) {
        const QByteArray bytes = encode(format, {.room = test::courtyard}, test::sample<RoomSnapshot>());
        const QJsonArray log = asJson(bytes, format).value("d"_L1).toObject().value("log"_L1).toArray();
        QCOMPARE(log.size(), 1);
        QJsonObject live = asJson(encodeLive(format, test::kept(test::courtyard, 12, message)), format);
        live.insert("replay"_L1, true);
        QCOMPARE(log.first().toObject(), live);

        Document document;
        const auto packet = decodeServerPacket(bytes, format, document);
        QVERIFY(packet && !packet->replay);
        const auto inside = readServerPacket(packet->fields.find("log").firstChild());
        QVERIFY(inside && inside->replay);
        QCOMPARE(inside->type, "msg.new"_ba);
        QVERIFY(inside->room == test::courtyard);
        QCOMPARE(inside->seq, Seq(12));
        QVERIFY(inside->time == test::noon);
        QVERIFY(inside->as<MessageNew>() == message);
    }
}

void tst_Wire::serverPackets_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("error"); // of the envelope, or of its fields as member.left
    const QByteArray user = R"("user":"0000000000001")";
    QTest::newRow("a whole one") << QByteArray(R"({"t":"x","d":{)" + user + R"(,"reason":"kicked"}})")
                                 << ""_ba;
    QTest::newRow("with fields of tomorrow")
        << QByteArray(R"({"t":"x","e":"y","d":{)" + user + R"(,"reason":"lost","uid":"z"}})") << ""_ba;
    QTest::newRow("a word of tomorrow")
        << QByteArray(R"({"t":"x","d":{)" + user + R"(,"reason":"vanished"}})") << "bad_field"_ba;
    QTest::newRow("a list") << R"([])"_ba << "missing_field"_ba;
    QTest::newRow("no type") << R"({"d":{}})"_ba << "missing_field"_ba;
    QTest::newRow("no d") << R"({"t":"x"})"_ba << "missing_field"_ba;
    QTest::newRow("a room that is no id") << R"({"t":"x","r":"here","d":{}})"_ba << "bad_field"_ba;
    QTest::newRow("a room that is a number") << R"({"t":"x","r":1,"d":{}})"_ba << "bad_field"_ba;
    QTest::newRow("not JSON") << R"({"t":)"_ba << "bad_json"_ba;
}

void tst_Wire::serverPackets()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, error);
    Document document;
    const auto packet = decodeServerPacket(json, WireFormat::Json, document);
    const auto fields = packet ? packet->as<MemberLeft>() : std::unexpected(packet.error());
    QCOMPARE(fields ? QByteArray() : nameOf(fields.error().code), error);
}

QTEST_GUILESS_MAIN(tst_Wire)
#include "tst_wire.moc"
