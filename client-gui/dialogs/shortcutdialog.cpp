// SPDX-License-Identifier: Apache-2.0
#include "client-gui/dialogs/shortcutdialog.h"

#include "client-gui/dialogs/listdialogs.h"
#include "shared/widgets/displaytext.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace chat::gui {

ShortcutDialog::ShortcutDialog(const QList<QAction *> &actions, const Shortcuts &defaults, QWidget *parent)
    : QDialog(parent),
      m_actions(actions),
      m_defaults(defaults),
      m_note(new QLabel)
{
    setWindowTitle(tr("Change shortcuts"));
    auto *rows = new QWidget;
    auto *form = new QFormLayout(rows);
    for (qsizetype row = 0; row < m_actions.size(); ++row) {
        const QAction *action = m_actions[row];
        m_now.insert(action->objectName(), action->shortcut());
        auto *edit = new QKeySequenceEdit(action->shortcut());
        edit->setAccessibleName(widgets::plainWords(action->text()));
        form->addRow(widgets::plainWords(action->text()), edit);
        m_edits << edit;
        connect(edit, &QKeySequenceEdit::editingFinished, this, [this, row] { take(row); });
    }
    auto *scroll = new QScrollArea;
    scroll->setWidget(rows);
    scroll->setWidgetResizable(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setText(tr("Press the new keys in a field. Backspace takes them away."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *restoreAll = buttons->addButton(tr("As they were"), QDialogButtonBox::ResetRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_note);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    resize(460, 520);
    connect(restoreAll, &QPushButton::clicked, this, &ShortcutDialog::restore);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Shortcuts ShortcutDialog::changes() const
{
    Shortcuts changes;
    for (auto shortcut = m_now.cbegin(); shortcut != m_now.cend(); ++shortcut) {
        if (*shortcut != m_defaults.value(shortcut.key()))
            changes.insert(shortcut.key(), *shortcut);
    }
    return changes;
}

void ShortcutDialog::take(qsizetype row)
{
    const QString name = m_actions[row]->objectName();
    QKeySequence keys = m_edits[row]->keySequence();
    if (keys.count() > 1) // one chord, not several behind each other
        keys = QKeySequence(keys[0]);
    if (keys.count() == 1 && keys[0] == QKeyCombination(Qt::Key_Backspace))
        keys = {};
    if (const auto problem = shortcutProblem(name, keys, m_now)) {
        const QString shown = keys.toString(QKeySequence::NativeText);
        m_note->setText(problem->kind == ShortcutProblem::Kind::Taken
                            ? tr("%1 is taken by \"%2\".").arg(shown, wordsOf(problem->by))
                            : tr("%1 is needed for writing. Take Ctrl or Alt with it.").arg(shown));
        m_edits[row]->setKeySequence(m_now.value(name));
        return;
    }
    m_edits[row]->setKeySequence(keys);
    if (std::exchange(m_now[name], keys) != keys)
        Q_EMIT changed();
}

void ShortcutDialog::restore()
{
    m_now = m_defaults;
    for (qsizetype row = 0; row < m_actions.size(); ++row)
        m_edits[row]->setKeySequence(m_defaults.value(m_actions[row]->objectName()));
    Q_EMIT changed();
}

QString ShortcutDialog::wordsOf(const QString &name) const
{
    const auto found = std::ranges::find(m_actions, name, &QAction::objectName);
    return found == m_actions.end() ? name : widgets::plainWords((*found)->text());
}

} // namespace chat::gui

#include "moc_shortcutdialog.cpp"
