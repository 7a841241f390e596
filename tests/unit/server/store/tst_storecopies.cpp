// SPDX-License-Identifier: Apache-2.0
#include "server/store/migrations.h"
#include "server/store/sqlitebackup.h"
#include "server/store/sqlitecheck.h"
#include "tests/unit/server/store/storefixture.h"

#include <QDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::server;

namespace {

constexpr Seq many = 20'000;

} // namespace

/// Backups, and the look at a store that nobody has open.
class tst_StoreCopies final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBackupIsTheStoreAtOneInstant();
    void aBackupIsMadeWhileOthersWrite();
    void aBackupReplacesNothing_data();
    void aBackupReplacesNothing();
    void aStoppedBackupLeavesNothing();
    void aWellStoreIsCounted();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void whatCannotBeChecked_data();
    void whatCannotBeChecked();
};

void tst_StoreCopies::aBackupIsTheStoreAtOneInstant()
{
    OpenStore store;
    const RoomId room = store.makeRoom();
    const auto events = storedEvents(room, 1, 200);
    VERIFY_DONE(store.log->append(events));
    QTemporaryDir elsewhere;
    const auto bytes = backUp(store.file(), elsewhere.filePath(u"copy"_s));
    VERIFY_DONE(bytes);
    VERIFY_DONE(store.log->append(storedEvents(room, 201, 201))); // too late for the copy
    const QFileInfo copy(elsewhere.filePath(u"copy"_s));
    QCOMPARE(copy.size(), *bytes);
    QCOMPARE(copy.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files), QStringList{u"copy"_s});

    QVERIFY(QFile::rename(copy.filePath(),
                          elsewhere.filePath(u"chat.db"_s))); // that is all there is to restoring
    OpenStore restored(elsewhere.path());
    const auto page = restored.reader->page({.room = room, .after = 0, .limit = 200, .maxBytes = 1 << 24});
    VERIFY_DONE(page);
    QCOMPARE(page->events, events);
    QCOMPARE(restored.makeRoom(), room);
    VERIFY_DONE(restored.log->append(storedEvents(room, 201, 202)));
}

void tst_StoreCopies::aBackupIsMadeWhileOthersWrite()
{
    OpenStore store;
    const RoomId room = store.makeRoom();
    VERIFY_DONE(store.log->append(storedEvents(room, 1, many, QByteArray(200, 'x'))));
    std::atomic<Seq> written = many;
    std::atomic<bool> enough = false;
    std::jthread writing([&] { // its own connection: they do not leave their thread
        const auto log = std::move(store.store->openLog().value());
        for (Seq seq = many + 1; !enough; ++seq) {
            if (log->append(storedEvents(room, seq, seq)))
                written = seq;
        }
    });
    QTRY_VERIFY(written > many);
    const Seq before = written;
    QTemporaryDir elsewhere;
    const auto done = backUp(store.file(), elsewhere.filePath(u"chat.db"_s));
    const Seq after = written;
    enough = true;
    writing.join();
    VERIFY_DONE(done);
    QVERIFY2(after > before, "nothing was written meanwhile");
    const auto report = checkStore(elsewhere.path());
    VERIFY_DONE(report);
    QCOMPARE(report->faults, QStringList());
    QVERIFY(report->events >= before && report->events <= after + 1);
}

void tst_StoreCopies::aBackupReplacesNothing_data()
{
    QTest::addColumn<QString>("there");
    QTest::newRow("the file is there") << u"copy"_s;
    QTest::newRow("another backup is under way to it") << u"copy.part"_s;
}

void tst_StoreCopies::aBackupReplacesNothing()
{
    QFETCH(QString, there);
    OpenStore store;
    store.makeRoom();
    QTemporaryDir elsewhere;
    QFile old(elsewhere.filePath(there));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("precious") == 8);
    old.close();
    VERIFY_REFUSED(backUp(store.file(), elsewhere.filePath(u"copy"_s)), StoreFailure::Rejected);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), "precious"_ba);
    VERIFY_REFUSED(backUp(store.file(), elsewhere.filePath(u"no/such/place"_s)), StoreFailure::Unavailable);
    QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files), QStringList{there});
}

void tst_StoreCopies::aStoppedBackupLeavesNothing()
{
    OpenStore store;
    VERIFY_DONE(store.log->append(storedEvents(store.makeRoom(), 1, many)));
    QTemporaryDir elsewhere;
    std::stop_source stop;
    stop.request_stop();
    VERIFY_REFUSED(backUp(store.file(), elsewhere.filePath(u"copy"_s), stop.get_token()),
                   StoreFailure::Unavailable);
    QVERIFY(QDir(elsewhere.path()).isEmpty());

    std::stop_source later;
    std::jthread stopping([&] {
        while (!QFile::exists(elsewhere.filePath(u"copy.part"_s))
               && !QFile::exists(elsewhere.filePath(u"copy"_s)))
            std::this_thread::yield();
        later.request_stop();
    });
    const auto done = backUp(store.file(), elsewhere.filePath(u"copy"_s), later.get_token());
    stopping.join();
    if (done) // it was quicker
        QVERIFY(QFile::remove(elsewhere.filePath(u"copy"_s)));
    else
        QCOMPARE(done.error().kind, StoreFailure::Unavailable);
    QVERIFY(QDir(elsewhere.path()).isEmpty());
}

void tst_StoreCopies::aWellStoreIsCounted()
{
    QTemporaryDir directory;
    {
        OpenStore store(directory.path());
        VERIFY_DONE(store.log->append(storedEvents(store.makeRoom(1, u"hall"_s), 1, 30)));
        VERIFY_DONE(store.log->append(storedEvents(store.makeRoom(2, u"yard"_s), 1, 12)));
        VERIFY_DONE(store.log->trim({.maxEvents = 20}, testTime, 1000)); // a beginning may be missing
        VERIFY_DONE(
            store.log->appendAudit({.time = testTime, .admin = "root", .action = "kick", .result = "ok"}));
        VERIFY_REFUSED(checkStore(directory.path()), StoreFailure::Unavailable); // a server has it
    }
    const auto report = checkStore(directory.path());
    VERIFY_DONE(report);
    QCOMPARE(report->faults, QStringList());
    QCOMPARE(report->rooms, 2);
    QCOMPARE(report->events, 32);
    QCOMPARE(report->audit, 1);
    QCOMPARE(report->version, migrations().back().number);
}

void tst_StoreCopies::faultsAreNamed_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("fault");
    QTest::newRow("a hole in the numbers")
        << u"DELETE FROM events WHERE seq = 5"_s << u"room lobby: 1 numbers"_s;
    QTest::newRow("a room that is gone") << u"DELETE FROM rooms"_s << u"of a room that is not there"_s;
}

void tst_StoreCopies::faultsAreNamed()
{
    QFETCH(QString, damage);
    QFETCH(QString, fault);
    QTemporaryDir directory;
    {
        OpenStore store(directory.path());
        VERIFY_DONE(store.log->append(storedEvents(store.makeRoom(), 1, 9)));
        auto connection = std::move(SqliteConnection::open(store.file(), SqliteConnection::Write).value());
        VERIFY_DONE(connection->execute(u"PRAGMA foreign_keys = off"_s));
        VERIFY_DONE(connection->execute(damage));
    }
    const auto report = checkStore(directory.path());
    VERIFY_DONE(report);
    QCOMPARE(report->faults.size(), 1);
    QVERIFY2(report->faults.first().contains(fault), qPrintable(report->faults.first()));
}

void tst_StoreCopies::whatCannotBeChecked_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("no file") << QByteArray();
    QTest::newRow("not a database") << QByteArray(4096, 'x');
}

void tst_StoreCopies::whatCannotBeChecked()
{
    QFETCH(QByteArray, contents);
    QTemporaryDir directory;
    QFile file(directory.filePath(u"chat.db"_s));
    if (!contents.isEmpty())
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
    file.close();
    VERIFY_REFUSED(checkStore(directory.path()), StoreFailure::Rejected);
}

QTEST_GUILESS_MAIN(tst_StoreCopies)
#include "tst_storecopies.moc"
