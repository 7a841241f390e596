// SPDX-License-Identifier: Apache-2.0
#include "client-gui/desktop/noticequeue.h"

#include "shared/widgets/displaytext.h"

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

constexpr qsizetype mostLetters = 200; ///< of a body

QString shortened(const QString &text)
{
    const QString shown = widgets::displayText(text);
    return shown.size() <= mostLetters ? shown : shown.first(mostLetters) + u'…';
}

} // namespace

NoticeQueue::NoticeQueue(QObject *parent) : QObject(parent)
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(gatherTime);
    connect(&m_gather, &QTimer::timeout, this, &NoticeQueue::flush);
}

void NoticeQueue::add(RoomId room, const QString &roomName, const QString &author, const QString &text)
{
    auto waiting = std::ranges::find(m_waiting, room, &Waiting::room);
    if (waiting == m_waiting.end())
        waiting = m_waiting.insert(m_waiting.end(), Waiting{.room = room});
    waiting->roomName = widgets::displayLine(roomName);
    waiting->author = widgets::displayLine(author);
    waiting->text = shortened(text);
    ++waiting->messages;
    if (!m_gather.isActive())
        m_gather.start();
}

void NoticeQueue::drop(RoomId room)
{
    std::erase_if(m_waiting, [room](const Waiting &waiting) { return waiting.room == room; });
}

void NoticeQueue::clear() { m_waiting.clear(); }

void NoticeQueue::flush()
{
    m_gather.stop();
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        if (waiting.messages == 1)
            Q_EMIT due({tr("%1 in %2").arg(waiting.author, waiting.roomName), waiting.text, waiting.room});
        else
            Q_EMIT due({waiting.roomName, tr("%n new message(s)", nullptr, waiting.messages), waiting.room});
    }
}

} // namespace chat::gui

#include "moc_noticequeue.cpp"
