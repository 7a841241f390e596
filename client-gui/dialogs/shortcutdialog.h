// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/shortcuts.h"

#include <QDialog>

class QAction;
class QKeySequenceEdit;
class QLabel;

namespace chat::gui {

/// Every action with its keys, which a person may change. What cannot be is said, and stays as it was. GUI
/// thread.
class ShortcutDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `defaults` has a value for each of `actions`, which outlive this.
    ShortcutDialog(const QList<QAction *> &actions, const Shortcuts &defaults, QWidget *parent = nullptr);

    /// Those that are not as they were made.
    [[nodiscard]] Shortcuts changes() const;

Q_SIGNALS:
    void changed();

private:
    void take(qsizetype row);
    void restore();
    [[nodiscard]] QString wordsOf(const QString &name) const;

    const QList<QAction *> m_actions;
    const Shortcuts m_defaults;
    Shortcuts m_now;
    QList<QKeySequenceEdit *> m_edits; ///< one for each action
    QLabel *m_note;
};

} // namespace chat::gui
