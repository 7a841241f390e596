// SPDX-License-Identifier: Apache-2.0
#include "server/core/nickrules.h"
#include "shared/core/limits.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

/// What people may be called, and who looks like whom (faults row 30, F-006, S1-26).
class tst_NickRules final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kept_data();
    void kept();
    void refused_data();
    void refused();
    void reserved_data();
    void reserved();
    void lookAlike_data();
    void lookAlike();
    void nicksHaveALength_data();
    void nicksHaveALength();
    void whatIsKeptStaysAsItIs();
    void generatedNicksArePleasant();
    void generatedNicksDoNotLookAlike();

private:
    const NickRules m_rules{{u"admin"_s, u"운영자"_s, u"system"_s}};
};

void tst_NickRules::kept_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("nick");
    QTest::newRow("Latin") << u"Mina"_s << u"Mina"_s;
    QTest::newRow("Hangul") << u"민수"_s << u"민수"_s;
    QTest::newRow("Hangul and Latin") << u"민수kim"_s << u"민수kim"_s;
    QTest::newRow("Hangul, Han and Latin") << u"민수金kim"_s << u"민수金kim"_s;
    QTest::newRow("Japanese and Latin") << u"みなミナ美奈Mina"_s << u"みなミナ美奈Mina"_s;
    QTest::newRow("Cyrillic alone") << u"Наташа"_s << u"Наташа"_s;
    QTest::newRow("an emoji") << u"민수😀"_s << u"민수😀"_s;
    QTest::newRow("digits") << u"2026"_s << u"2026"_s;
    QTest::newRow("marks of punctuation inside") << u"mina_kim-2.0"_s << u"mina_kim-2.0"_s;
    QTest::newRow("an @ inside") << u"mina@home"_s << u"mina@home"_s;
    QTest::newRow("a space inside") << u"mina kim"_s << u"mina kim"_s;
    QTest::newRow("spaces at the ends") << u"  mina "_s << u"mina"_s;
    QTest::newRow("decomposed Hangul is composed") << u"\u1106\u1175\u11AB\u1109\u116E"_s << u"민수"_s;
    QTest::newRow("a decomposed accent is composed") << u"Rene\u0301e"_s << u"Renée"_s;
    QTest::newRow("full width is ASCII") << u"Ｍｉｎａ"_s << u"Mina"_s;
    QTest::newRow("half width kana are kana") << u"ﾐﾅ"_s << u"ミナ"_s;
    QTest::newRow("a ligature is its letters") << u"o\uFB03ce"_s << u"office"_s;
    QTest::newRow("a wide space is a space") << u"민수\u3000kim"_s << u"민수 kim"_s;
    QTest::newRow("a hard space is a space") << u"mina\u00A0kim"_s << u"mina kim"_s;
    QTest::newRow("single jamo stay") << u"ㅇㅇ"_s << u"ㅇㅇ"_s;
    QTest::newRow("single jamo are not joined") << u"ㄱㅏㅋㅋ"_s << u"ㄱㅏㅋㅋ"_s;
}

void tst_NickRules::kept()
{
    QFETCH(QString, wanted);
    QFETCH(QString, nick);
    const auto checked = m_rules.checked(wanted);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
    QCOMPARE(*checked, nick);
}

void tst_NickRules::refused_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << u"   "_s;
    QTest::newRow("two spaces in a row") << u"mina  kim"_s;
    QTest::newRow("two spaces of different kinds") << u"mina \u3000kim"_s;
    QTest::newRow("a space that has no normal form") << u"mina\u1680kim"_s;
    QTest::newRow("a line break") << u"mina\nkim"_s;
    QTest::newRow("an @ first") << u"@mina"_s;
    QTest::newRow("a # first") << u"#mina"_s;
    QTest::newRow("a colon first") << u":mina"_s;
    QTest::newRow("a slash first") << u"/mina"_s;
    QTest::newRow("a wide @ first") << u"＠mina"_s;
    QTest::newRow("a wide slash first") << u"／mina"_s;
    QTest::newRow("an @ behind a space") << u" @mina"_s;
    QTest::newRow("Latin and Cyrillic") << u"\u0430dmin"_s;
    QTest::newRow("Latin and Greek") << u"\u03BFffice"_s;
    QTest::newRow("Hangul and Cyrillic") << u"민수\u0430"_s;
    QTest::newRow("a zero-width space") << u"mi\u200Bna"_s;
    QTest::newRow("a change of direction") << u"mi\u202Ena"_s;
    QTest::newRow("a Hangul filler") << u"mi\u3164na"_s;
    QTest::newRow("a half width Hangul filler") << u"mi\uFFA0na"_s;
    QTest::newRow("the same mark twice") << u"mi\u0323\u0323na"_s;
    QTest::newRow("digits of two systems") << u"1\u0662\u0663"_s;
    QTest::newRow("a lone surrogate") << u"mi"_s + QChar(0xd800) + u"na"_s;
}

void tst_NickRules::refused()
{
    QFETCH(QString, wanted);
    const auto checked = m_rules.checked(wanted);
    QVERIFY2(!checked, checked ? qPrintable(*checked) : "");
    QCOMPARE(checked.error().code, ErrorCode::NameInvalid);
}

void tst_NickRules::reserved_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::newRow("as it is") << u"admin"_s;
    QTest::newRow("with capitals") << u"AdMIN"_s;
    QTest::newRow("full width") << u"ａｄｍｉｎ"_s;
    QTest::newRow("with a one") << u"adm1n"_s;
    QTest::newRow("with a small l") << u"admln"_s;
    QTest::newRow("rn for m") << u"adrnin"_s;
    QTest::newRow("in Hangul") << u"운영자"_s;
    QTest::newRow("in decomposed Hangul") << u"운영자"_s.normalized(QString::NormalizationForm_D);
}

void tst_NickRules::reserved()
{
    QFETCH(QString, wanted);
    const auto checked = m_rules.checked(wanted);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::NameInvalid);
    QCOMPARE(checked.error().detail, u"reserved"_s);
    QVERIFY(NickRules().checked(wanted));
}

void tst_NickRules::lookAlike_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("alike");
    QTest::newRow("the same") << u"mina"_s << u"mina"_s << true;
    QTest::newRow("other letters") << u"mina"_s << u"mino"_s << false;
    QTest::newRow("admin in Cyrillic letters") << u"admin"_s << u"\u0430dm\u0456n"_s << true;
    QTest::newRow("case") << u"Mina"_s << u"mINA"_s << true;
    QTest::newRow("case in Cyrillic") << u"НАТАША"_s << u"наташа"_s << true;
    QTest::newRow("normal forms") << u"민수"_s << u"민수"_s.normalized(QString::NormalizationForm_D) << true;
    QTest::newRow("widths") << u"mina"_s << u"ｍｉｎａ"_s << true;
    QTest::newRow("a capital I for l") << u"paypal"_s << u"paypaI"_s << true;
    QTest::newRow("a one for l") << u"paypal"_s << u"paypa1"_s << true;
    QTest::newRow("a zero for o") << u"root"_s << u"r00t"_s << true;
    QTest::newRow("an accent is seen") << u"rene"_s << u"rené"_s << false;
    QTest::newRow("Hangul is not Latin") << u"민수"_s << u"minsu"_s << false;
    QTest::newRow("two Hangul nicks") << u"민수"_s << u"민서"_s << false;
    QTest::newRow("joined and single jamo") << u"가나"_s << u"ㄱㅏㄴㅏ"_s << true;
    QTest::newRow("an invisible letter") << u"mina"_s << u"mi\u00ADna"_s << true;
    QTest::newRow("a Turkish capital") << u"İzmir"_s << u"i\u0307zmir"_s << true;
    QTest::newRow("a sharp s") << u"straße"_s << u"STRASSE"_s << true;
    QTest::newRow("a space is seen") << u"minakim"_s << u"mina kim"_s << false;
}

void tst_NickRules::lookAlike()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, alike);
    QVERIFY(!m_rules.skeleton(one).isEmpty());
    QCOMPARE(m_rules.skeleton(one) == m_rules.skeleton(other), alike);
}

void tst_NickRules::nicksHaveALength_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("good");
    for (const QString &letter : {u"a"_s, u"가"_s, u"ㅇ"_s, u"😀"_s, u"e\u0301"_s, u"\u1100\u1161"_s}) {
        for (const int count :
             {1, limits::minNickGraphemes, limits::minNickGraphemes + 1, limits::maxNickGraphemes - 1,
              limits::maxNickGraphemes, limits::maxNickGraphemes + 1}) {
            QTest::addRow("%d times %s", count, qPrintable(letter))
                << letter.repeated(count)
                << (count >= limits::minNickGraphemes && count <= limits::maxNickGraphemes);
        }
    }
    QTest::newRow("32 as typed, more in the normal form") << u"\uFDFA"_s.repeated(32) << false;
    QTest::newRow("1 as typed, more in the normal form") << u"\uFB03"_s << false;
    QTest::newRow("a text of 64 KiB") << QString(65536, u'a') << false;
}

void tst_NickRules::nicksHaveALength()
{
    QFETCH(QString, wanted);
    QFETCH(bool, good);
    const auto checked = m_rules.checked(wanted);
    QCOMPARE(checked.has_value(), good);
    if (!good)
        QCOMPARE(checked.error().code, ErrorCode::NameInvalid);
}

void tst_NickRules::whatIsKeptStaysAsItIs()
{
    for (const QString &wanted :
         {u"Ｍｉｎａ"_s, u"ㄱㅏㅋㅋ"_s, u"민수\u3000kim"_s, u"o\uFB03ce"_s, u"ﾐﾅ"_s}) {
        const auto once = m_rules.checked(wanted);
        QVERIFY(once);
        QCOMPARE(*m_rules.checked(*once), *once);
        QCOMPARE(m_rules.skeleton(*once), m_rules.skeleton(wanted));
    }
}

void tst_NickRules::generatedNicksArePleasant()
{
    static const QRegularExpression form(u"^guest-[2-9b-hj-kn-tv-z]{5}$"_s);
    for (quint64 seed = 0; seed < 1000; ++seed) {
        const QString nick = NickRules::generatedNick(seed);
        QVERIFY2(form.match(nick).hasMatch(), qPrintable(nick));
        QCOMPARE(NickRules::generatedNick(seed), nick);
        QCOMPARE(*m_rules.checked(nick), nick);
    }
}

void tst_NickRules::generatedNicksDoNotLookAlike()
{
    QSet<QString> nicks;
    QSet<QString> skeletons;
    for (quint64 seed = 0; seed < 20000; ++seed) {
        const QString nick = NickRules::generatedNick(seed);
        nicks.insert(nick);
        skeletons.insert(m_rules.skeleton(nick));
    }
    QCOMPARE(skeletons.size(), nicks.size());
    QVERIFY2(nicks.size() > 19900, "seeds give the same nick too often");
}

QTEST_GUILESS_MAIN(tst_NickRules)
#include "tst_nickrules.moc"
