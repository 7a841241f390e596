// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/matchsettings.h"

#include "shared/core/match.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace chat {

using namespace Qt::StringLiterals;

namespace {

using SettingKey = MatchSettingKey;
constexpr double longestSetting = 86'400; ///< seconds

constexpr std::array settingKeys{
    SettingKey{"teams"_L1, &MatchSettings::teams},
    SettingKey{"team_size"_L1, &MatchSettings::teamSize},
    SettingKey{"least_team_size"_L1, &MatchSettings::leastTeamSize},
    SettingKey{"smaller_after_s"_L1, SettingKey::Seconds{&MatchSettings::smallerAfterMs}},
    SettingKey{"largest_party"_L1, &MatchSettings::largestParty},
    SettingKey{"agree"_L1, &MatchSettings::agree},
    SettingKey{"window"_L1, &MatchSettings::window},
    SettingKey{"window_step"_L1, &MatchSettings::windowStep},
    SettingKey{"window_every_s"_L1, SettingKey::Seconds{&MatchSettings::windowEveryMs}},
    SettingKey{"window_most"_L1, &MatchSettings::windowMost},
    SettingKey{"any_after_s"_L1, SettingKey::SecondsOrNever{&MatchSettings::anyAfterMs}},
};

QString secondsText(qint64 ms) { return QString::number(double(ms) / 1000, 'g', 12); }

std::optional<qint64> millisecondsOf(const QString &text)
{
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0 && seconds <= longestSetting))
        return std::nullopt;
    return std::llround(seconds * 1000);
}

QString tomlText(const MatchSettings &settings, const SettingKey &key)
{
    const auto *list = std::get_if<std::vector<QString> MatchSettings::*>(&key.place);
    if (!list)
        return matchSettingText(settings, key);
    QStringList items;
    for (QString item : settings.**list)
        items << u'"' + item.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1) + u'"';
    return u'[' + items.join(", "_L1) + u']';
}

} // namespace

std::span<const MatchSettingKey> matchSettingKeys() { return settingKeys; }

QString matchSettingText(const MatchSettings &settings, const MatchSettingKey &key)
{
    return match(
        key.place, //
        [&](int MatchSettings::*number) { return QString::number(settings.*number); },
        [&](SettingKey::Seconds seconds) { return secondsText(settings.*seconds.ms); },
        [&](SettingKey::SecondsOrNever seconds) { return secondsText((settings.*seconds.ms).value_or(0)); },
        [&](std::vector<QString> MatchSettings::*list) {
            const auto &items = settings.*list;
            return QStringList(items.begin(), items.end()).join(u',');
        });
}

std::vector<QString> agreementsIn(const QString &typed)
{
    std::vector<QString> properties;
    for (const QString &item : typed.split(u',')) {
        if (const QString property = item.trimmed(); !property.isEmpty())
            properties.push_back(property);
    }
    return properties;
}

Result<MatchSettings> withMatchSetting(MatchSettings settings, const QString &name, const QString &value)
{
    const auto *key = std::ranges::find(settingKeys, name, &SettingKey::name);
    if (key == settingKeys.end()) {
        QStringList names;
        for (const SettingKey &known : settingKeys)
            names << known.name;
        return std::unexpected(Error{
            .code = ErrorCode::BadField, .field = name.toUtf8(), .limit = names.join(", "_L1).toUtf8()});
    }
    const auto no = [&](const char *limit) -> Result<MatchSettings> {
        return std::unexpected(Error{.code = ErrorCode::BadField, .field = name.toUtf8(), .limit = limit});
    };
    return match(
        key->place, //
        [&](int MatchSettings::*number) -> Result<MatchSettings> {
            bool isNumber = false;
            const int wanted = value.toInt(&isNumber);
            if (!isNumber || wanted < 0 || wanted > limits::maxRating)
                return no("a whole number, 0 to 10000");
            settings.*number = wanted;
            return settings;
        },
        [&](SettingKey::Seconds seconds) -> Result<MatchSettings> {
            const auto ms = millisecondsOf(value);
            if (!ms)
                return no("seconds, 0 to 86400");
            settings.*seconds.ms = *ms;
            return settings;
        },
        [&](SettingKey::SecondsOrNever seconds) -> Result<MatchSettings> {
            const auto ms = millisecondsOf(value);
            if (!ms)
                return no("seconds, 0 to 86400; 0: never");
            settings.*seconds.ms = *ms > 0 ? ms : std::nullopt;
            return settings;
        },
        [&](std::vector<QString> MatchSettings::*list) -> Result<MatchSettings> {
            auto &items = settings.*list;
            items = agreementsIn(value);
            if (items.size() > size_t(limits::maxAgreements))
                return no("8 properties");
            return settings;
        });
}

matching::Mode matchModeOf(const MatchSettings &settings)
{
    matching::Mode mode{.name = "mode",
                        .teams = settings.teams,
                        .teamSize = settings.teamSize,
                        .leastTeamSize
                        = settings.leastTeamSize != 0 ? settings.leastTeamSize : settings.teamSize,
                        .smallerAfter = Milliseconds(settings.smallerAfterMs),
                        .largestParty = std::min(settings.largestParty, settings.teamSize),
                        .agree = {},
                        .window = {.first = settings.window,
                                   .step = settings.windowStep,
                                   .every = Milliseconds(settings.windowEveryMs),
                                   .most = settings.windowMost}};
    for (const QString &property : settings.agree)
        mode.agree.push_back(property.toUtf8());
    if (settings.anyAfterMs)
        mode.window.anyAfter = Milliseconds(*settings.anyAfterMs);
    return mode;
}

std::vector<ConfigSetting> matchSettingChanges(const QString &mode, const MatchSettings &from,
                                               const MatchSettings &to)
{
    std::vector<ConfigSetting> changes;
    for (const SettingKey &key : settingKeys) {
        const bool isLeast = key.name == "least_team_size"_L1 && to.teamSize != from.teamSize;
        if (const QString value = tomlText(to, key); isLeast || value != tomlText(from, key))
            changes.push_back({.key = "match."_L1 + mode + u'.' + key.name, .value = value});
    }
    return changes;
}

} // namespace chat
