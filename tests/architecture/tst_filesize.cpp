// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/sourcetree.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxLines = 400;

bool isTooLong(const QString &source) { return source.count(u'\n') > maxLines; }

} // namespace

/// No file over 400 lines: what grows beyond that is two things.
class tst_FileSize final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFileFits_data();
    void everyFileFits();
    void theBorder_data();
    void theBorder();
};

void tst_FileSize::everyFileFits_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : chat::test::sourceFiles({u"*.h"_s, u"*.cpp"_s, u"*.c"_s}))
        QTest::newRow(qPrintable(file)) << file;
}

void tst_FileSize::everyFileFits()
{
    QFETCH(QString, file);
    const QString source = chat::test::readSource(file);
    QVERIFY2(!source.isEmpty(), "empty, or not UTF-8");
    QVERIFY2(!isTooLong(source), qPrintable(u"%1 lines"_s.arg(source.count(u'\n'))));
}

void tst_FileSize::theBorder_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<bool>("tooLong");
    QTest::newRow("399 lines fit") << 399 << false;
    QTest::newRow("400 lines fit") << 400 << false;
    QTest::newRow("401 lines do not") << 401 << true;
}

void tst_FileSize::theBorder()
{
    QFETCH(int, lines);
    QFETCH(bool, tooLong);
    QCOMPARE(isTooLong(u"x\n"_s.repeated(lines)), tooLong);
}

QTEST_GUILESS_MAIN(tst_FileSize)
#include "tst_filesize.moc"
