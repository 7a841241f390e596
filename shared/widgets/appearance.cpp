// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/appearance.h"

#include "shared/widgets/colours.h"
#include "shared/widgets/outlinestyle.h"

#include <QApplication>
#include <QSettings>

#include <array>

using namespace Qt::StringLiterals;

namespace chat::widgets {
namespace {

const auto themeKey = u"appearance/theme"_s;
const auto fontKey = u"appearance/font_points"_s;

constexpr std::array themeNames{std::pair{Theme::System, "system"_L1}, std::pair{Theme::Light, "light"_L1},
                                std::pair{Theme::Dark, "dark"_L1}};

} // namespace

Appearance loadAppearance(const QSettings &settings)
{
    Appearance appearance;
    const QString theme = settings.value(themeKey).toString();
    for (const auto &[value, name] : themeNames) {
        if (theme == name)
            appearance.theme = value;
    }
    const int points = settings.value(fontKey).toInt();
    if (points >= minFontPoints && points <= maxFontPoints)
        appearance.fontPoints = points;
    return appearance;
}

void saveAppearance(QSettings &settings, const Appearance &appearance)
{
    for (const auto &[value, name] : themeNames) {
        if (appearance.theme == value)
            settings.setValue(themeKey, QString(name));
    }
    settings.setValue(fontKey, appearance.fontPoints);
}

AppearanceSwitch::AppearanceSwitch(QObject *parent)
    : QObject(parent),
      m_desktopPalette(QApplication::palette()),
      m_desktopFont(QApplication::font())
{
    QApplication::setStyle(new OutlineStyle);
    connect(&m_desktop, &DesktopScheme::changed, this, &AppearanceSwitch::apply);
    apply();
}

void AppearanceSwitch::use(const Appearance &appearance)
{
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    apply();
}

void AppearanceSwitch::apply()
{
    QApplication::setPalette(wantsDark() ? darkPalette() : lightPalette());
    QFont font = m_desktopFont;
    if (m_appearance.fontPoints > 0)
        font.setPointSize(m_appearance.fontPoints);
    QApplication::setFont(font);
    Q_EMIT changed();
}

bool AppearanceSwitch::wantsDark() const
{
    switch (m_appearance.theme) {
    case Theme::Light: return false;
    case Theme::Dark: return true;
    case Theme::System: break;
    }
    switch (m_desktop.preference()) {
    case DesktopScheme::Preference::Dark: return true;
    case DesktopScheme::Preference::Light: return false;
    case DesktopScheme::Preference::Unknown: break;
    }
    return isDark(m_desktopPalette); // what the desktop's own Qt integration says
}

} // namespace chat::widgets

#include "moc_appearance.cpp"
