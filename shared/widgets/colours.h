// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

#include <QColor>

class QPalette;

namespace chat::widgets {

/// Colours that a palette has no role for. Every text colour stands against every background it is used on
/// with a contrast of at least 4.5 to 1.
struct Tones {
    QColor muted; ///< times, counts, what is less important; on Base and Window
    QColor link; ///< on Base
    QColor good; ///< "connected"; on Window
    QColor bad; ///< "failed"; on Base and Window
    QColor edge; ///< of what can be pressed or filled in; on Base and Window
    QColor line; ///< separators; not for text
    QColor badge; ///< background of a count of unread messages
    QColor mention; ///< background of a count that somebody asked for
    QColor badgeText; ///< on badge and mention
};

struct BannerTones {
    QColor background;
    QColor text;
};

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();
[[nodiscard]] bool isDark(const QPalette &palette);
[[nodiscard]] Tones tones(const QPalette &palette);
[[nodiscard]] BannerTones bannerTones(Severity severity, const QPalette &palette);

/// The colour of a person's name, always the same for the same number; on Base.
[[nodiscard]] QColor nameColour(quint64 person, const QPalette &palette);

/// Of one of several curves, and of the number beside it; counted from 0, and after the seventh they come
/// again. The red that alarms is not among them. On Base and Window.
[[nodiscard]] QColor curveColour(size_t number, const QPalette &palette);

/// After WCAG 2.1: 1 (the same) to 21 (black on white).
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

} // namespace chat::widgets
