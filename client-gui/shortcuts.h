// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QMap>
#include <QString>

#include <optional>

class QSettings;

namespace chat::gui {

/// Which keys start which action; by the action's object name.
using Shortcuts = QMap<QString, QKeySequence>;

/// Why an action cannot have these keys.
struct ShortcutProblem {
    enum class Kind : quint8 {
        Typing, ///< they write letters or move the cursor
        Taken, ///< another action has them
    };
    Kind kind;
    QString by; ///< that action, when Taken

    friend bool operator==(const ShortcutProblem &, const ShortcutProblem &) = default;
};

/// `all` is what every action has now. No keys at all are no problem.
[[nodiscard]] std::optional<ShortcutProblem> shortcutProblem(const QString &action, const QKeySequence &keys,
                                                             const Shortcuts &all);

[[nodiscard]] Shortcuts loadShortcuts(const QSettings &stored);
void saveShortcuts(QSettings &stored, const Shortcuts &changed);

} // namespace chat::gui
