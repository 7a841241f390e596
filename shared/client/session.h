// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/announcementmodel.h"
#include "shared/client/connection.h"
#include "shared/client/drafts.h"
#include "shared/client/linkstatus.h"
#include "shared/client/matches.h"
#include "shared/client/memberlistmodel.h"
#include "shared/client/parties.h"
#include "shared/client/people.h"
#include "shared/client/roombrowser.h"
#include "shared/client/roomlistmodel.h"
#include "shared/client/roomstate.h"
#include "shared/client/timeline.h"
#include "shared/client/waitingplace.h"
#include "shared/core/closecode.h"

#include <QPointer>
#include <QUrl>

#include <memory>

namespace chat::client {

class SessionState;

/// One person on one server: connects, logs in, comes back by itself, and keeps models of what it hears. The
/// facade of the client library. GUI thread, with an event loop. Models belong to the session.
class Session final : public QObject
{
    Q_OBJECT
public:
    /// `profile` is a directory of its own for this server and person: unsent messages, drafts and read marks
    /// live there. It is made when it is not there; empty: nothing is kept on disk.
    explicit Session(const QString &profile = {}, QObject *parent = nullptr);
    /// With another link and clock, for tests.
    Session(const QString &profile, std::unique_ptr<Link> link, std::unique_ptr<Clock> clock,
            QObject *parent = nullptr);
    ~Session() override;

    /// To a ws:// or wss:// address. What was open is closed first. Results come by statusChanged().
    void open(const QUrl &server, const Credentials &who);
    /// The person trusts the certificate with this SHA-256 fingerprint for the server, though nobody vouches
    /// for it; empty: none. When the connection ended for want of trust, it is tried again.
    void trustCertificate(const QByteArray &fingerprint);
    /// Says goodbye; nothing comes back by itself.
    void close();
    /// While waiting for the next try: now.
    void tryNow();

    [[nodiscard]] LinkStatus status() const;
    [[nodiscard]] bool isOnline() const { return status().state == LinkState::Online; }
    [[nodiscard]] Diagnostics diagnostics() const;
    [[nodiscard]] UserId self() const; ///< none before the first login
    [[nodiscard]] QString selfNick() const;

    [[nodiscard]] RoomListModel *channels() const;
    [[nodiscard]] AnnouncementModel *announcements() const;
    /// Made when first asked for.
    [[nodiscard]] Timeline *timeline(RoomId room);
    [[nodiscard]] MemberListModel *members(RoomId room);
    [[nodiscard]] RoomState *state(RoomId room);
    [[nodiscard]] RoomBrowser *browser() const; ///< all rooms that can be found
    [[nodiscard]] Matches *matches() const; ///< to wait for a match and to play it
    [[nodiscard]] Parties *parties() const; ///< with whom to play
    [[nodiscard]] Drafts &drafts() const;
    [[nodiscard]] People *people() const; ///< whom we do not want to hear

    /// By name or by the 13 characters of an id. Ends in entered() or refused().
    void enter(const QString &roomNameOrId);
    using Entered = std::function<void(const Result<RoomEntered> &)>;
    /// With what opens it. `done` is called exactly once, from here when we are not online, unless `context`
    /// is destroyed before; then entered() follows, or waitingChanged() when the answer says `queued`.
    void enter(const RoomDoor &door, QObject *context, const Entered &done);
    /// Makes a room and enters it as its host. As enter().
    void create(const CreateRoom &wish, QObject *context, const Entered &done);
    /// Enters the room of these people and us; as create(). Where offers("people").
    void openDirect(const std::vector<UserId> &people, QObject *context, const Entered &done);
    /// What people may make on this server, in the order of RoomKind; as the last greeting said.
    [[nodiscard]] QList<RoomKind> ownKinds() const;
    /// Whether the server's greeting names this feature.
    [[nodiscard]] bool offers(QByteArrayView feature) const;
    /// Ends in left(); or we wait for a seat no longer.
    void leave(RoomId room);
    /// What it is called, as far as we have heard; else the text of its id.
    [[nodiscard]] QString nameOf(RoomId room) const;
    /// Our place among those who wait for a seat; none: we do not.
    [[nodiscard]] std::optional<WaitingPlace> waiting(RoomId room) const;

    /// Whatever else there is to ask about rooms. `done` is called exactly once, unless `context` or this is
    /// destroyed before. Errors: the server's; Internal when we are not online, then it is called from here.
    template <Packet T>
    void ask(const T &packet, QObject *context, std::function<void(const Result<typename T::Answer> &)> done)
    {
        if (!isOnline())
            return done(refuse(ErrorCode::Internal, QStringLiteral("offline")));
        connection().ask(packet, whileAlive(context, std::move(done)));
    }

    /// Written down, so that a crash does not lose it, and into the timeline as Pending; it is sent when it
    /// is on the disk. Refused when the outbox is full or cannot be written. Text of nothing but white space
    /// is not said.
    void say(RoomId room, const QString &text);
    void retry(RoomId room, const QByteArray &nonce); ///< a Failed one
    void discard(RoomId room,
                 const QByteArray &nonce); ///< a Failed one, or a Pending one that is not on its way

    void loadOlder(RoomId room); ///< ends in Timeline::olderLoaded()
    void markRead(RoomId room, Seq seq); ///< everything up to `seq` was seen

Q_SIGNALS:
    void statusChanged();
    void entered(chat::RoomId room);
    void left(chat::RoomId room, chat::LeaveReason reason);
    /// `room` is what was asked for, name or id.
    void refused(const QString &room, const chat::Error &error);
    /// An operator lets nobody speak in it, or does again; `reason` is his, plain, and may be empty.
    void stopped(chat::RoomId room, bool isStopped, const QString &reason);
    /// Somebody has put us out, now or while we were away; left() follows. `name` is the room's.
    void removed(const chat::RoomRemovedYou &word, const QString &name);
    /// Behind entered(): an operator has brought us here; the room of that name is left.
    void brought(const chat::RoomBrought &word, const QString &from);
    void vanished(chat::RoomId room, const QString &name); ///< it exists no more; left() follows
    void hostChanged(chat::RoomId room, const chat::RoomHost &word);
    void waitingChanged(chat::RoomId room); ///< waiting() is another
    void seated(chat::RoomId room); ///< behind entered(): the seat that we waited for
    void invited(const chat::RoomInvited &invitation);
    /// Each exactly once, also across a drop and a new run of the program.
    void announced(const chat::client::Announcement &announcement);
    /// Show it no longer; maybe it was never shown.
    void recalled(chat::AnnounceId id);
    void replaced(const chat::ReplacedBy &by);
    void kicked(chat::CloseCode code); ///< Kicked or Banned
    void draining(const chat::SystemDrain &drain);
    void messageArrived(chat::RoomId room, chat::Seq seq); ///< live, from others
    void tokenIssued(const QString &token); ///< for Credentials; keep it secret

private:
    [[nodiscard]] Connection &connection() const;
    template <class Answer>
    [[nodiscard]] static auto whileAlive(QObject *context, std::function<void(const Result<Answer> &)> done)
    {
        return [guard = QPointer<QObject>(context), done = std::move(done)](const Result<Answer> &answer) {
            if (guard)
                done(answer);
        };
    }
    void statusHasChanged();
    void welcome(const Welcome &welcome);
    void offline();
    void hear(const ServerPacket &packet);
    void hearSystem(const ServerPacket &packet);
    void announce(const Announcement &announcement);

    std::unique_ptr<SessionState> m_state;
};

} // namespace chat::client
