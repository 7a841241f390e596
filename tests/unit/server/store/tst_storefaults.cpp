// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqliteeventlog.h"
#include "tests/checkout.h"
#include "tests/unit/server/store/storefixture.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <sched.h>
#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::server;

namespace {

constexpr int waitMs = 20'000;

/// A small disk of its own, gone at the end. Mounting needs the rights of root.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size)
    {
        m_mounted = ::mount("tmpfs", path().constData(), "tmpfs", 0,
                            QByteArray("size=" + QByteArray(size)).constData())
            == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(path().constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QByteArray path() const { return m_directory.path().toLocal8Bit(); }
    [[nodiscard]] QString directory() const { return m_directory.filePath(u"state"_s); }
    [[nodiscard]] bool makeReadOnly() const
    {
        return ::mount(nullptr, path().constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    QTemporaryDir m_directory;
    bool m_mounted = false;
};

constexpr const char *mustMount = "this test mounts a small tmpfs: run it as root, or with CAP_SYS_ADMIN";

/// "<room> <seq>" lines; the last of each room counts.
void readAcknowledged(QProcess &process, std::map<quint64, Seq> &acknowledged)
{
    while (process.canReadLine()) {
        const QList<QByteArray> words = process.readLine().trimmed().split(' ');
        if (words.size() == 2)
            acknowledged[words[0].toULongLong()] = words[1].toLongLong();
    }
}

bool startAppender(QProcess &process, const QString &directory)
{
    process.start(QStringLiteral(CHAT_BINARY_DIR "/bin/store_appender"), {directory});
    if (!process.waitForStarted(waitMs))
        return false;
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(waitMs))
            return false;
    }
    return process.readLine() == "ready\n";
}

QString integrity(const QString &file)
{
    const auto connection = SqliteConnection::open(file, SqliteConnection::Read);
    return (*connection)->value(u"PRAGMA integrity_check"_s).value().toString();
}

} // namespace

/// What goes wrong outside of us: faults row 37, row 38, and the state directory's lock.
class tst_StoreFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedWriterLosesNothingAcknowledged_data();
    void killedWriterLosesNothingAcknowledged();
    void fullDatabaseRefusesAndRecovers();
    void fullDiskRefusesAndRecovers();
    void readOnlyDiskIsUnavailable();
    void secondProcessIsNamed();
    void lockDiesWithItsProcess();
    void lockIsNotInheritedByAProgramStartedFromHere();
};

// Our mounts are seen by this process only, and end with it however it ends. Where this is not permitted,
// mounting is not either, and the tests that need it fail.
void tst_StoreFaults::initTestCase()
{
    if (::unshare(CLONE_NEWNS) == 0)
        QCOMPARE(::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr), 0);
}

void tst_StoreFaults::killedWriterLosesNothingAcknowledged_data()
{
    QTest::addColumn<int>("round");
    for (int round = 1; round <= 5; ++round)
        QTest::addRow("kill -9, round %d of 5 (38)", round) << round;
}

void tst_StoreFaults::killedWriterLosesNothingAcknowledged()
{
    QTemporaryDir directory;
    std::map<quint64, Seq> acknowledged;
    for (int life = 0; life < 2; ++life) { // the second one goes on after a recovery
        QProcess process;
        QVERIFY2(startAppender(process, directory.path()), process.readAllStandardError().constData());
        const auto lines = QRandomGenerator::global()->bounded(1, 600);
        const Seq until = acknowledged[1] + lines;
        while (acknowledged[1] < until) {
            QVERIFY2(process.waitForReadyRead(waitMs), process.readAllStandardError().constData());
            readAcknowledged(process, acknowledged);
        }
        process.kill();
        QVERIFY(process.waitForFinished(waitMs));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        readAcknowledged(process, acknowledged);
    }
    QCOMPARE(acknowledged.size(), size_t(3));

    OpenStore store(directory.path());
    for (const auto &[room, last] : acknowledged) {
        const auto loaded
            = store.reader->load(RoomId{room}, std::numeric_limits<int>::max(), qsizetype(1) << 40);
        VERIFY_DONE(loaded);
        QVERIFY2(loaded->lastSeq >= last, qPrintable(u"%1 < %2"_s.arg(loaded->lastSeq).arg(last)));
        const std::vector<Seq> seqs = seqsOf(loaded->recent);
        QCOMPARE(seqs.size(), size_t(loaded->lastSeq));
        for (size_t i = 0; i < seqs.size(); ++i)
            QCOMPARE(seqs[i], Seq(i + 1));
        VERIFY_DONE(store.log->append(storedEvents(RoomId{room}, loaded->lastSeq + 1, loaded->lastSeq + 1)));
    }
    QCOMPARE(integrity(store.file()), u"ok"_s);
}

void tst_StoreFaults::fullDatabaseRefusesAndRecovers()
{
    OpenStore store;
    auto connection = SqliteConnection::open(store.file(), SqliteConnection::Write);
    VERIFY_DONE(connection);
    SqliteConnection &limited = **connection;
    const auto log = std::move(*SqliteEventLog::open(std::move(*connection)));
    const RoomId room = store.makeRoom();
    VERIFY_DONE(limited.execute(u"PRAGMA max_page_count = 60"_s));

    const QByteArray body(1000, 'x');
    Seq last = 0;
    StoreResult<void> done;
    while (last < 10'000 && (done = log->append(storedEvents(room, last + 1, last + 5, body))))
        last += 5;

    VERIFY_REFUSED(done, StoreFailure::Unavailable);
    QVERIFY(last > 0);
    QCOMPARE(store.reader->load(room, 0, 0)->lastSeq, last);
    VERIFY_REFUSED(log->append(storedEvents(room, last + 1, last + 5, body)), StoreFailure::Unavailable);
    VERIFY_DONE(limited.execute(u"PRAGMA max_page_count = 1000"_s));
    VERIFY_DONE(log->append(storedEvents(room, last + 1, last + 5, body)));
    QCOMPARE(seqsOf(store.reader->load(room, 100'000, qsizetype(1) << 30)->recent).size(), size_t(last + 5));
    QCOMPARE(integrity(store.file()), u"ok"_s);
}

void tst_StoreFaults::fullDiskRefusesAndRecovers()
{
    const SmallDisk disk("2m");
    QVERIFY2(disk.isMounted(), mustMount);
    QFile ballast(QString::fromLocal8Bit(disk.path() + "/ballast"));
    QVERIFY(ballast.open(QIODevice::WriteOnly));
    QCOMPARE(ballast.write(QByteArray(1024 * 1024, 'x')), qint64(1024 * 1024));
    ballast.close();
    OpenStore store(disk.directory());
    const RoomId room = store.makeRoom();

    const QByteArray body(1000, 'x');
    Seq last = 0;
    StoreResult<void> done;
    while (last < 10'000 && (done = store.log->append(storedEvents(room, last + 1, last + 5, body))))
        last += 5;

    VERIFY_REFUSED(done, StoreFailure::Unavailable);
    QVERIFY(last > 0);
    for (int i = 0; i < 3; ++i)
        VERIFY_REFUSED(store.log->append(storedEvents(room, last + 1, last + 5, body)),
                       StoreFailure::Unavailable);
    QCOMPARE(store.reader->load(room, 0, 0)->lastSeq, last);
    QVERIFY(ballast.remove());
    VERIFY_DONE(store.log->append(storedEvents(room, last + 1, last + 5, body)));
    store.reopen();
    QCOMPARE(seqsOf(store.reader->load(room, 100'000, qsizetype(1) << 30)->recent).size(), size_t(last + 5));
    QCOMPARE(integrity(store.file()), u"ok"_s);
}

void tst_StoreFaults::readOnlyDiskIsUnavailable()
{
    const SmallDisk disk("2m");
    QVERIFY2(disk.isMounted(), mustMount);
    {
        OpenStore store(disk.directory());
        VERIFY_DONE(store.log->append(storedEvents(store.makeRoom(), 1, 3)));
    }
    QVERIFY(disk.makeReadOnly());

    const auto store = SqliteStore::open(disk.directory());
    VERIFY_REFUSED(store, StoreFailure::Unavailable);
    QVERIFY2(store.error().detail.contains(u"Read-only file system"_s), qPrintable(store.error().detail));
    const auto absent = SqliteStore::open(disk.directory() + "/absent"_L1);
    VERIFY_REFUSED(absent, StoreFailure::Unavailable);
    QVERIFY2(absent.error().detail.contains(u"Read-only file system"_s), qPrintable(absent.error().detail));
}

void tst_StoreFaults::secondProcessIsNamed()
{
    QTemporaryDir directory;
    QProcess process;
    QVERIFY2(startAppender(process, directory.path()), process.readAllStandardError().constData());

    const auto store = SqliteStore::open(directory.path());

    VERIFY_REFUSED(store, StoreFailure::Unavailable);
    QVERIFY2(store.error().detail.contains(u"in use by process %1 since 20"_s.arg(process.processId())),
             qPrintable(store.error().detail));
    process.kill();
    QVERIFY(process.waitForFinished(waitMs));
}

void tst_StoreFaults::lockDiesWithItsProcess()
{
    QTemporaryDir directory;
    QProcess process;
    QVERIFY2(startAppender(process, directory.path()), process.readAllStandardError().constData());
    process.kill();
    QVERIFY(process.waitForFinished(waitMs));
    QVERIFY(QFile::exists(directory.filePath(u"lock"_s)));

    VERIFY_DONE(StateLock::take(directory.path()));
    QFile file(directory.filePath(u"lock"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray holder = "process " + QByteArray::number(QCoreApplication::applicationPid()) + ' ';
    QVERIFY(file.readAll().startsWith(holder));
}

void tst_StoreFaults::lockIsNotInheritedByAProgramStartedFromHere()
{
    QTemporaryDir directory;
    auto lock = StateLock::take(directory.path());
    VERIFY_DONE(lock);
    QProcess child;
    child.start(u"cat"_s, {}); // lives until its input is closed
    QVERIFY(child.waitForStarted(waitMs));

    VERIFY_REFUSED(StateLock::take(directory.path()), StoreFailure::Unavailable);
    lock->reset();
    QCOMPARE(child.state(), QProcess::Running);
    VERIFY_DONE(StateLock::take(directory.path()));
    child.closeWriteChannel();
    QVERIFY(child.waitForFinished(waitMs));
}

QTEST_GUILESS_MAIN(tst_StoreFaults)
#include "tst_storefaults.moc"
