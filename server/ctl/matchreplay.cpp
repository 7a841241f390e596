// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/matchreplay.h"

#include "server/ctl/actpages.h"
#include "server/ctl/cells.h"
#include "server/ctl/table.h"
#include "shared/client/admin/matchlogs.h"
#include "shared/client/admin/matchsettings.h"
#include "shared/client/admin/units.h"
#include "shared/matching/outcome.h"
#include "shared/protocol/mapcodec.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace chat::ctl {
namespace {

using matching::Outcome;

std::expected<MatchLog, QString> logIn(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(QString(escaped(name) + ": "_L1 + file.errorString()));
    const QByteArray bytes = file.read(limits::maxMatchLogFile + 1);
    if (bytes.size() > limits::maxMatchLogFile)
        return std::unexpected(QString(escaped(name) + ": more than 64 MiB"_L1));
    Document scratch;
    const auto root = scratch.parse(bytes, WireFormat::Json, int(limits::maxMatchLogFile / 4));
    const auto log = root ? readMap<MatchLog>(*root, Direction::FromServer)
                          : Result<MatchLog>(std::unexpected(root.error()));
    if (!log)
        return std::unexpected(QString(escaped(name) + ": not what match log --json writes"_L1));
    return *log;
}

std::expected<MatchSettings, QString> changed(MatchSettings settings, const ReplayLog &wanted)
{
    for (const auto &[name, value] : wanted.settings) {
        const auto next = withMatchSetting(settings, name, value);
        if (!next)
            return std::unexpected(
                QString("--set "_L1 + escaped(name) + " takes "_L1 + QString::fromUtf8(next.error().limit)));
        settings = *next;
    }
    if (const auto good = matching::check(matchModeOf(settings)); !good)
        return std::unexpected(QString("with these settings nothing can be played: "_L1
                                       + QString::fromUtf8(good.error().field) + " must be "_L1
                                       + QString::fromUtf8(good.error().limit)));
    return settings;
}

QString pairText(const std::optional<Outcome::Spread<int>> &spread)
{
    return spread ? number(spread->half) + ", "_L1 + number(spread->most) : u"-"_s;
}

QString pairText(const std::optional<Outcome::Spread<Milliseconds>> &spread)
{
    return spread ? durationText(spread->half) + ", "_L1 + durationText(spread->most) : u"-"_s;
}

QJsonObject objectOf(const Outcome &outcome)
{
    QJsonObject object{
        {u"matches"_s, outcome.matches}, {u"taken"_s, outcome.taken}, {u"waiting"_s, outcome.waiting}};
    if (outcome.waits) {
        object.insert(u"wait_p50_ms"_s, qint64(outcome.waits->half.count()));
        object.insert(u"wait_p95_ms"_s, qint64(outcome.waits->most.count()));
    }
    if (outcome.spreads) {
        object.insert(u"apart_p50"_s, outcome.spreads->half);
        object.insert(u"apart_p95"_s, outcome.spreads->most);
    }
    if (outcome.imbalances) {
        object.insert(u"uneven_p50"_s, outcome.imbalances->half);
        object.insert(u"uneven_p95"_s, outcome.imbalances->most);
    }
    return object;
}

QString settingsText(const MatchSettings &then, const MatchSettings &now)
{
    QString text;
    for (const MatchSettingKey &key : matchSettingKeys()) {
        const QString before = matchSettingText(then, key);
        const QString after = matchSettingText(now, key);
        if (before != after)
            text += key.name + ' '_L1 + escaped(before) + " -> "_L1 + escaped(after) + u'\n';
    }
    return text;
}

} // namespace

std::expected<QString, QString> replayText(const ReplayLog &wanted, bool json, const Style &style)
{
    const auto log = logIn(wanted.file);
    if (!log)
        return std::unexpected(log.error());
    const auto settings = changed(log->settings, wanted);
    if (!settings)
        return std::unexpected(settings.error());
    const auto entries = matchLogEntries(*log);
    const matching::Mode then = matchModeOf(log->settings);
    const matching::Replay before = matching::replay(entries, then, then);
    const Outcome was = outcomeOf(before);
    const Outcome is = outcomeOf(matching::replay(entries, then, matchModeOf(*settings)));
    if (!before.asThen)
        return std::unexpected(
            QString(escaped(wanted.file) + ": another version of the matcher made this log"_L1));
    if (json) {
        const QJsonObject both{{u"then"_s, objectOf(was)}, {u"now"_s, objectOf(is)}};
        return QString::fromUtf8(QJsonDocument(both).toJson(QJsonDocument::Compact)) + u'\n';
    }
    const Milliseconds length = entries.empty() ? Milliseconds(0) : entries.back().at - entries.front().at;
    Table table({{u""_s}, {u"THEN"_s, true}, {u"NOW"_s, true}});
    table.add({u"matches"_s, number(was.matches), number(is.matches)});
    table.add({u"tickets in them"_s, number(was.taken), number(is.taken)});
    table.add({u"waited, p50 and p95"_s, pairText(was.waits), pairText(is.waits)});
    table.add({u"points apart, p50 and p95"_s, pairText(was.spreads), pairText(is.spreads)});
    table.add({u"teams uneven, p50 and p95"_s, pairText(was.imbalances), pairText(is.imbalances)});
    table.add({u"left waiting"_s, number(was.waiting), number(is.waiting)});
    return countText(int(entries.size()), "entry"_L1, "entries"_L1) + " of "_L1 + durationText(length) + u'\n'
        + settingsText(log->settings, *settings) + u'\n' + table.text(style);
}

} // namespace chat::ctl
