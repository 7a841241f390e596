// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomcatalogue.h"
#include "shared/protocol/wire.h"

#include <QTest>

#include <set>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

RoomCatalogue::Entry entry(quint64 id, const QString &name, RoomKind kind, int people, int max,
                           const QString &topic = {})
{
    RoomCatalogue::Entry made{.info
                              = {.id = RoomId{id}, .name = name, .kind = kind, .people = people, .max = max},
                              .created = Timestamp(Milliseconds(1000 * id)),
                              .name = folded(name),
                              .topic = folded(topic)};
    if (!topic.isEmpty())
        made.info.topic = topic;
    return made;
}

RoomCatalogue courtyard()
{
    std::vector<RoomCatalogue::Entry> rooms{
        entry(1, u"alpha"_s, RoomKind::Channel, 5, 10), entry(2, u"Beta"_s, RoomKind::Meeting, 3, 3),
        entry(3, u"가마"_s, RoomKind::Meeting, 9, 20, u"Tea and ALPHA"_s),
        entry(4, u"delta"_s, RoomKind::Temporary, 5, 0), entry(5, u"epsilon"_s, RoomKind::Large, 0, 9)};
    rooms[3].info.password = true;
    rooms[4].info.locked = true;
    return RoomCatalogue(std::move(rooms));
}

QStringList namesIn(const Result<RoomList> &list)
{
    QStringList names;
    for (const RoomInfo &room : list ? list->rooms : std::vector<RoomInfo>())
        names << room.name;
    return names;
}

} // namespace

/// What room.list answers: kinds (B1-23), search, filters, order, pages.
class tst_RoomCatalogue final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void questions_data();
    void questions();
    void pages_data();
    void pages();
    void manyThatAreEqual_B3_06_data() { pages_data(); }
    void manyThatAreEqual_B3_06();
    void aPageGoesOnWhereTheLastEndedWhateverHappens();
    void limitOfBytes();
    void badCursors_data();
    void badCursors();
    void changes();
    void partsOfChanges_data();
    void partsOfChanges();
    void foldedNames_data();
    void foldedNames();
};

void tst_RoomCatalogue::questions_data()
{
    QTest::addColumn<BrowseRooms>("asked");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("all, by name whatever its case")
        << BrowseRooms{} << QStringList{u"alpha"_s, u"Beta"_s, u"delta"_s, u"epsilon"_s, u"가마"_s};
    QTest::newRow("only meetings (B1-23)")
        << BrowseRooms{.kind = RoomKind::Meeting} << QStringList{u"Beta"_s, u"가마"_s};
    QTest::newRow("no room of that kind (B1-23)") << BrowseRooms{.kind = RoomKind::Match} << QStringList{};
    QTest::newRow("by name or topic")
        << BrowseRooms{.query = u"Alpha"_s} << QStringList{u"alpha"_s, u"가마"_s};
    QTest::newRow("Korean that is spelled apart is found")
        << BrowseRooms{.query = u"가마"_s.normalized(QString::NormalizationForm_D)} << QStringList{u"가마"_s};
    QTest::newRow("with space: neither full nor locked")
        << BrowseRooms{.hasSpace = true} << QStringList{u"alpha"_s, u"delta"_s, u"가마"_s};
    QTest::newRow("without a password")
        << BrowseRooms{.noPassword = true} << QStringList{u"alpha"_s, u"Beta"_s, u"epsilon"_s, u"가마"_s};
    QTest::newRow("the fullest first, then by name")
        << BrowseRooms{.sort = RoomSort::People}
        << QStringList{u"가마"_s, u"alpha"_s, u"delta"_s, u"Beta"_s, u"epsilon"_s};
    QTest::newRow("the newest first")
        << BrowseRooms{.sort = RoomSort::Newest}
        << QStringList{u"epsilon"_s, u"delta"_s, u"가마"_s, u"Beta"_s, u"alpha"_s};
}

void tst_RoomCatalogue::questions()
{
    QFETCH(BrowseRooms, asked);
    QFETCH(QStringList, names);
    const auto list = courtyard().page(asked);
    QCOMPARE(namesIn(list), names);
    QCOMPARE(list->total, int(names.size()));
    QVERIFY(!list->next);
}

void tst_RoomCatalogue::pages_data()
{
    QTest::addColumn<RoomSort>("sort");
    QTest::newRow("by name") << RoomSort::Name;
    QTest::newRow("by people") << RoomSort::People;
    QTest::newRow("by age") << RoomSort::Newest;
}

void tst_RoomCatalogue::pages()
{
    QFETCH(RoomSort, sort);
    const RoomCatalogue rooms = courtyard();
    const QStringList all = namesIn(rooms.page({.sort = sort}));
    for (const int limit : {1, 2, 4, 5, 6}) {
        QStringList read;
        BrowseRooms asked{.sort = sort, .limit = limit};
        for (int page = 0; page < 10; ++page) {
            const auto list = rooms.page(asked);
            QVERIFY(list);
            QCOMPARE(list->total, 5);
            QVERIFY(int(list->rooms.size()) <= limit);
            read += namesIn(list);
            asked.cursor = list->next;
            if (!list->next)
                break;
        }
        QCOMPARE(read, all);
    }
}

/// A thousand rooms made in the same millisecond, of one name and as many people: none hides another.
void tst_RoomCatalogue::manyThatAreEqual_B3_06()
{
    QFETCH(RoomSort, sort);
    std::vector<RoomCatalogue::Entry> equal;
    for (quint64 id = 1; id <= 1000; ++id) {
        equal.push_back(entry(id, u"hall"_s, RoomKind::Meeting, 5, 10));
        equal.back().created = Timestamp(Milliseconds(1));
    }
    const RoomCatalogue rooms(std::move(equal));
    std::set<RoomId> read;
    BrowseRooms asked{.sort = sort, .limit = 150};
    do {
        const auto list = rooms.page(asked);
        QVERIFY(list);
        for (const RoomInfo &room : list->rooms)
            QVERIFY(read.insert(room.id).second);
        asked.cursor = list->next;
    } while (asked.cursor);
    QCOMPARE(read.size(), size_t(1000));
}

void tst_RoomCatalogue::aPageGoesOnWhereTheLastEndedWhateverHappens()
{
    const auto first = courtyard().page({.limit = 2});
    QCOMPARE(namesIn(first), (QStringList{u"alpha"_s, u"Beta"_s}));
    // The room of the cursor is gone, and one before it is new.
    const RoomCatalogue later({entry(1, u"alpha"_s, RoomKind::Channel, 5, 10),
                               entry(4, u"delta"_s, RoomKind::Temporary, 5, 0),
                               entry(6, u"avenue"_s, RoomKind::Meeting, 0, 5)});
    QCOMPARE(namesIn(later.page({.cursor = first->next, .limit = 2})), QStringList{u"delta"_s});
}

void tst_RoomCatalogue::limitOfBytes()
{
    const QString topic(limits::maxTopicGraphemes, u'"');
    std::vector<RoomCatalogue::Entry> entries;
    for (quint64 id = 1; id <= 200; ++id)
        entries.push_back(entry(id, u"room %1"_s.arg(id, 4, 10, QLatin1Char('0')), RoomKind::Meeting, 0, 5,
                                topic + QString::number(id)));
    for (RoomCatalogue::Entry &entry : entries) {
        entry.info.category = QString(limits::maxCategoryGraphemes, u'"');
        entry.info.icon = u"\""_s;
    }
    const RoomCatalogue rooms(std::move(entries));
    const auto page = rooms.page({.limit = limits::maxRoomListPage}, 20'000);
    QVERIFY(page && page->next);
    QVERIFY(page->rooms.size() > 1 && page->rooms.size() < 200);
    QVERIFY(encode(WireFormat::Json, "ok"_L1, {.id = 1}, *page).size() < 20'500);
}

void tst_RoomCatalogue::badCursors_data()
{
    QTest::addColumn<QByteArray>("cursor");
    for (const auto &bad :
         {"x", "1.x", "..", "1.!.0000000000001", "1.YQ.zz", "a.YQ.0000000000001", "1.YQ.0000000000001.2"})
        QTest::newRow(bad) << QByteArray(bad);
}

void tst_RoomCatalogue::badCursors()
{
    QFETCH(QByteArray, cursor);
    const auto page = courtyard().page({.cursor = cursor});
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::BadCursor);
}

void tst_RoomCatalogue::changes()
{
    const RoomCatalogue before = courtyard();
    QCOMPARE(before.since(before), RoomListChanged());
    std::vector<RoomCatalogue::Entry> entries = before.entries();
    entries.erase(entries.begin()); // alpha is gone
    entries[0].info.people = 2; // Beta has space
    entries.push_back(entry(9, u"new"_s, RoomKind::Meeting, 0, 5));
    const RoomListChanged changed = RoomCatalogue(entries).since(before);
    QCOMPARE(changed.gone, std::vector{RoomId{1}});
    QCOMPARE(changed.rooms.size(), size_t(2));
    QCOMPARE(changed.rooms[0].name, u"Beta"_s);
    QCOMPARE(changed.rooms[1].name, u"new"_s);
    QCOMPARE(before.since(RoomCatalogue()).rooms.size(), size_t(5));
    QCOMPARE(RoomCatalogue().since(before).gone.size(), size_t(5));
}

void tst_RoomCatalogue::partsOfChanges_data()
{
    QTest::addColumn<int>("rooms");
    QTest::addColumn<QList<int>>("parts");
    QTest::newRow("one less than a packet holds") << 2 << QList<int>{2};
    QTest::newRow("as many") << 3 << QList<int>{3};
    QTest::newRow("one more") << 4 << QList<int>{3, 1};
}

void tst_RoomCatalogue::partsOfChanges()
{
    QFETCH(int, rooms);
    QFETCH(QList<int>, parts);
    RoomListChanged changed;
    for (int i = 1; i <= rooms; ++i)
        changed.rooms.push_back({.id = RoomId{quint64(i)}});
    QList<int> taken;
    while (!changed.rooms.empty())
        taken << int(takePart(changed, 3).rooms.size());
    QCOMPARE(taken, parts);
}

void tst_RoomCatalogue::foldedNames_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("case") << u"Hall"_s << u"hALL"_s << true;
    QTest::newRow("composed or not") << u"가"_s << u"가"_s.normalized(QString::NormalizationForm_D) << true;
    QTest::newRow("another word") << u"hall"_s << u"hell"_s << false;
}

void tst_RoomCatalogue::foldedNames()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(folded(one) == folded(other), same);
}

QTEST_GUILESS_MAIN(tst_RoomCatalogue)
#include "tst_roomcatalogue.moc"
