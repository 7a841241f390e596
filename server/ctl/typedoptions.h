// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/commandtable.h"
#include "server/ctl/terminaltext.h"
#include "shared/client/admin/units.h"

#include <QCommandLineParser>
#include <QDateTime>

#include <algorithm>

/// What the readers of commands have in common: options as values. Pure; any thread.
namespace chat::ctl {

template <class T>
using Parsed = std::expected<T, UsageError>;

[[nodiscard]] inline std::unexpected<UsageError> refuse(const QString &text)
{
    return std::unexpected(UsageError{escaped(text)});
}

/// The text of --reason.
[[nodiscard]] inline Parsed<std::optional<QString>> reasonOf(const QCommandLineParser &parser, bool required)
{
    const QString reason = parser.value(u"reason"_s).trimmed();
    if (parser.isSet(u"reason"_s) && !reason.isEmpty())
        return reason;
    if (required || parser.isSet(u"reason"_s))
        return refuse(u"--reason TEXT says why; it is kept in the audit"_s);
    return std::nullopt;
}

[[nodiscard]] inline Parsed<std::optional<Milliseconds>> durationOf(const QCommandLineParser &parser,
                                                                    const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    const auto duration = parseDuration(parser.value(option));
    if (!duration)
        return refuse("--"_L1 + option + " takes a duration such as 30s, 5m or 1h30m"_L1);
    return duration;
}

/// A time of the clock, local where it says nothing else, or a duration from now.
[[nodiscard]] inline Parsed<std::optional<Timestamp>> momentOf(const Typed &typed, const QString &option)
{
    if (!typed.options.isSet(option))
        return std::nullopt;
    const QString text = typed.options.value(option);
    if (const auto duration = parseDuration(text))
        return typed.now + *duration;
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid())
        return refuse("--"_L1 + option
                      + " takes a time such as 2026-12-24T18:00, or a duration such as 10m"_L1);
    return Timestamp(Milliseconds(time.toMSecsSinceEpoch()));
}

template <NamedEnum T>
[[nodiscard]] std::optional<T> wordOf(const QString &text)
{
    const auto names = enumNames(T());
    const auto *name = std::ranges::find(names, text);
    return name == names.end() ? std::nullopt : std::optional(T(name - names.begin()));
}

/// "info, warn or critical"
template <NamedEnum T>
[[nodiscard]] QString choicesText()
{
    QStringList words;
    for (const QLatin1StringView word : enumNames(T()))
        words << word;
    const QString last = words.takeLast();
    return words.join(", "_L1) + " or "_L1 + last;
}

template <NamedEnum T>
[[nodiscard]] Parsed<std::optional<T>> choiceOf(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    const auto value = wordOf<T>(parser.value(option));
    if (!value)
        return refuse("--"_L1 + option + " is "_L1 + choicesText<T>() + ", not "_L1 + parser.value(option));
    return value;
}

/// An option of `command` that was typed and is not among those that are allowed, with blanks between; none:
/// all are.
[[nodiscard]] inline QString strayOption(const QCommandLineParser &parser, const QString &command,
                                         QLatin1StringView allowed)
{
    const QStringList known = QString(allowed).split(u' ');
    for (const CtlOption &option : ctlOptions()) {
        const bool isOurs = QString(option.commands).split(u' ').contains(command);
        if (isOurs && parser.isSet(option.shown.name) && !known.contains(option.shown.name))
            return option.shown.name;
    }
    return {};
}

} // namespace chat::ctl
