// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandreaders.h"

#include "server/ctl/typedoptions.h"

#include <QFileInfo>

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

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

ReadCommand readJournal(const Typed &typed)
{
    if (typed.words.isEmpty() || typed.words.first().isEmpty())
        return refuse(u"journal takes the id or the name of a room"_s);
    ShowJournal wanted{.target = typed.words.first(), .job = {}};
    if (typed.options.isSet(u"job"_s)) {
        bool isNumber = false;
        wanted.job = typed.options.value(u"job"_s).toLongLong(&isNumber);
        if (!isNumber || *wanted.job < 0)
            return refuse(u"--job takes the number of a job, as journal shows it"_s);
    }
    return wanted;
}

ReadCommand readCrashes(const Typed &) { return ListCrashes(); }

ReadCommand readCrash(const Typed &typed)
{
    const QByteArray incident = typed.words.value(0).toLatin1();
    if (!idFromText(incident))
        return refuse(u"crash takes the id of an incident, as crashes shows it"_s);
    return FetchCrash{incident};
}

ReadCommand readInvariants(const Typed &) { return FetchInvariants(); }

ReadCommand readSessions(const Typed &typed) { return ListSessions{.filter = filterOf(typed.words)}; }

ReadCommand readSession(const Typed &typed)
{
    return readTarget<ShowSession>(typed, u"session takes a session, a user or a nick"_s);
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
    if (what == "set"_L1 && typed.words.size() >= 3 && typed.words.size() % 2 == 1) {
        ChangeConfig change{.settings = {}, .check = typed.options.isSet(u"check"_s), .reason = *reason};
        for (qsizetype i = 1; i < typed.words.size(); i += 2)
            change.settings.push_back({.key = typed.words.at(i), .value = typed.words.at(i + 1)});
        return change;
    }
    return refuse(
        u"config takes get, with a key or a section or nothing; set, with keys and their values; or reload"_s);
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
