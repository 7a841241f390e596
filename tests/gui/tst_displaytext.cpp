// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/displaytext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat::widgets;

/// faults row 31: what somebody else wrote harms nobody who reads it.
class tst_DisplayText final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsOnlyWhatIsHarmless_data();
    void showsOnlyWhatIsHarmless();
};

void tst_DisplayText::showsOnlyWhatIsHarmless_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");

    const auto same
        = [](const char *row, const QString &text) { QTest::newRow(row) << text << text << text; };
    same("Korean stays", u"안녕하세요, 미나!"_s);
    same("decomposed Hangul stays", u"\u1112\u1161\u11ab"_s);
    same("an emoji of several code points stays", u"👩🏽‍💻"_s);
    same("Arabic stays, with its own direction marks", u"مرحبا\u200f!"_s);
    same("markup stays what it is: text", u"<img src=file:///etc/passwd> &amp;"_s);
    QTest::newRow("line breaks stay, but not in a line") << u"a\nb"_s << u"a\nb"_s << u"a b"_s;
    QTest::newRow("a tab is a blank") << u"a\tb"_s << u"a b"_s << u"a b"_s;
    QTest::newRow("Unicode's own line breaks are line breaks")
        << u"a\u2028b\u2029c"_s << u"a\nb\nc"_s << u"a b c"_s;
    QTest::newRow("escape sequences of terminals go")
        << u"\u001b[31mred\u0007"_s << u"[31mred"_s << u"[31mred"_s;
    QTest::newRow("controls of the second block go") << u"a\u0085b\u009bc"_s << u"abc"_s << u"abc"_s;
    QTest::newRow("a carriage return goes") << u"a\r\nb"_s << u"a\nb"_s << u"a b"_s;
    QTest::newRow("a nick cannot turn what follows") << u"\u202eanim\u202c"_s << u"anim"_s << u"anim"_s;
    QTest::newRow("nor isolate it") << u"\u2066a\u2067b\u2068c\u2069"_s << u"abc"_s << u"abc"_s;
    const QString four = u"e"_s + QString(4, u'\u0301');
    QTest::newRow("four marks on a letter") << four << four << four;
    QTest::newRow("five marks on a letter")
        << u"e"_s + QString(5, u'\u0301') + u'x' << four + u'x' << four + u'x';
    QTest::newRow("nothing") << QString() << QString() << QString();
}

void tst_DisplayText::showsOnlyWhatIsHarmless()
{
    QFETCH(QString, written);
    QFETCH(QString, text);
    QFETCH(QString, line);
    QCOMPARE(displayText(written), text);
    QCOMPARE(displayLine(written), line);
    QCOMPARE(displayText(displayText(written)), text); // once is enough
}

QTEST_GUILESS_MAIN(tst_DisplayText)
#include "tst_displaytext.moc"
