// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include <functional>

class QLabel;

namespace chat::widgets {

/// What this program is: name, version, licence, and with which Qt it runs. GUI thread.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `program` as a person calls it, in the language of the interface; asked again when that changes.
    explicit AboutDialog(std::function<QString()> program, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const std::function<QString()> m_program;
    QLabel *m_name;
    QLabel *m_version;
    QLabel *m_about;
    QLabel *m_licence;
    QLabel *m_qt;
};

} // namespace chat::widgets
