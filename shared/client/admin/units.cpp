// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/units.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <array>

namespace chat {
namespace {

using namespace Qt::StringLiterals;

struct Unit {
    qint64 ms;
    const char *shown; ///< untranslated
    QLatin1StringView typed;
};

constexpr auto microseconds = QT_TRANSLATE_NOOP("chat::Units", "%1 us");
constexpr std::array units{
    Unit{86'400'000, QT_TRANSLATE_NOOP("chat::Units", "%1 d"), "d"_L1},
    Unit{3'600'000, QT_TRANSLATE_NOOP("chat::Units", "%1 h"), "h"_L1},
    Unit{60'000, QT_TRANSLATE_NOOP("chat::Units", "%1 min"), "m"_L1},
    Unit{1000, QT_TRANSLATE_NOOP("chat::Units", "%1 s"), "s"_L1},
    Unit{1, QT_TRANSLATE_NOOP("chat::Units", "%1 ms"), "ms"_L1},
};
constexpr const Unit &oneSecond = units[3];
constexpr const Unit &oneMillisecond = units[4];

constexpr qint64 yearMs = 366LL * 86'400'000;

QString withUnit(const QString &number, const char *unit)
{
    return QCoreApplication::translate("chat::Units", unit).arg(number);
}
QString withUnit(qint64 number, const char *unit) { return withUnit(QString::number(number), unit); }
QString withTenths(double number, const char *unit)
{
    return withUnit(QLocale().toString(number, 'f', 1), unit);
}

} // namespace

QString durationText(Milliseconds duration)
{
    const qint64 ms = std::max<qint64>(duration.count(), 0);
    for (size_t i = 0; i < units.size() - 1; ++i) {
        const Unit &unit = units[i];
        if (ms < unit.ms)
            continue;
        const QString text = withUnit(ms / unit.ms, unit.shown);
        const Unit &next = units[i + 1];
        const qint64 rest = ms % unit.ms / next.ms;
        return rest == 0 || next.ms == 1 ? text : text + u' ' + withUnit(rest, next.shown);
    }
    return withUnit(ms, oneMillisecond.shown);
}

QString microsecondsText(qint64 us)
{
    return us < 1000 ? withUnit(std::max<qint64>(us, 0), microseconds)
                     : durationText(Milliseconds(us / 1000));
}

QString latencyText(const LatencyRow &latency)
{
    if (!latency.p50Us || !latency.p99Us)
        return u"-"_s;
    return microsecondsText(*latency.p50Us) + u'/' + microsecondsText(*latency.p99Us);
}

QString lagText(const std::optional<qint64> &us)
{
    if (!us)
        return u"–"_s;
    if (*us < 10'000)
        return withTenths(double(*us) / 1000, oneMillisecond.shown);
    return *us < 1'000'000 ? withUnit((*us + 500) / 1000, oneMillisecond.shown)
                           : withTenths(double(*us) / 1'000'000, oneSecond.shown);
}

QString rateText(double eachSecond) { return QLocale().toString(eachSecond, 'f', 1); }

QString shareText(double share) { return QLocale().toString(share * 100, 'f', 1) + u'%'; }

QString bytesText(qint64 bytes)
{
    constexpr std::array names{"KiB"_L1, "MiB"_L1, "GiB"_L1, "TiB"_L1};
    if (bytes < 1024)
        return QString::number(bytes) + " B"_L1;
    double value = double(bytes) / 1024;
    size_t unit = 0;
    for (; value >= 1023.95 && unit + 1 < names.size(); ++unit) // 1023.95 would be shown as 1024.0
        value /= 1024;
    return QString::number(value, 'f', 1) + u' ' + names[unit];
}

QString timeText(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

std::optional<Milliseconds> parseDuration(const QString &text)
{
    static const QRegularExpression whole(uR"(^(\d{1,12}(ms|s|m|h|d))+\z)"_s);
    static const QRegularExpression part(uR"((\d+)(ms|s|m|h|d))"_s);
    if (!whole.match(text).hasMatch())
        return std::nullopt;
    qint64 sum = 0;
    for (const auto &found : part.globalMatch(text)) {
        for (const Unit &unit : units) {
            if (found.captured(2) != unit.typed)
                continue;
            const qint64 number = found.captured(1).toLongLong();
            if (number > yearMs / unit.ms)
                return std::nullopt;
            sum += number * unit.ms;
        }
    }
    return sum <= yearMs ? std::optional(Milliseconds(sum)) : std::nullopt;
}

} // namespace chat
