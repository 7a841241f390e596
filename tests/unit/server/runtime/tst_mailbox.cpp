// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/mailbox.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

constexpr MonoTime start{1h};
constexpr size_t capacity = 4;
constexpr bool refusable = true;

std::vector<int> jobsOf(const Mailbox<int>::Letters &letters)
{
    std::vector<int> jobs;
    for (const auto &letter : letters)
        jobs.push_back(letter.job);
    return jobs;
}

std::vector<int> taken(Mailbox<int> &mailbox)
{
    Mailbox<int>::Letters letters;
    mailbox.take(letters);
    return jobsOf(letters);
}

} // namespace

/// The queue in front of an actor: who wakes it, who is refused, when it closes (S1-51).
class tst_Mailbox final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyTheFirstPostWakes();
    void aPostDuringATurnIsQueuedForTheNext();
    void oneOfManyPostersWakes();
    void whatClientsSendIsBounded_data();
    void whatClientsSendIsBounded();
    void aRefusedJobStaysWithItsPoster();
    void lifecycleJobsAreTakenByAFullMailbox();
    void whatComesWhileLoadingWaits();
    void releaseOfAnEmptyMailboxStartsNoTurn();
    void closesOnlyWhenIdle_data();
    void closesOnlyWhenIdle();
    void closeHandsBackWhatWaits();
    void theOldestLetterHasItsTime();
    void roomOfACrowdIsNotKept_data();
    void roomOfACrowdIsNotKept();
};

void tst_Mailbox::onlyTheFirstPostWakes()
{
    Mailbox<int> mailbox(capacity);
    QCOMPARE(mailbox.post(1, refusable, start), Posted::Wake);
    QCOMPARE(mailbox.post(2, refusable, start), Posted::Queued);
    QCOMPARE(mailbox.post(3, !refusable, start), Posted::Queued);
    QCOMPARE(taken(mailbox), (std::vector{1, 2, 3}));
    QVERIFY(!mailbox.endTurn(false));
    QCOMPARE(mailbox.post(4, refusable, start), Posted::Wake);
}

void tst_Mailbox::aPostDuringATurnIsQueuedForTheNext()
{
    Mailbox<int> mailbox(capacity);
    QCOMPARE(mailbox.post(1, refusable, start), Posted::Wake);
    QCOMPARE(taken(mailbox), std::vector{1});
    QCOMPARE(mailbox.post(2, refusable, start), Posted::Queued);
    QVERIFY2(mailbox.endTurn(false), "the reader starts the next turn");
    QCOMPARE(taken(mailbox), std::vector{2});
    QVERIFY2(mailbox.endTurn(true), "jobs that the turn took but did not do are a turn, too");
    QCOMPARE(mailbox.post(3, refusable, start), Posted::Queued);
}

void tst_Mailbox::oneOfManyPostersWakes()
{
    Mailbox<int> mailbox(10'000);
    std::atomic<int> wakes{0};
    {
        std::vector<std::jthread> posters;
        for (int poster = 0; poster < 4; ++poster) {
            posters.emplace_back([&] {
                for (int i = 0; i < 1000; ++i)
                    wakes += mailbox.post(int(i), refusable, start) == Posted::Wake;
            });
        }
    }
    QCOMPARE(wakes, 1);
    QCOMPARE(mailbox.size(), size_t(4000));
}

void tst_Mailbox::whatClientsSendIsBounded_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<bool>("taken");
    QTest::newRow("one place is free") << int(capacity) - 1 << true;
    QTest::newRow("none is free") << int(capacity) << false;
    QTest::newRow("lifecycle jobs have overfilled it") << int(capacity) + 1 << false;
}

void tst_Mailbox::whatClientsSendIsBounded()
{
    QFETCH(int, before);
    QFETCH(bool, taken);
    Mailbox<int> mailbox(capacity);
    for (int i = 0; i < before; ++i)
        QVERIFY(mailbox.post(int(i), !refusable, start) != Posted::Full);
    QCOMPARE(mailbox.post(99, refusable, start), taken ? Posted::Queued : Posted::Full);
    QCOMPARE(mailbox.size(), size_t(before + taken));
}

void tst_Mailbox::aRefusedJobStaysWithItsPoster()
{
    Mailbox<std::unique_ptr<int>> mailbox(0);
    auto job = std::make_unique<int>(7);
    QCOMPARE(mailbox.post(std::move(job), refusable, start), Posted::Full);
    QVERIFY(job != nullptr);
    QVERIFY(mailbox.close().empty());
    QCOMPARE(mailbox.post(std::move(job), !refusable, start), Posted::Closed);
    QVERIFY(job != nullptr);
}

void tst_Mailbox::lifecycleJobsAreTakenByAFullMailbox()
{
    Mailbox<int> mailbox(capacity);
    for (int i = 0; i < int(capacity); ++i)
        QVERIFY(mailbox.post(int(i), refusable, start) != Posted::Full);
    QCOMPARE(mailbox.post(5, refusable, start), Posted::Full);
    QCOMPARE(mailbox.post(6, !refusable, start), Posted::Queued);
    QCOMPARE(taken(mailbox), (std::vector{0, 1, 2, 3, 6}));
}

void tst_Mailbox::whatComesWhileLoadingWaits()
{
    Mailbox<int> mailbox(capacity);
    mailbox.hold();
    QCOMPARE(mailbox.post(1, refusable, start), Posted::Queued);
    QCOMPARE(mailbox.post(2, !refusable, start), Posted::Queued);
    QVERIFY2(mailbox.release(), "whoever loaded starts the first turn");
    QCOMPARE(mailbox.post(3, refusable, start), Posted::Queued);
    QVERIFY2(!mailbox.release(), "that turn is due already");
    QCOMPARE(taken(mailbox), (std::vector{1, 2, 3}));
}

void tst_Mailbox::releaseOfAnEmptyMailboxStartsNoTurn()
{
    Mailbox<int> mailbox(capacity);
    mailbox.hold();
    QVERIFY(!mailbox.release());
    QCOMPARE(mailbox.post(1, refusable, start), Posted::Wake);
}

void tst_Mailbox::closesOnlyWhenIdle_data()
{
    QTest::addColumn<bool>("waits");
    QTest::addColumn<bool>("turnDue");
    QTest::addColumn<bool>("unchanged");
    QTest::addColumn<bool>("closes");
    QTest::newRow("idle, and nothing happened since") << false << false << true << true;
    QTest::newRow("idle, but something happened since") << false << false << false << false;
    QTest::newRow("a turn is running") << false << true << true << false;
    QTest::newRow("something waits") << true << true << true << false;
}

void tst_Mailbox::closesOnlyWhenIdle()
{
    QFETCH(bool, waits);
    QFETCH(bool, turnDue);
    QFETCH(bool, unchanged);
    QFETCH(bool, closes);
    Mailbox<int> mailbox(capacity);
    if (turnDue)
        QCOMPARE(mailbox.post(1, refusable, start), Posted::Wake);
    if (turnDue && !waits)
        QCOMPARE(taken(mailbox), std::vector{1});
    QCOMPARE(mailbox.closeIfIdle([&] { return unchanged; }), closes);
    QCOMPARE(mailbox.post(2, !refusable, start) == Posted::Closed, closes);
}

void tst_Mailbox::closeHandsBackWhatWaits()
{
    Mailbox<int> mailbox(capacity);
    QCOMPARE(mailbox.post(1, refusable, start), Posted::Wake);
    QCOMPARE(mailbox.post(2, !refusable, start), Posted::Queued);
    QCOMPARE(jobsOf(mailbox.close()), (std::vector{1, 2}));
    QCOMPARE(mailbox.post(3, !refusable, start), Posted::Closed);
    QVERIFY(mailbox.close().empty());
    QVERIFY(taken(mailbox).empty());
    QVERIFY(!mailbox.endTurn(false));
}

void tst_Mailbox::theOldestLetterHasItsTime()
{
    Mailbox<int> mailbox(capacity);
    QVERIFY(!mailbox.oldest());
    QCOMPARE(mailbox.post(1, refusable, start + 1s), Posted::Wake);
    QCOMPARE(mailbox.post(2, refusable, start + 2s), Posted::Queued);
    QVERIFY(mailbox.oldest() == start + 1s);
    QCOMPARE(taken(mailbox).size(), size_t(2));
    QVERIFY(!mailbox.oldest());
}

void tst_Mailbox::roomOfACrowdIsNotKept_data()
{
    QTest::addColumn<size_t>("room"); // in letters
    QTest::addColumn<bool>("kept");
    const size_t turn = limits::turnJobs;
    QTest::newRow("one letter less than a turn") << turn - 1 << true;
    QTest::newRow("a turn") << turn << true;
    QTest::newRow("one letter more") << turn + 1 << false;
}

void tst_Mailbox::roomOfACrowdIsNotKept()
{
    QFETCH(size_t, room);
    QFETCH(bool, kept);
    Mailbox<int>::Letters letters;
    letters.reserve(room);
    letters.push_back({1, start});
    Mailbox<int>::clear(letters);
    QVERIFY(letters.empty());
    QCOMPARE(letters.capacity(), kept ? room : size_t(0));
}

QTEST_GUILESS_MAIN(tst_Mailbox)
#include "tst_mailbox.moc"
