// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialogButtonBox>
#include <QLayout>

namespace chat::admin {

/// Lets Tab go along the buttons as they stand, which is the desktop's choice, and not as they were made.
/// Call it when the box is in its window and complete.
inline void orderTabs(const QDialogButtonBox &buttons)
{
    QWidget *last = nullptr;
    for (int i = 0; i < buttons.layout()->count(); ++i) {
        QWidget *button = buttons.layout()->itemAt(i)->widget();
        if (button && last)
            QWidget::setTabOrder(last, button);
        if (button)
            last = button;
    }
}

} // namespace chat::admin
