// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/textselection.h"

#include "client-gui/timeline/messagelayout.h"
#include "shared/client/timeline.h"
#include "shared/widgets/displaytext.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace chat::gui {

using Role = client::Timeline::Role;

bool TextSelection::End::isBefore(const End &other) const
{
    return std::pair(index.row(), position) < std::pair(other.index.row(), other.position);
}

void TextSelection::start(const QModelIndex &index, int position)
{
    m_from = {QPersistentModelIndex(index), position};
    m_to = m_from;
}

void TextSelection::extend(const QModelIndex &index, int position)
{
    if (isStarted())
        m_to = {QPersistentModelIndex(index), position};
}

bool TextSelection::isEmpty() const
{
    return !m_from.index.isValid() || !m_to.index.isValid()
        || (m_from.index == m_to.index && m_from.position == m_to.position);
}

std::pair<TextSelection::End, TextSelection::End> TextSelection::ordered() const
{
    return m_to.isBefore(m_from) ? std::pair(m_to, m_from) : std::pair(m_from, m_to);
}

std::optional<std::pair<int, int>> TextSelection::range(const QModelIndex &index, int length) const
{
    if (isEmpty())
        return {};
    const auto [first, last] = ordered();
    if (index.row() < first.index.row() || index.row() > last.index.row())
        return {};
    const int begin = index.row() == first.index.row() ? std::min(first.position, length) : 0;
    const int end = index.row() == last.index.row() ? std::min(last.position, length) : length;
    return begin < end ? std::optional(std::pair(begin, end)) : std::nullopt;
}

QString TextSelection::text() const
{
    if (isEmpty())
        return {};
    const auto [first, last] = ordered();
    if (first.index.row() == last.index.row()) {
        const QString shown = widgets::displayText(first.index.data(Role::TextRole).toString());
        return shown.mid(first.position, last.position - first.position);
    }
    QStringList lines;
    for (int row = first.index.row(); row <= last.index.row(); ++row)
        lines << quotedMessage(QModelIndex(first.index).siblingAtRow(row));
    return lines.join(u'\n');
}

QString quotedMessage(const QModelIndex &index)
{
    return u"%1, %2: %3"_s.arg(widgets::displayLine(index.data(Role::AuthorNickRole).toString()),
                               timeText(index.data(Role::TimeRole).toDateTime()),
                               widgets::displayText(index.data(Role::TextRole).toString()));
}

QString spokenMessage(const QModelIndex &index)
{
    const QString state = stateText(index);
    return state.isEmpty() ? quotedMessage(index) : u"%1 (%2)"_s.arg(quotedMessage(index), state);
}

} // namespace chat::gui
