// SPDX-License-Identifier: Apache-2.0
#include "server/app/configsources.h"

#include "server/app/nearestword.h"

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

constexpr auto variablePrefix = "MADANG_"_L1;

// systemd joins several directories with a colon; the first is ours.
QString directoryOf(const QProcessEnvironment &environment, const QString &variable)
{
    return environment.value(variable).section(u':', 0, 0);
}

// $XDG_..._HOME, or its default below the home directory; a relative one is ignored (XDG Base Directory 0.8).
QString userDirectory(const QProcessEnvironment &environment, const QString &variable,
                      QLatin1StringView below)
{
    const QString directory = environment.value(variable);
    const QString home = environment.value(u"HOME"_s);
    if (directory.startsWith(u'/'))
        return directory;
    return home.startsWith(u'/') ? home + u'/' + below : QString();
}

QString unknownVariable(const QString &name)
{
    QStringList known;
    for (const ConfigKey &key : configTable())
        known.append(key.variable());
    const QString nearest = nearestWord(name, known);
    const QString hint = nearest.isEmpty() ? QString() : "; did you mean "_L1 + nearest + u'?';
    return "environment "_L1 + name + ": not a key of the configuration, ignored"_L1 + hint;
}

} // namespace

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u'?';
    }
    return text;
}

QString Problem::toText() const { return oneLine(source + ": "_L1 + what); }

Reading readTexts(const std::vector<TextSetting> &settings, const QString &base)
{
    Reading reading;
    for (const auto &[key, text, source] : settings) {
        if (auto value = valueFromText(*key, text))
            reading.settings.push_back({key, *std::move(value), source, base});
        else
            reading.problems.push_back({source, key->path() + u' ' + value.error()});
    }
    return reading;
}

Reading readEnvironment(const QProcessEnvironment &environment, const QString &base)
{
    QStringList unknown;
    for (const QString &name : environment.keys()) {
        if (name.startsWith(variablePrefix))
            unknown.append(name);
    }
    unknown.sort();
    std::vector<TextSetting> settings;
    for (const ConfigKey &key : configTable()) {
        const QString name = key.variable();
        if (unknown.removeAll(name) > 0)
            settings.push_back({&key, environment.value(name), "environment "_L1 + name});
    }
    Reading reading = readTexts(settings, base);
    for (const QString &name : unknown)
        reading.warnings.append(unknownVariable(name));
    return reading;
}

QStringList configFilePlaces(const QProcessEnvironment &environment)
{
    QStringList places;
    const QString service = directoryOf(environment, u"CONFIGURATION_DIRECTORY"_s);
    const QString user = userDirectory(environment, u"XDG_CONFIG_HOME"_s, ".config"_L1);
    if (!service.isEmpty())
        places.append(service + "/madang.toml"_L1);
    if (!user.isEmpty())
        places.append(user + "/madang/madang.toml"_L1);
    places.append(u"/etc/madang/madang.toml"_s);
    return places;
}

void completePaths(Config &config, const QProcessEnvironment &environment)
{
    QString &state = config.server.state;
    if (state.isEmpty())
        state = directoryOf(environment, u"STATE_DIRECTORY"_s);
    const QString user = userDirectory(environment, u"XDG_STATE_HOME"_s, ".local/state"_L1);
    if (state.isEmpty() && !user.isEmpty())
        state = user + "/madang"_L1;
    if (state.isEmpty())
        return;
    const QString runtime = directoryOf(environment, u"RUNTIME_DIRECTORY"_s);
    if (config.server.adminSocket.isEmpty())
        config.server.adminSocket = (runtime.isEmpty() ? state : runtime) + "/admin.sock"_L1;
    if (config.auth.tokenKeyFile.isEmpty())
        config.auth.tokenKeyFile = state + "/token.key"_L1;
}

} // namespace chat::server
