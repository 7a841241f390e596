// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/sourcetree.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;

namespace {

/// What older systems got wrong, by its id; B1-05 is cited as "B1-05" or, in names, as "B1_05".
const std::vector<std::pair<QString, std::vector<std::pair<int, int>>>> mistakes{
    {u"B1"_s, {{1, 26}, {31, 35}, {37, 40}, {42, 48}, {50, 51}}},
    {u"B2"_s, {{1, 13}}},
    {u"B3"_s, {{6, 7}, {16, 16}}},
    {u"B4"_s, {{7, 8}, {12, 16}}},
    {u"B5"_s, {{1, 21}}},
};

/// Faults and bad input; row 13 is cited as "row 13" or, in names, as "row13".
const std::vector<std::pair<int, int>> faults{{1, 26}, {28, 30}, {32, 32}, {35, 44}, {48, 48}, {52, 53}};

/// What concerns nothing that is built, and why. Whoever builds it takes it off this list.
const QHash<QString, QString> notYet{
    {u"B2-08"_s, u"a measurement of another system; we quote none of its numbers"_s},
    {u"B5-13"_s, u"a loop of another system's own that we do not have"_s},
    {u"B5-15"_s, u"there is no line protocol and no private message yet"_s},
    {u"B5-16"_s, u"there are no slash commands yet; unknown packets are B1-14"_s},
};

/// "B1-05", "B5-21", "row 13" ... as they stand in `text`.
QSet<QString> citedIn(const QString &text)
{
    static const QRegularExpression mistake(u"(?<![A-Za-z0-9])B([1-5])[-_]([0-9]{2})(?![0-9])"_s);
    static const QRegularExpression row(u"(?<![A-Za-z0-9])row ?([0-9]{1,2})(?![0-9])"_s);
    QSet<QString> cited;
    for (const QRegularExpressionMatch &found : mistake.globalMatch(text))
        cited << u"B%1-%2"_s.arg(found.captured(1), found.captured(2));
    for (const QRegularExpressionMatch &found : row.globalMatch(text))
        cited << u"row "_s + found.captured(1);
    return cited;
}

} // namespace

/// Each fault that we know of has a test that names it.
class tst_Oracles final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void spellings();
    void eachIsCited_data();
    void eachIsCited();

private:
    QSet<QString> m_cited;
};

void tst_Oracles::initTestCase()
{
    const auto ourselves = u"tests/architecture/tst_oracles.cpp"_s;
    for (const QString &file : chat::test::sourceFiles({u"*.h"_s, u"*.cpp"_s, u"*.py"_s, u"*.mjs"_s})) {
        if (file.startsWith("tests/"_L1) && file != ourselves)
            m_cited += citedIn(chat::test::readSource(file));
    }
}

void tst_Oracles::spellings()
{
    const QString text
        = u"B1-05, aName_B2_03_row19(), (faults row 4), B1_45_taken, arrow 7, row 123, B1-060"_s;
    const QSet<QString> cited{u"B1-05"_s, u"B2-03"_s, u"row 19"_s, u"row 4"_s, u"B1-45"_s};
    QCOMPARE(citedIn(text), cited);
}

void tst_Oracles::eachIsCited_data()
{
    QTest::addColumn<QString>("id");
    for (const auto &[family, ranges] : mistakes) {
        for (const auto &[first, last] : ranges) {
            for (int number = first; number <= last; ++number) {
                const QString id = u"%1-%2"_s.arg(family).arg(number, 2, 10, QLatin1Char('0'));
                QTest::newRow(qPrintable(id)) << id;
            }
        }
    }
    for (const auto &[first, last] : faults) {
        for (int number = first; number <= last; ++number) {
            const QString id = u"row %1"_s.arg(number);
            QTest::newRow(qPrintable(id)) << id;
        }
    }
}

void tst_Oracles::eachIsCited()
{
    QFETCH(QString, id);
    if (notYet.contains(id))
        QVERIFY2(!m_cited.contains(id), "it has a test, so it is not for later any more");
    else
        QVERIFY2(m_cited.contains(id), "no test names it");
}

QTEST_GUILESS_MAIN(tst_Oracles)
#include "tst_oracles.moc"
