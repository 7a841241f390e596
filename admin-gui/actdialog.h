// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/growingdialog.h"

#include <QLabel>
#include <QLineEdit>

#include <functional>

class QFormLayout;
class QPushButton;

namespace chat::admin {

/// Asks before something is done that cannot be undone: what it hits, why, and which chat-ctl line does the
/// same. Nothing can be accepted without a reason. GUI thread.
class ActDialog final : public GrowingDialog
{
    Q_OBJECT
public:
    /// What it asks, in the language of the interface.
    struct Words {
        QString question; ///< names what is hit
        QString verb; ///< on the button
        QString field = {}; ///< label of what else has to be said
    };
    using Say = std::function<Words()>;
    /// The chat-ctl lines for this reason. A few are shown, all are copied.
    using Lines = std::function<QString(const QString &reason)>;

    /// Both are called again: `say` when the language changes, `lines` when the reason does. `field` is
    /// something else that has to be said, above the reason; the dialog owns it.
    ActDialog(Say say, Lines lines, QWidget *parent, QWidget *field = nullptr);

    /// Shows it, and goes by itself. `act` is called when it is accepted, as long as `context` lives.
    void ask(QObject *context, std::function<void(const QString &reason)> act);
    [[nodiscard]] QString reason() const { return m_reason.text().trimmed(); }
    /// The lines have changed.
    void update();
    /// A reason alone is not enough: what has to be true besides. Asked again with each update().
    void setReady(std::function<bool()> ready);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Say m_say;
    const Lines m_lines;
    std::function<bool()> m_ready; ///< none: nothing else is needed
    QLabel m_question;
    QLineEdit m_reason;
    QLabel m_line;
    QFormLayout *m_form;
    QWidget *const m_field; ///< may be null
    QPushButton *m_act;
    QPushButton *m_copy;
};

} // namespace chat::admin
