// SPDX-License-Identifier: Apache-2.0
#include "shared/client/writebehindfile.h"

#include <QFile>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chat::client;
using namespace Qt::StringLiterals;

/// Files that nobody waits for.
class tst_WriteBehindFile final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWrittenWhole();
    void onlyTheNewestWaits();
    void theEndWaitsForTheNewest();
    void aDiskThatTakesNothing();
    void nowhere();
};

void tst_WriteBehindFile::isWrittenWhole()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"file"_s);
    WriteBehindFile file(path);
    const QSignalSpy written(&file, &WriteBehindFile::written);
    file.write("one");
    QTRY_COMPARE(written.size(), 1);
    QVERIFY(written.first().first().toBool());
    QFile read(path);
    QVERIFY(read.open(QIODevice::ReadOnly));
    QCOMPARE(read.readAll(), "one");
}

void tst_WriteBehindFile::onlyTheNewestWaits()
{
    QSemaphore disk;
    QByteArrayList taken; // by the thread of the file, and read when it is at rest
    WriteBehindFile file(u"somewhere"_s, [&](const QString &, const QByteArray &bytes) {
        disk.acquire();
        taken << bytes;
        return true;
    });
    const QSignalSpy written(&file, &WriteBehindFile::written);
    for (int i = 1; i <= 100; ++i)
        file.write(QByteArray::number(i));
    disk.release(100);
    QTRY_COMPARE(written.size(), 2);
    QCOMPARE(taken, (QByteArrayList{"1", "100"}));
}

void tst_WriteBehindFile::theEndWaitsForTheNewest()
{
    QByteArrayList taken;
    {
        WriteBehindFile file(u"somewhere"_s, [&](const QString &, const QByteArray &bytes) {
            taken << bytes;
            return true;
        });
        file.write("1");
        file.write("2");
    }
    QCOMPARE(taken, (QByteArrayList{"1", "2"}));
}

void tst_WriteBehindFile::aDiskThatTakesNothing()
{
    WriteBehindFile file(u"/nowhere/at/all"_s);
    const QSignalSpy written(&file, &WriteBehindFile::written);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
    file.write("1");
    QTRY_COMPARE(written.size(), 1);
    QVERIFY(!written.first().first().toBool());
}

void tst_WriteBehindFile::nowhere()
{
    bool taken = false;
    {
        WriteBehindFile file({}, [&](const QString &, const QByteArray &) { return taken = true; });
        file.write("1");
    }
    QVERIFY(!taken);
}

QTEST_GUILESS_MAIN(tst_WriteBehindFile)
#include "tst_writebehindfile.moc"
