// SPDX-License-Identifier: Apache-2.0
#include "client-gui/shortcuts.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

const auto group = u"shortcuts"_s;

/// Keys without Ctrl, Alt or Meta belong to whoever writes; only F1 to F35 do not.
bool types(QKeyCombination keys)
{
    constexpr auto commanding = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const bool isFunctionKey = keys.key() >= Qt::Key_F1 && keys.key() <= Qt::Key_F35;
    return !(keys.keyboardModifiers() & commanding) && !isFunctionKey;
}

} // namespace

std::optional<ShortcutProblem> shortcutProblem(const QString &action, const QKeySequence &keys,
                                               const Shortcuts &all)
{
    using Kind = ShortcutProblem::Kind;
    if (keys.isEmpty())
        return std::nullopt;
    if (types(keys[0]))
        return ShortcutProblem{Kind::Typing, {}};
    for (auto other = all.cbegin(); other != all.cend(); ++other) {
        const bool overlaps = !other->isEmpty()
            && (keys.matches(*other) != QKeySequence::NoMatch
                || other->matches(keys) != QKeySequence::NoMatch);
        if (other.key() != action && overlaps)
            return ShortcutProblem{Kind::Taken, other.key()};
    }
    return std::nullopt;
}

Shortcuts loadShortcuts(const QSettings &stored)
{
    Shortcuts shortcuts;
    const QString prefix = group + u'/';
    for (const QString &key : stored.allKeys()) {
        if (key.startsWith(prefix))
            shortcuts.insert(key.sliced(prefix.size()),
                             QKeySequence(stored.value(key).toString(), QKeySequence::PortableText));
    }
    return shortcuts;
}

void saveShortcuts(QSettings &stored, const Shortcuts &changed)
{
    stored.remove(group);
    for (auto shortcut = changed.cbegin(); shortcut != changed.cend(); ++shortcut)
        stored.setValue(group + u'/' + shortcut.key(), shortcut->toString(QKeySequence::PortableText));
}

} // namespace chat::gui
