// SPDX-License-Identifier: Apache-2.0
#include "server/app/configure.h"

#include "server/app/commandline.h"
#include "server/app/configpage.h"
#include "server/app/nearestword.h"
#include "server/store/sqlitecheck.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

std::unexpected<Leaving> leave(const QString &out, const QString &err = {})
{
    return std::unexpected(Leaving{.code = ExitCode::Ok, .out = out, .err = err});
}

std::unexpected<Leaving> leaveWith(const Problems &problems)
{
    QString err;
    for (const Problem &problem : problems)
        err += "chat-server: "_L1 + problem.toText() + u'\n';
    return std::unexpected(Leaving{.code = ExitCode::Configuration, .out = {}, .err = err});
}

// An unreadable one is not passed over: a server must not start with half of its configuration.
QString chooseFile(const CommandLine &line, const QProcessEnvironment &environment)
{
    if (!line.configFile.isEmpty())
        return line.configFile;
    const QStringList places = configFilePlaces(environment);
    const auto found
        = std::ranges::find_if(places, [](const QString &name) { return QFileInfo::exists(name); });
    return found != places.end() ? *found : QString();
}

QString warningLines(const LoadedConfig &loaded)
{
    QString lines;
    for (const QString &warning : loaded.warnings)
        lines += "chat-server: "_L1 + warning + u'\n';
    return lines;
}

Leaving storeVerdict(const QString &stateDirectory)
{
    const auto report = checkStore(stateDirectory);
    if (!report) {
        const bool isBusy = report.error().kind == StoreFailure::Unavailable;
        return {.code = isBusy ? ExitCode::Unavailable : ExitCode::InputOutput,
                .out = {},
                .err = "chat-server: "_L1 + report.error().detail + u'\n'};
    }
    QString text = u"schema %1, %2 rooms, %3 events, %4 rows of audit\n"_s.arg(report->version)
                       .arg(report->rooms)
                       .arg(report->events)
                       .arg(report->audit);
    for (const QString &fault : report->faults)
        text += "fault: "_L1 + oneLine(fault) + u'\n';
    if (report->faults.isEmpty())
        return {.code = ExitCode::Ok, .out = text + "the store is well\n"_L1, .err = {}};
    return {.code = ExitCode::InputOutput,
            .out = text,
            .err = u"chat-server: the store has faults; restore a backup, or keep it and report them\n"_s};
}

} // namespace

std::expected<LoadedConfig, Leaving> configure(const QStringList &arguments,
                                               const QProcessEnvironment &environment)
{
    const auto line = parseCommandLine(arguments);
    if (!line) {
        const QString err = "chat-server: "_L1 + line.error().text + "; see chat-server --help\n"_L1;
        return std::unexpected(Leaving{.code = ExitCode::Usage, .out = {}, .err = err});
    }
    if (line->action == CommandLine::Help)
        return leave(helpText());
    if (line->action == CommandLine::Version)
        return leave(versionText());
    if (line->action == CommandLine::PrintConfigPage)
        return leave(configurationPage());

    ConfigInput input{.file = {},
                      .environment = environment,
                      .commandLine = line->settings,
                      .workingDirectory = QDir::currentPath()};
    if (const QString name = chooseFile(*line, environment); !name.isEmpty()) {
        const auto file = openConfigFile(name);
        if (!file)
            return leaveWith({file.error()});
        input.file = *file;
    }
    auto loaded = loadConfig(input);
    if (!loaded)
        return leaveWith(loaded.error());
    loaded->config.debugFaults = line->debugFaults;
    if (line->action == CommandLine::PrintConfig)
        return leave(printConfig(*loaded), warningLines(*loaded));
    if (line->action == CommandLine::CheckConfig) {
        const QString what = loaded->file.isEmpty() ? u"no file, defaults"_s : loaded->file;
        return leave("configuration ok: "_L1 + what + u'\n', warningLines(*loaded));
    }
    if (line->action == CommandLine::CheckStore)
        return std::unexpected(storeVerdict(loaded->config.server.state));
    return *std::move(loaded);
}

} // namespace chat::server
