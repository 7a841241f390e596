// SPDX-License-Identifier: Apache-2.0
#include "shared/client/announcementlog.h"
#include "shared/client/memberlistmodel.h"
#include "shared/client/roomlistmodel.h"
#include "tests/support/samples.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace chat;
using namespace chat::client;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

QStringList rows(const QAbstractItemModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, 0).data().toString();
    return texts;
}

RoomInfo room(quint64 id, const QString &name, int people = 1)
{
    return {.id = RoomId{id}, .name = name, .people = people, .max = 500};
}

UserInfo user(quint64 id, const QString &nick) { return {UserId{id}, nick}; }

KeptEvent announcementAt(Seq seq)
{
    return kept(systemRoom, seq, SystemAnnounce{.text = {.ko = QString::number(seq)}});
}

RoomSnapshot systemSnapshot(Seq q, const std::vector<Seq> &seqs, Epoch epoch = epochOne)
{
    RoomSnapshot snapshot{.room = {.id = systemRoom}, .seq = q, .epoch = epoch, .complete = true};
    for (const Seq seq : seqs)
        snapshot.log.push_back(announcementAt(seq));
    return snapshot;
}

QList<Seq> seqs(const AnnouncementLog::News &news)
{
    QList<Seq> found;
    for (const Announcement &announcement : news.said)
        found << announcement.seq;
    return found;
}

/// Qt's watch over a model, and over our promise to reset none.
struct Watch {
    explicit Watch(QAbstractItemModel &model)
        : tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest),
          resets(&model, &QAbstractItemModel::modelReset)
    {
    }
    QAbstractItemModelTester tester;
    QSignalSpy resets;
};

} // namespace

/// The lists beside a timeline.
class tst_ClientModels final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void channelsAreSortedAsPeopleDo();
    void aNewListKeepsWhereWeAre();
    void numbersChangeInPlace();
    void aRenamedRoomMoves();
    void roomsOfACategoryStandTogether();
    void unreadAddsUp();

    void membersAreSortedByNick();
    void membersComeAndGoOnce();
    void aSnapshotOfMembersChangesOnlyWhatDiffers();
    void aCutListHasATotal();

    void announcementsAreBounded();
    void anAnnouncementIsDismissed();
    void whatIsTakenBack();
    void aRecalledRowGoes();
    void theLanguageOfAnAnnouncement_data();
    void theLanguageOfAnAnnouncement();
    void newsForANewcomer();
    void newsAfterAResume();
    void newsAfterANewLogin();
    void newsOfAnotherEpoch();
};

void tst_ClientModels::channelsAreSortedAsPeopleDo()
{
    RoomListModel model;
    const Watch watch(model);
    model.setChannels({room(1, u"channel-10"_s), room(2, u"channel-2"_s), room(3, u"Channel-1"_s)});
    QCOMPARE(rows(model), (QStringList{u"Channel-1"_s, u"channel-2"_s, u"channel-10"_s}));
    QCOMPARE(model.roomNamed(u"channel-2"_s), RoomId{2});
    QCOMPARE(model.roomNamed(u"nowhere"_s), RoomId{});
    QCOMPARE(model.nameOf(RoomId{3}), u"Channel-1"_s);
    QCOMPARE(watch.resets.size(), 0);
}

void tst_ClientModels::aNewListKeepsWhereWeAre()
{
    RoomListModel model;
    const Watch watch(model);
    model.setChannels({room(1, u"a"_s), room(2, u"b"_s), room(3, u"c"_s)});
    model.setRoom(room(9, u"private"_s));
    model.setJoined(RoomId{9}, true);
    model.setJoined(RoomId{2}, true);
    model.setChannels({room(3, u"c"_s, 7), room(4, u"d"_s)});
    QCOMPARE(rows(model), (QStringList{u"b"_s, u"c"_s, u"d"_s, u"private"_s}));
    QCOMPARE(model.index(model.rowOf(RoomId{3})).data(RoomListModel::PeopleRole).toInt(), 7);
    QVERIFY(model.index(0).data(RoomListModel::JoinedRole).toBool());
    QVERIFY(!model.index(0).data(RoomListModel::LockedRole).toBool());
    QCOMPARE(watch.resets.size(), 0);
}

void tst_ClientModels::numbersChangeInPlace()
{
    RoomListModel model;
    model.setChannels({room(1, u"a"_s)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setCount({.id = RoomId{1}, .people = 12, .max = 20});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0).data(RoomListModel::PeopleRole).toInt(), 12);
    QCOMPARE(model.index(0).data(RoomListModel::MaximumRole).toInt(), 20);
    model.setCount({.id = RoomId{5}, .people = 1});
    QCOMPARE(changed.size(), 1);
}

void tst_ClientModels::aRenamedRoomMoves()
{
    RoomListModel model;
    const Watch watch(model);
    model.setChannels({room(1, u"a"_s), room(2, u"b"_s), room(3, u"c"_s)});
    model.setRoom(room(1, u"z"_s));
    QCOMPARE(rows(model), (QStringList{u"b"_s, u"c"_s, u"z"_s}));
    model.setRoom(room(1, u"aa"_s));
    QCOMPARE(rows(model), (QStringList{u"aa"_s, u"b"_s, u"c"_s}));
    model.setRoom(room(2, u"bb"_s));
    QCOMPARE(rows(model), (QStringList{u"aa"_s, u"bb"_s, u"c"_s}));
}

// F-044: those of none first, then category after category.
void tst_ClientModels::roomsOfACategoryStandTogether()
{
    RoomListModel model;
    const Watch watch(model);
    const auto of = [](RoomInfo info, const QString &category) {
        info.category = category;
        return info;
    };
    model.setChannels({of(room(1, u"a"_s), u"talk"_s), room(2, u"z"_s), of(room(3, u"b"_s), u"games"_s),
                       of(room(4, u"a"_s), u"games"_s)});
    const auto ids = [&model] {
        QList<quint64> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all << model.index(row).data(RoomListModel::RoomIdRole).value<RoomId>().value;
        return all;
    };
    QCOMPARE(ids(), (QList<quint64>{2, 4, 3, 1}));
    model.setRoom(of(room(4, u"a"_s), u"talk"_s)); // the same name in another category
    QCOMPARE(ids(), (QList<quint64>{2, 3, 1, 4}));
    model.setRoom(room(4, u"a"_s));
    QCOMPARE(ids(), (QList<quint64>{4, 2, 3, 1}));
    QCOMPARE(watch.resets.size(), 0);
}

void tst_ClientModels::unreadAddsUp()
{
    RoomListModel model;
    model.setChannels({room(1, u"a"_s), room(2, u"b"_s)});
    QSignalSpy totals(&model, &RoomListModel::totalsChanged);
    model.setUnread(RoomId{1}, 3, 1);
    model.setUnread(RoomId{2}, 4, 0);
    QCOMPARE(model.totalUnread(), 7);
    QCOMPARE(model.totalMentions(), 1);
    QCOMPARE(totals.size(), 2);
    model.setUnread(RoomId{2}, 4, 0);
    QCOMPARE(totals.size(), 2); // nothing is another
}

void tst_ClientModels::membersAreSortedByNick()
{
    MemberListModel model;
    const Watch watch(model);
    model.setSelf(UserId{2});
    model.setMembers({user(1, u"하늘"_s), user(2, u"가람"_s), user(3, u"zoe"_s), user(4, u"Adam"_s)}, 4);
    const QStringList sorted = rows(model);
    QVERIFY(sorted.indexOf(u"Adam"_s) < sorted.indexOf(u"zoe"_s));
    QVERIFY(sorted.indexOf(u"가람"_s) < sorted.indexOf(u"하늘"_s));
    QVERIFY(model.index(int(sorted.indexOf(u"가람"_s))).data(MemberListModel::SelfRole).toBool());
    QVERIFY(!model.index(int(sorted.indexOf(u"zoe"_s))).data(MemberListModel::SelfRole).toBool());
    QCOMPARE(watch.resets.size(), 0);
}

void tst_ClientModels::membersComeAndGoOnce()
{
    MemberListModel model;
    const Watch watch(model);
    model.add(user(1, u"mina"_s));
    model.add(user(1, u"mina"_s));
    model.add(user(2, u"mina"_s)); // the same nick is another person
    QCOMPARE(model.total(), 2);
    model.remove(UserId{1});
    QCOMPARE(rows(model), QStringList{u"mina"_s});
    QCOMPARE(model.index(0).data(MemberListModel::UserIdRole).value<UserId>(), UserId{2});
    QCOMPARE(model.total(), 1);
}

void tst_ClientModels::aSnapshotOfMembersChangesOnlyWhatDiffers()
{
    MemberListModel model;
    const Watch watch(model);
    model.setMembers({user(1, u"a"_s), user(2, u"b"_s), user(3, u"c"_s)}, 3);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setMembers({user(3, u"c"_s), user(1, u"renamed"_s), user(4, u"d"_s)}, 3);
    QCOMPARE(rows(model), (QStringList{u"c"_s, u"d"_s, u"renamed"_s}));
    QCOMPARE(removed.size(), 2);
    QCOMPARE(inserted.size(), 1); // neighbours come together
    model.setMembers({user(5, u"b"_s), user(3, u"c"_s), user(6, u"c2"_s), user(4, u"d"_s), user(7, u"z"_s),
                      user(7, u"z"_s), user(8, u"c1"_s)},
                     6);
    QCOMPARE(rows(model), (QStringList{u"b"_s, u"c"_s, u"c1"_s, u"c2"_s, u"d"_s, u"z"_s}));
    QCOMPARE(inserted.size(), 4);
    QCOMPARE(watch.resets.size(), 0);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.total(), 0);
}

void tst_ClientModels::aCutListHasATotal()
{
    MemberListModel model;
    QSignalSpy total(&model, &MemberListModel::totalChanged);
    model.setMembers({user(1, u"a"_s)}, 5000);
    QCOMPARE(model.total(), 5000);
    model.remove(UserId{77}); // one of those who have no row
    QCOMPARE(model.total(), 4999);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(total.size(), 2);
}

void tst_ClientModels::announcementsAreBounded()
{
    AnnouncementModel model;
    const Watch watch(model);
    for (Seq seq = 1; seq <= AnnouncementModel::mostRows + 1; ++seq)
        model.add({seq, noon, {.text = {.ko = QString::number(seq)}}});
    QCOMPARE(model.rowCount(), AnnouncementModel::mostRows);
    QCOMPARE(model.index(0).data(AnnouncementModel::TextKoRole).toString(), u"2"_s);
    QCOMPARE(watch.resets.size(), 0);
}

void tst_ClientModels::anAnnouncementIsDismissed()
{
    AnnouncementModel model;
    model.add({1, noon, sample<SystemAnnounce>()});
    const QModelIndex row = model.index(0);
    QCOMPARE(row.data(AnnouncementModel::SeverityRole).value<Severity>(), Severity::Warn);
    QVERIFY(row.data(AnnouncementModel::StickyRole).toBool());
    QVERIFY(row.data(AnnouncementModel::UntilRole).toDateTime().isValid());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.dismiss(0);
    model.dismiss(0);
    model.dismiss(1);
    model.dismiss(-1);
    QVERIFY(row.data(AnnouncementModel::DismissedRole).toBool());
    QCOMPARE(changed.size(), 1);
}

void tst_ClientModels::theLanguageOfAnAnnouncement_data()
{
    QTest::addColumn<QString>("ko");
    QTest::addColumn<QString>("en");
    QTest::addColumn<QString>("inKorean");
    QTest::addColumn<QString>("inEnglish");
    QTest::newRow("both") << u"가"_s << u"a"_s << u"가"_s << u"a"_s;
    QTest::newRow("only Korean") << u"가"_s << QString() << u"가"_s << u"가"_s;
    QTest::newRow("only English") << QString() << u"a"_s << u"a"_s << u"a"_s;
}

void tst_ClientModels::theLanguageOfAnAnnouncement()
{
    QFETCH(QString, ko);
    QFETCH(QString, en);
    const auto some = [](const QString &text) { return text.isEmpty() ? std::nullopt : std::optional(text); };
    const Announcement announcement{1, noon, {.text = {.ko = some(ko), .en = some(en)}}};
    QTEST(announcement.text("ko"_L1), "inKorean");
    QTEST(announcement.text("en"_L1), "inEnglish");
}

void tst_ClientModels::newsForANewcomer()
{
    AnnouncementLog log;
    QVERIFY(!log.take(3, noon, {})); // before any snapshot nothing has a place
    QCOMPARE(seqs(log.take(systemSnapshot(7, {2, 5}), true)), (QList<Seq>{2, 5}));
    QCOMPARE(log.position(), (Position{epochOne, 7}));
    QVERIFY(!log.take(7, noon, {}));
    QCOMPARE(log.take(8, noon, {})->seq, 8);
    QVERIFY(!log.take(8, noon, {}));
}

void tst_ClientModels::newsAfterAResume()
{
    AnnouncementLog log(Position{epochOne, 7});
    QCOMPARE(seqs(log.take(systemSnapshot(9, {8, 9}), false)), (QList<Seq>{8, 9}));
    QCOMPARE(seqs(log.take(systemSnapshot(10, {5, 6, 7, 8, 9, 10}), false)), (QList<Seq>{10}));
}

void tst_ClientModels::newsAfterANewLogin()
{
    AnnouncementLog log(Position{epochOne, 7});
    QVERIFY(log.take(systemSnapshot(9, {2}), true).said.empty()); // it has left out what is not sticky
    QVERIFY(log.isBehind());
    QVERIFY(!log.take(10, noon, {})); // the snapshot that was asked for has it
    QCOMPARE(seqs(log.take(systemSnapshot(10, {8, 9, 10}), false)), (QList<Seq>{8, 9, 10}));
    QVERIFY(!log.isBehind());
    QCOMPARE(log.take(11, noon, {})->seq, 11);

    AnnouncementLog upToDate(Position{epochOne, 7});
    QVERIFY(upToDate.take(systemSnapshot(7, {2}), true).said.empty());
    QVERIFY(!upToDate.isBehind());
}

void tst_ClientModels::newsOfAnotherEpoch()
{
    AnnouncementLog log(Position{epochOne, 7});
    QCOMPARE(seqs(log.take(systemSnapshot(2, {1, 2}, Epoch{77}), true)), (QList<Seq>{1, 2}));
    QCOMPARE(log.position(), (Position{Epoch{77}, 2}));
}

void tst_ClientModels::whatIsTakenBack()
{
    const auto said = [](Seq seq, AnnounceId id) {
        return kept(systemRoom, seq, SystemAnnounce{.text = {.ko = u"x"_s, .en = {}}, .id = id});
    };
    const AnnounceId shown{1};
    const AnnounceId missed{2};
    AnnouncementLog log(Position{epochOne, 7});
    RoomSnapshot snapshot = systemSnapshot(11, {});
    snapshot.log = {said(8, missed), said(9, AnnounceId{3}), kept(systemRoom, 10, AnnounceRecall{shown}),
                    kept(systemRoom, 11, AnnounceRecall{missed})};
    const auto news = log.take(snapshot, false);
    QCOMPARE(seqs(news), QList<Seq>{9}); // what was recalled meanwhile was never said
    QCOMPARE(news.recalled, (std::vector{shown, missed}));
    QCOMPARE(log.take(12, AnnounceRecall{AnnounceId{3}}), std::optional(AnnounceId{3}));
    QVERIFY(!log.take(12, AnnounceRecall{AnnounceId{3}}));
}

void tst_ClientModels::aRecalledRowGoes()
{
    AnnouncementModel model;
    const QAbstractItemModelTester tester(&model);
    for (const quint64 id : {1, 2, 1, 3}) // 1 was repeated
        model.add({1, noon, {.text = {.ko = QString::number(id), .en = {}}, .id = AnnounceId{id}}});
    model.recall(AnnounceId{1});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(AnnouncementModel::TextKoRole).toString(), u"2"_s);
    model.recall(AnnounceId{9}); // never said to us
    QCOMPARE(model.rowCount(), 2);
}

QTEST_GUILESS_MAIN(tst_ClientModels)
#include "tst_clientmodels.moc"
