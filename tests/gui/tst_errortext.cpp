// SPDX-License-Identifier: Apache-2.0
#include "shared/core/closecode.h"
#include "shared/widgets/errortext.h"
#include "shared/widgets/language.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace chat;
using namespace chat::widgets;

/// Every code that a server can send is a sentence in both languages.
class tst_ErrorText final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyErrorIsASentence();
    void everyCloseCodeIsASentence();
    void saysWhenToTryAgain();
    void neverShowsTheDetail();
    void aNumberOfTheFutureIsNamed();
    void waiting_data();
    void waiting();

private:
    LanguageSwitch m_languages{u"client"_s};
};

void tst_ErrorText::everyErrorIsASentence()
{
    for (const ErrorRow &row : errorTable()) {
        m_languages.use(Language::English);
        const QString english = errorText({.code = row.code});
        m_languages.use(Language::Korean);
        const QString korean = errorText({.code = row.code});
        QVERIFY2(english.endsWith(u'.') && !english.contains(QString::number(int(row.code))),
                 row.name.data());
        QVERIFY2(korean.endsWith(u'.') && korean != english, row.name.data());
    }
}

void tst_ErrorText::everyCloseCodeIsASentence()
{
    for (const CloseRow &row : closeTable()) {
        m_languages.use(Language::English);
        const QString english = closeText(quint16(row.code));
        m_languages.use(Language::Korean);
        const QString korean = closeText(quint16(row.code));
        QVERIFY2(english.endsWith(u'.') && !english.contains(QString::number(int(row.code))),
                 row.name.data());
        QVERIFY2(korean.endsWith(u'.') && korean != english, row.name.data());
    }
}

void tst_ErrorText::saysWhenToTryAgain()
{
    m_languages.use(Language::English);
    QCOMPARE(errorText({.code = ErrorCode::RateLimited, .retryAfter = 2500ms}),
             u"You are writing too fast. Try again in 3 seconds."_s);
    QCOMPARE(errorText({.code = ErrorCode::RateLimited}), u"You are writing too fast."_s);
}

void tst_ErrorText::neverShowsTheDetail()
{
    QVERIFY(!errorText({.code = ErrorCode::BadField, .detail = u"<b>stack</b>"_s}).contains(u"stack"_s));
}

void tst_ErrorText::aNumberOfTheFutureIsNamed()
{
    QVERIFY(errorText({.code = ErrorCode(7777)}).contains(u"7777"_s));
    QVERIFY(closeText(4999).contains(u"4999"_s));
}

void tst_ErrorText::waiting_data()
{
    QTest::addColumn<Milliseconds>("wait");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("korean");
    QTest::newRow("nothing left") << Milliseconds(0) << u"1 second"_s << u"1초"_s;
    QTest::newRow("one millisecond") << Milliseconds(1) << u"1 second"_s << u"1초"_s;
    QTest::newRow("a second and a bit") << Milliseconds(1001) << u"2 seconds"_s << u"2초"_s;
    QTest::newRow("just under two minutes") << Milliseconds(119'000) << u"119 seconds"_s << u"119초"_s;
    QTest::newRow("two minutes") << Milliseconds(120'000) << u"2 minutes"_s << u"2분"_s;
    QTest::newRow("a bit more") << Milliseconds(120'001) << u"3 minutes"_s << u"3분"_s;
}

void tst_ErrorText::waiting()
{
    QFETCH(Milliseconds, wait);
    QFETCH(QString, english);
    QFETCH(QString, korean);
    m_languages.use(Language::English);
    QCOMPARE(waitText(wait), english);
    m_languages.use(Language::Korean);
    QCOMPARE(waitText(wait), korean);
}

QTEST_MAIN(tst_ErrorText)
#include "tst_errortext.moc"
