// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// Characters that lie, hide or control, and texts of every length, through sockets and the whole server.
class tst_Texts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void whatAMessageKeeps_row17_data();
    void whatAMessageKeeps_row17();
    void whatANameMayNotHave_row17_row30_data();
    void whatANameMayNotHave_row17_row30();
    void lengthsOfMessages_B5_01_data();
    void lengthsOfMessages_B5_01();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

void tst_Texts::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

void tst_Texts::whatAMessageKeeps_row17_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("heard");
    QTest::newRow("NUL goes") << u"a\0b"_s << u"ab"_s;
    QTest::newRow("the escape of a colour goes") << u"\x1b[31mred"_s << u"[31mred"_s;
    QTest::newRow("bell, DEL and C1 go") << u"a\a\u007f\u0085b"_s << u"ab"_s;
    QTest::newRow("line feeds and tabs stay") << u"a\n\tb"_s << u"a\n\tb"_s;
    QTest::newRow("right-to-left stays; who shows it isolates it") << u"a\u202eb"_s << u"a\u202eb"_s;
    QTest::newRow("what has no width stays") << u"a\u200b\u2060b"_s << u"a\u200b\u2060b"_s;
    QTest::newRow("a family stays") << u"👨‍👩‍👧"_s << u"👨‍👩‍👧"_s;
}

void tst_Texts::whatAMessageKeeps_row17()
{
    QFETCH(QString, said);
    QFETCH(QString, heard);
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    QCOMPARE(mina.say(room, said).type(), "ok"_ba);
    QCOMPARE(jiho.take("msg.new").as<MessageNew>().text, heard);
    const auto stored = mina.ask(FetchHistory{.room = room}).as<HistoryAnswer>();
    QCOMPARE(textsOf(stored.events), QStringList(heard));
}

void tst_Texts::whatANameMayNotHave_row17_row30_data()
{
    QTest::addColumn<QString>("nick");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("NUL") << u"mi\0na"_s << "name_invalid"_ba;
    QTest::newRow("an escape") << u"mi\x1b[1mna"_s << "name_invalid"_ba;
    QTest::newRow("a line feed") << u"mi\nna"_s << "name_invalid"_ba;
    QTest::newRow("right-to-left") << u"mi\u202ena"_s << "name_invalid"_ba;
    QTest::newRow("an isolate") << u"mi\u2066na"_s << "name_invalid"_ba;
    QTest::newRow("a blank without width") << u"mi\u200bna"_s << "name_invalid"_ba;
    QTest::newRow("a joiner") << u"mi\u200dna"_s << "name_invalid"_ba;
    QTest::newRow("a Hangul filler") << u"\u3164\u3164"_s << "name_invalid"_ba;
    QTest::newRow("a reserved name in Cyrillic letters") << u"аdmіn"_s << "name_invalid"_ba;
    QTest::newRow("letters of two alphabets") << u"рaypal"_s << "name_invalid"_ba;
    QTest::newRow("a taken name, its l a one") << u"PayPa1"_s << "name_taken"_ba;
    QTest::newRow("a taken name, its Hangul in letters")
        << u"\u1112\u1161\u11ab\u1100\u1173\u11af"_s << "name_taken"_ba;
}

void tst_Texts::whatANameMayNotHave_row17_row30()
{
    QFETCH(QString, nick);
    QFETCH(QByteArray, error);
    ChatClient paypal(m_format);
    ChatClient hangul(m_format);
    QVERIFY(paypal.guest(url(), u"paypal"_s) && hangul.guest(url(), u"한글"_s));
    ChatClient mina(m_format);
    QVERIFY(mina.open(url()));
    QCOMPARE(mina.ask(AuthGuest{nick}).error(), error);
    QCOMPARE(mina.ask(AuthGuest{u"mina"_s}).type(), "ok"_ba); // he may wish again
}

void tst_Texts::lengthsOfMessages_B5_01_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("error");
    for (const auto &[name, letter] : {std::pair("letters", u"x"_s), std::pair("Hangul", u"가"_s),
                                       std::pair("emoji, four bytes each", u"👋"_s)}) {
        QTest::addRow("N-1 %s", name) << letter.repeated(limits::maxTextCodePoints - 1) << QByteArray();
        QTest::addRow("N %s", name) << letter.repeated(limits::maxTextCodePoints) << QByteArray();
        QTest::addRow("N+1 %s", name)
            << letter.repeated(limits::maxTextCodePoints + 1) << "message_too_long"_ba;
    }
}

void tst_Texts::lengthsOfMessages_B5_01()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, error);
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QCOMPARE(mina.say(room, text).error(), error);
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("msg.new"), error.isEmpty() ? 1 : 0);
    if (error.isEmpty())
        QCOMPARE(mina.take("msg.new").as<MessageNew>().text, text);
}

QTEST_GUILESS_MAIN(tst_Texts)
#include "tst_texts.moc"
