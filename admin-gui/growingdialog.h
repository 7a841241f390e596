// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QEvent>

namespace chat::admin {

/// A dialog that grows with its texts: one of Qt's own forgets that what is broken into lines is higher. GUI
/// thread.
class GrowingDialog : public QDialog
{
public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override
    {
        const bool isTaken = QDialog::event(event);
        if (event->type() == QEvent::LayoutRequest && heightForWidth(width()) > height())
            resize(width(), heightForWidth(width()));
        return isTaken;
    }
};

} // namespace chat::admin
