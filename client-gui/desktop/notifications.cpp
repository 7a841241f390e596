// SPDX-License-Identifier: Apache-2.0
#include "client-gui/desktop/notifications.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

const auto service = u"org.freedesktop.Notifications"_s;
const auto path = u"/org/freedesktop/Notifications"_s;
constexpr int asTheDesktopLikes = -1; ///< milliseconds until it goes

} // namespace

Notifications::Notifications(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    // Connecting by name is the only form that QtDBus has.
    bus.connect(service, path, service, u"ActionInvoked"_s, this, "1actionInvoked(uint,QString)");
    bus.connect(service, path, service, u"NotificationClosed"_s, this, "1notificationClosed(uint,uint)");
}

bool Notifications::isAvailable() const
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() && bus.interface()->isServiceRegistered(service);
}

QString Notifications::escapedBody(const QString &body) { return body.toHtmlEscaped(); }

void Notifications::show(const Notice &notice)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    const QStringList actions{u"default"_s, tr("Open")};
    const QVariantMap hints{{u"desktop-entry"_s, u"io.github.madang.Client"_s},
                            {u"category"_s, u"im.received"_s}};
    call << tr("Madang") << m_shown.value(notice.room) << u"io.github.madang.Client"_s << notice.title
         << escapedBody(notice.body) << actions << hints << asTheDesktopLikes;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, room = notice.room] {
        watcher->deleteLater();
        if (const QDBusPendingReply<uint> reply = *watcher; reply.isValid())
            m_shown.insert(room, reply.value());
    });
}

void Notifications::withdraw(RoomId room)
{
    const uint id = m_shown.take(room);
    if (id == 0)
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"CloseNotification"_s);
    call << id;
    QDBusConnection::sessionBus().send(call);
}

void Notifications::actionInvoked(uint id, const QString &)
{
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (shown.value() == id)
            return Q_EMIT activated(shown.key());
    }
}

void Notifications::notificationClosed(uint id, uint)
{
    m_shown.removeIf([id](const auto &shown) { return shown.value() == id; });
}

} // namespace chat::gui

#include "moc_notifications.cpp"
