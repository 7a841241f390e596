// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QEvent>

namespace chat::admin {

/// A dialog as high as its texts, also when they change: one of Qt's own forgets that what is broken into
/// lines is higher, and is shown too high for it. GUI thread.
class GrowingDialog : public QDialog
{
public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override
    {
        const bool isTaken = QDialog::event(event);
        const bool isShown = event->type() == QEvent::Show && !event->spontaneous();
        if (!isShown && event->type() != QEvent::LayoutRequest)
            return isTaken; // it may be the last one, which deletes the dialog
        const int needed = heightForWidth(width());
        if (needed > 0 && (isShown || needed > height()))
            resize(width(), needed);
        return isTaken;
    }
};

} // namespace chat::admin
