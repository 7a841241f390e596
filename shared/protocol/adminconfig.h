// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"

/// Operator -> server: other values for settings, while it runs.
namespace chat {

namespace limits {
inline constexpr int maxSettingsAtOnce = 32;
} // namespace limits

struct ConfigSetting {
    QString key;
    QString value;

    static constexpr auto fields()
    {
        return Fields{
            Field{"key"_L1, &ConfigSetting::key, "section.name; of a mode match.NAME.name"_L1,
                  text(TextRule::Word)},
            Field{"value"_L1, &ConfigSetting::value, "as in the file, TOML, one line"_L1},
        };
    }
    friend bool operator==(const ConfigSetting &, const ConfigSetting &) = default;
};

struct ConfigDifference {
    QString key;
    QString from;
    QString to;

    static constexpr auto fields()
    {
        return Fields{Field{"key"_L1, &ConfigDifference::key},
                      Field{"from"_L1, &ConfigDifference::from, "TOML"_L1},
                      Field{"to"_L1, &ConfigDifference::to, "TOML"_L1}};
    }
    friend bool operator==(const ConfigDifference &, const ConfigDifference &) = default;
};

struct ConfigChanged {
    std::vector<ConfigDifference> differences;
    bool applied = false;

    static constexpr auto fields()
    {
        return Fields{
            Field{"differences"_L1, &ConfigChanged::differences, "settings that have another value by it"_L1},
            Field{"applied"_L1, &ConfigChanged::applied, "false: it was only checked"_L1},
        };
    }
    friend bool operator==(const ConfigChanged &, const ConfigChanged &) = default;
};

struct ChangeConfig {
    static constexpr auto name = "a.config.set"_L1;
    static constexpr auto about
        = "Other values for settings that can change while the server runs, all of them or none, until the configuration is read again or the server ends; it writes no file. Errors: config_invalid, with a sentence for each mistake."_L1;
    static constexpr bool changes = true;
    using Answer = ConfigChanged;

    std::vector<ConfigSetting> settings;
    std::optional<bool> check;
    std::optional<QString> reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"settings"_L1, &ChangeConfig::settings, {}, atMost(limits::maxSettingsAtOnce)},
            Field{"check"_L1, &ChangeConfig::check,
                  "only say what would change, or why not; no row in the audit"_L1},
            Field{"reason"_L1, &ChangeConfig::reason, "kept"_L1, text(TextRule::Reason)},
        };
    }
    friend bool operator==(const ChangeConfig &, const ChangeConfig &) = default;
};

} // namespace chat
