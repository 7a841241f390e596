// SPDX-License-Identifier: Apache-2.0
#include "client-gui/desktop/attention.h"

#include <QWidget>

namespace chat::gui {

Attention::Attention(QWidget *window) : QObject(window), m_window(window)
{
    connect(&m_queue, &NoticeQueue::due, this, &Attention::show);
    connect(&m_notifications, &Notifications::activated, this, &Attention::roomWanted);
    connect(&m_tray, &Tray::noticeActivated, this, &Attention::roomWanted);
}

void Attention::setSession(client::Session *session)
{
    m_queue.clear();
    m_session = session;
    if (session) {
        connect(session, &client::Session::messageArrived, this, &Attention::hear);
        connect(session->channels(), &client::RoomListModel::totalsChanged, this, &Attention::count);
        connect(session->channels(), &QAbstractItemModel::dataChanged, this, &Attention::count);
    }
    count();
}

void Attention::setWanted(bool notify, bool doNotDisturb)
{
    m_notify = notify;
    m_doNotDisturb = doNotDisturb;
    m_tray.setDoNotDisturb(doNotDisturb);
    if (!notify || doNotDisturb)
        m_queue.clear();
}

void Attention::hear(RoomId room, Seq seq)
{
    const client::Timeline *timeline = m_session->timeline(room);
    const int row = timeline->rowOf(seq);
    if (row < 0 || !m_notify || m_doNotDisturb)
        return;
    // Whoever looks at the window sees the badges; only his name calls him to another room.
    const bool named = timeline->index(row).data(client::Timeline::MentionRole).toBool();
    if (m_window->isActiveWindow() && (room == m_visibleRoom || !named))
        return;
    const client::Message &message = timeline->message(row);
    m_queue.add(room, m_session->channels()->nameOf(room), message.author.nick, message.text);
}

void Attention::call(const QString &title, const QString &text)
{
    if (m_notify && !m_doNotDisturb && !m_window->isActiveWindow())
        show({title, text, {}});
}

void Attention::show(const Notice &notice)
{
    if (m_notifications.isAvailable())
        m_notifications.show(notice);
    else
        m_tray.show(notice);
}

void Attention::count()
{
    const client::RoomListModel *rooms = m_session ? m_session->channels() : nullptr;
    m_tray.setUnread(rooms ? rooms->totalUnread() : 0, rooms ? rooms->totalMentions() : 0);
    for (int row = 0; rooms && row < rooms->rowCount(); ++row) {
        const QModelIndex index = rooms->index(row);
        if (index.data(client::RoomListModel::UnreadRole).toInt() > 0)
            continue;
        const auto room = index.data(client::RoomListModel::RoomIdRole).value<RoomId>();
        m_queue.drop(room); // it was read meanwhile
        m_notifications.withdraw(room);
    }
}

} // namespace chat::gui

#include "moc_attention.cpp"
