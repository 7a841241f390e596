// SPDX-License-Identifier: Apache-2.0
#include "server/app/configchange.h"

#include "server/app/configcheck.h"

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

/// The value as the reader of files understands it. A line break in it could bring in other keys.
std::expected<ConfigValue, QString> valueOfToml(const ConfigKey &key, const QString &toml)
{
    if (toml.contains(u'\n') || toml.contains(u'\r'))
        return std::unexpected(u"must be in one line"_s);
    const QByteArray line = '[' + QByteArray(key.section.data()) + "]\n" + QByteArray(key.name.data()) + " = "
        + toml.toUtf8() + '\n';
    Reading reading = readConfigFile({.name = {}, .bytes = line});
    if (!reading.problems.empty())
        return std::unexpected("must be TOML: "_L1 + reading.problems.front().what);
    if (reading.settings.size() != 1 || reading.settings.front().key != &key)
        return std::unexpected(u"must be one value"_s);
    return std::move(reading.settings.front().value);
}

} // namespace

std::expected<LoadedConfig, Problems>
changedConfig(const LoadedConfig &running, const std::vector<ConfigSetting> &settings, const QString &source)
{
    LoadedConfig changed = running;
    Problems problems;
    for (const ConfigSetting &setting : settings) {
        const ConfigKey *key = findKey(setting.key);
        if (!key) {
            const QString nearest = nearestKey(setting.key);
            problems.push_back(
                {source,
                 "unknown key "_L1 + oneLine(setting.key)
                     + (nearest.isEmpty() ? QString() : "; did you mean "_L1 + nearest + u'?')});
            continue;
        }
        if (!key->extras.reloadable) {
            problems.push_back({source, key->path() + " needs a restart"_L1});
            continue;
        }
        const auto value = valueOfToml(*key, setting.value);
        const auto done = value ? assign(*key, *value, u"/"_s, changed.config)
                                : std::expected<void, QString>(std::unexpected(value.error()));
        if (done)
            changed.sources.insert(key->path(), source);
        else
            problems.push_back({source, key->path() + u' ' + done.error()});
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
    for (const ConfigKey &key : configTable()) {
        const ConfigValue before = valueOf(key, from);
        const ConfigValue after = valueOf(key, to);
        if (before != after)
            all.push_back({key.path(), toToml(before), toToml(after)});
    }
    return all;
}

} // namespace chat::server
