// SPDX-License-Identifier: Apache-2.0
#include "client-gui/desktop/notifications.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::gui;

/// Stands for the desktop: takes what is to be shown, and says what a person did with it.
class FakeDesktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        uint id;
        QString title;
        QString body;
    };
    QList<Shown> shown;
    QList<uint> closed;

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
                const QStringList &, const QVariantMap &, int)
    {
        const uint id = replaces ? replaces : ++m_last;
        shown.append({id, title, body});
        return id;
    }
    void CloseNotification(uint id) { closed << id; }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 0;
};

/// On a bus of our own: nothing appears on anybody's desktop.
class tst_Notifications final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void isThereWhenSomebodyShowsThem();
    void aRoomHasOneNoticeAtATime();
    void markupIsEscaped();
    void aClickOpensTheRoom();
    void isWithdrawnWhenItWasRead();

private:
    QProcess m_bus;
    FakeDesktop m_desktop;
};

void tst_Notifications::initTestCase()
{
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
    QVERIFY(m_bus.waitForReadyRead());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    QVERIFY(QDBusConnection::sessionBus().isConnected());
}

void tst_Notifications::cleanupTestCase()
{
    m_bus.kill();
    QVERIFY(m_bus.waitForFinished());
}

void tst_Notifications::isThereWhenSomebodyShowsThem()
{
    const Notifications notifications;
    QVERIFY(!notifications.isAvailable());
    QDBusConnection bus = QDBusConnection::sessionBus();
    QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, &m_desktop,
                               QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
    QVERIFY(notifications.isAvailable());
}

void tst_Notifications::aRoomHasOneNoticeAtATime()
{
    Notifications notifications;
    const auto count = m_desktop.shown.size();
    notifications.show({u"mina in channel-0"_s, u"one"_s, RoomId{1}});
    QTRY_COMPARE(m_desktop.shown.size(), count + 1);
    QTRY_VERIFY(notifications.isShown(RoomId{1}));
    notifications.show({u"mina in channel-0"_s, u"two"_s, RoomId{1}});
    QTRY_COMPARE(m_desktop.shown.size(), count + 2);
    QCOMPARE(m_desktop.shown[count + 1].id, m_desktop.shown[count].id); // in its place
    notifications.show({u"jun in channel-1"_s, u"three"_s, RoomId{2}});
    QTRY_COMPARE(m_desktop.shown.size(), count + 3);
    QVERIFY(m_desktop.shown[count + 2].id != m_desktop.shown[count].id);
}

void tst_Notifications::markupIsEscaped()
{
    Notifications notifications;
    notifications.show({u"<b>mina</b>"_s, u"<img src=\"file:///x\"> & more"_s, RoomId{3}});
    QTRY_VERIFY(!m_desktop.shown.isEmpty()
                && m_desktop.shown.last().title == u"<b>mina</b>"_s); // titles are plain
    QCOMPARE(m_desktop.shown.last().body, u"&lt;img src=&quot;file:///x&quot;&gt; &amp; more"_s);
}

void tst_Notifications::aClickOpensTheRoom()
{
    Notifications notifications;
    QSignalSpy activated(&notifications, &Notifications::activated);
    notifications.show({u"mina"_s, u"click"_s, RoomId{4}});
    QTRY_VERIFY(notifications.isShown(RoomId{4}));
    Q_EMIT m_desktop.ActionInvoked(4'000'000, u"default"_s); // of another program
    Q_EMIT m_desktop.ActionInvoked(m_desktop.shown.last().id, u"default"_s);
    QTRY_COMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<RoomId>(), RoomId{4});
}

void tst_Notifications::isWithdrawnWhenItWasRead()
{
    Notifications notifications;
    notifications.show({u"mina"_s, u"read"_s, RoomId{5}});
    QTRY_VERIFY(notifications.isShown(RoomId{5}));
    notifications.withdraw(RoomId{5});
    QTRY_COMPARE(m_desktop.closed.size(), 1);
    QCOMPARE(m_desktop.closed.first(), m_desktop.shown.last().id);
    notifications.withdraw(RoomId{5});
    QVERIFY(!notifications.isShown(RoomId{5}));
}

QTEST_GUILESS_MAIN(tst_Notifications)
#include "tst_notifications.moc"
