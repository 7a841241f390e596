// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/eachpacket.h"
#include "shared/protocol/schemafields.h"
#include "shared/protocol/wire.h"

#include <QStringList>

#include <map>
#include <span>

/// What the two protocol pages, of clients and of consoles, are put together from. Markdown.
namespace chat {

/// By the name of their golden file: one packet as JSON.
using Examples = std::map<QByteArray, QByteArray>;

/// A row of a table; a bar inside a cell would end it.
[[nodiscard]] QString tableRow(QStringList cells);
[[nodiscard]] QString tableHead(const QStringList &titles);
/// `text` as code.
[[nodiscard]] QString code(const QString &text);
[[nodiscard]] QString fieldTable(const std::vector<FieldRow> &rows);
/// The one of that name; says so when there is none.
[[nodiscard]] QString example(const Examples &examples, const QByteArray &name);
/// What a text rule allows, one row each, without TextRule::None.
[[nodiscard]] QString textRows();
/// All that can be answered.
[[nodiscard]] QString errorRows();

template <Packet T>
[[nodiscard]] QString commandSection(const Examples &examples)
{
    const QByteArray name(T::name.data(), T::name.size());
    using Answer = T::Answer;
    const QString type = Packet<Answer> ? u"`pong`"_s : u"`ok`"_s;
    return u"### `%1`\n\n%2\n\n"_s.arg(T::name, T::about) + fieldTable(fieldRows<T>())
        + example(examples, name + ".command") + u"\nAnswer %1:\n\n"_s.arg(type)
        + fieldTable(fieldRows<Answer>()) + example(examples, name + ".answer") + u'\n';
}

/// Every request of the variant, with its answer.
template <class Commands>
[[nodiscard]] QString commandSections(const Examples &examples)
{
    QString sections;
    eachPacket<Commands>([&]<class T>(std::type_identity<T>) { sections += commandSection<T>(examples); });
    return sections.trimmed();
}

/// Every packet of the variant that the server says unasked.
template <class Events>
[[nodiscard]] QString eventSections(const Examples &examples)
{
    QString sections;
    eachPacket<Events>([&]<class T>(std::type_identity<T>) {
        sections += u"### `%1`\n\n%2\n\n"_s.arg(T::name, T::about) + fieldTable(fieldRows<T>())
            + example(examples, QByteArray(T::name.data(), T::name.size()) + ".event") + u'\n';
    });
    return sections.trimmed();
}

/// A part of the page, in the place of the line that names it.
struct PagePart {
    QString line; ///< "@errors@"
    QString text;
};

/// `prose` with its parts. One that is not known stays as it is, so that the page's test sees it.
[[nodiscard]] QByteArray filledPage(const QString &prose, std::span<const PagePart> parts);

} // namespace chat
