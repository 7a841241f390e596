// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/store/storefixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::server;

namespace {

constexpr std::optional<Seq> none;

/// The numbers first..last; nothing when last < first.
std::vector<Seq> range(Seq first, Seq last)
{
    std::vector<Seq> seqs;
    for (Seq seq = first; seq <= last; ++seq)
        seqs.push_back(seq);
    return seqs;
}

} // namespace

/// The room of the page tables keeps the events 11..30; each body has 10 bytes.
class tst_SqliteEventReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pages_data();
    void pages();
    void pagesOfAnEmptyRoom_data();
    void pagesOfAnEmptyRoom();
    void pageRefuses();
    void largestPage_data();
    void largestPage();
    void pagesJoinWithoutHoleOrDouble();
    void loadsTheRing_data();
    void loadsTheRing();
    void loadRefusesAnUnknownRoom();
    void roomsAreListedByName();
    void readsOneMomentWhileTheLogCommits();
    void readerCannotWrite();

private:
    OpenStore m_store;
    RoomId m_room;
    RoomId m_empty;
    RoomId m_long; // 1..400
};

void tst_SqliteEventReader::initTestCase()
{
    m_room = m_store.makeRoom(1, u"room"_s);
    m_empty = m_store.makeRoom(2, u"empty"_s);
    m_long = m_store.makeRoom(3, u"long"_s);
    VERIFY_DONE(m_store.log->append(storedEvents(m_room, 1, 30, "0123456789")));
    QCOMPARE(m_store.log->trim({.maxEvents = 20}, testTime, 100).value(), qint64(10));
    VERIFY_DONE(m_store.log->append(storedEvents(m_long, 1, 400)));
}

void tst_SqliteEventReader::pages_data()
{
    QTest::addColumn<std::optional<Seq>>("before");
    QTest::addColumn<std::optional<Seq>>("after");
    QTest::addColumn<std::optional<Seq>>("around");
    QTest::addColumn<int>("limit");
    QTest::addColumn<qsizetype>("maxBytes");
    QTest::addColumn<std::vector<Seq>>("seqs");
    QTest::addColumn<bool>("completeBefore");
    QTest::addColumn<bool>("completeAfter");

    using Cursor = std::optional<Seq>;
    const auto row
        = [](const char *name, Cursor before, Cursor after, Cursor around, int limit, qsizetype maxBytes,
             const std::vector<Seq> &seqs, bool completeBefore, bool completeAfter) {
              QTest::newRow(name) << before << after << around << limit << maxBytes << seqs << completeBefore
                                  << completeAfter;
          };
    constexpr qsizetype wide = limits::maxAnswerBytes;

    row("newest: some", none, none, none, 5, wide, range(26, 30), false, true);
    row("newest: N-1 of N", none, none, none, 19, wide, range(12, 30), false, true);
    row("newest: N of N", none, none, none, 20, wide, range(11, 30), true, true);
    row("newest: N+1 of N", none, none, none, 21, wide, range(11, 30), true, true);
    row("newest: the bytes of three, less one", none, none, none, 20, 29, range(29, 30), false, true);
    row("newest: the bytes of three", none, none, none, 20, 30, range(28, 30), false, true);
    row("newest: the bytes of three, and one", none, none, none, 20, 31, range(28, 30), false, true);
    row("newest: no bytes", none, none, none, 20, 9, {}, false, true);

    row("before the middle", 20, none, none, 5, wide, range(15, 19), false, false);
    row("before the middle, N-1 of N", 20, none, none, 8, wide, range(12, 19), false, false);
    row("before the middle, N of N", 20, none, none, 9, wide, range(11, 19), true, false);
    row("before the middle, N+1 of N", 20, none, none, 10, wide, range(11, 19), true, false);
    row("before the second kept", 12, none, none, 5, wide, range(11, 11), true, false);
    row("before the oldest kept", 11, none, none, 5, wide, {}, true, false);
    row("before one that is trimmed", 5, none, none, 5, wide, {}, true, false);
    row("before the first of all", 1, none, none, 5, wide, {}, true, false);
    row("before zero", 0, none, none, 5, wide, {}, true, false);
    row("before a negative number", -5, none, none, 5, wide, {}, true, false);
    row("before the newest", 30, none, none, 3, wide, range(27, 29), false, false);
    row("before the one that comes next", 31, none, none, 3, wide, range(28, 30), false, true);
    row("before the end of numbers", std::numeric_limits<Seq>::max(), none, none, 3, wide, range(28, 30),
        false, true);
    row("before: the bytes cut the oldest", 20, none, none, 5, 25, range(18, 19), false, false);
    row("before: no bytes", 20, none, none, 5, 0, {}, false, false);

    row("after the middle", none, 20, none, 5, wide, range(21, 25), false, false);
    row("after the middle, N-1 of N", none, 20, none, 9, wide, range(21, 29), false, false);
    row("after the middle, N of N", none, 20, none, 10, wide, range(21, 30), false, true);
    row("after the middle, N+1 of N", none, 20, none, 11, wide, range(21, 30), false, true);
    row("after the last but one", none, 29, none, 5, wide, range(30, 30), false, true);
    row("after the newest", none, 30, none, 5, wide, {}, false, true);
    row("after the end of numbers", none, std::numeric_limits<Seq>::max(), none, 5, wide, {}, false, true);
    row("after the one before the oldest kept", none, 10, none, 2, wide, range(11, 12), true, false);
    row("after one that is trimmed", none, 5, none, 2, wide, range(11, 12), true, false);
    row("after zero", none, 0, none, 2, wide, range(11, 12), true, false);
    row("after a negative number", none, -5, none, 2, wide, range(11, 12), true, false);
    row("after: the bytes cut the newest", none, 20, none, 5, 25, range(21, 22), false, false);
    row("after: no bytes", none, 20, none, 5, 0, {}, false, false);

    row("around the middle, one", none, none, 20, 1, wide, range(20, 20), false, false);
    row("around the middle, two", none, none, 20, 2, wide, range(19, 20), false, false);
    row("around the middle, three", none, none, 20, 3, wide, range(19, 21), false, false);
    row("around the middle, all", none, none, 20, 100, wide, range(11, 30), true, true);
    row("around the oldest kept", none, none, 11, 4, wide, range(11, 12), true, false);
    row("around the newest", none, none, 30, 4, wide, range(28, 30), false, true);
    row("around one that is trimmed", none, none, 3, 4, wide, range(11, 12), true, false);
    row("around what has not come yet", none, none, 40, 4, wide, range(29, 30), false, true);
    row("around: the bytes cut both ends", none, none, 20, 10, 50, range(18, 22), false, false);
    row("around: the bytes of four keep the newer side", none, none, 20, 10, 49, range(18, 21), false, false);
    row("around: the bytes of one keep the one asked for", none, none, 20, 10, 10, range(20, 20), false,
        false);
    row("around: no bytes", none, none, 20, 10, 9, {}, false, false);

    row("a limit of zero counts as one", none, none, none, 0, wide, range(30, 30), false, true);
    row("a negative limit counts as one", none, none, none, -1, wide, range(30, 30), false, true);
}

void tst_SqliteEventReader::pages()
{
    QFETCH(std::optional<Seq>, before);
    QFETCH(std::optional<Seq>, after);
    QFETCH(std::optional<Seq>, around);
    QFETCH(int, limit);
    QFETCH(qsizetype, maxBytes);
    QFETCH(std::vector<Seq>, seqs);
    QFETCH(bool, completeBefore);
    QFETCH(bool, completeAfter);

    const auto page = m_store.reader->page({m_room, before, after, around, limit, maxBytes});

    VERIFY_DONE(page);
    QCOMPARE(seqsOf(page->events), seqs);
    QCOMPARE(page->completeBefore, completeBefore);
    QCOMPARE(page->completeAfter, completeAfter);
    QCOMPARE(page->firstSeq, Seq(11));
    QCOMPARE(page->lastSeq, Seq(30));
    QCOMPARE(page->epoch, quint64(11));
}

void tst_SqliteEventReader::pagesOfAnEmptyRoom_data()
{
    QTest::addColumn<std::optional<Seq>>("before");
    QTest::addColumn<std::optional<Seq>>("after");
    QTest::addColumn<std::optional<Seq>>("around");
    QTest::newRow("newest") << none << none << none;
    QTest::newRow("before") << std::optional<Seq>(1) << none << none;
    QTest::newRow("after") << none << std::optional<Seq>(0) << none;
    QTest::newRow("around") << none << none << std::optional<Seq>(1);
}

void tst_SqliteEventReader::pagesOfAnEmptyRoom()
{
    QFETCH(std::optional<Seq>, before);
    QFETCH(std::optional<Seq>, after);
    QFETCH(std::optional<Seq>, around);
    const auto page = m_store.reader->page({m_empty, before, after, around, 50, limits::maxAnswerBytes});
    VERIFY_DONE(page);
    QVERIFY(page->events.empty());
    QVERIFY(page->completeBefore);
    QVERIFY(page->completeAfter);
    QCOMPARE(page->firstSeq, Seq(0));
    QCOMPARE(page->lastSeq, Seq(0));
}

void tst_SqliteEventReader::pageRefuses()
{
    VERIFY_REFUSED(m_store.reader->page({RoomId{99}, none, none, none, 50, 1000}), StoreFailure::Rejected);
    VERIFY_REFUSED(m_store.reader->page({m_room, 5, 6, none, 50, 1000}), StoreFailure::Rejected);
    VERIFY_REFUSED(m_store.reader->page({m_room, none, 6, 5, 50, 1000}), StoreFailure::Rejected);
    VERIFY_DONE(m_store.reader->page({m_room, none, 6, none, 50, 1000}));
}

void tst_SqliteEventReader::largestPage_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<size_t>("events");
    QTest::newRow("N-1") << limits::maxHistoryPage - 1 << size_t(limits::maxHistoryPage - 1);
    QTest::newRow("N") << limits::maxHistoryPage << size_t(limits::maxHistoryPage);
    QTest::newRow("N+1") << limits::maxHistoryPage + 1 << size_t(limits::maxHistoryPage);
}

void tst_SqliteEventReader::largestPage()
{
    QFETCH(int, limit);
    QFETCH(size_t, events);
    for (const auto &[before, after, around] :
         {std::tuple(none, none, none), std::tuple(std::optional<Seq>(399), none, none),
          std::tuple(none, std::optional<Seq>(1), none), std::tuple(none, none, std::optional<Seq>(200))}) {
        const auto page
            = m_store.reader->page({m_long, before, after, around, limit, limits::maxAnswerBytes});
        VERIFY_DONE(page);
        QCOMPARE(page->events.size(), events);
    }
}

void tst_SqliteEventReader::pagesJoinWithoutHoleOrDouble()
{
    std::vector<Seq> backwards;
    HistoryQuery query{.room = m_long, .limit = 7, .maxBytes = 9}; // four bodies of two bytes
    for (bool complete = false; !complete;) {
        const auto page = m_store.reader->page(query);
        VERIFY_DONE(page);
        QVERIFY(!page->events.empty());
        const auto seqs = seqsOf(page->events);
        backwards.insert(backwards.begin(), seqs.begin(), seqs.end());
        query.before = seqs.front();
        complete = page->completeBefore;
    }
    QCOMPARE(backwards, range(1, 400));

    std::vector<Seq> forwards;
    query = {.room = m_long, .after = 0, .limit = 7, .maxBytes = 9};
    for (bool complete = false; !complete;) {
        const auto page = m_store.reader->page(query);
        VERIFY_DONE(page);
        QVERIFY(!page->events.empty());
        const auto seqs = seqsOf(page->events);
        forwards.insert(forwards.end(), seqs.begin(), seqs.end());
        query.after = seqs.back();
        complete = page->completeAfter;
    }
    QCOMPARE(forwards, range(1, 400));
}

void tst_SqliteEventReader::loadsTheRing_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<qsizetype>("bytes");
    QTest::addColumn<std::vector<Seq>>("seqs");
    QTest::newRow("nothing") << 0 << qsizetype(1000) << range(1, 0);
    QTest::newRow("one") << 1 << qsizetype(1000) << range(30, 30);
    QTest::newRow("N-1 events") << 19 << qsizetype(1000) << range(12, 30);
    QTest::newRow("N events") << 20 << qsizetype(1000) << range(11, 30);
    QTest::newRow("N+1 events") << 21 << qsizetype(1000) << range(11, 30);
    QTest::newRow("N-1 bytes") << 20 << qsizetype(199) << range(12, 30);
    QTest::newRow("N bytes") << 20 << qsizetype(200) << range(11, 30);
    QTest::newRow("N+1 bytes") << 20 << qsizetype(201) << range(11, 30);
    QTest::newRow("no bytes") << 20 << qsizetype(0) << range(1, 0);
}

void tst_SqliteEventReader::loadsTheRing()
{
    QFETCH(int, events);
    QFETCH(qsizetype, bytes);
    QFETCH(std::vector<Seq>, seqs);
    const auto loaded = m_store.reader->load(m_room, events, bytes);
    VERIFY_DONE(loaded);
    QCOMPARE(seqsOf(loaded->recent), seqs);
    QCOMPARE(loaded->firstSeq, Seq(11));
    QCOMPARE(loaded->lastSeq, Seq(30));
    QCOMPARE(loaded->record.id, m_room);
    QCOMPARE(loaded->record.name, u"room"_s);
    QCOMPARE(loaded->record.kind, "channel"_ba);
    QCOMPARE(loaded->record.maxPeople, 500);
    QCOMPARE(loaded->record.epoch, quint64(11));
}

void tst_SqliteEventReader::loadRefusesAnUnknownRoom()
{
    VERIFY_REFUSED(m_store.reader->load(RoomId{99}, 1, 1), StoreFailure::Rejected);
}

void tst_SqliteEventReader::roomsAreListedByName()
{
    const auto rooms = m_store.reader->rooms();
    VERIFY_DONE(rooms);
    QStringList names;
    for (const RoomRecord &room : *rooms)
        names << room.name;
    QCOMPARE(names, QStringList({u"empty"_s, u"long"_s, u"room"_s}));
}

// The writer commits pairs and trims and renews the epoch; every page has to be a whole number of pairs and
// agree with its own ends.
void tst_SqliteEventReader::readsOneMomentWhileTheLogCommits()
{
    OpenStore store;
    const RoomId room = store.makeRoom();
    std::atomic<bool> ready = false;
    std::atomic<bool> done = false;
    std::atomic<int> failures = 0;
    std::thread writer([&] {
        const auto log = store.store->openLog().value();
        ready = true;
        for (Seq seq = 1; seq < 800; seq += 2) {
            failures += !log->append(storedEvents(room, seq, seq + 1));
            failures += !log->trim({.maxEvents = 20}, testTime, 100);
        }
        done = true;
    });
    int pages = 0;
    Seq newest = 0;
    QTRY_VERIFY(ready);
    QStringList wrong;
    for (bool last = false; !last; ++pages) {
        last = done;
        const auto page
            = store.reader->page({.room = room, .limit = 300, .maxBytes = limits::maxAnswerBytes});
        if (!page)
            wrong << page.error().detail;
        else if (page->lastSeq % 2 != 0 || page->lastSeq < newest || !page->completeBefore
                 || !page->completeAfter
                 || seqsOf(page->events) != range(page->events.empty() ? 1 : page->firstSeq, page->lastSeq))
            wrong << u"page %1: %2..%3"_s.arg(pages).arg(page->firstSeq).arg(page->lastSeq);
        else
            newest = page->lastSeq;
    }
    writer.join();
    QCOMPARE(wrong, QStringList());
    QCOMPARE(failures.load(), 0);
    QCOMPARE(newest, Seq(800));
    QVERIFY(pages > 1);
}

void tst_SqliteEventReader::readerCannotWrite()
{
    const auto connection = SqliteConnection::open(m_store.file(), SqliteConnection::Read);
    VERIFY_DONE(connection);
    VERIFY_REFUSED((*connection)->execute(u"DELETE FROM events"_s), StoreFailure::Unavailable);
}

QTEST_GUILESS_MAIN(tst_SqliteEventReader)
#include "tst_sqliteeventreader.moc"
