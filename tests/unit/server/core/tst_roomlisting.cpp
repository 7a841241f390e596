// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/hostdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;

/// How a room stands among others: its category and its icon (F-042, F-044).
class tst_RoomListing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRoomIsListedUnderACategory();
    void settingsOfAnOlderServerHaveNoCategory();
};

void tst_RoomListing::aRoomIsListedUnderACategory()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.steer(u"mina1"_s, UpdateRoom{.category = u"games"_s, .icon = u"♟"_s}),
             (QStringList{u"kept changed"_s, u"saved"_s, u"mina1 ok"_s}));
    QCOMPARE(roomInfo(desk.room.savedRecord(), readSettings(writeSettings(desk.room.settings()))).category,
             std::optional(u"games"_s));
    desk.enter(u"late1"_s);
    QCOMPARE(desk.snapshot().room.icon, std::optional(u"♟"_s));
    // Empty takes it away, and says so once.
    desk.steer(u"mina1"_s, UpdateRoom{.category = QString()});
    const auto changed = readKept<RoomChanged>(keptEvent(std::get<effect::Keep>(desk.effects.front()).event));
    QVERIFY(changed);
    QCOMPARE(changed->category, std::optional(QString()));
    QCOMPARE(changed->icon, std::nullopt);
    QCOMPARE(desk.steer(u"mina1"_s, UpdateRoom{.category = QString()}), QStringList{u"mina1 ok"_s});
    desk.enter(u"later1"_s);
    QCOMPARE(desk.snapshot().room.category, std::nullopt);
}

void tst_RoomListing::settingsOfAnOlderServerHaveNoCategory()
{
    QByteArray older = writeSettings(RoomSettings{.topic = u"tea"_s});
    QVERIFY(!older.contains("category")
            && !older.contains("icon")); // none is not written: an older server reads it
    QCOMPARE(readSettings(older).topic, u"tea"_s);
    QVERIFY(!readSettings(older).locked);
}

QTEST_GUILESS_MAIN(tst_RoomListing)
#include "tst_roomlisting.moc"
