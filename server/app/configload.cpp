// SPDX-License-Identifier: Apache-2.0
#include "server/app/configload.h"

#include "server/app/configcheck.h"

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

void append(Problems &problems, const Problems &more)
{
    problems.insert(problems.end(), more.begin(), more.end());
}

void apply(const Reading &reading, LoadedConfig &loaded, Problems &problems)
{
    append(problems, reading.problems);
    loaded.warnings += reading.warnings;
    for (const Setting &setting : reading.settings) {
        const QString path = setting.key->path();
        if (const auto done = assign(*setting.key, setting.value, setting.base, loaded.config); done)
            loaded.sources.insert(path, setting.source);
        else
            problems.push_back({setting.source, path + u' ' + done.error()});
    }
    for (const ModeReading &mode : reading.modes) {
        const QString path = "match."_L1 + mode.name;
        Config place;
        place.match.name = mode.name;
        for (const Setting &setting : mode.settings) {
            if (const auto done = assign(*setting.key, setting.value, setting.base, place); !done)
                problems.push_back({setting.source, path + u'.' + setting.key->name + u' ' + done.error()});
        }
        loaded.config.modes.push_back(place.match);
        loaded.sources.insert(path, mode.source);
    }
}

} // namespace

QString LoadedConfig::sourceOf(const QString &path) const { return sources.value(path, u"default"_s); }

std::expected<LoadedConfig, Problems> loadConfig(const ConfigInput &input)
{
    LoadedConfig loaded;
    Problems problems;
    if (input.file) {
        loaded.file = input.file->name;
        apply(readConfigFile(*input.file), loaded, problems);
    }
    apply(readEnvironment(input.environment, input.workingDirectory), loaded, problems);
    apply(readTexts(input.commandLine, input.workingDirectory), loaded, problems);
    completePaths(loaded.config, input.environment);
    append(problems, checkConfig(loaded));
    if (!problems.empty())
        return std::unexpected(problems);
    return loaded;
}

} // namespace chat::server
