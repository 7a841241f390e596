// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/drainpage.h"
#include "admin-gui/overviewpage.h"
#include "shared/widgets/colours.h"
#include "tests/support/adminsamples.h"

#include <QChart>
#include <QChartView>
#include <QLineSeries>
#include <QTest>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// One push of the server to the page about draining, and what is seen then.
struct Push {
    bool draining;
    int sessions;
    int left = -1; ///< that the bar shows; -1: it is not seen
    int atFirst = 0;
};
using Pushes = std::vector<Push>;

} // namespace

/// What pages of the console make of the numbers that a server pushes.
class tst_ConsoleStats final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void drainingIsSeen_data();
    void drainingIsSeen();
    void eachThreadHasANumberAndACurve_data();
    void eachThreadHasANumberAndACurve();
    void theThreadThatIsLateIsRed();
    void whatTheServerSaysOfItselfIsHarmless();

private:
    [[nodiscard]] static ChartTile *lagTile(const OverviewPage &page);
    /// The numbers of a tile, without its title.
    [[nodiscard]] static QStringList numbers(const ChartTile &tile);

    ServerLink m_link{QList{AdminTarget{.path = u"/nowhere"_s}}, 1ms}; // never started: the test pushes
};

void tst_ConsoleStats::drainingIsSeen_data()
{
    QTest::addColumn<Pushes>("pushes");
    QTest::newRow("a server that does not drain") << Pushes{{false, 120}};
    QTest::newRow("it begins") << Pushes{{false, 120}, {true, 120, 0, 120}};
    QTest::newRow("some have left") << Pushes{{true, 120, 0, 120}, {true, 50, 70, 120}, {true, 1, 119, 120}};
    QTest::newRow("all have left") << Pushes{{true, 3, 0, 3}, {true, 0, 3, 3}};
    QTest::newRow("nobody was there") << Pushes{{true, 0, 0, 1}};
    QTest::newRow("the console came when it had begun") << Pushes{{true, 40, 0, 40}, {true, 10, 30, 40}};
    QTest::newRow("the next server does not drain") << Pushes{{true, 40, 0, 40}, {false, 5}};
    QTest::newRow("and its own draining begins anew")
        << Pushes{{true, 40, 0, 40}, {false, 5}, {true, 5, 0, 5}, {true, 1, 4, 5}};
}

void tst_ConsoleStats::drainingIsSeen() // issue 5
{
    QFETCH(Pushes, pushes);
    DrainPage page(m_link);
    page.setVisible(true);
    const auto *bar = page.findChild<QProgressBar *>();
    const auto *button = page.findChild<QPushButton *>(u"drain"_s);
    const auto *left = page.findChild<QLabel *>(u"left"_s);
    for (const Push &push : pushes) {
        Q_EMIT m_link.stats({.draining = push.draining, .sessions = push.sessions});
        QCOMPARE(bar->isVisible(), push.left >= 0);
        QCOMPARE(button->isEnabled(), !push.draining);
        QVERIFY2(left->text().startsWith(QString::number(push.sessions) + u' '), qPrintable(left->text()));
        if (push.left < 0)
            continue;
        QCOMPARE(bar->value(), push.left);
        QCOMPARE(bar->maximum(), push.atFirst);
    }
}

ChartTile *tst_ConsoleStats::lagTile(const OverviewPage &page)
{
    for (ChartTile *tile : page.findChildren<ChartTile *>()) {
        for (const QLabel *label : tile->findChildren<QLabel *>()) {
            if (label->text().contains("I/O thread"_L1))
                return tile;
        }
    }
    return nullptr;
}

QStringList tst_ConsoleStats::numbers(const ChartTile &tile)
{
    QStringList texts;
    for (const QLabel *label : tile.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().contains("I/O thread"_L1)
            && !label->text().startsWith(u'\u2191')) // the scale
            texts << label->text();
    }
    return texts;
}

void tst_ConsoleStats::eachThreadHasANumberAndACurve_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<QStringList>("numbers");
    QTest::newRow("one") << 1 << QStringList{u"1.0 ms"_s};
    QTest::newRow("three") << 3 << QStringList{u"1.0 ms"_s, u"2.0 ms"_s, u"3.0 ms"_s};
    QTest::newRow("four") << 4 << QStringList{u"1.0 ms"_s, u"2.0 ms"_s, u"3.0 ms"_s, u"4.0 ms"_s};
    QTest::newRow("five: the fifth is counted")
        << 5 << QStringList{u"1.0 ms"_s, u"2.0 ms"_s, u"3.0 ms"_s, u"4.0 ms"_s, u"+1"_s};
}

void tst_ConsoleStats::eachThreadHasANumberAndACurve() // issue 5
{
    QFETCH(int, threads);
    OverviewPage page(m_link);
    page.setVisible(true);
    AdminStats stats = sampleStats();
    stats.io.clear();
    for (int thread = 1; thread <= threads; ++thread)
        stats.io.push_back({.loopLagUs = thread * 1000});
    for (int second = 0; second < 3; ++second) {
        stats.uptimeMs += 1000;
        Q_EMIT m_link.stats(stats);
    }
    const ChartTile *tile = lagTile(page);
    QVERIFY(tile);
    QTEST(numbers(*tile), "numbers");
    QList<double> heights; // of the newest point of each curve
    QList<QRgb> colours;
    for (const QAbstractSeries *series : tile->findChild<QChartView *>()->chart()->series()) {
        const auto *line = qobject_cast<const QLineSeries *>(series);
        if (line->points().size() < 2 || line->pen().style() == Qt::DashLine) // the limit
            continue;
        heights << line->points().back().y();
        colours << line->pen().color().rgb();
    }
    std::ranges::sort(heights);
    QCOMPARE(heights.size(), threads);
    for (int thread = 0; thread < threads; ++thread)
        QCOMPARE(heights[thread], thread + 1.0);
    const auto labels = tile->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel *label) {
        return label->text() == u"\u2191%1.0 ms"_s.arg(threads)
            && label->accessibleName() == u"Highest: %1.0 ms"_s.arg(threads);
    }));
    QCOMPARE(QSet<QRgb>(colours.begin(), colours.end()).size(), threads);
}

void tst_ConsoleStats::theThreadThatIsLateIsRed()
{
    OverviewPage page(m_link);
    page.setVisible(true);
    AdminStats stats = sampleStats();
    stats.io = {{.loopLagUs = 90'000}, {.loopLagUs = 90'001}}; // nine tenths of what everybody feels
    Q_EMIT m_link.stats(stats);
    const ChartTile *tile = lagTile(page);
    QVERIFY(tile);
    for (const QLabel *label : tile->findChildren<QLabel *>()) {
        const bool isRed = label->palette().color(QPalette::WindowText) == widgets::tones(page.palette()).bad;
        QCOMPARE(isRed, label->accessibleName() == u"I/O thread 2"_s);
        QVERIFY(!Qt::mightBeRichText(label->toolTip()));
    }
}

void tst_ConsoleStats::whatTheServerSaysOfItselfIsHarmless() // faults row 31
{
    OverviewPage page(m_link);
    page.setVisible(true);
    AdminStats stats = sampleStats();
    stats.node = u"<b>se\u202eoul</b>\u001b[1m<img src=\"file:///x\">\n"_s;
    stats.version = "<i>1</i>\x1b[2J";
    Q_EMIT m_link.stats(stats);
    const auto *about = page.findChild<QLabel *>(u"about"_s);
    QCOMPARE(about->textFormat(), Qt::PlainText);
    QVERIFY2(about->text().contains("<b>"_L1) && about->text().contains("<i>"_L1), qPrintable(about->text()));
    for (const char16_t c : {u'\u202e', u'\u001b'})
        QVERIFY2(!about->text().contains(QChar(c)), qPrintable(about->text()));
    QCOMPARE(about->text().count(u'\n'), 1); // between what it is and what fits
    for (const QLabel *label : page.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(tst_ConsoleStats)
#include "tst_consolestats.moc"
