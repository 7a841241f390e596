// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace chat::gui {

/// Finds text in the messages that are loaded. Says what it wants; who has the messages answers with
/// setFound().
class FindBar final : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    void open(); ///< shows it and takes the focus
    void close();
    [[nodiscard]] QString text() const;
    void setFound(bool found); ///< of the last findRequested()

Q_SIGNALS:
    void textChanged(const QString &text); ///< empty when it is closed
    void findRequested(const QString &text, int step); ///< -1: above, 1: below
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLineEdit *m_text;
    QLabel *m_answer;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_close;
    bool m_found = true;
};

} // namespace chat::gui
