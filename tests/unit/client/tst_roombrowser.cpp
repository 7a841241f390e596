// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/client/sessiontest.h"

#include <QAbstractItemModelTester>

using namespace chat;
using namespace chat::test;

namespace {

RoomInfo room(quint64 id, const QString &name, int people = 1)
{
    return {.id = RoomId{id}, .name = name, .kind = RoomKind::Meeting, .people = people, .max = 10};
}

} // namespace

/// All rooms of a server, page by page, live.
class tst_RoomBrowser final : public SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void asksAsItIsTold_data();
    void asksAsItIsTold();
    void pagesComeWhenTheyAreWanted();
    void anOldAnswerMeansNothing();
    void anOldCursorBeginsAgain();
    void aRefusalIsKept();
    void whatChanges_data();
    void whatChanges();
    void aRoomOfALaterPageIsNotShownTwice();
    void looksAgainAfterADrop();
    void stops();

private:
    [[nodiscard]] QStringList rows() const
    {
        QStringList names;
        for (int row = 0; row < browser().rowCount(); ++row)
            names << browser().index(row).data().toString();
        return names;
    }
    [[nodiscard]] RoomBrowser &browser() const { return *m_session->browser(); }
    void look(const RoomQuestion &question, const RoomList &page)
    {
        browser().look(question);
        m_link->answer(m_link->take<BrowseRooms>().first, page);
    }
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
};

void tst_RoomBrowser::init()
{
    m_tester.reset();
    makeSession();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        &browser(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false); // the test decides when
    m_resets = std::make_unique<QSignalSpy>(&browser(), &QAbstractItemModel::modelReset);
    QVERIFY(comeIn());
}

void tst_RoomBrowser::asksAsItIsTold_data()
{
    QTest::addColumn<RoomQuestion>("question");
    QTest::addColumn<BrowseRooms>("asked");
    QTest::newRow("for everything") << RoomQuestion()
                                    << BrowseRooms{.sort = RoomSort::Name, .subscribe = true};
    QTest::newRow("for words, with blanks around")
        << RoomQuestion{.text = u"  차 "_s}
        << BrowseRooms{.query = u"차"_s, .sort = RoomSort::Name, .subscribe = true};
    QTest::newRow("for blanks") << RoomQuestion{.text = u"  "_s}
                                << BrowseRooms{.sort = RoomSort::Name, .subscribe = true};
    QTest::newRow("for a seat without a password")
        << RoomQuestion{.hasSpace = true, .noPassword = true, .sort = RoomSort::People}
        << BrowseRooms{.hasSpace = true, .noPassword = true, .sort = RoomSort::People, .subscribe = true};
    QTest::newRow("for one kind, the newest first")
        << RoomQuestion{.kind = RoomKind::Large, .sort = RoomSort::Newest}
        << BrowseRooms{.kind = RoomKind::Large, .sort = RoomSort::Newest, .subscribe = true};
}

void tst_RoomBrowser::asksAsItIsTold()
{
    QFETCH(RoomQuestion, question);
    browser().look(question);
    QVERIFY(browser().isAsking());
    QTEST(m_link->take<BrowseRooms>().second, "asked");
}

void tst_RoomBrowser::pagesComeWhenTheyAreWanted()
{
    look({}, {.rooms = {room(1, u"가"_s), room(2, u"나"_s)}, .total = 3, .next = "more"});
    QCOMPARE(rows(), (QStringList{u"가"_s, u"나"_s}));
    QCOMPARE(browser().total(), 3);
    QVERIFY(browser().canFetchMore({}));
    browser().fetchMore({});
    QVERIFY(!browser().canFetchMore({})); // one at a time
    const auto [id, asked] = m_link->take<BrowseRooms>();
    QCOMPARE(asked.cursor, std::optional(QByteArray("more")));
    m_link->answer(id, RoomList{.rooms = {room(2, u"나"_s), room(3, u"다"_s)}, .total = 3});
    QCOMPARE(rows(), (QStringList{u"가"_s, u"나"_s, u"다"_s}));
    QVERIFY(!browser().canFetchMore({}));
    QCOMPARE(m_resets->size(), 0);
}

void tst_RoomBrowser::anOldAnswerMeansNothing()
{
    browser().look({.text = u"a"_s});
    browser().look({.text = u"ab"_s});
    const RequestId first = m_link->take<BrowseRooms>().first;
    const RequestId second = m_link->take<BrowseRooms>().first;
    m_link->answer(second, RoomList{.rooms = {room(1, u"ab"_s)}, .total = 1});
    m_link->answer(first, RoomList{.rooms = {room(2, u"a"_s)}, .total = 1});
    QCOMPARE(rows(), QStringList{u"ab"_s});
}

void tst_RoomBrowser::anOldCursorBeginsAgain()
{
    look({}, {.rooms = {room(1, u"가"_s)}, .total = 2, .next = "old"});
    browser().fetchMore({});
    m_link->refuse(m_link->take<BrowseRooms>().first, {.code = ErrorCode::BadCursor});
    const auto [id, asked] = m_link->take<BrowseRooms>();
    QVERIFY(!asked.cursor);
    m_link->answer(id, RoomList{.rooms = {room(5, u"마"_s)}, .total = 1});
    QCOMPARE(rows(), QStringList{u"마"_s});
    QVERIFY(!browser().trouble());
}

void tst_RoomBrowser::aRefusalIsKept()
{
    browser().look({});
    m_link->refuse(m_link->take<BrowseRooms>().first, {.code = ErrorCode::Overloaded});
    QCOMPARE(browser().trouble()->code, ErrorCode::Overloaded);
    QVERIFY(!browser().isAsking());
}

void tst_RoomBrowser::whatChanges_data()
{
    QTest::addColumn<RoomQuestion>("question");
    QTest::addColumn<RoomListChanged>("word");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("total");
    const QStringList before{u"나"_s, u"라"_s};
    QTest::newRow("another number stays where it is")
        << RoomQuestion{.sort = RoomSort::People} << RoomListChanged{.rooms = {room(2, u"라"_s, 9)}} << before
        << 2;
    QTest::newRow("a room is gone") << RoomQuestion() << RoomListChanged{.gone = {RoomId{1}}}
                                    << QStringList{u"라"_s} << 1;
    QTest::newRow("a room that was never here is gone")
        << RoomQuestion() << RoomListChanged{.gone = {RoomId{8}}} << before << 2;
    QTest::newRow("a new room stands by its name")
        << RoomQuestion() << RoomListChanged{.rooms = {room(3, u"다"_s)}}
        << QStringList{u"나"_s, u"다"_s, u"라"_s} << 3;
    QTest::newRow("the newest stands first")
        << RoomQuestion{.sort = RoomSort::Newest} << RoomListChanged{.rooms = {room(3, u"다"_s)}}
        << QStringList{u"다"_s, u"나"_s, u"라"_s} << 3;
    QTest::newRow("the fullest stands first")
        << RoomQuestion{.sort = RoomSort::People} << RoomListChanged{.rooms = {room(3, u"다"_s, 5)}}
        << QStringList{u"다"_s, u"나"_s, u"라"_s} << 3;
    QTest::newRow("a new room of another name is not what is looked for")
        << RoomQuestion{.text = u"나"_s} << RoomListChanged{.rooms = {room(3, u"다"_s)}} << before << 2;
    QTest::newRow("a new full room where a seat is looked for")
        << RoomQuestion{.hasSpace = true} << RoomListChanged{.rooms = {room(3, u"다"_s, 10)}} << before << 2;
    RoomInfo shut = room(3, u"다"_s);
    shut.password = true;
    QTest::newRow("a new room with a password where none is wanted")
        << RoomQuestion{.noPassword = true} << RoomListChanged{.rooms = {shut}} << before << 2;
    QTest::newRow("a room that became full is still looked at")
        << RoomQuestion{.hasSpace = true} << RoomListChanged{.rooms = {room(1, u"나"_s, 10)}} << before << 2;
}

void tst_RoomBrowser::whatChanges()
{
    QFETCH(RoomQuestion, question);
    QFETCH(RoomListChanged, word);
    look(question, {.rooms = {room(1, u"나"_s), room(2, u"라"_s)}, .total = 2});
    m_link->tell(word);
    QTEST(rows(), "names");
    QTEST(browser().total(), "total");
    QCOMPARE(m_resets->size(), 0);
}

void tst_RoomBrowser::aRoomOfALaterPageIsNotShownTwice()
{
    look({}, {.rooms = {room(1, u"가"_s)}, .total = 2, .next = "more"});
    m_link->tell(RoomListChanged{.rooms = {room(2, u"하"_s)}}); // behind what is here: its page will say so
    QCOMPARE(rows(), QStringList{u"가"_s});
    browser().fetchMore({});
    m_link->answer(m_link->take<BrowseRooms>().first, RoomList{.rooms = {room(2, u"하"_s)}, .total = 2});
    QCOMPARE(rows(), (QStringList{u"가"_s, u"하"_s}));
}

void tst_RoomBrowser::looksAgainAfterADrop()
{
    look({.text = u"가"_s}, {.rooms = {room(1, u"가"_s)}, .total = 1});
    QVERIFY(comeBack());
    const auto [id, asked] = m_link->take<BrowseRooms>();
    QCOMPARE(asked.query, std::optional(u"가"_s));
    QCOMPARE(rows(), QStringList{u"가"_s}); // until the answer
    m_link->answer(id, RoomList{});
    QCOMPARE(rows(), QStringList());
}

void tst_RoomBrowser::stops()
{
    look({}, {.rooms = {room(1, u"가"_s)}, .total = 1});
    browser().stop();
    QCOMPARE(m_link->take<BrowseRooms>().second.subscribe, std::optional(false));
    m_link->tell(RoomListChanged{.gone = {RoomId{1}}});
    QCOMPARE(rows(), QStringList{u"가"_s});
    QVERIFY(comeBack());
    QCOMPARE(m_link->take<BrowseRooms>().first, RequestId(0));
}

QTEST_GUILESS_MAIN(tst_RoomBrowser)
#include "tst_roombrowser.moc"
