// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSplitter>

namespace chat::admin {

/// Two parts of a page, which share its room as their stretches say; neither can be pushed away. The layout
/// that takes it owns it.
[[nodiscard]] inline QSplitter *splitter(Qt::Orientation orientation, QWidget *one, int oneStretch,
                                         QWidget *other, int otherStretch)
{
    auto *split = new QSplitter(orientation);
    split->addWidget(one);
    split->addWidget(other);
    split->setStretchFactor(0, oneStretch);
    split->setStretchFactor(1, otherStretch);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(12);
    return split;
}

} // namespace chat::admin
