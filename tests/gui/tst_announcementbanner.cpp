// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/announcementbanner.h"
#include "shared/widgets/language.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace chat::widgets;
using namespace std::chrono_literals;
using chat::Milliseconds;
using chat::Severity;

class tst_AnnouncementBanner final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void speaksTheLanguage_data();
    void speaksTheLanguage();
    void changesItsLanguageWhileShown();
    void aPassingOneGoesAndAStickyOneStays();
    void whatIsOverGoes_data();
    void whatIsOverGoes();
    void isRecalled();
    void isDismissedByItsButton();
    void showsPlainTextOnly();
    void hasNamesForScreenReaders();
};

void tst_AnnouncementBanner::speaksTheLanguage_data()
{
    QTest::addColumn<BannerText>("text");
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<QString>("shown");

    const BannerText both{.korean = u"점검"_s, .english = u"maintenance"_s};
    QTest::newRow("Korean reads Korean") << both << QLocale::Korean << u"점검"_s;
    QTest::newRow("English reads English") << both << QLocale::English << u"maintenance"_s;
    QTest::newRow("everybody else reads English") << both << QLocale::Finnish << u"maintenance"_s;
    QTest::newRow("Korean reads English rather than nothing")
        << BannerText{.korean = {}, .english = u"maintenance"_s} << QLocale::Korean << u"maintenance"_s;
    QTest::newRow("English reads Korean rather than nothing")
        << BannerText{.korean = u"점검"_s, .english = {}} << QLocale::English << u"점검"_s;
}

void tst_AnnouncementBanner::speaksTheLanguage()
{
    QFETCH(BannerText, text);
    QFETCH(QLocale::Language, language);
    QFETCH(QString, shown);
    QCOMPARE(bannerText(text, language), shown);
}

void tst_AnnouncementBanner::changesItsLanguageWhileShown()
{
    LanguageSwitch languages(u"client"_s);
    languages.use(Language::English);
    AnnouncementBanner banner;
    banner.announce(Severity::Info, {.korean = u"점검"_s, .english = u"maintenance"_s}, true);
    QCOMPARE(banner.findChildren<QLabel *>().last()->text(), u"maintenance"_s);
    languages.use(Language::Korean);
    QCoreApplication::sendPostedEvents(); // the application is told at once, the widgets in their turn
    QCOMPARE(banner.findChildren<QLabel *>().last()->text(), u"점검"_s);
    QCOMPARE(banner.findChild<QToolButton *>()->toolTip(), u"닫기"_s);
    languages.use(Language::English);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(banner.findChild<QToolButton *>()->toolTip(), u"Dismiss"_s);
}

void tst_AnnouncementBanner::aPassingOneGoesAndAStickyOneStays()
{
    AnnouncementBanner banner;
    QVERIFY(banner.isHidden());
    banner.announce(Severity::Warn, {.korean = {}, .english = u"soon"_s}, true);
    QVERIFY(!banner.isHidden());
    QVERIFY(!banner.isPassing());
    banner.announce(Severity::Warn, {.korean = {}, .english = u"soon"_s}, false);
    QVERIFY(banner.isPassing());
    banner.announce(Severity::Critical, {.korean = {}, .english = u"now"_s}, true);
    QVERIFY(!banner.isPassing());
}

void tst_AnnouncementBanner::whatIsOverGoes_data()
{
    QTest::addColumn<bool>("sticky");
    QTest::addColumn<Milliseconds>("lasts");
    QTest::addColumn<Milliseconds>("stays"); // 0: until somebody dismisses it
    QTest::newRow("a passing one for a minute") << false << 60'000ms << AnnouncementBanner::passingTime;
    QTest::newRow("a passing one for a second") << false << 1'000ms << 1'000ms;
    QTest::newRow("a sticky one for a minute") << true << 60'000ms << 60'000ms;
    QTest::newRow("a sticky one for a year") << true << Milliseconds(std::chrono::years(1)) << 0ms;
}

void tst_AnnouncementBanner::whatIsOverGoes()
{
    QFETCH(bool, sticky);
    QFETCH(Milliseconds, lasts);
    QFETCH(Milliseconds, stays);
    AnnouncementBanner banner;
    banner.announce(Severity::Info, {.korean = {}, .english = u"soon"_s}, sticky, lasts);
    QCOMPARE(banner.isPassing(), stays > 0ms);
    if (stays > 0ms)
        QCOMPARE(banner.stays(), stays);
    banner.announce(Severity::Info, {.korean = {}, .english = u"over"_s}, sticky, -1ms);
    QVERIFY(QTest::qWaitFor([&] { return banner.isHidden(); }));
}

void tst_AnnouncementBanner::isRecalled()
{
    AnnouncementBanner banner;
    const BannerText text{.korean = {}, .english = u"hello"_s};
    banner.announce(Severity::Info, text, true, {}, chat::AnnounceId{7});
    banner.recall(chat::AnnounceId{8}); // another
    QVERIFY(!banner.isHidden());
    banner.recall(chat::AnnounceId{7});
    QVERIFY(banner.isHidden());
    banner.announce(Severity::Info, text, true); // cannot be recalled
    banner.recall(chat::AnnounceId{7});
    QVERIFY(!banner.isHidden());
}

void tst_AnnouncementBanner::isDismissedByItsButton()
{
    AnnouncementBanner banner;
    QSignalSpy dismissed(&banner, &AnnouncementBanner::dismissed);
    banner.announce(Severity::Info, {.korean = {}, .english = u"hello"_s}, true);
    QTest::mouseClick(banner.findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(banner.isHidden());
    QCOMPARE(dismissed.size(), 1);
    banner.dismiss();
    QCOMPARE(dismissed.size(), 1); // it was gone
}

void tst_AnnouncementBanner::showsPlainTextOnly()
{
    AnnouncementBanner banner;
    const auto hostile = u"<b>now</b>\u202e"_s;
    banner.announce(Severity::Info, {.korean = hostile, .english = hostile}, true);
    for (const QLabel *label : banner.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(banner.findChildren<QLabel *>().last()->text(), u"<b>now</b>"_s);
}

void tst_AnnouncementBanner::hasNamesForScreenReaders()
{
    AnnouncementBanner banner;
    banner.announce(Severity::Info, {.korean = {}, .english = u"hello"_s}, true);
    QVERIFY(banner.accessibleName().contains(u"hello"_s));
    QVERIFY(!banner.findChild<QToolButton *>()->accessibleName().isEmpty());
}

QTEST_MAIN(tst_AnnouncementBanner)
#include "tst_announcementbanner.moc"
