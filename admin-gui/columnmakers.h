// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/rowtable.h"
#include "shared/widgets/displaytext.h"

#include <QLocale>

/// Columns of the console's tables: texts are harmless to show, numbers are sorted as numbers.
namespace chat::admin {

inline QString shown(const QString &text) { return widgets::displayLine(text); }
inline QString shown(const QByteArray &text) { return widgets::displayLine(QString::fromUtf8(text)); }

template <class Row, class Value>
RowColumn<Row> textColumn(const QString &title, Value value)
{
    return {.title = title, .text = [value](const Row &row) { return shown(value(row)); }, .order = {}};
}

template <class Row, class Value, class Text>
RowColumn<Row> numberColumn(const QString &title, Value value, Text text)
{
    return {.title = title,
            .text = [value, text](const Row &row) { return text(value(row)); },
            .order = [value](const Row &row) { return QVariant(value(row)); }};
}

template <class Row, class Value>
RowColumn<Row> numberColumn(const QString &title, Value value)
{
    return numberColumn<Row>(title, value, [](auto count) { return QLocale().toString(qint64(count)); });
}

} // namespace chat::admin
