// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/config.h"

#include <QLatin1StringView>

#include <expected>
#include <span>
#include <variant>

namespace chat::server {

/// A text that is a path: relative ones are completed, from the file's directory or from the working
/// directory.
struct PathPlace {
    QString *path;
};

/// Where a key's value lives in a Config, and so of which type it is. Times are numbers in the key's unit.
using Place
    = std::variant<bool *, int *, qint64 *, double *, Milliseconds *, QString *, PathPlace, QStringList *,
                   Durability *, LogFormat *, std::vector<ListenAddress> *, std::vector<Subnet> *>;

/// Both ends included. Of a number, in its unit; of the characters of a text; of the items of a list.
struct Range {
    double min = 0;
    double max = 0;
    QLatin1StringView unit = {}; ///< of a number; of a time "ms", "s" or "days"
};

/// What only some keys have.
struct KeyExtras {
    std::span<const QLatin1StringView> choices = {}; ///< the only texts allowed; of an enum, in its order
    std::expected<void, QString> (*check)(const QString &)
        = nullptr; ///< of a text, or of each item of a list
    QLatin1StringView defaultText = {}; ///< for the page, when the default depends on the environment
    bool reloadable = false; ///< SIGHUP takes a new value; otherwise it needs a restart
};

/// One key, described once: from this come the file parser, the environment, --set, --print-config and the
/// page.
struct ConfigKey {
    QLatin1StringView section;
    QLatin1StringView name;
    Place (*place)(Config &);
    Range range; ///< without meaning for true/false and for choices
    QLatin1StringView sentence; ///< what it does; English
    KeyExtras extras = {};

    [[nodiscard]] QString path() const; ///< "server.listen"
    [[nodiscard]] QString variable() const; ///< "MADANG_SERVER_LISTEN"
};

/// All keys, those of a section together. Any thread.
[[nodiscard]] std::span<const ConfigKey> configTable();

/// By its path, for example "server.listen"; null when there is none.
[[nodiscard]] const ConfigKey *findKey(const QString &path);

/// The path of the known key that somebody may have meant by the unknown `path`; empty when nothing is near.
[[nodiscard]] QString nearestKey(const QString &path);

} // namespace chat::server
