// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/widgets/desktopscheme.h"

#include <QFont>
#include <QPalette>

class QSettings;

namespace chat::widgets {

enum class Theme { System, Light, Dark };

/// How the program looks.
struct Appearance {
    Theme theme = Theme::System;
    int fontPoints = 0; ///< 8..32; 0 = the desktop's

    friend bool operator==(const Appearance &, const Appearance &) = default;
};

inline constexpr int minFontPoints = 8;
inline constexpr int maxFontPoints = 32;

/// From and to the group "appearance". What cannot be understood is the default.
[[nodiscard]] Appearance loadAppearance(const QSettings &settings);
void saveAppearance(QSettings &settings, const Appearance &appearance);

/// Gives the application its style (Fusion), palette and font, and follows the desktop while the theme is
/// System. One for the program, made after the QApplication. GUI thread.
class AppearanceSwitch final : public QObject
{
    Q_OBJECT
public:
    explicit AppearanceSwitch(QObject *parent = nullptr);

    [[nodiscard]] const Appearance &appearance() const { return m_appearance; }
    void use(const Appearance &appearance);

Q_SIGNALS:
    void changed();

private:
    void apply();
    [[nodiscard]] bool wantsDark() const;

    const QPalette m_desktopPalette;
    const QFont m_desktopFont;
    Appearance m_appearance;
    DesktopScheme m_desktop;
};

} // namespace chat::widgets
