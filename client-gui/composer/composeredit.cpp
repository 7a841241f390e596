// SPDX-License-Identifier: Apache-2.0
#include "client-gui/composer/composeredit.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

namespace chat::gui {

ComposerEdit::ComposerEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true); // no trap for the keyboard
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &ComposerEdit::fitHeight);
}

QSize ComposerEdit::sizeHint() const
{
    const int lines
        = std::clamp(int(document()->size().height()), 1, mostLines); // QPlainTextEdit counts in lines
    const int margins = 2 * (frameWidth() + int(document()->documentMargin()));
    return {240, lines * fontMetrics().lineSpacing() + margins};
}

QSize ComposerEdit::minimumSizeHint() const { return {80, sizeHint().height()}; }

bool ComposerEdit::focusNextPrevChild(bool next)
{
    return !m_choosing && QPlainTextEdit::focusNextPrevChild(next); // Tab chooses
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_choosing && event->modifiers() == Qt::NoModifier && chooses(event->key())) {
        event->accept();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & Qt::ShiftModifier)) {
        if (!event->isAutoRepeat())
            enterPressed();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && document()->isEmpty()
        && !isComposing()) {
        Q_EMIT recallRequested();
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool ComposerEdit::chooses(int key)
{
    switch (key) {
    case Qt::Key_Up: Q_EMIT chooseMoved(-1); return true;
    case Qt::Key_Down: Q_EMIT chooseMoved(1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab: Q_EMIT chooseRequested(); return true;
    case Qt::Key_Escape: Q_EMIT chooseCancelled(); return true;
    default: return false;
    }
}

void ComposerEdit::enterPressed()
{
    finishComposing();
    Q_EMIT sendRequested();
}

void ComposerEdit::finishComposing()
{
    if (!isComposing())
        return;
    QGuiApplication::inputMethod()->commit(); // most answer inside, with an event
    if (!isComposing())
        return;
    QInputMethodEvent finish;
    finish.setCommitString(m_preedit);
    QGuiApplication::inputMethod()->reset(); // it must not commit the same later
    inputMethodEvent(&finish);
}

QString ComposerEdit::lineBeforeCursor() const
{
    const QTextCursor cursor = textCursor();
    return cursor.block().text().first(cursor.positionInBlock()) + m_preedit;
}

void ComposerEdit::replaceBeforeCursor(qsizetype length, const QString &text)
{
    finishComposing();
    QTextCursor cursor = textCursor();
    cursor.clearSelection();
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor, int(length));
    cursor.insertText(text);
    setTextCursor(cursor);
}

void ComposerEdit::inputMethodEvent(QInputMethodEvent *event)
{
    QPlainTextEdit::inputMethodEvent(event);
    if (m_preedit == event->preeditString())
        return;
    m_preedit = event->preeditString();
    Q_EMIT composingChanged();
}

void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText()) // never HTML
        insertPlainText(source->text());
}

void ComposerEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

void ComposerEdit::fitHeight()
{
    const bool isLong = document()->size().height() > mostLines;
    setVerticalScrollBarPolicy(isLong ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(sizeHint().height());
    updateGeometry();
}

} // namespace chat::gui

#include "moc_composeredit.cpp"
