// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"
#include "shared/protocol/adminworkers.h"
#include "shared/protocol/answers.h"

/// What a console says about itself and what it wants to hear; answered by the admin session, not by the
/// server behind it.
namespace chat {

namespace limits {
inline constexpr Milliseconds minPushInterval{100}; ///< between two pushes of a topic
inline constexpr Milliseconds maxPushInterval{3'600'000};
inline constexpr Milliseconds pushInterval{1000}; ///< when a console does not say
} // namespace limits

struct AdminHelloAnswer {
    QByteArray server;
    int version = 0;
    qint64 pid = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"server"_L1, &AdminHelloAnswer::server, "program and version"_L1},
                      Field{"ver"_L1, &AdminHelloAnswer::version, "what both speak from now on"_L1},
                      Field{"pid"_L1, &AdminHelloAnswer::pid}};
    }
    friend bool operator==(const AdminHelloAnswer &, const AdminHelloAnswer &) = default;
};

struct AdminHello {
    static constexpr auto name = "a.hello"_L1;
    static constexpr auto about
        = "Which version the console speaks. Scripts may leave it out. Errors: version_unsupported."_L1;
    using Answer = AdminHelloAnswer;

    int version = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"ver"_L1, &AdminHello::version, "now 1"_L1, between(0, 1'000'000)}};
    }
    friend bool operator==(const AdminHello &, const AdminHello &) = default;
};

/// What an operator may do.
enum class AdminRole : quint8 {
    Viewer, ///< look
    Operator, ///< and change
};
constexpr std::array<QLatin1StringView, 2> enumNames(AdminRole) { return {"viewer"_L1, "operator"_L1}; }

struct AdminWho {
    QByteArray operatorName;
    AdminRole role = AdminRole::Viewer;
    QByteArray address;

    static constexpr auto fields()
    {
        return Fields{
            Field{"name"_L1, &AdminWho::operatorName, "of the token, or of the system user"_L1},
            Field{"role"_L1, &AdminWho::role, "a viewer's changes are refused with admin_denied"_L1},
            Field{"address"_L1, &AdminWho::address, "from where, as the audit keeps it"_L1}};
    }
    friend bool operator==(const AdminWho &, const AdminWho &) = default;
};

struct AdminLogin {
    static constexpr auto name = "a.token"_L1;
    static constexpr auto about
        = "Log in over TLS; everything but a.hello needs it there, and it has to come within 10 seconds. On the local socket the kernel has said who it is. Errors: bad_credentials, login_throttled, protocol_order (logged in already)."_L1;
    using Answer = AdminWho;

    QByteArray token;

    static constexpr auto fields()
    {
        return Fields{Field{"token"_L1, &AdminLogin::token, "as in the console's token file"_L1,
                            text(TextRule::Token)}};
    }
    friend bool operator==(const AdminLogin &, const AdminLogin &) = default;
};

struct WhoAmI {
    static constexpr auto name = "a.whoami"_L1;
    static constexpr auto about = "Who the server takes this console for."_L1;
    using Answer = AdminWho;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const WhoAmI &, const WhoAmI &) = default;
};

/// What a console can be told unasked.
enum class Topic : quint8 { Stats, Workers, Logs };
constexpr std::array<QLatin1StringView, 3> enumNames(Topic) { return {"stats"_L1, "workers"_L1, "logs"_L1}; }

struct SubscribeAnswer {
    qint64 intervalMs = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"interval_ms"_L1, &SubscribeAnswer::intervalMs, "of the pushes"_L1}};
    }
    friend bool operator==(const SubscribeAnswer &, const SubscribeAnswer &) = default;
};

struct Subscribe {
    static constexpr auto name = "a.sub"_L1;
    static constexpr auto about
        = "From now on, every interval, push what the topics say: `a.stats`, `a.workers`, and `a.log` when there are new lines. Asked again, it replaces what was asked before. A console that does not read as fast is told less often, never late."_L1;
    using Answer = SubscribeAnswer;

    std::vector<Topic> topics;
    std::optional<qint64> intervalMs;
    std::optional<LogLevel> level;
    std::optional<QByteArray> category;
    std::optional<FetchWorkers> workers;

    static constexpr auto fields()
    {
        return Fields{
            Field{"topics"_L1, &Subscribe::topics, {}, atMost(3)},
            Field{"interval_ms"_L1, &Subscribe::intervalMs, "1000 when absent"_L1,
                  between(limits::minPushInterval.count(), limits::maxPushInterval.count())},
            Field{"level"_L1, &Subscribe::level, "of `logs`: this and worse; all when absent"_L1},
            Field{"category"_L1, &Subscribe::category, "of `logs`: only this; all when absent"_L1,
                  text(TextRule::Language)},
            Field{"workers"_L1, &Subscribe::workers, "of `workers`: the fields of a.workers"_L1},
        };
    }
    friend bool operator==(const Subscribe &, const Subscribe &) = default;
};

struct Unsubscribe {
    static constexpr auto name = "a.unsub"_L1;
    static constexpr auto about = "No pushes any more."_L1;
    using Answer = Nothing;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const Unsubscribe &, const Unsubscribe &) = default;
};

} // namespace chat
