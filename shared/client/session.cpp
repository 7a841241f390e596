// SPDX-License-Identifier: Apache-2.0
#include "shared/client/session.h"

#include "shared/client/clock.h"
#include "shared/client/link.h"

#include <map>

namespace chat::client {

class SessionState
{
public:
    explicit SessionState(const QString &profile) : drafts(profile) { }

    RoomListModel channels;
    AnnouncementModel announcements;
    Drafts drafts;
    std::map<RoomId, std::unique_ptr<Timeline>> timelines;
    std::map<RoomId, std::unique_ptr<MemberListModel>> members;
};

Session::Session(const QString &profile, QObject *parent)
    : QObject(parent),
      m_state(std::make_unique<SessionState>(profile))
{
}

Session::Session(const QString &profile, std::unique_ptr<Link>, std::unique_ptr<Clock>, QObject *parent)
    : Session(profile, parent)
{
}

Session::~Session() = default;

void Session::open(const QUrl &, const Credentials &) { }
void Session::close() { }
void Session::tryNow() { }
LinkStatus Session::status() const { return {}; }
Diagnostics Session::diagnostics() const { return {}; }
UserId Session::self() const { return {}; }
QString Session::selfNick() const { return {}; }
RoomListModel *Session::channels() const { return &m_state->channels; }
AnnouncementModel *Session::announcements() const { return &m_state->announcements; }

Timeline *Session::timeline(RoomId room)
{
    auto &timeline = m_state->timelines[room];
    if (!timeline)
        timeline = std::make_unique<Timeline>(room);
    return timeline.get();
}

MemberListModel *Session::members(RoomId room)
{
    auto &members = m_state->members[room];
    if (!members)
        members = std::make_unique<MemberListModel>();
    return members.get();
}

Drafts &Session::drafts() const { return m_state->drafts; }
void Session::enter(const QString &) { }
void Session::leave(RoomId) { }
void Session::say(RoomId, const QString &) { }
void Session::retry(RoomId, const QByteArray &) { }
void Session::discard(RoomId, const QByteArray &) { }
void Session::loadOlder(RoomId) { }
void Session::markRead(RoomId, Seq) { }

} // namespace chat::client
