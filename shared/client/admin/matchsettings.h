// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/mode.h"
#include "shared/protocol/adminconfig.h"
#include "shared/protocol/adminmatchlog.h"

#include <QStringList>

#include <span>
#include <variant>

/// The settings by which the people of a mode are matched, as the configuration names them.
namespace chat {

/// One of them: "window_every_s". Seconds may have a fraction; a list is separated by commas.
struct MatchSettingKey {
    struct Seconds {
        qint64 MatchSettings::*ms;
    };
    struct SecondsOrNever {
        std::optional<qint64> MatchSettings::*ms; ///< absent: never, which the configuration writes as 0
    };

    QLatin1StringView name;
    std::variant<int MatchSettings::*, Seconds, SecondsOrNever, std::vector<QString> MatchSettings::*> place;
};

[[nodiscard]] std::span<const MatchSettingKey> matchSettingKeys();

/// Its value as a person types it.
[[nodiscard]] QString matchSettingText(const MatchSettings &settings, const MatchSettingKey &key);

/// "region, version": the properties in a list as it is typed.
[[nodiscard]] std::vector<QString> agreementsIn(const QString &typed);

/// `settings` with another value. Errors: BadField, with what it may be.
[[nodiscard]] Result<MatchSettings> withMatchSetting(MatchSettings settings, const QString &name,
                                                     const QString &value);

/// As the matcher takes them.
[[nodiscard]] matching::Mode matchModeOf(const MatchSettings &settings);

/// What has to be set in the configuration of `mode` to come from one to the other: the smallest size of a
/// team also with another full size, because the configuration may leave it to that.
[[nodiscard]] std::vector<ConfigSetting> matchSettingChanges(const QString &mode, const MatchSettings &from,
                                                             const MatchSettings &to);

} // namespace chat
