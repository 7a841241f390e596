// SPDX-License-Identifier: Apache-2.0
#include "shared/client/outbox.h"
#include "tests/support/samples.h"
#include "tests/unit/client/fakeclock.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <deque>

using namespace chat;
using namespace chat::client;
using namespace chat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A disk that takes its time: until release() nothing is on it.
class SlowDisk
{
public:
    [[nodiscard]] Journal::Sync sync()
    {
        return [this](int) {
            m_released.acquire();
            m_released.release();
            return m_works;
        };
    }
    void release(bool works)
    {
        m_works = works;
        m_released.release();
    }

private:
    QSemaphore m_released;
    bool m_works = false; ///< written before the release, read behind it
};

} // namespace

/// In order, one after the other, each once, whatever the server says.
class tst_ClientOutbox final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void nothingIsSentBeforeTheRoomIsOpen();
    void oneAfterTheOther();
    void twoRoomsDoNotWaitForEachOther();
    void aLostConnectionSendsAgainWithTheSameNonce();
    void temporaryRefusalsAreSentAgain_data();
    void temporaryRefusalsAreSentAgain();
    void finalRefusalsWaitForThePerson_data();
    void finalRefusalsWaitForThePerson();
    void aRetryKeepsItsPlace();
    void whatIsOnItsWayIsNotDiscarded();
    void notJoinedIsTold();
    void manyAtOnceArePaced();
    void nothingIsSentThatIsNotOnTheDisk();
    void aDiskThatFailsIsTold();

private:
    struct Try {
        Unsent message;
        std::function<void(const Result<MessageSent> &)> done;
    };
    void store() // the server's answer to the first try
    {
        const Try first = std::move(m_tries.front());
        m_tries.pop_front();
        first.done(MessageSent{.seq = ++m_seq, .time = noon, .nonce = first.message.nonce});
    }
    void refuseFirst(const Error &error)
    {
        const Try first = std::move(m_tries.front());
        m_tries.pop_front();
        first.done(std::unexpected(error));
    }
    [[nodiscard]] QStringList onTheirWay() const
    {
        QStringList texts;
        for (const Try &one : m_tries)
            texts << one.message.text;
        return texts;
    }
    QByteArray say(const QString &text, RoomId room = courtyard)
    {
        const auto said = m_outbox->say(room, text);
        m_clock.turn();
        return said ? said->nonce : QByteArray();
    }

    FakeClock m_clock;
    std::deque<Try> m_tries;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<QSignalSpy> m_stored;
    std::unique_ptr<QSignalSpy> m_refused;
    Seq m_seq = 0;
};

void tst_ClientOutbox::init()
{
    m_tries.clear();
    m_outbox = std::make_unique<Outbox>(
        QString(), m_clock, [this](const Unsent &message, auto done) { m_tries.push_back({message, done}); });
    m_stored = std::make_unique<QSignalSpy>(m_outbox.get(), &Outbox::stored);
    m_refused = std::make_unique<QSignalSpy>(m_outbox.get(), &Outbox::refused);
}

void tst_ClientOutbox::nothingIsSentBeforeTheRoomIsOpen()
{
    QVERIFY(!say(u"1"_s).isEmpty());
    m_outbox->online();
    QVERIFY(m_tries.empty());
    m_outbox->open(systemRoom);
    QVERIFY(m_tries.empty());
    m_outbox->open(courtyard);
    QCOMPARE(onTheirWay(), QStringList{u"1"_s});
    m_outbox->shut(courtyard);
    store();
    say(u"2"_s);
    QVERIFY(m_tries.empty());
}

void tst_ClientOutbox::oneAfterTheOther()
{
    m_outbox->online();
    m_outbox->open(courtyard);
    for (const auto &text : {u"1"_s, u"2"_s, u"3"_s})
        say(text);
    QCOMPARE(onTheirWay(), QStringList{u"1"_s});
    store();
    QCOMPARE(onTheirWay(), QStringList{u"2"_s});
    store();
    store();
    QVERIFY(m_tries.empty());
    QVERIFY(m_outbox->all().empty());
    QCOMPARE(m_stored->size(), 3);
}

void tst_ClientOutbox::twoRoomsDoNotWaitForEachOther()
{
    m_outbox->online();
    m_outbox->open(courtyard);
    m_outbox->open(RoomId{5});
    say(u"here"_s);
    say(u"there"_s, RoomId{5});
    QCOMPARE(onTheirWay(), (QStringList{u"here"_s, u"there"_s}));
}

void tst_ClientOutbox::aLostConnectionSendsAgainWithTheSameNonce()
{
    m_outbox->online();
    m_outbox->open(courtyard);
    const QByteArray nonce = say(u"1"_s);
    say(u"2"_s);
    m_outbox->offline();
    refuseFirst({.code = ErrorCode::Internal}); // the echo of the lost connection
    QVERIFY(m_tries.empty());
    m_outbox->online();
    m_outbox->open(courtyard);
    QCOMPARE(onTheirWay(), QStringList{u"1"_s});
    QCOMPARE(m_tries.front().message.nonce, nonce);
    store();
    store();
    QCOMPARE(m_stored->size(), 2);
    QCOMPARE(m_refused->size(), 0);
}

void tst_ClientOutbox::temporaryRefusalsAreSentAgain_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::optional<Milliseconds>>("retryAfter");
    QTest::addColumn<Milliseconds>("wait");
    const std::optional<Milliseconds> unsaid;
    QTest::newRow("too fast") << ErrorCode::RateLimited << std::optional<Milliseconds>(700ms) << 700ms;
    QTest::newRow("muted for a minute") << ErrorCode::Muted << std::optional<Milliseconds>(60s) << 60'000ms;
    QTest::newRow("the room is busy") << ErrorCode::RoomBusy << std::optional<Milliseconds>(50ms) << 50ms;
    QTest::newRow("the disk is full, for how long is not said")
        << ErrorCode::StorageUnavailable << unsaid << Outbox::pause;
    QTest::newRow("as long as we wait")
        << ErrorCode::Muted << std::optional(Outbox::longestWait) << Outbox::longestWait;
}

void tst_ClientOutbox::temporaryRefusalsAreSentAgain()
{
    QFETCH(ErrorCode, code);
    QFETCH(std::optional<Milliseconds>, retryAfter);
    QFETCH(Milliseconds, wait);
    m_outbox->online();
    m_outbox->open(courtyard);
    const QByteArray nonce = say(u"1"_s);
    say(u"2"_s);
    refuseFirst({.code = code, .retryAfter = retryAfter});
    m_clock.advance(wait - 1ms);
    QVERIFY(m_tries.empty());
    m_clock.advance(1ms);
    QCOMPARE(onTheirWay(), QStringList{u"1"_s}); // still before the second
    QCOMPARE(m_tries.front().message.nonce, nonce);
    QCOMPARE(m_refused->size(), 0);
}

void tst_ClientOutbox::finalRefusalsWaitForThePerson_data()
{
    QTest::addColumn<Error>("error");
    QTest::newRow("too long") << Error{.code = ErrorCode::MessageTooLong};
    QTest::newRow("read only") << Error{.code = ErrorCode::ReadOnlyRoom};
    QTest::newRow("the nonce was used") << Error{.code = ErrorCode::DuplicateNonceMismatch};
    QTest::newRow("muted for a day") << Error{.code = ErrorCode::Muted, .retryAfter = Milliseconds(24h)};
}

void tst_ClientOutbox::finalRefusalsWaitForThePerson()
{
    QFETCH(Error, error);
    m_outbox->online();
    m_outbox->open(courtyard);
    const QByteArray nonce = say(u"1"_s);
    say(u"2"_s);
    refuseFirst(error);
    QCOMPARE(m_refused->size(), 1);
    QCOMPARE(m_refused->first().at(1).value<Error>(), error);
    QCOMPARE(onTheirWay(), QStringList{u"2"_s}); // the others need not wait for the person
    store();
    QCOMPARE(m_outbox->all().size(), size_t(1));
    QVERIFY(m_outbox->discard(nonce));
    QVERIFY(!m_outbox->discard(nonce));
    QVERIFY(!m_outbox->retry(nonce));
    QVERIFY(m_outbox->all().empty());
}

void tst_ClientOutbox::aRetryKeepsItsPlace()
{
    m_outbox->online();
    m_outbox->open(courtyard);
    const QByteArray first = say(u"1"_s);
    QVERIFY(!m_outbox->retry(first)); // it is under way
    refuseFirst({.code = ErrorCode::Forbidden});
    say(u"2"_s);
    say(u"3"_s);
    QVERIFY(m_outbox->retry(first));
    store(); // 2 was on its way already
    QCOMPARE(onTheirWay(), QStringList{u"1"_s});
    store();
    QCOMPARE(onTheirWay(), QStringList{u"3"_s});
}

void tst_ClientOutbox::whatIsOnItsWayIsNotDiscarded()
{
    m_outbox->online();
    m_outbox->open(courtyard);
    const QByteArray first = say(u"1"_s);
    const QByteArray second = say(u"2"_s);
    QVERIFY(!m_outbox->discard(first));
    QVERIFY(m_outbox->discard(second));
    store();
    QVERIFY(m_tries.empty());
    QVERIFY(m_outbox->all().empty());
}

void tst_ClientOutbox::notJoinedIsTold()
{
    QSignalSpy outside(m_outbox.get(), &Outbox::notInside);
    m_outbox->online();
    m_outbox->open(courtyard);
    say(u"1"_s);
    refuseFirst({.code = ErrorCode::NotJoined});
    QCOMPARE(outside.size(), 1);
    m_clock.advance(1h);
    QVERIFY(m_tries.empty());
    m_outbox->open(courtyard);
    QCOMPARE(onTheirWay(), QStringList{u"1"_s});
}

/// What waited does not come as a flood, for which the server would mute us.
void tst_ClientOutbox::manyAtOnceArePaced()
{
    for (int i = 0; i < 20; ++i)
        say(QString::number(i));
    m_outbox->online();
    m_outbox->open(courtyard);
    int sent = 0;
    const auto storeAll = [&] {
        for (; !m_tries.empty(); ++sent)
            store();
    };
    storeAll();
    QCOMPARE(sent, 5);
    m_clock.advance(499ms);
    QVERIFY(m_tries.empty());
    m_clock.advance(1ms);
    storeAll();
    QCOMPARE(sent, 6);
    for (int i = 0; i < 14; ++i) {
        m_clock.advance(500ms);
        storeAll();
    }
    QCOMPARE(sent, 20);
}

void tst_ClientOutbox::nothingIsSentThatIsNotOnTheDisk()
{
    const QTemporaryDir profile;
    SlowDisk disk;
    Outbox outbox(
        profile.path(), m_clock,
        [this](const Unsent &message, auto done) { m_tries.push_back({message, done}); }, disk.sync());
    outbox.online();
    outbox.open(courtyard);
    QVERIFY(outbox.say(courtyard, u"1"_s));
    m_clock.advance(1s);
    QVERIFY(m_tries.empty());
    QFile file(profile.filePath(u"outbox.jsonl"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"1\"")); // but a crash would not lose it
    disk.release(true);
    QTRY_COMPARE(onTheirWay(), QStringList{u"1"_s});
}

void tst_ClientOutbox::aDiskThatFailsIsTold()
{
    const QTemporaryDir profile;
    SlowDisk disk;
    Outbox outbox(
        profile.path(), m_clock,
        [this](const Unsent &message, auto done) { m_tries.push_back({message, done}); }, disk.sync());
    const QSignalSpy refused(&outbox, &Outbox::refused);
    outbox.online();
    outbox.open(courtyard);
    QVERIFY(outbox.say(courtyard, u"1"_s));
    disk.release(false);
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.first().at(1).value<Error>().code, ErrorCode::StorageUnavailable);
    m_clock.advance(1min);
    QVERIFY(m_tries.empty());
    QCOMPARE(outbox.all().front().refused->code, ErrorCode::StorageUnavailable);
    QCOMPARE(refused.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ClientOutbox)
#include "tst_clientoutbox.moc"
