// SPDX-License-Identifier: Apache-2.0
#include "server/app/configvalue.h"

#include "shared/core/match.h"

#include <QDir>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

using Outcome = std::expected<void, QString>;

template <class T>
using Taken = std::expected<T, QString>;

template <class T>
concept Choice = std::is_enum_v<T>;

std::unexpected<QString> mustBe(const QString &what)
{
    return std::unexpected<QString>("must be "_L1 + what);
}

double millisecondsIn(const ConfigKey &key)
{
    if (key.range.unit == "days"_L1)
        return 24.0 * 60 * 60 * 1000;
    return key.range.unit == "s"_L1 ? 1000 : 1;
}

QString numberText(double number)
{
    const bool whole = std::abs(number) < 1e15 && number == std::floor(number);
    return whole ? QString::number(qint64(number))
                 : QString::number(number, 'g', QLocale::FloatingPointShortest);
}

ConfigValue spellNumber(double number)
{
    return number == std::floor(number) ? ConfigValue(qint64(number)) : ConfigValue(number);
}

// Written so that a NaN is outside.
Outcome checkRange(const ConfigKey &key, double number)
{
    if (number >= key.range.min && number <= key.range.max)
        return {};
    return mustBe(rangeText(key) + ", is "_L1 + numberText(number));
}

Outcome checkText(const ConfigKey &key, const QString &text)
{
    if (text.contains(QChar::Null))
        return mustBe(u"without zero bytes"_s);
    const auto shaped = key.extras.check ? key.extras.check(text) : Outcome();
    return shaped ? Outcome() : mustBe(shaped.error());
}

Taken<double> takeNumber(const ConfigKey &key, const ConfigValue &value)
{
    const auto *whole = std::get_if<qint64>(&value);
    const auto *decimal = std::get_if<double>(&value);
    if (!whole && !decimal)
        return mustBe(typeWord(key));
    const double number = whole ? double(*whole) : *decimal;
    if (const auto fits = checkRange(key, number); !fits)
        return std::unexpected(fits.error());
    return number;
}

Taken<qint64> takeWhole(const ConfigKey &key, const ConfigValue &value)
{
    const auto *whole = std::get_if<qint64>(&value);
    if (!whole)
        return mustBe(typeWord(key));
    if (const auto fits = checkRange(key, double(*whole)); !fits)
        return std::unexpected(fits.error());
    return *whole;
}

Taken<QString> takeText(const ConfigKey &key, const ConfigValue &value)
{
    const auto *text = std::get_if<QString>(&value);
    if (!text)
        return mustBe(typeWord(key));
    if (const auto fits = checkRange(key, double(text->toUcs4().size())); !fits)
        return std::unexpected(fits.error());
    if (const auto fits = checkText(key, *text); !fits)
        return std::unexpected(fits.error());
    return *text;
}

// The number of the choice.
Taken<int> takeChoice(const ConfigKey &key, const ConfigValue &value)
{
    const auto *text = std::get_if<QString>(&value);
    const auto found = text ? std::ranges::find(key.extras.choices, *text) : key.extras.choices.end();
    if (found == key.extras.choices.end())
        return mustBe(rangeText(key));
    return int(found - key.extras.choices.begin());
}

// Each item as `parse` gives it; `parse` says what an item must be.
template <class Item, class Parse>
Taken<std::vector<Item>> takeList(const ConfigKey &key, const ConfigValue &value, Parse parse)
{
    const auto *texts = std::get_if<QStringList>(&value);
    if (!texts)
        return mustBe(typeWord(key));
    if (const auto fits = checkRange(key, double(texts->size())); !fits)
        return std::unexpected(fits.error());
    std::vector<Item> items;
    for (const QString &text : *texts) {
        if (const auto fits = checkText(key, text); !fits)
            return std::unexpected(fits.error());
        const auto item = parse(text);
        if (!item)
            return mustBe(item.error() + ", is "_L1 + toToml(text));
        items.push_back(*item);
    }
    return items;
}

template <class T, class Set>
Outcome keep(Taken<T> taken, Set set)
{
    if (!taken)
        return std::unexpected(taken.error());
    set(*std::move(taken));
    return {};
}

Taken<QString> sameText(const QString &text) { return text; }

// TOML's basic string (v1.0.0, section "String").
QString quoted(const QString &text)
{
    QString quoted = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\' + QString(c);
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            quoted += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            quoted += c;
    }
    return quoted + u'"';
}

template <class Items, class Spell>
ConfigValue spellList(const Items &items, Spell spell)
{
    QStringList texts;
    for (const auto &item : items)
        texts.append(spell(item));
    return texts;
}

} // namespace

ConfigValue valueOf(const ConfigKey &key, Config config)
{
    return match(
        key.place(config), //
        [](bool *place) -> ConfigValue { return *place; },
        [](int *place) -> ConfigValue { return qint64(*place); },
        [](qint64 *place) -> ConfigValue { return *place; },
        [](double *place) -> ConfigValue { return spellNumber(*place); },
        [&](Milliseconds *place) -> ConfigValue {
            return spellNumber(double(place->count()) / millisecondsIn(key));
        },
        [](QString *place) -> ConfigValue { return *place; },
        [](PathPlace place) -> ConfigValue { return *place.path; },
        [](QStringList *place) -> ConfigValue { return *place; },
        [&](Choice auto *place) -> ConfigValue { return QString(key.extras.choices[size_t(*place)]); },
        [](std::vector<ListenAddress> *place) {
            return spellList(*place, [](const auto &a) { return a.toText(); });
        },
        [](std::vector<Subnet> *place) { return spellList(*place, subnetToText); });
}

std::expected<void, QString> assign(const ConfigKey &key, const ConfigValue &value, const QString &base,
                                    Config &config)
{
    return match(
        key.place(config), //
        [&](bool *place) {
            const auto *flag = std::get_if<bool>(&value);
            return keep(flag ? Taken<bool>(*flag) : mustBe(typeWord(key)),
                        [&](bool taken) { *place = taken; });
        },
        [&](int *place) { return keep(takeWhole(key, value), [&](qint64 taken) { *place = int(taken); }); },
        [&](qint64 *place) { return keep(takeWhole(key, value), [&](qint64 taken) { *place = taken; }); },
        [&](double *place) { return keep(takeNumber(key, value), [&](double taken) { *place = taken; }); },
        [&](Milliseconds *place) {
            return keep(takeNumber(key, value), [&](double taken) {
                *place = Milliseconds(std::llround(taken * millisecondsIn(key)));
            });
        },
        [&](QString *place) {
            if (!key.extras.choices.empty())
                return keep(takeChoice(key, value),
                            [&](int taken) { *place = key.extras.choices[size_t(taken)]; });
            return keep(takeText(key, value), [&](const QString &taken) { *place = taken; });
        },
        [&](PathPlace place) {
            return keep(takeText(key, value), [&](const QString &taken) {
                *place.path = taken.isEmpty() ? taken : QDir::cleanPath(QDir(base).absoluteFilePath(taken));
            });
        },
        [&](QStringList *place) {
            return keep(takeList<QString>(key, value, sameText),
                        [&](const auto &taken) { *place = QStringList(taken.begin(), taken.end()); });
        },
        [&]<Choice E>(E *place) {
            return keep(takeChoice(key, value), [&](int taken) { *place = E(taken); });
        },
        [&](std::vector<ListenAddress> *place) {
            return keep(takeList<ListenAddress>(key, value, parseListenAddress),
                        [&](auto taken) { *place = std::move(taken); });
        },
        [&](std::vector<Subnet> *place) {
            return keep(takeList<Subnet>(key, value, parseSubnet),
                        [&](auto taken) { *place = std::move(taken); });
        });
}

std::expected<ConfigValue, QString> valueFromText(const ConfigKey &key, const QString &text)
{
    const QString trimmed = text.trimmed();
    bool ok = true;
    const ConfigValue value = match(
        valueOf(key, Config()), //
        [&](bool) -> ConfigValue {
            ok = trimmed == "true"_L1 || trimmed == "false"_L1;
            return trimmed == "true"_L1;
        },
        [&](const QString &) -> ConfigValue { return text; },
        [&](const QStringList &) -> ConfigValue {
            QStringList items;
            for (const QString &item : text.split(u',', Qt::SkipEmptyParts))
                items.append(item.trimmed());
            return items;
        },
        [&](auto) -> ConfigValue { // a number
            if (const qint64 whole = trimmed.toLongLong(&ok); ok)
                return whole;
            return trimmed.toDouble(&ok);
        });
    return ok ? std::expected<ConfigValue, QString>(value) : mustBe(typeWord(key));
}

QString typeWord(const ConfigKey &key)
{
    Config config;
    return match(
        key.place(config), //
        [](bool *) { return u"true or false"_s; }, //
        [](int *) { return u"a whole number"_s; }, //
        [](qint64 *) { return u"a whole number"_s; }, //
        [](double *) { return u"a number"_s; }, //
        [](Milliseconds *) { return u"a number"_s; }, //
        [](QString *) { return u"a text"_s; }, //
        [](PathPlace) { return u"a path"_s; }, //
        [](Choice auto *) { return u"a text"_s; }, //
        [](auto *) { return u"a list of texts"_s; });
}

QString rangeText(const ConfigKey &key)
{
    if (!key.extras.choices.empty()) {
        QStringList choices;
        for (const QLatin1StringView choice : key.extras.choices)
            choices.append(u'"' + choice + u'"');
        return choices.join(" or "_L1);
    }
    const ConfigValue value = valueOf(key, Config());
    if (std::holds_alternative<bool>(value))
        return {};
    const QString unit = std::holds_alternative<QStringList>(value) ? u"items"_s
        : std::holds_alternative<QString>(value)                    ? u"characters"_s
                                                                    : QString(key.range.unit);
    return numberText(key.range.min) + " to "_L1 + numberText(key.range.max) + u' ' + unit;
}

QString toToml(const ConfigValue &value)
{
    return match(
        value, //
        [](bool flag) { return flag ? u"true"_s : u"false"_s; }, //
        [](qint64 number) { return QString::number(number); }, //
        [](double number) { return QString::number(number, 'g', QLocale::FloatingPointShortest); },
        [](const QString &text) { return quoted(text); },
        [](const QStringList &texts) {
            QStringList items;
            for (const QString &text : texts)
                items.append(quoted(text));
            return QString(u'[' + items.join(", "_L1) + u']');
        });
}

} // namespace chat::server
