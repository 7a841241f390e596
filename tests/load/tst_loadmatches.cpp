// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/wire.h"
#include "tests/checkout.h"
#include "tests/load/matchpackets.h"

#include <QFile>
#include <QTest>

using namespace chat;
using namespace chat::load;
using namespace Qt::StringLiterals;

namespace {

QByteArray golden(const QString &name)
{
    QFile file(QStringLiteral(CHAT_SOURCE_DIR "/tests/golden/") + name + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

constexpr MatchId someMatch{4711};

} // namespace

/// What chat-load says and understands of matches.
class tst_LoadMatches final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsTheServersPackets_data();
    void knowsTheServersPackets();
    void theEndOfATicketIsNotASetback();
    void aMatchWithoutAResult();
    void theServerReadsWhatItSays();
};

void tst_LoadMatches::knowsTheServersPackets_data()
{
    QTest::addColumn<int>("said");
    QTest::addColumn<bool>("named");
    QTest::addColumn<int>("teams");
    const auto row = [](const char *name, MatchSaid said, bool named = false, int teams = 0) {
        QTest::newRow(name) << int(said) << named << teams;
    };
    row("match.found.event", MatchSaid::Found, true);
    row("match.start.event", MatchSaid::Started, true, 2);
    row("match.ended.event", MatchSaid::Ended, true);
    row("match.failed.event", MatchSaid::Requeued);
    row("match.ready.event", MatchSaid::Other);
    row("match.status.event", MatchSaid::Other);
    row("match.queue.answer", MatchSaid::Other);
    row("msg.new.event", MatchSaid::Other);
}

void tst_LoadMatches::knowsTheServersPackets()
{
    QFETCH(int, said);
    QFETCH(bool, named);
    QFETCH(int, teams);
    const QByteArray packet = golden(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!packet.isEmpty());
    const MatchPacket read = readMatchPacket({packet.data(), size_t(packet.size())});
    QCOMPARE(int(read.said), said);
    QCOMPARE(MatchId::fromText(QByteArrayView(read.match.data(), qsizetype(read.match.size()))).has_value(),
             named);
    QCOMPARE(read.teams, teams);
    QCOMPARE(read.hasResult, read.said == MatchSaid::Ended);
}

void tst_LoadMatches::theEndOfATicketIsNotASetback()
{
    const QByteArray packet
        = encode(WireFormat::Json, {}, MatchFailed{.ticket = TicketId{1}, .reason = MatchFailure::Expired});
    QCOMPARE(int(readMatchPacket({packet.data(), size_t(packet.size())}).said), int(MatchSaid::Failed));
}

void tst_LoadMatches::aMatchWithoutAResult()
{
    const QByteArray packet = encode(WireFormat::Json, {.room = RoomId{1}},
                                     MatchEnded{.match = someMatch, .reason = MatchEnd::Disputed});
    const MatchPacket read = readMatchPacket({packet.data(), size_t(packet.size())});
    QCOMPARE(int(read.said), int(MatchSaid::Ended));
    QVERIFY(!read.hasResult);
}

void tst_LoadMatches::theServerReadsWhatItSays()
{
    const QByteArray id = someMatch.toText();
    const std::string_view match(id.data(), size_t(id.size()));
    const auto read = [](const std::string &packet) {
        Document scratch;
        auto request = decodeRequest(QByteArray::fromStdString(packet), WireFormat::Json, scratch);
        return request ? std::optional(std::move(request->command)) : std::nullopt;
    };
    QCOMPARE(read(queuePacket("duel")), std::optional(Command(QueueForMatch{.mode = u"duel"_s})));
    QCOMPARE(read(acceptPacket(match)), std::optional(Command(ReadyForMatch{someMatch, true})));
    QCOMPARE(read(drawPacket(match, 3)), std::optional(Command(ReportResult{someMatch, {1, 1, 1}})));
    QCOMPARE(read(leavePacket(match)), std::optional(Command(LeaveMatch{someMatch})));
}

QTEST_GUILESS_MAIN(tst_LoadMatches)
#include "tst_loadmatches.moc"
