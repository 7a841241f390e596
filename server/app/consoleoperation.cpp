// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"
#include "server/app/loglevels.h"
#include "server/app/logring.h"
#include "server/app/matchmodes.h"

#include <QDir>

/// What Console answers and does about configuration, log and backups.
namespace chat::server {

using namespace Qt::StringLiterals;

QByteArrayView Console::errorName(ErrorCode code)
{
    const QLatin1StringView name = errorRow(code).name;
    return {name.data(), name.size()};
}

void Console::ask(const FetchConfig &question, AdminReply<FetchConfig> reply)
{
    const LoadedConfig &loaded = m_configReload.loaded();
    ConfigRows answer;
    for (const ConfigKey &key : configTable()) {
        if (question.key && *question.key != key.path() && *question.key != key.section)
            continue;
        answer.rows.push_back({.key = key.path(),
                               .value = toToml(valueOf(key, loaded.config)),
                               .source = loaded.sourceOf(key.path()),
                               .reloadable = key.extras.reloadable});
    }
    for (const Config::Match &mode : loaded.config.modes) {
        const QString section = "match."_L1 + mode.name;
        const Config place = placeOf(mode);
        for (const ConfigKey &key : modeKeys()) {
            const QString path = section + u'.' + key.name;
            if (question.key && *question.key != path && *question.key != section
                && *question.key != key.section)
                continue;
            answer.rows.push_back({.key = path,
                                   .value = toToml(valueOf(key, place)),
                                   .source = loaded.sourceOf(section),
                                   .reloadable = key.extras.reloadable});
        }
    }
    if (answer.rows.empty()) {
        const QString nearest = nearestKey(question.key.value_or(QString()));
        return reply(std::unexpected(
            Error{.code = ErrorCode::BadField,
                  .detail = "no such key"_L1
                      + (nearest.isEmpty() ? QString() : "; did you mean "_L1 + nearest + u'?'),
                  .field = "key"}));
    }
    reply(std::move(answer));
}

void Console::act(const Operator &who, const ReloadConfig &reload, AdminReply<ReloadConfig> reply)
{
    const auto done = m_configReload.reload();
    audit(who, "config.reload", u"configuration"_s, reload.reason.value_or(QString()),
          done ? "ok" : "config_invalid");
    if (!done)
        return reply(refuse(ErrorCode::ConfigInvalid, done.error().join("; "_L1)));
    const auto list
        = [](const QStringList &texts) { return std::vector<QString>(texts.begin(), texts.end()); };
    reply(ReloadAnswer{list(done->applied), list(done->needRestart), list(done->warnings)});
}

void Console::act(const Operator &who, const ChangeConfig &change, AdminReply<ChangeConfig> reply)
{
    const bool isCheck = change.check.value_or(false);
    const auto done
        = m_configReload.change(change.settings, "operator "_L1 + QString::fromUtf8(who.name), !isCheck);
    if (!isCheck) {
        QStringList wanted;
        for (const ConfigSetting &setting : change.settings)
            wanted << setting.key + " = "_L1 + setting.value;
        audit(who, "config.set", wanted.join("; "_L1), change.reason.value_or(QString()),
              done ? "ok" : "config_invalid");
    }
    if (!done)
        return reply(refuse(ErrorCode::ConfigInvalid, done.error().join("; "_L1)));
    reply(ConfigChanged{.differences = *done, .applied = !isCheck});
}

void Console::ask(const FetchLogs &question, AdminReply<FetchLogs> reply)
{
    reply(LogRing::ofTheProgram().page(question));
}

void Console::ask(const FetchLogLevels &, AdminReply<FetchLogLevels> reply) { reply(logLevels()); }

void Console::act(const Operator &who, const SetLogLevel &wanted, AdminReply<SetLogLevel> reply)
{
    const auto done = setLogLevel(wanted.category, wanted.level);
    const QLatin1StringView level = enumNames(wanted.level)[size_t(wanted.level)];
    audit(who, "loglevel", QString::fromLatin1(wanted.category) + u' ' + level,
          wanted.reason.value_or(QString()), done ? "ok" : "bad_field");
    if (!done)
        return reply(std::unexpected(done.error()));
    reply(logLevels());
}

void Console::act(const Operator &who, const BackUpStore &backup, AdminReply<BackUpStore> reply)
{
    const QString reason = backup.reason.value_or(QString());
    const auto refused = [&](const Error &error) {
        audit(who, "backup", backup.file, reason, errorName(error.code));
        reply(std::unexpected(error));
    };
    if (!QDir::isAbsolutePath(backup.file))
        return refused({.code = ErrorCode::BadField, .detail = u"not an absolute path"_s, .field = "file"});
    const auto finish
        = [=, this, begun = std::chrono::steady_clock::now()](const StoreResult<qint64> &bytes) {
              const auto took = std::chrono::steady_clock::now() - begun;
              if (bytes) {
                  audit(who, "backup", backup.file, reason, "ok");
                  return reply(BackupAnswer{*bytes, std::chrono::floor<Milliseconds>(took).count()});
              }
              Error error{.code = ErrorCode::StorageUnavailable, .detail = bytes.error().detail};
              if (bytes.error().kind == StoreFailure::Rejected)
                  error = {.code = ErrorCode::BadField, .detail = bytes.error().detail, .field = "file"};
              audit(who, "backup", backup.file, reason, errorName(error.code));
              reply(std::unexpected(error));
          };
    if (!m_backup.start(m_server.parts().store->file(), QDir::cleanPath(backup.file), finish))
        refused({.code = ErrorCode::Overloaded, .detail = u"a backup is under way"_s});
}

void Console::note(const Operator &who, QByteArrayView action, QByteArrayView result)
{
    audit(who, action, u"server"_s, {}, result);
}

} // namespace chat::server
