// SPDX-License-Identifier: Apache-2.0
#include "client-gui/composer/completion.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat::gui;

using Word = std::optional<CompletionWord>;

class tst_Proposals final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void names_data();
    void names();
    void theBestComeFirst();
    void emojiByEitherName();
};

void tst_Proposals::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Word>("word");

    QTest::newRow("nothing") << QString() << Word();
    QTest::newRow("plain words") << u"hello there"_s << Word();
    QTest::newRow("a sign alone proposes everybody") << u"@"_s << Word({CompletionKind::Person, 0, {}});
    QTest::newRow("a nick at the beginning") << u"@mi"_s << Word({CompletionKind::Person, 0, u"mi"_s});
    QTest::newRow("a nick behind a blank") << u"hi @미"_s << Word({CompletionKind::Person, 3, u"미"_s});
    QTest::newRow("a room") << u"see #gen"_s << Word({CompletionKind::Room, 4, u"gen"_s});
    QTest::newRow("an emoji") << u"so :smi"_s << Word({CompletionKind::Emoji, 3, u"smi"_s});
    QTest::newRow("an address of mail is no nick") << u"mina@example"_s << Word();
    QTest::newRow("a smiley is no emoji") << u"good :)"_s << Word();
    QTest::newRow("one letter is no emoji yet") << u":s"_s << Word();
    QTest::newRow("a time is no emoji") << u"at 10:30"_s << Word();
    QTest::newRow("a blank ends the word") << u"@mina "_s << Word();
    QTest::newRow("a link is no emoji") << u"https://a"_s << Word();
}

void tst_Proposals::words()
{
    QFETCH(QString, text);
    QFETCH(Word, word);
    const Word found = wordAt(text, text.size());
    QCOMPARE(found.has_value(), word.has_value());
    if (word) {
        QCOMPARE(found->kind, word->kind);
        QCOMPARE(found->start, word->start);
        QCOMPARE(found->typed, word->typed);
    }
}

void tst_Proposals::names_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("matches");

    QTest::newRow("nothing typed fits everybody") << QString() << u"mina"_s << true;
    QTest::newRow("the beginning") << u"mi"_s << u"mina"_s << true;
    QTest::newRow("the middle") << u"in"_s << u"mina"_s << true;
    QTest::newRow("case does not matter") << u"MI"_s << u"mina"_s << true;
    QTest::newRow("something else") << u"mu"_s << u"mina"_s << false;
    QTest::newRow("more than there is") << u"minami"_s << u"mina"_s << false;
    QTest::newRow("a whole syllable") << u"홍"_s << u"홍길동"_s << true;
    QTest::newRow("a syllable without its final yet") << u"호"_s << u"홍길동"_s << true;
    QTest::newRow("only the last may lack its final") << u"호길"_s << u"홍길동"_s << false;
    QTest::newRow("another final") << u"혼"_s << u"홍길동"_s << false;
    QTest::newRow("initial consonants") << u"ㅎㄱㄷ"_s << u"홍길동"_s << true;
    QTest::newRow("initial consonants of the end") << u"ㄱㄷ"_s << u"홍길동"_s << true;
    QTest::newRow("a syllable and the next initial") << u"홍ㄱ"_s << u"홍길동"_s << true;
    QTest::newRow("other initial consonants") << u"ㅎㄱㅁ"_s << u"홍길동"_s << false;
    QTest::newRow("consonants do not fit Latin") << u"ㅁ"_s << u"mina"_s << false;
}

void tst_Proposals::names()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QTEST(chat::gui::matches(typed, name), "matches");
}

void tst_Proposals::theBestComeFirst()
{
    const QStringList people{u"amina"_s, u"jun"_s, u"mina"_s, u"minsu"_s};
    const auto found = proposals({CompletionKind::Person, 0, u"min"_s}, people, {});
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].shown, u"mina"_s);
    QCOMPARE(found[0].inserted, u"@mina "_s);
    QCOMPARE(found[1].shown, u"minsu"_s);
    QCOMPARE(found[2].shown, u"amina"_s);

    QStringList crowd;
    for (int i = 0; i < 500; ++i)
        crowd << u"player%1"_s.arg(i);
    QCOMPARE(proposals({CompletionKind::Person, 0, u"play"_s}, crowd, {}).size(), mostProposals);
    QCOMPARE(proposals({CompletionKind::Room, 0, u"ch"_s}, crowd, {u"channel-0"_s}).first().inserted,
             u"#channel-0 "_s);
}

void tst_Proposals::emojiByEitherName()
{
    QCOMPARE(proposals({CompletionKind::Emoji, 0, u"rock"_s}, {}, {}).first().inserted, u"🚀 "_s);
    QCOMPARE(proposals({CompletionKind::Emoji, 0, u"하트"_s}, {}, {}).first().inserted, u"❤️ "_s);
    QVERIFY(proposals({CompletionKind::Emoji, 0, u"zzzz"_s}, {}, {}).isEmpty());
}

QTEST_GUILESS_MAIN(tst_Proposals)
#include "tst_proposals.moc"
