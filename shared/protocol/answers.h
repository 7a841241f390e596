// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

/// What stands in the `d` of an `ok`, by the request that it answers.
namespace chat {

/// For requests whose `ok` says it all.
struct Nothing {
    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const Nothing &, const Nothing &) = default;
};

struct HelloAnswer {
    int version = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"ver"_L1, &HelloAnswer::version, "what both speak from now on"_L1}};
    }
    friend bool operator==(const HelloAnswer &, const HelloAnswer &) = default;
};

struct AuthAnswer {
    UserInfo user;
    QByteArray token;
    Timestamp expires;

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &AuthAnswer::user},
                      Field{"token"_L1, &AuthAnswer::token, "for auth.token; keep it secret"_L1},
                      Field{"expires"_L1, &AuthAnswer::expires, "of the token; ms UTC"_L1}};
    }
    friend bool operator==(const AuthAnswer &, const AuthAnswer &) = default;
};

/// The answer to ping. Its type is `pong`, not `ok`, also when the ping had no id.
struct Pong {
    static constexpr auto name = "pong"_L1;
    static constexpr auto about = "The answer to ping."_L1;

    std::optional<qint64> number;
    std::optional<qint64> time;
    Timestamp serverTime;

    static constexpr auto fields()
    {
        return Fields{Field{"n"_L1, &Pong::number}, Field{"t"_L1, &Pong::time},
                      Field{"server_ts"_L1, &Pong::serverTime, "ms UTC"_L1}};
    }
    friend bool operator==(const Pong &, const Pong &) = default;
};

struct ChannelList {
    std::vector<RoomInfo> channels;

    static constexpr auto fields()
    {
        return Fields{Field{"channels"_L1, &ChannelList::channels, "by name"_L1}};
    }
    friend bool operator==(const ChannelList &, const ChannelList &) = default;
};

struct RoomEntered {
    RoomId room;
    std::optional<int> queued = {};
    std::optional<qint64> estimateMs = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &RoomEntered::room, "its id; room.snapshot follows, unless `queued`"_L1},
            Field{
                "queued"_L1, &RoomEntered::queued,
                "the room is full, and this is your place among those who wait: room.waitlist follows when it changes"_L1},
            Field{"estimate_ms"_L1, &RoomEntered::estimateMs, "until a seat; absent: nobody can say yet"_L1}};
    }
    friend bool operator==(const RoomEntered &, const RoomEntered &) = default;
};

struct MessageSent {
    Seq seq = 0;
    Timestamp time;
    QByteArray nonce;
    std::optional<bool> duplicate;

    static constexpr auto fields()
    {
        return Fields{Field{"q"_L1, &MessageSent::seq, "with the room, the message's address"_L1},
                      Field{"ts"_L1, &MessageSent::time, "ms UTC"_L1}, Field{"nonce"_L1, &MessageSent::nonce},
                      Field{"dup"_L1, &MessageSent::duplicate, "true: it had been sent before"_L1}};
    }
    friend bool operator==(const MessageSent &, const MessageSent &) = default;
};

struct HistoryAnswer {
    std::vector<KeptEvent> events;
    bool completeBefore = false;
    bool completeAfter = false;
    Epoch epoch;
    Seq first = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"events"_L1, &HistoryAnswer::events,
                  "oldest first; whole envelopes with `replay: true`"_L1},
            Field{"complete_before"_L1, &HistoryAnswer::completeBefore, "nothing older is kept"_L1},
            Field{"complete_after"_L1, &HistoryAnswer::completeAfter, "nothing newer was stored"_L1},
            Field{"epoch"_L1, &HistoryAnswer::epoch},
            Field{"first"_L1, &HistoryAnswer::first, "the oldest number kept; 0: none"_L1},
        };
    }
    friend bool operator==(const HistoryAnswer &, const HistoryAnswer &) = default;
};

} // namespace chat
