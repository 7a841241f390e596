// SPDX-License-Identifier: Apache-2.0
#include "server/app/crashdesk.h"
#include "tests/support/watchsamples.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

/// The incident number `i`, a second after the one before.
RoomIncident incident(int i)
{
    return {.room = {.id = oneRoom, .name = u"마당"_s, .kind = "channel"},
            .incident = idToText(quint64(i)),
            .time = noon + Milliseconds(1000 * i),
            .what = u"out of range"_s,
            .stack = {u"Room::say (chat-server+0x12)"_s},
            .journal = sampleJournal()};
}

Result<CrashList> listOf(CrashDesk &desk)
{
    std::promise<Result<CrashList>> told;
    desk.list([&](const Result<CrashList> &list) { told.set_value(list); });
    return told.get_future().get();
}

Result<CrashCapsule> capsule(CrashDesk &desk, const QByteArray &id)
{
    std::promise<Result<CrashCapsule>> told;
    desk.fetch(id, [&](const Result<CrashCapsule> &one) { told.set_value(one); });
    return told.get_future().get();
}

QStringList filesIn(const QString &directory)
{
    return QDir(directory).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

/// Crash capsules on the disk (S2-14, S2-15, U-12).
class tst_CrashDesk final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void aCapsuleIsReadBack();
    void nobodyIsNamedInIt();
    void onlyItsOwnerReadsIt();
    void theOldestGo_data();
    void theOldestGo();
    void anotherLifeOfTheServerFindsThem();
    void switchedOffNothingIsWritten();
    void whatIsNoIncidentIsNoFile_data();
    void whatIsNoIncidentIsNoFile();
    void aDamagedFileIsLeftOut();
    void aFullDiskIsCountedAndTold();
    void onlySoManyWait_data();
    void onlySoManyWait();

private:
    [[nodiscard]] QString directory() const { return m_dir->filePath(u"crashes"_s); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_CrashDesk::aCapsuleIsReadBack()
{
    CrashDesk desk(directory(), 10);
    QVERIFY(desk.add(incident(1)));
    QVERIFY(desk.add(incident(2)));
    const auto list = listOf(desk);
    QVERIFY(list);
    QCOMPARE(list->crashes.size(), size_t(2));
    QCOMPARE(list->crashes.front().incident, idToText(2)); // newest first
    QCOMPARE(list->crashes.front().what, u"out of range"_s);
    QCOMPARE(list->crashes.front().name, u"마당"_s);
    const auto one = capsule(desk, idToText(1));
    QVERIFY(one);
    QCOMPARE(one->time, noon + Milliseconds(1000));
    QCOMPARE(one->build, CHAT_VERSION);
    QVERIFY(!one->host.isEmpty());
    QCOMPARE(one->stack, std::vector<QString>{u"Room::say (chat-server+0x12)"_s});
    QCOMPARE(one->journal.jobs.size(), sampleJournal().jobs.size());
    QCOMPARE(one->journal.jobs.back().failed, std::optional(true));
    QCOMPARE(desk.lost(), quint64(0));
}

void tst_CrashDesk::nobodyIsNamedInIt()
{
    CrashDesk desk(directory(), 10);
    QVERIFY(desk.add(incident(1)));
    QVERIFY(listOf(desk));
    QFile file(directory() + u'/' + filesIn(directory()).value(0));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("out of range"));
    QVERIFY(!text.contains(oneUser.toText())); // B2-11
    QVERIFY(!text.contains("미나"));
}

void tst_CrashDesk::onlyItsOwnerReadsIt()
{
    CrashDesk desk(directory(), 10);
    QVERIFY(desk.add(incident(1)));
    QVERIFY(listOf(desk));
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const auto others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    const QStringList files = filesIn(directory());
    QCOMPARE(files.size(), 1); // nothing half written is left beside it
    const auto permissions = QFile::permissions(directory() + u'/' + files.front());
    QCOMPARE(permissions & owner, owner);
    QVERIFY(!(permissions & others));
    QVERIFY(!(QFile::permissions(directory()) & others));
}

void tst_CrashDesk::theOldestGo_data()
{
    QTest::addColumn<int>("written");
    QTest::addColumn<int>("kept");
    QTest::newRow("one less than are kept") << 2 << 2;
    QTest::newRow("as many") << 3 << 3;
    QTest::newRow("one more") << 4 << 3;
}

void tst_CrashDesk::theOldestGo()
{
    QFETCH(int, written);
    QFETCH(int, kept);
    CrashDesk desk(directory(), 3);
    for (int i = 1; i <= written; ++i)
        QVERIFY(desk.add(incident(i)));
    const auto list = listOf(desk);
    QVERIFY(list);
    QCOMPARE(int(list->crashes.size()), kept);
    QCOMPARE(list->crashes.front().incident, idToText(quint64(written)));
    QCOMPARE(int(filesIn(directory()).size()), kept);
}

void tst_CrashDesk::anotherLifeOfTheServerFindsThem()
{
    {
        CrashDesk desk(directory(), 3);
        QVERIFY(desk.add(incident(1))); // and ends: what waits is written
    }
    CrashDesk desk(directory(), 3);
    const auto list = listOf(desk);
    QVERIFY(list);
    QCOMPARE(list->crashes.size(), size_t(1));
    QCOMPARE(list->crashes.front().incident, idToText(1));
    QVERIFY(capsule(desk, idToText(1)));
}

void tst_CrashDesk::switchedOffNothingIsWritten()
{
    CrashDesk desk(directory(), 0);
    QVERIFY(desk.add(incident(1)));
    QVERIFY(listOf(desk));
    QVERIFY(!QDir(directory()).exists());
}

void tst_CrashDesk::whatIsNoIncidentIsNoFile_data()
{
    QTest::addColumn<QByteArray>("incident");
    QTest::newRow("one that never was") << idToText(77);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a path") << QByteArray("../../../etc/passwd");
    QTest::newRow("a pattern") << QByteArray("?????????????");
}

void tst_CrashDesk::whatIsNoIncidentIsNoFile()
{
    QFETCH(QByteArray, incident);
    CrashDesk desk(directory(), 3);
    QVERIFY(desk.add(::incident(1)));
    const auto none = capsule(desk, incident);
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::BadField);
    QCOMPARE(none.error().field, "incident");
}

void tst_CrashDesk::aDamagedFileIsLeftOut()
{
    CrashDesk desk(directory(), 3);
    QVERIFY(desk.add(incident(1)));
    QVERIFY(listOf(desk));
    QFile file(directory() + "/00001730000099999-"_L1 + QString::fromLatin1(idToText(2)) + ".json"_L1);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"incident\":");
    file.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"crash capsule .*damaged"_s));
    const auto list = listOf(desk);
    QVERIFY(list);
    QCOMPARE(list->crashes.size(), size_t(1));
    QVERIFY(!capsule(desk, idToText(2)));
}

void tst_CrashDesk::aFullDiskIsCountedAndTold()
{
    QFile inTheWay(directory()); // so that no directory can be made of that name, whoever runs this
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    std::promise<CrashRow> told;
    CrashDesk desk(directory(), 3, [&](const CrashRow &row) { told.set_value(row); });
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"its capsule cannot be written"_s));
    QVERIFY(desk.add(incident(1)));
    QCOMPARE(told.get_future().get().incident, idToText(1)); // the team hears of it all the same
    QCOMPARE(desk.lost(), quint64(1));
}

void tst_CrashDesk::onlySoManyWait_data()
{
    QTest::addColumn<int>("incidents");
    QTest::addColumn<quint64>("lost");
    QTest::newRow("one less than may wait") << limits::crashTasks - 1 << quint64(0);
    QTest::newRow("as many") << limits::crashTasks << quint64(0);
    QTest::newRow("one more") << limits::crashTasks + 1 << quint64(1);
}

void tst_CrashDesk::onlySoManyWait()
{
    QFETCH(int, incidents);
    QFETCH(quint64, lost);
    std::promise<void> begun;
    std::promise<void> goOn;
    bool first = true;
    CrashDesk desk(directory(), limits::maxCrashCapsules, [&](const CrashRow &) {
        if (std::exchange(first, false)) {
            begun.set_value();
            goOn.get_future().wait();
        }
    });
    QVERIFY(desk.add(incident(1)));
    begun.get_future().wait(); // it is taken, and holds the thread
    for (int i = 0; i < incidents; ++i)
        (void)desk.add(incident(2 + i));
    QCOMPARE(desk.lost(), lost);
    if (incidents >= limits::crashTasks) {
        bool refused = false; // questions wait in the same queue
        desk.list([&](const Result<CrashList> &list) {
            refused = !list && list.error().code == ErrorCode::Overloaded;
        });
        QVERIFY(refused);
    }
    goOn.set_value();
}

QTEST_GUILESS_MAIN(tst_CrashDesk)
#include "tst_crashdesk.moc"
