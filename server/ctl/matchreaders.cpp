// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandreaders.h"
#include "server/ctl/typedoptions.h"

#include <array>

/// How `match` is read: its first word says what.
namespace chat::ctl {

namespace {

std::optional<QString> secondOf(const Typed &typed)
{
    return typed.words.size() > 1 ? std::optional(typed.words.at(1)) : std::nullopt;
}

std::optional<QString> modeOf(const Typed &typed)
{
    return typed.options.isSet(u"mode"_s) ? std::optional(typed.options.value(u"mode"_s)) : std::nullopt;
}

ReadCommand readModes(const Typed &typed)
{
    if (const auto more = secondOf(typed))
        return refuse("unexpected argument "_L1 + *more);
    return MatchCommand(FetchModes());
}

ReadCommand readTickets(const Typed &typed)
{
    return MatchCommand(ListTickets{.filter = secondOf(typed), .mode = modeOf(typed)});
}

ReadCommand readMatches(const Typed &typed)
{
    return MatchCommand(ListMatches{.filter = secondOf(typed), .mode = modeOf(typed)});
}

ReadCommand readParties(const Typed &typed) { return MatchCommand(ListParties{.filter = secondOf(typed)}); }

ReadCommand readExplain(const Typed &typed)
{
    return MatchCommand(TicketByName{.act = ExplainTicket(), .target = *secondOf(typed)});
}

template <class Make>
ReadCommand readAct(const Typed &typed, Make make)
{
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    return MatchCommand(make(*secondOf(typed), **reason));
}

ReadCommand readEnd(const Typed &typed)
{
    return readAct(typed, [](const QString &target, const QString &reason) {
        return EndMatchByName{.target = target, .reason = reason};
    });
}

ReadCommand readCancel(const Typed &typed)
{
    return readAct(typed, [](const QString &target, const QString &reason) {
        return TicketByName{.act = CancelTicket{.ticket = {}, .reason = reason}, .target = target};
    });
}

ReadCommand readPause(const Typed &typed)
{
    return readAct(typed,
                   [on = typed.words.first() == "pause"_L1](const QString &mode, const QString &reason) {
                       return PauseMode{.mode = mode, .on = on, .reason = reason};
                   });
}

ReadCommand readLog(const Typed &typed) { return MatchCommand(FetchMatchLog{.mode = *secondOf(typed)}); }

ReadCommand readReplay(const Typed &typed)
{
    ReplayLog wanted{.file = *secondOf(typed), .settings = {}};
    for (const QString &setting : typed.options.values(u"set"_s)) {
        const qsizetype equals = setting.indexOf(u'=');
        if (equals < 1)
            return refuse("--set takes a setting and its value such as window=100, not "_L1 + setting);
        wanted.settings.emplace_back(setting.first(equals), setting.sliced(equals + 1));
    }
    return MatchCommand(wanted);
}

struct MatchVerb {
    QLatin1StringView word;
    ReadCommand (*read)(const Typed &);
    QLatin1StringView options; ///< of those of `match`, what goes with it
    QLatin1StringView needs = {}; ///< what its second word is; empty: there need not be one
};
constexpr std::array matchVerbs{
    MatchVerb{"modes"_L1, &readModes, ""_L1},
    MatchVerb{"tickets"_L1, &readTickets, "mode"_L1},
    MatchVerb{"list"_L1, &readMatches, "mode"_L1},
    MatchVerb{"parties"_L1, &readParties, ""_L1},
    MatchVerb{"explain"_L1, &readExplain, ""_L1, "a ticket, a user or a nick"_L1},
    MatchVerb{"end"_L1, &readEnd, "reason"_L1, "a match, a user or a nick"_L1},
    MatchVerb{"cancel"_L1, &readCancel, "reason"_L1, "a ticket, a user or a nick"_L1},
    MatchVerb{"pause"_L1, &readPause, "reason"_L1, "the name of a mode"_L1},
    MatchVerb{"resume"_L1, &readPause, "reason"_L1, "the name of a mode"_L1},
    MatchVerb{"log"_L1, &readLog, ""_L1, "the name of a mode"_L1},
    MatchVerb{"replay"_L1, &readReplay, "set"_L1, "a file that match log --json wrote"_L1},
};

} // namespace

ReadCommand readMatch(const Typed &typed)
{
    if (typed.words.isEmpty())
        return refuse(
            u"match takes modes, tickets, explain, list, parties, end, cancel, pause, resume, log or replay"_s);
    const auto *verb = std::ranges::find(matchVerbs, typed.words.first(), &MatchVerb::word);
    if (verb == matchVerbs.end())
        return refuse("match does not know "_L1 + typed.words.first() + "; see chat-ctl --help"_L1);
    const QString what = "match "_L1 + verb->word;
    if (const QString stray = strayOption(typed.options, u"match"_s, verb->options); !stray.isEmpty())
        return refuse("--"_L1 + stray + " does not go with "_L1 + what);
    if (!verb->needs.isEmpty() && typed.words.value(1).isEmpty())
        return refuse(what + " takes "_L1 + verb->needs);
    return verb->read(typed);
}

} // namespace chat::ctl
