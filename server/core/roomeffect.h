// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"
#include "server/core/roomjob.h"

#include <vector>

namespace chat::server {

/// Whether what needs the store can be promised now; from the pipeline, before a number is given.
struct StoreState {
    bool available = true;
    Milliseconds retryAfter{0};
};

/// What is said to one person, wherever he is.
using PersonalWord = std::variant<RoomInvited, RoomAdded, PartyInvited>;

/// What follows from a job, in this order. All but Refuse and Read travel through the room's pipeline.
namespace effect {

/// What kind of request is refused; the connection keeps account of those with long answers.
enum class Asked : quint8 { Other, Enter, History };

/// A refusal; overtakes what waits for the store. After a refused enter the connection stays outside, if it
/// was.
struct Refuse {
    Recipient to;
    RequestId request = 0;
    Error error;
    Asked asked = Asked::Other;
};
/// A kept event: stored, then told to everybody in the room in the same bytes.
struct Keep {
    StoredEvent event;
};
/// An event that is not kept, for everybody in the room.
struct Tell {
    std::variant<MemberJoined, MemberLeft, RoomClosed, RoomChanged, SystemAnnounce, AnnounceRecall, RoomGone,
                 RoomCount, MatchData, MatchSpectators>
        event;
    std::optional<Timestamp> time = {}; ///< where it matters
};
/// The answer to a request, behind everything the room said before.
struct Answer {
    Recipient to;
    RequestId request = 0;
    std::variant<Nothing, RoomEntered, MessageSent, InviteInfo, InviteList, RoomBanList, MemberPage> body;
};
/// The answer to an enter that waits for a seat: the connection is not inside, and the room knows it
/// nevertheless, until it is let in or hears Unsubscribe.
struct Queued {
    Recipient to;
    RequestId request = 0;
    RoomEntered body;
};
/// A packet for one connection alone, in its place.
struct TellOne {
    Recipient to;
    std::variant<RoomRemovedYou, RoomWaitlist, SeatReady, RoomBrought> event;
};
struct Snapshot {
    Recipient to;
    RoomSnapshot snapshot;
};
/// What the snapshot before it does not hold although it was asked for.
struct Missing {
    Recipient to;
    Gap gap;
};
/// From here on the connection hears what the room tells.
struct Subscribe {
    Recipient to;
};
struct Unsubscribe {
    ConnectionId connection;
};
/// A page of history; a reader answers it.
struct Read {
    Recipient to;
    RequestId request = 0;
    HistoryQuery query;
};
/// A word for somebody who need not be in the room, when he is online.
struct TellUser {
    UserId user;
    PersonalWord event;
};
/// The password of his keys is to be checked, then he comes again.
struct CheckPassword {
    roomjob::Enter job;
    QByteArray hash;
};
/// A page of what a room that is not in the store remembers.
struct Page {
    Recipient to;
    RequestId request = 0;
    HistoryQuery query;
    HistoryPage page;
};
/// The new password is to be hashed, then the job comes again.
struct MakeHash {
    roomjob::Steer job;
};
/// What is kept about the room is different: with the events of this job.
struct Save {
};
/// The room ends: nobody is in it, and it is never entered again.
struct Vanish {
};
/// What an operator wanted of the room is done, or not.
struct Steered {
    quint64 ticket = 0;
    Result<int> people; ///< connected, who are told
};
struct AnnouncementStored {
    quint64 ticket = 0;
    Seq seq = 0;
    int sessions = 0;
};

/// Of the room of a match: somebody has his seat (again), or has lost it for good.
struct SeatChanged {
    UserId user;
    bool taken = false;
};

struct AccessSet {
    quint64 ticket = 0;
    Result<int> people; ///< connected, who are told
};

} // namespace effect

using RoomEffect
    = std::variant<effect::Refuse, effect::Keep, effect::Tell, effect::Answer, effect::Snapshot,
                   effect::Missing, effect::Subscribe, effect::Unsubscribe, effect::Read,
                   effect::AnnouncementStored, effect::AccessSet, effect::TellOne, effect::TellUser,
                   effect::CheckPassword, effect::Page, effect::MakeHash, effect::Save, effect::Vanish,
                   effect::Steered, effect::Queued, effect::SeatChanged>;
using RoomEffects = std::vector<RoomEffect>;

void turnDown(const Sender &sender, Error error, RoomEffects &effects,
              effect::Asked asked = effect::Asked::Other);

[[nodiscard]] inline Error storageUnavailable(const StoreState &store)
{
    return {.code = ErrorCode::StorageUnavailable, .retryAfter = store.retryAfter};
}

} // namespace chat::server
