// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandtable.h"

#include "server/ctl/terminaltext.h"
#include "server/ctl/units.h"

#include <QCommandLineParser>

#include <algorithm>
#include <array>

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

template <class T>
using Parsed = std::expected<T, UsageError>;

std::unexpected<UsageError> refuse(const QString &text) { return std::unexpected(UsageError{escaped(text)}); }

constexpr std::array options{
    CtlOption{.shown = {.name = "reason"_L1,
                        .value = "TEXT"_L1,
                        .sentence = "why; kept in the audit, and told to those whom it hits"_L1},
              .commands = "kick broadcast drain"_L1},
    CtlOption{
        .shown
        = {.name = "severity"_L1, .value = "LEVEL"_L1, .sentence = "info (when absent), warn or critical"_L1},
        .commands = "broadcast"_L1,
        .choices = "info warn critical"_L1},
    CtlOption{.shown = {.name = "sticky"_L1, .sentence = "stays until it is dismissed"_L1},
              .commands = "broadcast"_L1},
    CtlOption{
        .shown
        = {.name = "until"_L1, .value = "DURATION"_L1, .sentence = "not shown any more after that time"_L1},
        .commands = "broadcast"_L1},
    CtlOption{.shown = {.name = "ko"_L1, .value = "TEXT"_L1, .sentence = "what Korean clients show"_L1},
              .commands = "broadcast"_L1},
    CtlOption{.shown = {.name = "en"_L1, .value = "TEXT"_L1, .sentence = "what all others show"_L1},
              .commands = "broadcast"_L1},
    CtlOption{.shown = {.name = "grace"_L1,
                        .value = "DURATION"_L1,
                        .sentence = "until connections are closed; as configured when absent"_L1},
              .commands = "drain"_L1},
    CtlOption{.shown = {.name = "reconnect"_L1,
                        .value = "DURATION"_L1,
                        .sentence = "from now, when clients shall come back"_L1},
              .commands = "drain"_L1},
    CtlOption{
        .shown
        = {.name = "limit"_L1, .value = "N"_L1, .sentence = "how many rows, 1 to 200; 50 when absent"_L1},
        .commands = "audit"_L1},
    CtlOption{.shown
              = {.name = "socket"_L1, .value = "PATH"_L1, .sentence = "the admin socket of the server"_L1}},
    CtlOption{.shown = {.name = "json"_L1, .sentence = "print the answer as JSON"_L1}},
    CtlOption{.shown = {.name = "help"_L1, .sentence = "print this"_L1, .letter = "h"_L1}},
    CtlOption{.shown = {.name = "version"_L1, .sentence = "print the version"_L1, .letter = "v"_L1}},
};

Parsed<std::optional<QString>> reasonOf(const QCommandLineParser &parser, bool required)
{
    const QString reason = parser.value(u"reason"_s).trimmed();
    if (parser.isSet(u"reason"_s) && !reason.isEmpty())
        return reason;
    if (required || parser.isSet(u"reason"_s))
        return refuse(u"--reason TEXT says why; it is kept in the audit"_s);
    return std::nullopt;
}

Parsed<std::optional<Milliseconds>> durationOf(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    const auto duration = parseDuration(parser.value(option));
    if (!duration)
        return refuse("--"_L1 + option + " takes a duration such as 30s, 5m or 1h30m"_L1);
    return duration;
}

std::optional<QString> filterOf(const QStringList &words)
{
    return words.isEmpty() ? std::nullopt : std::optional(words.first());
}

Parsed<CtlCommand> readKick(const Typed &typed)
{
    if (typed.words.isEmpty())
        return refuse(u"kick takes a session, a user or a nick"_s);
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    return KickByName{.target = typed.words.first(), .reason = **reason};
}

Parsed<CtlCommand> readBroadcast(const Typed &typed)
{
    Announce announce;
    const auto names = enumNames(Severity());
    const QString severity
        = typed.options.isSet(u"severity"_s) ? typed.options.value(u"severity"_s) : u"info"_s;
    const auto *name = std::ranges::find(names, severity);
    if (name == names.end())
        return refuse("--severity is info, warn or critical, not "_L1 + severity);
    announce.severity = Severity(name - names.begin());
    if (!typed.words.isEmpty())
        announce.text = {.ko = typed.words.join(u' '), .en = typed.words.join(u' ')};
    if (typed.options.isSet(u"ko"_s))
        announce.text.ko = typed.options.value(u"ko"_s);
    if (typed.options.isSet(u"en"_s))
        announce.text.en = typed.options.value(u"en"_s);
    if (!announce.text.ko && !announce.text.en)
        return refuse(u"broadcast takes a text, or --ko and --en"_s);
    if (typed.options.isSet(u"sticky"_s))
        announce.sticky = true;
    const auto lasts = durationOf(typed.options, u"until"_s);
    const auto reason = reasonOf(typed.options, false);
    if (!lasts || !reason)
        return std::unexpected(lasts ? reason.error() : lasts.error());
    if (*lasts)
        announce.until = typed.now + **lasts;
    announce.reason = *reason;
    return announce;
}

Parsed<CtlCommand> readDrain(const Typed &typed)
{
    const auto reason = reasonOf(typed.options, true);
    const auto grace = durationOf(typed.options, u"grace"_s);
    const auto reconnect = durationOf(typed.options, u"reconnect"_s);
    if (!reason || !grace || !reconnect)
        return std::unexpected(!reason ? reason.error() : !grace ? grace.error() : reconnect.error());
    const auto count = [](Milliseconds ms) { return qint64(ms.count()); };
    return DrainServer{
        .graceMs = grace->transform(count), .reconnectMs = reconnect->transform(count), .reason = **reason};
}

Parsed<CtlCommand> readAudit(const Typed &typed)
{
    FetchAudit audit;
    if (typed.options.isSet(u"limit"_s)) {
        bool isNumber = false;
        const int limit = typed.options.value(u"limit"_s).toInt(&isNumber);
        if (!isNumber || limit < 1 || limit > limits::maxAdminRows)
            return refuse(u"--limit is a number from 1 to 200"_s);
        audit.limit = limit;
    }
    return audit;
}

constexpr std::array commands{
    CommandRow{"status"_L1, ""_L1, "how the server is"_L1, 0,
               [](const Typed &) -> Parsed<CtlCommand> { return FetchStats(); }},
    CommandRow{"workers"_L1, ""_L1, "what every thread and actor does"_L1, 0,
               [](const Typed &) -> Parsed<CtlCommand> { return FetchWorkers(); }},
    CommandRow{
        "rooms"_L1, "[FILTER]"_L1, "the rooms; by part of the name"_L1, 1,
        [](const Typed &typed) -> Parsed<CtlCommand> { return ListRooms{.filter = filterOf(typed.words)}; }},
    CommandRow{"sessions"_L1, "[FILTER]"_L1, "who is logged in; by part of the nick or address, or by id"_L1,
               1,
               [](const Typed &typed) -> Parsed<CtlCommand> {
                   return ListSessions{.filter = filterOf(typed.words)};
               }},
    CommandRow{"kick"_L1, "SESSION|USER|NICK"_L1, "end a session, or all of a user"_L1, 1, &readKick},
    CommandRow{"broadcast"_L1, "[TEXT]"_L1, "say something to everybody; TEXT is for both languages"_L1, 1000,
               &readBroadcast},
    CommandRow{"drain"_L1, ""_L1, "stop the server in order"_L1, 0, &readDrain},
    CommandRow{"audit"_L1, ""_L1, "what operators did, newest first"_L1, 0, &readAudit},
};

} // namespace

std::span<const CtlOption> ctlOptions() { return options; }

std::span<const CommandRow> commandRows() { return commands; }

} // namespace chat::ctl
