// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace chat::gui {

/// Where a message is typed. Enter sends, Shift+Enter breaks the line. While a syllable is being composed,
/// Enter first lets the input method finish it and then sends once (C-53): no syllable is lost or doubled,
/// and no second Enter is needed. Grows with its text up to `mostLines`. GUI thread.
class ComposerEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ComposerEdit(QWidget *parent = nullptr);

    static constexpr int mostLines = 8;

    /// The proposals are shown: then Up, Down, Enter, Tab and Escape are theirs.
    void setChoosing(bool choosing) { m_choosing = choosing; }

    /// A syllable is not finished yet.
    [[nodiscard]] bool isComposing() const { return !m_preedit.isEmpty(); }
    /// The line up to the cursor, with the syllable that is being composed.
    [[nodiscard]] QString lineBeforeCursor() const;

    /// Takes the syllable that is being composed into the text, once.
    void finishComposing();
    /// Replaces the last `length` letters before the cursor; finishes composing first.
    void replaceBeforeCursor(qsizetype length, const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void recallRequested(); ///< Up in an empty field
    void chooseRequested(); ///< Enter or Tab while choosing
    void chooseMoved(int step); ///< -1: up, 1: down
    void chooseCancelled();
    void composingChanged();

protected:
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    bool chooses(int key);
    void enterPressed();
    void fitHeight();

    QString m_preedit;
    bool m_choosing = false;
};

} // namespace chat::gui
