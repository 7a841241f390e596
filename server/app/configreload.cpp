// SPDX-License-Identifier: Apache-2.0
#include "server/app/configreload.h"

#include "server/app/configure.h"
#include "server/app/logoutput.h"
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
    const auto prepared
        = m_prepare ? m_prepare(merged.config) : std::expected<std::function<void()>, QString>();
    if (!prepared)
        return failed({prepared.error()});
    if (const auto done = m_server.reconfigure(merged.config); !done)
        return failed({done.error()});
    if (*prepared)
        (*prepared)();
    setLogRules(merged.config.log);
    m_loaded = std::move(merged);
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

} // namespace chat::server
