// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>

#include <functional>

class QFormLayout;
class QPushButton;

namespace chat::admin {

/// Asks before something is done that cannot be undone: what it hits, why, and which chat-ctl line does the
/// same. Nothing can be accepted without a reason. GUI thread.
class ActDialog final : public QDialog
{
    Q_OBJECT
public:
    /// The chat-ctl lines for this reason. A few are shown, all are copied.
    using Lines = std::function<QString(const QString &reason)>;

    /// `question` names what is hit; `verb` is on the button.
    ActDialog(const QString &question, const QString &verb, Lines lines, QWidget *parent);

    [[nodiscard]] QString reason() const { return m_reason.text().trimmed(); }
    /// Something else that has to be said, above the reason; the dialog owns it.
    void addField(const QString &label, QWidget *field);
    /// The lines have changed.
    void update();

private:
    const Lines m_lines;
    QLabel m_question;
    QLineEdit m_reason;
    QLabel m_line;
    QFormLayout *m_form;
    QPushButton *m_act;
};

} // namespace chat::admin
