// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace chat::gui {

/// A sentence above everything that stays until it is closed, with at most one thing to do about it; never
/// modal. A newer one takes its place. GUI thread.
class NoticeBar final : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// `text` is plain and harmless; `action` is done when its button, named `verb`, is pressed, and closes
    /// the bar. Without a verb there is no button.
    void tell(Severity severity, const QString &text, const QString &verb = {},
              const std::function<void()> &action = {});
    void clear();

    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void colour();

    Severity m_severity = Severity::Info;
    std::function<void()> m_action;
    QLabel *m_text;
    QPushButton *m_go;
    QToolButton *m_close;
};

} // namespace chat::gui
