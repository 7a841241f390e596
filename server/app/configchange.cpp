// SPDX-License-Identifier: Apache-2.0
#include "server/app/configchange.h"

#include "server/app/configcheck.h"
#include "server/app/matchmodes.h"

#include <algorithm>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

/// The value as the reader of files understands it. A line break in it could bring in other keys.
std::expected<ConfigValue, QString> valueOfToml(const QString &section, const ConfigKey &key,
                                                const QString &toml)
{
    if (toml.contains(u'\n') || toml.contains(u'\r'))
        return std::unexpected(u"must be in one line"_s);
    const QByteArray line
        = '[' + section.toUtf8() + "]\n" + QByteArray(key.name.data()) + " = " + toml.toUtf8() + '\n';
    Reading reading = readConfigFile({.name = {}, .bytes = line});
    if (!reading.problems.empty())
        return std::unexpected("must be TOML: "_L1 + reading.problems.front().what);
    auto &settings = reading.modes.size() == 1 ? reading.modes.front().settings : reading.settings;
    if (reading.settings.size() + reading.modes.size() != 1 || settings.size() != 1
        || settings.front().key != &key)
        return std::unexpected(u"must be one value"_s);
    return std::move(settings.front().value);
}

/// Where a setting belongs.
struct Target {
    QString section; ///< "rooms", "match.duel"
    const ConfigKey *key = nullptr; ///< null: there is no such
    Config::Match *mode = nullptr; ///< of which mode; null: of none
};

Target targetOf(const QString &path, Config &config)
{
    const QString section = path.section(u'.', 0, -2);
    for (Config::Match &mode : config.modes) {
        if (section == "match."_L1 + mode.name)
            return {section, findModeKey(path.section(u'.', -1)), &mode};
    }
    return {section, findKey(path)};
}

QString nearestTo(const QString &path, const Target &target)
{
    if (!target.mode)
        return nearestKey(path);
    const QString nearest = nearestModeKey(path.section(u'.', -1));
    return nearest.isEmpty() ? nearest : QString(target.section + u'.' + nearest);
}

std::expected<void, QString> assignTo(const Target &target, const ConfigValue &value, Config &config)
{
    if (!target.mode)
        return assign(*target.key, value, u"/"_s, config);
    Config place = placeOf(*target.mode);
    auto done = assign(*target.key, value, u"/"_s, place);
    if (done)
        *target.mode = place.match;
    return done;
}

void addDifferences(std::span<const ConfigKey> keys, const QString &section, const Config &from,
                    const Config &to, std::vector<ConfigDifference> &all)
{
    for (const ConfigKey &key : keys) {
        const ConfigValue before = valueOf(key, from);
        const ConfigValue after = valueOf(key, to);
        if (before != after)
            all.push_back({section.isEmpty() ? key.path() : QString(section + u'.' + key.name),
                           toToml(before), toToml(after)});
    }
}

} // namespace

std::expected<LoadedConfig, Problems>
changedConfig(const LoadedConfig &running, const std::vector<ConfigSetting> &settings, const QString &source)
{
    LoadedConfig changed = running;
    Problems problems;
    for (const ConfigSetting &setting : settings) {
        const Target target = targetOf(setting.key, changed.config);
        if (!target.key) {
            const QString nearest = nearestTo(setting.key, target);
            problems.push_back(
                {source,
                 "unknown key "_L1 + oneLine(setting.key)
                     + (nearest.isEmpty() ? QString() : "; did you mean "_L1 + nearest + u'?')});
            continue;
        }
        if (!target.key->extras.reloadable) {
            problems.push_back({source, setting.key + " needs a restart"_L1});
            continue;
        }
        const auto value = valueOfToml(target.section, *target.key, setting.value);
        const auto done = value ? assignTo(target, *value, changed.config)
                                : std::expected<void, QString>(std::unexpected(value.error()));
        if (done)
            changed.sources.insert(target.mode ? target.section : setting.key, source);
        else
            problems.push_back({source, setting.key + u' ' + done.error()});
    }
    if (problems.empty())
        problems = checkConfig(changed);
    if (!problems.empty())
        return std::unexpected(std::move(problems));
    return changed;
}

std::vector<ConfigDifference> differences(const Config &from, const Config &to)
{
    std::vector<ConfigDifference> all;
    addDifferences(configTable(), {}, from, to, all);
    for (const Config::Match &mode : to.modes) {
        const auto before = std::ranges::find(from.modes, mode.name, &Config::Match::name);
        if (before == from.modes.end())
            continue;
        addDifferences(modeKeys(), "match."_L1 + mode.name, placeOf(*before), placeOf(mode), all);
    }
    return all;
}

} // namespace chat::server
