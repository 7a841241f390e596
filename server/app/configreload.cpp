// SPDX-License-Identifier: Apache-2.0
#include "server/app/configreload.h"

#include "server/app/configure.h"
#include "server/app/logoutput.h"
#include "server/app/matchmodes.h"
#include "server/ops/servicemanager.h"
#include "shared/core/logging.h"

namespace chat::server {

using namespace Qt::StringLiterals;

LoadedConfig reloadableParts(const LoadedConfig &running, const LoadedConfig &wanted, ReloadReport &report)
{
    LoadedConfig merged = wanted;
    for (const ConfigKey &key : configTable()) {
        const ConfigValue now = valueOf(key, running.config);
        if (valueOf(key, wanted.config) == now)
            continue;
        const QString path = key.path();
        if (key.extras.reloadable) {
            report.applied.append(path);
            continue;
        }
        report.needRestart.append(path);
        // It came out of a configuration, so it goes into one.
        [[maybe_unused]] const auto kept = assign(key, now, {}, merged.config);
        Q_ASSERT(kept);
        if (running.sources.contains(path))
            merged.sources.insert(path, running.sources.value(path));
        else
            merged.sources.remove(path);
    }
    for (const QString &mode : changedModes(running.config.modes, wanted.config.modes))
        report.applied.append("match."_L1 + mode);
    return merged;
}

ConfigReload::ConfigReload(ChatServer &server, LoadedConfig loaded, QStringList arguments,
                           QProcessEnvironment environment)
    : m_server(server),
      m_loaded(std::move(loaded)),
      m_arguments(std::move(arguments)),
      m_environment(std::move(environment))
{
}

std::expected<ReloadReport, QStringList> ConfigReload::reload()
{
    const ToldReloading told;
    const auto failed = [this](const QStringList &lines) {
        ++m_failed;
        for (const QString &line : lines)
            qCCritical(lcApp, "the configuration stays as it was: %ls", qUtf16Printable(line));
        return std::unexpected(lines);
    };
    const auto wanted = configure(m_arguments, m_environment);
    if (!wanted) {
        QStringList lines = wanted.error().err.split(u'\n', Qt::SkipEmptyParts);
        for (QString &line : lines)
            line.remove("chat-server: "_L1);
        return failed(lines);
    }
    ReloadReport report{.applied = {}, .needRestart = {}, .warnings = wanted->warnings};
    LoadedConfig merged = reloadableParts(m_loaded, *wanted, report);
    if (const auto done = use(std::move(merged)); !done)
        return failed({done.error()});
    ++m_succeeded;
    for (const QString &warning : report.warnings)
        qCWarning(lcApp, "%ls", qUtf16Printable(warning));
    for (const QString &path : report.needRestart) {
        const ConfigKey &key = *findKey(path);
        qCWarning(lcApp, "%ls needs a restart; until then it stays %ls", qUtf16Printable(path),
                  qUtf16Printable(oneLine(toToml(valueOf(key, m_loaded.config)))));
    }
    qCInfo(lcApp, "the configuration is read again; new: %ls",
           qUtf16Printable(report.applied.isEmpty() ? u"nothing, but certificates"_s
                                                    : report.applied.join(", "_L1)));
    return report;
}

std::expected<void, QString> ConfigReload::use(LoadedConfig config)
{
    const auto prepared
        = m_prepare ? m_prepare(config.config) : std::expected<std::function<void()>, QString>();
    if (!prepared)
        return std::unexpected(prepared.error());
    if (auto done = m_server.reconfigure(config.config); !done)
        return done;
    if (*prepared)
        (*prepared)();
    setLogRules(config.config.log);
    m_loaded = std::move(config);
    return {};
}

std::expected<std::vector<ConfigDifference>, QStringList>
ConfigReload::change(const std::vector<ConfigSetting> &settings, const QString &source, bool apply)
{
    auto changed = changedConfig(m_loaded, settings, source);
    if (!changed) {
        QStringList lines;
        for (const Problem &problem : changed.error())
            lines << problem.what;
        return std::unexpected(lines);
    }
    const auto found = differences(m_loaded.config, changed->config);
    if (!apply)
        return found;
    if (const auto done = use(*std::move(changed)); !done)
        return std::unexpected(QStringList{done.error()});
    for (const ConfigDifference &each : found)
        qCInfo(lcApp, "%ls is now %ls, was %ls (%ls)", qUtf16Printable(each.key),
               qUtf16Printable(oneLine(each.to)), qUtf16Printable(oneLine(each.from)),
               qUtf16Printable(source));
    return found;
}

} // namespace chat::server
