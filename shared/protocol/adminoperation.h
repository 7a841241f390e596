// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"
#include "shared/protocol/answers.h"

/// Operator -> server: the server's configuration and its log.
namespace chat {

struct LogPage {
    std::vector<LogRow> rows;
    qint64 last = 0;
    qint64 missed = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"rows"_L1, &LogPage::rows, "oldest first"_L1},
            Field{"last"_L1, &LogPage::last, "number of the newest line there is; for `after`"_L1},
            Field{"missed"_L1, &LogPage::missed, "lines behind `after` that are not kept any more"_L1},
        };
    }
    friend bool operator==(const LogPage &, const LogPage &) = default;
};

struct FetchLogs {
    static constexpr auto name = "a.logs"_L1;
    static constexpr auto about
        = "The last lines of the server's log, of those that it keeps in memory (2000 lines). Never texts of people, never tokens."_L1;
    using Answer = LogPage;

    std::optional<LogLevel> level;
    std::optional<QByteArray> category;
    std::optional<qint64> after;
    std::optional<int> limit;

    static constexpr auto fields()
    {
        return Fields{
            Field{"level"_L1, &FetchLogs::level, "this and worse; all when absent"_L1},
            Field{"category"_L1, &FetchLogs::category, "only this, as in a.loglevels"_L1,
                  text(TextRule::Language)},
            Field{"after"_L1, &FetchLogs::after, "only lines with a higher number"_L1,
                  between(0, (qint64(1) << 53) - 1)},
            Field{"limit"_L1, &FetchLogs::limit, "the newest so many; 50 when absent"_L1, between(1, 200)},
        };
    }
    friend bool operator==(const FetchLogs &, const FetchLogs &) = default;
};

struct LogLevels {
    std::vector<LogLevelRow> rows;

    static constexpr auto fields() { return Fields{Field{"rows"_L1, &LogLevels::rows}}; }
    friend bool operator==(const LogLevels &, const LogLevels &) = default;
};

struct FetchLogLevels {
    static constexpr auto name = "a.loglevels"_L1;
    static constexpr auto about = "From which level on each category is written."_L1;
    using Answer = LogLevels;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const FetchLogLevels &, const FetchLogLevels &) = default;
};

struct SetLogLevel {
    static constexpr auto name = "a.loglevel"_L1;
    static constexpr auto about
        = "Write more or less of a category, until the next reload of the configuration. Errors: bad_field (no such category)."_L1;
    static constexpr bool changes = true;
    using Answer = LogLevels;

    QByteArray category;
    LogLevel level = LogLevel::Info;
    std::optional<QString> reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"category"_L1, &SetLogLevel::category, "`*`: all of them"_L1, text(TextRule::Language)},
            Field{"level"_L1, &SetLogLevel::level, "this and worse"_L1},
            Field{"reason"_L1, &SetLogLevel::reason, "kept"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const SetLogLevel &, const SetLogLevel &) = default;
};

struct ConfigRow {
    QString key;
    QString value;
    QString source;
    bool reloadable = false;

    static constexpr auto fields()
    {
        return Fields{Field{"key"_L1, &ConfigRow::key, "section.name; of a mode match.NAME.name"_L1},
                      Field{"value"_L1, &ConfigRow::value, "as in the file, TOML"_L1},
                      Field{"source"_L1, &ConfigRow::source, "where it comes from"_L1},
                      Field{"reloadable"_L1, &ConfigRow::reloadable, "otherwise it needs a restart"_L1}};
    }
    friend bool operator==(const ConfigRow &, const ConfigRow &) = default;
};

struct ConfigRows {
    std::vector<ConfigRow> rows;

    static constexpr auto fields()
    {
        return Fields{Field{"rows"_L1, &ConfigRows::rows, "secrets are files, so none is here"_L1}};
    }
    friend bool operator==(const ConfigRows &, const ConfigRows &) = default;
};

struct FetchConfig {
    static constexpr auto name = "a.config.get"_L1;
    static constexpr auto about = "What the server runs with. Errors: bad_field (no such key)."_L1;
    using Answer = ConfigRows;

    std::optional<QString> key;

    static constexpr auto fields()
    {
        return Fields{Field{"key"_L1, &FetchConfig::key, "one key, or one section; all when absent"_L1,
                            text(TextRule::Word)}};
    }
    friend bool operator==(const FetchConfig &, const FetchConfig &) = default;
};

struct ReloadAnswer {
    std::vector<QString> applied;
    std::vector<QString> needRestart;
    std::vector<QString> warnings;

    static constexpr auto fields()
    {
        return Fields{
            Field{"applied"_L1, &ReloadAnswer::applied, "keys that have a new value now"_L1},
            Field{"need_restart"_L1, &ReloadAnswer::needRestart, "keys whose new value waits for that"_L1},
            Field{"warnings"_L1, &ReloadAnswer::warnings},
        };
    }
    friend bool operator==(const ReloadAnswer &, const ReloadAnswer &) = default;
};

struct ReloadConfig {
    static constexpr auto name = "a.config.reload"_L1;
    static constexpr auto about
        = "Read the configuration again, as SIGHUP does: all of it or nothing. Errors: config_invalid, with file and line."_L1;
    static constexpr bool changes = true;
    using Answer = ReloadAnswer;

    std::optional<QString> reason;

    static constexpr auto fields()
    {
        return Fields{Field{"reason"_L1, &ReloadConfig::reason, "kept"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const ReloadConfig &, const ReloadConfig &) = default;
};

struct BackupAnswer {
    qint64 bytes = 0;
    qint64 ms = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"bytes"_L1, &BackupAnswer::bytes, "size of the copy"_L1},
                      Field{"ms"_L1, &BackupAnswer::ms, "how long it took"_L1}};
    }
    friend bool operator==(const BackupAnswer &, const BackupAnswer &) = default;
};

struct BackUpStore {
    static constexpr auto name = "a.backup"_L1;
    static constexpr auto about
        = "Copy the whole store, as it is at one instant, into a new file on the server's machine, while everything goes on. Answered when the copy is on the disk; that may take minutes. It is readable by the server's user only. Errors: bad_field (not an absolute path, or the file is there already), storage_unavailable (it cannot be written, or the server stopped), overloaded (another backup is under way)."_L1;
    static constexpr bool changes = true;
    using Answer = BackupAnswer;

    QString file;
    std::optional<QString> reason;

    static constexpr auto fields()
    {
        return Fields{Field{"file"_L1, &BackUpStore::file, "absolute path; nothing may be there yet"_L1,
                            text(TextRule::FilePath)},
                      Field{"reason"_L1, &BackUpStore::reason, "kept"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const BackUpStore &, const BackUpStore &) = default;
};

} // namespace chat
