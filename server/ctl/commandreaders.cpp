// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandreaders.h"

#include "server/ctl/terminaltext.h"
#include "shared/client/admin/units.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <algorithm>

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

template <class T>
using Parsed = std::expected<T, UsageError>;

std::unexpected<UsageError> refuse(const QString &text) { return std::unexpected(UsageError{escaped(text)}); }

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

Parsed<std::optional<int>> limitOf(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"limit"_s))
        return std::nullopt;
    bool isNumber = false;
    const int limit = parser.value(u"limit"_s).toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > limits::maxAdminRows)
        return refuse(u"--limit is a number from 1 to 200"_s);
    return limit;
}

/// How often to look; in milliseconds.
Parsed<std::optional<qint64>> intervalOf(const QCommandLineParser &parser)
{
    const auto interval = durationOf(parser, u"interval"_s);
    if (!interval)
        return std::unexpected(interval.error());
    if (*interval && (**interval < limits::minPushInterval || **interval > limits::maxPushInterval))
        return refuse(u"--interval is from 100ms to 1h"_s);
    return interval->transform([](Milliseconds ms) { return qint64(ms.count()); });
}

template <NamedEnum T>
std::optional<T> wordOf(const QString &text)
{
    const auto names = enumNames(T());
    const auto *name = std::ranges::find(names, text);
    return name == names.end() ? std::nullopt : std::optional(T(name - names.begin()));
}

/// "info, warn or critical"
template <NamedEnum T>
QString choicesText()
{
    QStringList words;
    for (const QLatin1StringView word : enumNames(T()))
        words << word;
    const QString last = words.takeLast();
    return words.join(", "_L1) + " or "_L1 + last;
}

template <NamedEnum T>
Parsed<std::optional<T>> choiceOf(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    const auto value = wordOf<T>(parser.value(option));
    if (!value)
        return refuse("--"_L1 + option + " is "_L1 + choicesText<T>() + ", not "_L1 + parser.value(option));
    return value;
}

/// What --follow asks for; none when the command shall answer once.
Parsed<std::optional<Follow>> followOf(const Typed &typed, Topic topic)
{
    const auto interval = intervalOf(typed.options);
    if (!interval)
        return std::unexpected(interval.error());
    if (typed.options.isSet(u"follow"_s))
        return Follow{.wanted = {.topics = {topic}, .intervalMs = *interval, .level = {}, .category = {}}};
    if (*interval)
        return refuse(u"--interval goes with --follow"_s);
    return std::nullopt;
}

template <Packet Request>
ReadCommand readFollowed(const Typed &typed, Topic topic)
{
    const auto follow = followOf(typed, topic);
    if (!follow)
        return std::unexpected(follow.error());
    return *follow ? CtlCommand(**follow) : CtlCommand(Request());
}

template <class Command>
ReadCommand readTarget(const Typed &typed, const QString &what)
{
    if (typed.words.isEmpty() || typed.words.first().isEmpty())
        return refuse(what);
    return Command{typed.words.first()};
}

} // namespace

ReadCommand readStatus(const Typed &typed) { return readFollowed<FetchStats>(typed, Topic::Stats); }

ReadCommand readWorkers(const Typed &typed) { return readFollowed<FetchWorkers>(typed, Topic::Workers); }

ReadCommand readTop(const Typed &typed)
{
    const auto interval = intervalOf(typed.options);
    if (!interval)
        return std::unexpected(interval.error());
    return Follow{
        .wanted
        = {.topics = {Topic::Stats, Topic::Workers}, .intervalMs = *interval, .level = {}, .category = {}},
        .fullScreen = true};
}

ReadCommand readRooms(const Typed &typed) { return ListRooms{.filter = filterOf(typed.words)}; }

ReadCommand readRoom(const Typed &typed)
{
    return readTarget<ShowRoom>(typed, u"room takes the id or the name of a room"_s);
}

ReadCommand readSessions(const Typed &typed) { return ListSessions{.filter = filterOf(typed.words)}; }

ReadCommand readSession(const Typed &typed)
{
    return readTarget<ShowSession>(typed, u"session takes a session, a user or a nick"_s);
}

ReadCommand readKick(const Typed &typed)
{
    if (typed.words.isEmpty())
        return refuse(u"kick takes a session, a user or a nick"_s);
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    return KickByName{.target = typed.words.first(), .reason = **reason};
}

ReadCommand readBroadcast(const Typed &typed)
{
    Announce announce;
    const auto severity = choiceOf<Severity>(typed.options, u"severity"_s);
    if (!severity)
        return std::unexpected(severity.error());
    announce.severity = severity->value_or(Severity::Info);
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

ReadCommand readDrain(const Typed &typed)
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

ReadCommand readConfig(const Typed &typed)
{
    const QString what = typed.words.value(0);
    const auto reason = reasonOf(typed.options, false);
    if (!reason)
        return std::unexpected(reason.error());
    if (what == "get"_L1 && *reason)
        return refuse(u"--reason does not go with config get"_s);
    if (what != "set"_L1 && typed.options.isSet(u"check"_s))
        return refuse(u"--check goes with config set only"_s);
    if (what == "get"_L1)
        return FetchConfig{.key = filterOf(typed.words.sliced(1))};
    if (what == "reload"_L1 && typed.words.size() == 1)
        return ReloadConfig{.reason = *reason};
    if (what == "set"_L1 && typed.words.size() == 3)
        return ChangeConfig{.settings = {{.key = typed.words.value(1), .value = typed.words.value(2)}},
                            .check = typed.options.isSet(u"check"_s),
                            .reason = *reason};
    return refuse(
        u"config takes get, with a key or a section or nothing; set, with a key and a value; or reload"_s);
}

ReadCommand readLogs(const Typed &typed)
{
    const auto limit = limitOf(typed.options);
    const auto level = choiceOf<LogLevel>(typed.options, u"level"_s);
    auto follow = followOf(typed, Topic::Logs);
    if (!limit || !level || !follow)
        return std::unexpected(!limit ? limit.error() : !level ? level.error() : follow.error());
    std::optional<QByteArray> category;
    if (typed.options.isSet(u"category"_s))
        category = typed.options.value(u"category"_s).toUtf8();
    if (!*follow)
        return FetchLogs{.level = *level, .category = category, .after = {}, .limit = *limit};
    if (*limit)
        return refuse(u"--limit does not go with --follow"_s);
    (*follow)->wanted.level = *level;
    (*follow)->wanted.category = category;
    return **follow;
}

ReadCommand readLogLevel(const Typed &typed)
{
    const auto reason = reasonOf(typed.options, false);
    if (!reason)
        return std::unexpected(reason.error());
    if (typed.words.isEmpty() && !*reason)
        return FetchLogLevels();
    const auto level = wordOf<LogLevel>(typed.words.value(1));
    if (!level)
        return refuse("loglevel takes a category, or *, and "_L1 + choicesText<LogLevel>());
    return SetLogLevel{.category = typed.words.first().toUtf8(), .level = *level, .reason = *reason};
}

ReadCommand readAudit(const Typed &typed)
{
    const auto limit = limitOf(typed.options);
    if (!limit)
        return std::unexpected(limit.error());
    const auto since = durationOf(typed.options, u"since"_s);
    if (!since)
        return std::unexpected(since.error());
    const auto word = [&](const QString &option) {
        return typed.options.isSet(option) ? std::optional(typed.options.value(option).toUtf8())
                                           : std::nullopt;
    };
    FetchAudit request{.before = {}, .limit = *limit, .who = word(u"who"_s), .act = word(u"act"_s)};
    if (*since)
        request.since = typed.now - **since;
    return request;
}

ReadCommand readBackup(const Typed &typed)
{
    const auto reason = reasonOf(typed.options, false);
    if (!reason)
        return std::unexpected(reason.error());
    if (typed.words.isEmpty() || typed.words.first().isEmpty())
        return refuse(u"backup takes the name of a new file, on the server's machine"_s);
    return BackUpStore{.file = QFileInfo(typed.words.first()).absoluteFilePath(), .reason = *reason};
}

ReadCommand readCompletion(const Typed &typed)
{
    const QString shell = typed.words.value(0);
    if (shell == "bash"_L1)
        return PrintCompletion{PrintCompletion::Bash};
    if (shell == "zsh"_L1)
        return PrintCompletion{PrintCompletion::Zsh};
    if (shell == "fish"_L1)
        return PrintCompletion{PrintCompletion::Fish};
    return refuse(u"completion takes bash, zsh or fish"_s);
}

} // namespace chat::ctl
