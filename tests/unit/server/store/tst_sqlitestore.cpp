// SPDX-License-Identifier: Apache-2.0
#include "server/store/migrations.h"
#include "server/store/sqlitefailure.h"
#include "tests/unit/server/store/storefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::server;

namespace {

std::unique_ptr<SqliteConnection> writer(const QString &file)
{
    return std::move(SqliteConnection::open(file, SqliteConnection::Write).value());
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class tst_SqliteStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesDirectoryAndFilesForTheOwnerOnly();
    void opensFromAnyDirectory();
    void secondStoreIsRefused();
    void refusesAForeignFile_data();
    void refusesAForeignFile();
    void refusesANewerFile();
    void migrationsAreNumberedFromOne();
    void migratesStepByStep();
    void failedStepLeavesTheOnesBefore();
    void logIsDurable_data();
    void logIsDurable();
    void errorsAreUnavailableOrRejected_data();
    void errorsAreUnavailableOrRejected();
    void busyIsUnavailableAndPasses();
    void checkpointsKeepTheLogSmall();
    void openReaderDoesNotStopTheWriter();
};

void tst_SqliteStore::makesDirectoryAndFilesForTheOwnerOnly()
{
    QTemporaryDir base;
    OpenStore store(base.filePath(u"a/b/state"_s));
    VERIFY_DONE(store.log->append(storedEvents(store.makeRoom(), 1, 1)));

    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFileInfo(store.path()).permissions() & others, QFile::Permissions());
    const QFileInfoList files = QDir(store.path()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 4); // chat.db, -wal, -shm, lock
    for (const QFileInfo &file : files)
        QVERIFY2((file.permissions() & others) == QFile::Permissions(), qPrintable(file.fileName()));
}

void tst_SqliteStore::opensFromAnyDirectory()
{
    const QString before = QDir::currentPath();
    QTemporaryDir elsewhere;
    QVERIFY(QDir::setCurrent(elsewhere.path())); // B1-48
    {
        OpenStore store;
        VERIFY_DONE(store.log->append(storedEvents(store.makeRoom(), 1, 1)));
    }
    const auto relative = SqliteStore::open(u"state"_s);
    QVERIFY(QDir::setCurrent(before));
    VERIFY_DONE(relative);
    VERIFY_DONE((*relative)->openLog()); // also after the directory has changed
    VERIFY_DONE((*relative)->openReader());
    QVERIFY(QFile::exists(elsewhere.filePath(u"state/chat.db"_s)));
}

void tst_SqliteStore::secondStoreIsRefused()
{
    OpenStore store;
    const auto second = SqliteStore::open(store.path());
    VERIFY_REFUSED(second, StoreFailure::Unavailable);
    const QString holder = u"in use by process %1 since"_s.arg(QCoreApplication::applicationPid());
    QVERIFY2(second.error().detail.contains(holder), qPrintable(second.error().detail));
    store.reopen();
    VERIFY_DONE(store.reader->rooms());
}

void tst_SqliteStore::refusesAForeignFile_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("says");

    QTemporaryDir directory;
    const QString path = directory.filePath(u"other.db"_s);
    QVERIFY(writer(path)->execute(u"CREATE TABLE bookmarks (url TEXT)"_s));
    QTest::newRow("a database without a mark") << contents(path) << u"another program"_s;
    QVERIFY(writer(path)->execute(u"PRAGMA application_id = 252006675"_s));
    QTest::newRow("a database with another program's mark") << contents(path) << u"another program"_s;
    QVERIFY(writer(path)->execute(u"DROP TABLE bookmarks"_s));
    QTest::newRow("an empty one with another program's mark") << contents(path) << u"another program"_s;
    QTest::newRow("a text file") << QByteArray(5000, 'x') << u"not a database"_s;
    QTest::newRow("a short text file") << "hello"_ba << u"not a database"_s;
}

void tst_SqliteStore::refusesAForeignFile()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, says);
    QTemporaryDir directory;
    const QString path = directory.filePath(SqliteStore::fileName);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(before), before.size());
    }

    const auto store = SqliteStore::open(directory.path());

    VERIFY_REFUSED(store, StoreFailure::Rejected);
    QVERIFY2(store.error().detail.contains(says), qPrintable(store.error().detail));
    QCOMPARE(contents(path), before);
    QVERIFY(StateLock::take(directory.path()).has_value());
}

void tst_SqliteStore::refusesANewerFile()
{
    QTemporaryDir directory;
    const int newest = migrations().back().number;
    VERIFY_DONE(SqliteStore::open(directory.path()));
    const QString path = directory.filePath(SqliteStore::fileName);
    VERIFY_DONE(writer(path)->execute(u"PRAGMA user_version = %1"_s.arg(newest + 1)));
    const QByteArray before = contents(path);

    const auto store = SqliteStore::open(directory.path());

    VERIFY_REFUSED(store, StoreFailure::Rejected);
    QVERIFY2(store.error().detail.contains(u"written by a newer one"_s), qPrintable(store.error().detail));
    QCOMPARE(contents(path), before);
    VERIFY_DONE(writer(path)->execute(u"PRAGMA user_version = %1"_s.arg(newest)));
    VERIFY_DONE(SqliteStore::open(directory.path()));
}

void tst_SqliteStore::migrationsAreNumberedFromOne()
{
    const auto steps = migrations();
    QVERIFY(!steps.empty());
    for (size_t i = 0; i < steps.size(); ++i) {
        QCOMPARE(steps[i].number, int(i) + 1);
        QVERIFY(!steps[i].sql.isEmpty());
    }
}

void tst_SqliteStore::migratesStepByStep()
{
    QTemporaryDir directory;
    const auto connection = writer(directory.filePath(u"x.db"_s));
    const std::vector<Migration> steps{{1, u"CREATE TABLE a (x);\nCREATE TABLE b (x);\n"_s},
                                       {2, u"-- why\nALTER TABLE a ADD COLUMN y;\n"_s}};

    VERIFY_DONE(migrate(*connection, std::span(steps).first(1)));
    QCOMPARE(connection->value(u"PRAGMA user_version"_s)->toInt(), 1);
    VERIFY_DONE(connection->execute(u"INSERT INTO a (x) VALUES (5)"_s));
    VERIFY_DONE(migrate(*connection, steps));
    VERIFY_DONE(migrate(*connection, steps)); // nothing left to do

    QCOMPARE(connection->value(u"PRAGMA user_version"_s)->toInt(), 2);
    QCOMPARE(connection->value(u"PRAGMA application_id"_s)->toInt(), storeApplicationId);
    QCOMPARE(connection->value(u"SELECT x FROM a WHERE y IS NULL"_s)->toInt(), 5);
    QCOMPARE(connection->value(u"SELECT count(*) FROM b"_s)->toInt(), 0);
}

void tst_SqliteStore::failedStepLeavesTheOnesBefore()
{
    QTemporaryDir directory;
    const auto connection = writer(directory.filePath(u"x.db"_s));
    const std::vector<Migration> steps{{1, u"CREATE TABLE a (x);\n"_s},
                                       {2, u"CREATE TABLE b (x);\nCREATE TABEL c (x);\n"_s}};

    const auto done = migrate(*connection, steps);

    VERIFY_REFUSED(done, StoreFailure::Rejected);
    QVERIFY2(done.error().detail.startsWith(u"migration 2: "_s), qPrintable(done.error().detail));
    QCOMPARE(connection->value(u"PRAGMA user_version"_s)->toInt(), 1);
    QCOMPARE(connection->value(u"SELECT group_concat(name) FROM sqlite_schema"_s)->toString(), u"a"_s);
    VERIFY_DONE(connection->execute(u"INSERT INTO a (x) VALUES (5)"_s));
}

void tst_SqliteStore::logIsDurable_data()
{
    QTest::addColumn<Durability>("durability");
    QTest::addColumn<int>("synchronous");
    QTest::newRow("full: every commit is synced") << Durability::Full << 2;
    QTest::newRow("process: commits are not synced") << Durability::Process << 1;
}

/// Power loss (faults row 39): what was acknowledged was synced, unless `process` was chosen.
void tst_SqliteStore::logIsDurable()
{
    QFETCH(Durability, durability);
    QFETCH(int, synchronous);
    QTemporaryDir directory;
    const auto connection
        = SqliteConnection::open(directory.filePath(u"x.db"_s), SqliteConnection::Write, durability);
    VERIFY_DONE(connection);
    QCOMPARE((*connection)->value(u"PRAGMA synchronous"_s)->toInt(), synchronous);
    QCOMPARE((*connection)->value(u"PRAGMA journal_mode"_s)->toString(), u"wal"_s);
    QCOMPARE((*connection)->value(u"PRAGMA wal_autocheckpoint"_s)->toInt(), 0);
    QCOMPARE((*connection)->value(u"PRAGMA foreign_keys"_s)->toInt(), 1);
}

void tst_SqliteStore::errorsAreUnavailableOrRejected_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("unavailable");
    const auto row
        = [](const char *name, int code, bool unavailable) { QTest::newRow(name) << code << unavailable; };
    row("SQLITE_ERROR", 1, false);
    row("SQLITE_BUSY", 5, true);
    row("SQLITE_BUSY_RECOVERY", 5 | 1 << 8, true);
    row("SQLITE_BUSY_SNAPSHOT", 5 | 2 << 8, true);
    row("SQLITE_LOCKED", 6, true);
    row("SQLITE_NOMEM", 7, true);
    row("SQLITE_READONLY", 8, true);
    row("SQLITE_IOERR", 10, true);
    row("SQLITE_IOERR_FSYNC", 10 | 4 << 8, true);
    row("SQLITE_CORRUPT", 11, false);
    row("SQLITE_FULL", 13, true);
    row("SQLITE_CANTOPEN", 14, true);
    row("SQLITE_PROTOCOL", 15, true);
    row("SQLITE_TOOBIG", 18, false);
    row("SQLITE_CONSTRAINT", 19, false);
    row("SQLITE_CONSTRAINT_UNIQUE", 19 | 8 << 8, false);
    row("SQLITE_MISMATCH", 20, false);
    row("SQLITE_NOTADB", 26, false);
}

void tst_SqliteStore::errorsAreUnavailableOrRejected()
{
    QFETCH(int, code);
    QFETCH(bool, unavailable);
    const QSqlError error(u"driver"_s, u"database"_s, QSqlError::StatementError, QString::number(code));
    const StoreFailure failure = failureOf(error, u"append"_s);
    QCOMPARE(failure.kind == StoreFailure::Unavailable, unavailable);
    QCOMPARE(failure.detail, u"append: database (SQLite error %1)"_s.arg(code));
}

void tst_SqliteStore::busyIsUnavailableAndPasses()
{
    OpenStore store;
    const RoomId room = store.makeRoom();
    const auto other = writer(store.file());
    VERIFY_DONE(other->execute(u"BEGIN IMMEDIATE"_s));

    VERIFY_REFUSED(store.log->append(storedEvents(room, 1, 2)), StoreFailure::Unavailable);
    VERIFY_REFUSED(store.log->trim({.maxEvents = 1}, testTime, 1), StoreFailure::Unavailable);
    VERIFY_REFUSED(store.log->ensureRoom(roomNamed(2, u"new"_s)), StoreFailure::Unavailable);
    VERIFY_REFUSED(store.log->renewEpoch(room), StoreFailure::Unavailable);
    VERIFY_REFUSED(store.log->appendAudit({}), StoreFailure::Unavailable);
    QCOMPARE(store.reader->load(room, 0, 0)->lastSeq, Seq(0)); // reading goes on

    VERIFY_DONE(other->execute(u"ROLLBACK"_s));
    VERIFY_DONE(store.log->append(storedEvents(room, 1, 2)));
    QCOMPARE(store.reader->load(room, 0, 0)->lastSeq, Seq(2));
}

void tst_SqliteStore::checkpointsKeepTheLogSmall()
{
    QTemporaryDir directory;
    const CheckpointPolicy policy{
        .interval = Milliseconds(1), .copyBytes = 16 * 1024, .emptyBytes = 64 * 1024};
    const auto store = SqliteStore::open(directory.path(), Durability::Process, policy);
    VERIFY_DONE(store);
    const auto log = std::move(*(*store)->openLog());
    const RoomId room = log->ensureRoom(roomNamed(1, u"lobby"_s))->id;
    const QString database = directory.filePath(SqliteStore::fileName);

    VERIFY_DONE(log->append(storedEvents(room, 1, 300, QByteArray(1000, 'x'))));

    QTRY_VERIFY(QFileInfo(database).size() > 300'000); // in the database
    QTRY_COMPARE(QFileInfo(database + "-wal"_L1).size(), qint64(0)); // and the log is emptied
    QTRY_COMPARE((*store)->walBytes(), qint64(0));
    VERIFY_DONE(log->append(storedEvents(room, 301, 301)));
    QTRY_VERIFY((*store)->walBytes() > 0); // seen growing
    const auto reader = std::move(*(*store)->openReader());
    QCOMPARE(reader->load(room, 0, 0)->lastSeq, Seq(301));
}

void tst_SqliteStore::openReaderDoesNotStopTheWriter()
{
    QTemporaryDir directory;
    const CheckpointPolicy policy{.interval = Milliseconds(50), .copyBytes = 0, .emptyBytes = 0};
    const auto store = SqliteStore::open(directory.path(), Durability::Process, policy);
    VERIFY_DONE(store);
    const auto log = std::move(*(*store)->openLog());
    const RoomId room = log->ensureRoom(roomNamed(1, u"lobby"_s))->id;
    const auto lagging = std::move(
        *SqliteConnection::open(directory.filePath(SqliteStore::fileName), SqliteConnection::Read));
    VERIFY_DONE(lagging->execute(u"BEGIN"_s));
    QCOMPARE(lagging->value(u"SELECT count(*) FROM events"_s)->toInt(), 0);

    // The checkpointer tries to empty the log all the time, and this snapshot hinders it.
    for (Seq seq = 1; seq <= 50; ++seq)
        VERIFY_DONE(log->append(storedEvents(room, seq, seq)));

    QCOMPARE(lagging->value(u"SELECT count(*) FROM events"_s)->toInt(), 0);
    VERIFY_DONE(lagging->execute(u"COMMIT"_s));
    QCOMPARE(lagging->value(u"SELECT count(*) FROM events"_s)->toInt(), 50);
}

QTEST_GUILESS_MAIN(tst_SqliteStore)
#include "tst_sqlitestore.moc"
