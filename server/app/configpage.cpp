// SPDX-License-Identifier: Apache-2.0
#include "server/app/configpage.h"

#include "server/app/matchmodes.h"

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

constexpr auto introduction = R"(# Configuration of chat-server

<!-- Generated from server/app/configtable.cpp by `chat-server --print-config-page`; a test fails when it is stale. -->

chat-server runs without any configuration: it then listens on 127.0.0.1 only and lets guests in.

A value comes from the first of these that has it:

1. the command line: `--listen ADDRESS` and its siblings, or `--set section.key=value` for any key;
2. the environment: `MADANG_SECTION_KEY`, for example `MADANG_SERVER_LISTEN`; lists are separated by commas;
3. the file, in [TOML](https://toml.io): `--config FILE`; otherwise the first that exists of
   `$CONFIGURATION_DIRECTORY/madang.toml` (systemd), `$XDG_CONFIG_HOME/madang/madang.toml` (without the variable:
   `~/.config/madang/madang.toml`) and `/etc/madang/madang.toml`;
4. the default.

`--print-config` shows the result and where each value comes from; `--check-config` only looks for mistakes and ends
with 0 or 78. Every mistake is named with its file and line. Unknown sections and keys are mistakes; an unknown variable
of the environment is only a warning.

Relative paths are completed with the directory of the file that names them; those of the environment and of the command
line with the working directory. Times may have decimals. A secret is never a value, always a file, which other users of
the machine may not read.

"Reload" says whether SIGHUP takes a new value; otherwise it needs a restart.
)"_L1;

QString defaultCell(const ConfigKey &key)
{
    if (!key.extras.defaultText.isEmpty())
        return key.extras.defaultText;
    const QString value = toToml(valueOf(key, Config()));
    return u'`' + value + u'`';
}

QString valueCell(const ConfigKey &key)
{
    const QString range = rangeText(key);
    return key.extras.choices.empty() && !range.isEmpty() ? typeWord(key) + ", "_L1 + range
        : range.isEmpty()                                 ? typeWord(key)
                                                          : range;
}

constexpr auto modesIntroduction = R"(
## [match.NAME]

What people can play: a section for each mode, named as people see it, for example `[match.duel]`, in small letters, digits,
`-` and `_`. An empty section is a duel, one against one. Modes are in the file alone, in no variable and no option; SIGHUP
takes new ones, and changes of all keys: who waits goes on waiting. A mode that is taken out ends its tickets, and its
matches go on. Without such a section there are no matches.

| key | value | default | reload | what it does |
|---|---|---|---|---|
)"_L1;

QString row(const ConfigKey &key)
{
    const QStringList cells{u'`' + key.name + u'`', valueCell(key), defaultCell(key),
                            key.extras.reloadable ? u"yes"_s : u"no"_s, key.sentence};
    return "| "_L1 + cells.join(" | "_L1) + " |\n"_L1;
}

} // namespace

QString printConfig(const LoadedConfig &loaded)
{
    QString text
        = u"# chat-server "_s + QLatin1StringView(CHAT_VERSION) + ": the configuration in effect\n"_L1;
    QLatin1StringView section;
    for (const ConfigKey &key : configTable()) {
        if (key.section != section)
            text += "\n["_L1 + key.section + "]\n"_L1;
        section = key.section;
        text += oneLine(key.name + " = "_L1 + toToml(valueOf(key, loaded.config)) + " # "_L1
                        + loaded.sourceOf(key.path()))
            + u'\n';
    }
    for (const Config::Match &mode : loaded.config.modes) {
        text += u'\n'
            + oneLine("[match."_L1 + mode.name + "] # "_L1 + loaded.sourceOf("match."_L1 + mode.name))
            + u'\n';
        const Config place = placeOf(mode);
        for (const ConfigKey &key : modeKeys())
            text += key.name + " = "_L1 + toToml(valueOf(key, place)) + u'\n';
    }
    return text;
}

QString configurationPage()
{
    QString page = introduction;
    QLatin1StringView section;
    for (const ConfigKey &key : configTable()) {
        if (key.section != section) {
            page += "\n## ["_L1 + key.section
                + "]\n\n| key | value | default | reload | what it does |\n|---|---|---|---|---|\n"_L1;
        }
        section = key.section;
        page += row(key);
    }
    page += modesIntroduction;
    for (const ConfigKey &key : modeKeys())
        page += row(key);
    return page;
}

} // namespace chat::server
