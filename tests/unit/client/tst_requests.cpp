// SPDX-License-Identifier: Apache-2.0
#include "shared/client/requests.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace chat;
using namespace chat::client;
using namespace chat::test;
using namespace std::chrono_literals;

/// Requests of a connection and their answers.
class tst_Requests final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answersGoToWhoAsked();
    void errorsComeWhole();
    void anAnswerOfAnotherShape();
    void eventsAreNoAnswers();
    void onlySoManyAreOpen();
    void aPingNeedNotWait();
    void whoWaitsTooLongIsToldSo();
    void aLostConnectionEndsThemAll();

private:
    /// Asks for a page of history; what came of it is at the same place of m_answers.
    void ask()
    {
        const size_t at = m_answers.size();
        m_answers.emplace_back();
        m_requests->ask(FetchHistory{.room = courtyard}, m_now,
                        [this, at](const Result<HistoryAnswer> &answer) { m_answers[at] = answer; });
    }
    bool hear(const QByteArray &bytes)
    {
        const auto packet = decodeServerPacket(bytes, WireFormat::Json, m_scratch);
        return packet && m_requests->take(*packet, m_now);
    }

    std::unique_ptr<Requests> m_requests;
    std::vector<std::optional<Result<HistoryAnswer>>> m_answers;
    QByteArrayList m_sent;
    Document m_scratch;
    MonoTime m_now{1h};
};

void tst_Requests::init()
{
    m_sent.clear();
    m_answers.clear();
    m_requests = std::make_unique<Requests>(WireFormat::Json,
                                            [this](const QByteArray &packet) { m_sent << packet; });
}

void tst_Requests::answersGoToWhoAsked()
{
    ask();
    ask();
    const auto page = sample<HistoryAnswer>();
    QVERIFY(hear(encodeAnswer(WireFormat::Json, 2, page)));
    QVERIFY(!m_answers[0]);
    QCOMPARE(**m_answers[1], page);
    QVERIFY(hear(encodeAnswer(WireFormat::Json, 2, HistoryAnswer{}))); // twice is nobody's
    QCOMPARE(**m_answers[1], page);
    QCOMPARE(m_requests->open(), size_t(1));
}

void tst_Requests::errorsComeWhole()
{
    ask();
    QVERIFY(hear(encodeError(WireFormat::Json, 1, sampleError())));
    QCOMPARE(m_answers[0]->error(), sampleError());
}

void tst_Requests::anAnswerOfAnotherShape()
{
    ask();
    QVERIFY(hear(R"({"t":"ok","id":1,"d":{"events":7}})"));
    QCOMPARE(m_answers[0]->error().code, ErrorCode::BadField);
}

void tst_Requests::eventsAreNoAnswers()
{
    QVERIFY(!hear(encode(WireFormat::Json, sampleEnvelope<MessageNew>(), sample<MessageNew>())));
    QVERIFY(!hear(encodeError(WireFormat::Json, 0, sampleError())));
}

void tst_Requests::onlySoManyAreOpen()
{
    for (size_t i = 0; i < Requests::mostOpen + 2; ++i)
        ask();
    QCOMPARE(m_sent.size(), qsizetype(Requests::mostOpen));
    QVERIFY(hear(encodeAnswer(WireFormat::Json, 3, HistoryAnswer{.epoch = epochOne})));
    QCOMPARE(m_sent.size(), qsizetype(Requests::mostOpen + 1));
    QVERIFY(hear(encodeAnswer(WireFormat::Json, 4, HistoryAnswer{.epoch = epochOne})));
    QVERIFY(hear(encodeAnswer(WireFormat::Json, 5, HistoryAnswer{.epoch = epochOne})));
    QCOMPARE(m_sent.size(), qsizetype(Requests::mostOpen + 2));
}

void tst_Requests::aPingNeedNotWait()
{
    for (size_t i = 0; i < Requests::mostOpen + 2; ++i)
        ask();
    int pongs = 0;
    m_requests->ask(Ping{}, m_now, [&](const Result<Pong> &pong) { pongs += pong.has_value(); });
    QVERIFY(m_sent.last().contains("ping"));
    QVERIFY(hear(encodeAnswer(WireFormat::Json, RequestId(Requests::mostOpen + 3), sample<Pong>())));
    QCOMPARE(pongs, 1);
}

void tst_Requests::whoWaitsTooLongIsToldSo()
{
    QVERIFY(!m_requests->nextDeadline());
    ask();
    QCOMPARE(m_requests->nextDeadline(), std::optional(m_now + Requests::patience));
    m_requests->expire(m_now + Requests::patience - 1ms);
    QVERIFY(!m_answers[0]);
    m_requests->expire(m_now + Requests::patience);
    QCOMPARE(m_answers[0]->error().code, ErrorCode::Internal);
    QVERIFY(hear(encodeAnswer(WireFormat::Json, 1, sample<HistoryAnswer>()))); // too late
    QVERIFY(!m_answers[0]->has_value());
}

void tst_Requests::aLostConnectionEndsThemAll()
{
    for (size_t i = 0; i < Requests::mostOpen + 2; ++i)
        ask();
    m_requests->failAll({.code = ErrorCode::Internal});
    for (const auto &answer : m_answers)
        QCOMPARE(answer->error().code, ErrorCode::Internal);
    QCOMPARE(m_requests->open(), size_t(0));
}

QTEST_GUILESS_MAIN(tst_Requests)
#include "tst_requests.moc"
