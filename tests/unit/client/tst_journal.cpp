// SPDX-License-Identifier: Apache-2.0
#include "shared/client/journal.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace chat::client;
using namespace Qt::StringLiterals;

/// Lines that nobody waits for and that are not lost.
class tst_Journal final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLineIsWithTheSystemAtOnce();
    void theDiskIsAskedOnceForWhatCameMeanwhile();
    void theEndWaitsForTheDisk();
    void aDiskThatFailsIsTold();
    void aNewBeginningIsOnTheDisk();
    void nowhereIsAtOnce();
    void aFolderThatIsNotThere();

private:
    [[nodiscard]] QString path() const { return m_dir.filePath(u"journal"_s); }
    [[nodiscard]] QByteArray inTheFile() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }

    QTemporaryDir m_dir;
};

void tst_Journal::aLineIsWithTheSystemAtOnce()
{
    QSemaphore disk;
    Journal journal(path(), [&disk](int) {
        disk.acquire();
        return true;
    });
    QVERIFY(journal.restart({}));
    QVERIFY(journal.append("one"));
    QVERIFY(journal.append("two"));
    QCOMPARE(inTheFile(), "one\ntwo\n");
    QCOMPARE(journal.appended(), 2);
    QCOMPARE(journal.synced(), 0);
    disk.release(2);
    QTRY_COMPARE(journal.synced(), 2);
}

void tst_Journal::theDiskIsAskedOnceForWhatCameMeanwhile()
{
    QSemaphore disk;
    std::atomic<int> asked = 0;
    Journal journal(path(), [&](int) {
        ++asked;
        disk.acquire();
        return true;
    });
    const QSignalSpy reached(&journal, &Journal::reached);
    QVERIFY(journal.restart({}));
    for (int i = 0; i < 100; ++i)
        QVERIFY(journal.append("line"));
    disk.release(100);
    QTRY_COMPARE(journal.synced(), 100);
    QCOMPARE(asked.load(), 2); // for the first line, and for the others together
    QCOMPARE(reached.size(), 2);
}

void tst_Journal::theEndWaitsForTheDisk()
{
    std::atomic<int> asked = 0;
    {
        Journal journal(path(), [&](int) {
            ++asked;
            return true;
        });
        QVERIFY(journal.restart({}));
        QVERIFY(journal.append("one"));
        QVERIFY(journal.append("two"));
    }
    QVERIFY(asked > 0);
    QCOMPARE(inTheFile(), "one\ntwo\n");
}

void tst_Journal::aDiskThatFailsIsTold()
{
    Journal journal(path(), [](int) { return false; });
    const QSignalSpy failed(&journal, &Journal::failed);
    QVERIFY(journal.restart({}));
    QVERIFY(journal.append("one"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(journal.synced(), 0);
}

void tst_Journal::aNewBeginningIsOnTheDisk()
{
    Journal journal(path());
    QVERIFY(journal.restart({"old"}));
    QVERIFY(journal.append("one"));
    QCOMPARE(journal.lines(), 2);
    QVERIFY(journal.restart({"new"}));
    QCOMPARE(journal.synced(), journal.appended());
    QCOMPARE(journal.lines(), 1);
    QVERIFY(journal.append("two"));
    QCOMPARE(inTheFile(), "new\ntwo\n");
    QTRY_COMPARE(journal.synced(), 2);
}

void tst_Journal::nowhereIsAtOnce()
{
    Journal journal({});
    QVERIFY(journal.restart({}));
    QVERIFY(journal.append("one"));
    QCOMPARE(journal.synced(), 1);
}

void tst_Journal::aFolderThatIsNotThere()
{
    Journal journal(m_dir.filePath(u"nowhere/journal"_s));
    QVERIFY(!journal.restart({}));
    QVERIFY(!journal.append("one"));
    QCOMPARE(journal.appended(), 0);
}

QTEST_GUILESS_MAIN(tst_Journal)
#include "tst_journal.moc"
