// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/appearance.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/icon.h"

#include <QApplication>
#include <QDir>
#include <QProxyStyle>
#include <QSettings>
#include <QSignalSpy>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat::widgets;
using chat::Severity;

constexpr double legible = 4.5; // WCAG 2.1, level AA
constexpr double visible = 3.0; // the same, for what is not text

class tst_Appearance final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void themes_data();
    void themes();
    void fontSize();
    void isRemembered();
    void everyTextIsLegible_data();
    void everyTextIsLegible();
    void portalNumbers_data();
    void portalNumbers();
    void everyIconIsThereInBothThemes();
    void anUnknownIconIsNull();
};

void tst_Appearance::themes_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << Theme::Light << false;
    QTest::newRow("dark") << Theme::Dark << true;
    QTest::newRow("the desktop's; offscreen it is light") << Theme::System << false;
}

void tst_Appearance::themes()
{
    QFETCH(Theme, theme);
    QFETCH(bool, dark);
    const QPalette before = QApplication::palette();
    AppearanceSwitch look;
    look.use({.theme = theme});
    QCOMPARE(isDark(QApplication::palette()), dark);
    const auto *style = qobject_cast<const QProxyStyle *>(QApplication::style());
    QVERIFY(style);
    QCOMPARE(style->baseStyle()->name(), u"fusion"_s);
    QApplication::setPalette(before);
}

void tst_Appearance::fontSize()
{
    AppearanceSwitch look;
    const int usual = QApplication::font().pointSize();
    QSignalSpy changed(&look, &AppearanceSwitch::changed);
    look.use({.fontPoints = 20});
    QCOMPARE(QApplication::font().pointSize(), 20);
    look.use({.fontPoints = 20});
    QCOMPARE(changed.size(), 1);
    look.use({});
    QCOMPARE(QApplication::font().pointSize(), usual);
}

void tst_Appearance::isRemembered()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"look.ini"_s), QSettings::IniFormat);
    QCOMPARE(loadAppearance(settings), Appearance());

    const Appearance chosen{.theme = Theme::Dark, .fontPoints = 14};
    saveAppearance(settings, chosen);
    QCOMPARE(loadAppearance(settings), chosen);

    settings.setValue(u"appearance/theme"_s, u"purple"_s);
    settings.setValue(u"appearance/font_points"_s, 4000);
    QCOMPARE(loadAppearance(settings), Appearance());
}

void tst_Appearance::everyTextIsLegible_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void tst_Appearance::everyTextIsLegible()
{
    QFETCH(QPalette, palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor window = palette.color(QPalette::Window);
    const Tones own = tones(palette);

    QVERIFY(contrast(palette.color(QPalette::Text), base) >= legible);
    QVERIFY(contrast(palette.color(QPalette::WindowText), window) >= legible);
    QVERIFY(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >= legible);
    QVERIFY(contrast(palette.color(QPalette::PlaceholderText), base) >= legible);
    QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight))
            >= legible);
    QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)) >= legible);
    QVERIFY(contrast(own.edge, base) >= visible);
    QVERIFY(contrast(own.edge, window) >= visible);
    QVERIFY(contrast(own.muted, base) >= legible);
    QVERIFY(contrast(own.muted, window) >= legible);
    QVERIFY(contrast(own.link, base) >= legible);
    QVERIFY(contrast(own.good, window) >= legible);
    QVERIFY(contrast(own.bad, base) >= legible);
    QVERIFY(contrast(own.bad, window) >= legible);
    QVERIFY(contrast(own.badgeText, own.badge) >= legible);
    QVERIFY(contrast(own.badgeText, own.mention) >= legible);
    for (const auto severity : {Severity::Info, Severity::Warn, Severity::Critical}) {
        const BannerTones banner = bannerTones(severity, palette);
        QVERIFY(contrast(banner.text, banner.background) >= legible);
    }
    for (quint64 person = 1; person < 100; ++person)
        QVERIFY(contrast(nameColour(person, palette), base) >= legible);
    QSet<QRgb> curves;
    for (size_t number = 0; number < 7; ++number) {
        const QColor curve = curveColour(number, palette);
        QVERIFY(contrast(curve, base) >= legible);
        QVERIFY(contrast(curve, window) >= legible);
        QVERIFY(curve != own.bad);
        curves << curve.rgb();
    }
    QCOMPARE(curves.size(), 7);
    QCOMPARE(curveColour(7, palette), curveColour(0, palette));
}

void tst_Appearance::portalNumbers_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<DesktopScheme::Preference>("preference");
    QTest::newRow("no preference") << QVariant(0U) << DesktopScheme::Preference::Unknown;
    QTest::newRow("dark") << QVariant(1U) << DesktopScheme::Preference::Dark;
    QTest::newRow("light") << QVariant(2U) << DesktopScheme::Preference::Light;
    QTest::newRow("one that is not defined") << QVariant(3U) << DesktopScheme::Preference::Unknown;
    QTest::newRow("not a number") << QVariant(u"dark"_s) << DesktopScheme::Preference::Unknown;
    QTest::newRow("wrapped once more, as older portals do")
        << QVariant::fromValue(QDBusVariant(1U)) << DesktopScheme::Preference::Dark;
}

void tst_Appearance::portalNumbers()
{
    QFETCH(QVariant, value);
    QFETCH(DesktopScheme::Preference, preference);
    QCOMPARE(DesktopScheme::preferenceOf(value), preference);
}

void tst_Appearance::everyIconIsThereInBothThemes()
{
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() > 20);
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
        QApplication::setPalette(palette);
        for (const QString &file : files) {
            const QByteArray name = file.chopped(4).toLatin1();
            const QImage image = icon(QLatin1StringView(name)).pixmap(32, 32).toImage();
            QCOMPARE(image.size(), QSize(32, 32));
            bool drawn = false;
            for (int y = 0; y < 32; ++y) {
                for (int x = 0; x < 32; ++x)
                    drawn = drawn || image.pixelColor(x, y).alpha() > 128;
            }
            QVERIFY2(drawn, name.constData());
        }
    }
    QApplication::setPalette(lightPalette());
}

void tst_Appearance::anUnknownIconIsNull() { QVERIFY(icon("no-such-icon"_L1).isNull()); }

QTEST_MAIN(tst_Appearance)
#include "tst_appearance.moc"
