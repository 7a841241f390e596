// SPDX-License-Identifier: Apache-2.0
#include "shared/client/mention.h"

#include <QTest>

using namespace chat::client;
using namespace Qt::StringLiterals;

/// Who is meant by a text.
class tst_Mention final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data();
    void names();
};

void tst_Mention::names_data()
{
    QTest::addColumn<QString>("nick");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("named");

    QTest::newRow("the nick alone") << u"mina"_s << u"mina"_s << true;
    QTest::newRow("whatever the case") << u"mina"_s << u"Hello MINA!"_s << true;
    QTest::newRow("with an at sign") << u"mina"_s << u"@mina: look"_s << true;
    QTest::newRow("a part of a word") << u"mina"_s << u"the terminal"_s << false;
    QTest::newRow("the beginning of a word") << u"mina"_s << u"minaret"_s << false;
    QTest::newRow("the second time as a word") << u"mina"_s << u"minaret, mina"_s << true;
    QTest::newRow("a number behind it") << u"mina"_s << u"mina2"_s << false;
    QTest::newRow("a nick of several words") << u"the cat"_s << u"is the cat here?"_s << true;
    QTest::newRow("a nick that begins with a mark") << u"*star*"_s << u"hi*star*!"_s << true;

    QTest::newRow("Korean, alone") << u"미나"_s << u"미나 안녕"_s << true;
    QTest::newRow("with a particle") << u"미나"_s << u"미나는 어디 있어?"_s << true;
    QTest::newRow("called") << u"미나"_s << u"미나야!"_s << true;
    QTest::newRow("politely") << u"미나"_s << u"미나님 안녕하세요"_s << true;
    QTest::newRow("politely, with a particle") << u"미나"_s << u"미나님은 어디?"_s << true;
    QTest::newRow("a vegetable") << u"미나"_s << u"미나리 무침"_s << false;
    QTest::newRow("the end of another word") << u"미나"_s << u"세미나는 열 시"_s << false;
    QTest::newRow("a Latin nick with a particle") << u"mina"_s << u"mina는 어디?"_s << true;
    QTest::newRow("a nick with Hangul and Latin") << u"미나kr"_s << u"미나kr님"_s << true;

    QTest::newRow("no nick") << u""_s << u"anything"_s << false;
    QTest::newRow("no text") << u"mina"_s << u""_s << false;
    QTest::newRow("an emoji behind it") << u"mina"_s << u"mina👋"_s << true;
}

void tst_Mention::names()
{
    QFETCH(QString, nick);
    QFETCH(QString, text);
    QTEST(namesNick(text, nick), "named");
}

QTEST_GUILESS_MAIN(tst_Mention)
#include "tst_mention.moc"
