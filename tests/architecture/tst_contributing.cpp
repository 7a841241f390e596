// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/sourcetree.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The first fenced block after the line that names `file` in backquotes and bold; empty when there is none.
QString blockOf(const QString &page, const QString &file)
{
    const QRegularExpression block(
        u"^\\*\\*`%1`\\*\\*\\n\\n```\\w+\\n(.*?)^```$"_s.arg(QRegularExpression::escape(file)),
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    return block.match(page).captured(1);
}

} // namespace

/// CONTRIBUTING.md opens with code that compiles: it is the text of files that are built and tested.
class tst_Contributing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theExampleIsTheCode_data();
    void theExampleIsTheCode();
    void aStaleBlockIsNoticed();
};

void tst_Contributing::theExampleIsTheCode_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : chat::test::sourceFiles({u"*.h"_s, u"*.cpp"_s, u"CMakeLists.txt"_s})) {
        if (file.startsWith("docs/example/"_L1))
            QTest::newRow(qPrintable(file)) << file;
    }
}

void tst_Contributing::theExampleIsTheCode()
{
    QFETCH(QString, file);
    QCOMPARE(blockOf(chat::test::readSource(u"CONTRIBUTING.md"_s), file), chat::test::readSource(file));
}

void tst_Contributing::aStaleBlockIsNoticed()
{
    const auto page = u"**`a.h`**\n\n```cpp\nold\n```\n\n**`b.h`**\n\n```cpp\nnew\n```\n"_s;
    QCOMPARE(blockOf(page, u"a.h"_s), u"old\n"_s);
    QCOMPARE(blockOf(page, u"b.h"_s), u"new\n"_s);
    QCOMPARE(blockOf(page, u"c.h"_s), QString());
}

QTEST_GUILESS_MAIN(tst_Contributing)
#include "tst_contributing.moc"
