// SPDX-License-Identifier: Apache-2.0
#include "server/app/matchmodes.h"

#include "server/app/nearestword.h"
#include "shared/protocol/matchvalues.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;
using Mode = Config::Match;

template <auto member>
constexpr ConfigKey modeKey(QLatin1StringView name, Range range, QLatin1StringView sentence,
                            std::expected<void, QString> (*check)(const QString &) = nullptr)
{
    const auto place = [](Config &config) -> Place { return &(config.match.*member); };
    return {"match"_L1, name, place, range, sentence, {.check = check, .reloadable = true}};
}

std::expected<void, QString> checkProperty(const QString &name)
{
    if (name.isEmpty() || name.size() > limits::maxModeName || name != name.simplified())
        return std::unexpected(u"a property: 1 to 32 characters, no spaces at its ends"_s);
    return {};
}

constexpr double mostPlayers = limits::maxMatchPlayers;

constexpr std::array modeTable{
    modeKey<&Mode::teams>("teams"_L1, {1, mostPlayers, "teams"_L1},
                          "In a match, all of the same size; 1: each plays for himself."_L1),
    modeKey<&Mode::teamSize>("team_size"_L1, {1, mostPlayers, "people"_L1}, "In a full team."_L1),
    modeKey<&Mode::leastTeamSize>(
        "least_team_size"_L1, {0, mostPlayers, "people"_L1},
        "In a team that will do when somebody has waited long; 0: only full ones will."_L1),
    modeKey<&Mode::smallerAfter>("smaller_after_s"_L1, {0, 3600, "s"_L1}, "How long that is."_L1),
    modeKey<&Mode::largestParty>("largest_party"_L1, {1, mostPlayers, "people"_L1},
                                 "Who may queue together, and are in one team; 1: nobody."_L1),
    modeKey<&Mode::agree>(
        "agree"_L1, {0, limits::maxAgreements},
        "Properties of a ticket that are the same for all in a match, for example region or version."_L1,
        checkProperty),
    modeKey<&Mode::windowFirst>("window"_L1, {0, limits::maxRating, "points"_L1},
                                "How far another's rating may be away, up or down, at first."_L1),
    modeKey<&Mode::windowStep>("window_step"_L1, {0, limits::maxRating, "points"_L1},
                               "How much wider that becomes, again and again."_L1),
    modeKey<&Mode::windowEvery>("window_every_s"_L1, {0.1, 3600, "s"_L1},
                                "After so much waiting each time."_L1),
    modeKey<&Mode::windowMost>("window_most"_L1, {0, limits::maxRating, "points"_L1}, "The widest."_L1),
    modeKey<&Mode::anyAfter>("any_after_s"_L1, {0, 86400, "s"_L1},
                             "After so much waiting any rating will do; 0: never."_L1),
    modeKey<&Mode::ready>("ready_s"_L1, {0.1, 300, "s"_L1}, "To accept a match that was found."_L1),
    modeKey<&Mode::ticket>("ticket_s"_L1, {0.1, 86400, "s"_L1},
                           "Who has waited so long without a match is told, and waits no longer."_L1),
    modeKey<&Mode::cooldown>("cooldown_s"_L1, {0, 3600, "s"_L1},
                             "Who declines a match may not queue for so long; again: twice, then four times "
                             "as long, until he has played one."_L1),
    modeKey<&Mode::result>("result_s"_L1, {0.1, 3600, "s"_L1},
                           "From the first report of a result, for the reports of the others."_L1),
    modeKey<&Mode::longest>("longest_s"_L1, {1, 604800, "s"_L1}, "A match without a result ends then."_L1),
    modeKey<&Mode::tickets>(
        "tickets"_L1, {2, 100000, "tickets"_L1},
        "That wait at the same time; a party's counts as many times as it has people."_L1),
    modeKey<&Mode::backfill>("backfill"_L1, {},
                             "Give the place of who has gone from a match to who waits for one."_L1),
    modeKey<&Mode::spectators>(
        "spectators"_L1, {0, limits::maxSpectators, "people"_L1},
        "Who may watch one match without playing, and cannot write there; 0: nobody."_L1),
    modeKey<&Mode::clientRatings>("client_ratings"_L1, {},
                                  "Take the game's word for how good somebody is."_L1),
};

MatchRules rulesOf(const Mode &mode)
{
    MatchRules rules{.mode = {.name = mode.name.toUtf8(),
                              .teams = mode.teams,
                              .teamSize = mode.teamSize,
                              .leastTeamSize = mode.leastTeamSize != 0 ? mode.leastTeamSize : mode.teamSize,
                              .smallerAfter = mode.smallerAfter,
                              .largestParty = mode.largestParty,
                              .agree = {},
                              .window = {.first = mode.windowFirst,
                                         .step = mode.windowStep,
                                         .every = mode.windowEvery,
                                         .most = mode.windowMost}},
                     .ready = mode.ready,
                     .ticketLife = mode.ticket,
                     .cooldown = mode.cooldown,
                     .result = mode.result,
                     .longest = mode.longest,
                     .maxTickets = mode.tickets,
                     .backfill = mode.backfill,
                     .spectators = mode.spectators,
                     .clientRatings = mode.clientRatings};
    if (mode.anyAfter.count() > 0)
        rules.mode.window.anyAfter = mode.anyAfter;
    for (const QString &property : mode.agree)
        rules.mode.agree.push_back(property.toUtf8());
    return rules;
}

} // namespace

std::span<const ConfigKey> modeKeys() { return modeTable; }

Config placeOf(const Config::Match &mode)
{
    Config place;
    place.match = mode;
    return place;
}

const ConfigKey *findModeKey(const QString &name)
{
    const auto found
        = std::ranges::find_if(modeTable, [&](const ConfigKey &key) { return key.name == name; });
    return found != modeTable.end() ? &*found : nullptr;
}

QString nearestModeKey(const QString &name)
{
    QStringList names;
    for (const ConfigKey &key : modeTable)
        names.append(key.name);
    return nearestWord(name, names);
}

std::expected<void, QString> checkMode(const Mode &mode)
{
    static const QRegularExpression word(u"^[a-z0-9_-]{1,32}$"_s);
    if (!word.match(mode.name).hasMatch())
        return std::unexpected(u"must be named by 1 to 32 small letters, digits, '-' and '_'"_s);
    if (const auto good = matching::check(rulesOf(mode).mode); !good)
        return std::unexpected("is no mode that can be played: "_L1 + QString::fromLatin1(good.error().field)
                               + " must be "_L1 + QString::fromLatin1(good.error().limit));
    return {};
}

QStringList changedModes(const std::vector<Mode> &before, const std::vector<Mode> &after)
{
    QStringList names;
    const auto compare = [&names](const std::vector<Mode> &from, const std::vector<Mode> &to) {
        for (const Mode &mode : from) {
            if (std::ranges::find(to, mode) == to.end() && !names.contains(mode.name))
                names.append(mode.name);
        }
    };
    compare(after, before);
    compare(before, after);
    return names;
}

std::vector<MatchRules> matchRules(const Config &config)
{
    std::vector<MatchRules> rules;
    for (const Mode &mode : config.modes)
        rules.push_back(rulesOf(mode));
    return rules;
}

} // namespace chat::server
