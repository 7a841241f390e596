// SPDX-License-Identifier: Apache-2.0
#include "client-gui/composer/completionlist.h"

#include "shared/widgets/displaytext.h"

namespace chat::gui {

CompletionList::CompletionList(QWidget *parent) : QListWidget(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    hide();
}

void CompletionList::propose(const QList<Proposal> &proposals, const QPoint &corner)
{
    if (proposals.isEmpty()) {
        m_proposals.clear();
        hide();
        return;
    }
    if (proposals != m_proposals) {
        m_proposals = proposals;
        while (count() > proposals.size())
            delete takeItem(count() - 1);
        while (count() < proposals.size())
            addItem(QString());
        for (int row = 0; row < count(); ++row) {
            const QString shown = widgets::displayLine(proposals[row].shown);
            item(row)->setText(shown);
            item(row)->setSizeHint({fontMetrics().horizontalAdvance(shown), fontMetrics().lineSpacing() + 8});
        }
        setCurrentRow(0);
    }
    const int rows = int(proposals.size());
    const QSize size(std::clamp(sizeHintForColumn(0) + 24, 160, 360),
                     rows * sizeHintForRow(0) + 2 * frameWidth());
    setGeometry({corner - QPoint(0, size.height()), size});
    show();
    raise();
}

void CompletionList::step(int by) { setCurrentRow((currentRow() + by + count()) % count()); }

std::optional<Proposal> CompletionList::chosen() const
{
    const int row = currentRow();
    return row >= 0 && row < m_proposals.size() ? std::optional(m_proposals[row]) : std::nullopt;
}

} // namespace chat::gui

#include "moc_completionlist.cpp"
