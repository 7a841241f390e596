// SPDX-License-Identifier: Apache-2.0
#include "shared/core/closecode.h"
#include "shared/protocol/eachpacket.h"
#include "shared/protocol/protocolpage.h"
#include "shared/protocol/schema.h"
#include "tests/checkout.h"
#include "tests/support/samples.h"
#include "tests/unit/shared/examplesession.h"

#include <QDebug>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace chat;

namespace {

const auto root = QStringLiteral(CHAT_SOURCE_DIR "/");
const auto page = QString(root + u"docs/PROTOCOL.md");
const auto schema = QString(root + u"docs/protocol.schema.json");

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray madePage()
{
    PageParts parts{.prose = QString::fromUtf8(contents(root + u"shared/protocol/protocol.md.in")),
                    .examples = {},
                    .session = test::exampleSession()};
    for (const test::Sample &sample : test::samples())
        parts.examples.emplace(sample.name, sample.encode(WireFormat::Json));
    return protocolPage(parts);
}

/// MADANG_WRITE_GOLDEN=1 writes what is made now.
void rewriteIfAsked(const QString &path, const QByteArray &made)
{
    QFile file(path);
    if (qEnvironmentVariable("MADANG_WRITE_GOLDEN") == u"1"_s && file.open(QIODevice::WriteOnly))
        file.write(made);
}

/// What the validator says of each packet: "ok", or what is wrong.
QStringList verdicts(const std::vector<std::pair<QByteArray, QByteArray>> &packets)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {root + u"tests/unit/shared/validate_schema.py", schema});
    for (const auto &[name, json] : packets)
        python.write(name + '\t' + json + '\n');
    python.closeWriteChannel();
    if (!python.waitForFinished() || python.exitCode() != 0)
        qWarning().noquote() << python.errorString() << python.readAllStandardError();
    return QString::fromUtf8(python.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

struct Bite {
    const char *row;
    const char *name;
    const char *packet;
    bool valid;
};

constexpr auto leave = "room.leave.command";
constexpr Bite bites[]{
    {"a whole one", leave, R"({"t":"room.leave","id":1,"d":{"room":"0000000000001"}})", true},
    {"a field of tomorrow", leave, R"({"t":"room.leave","x":1,"d":{"room":"0000000000001","y":2}})", true},
    {"a missing field", leave, R"({"t":"room.leave","id":1,"d":{}})", false},
    {"no d, where a field is required", leave, R"({"t":"room.leave","id":1})", false},
    {"no d, where none is required", "ping.command", R"({"t":"ping","id":1})", true},
    {"an id too short", leave, R"({"t":"room.leave","id":1,"d":{"room":"000000000001"}})", false},
    {"a field of the wrong type", leave, R"({"t":"room.leave","id":1,"d":{"room":1}})", false},
    {"another type", leave, R"({"t":"room.enter","id":1,"d":{"room":"0000000000001"}})", false},
    {"no type", leave, R"({"id":1,"d":{"room":"0000000000001"}})", false},
    {"request id 0", leave, R"({"t":"room.leave","id":0,"d":{"room":"0000000000001"}})", false},
    {"request id 2^32", leave, R"({"t":"room.leave","id":4294967296,"d":{"room":"0000000000001"}})", false},
    {"a page too large", "msg.history.command",
     R"({"t":"msg.history","d":{"room":"0000000000001","limit":301}})", false},
    {"a page as large as can be", "msg.history.command",
     R"({"t":"msg.history","d":{"room":"0000000000001","limit":300}})", true},
    {"a word that is none", "resume_failed.event", R"({"t":"resume_failed","d":{"reason":"tired"}})", false},
    {"an answer without id", "room.leave.answer", R"({"t":"ok","d":{}})", false},
    {"a field missing inside a list", "channel.changed.event",
     R"({"t":"channel.changed","d":{"channels":[{"id":"0000000000001","people":1}]}})", false},
};

} // namespace

/// The protocol page and the schema are made from the code, and are what the code says today.
class tst_Schema final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePageIsFresh();
    void theSchemaIsFresh();
    void thePageIsWhole();
    void everyPacketValidates();
    void theExampleSessionValidates();
    void theSchemaBites_data();
    void theSchemaBites();
};

void tst_Schema::thePageIsFresh()
{
    rewriteIfAsked(page, madePage());
    QVERIFY2(contents(page) == madePage(),
             "stale: run with MADANG_WRITE_GOLDEN=1 and look at the difference");
}

void tst_Schema::theSchemaIsFresh()
{
    rewriteIfAsked(schema, protocolSchema());
    QVERIFY2(contents(schema) == protocolSchema(),
             "stale: run with MADANG_WRITE_GOLDEN=1 and look at the difference");
}

void tst_Schema::thePageIsWhole()
{
    const QString text = QString::fromUtf8(madePage());
    static const QRegularExpression unfilled(u"^@\\w+@$"_s, QRegularExpression::MultilineOption);
    QVERIFY2(!unfilled.match(text).hasMatch(), "a part of protocol.md.in is not generated");
    QVERIFY(!text.contains(u"No example."));
    const auto hasSection = [&](QLatin1StringView name) { return text.contains(u"### `"_s + name + u'`'); };
    eachPacket<Command>(
        [&]<class T>(std::type_identity<T>) { QVERIFY2(hasSection(T::name), T::name.data()); });
    eachPacket<Event>([&]<class T>(std::type_identity<T>) { QVERIFY2(hasSection(T::name), T::name.data()); });
    for (const ErrorRow &row : errorTable())
        QVERIFY2(text.contains(u"| %1 | `%2` |"_s.arg(int(row.code)).arg(row.name)), row.name.data());
    for (const CloseRow &row : closeTable())
        QVERIFY2(text.contains(u"| %1 | `%2` |"_s.arg(int(row.code)).arg(row.name)), row.name.data());
}

void tst_Schema::everyPacketValidates()
{
    std::vector<std::pair<QByteArray, QByteArray>> packets;
    for (const test::Sample &sample : test::samples()) {
        const QByteArray golden
            = contents(root + u"tests/golden/" + QString::fromLatin1(sample.name) + u".json");
        QVERIFY2(!golden.isEmpty(), sample.name.constData());
        packets.emplace_back(sample.name, golden);
    }
    const QStringList answers = verdicts(packets);
    QCOMPARE(size_t(answers.size()), packets.size());
    for (size_t i = 0; i < packets.size(); ++i)
        QVERIFY2(answers[qsizetype(i)] == u"ok"_s,
                 qPrintable(QString::fromLatin1(packets[i].first) + u": " + answers[qsizetype(i)]));
}

void tst_Schema::theExampleSessionValidates()
{
    std::vector<std::pair<QByteArray, QByteArray>> packets;
    Document document;
    for (const SessionStep &step : test::exampleSession()) {
        if (step.who == SessionStep::Remark)
            continue;
        const QByteArray frame = step.text.toUtf8();
        packets.emplace_back("", frame);
        QVERIFY(decodeServerPacket(frame, WireFormat::Json, document));
        const bool refusedOnPurpose = frame.contains("\"m-2\"");
        if (step.who == SessionStep::Client)
            QCOMPARE(decodeRequest(frame, WireFormat::Json, document).has_value(), !refusedOnPurpose);
    }
    const QStringList answers = verdicts(packets);
    QCOMPARE(size_t(answers.size()), packets.size());
    for (size_t i = 0; i < packets.size(); ++i)
        QVERIFY2(answers[qsizetype(i)] == u"ok"_s, packets[i].second.constData());
}

void tst_Schema::theSchemaBites_data()
{
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<bool>("valid");
    std::vector<std::pair<QByteArray, QByteArray>> packets; // one run of the validator for all rows
    for (const Bite &bite : bites)
        packets.emplace_back(bite.name, bite.packet);
    const QStringList answers = verdicts(packets);
    for (size_t i = 0; i < std::size(bites); ++i)
        QTest::newRow(bites[i].row) << answers.value(qsizetype(i)) << bites[i].valid;
}

void tst_Schema::theSchemaBites()
{
    QFETCH(QString, verdict);
    QFETCH(bool, valid);
    QVERIFY2(!verdict.isEmpty(), "the validator did not run");
    QVERIFY2((verdict == u"ok"_s) == valid, qPrintable(verdict));
}

QTEST_GUILESS_MAIN(tst_Schema)
#include "tst_schema.moc"
