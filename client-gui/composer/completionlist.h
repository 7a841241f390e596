// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/composer/completion.h"

#include <QListWidget>

namespace chat::gui {

/// The proposals above the composer. Never takes the focus: keys stay with the text. GUI thread.
class CompletionList final : public QListWidget
{
    Q_OBJECT
public:
    explicit CompletionList(QWidget *parent);

    /// Shows them with their lower left corner at `corner` of the parent; none: hides.
    void propose(const QList<Proposal> &proposals, const QPoint &corner);
    void step(int by); ///< round and round
    [[nodiscard]] std::optional<Proposal> chosen() const;

private:
    QList<Proposal> m_proposals;
};

} // namespace chat::gui
