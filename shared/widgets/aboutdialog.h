// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace chat::widgets {

/// What this program is: name, version, licence, and with which Qt it runs. GUI thread.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `program` as a person calls it, in the language of the interface.
    explicit AboutDialog(const QString &program, QWidget *parent = nullptr);
};

} // namespace chat::widgets
