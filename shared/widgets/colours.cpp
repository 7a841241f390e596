// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/colours.h"

#include <QPalette>

#include <array>
#include <cmath>

namespace chat::widgets {
namespace {

/// What a palette of ours is made of.
struct Scheme {
    QRgb window, base, alternate, text, button, mid, placeholder, highlight, link;
};

QPalette paletteOf(const Scheme &scheme)
{
    const QColor text(scheme.text);
    const QColor window(scheme.window);
    QPalette palette(QColor(scheme.button), window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, text);
    palette.setColor(QPalette::Base, QColor(scheme.base));
    palette.setColor(QPalette::AlternateBase, QColor(scheme.alternate));
    palette.setColor(QPalette::ToolTipBase, QColor(scheme.alternate));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Mid, QColor(scheme.mid));
    palette.setColor(QPalette::PlaceholderText, QColor(scheme.placeholder));
    palette.setColor(QPalette::Highlight, QColor(scheme.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(scheme.link));
    palette.setColor(QPalette::LinkVisited, QColor(scheme.link));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(scheme.placeholder));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(scheme.mid));
    return palette;
}

double luminance(const QColor &colour)
{
    const auto linear
        = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

constexpr std::array<QRgb, 8> lightNames{0xFFA3310F, 0xFF8A4B00, 0xFF566300, 0xFF1E6B2E,
                                         0xFF00665E, 0xFF1658A8, 0xFF6A3FB5, 0xFFA02670};
constexpr std::array<QRgb, 8> darkNames{0xFFFF9B82, 0xFFF2B35C, 0xFFC6CF62, 0xFF7FD58C,
                                        0xFF5FD3C4, 0xFF82B8FF, 0xFFBFA3FF, 0xFFF793C7};

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = 0xFFF3F4F6,
                      .base = 0xFFFFFFFF,
                      .alternate = 0xFFF7F8FA,
                      .text = 0xFF1B1F24,
                      .button = 0xFFE9EBEE,
                      .mid = 0xFFC5CAD1,
                      .placeholder = 0xFF626A75,
                      .highlight = 0xFF2F6FBF,
                      .link = 0xFF1A5FB4});
}

QPalette darkPalette()
{
    return paletteOf({.window = 0xFF23262B,
                      .base = 0xFF1B1D21,
                      .alternate = 0xFF202328,
                      .text = 0xFFE6E8EB,
                      .button = 0xFF2E3238,
                      .mid = 0xFF4A505A,
                      .placeholder = 0xFF9AA2AE,
                      .highlight = 0xFF2F6FBF,
                      .link = 0xFF7DB3F5});
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

Tones tones(const QPalette &palette)
{
    if (isDark(palette)) {
        return {.muted = QColor(0xFF9AA2AE),
                .link = QColor(0xFF7DB3F5),
                .good = QColor(0xFF6CCB7F),
                .bad = QColor(0xFFFF8A80),
                .edge = QColor(0xFF737B87),
                .line = QColor(0xFF3A3F47),
                .badge = QColor(0xFF4A5563),
                .mention = QColor(0xFFB3382C),
                .badgeText = Qt::white};
    }
    return {.muted = QColor(0xFF5C646F),
            .link = QColor(0xFF1A5FB4),
            .good = QColor(0xFF1E6B2E),
            .bad = QColor(0xFFB3261E),
            .edge = QColor(0xFF808893),
            .line = QColor(0xFFD9DCE1),
            .badge = QColor(0xFF5F6B7A),
            .mention = QColor(0xFFB3382C),
            .badgeText = Qt::white};
}

BannerTones bannerTones(Severity severity, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (severity) {
    case Severity::Info:
        return dark ? BannerTones{QColor(0xFF1F3A57), QColor(0xFFDCEBFB)}
                    : BannerTones{QColor(0xFFDCEBFB), QColor(0xFF12385F)};
    case Severity::Warn:
        return dark ? BannerTones{QColor(0xFF51400F), QColor(0xFFFDEFC7)}
                    : BannerTones{QColor(0xFFFDEFC7), QColor(0xFF543D00)};
    case Severity::Critical: break;
    }
    return dark ? BannerTones{QColor(0xFF6A1B1B), QColor(0xFFFFE3E0)}
                : BannerTones{QColor(0xFFB3261E), QColor(0xFFFFFFFF)};
}

QColor nameColour(quint64 person, const QPalette &palette)
{
    const auto &names = isDark(palette) ? darkNames : lightNames;
    return QColor(names[qHash(person) % names.size()]);
}

QColor curveColour(size_t number, const QPalette &palette)
{
    static constexpr std::array<size_t, 7> farApart{5, 1, 4, 7,
                                                    2, 6, 3}; // of the names: the first is like `bad`
    const auto &names = isDark(palette) ? darkNames : lightNames;
    return QColor(names[farApart[number % farApart.size()]]);
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace chat::widgets
