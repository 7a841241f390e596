// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/table.h"
#include "shared/client/admin/units.h"
#include "tests/support/adminsamples.h"

#include <QTest>

using namespace chat;
using namespace chat::ctl;
using namespace Qt::StringLiterals;

/// Columns, escapes and units: what stands between strangers' words and an operator's terminal.
class tst_CtlText final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void width_data();
    void width();
    void escapes_data();
    void escapes();
    void escapedJsonIsTheSameJson();
    void columnsLineUp();
    void colours_data();
    void colours();
    void durations_data();
    void durations();
    void typedDurations_data();
    void typedDurations();
    void bytes_data();
    void bytes();
};

void tst_CtlText::width_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("Latin") << u"mina"_s << 4;
    QTest::newRow("accents") << u"é"_s << 1;
    QTest::newRow("a combining accent") << u"e\u0301"_s << 1;
    QTest::newRow("Hangul takes two columns") << u"마당"_s << 4;
    QTest::newRow("Hangul from single letters") << u"\u1106\u1161"_s << 2;
    QTest::newRow("Hangul and Latin") << u"지호2"_s << 5;
    QTest::newRow("Han") << u"漢字"_s << 4;
    QTest::newRow("Kana") << u"カナ"_s << 4;
    QTest::newRow("half-width Kana") << u"ｶﾅ"_s << 2;
    QTest::newRow("full-width Latin") << u"ＡＢ"_s << 4;
    QTest::newRow("an emoji beyond 16 bits") << u"\U0001F600"_s << 2;
    QTest::newRow("Han beyond 16 bits") << u"\U00020000"_s << 2;
}

void tst_CtlText::width()
{
    QFETCH(QString, text);
    QTEST(displayWidth(text), "columns");
}

void tst_CtlText::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain words stay") << u"지호 ok \U0001F600"_s << u"지호 ok \U0001F600"_s;
    QTest::newRow("line feed") << u"a\nb"_s << u"a\\nb"_s;
    QTest::newRow("carriage return and tab") << u"\r\t"_s << u"\\r\\t"_s;
    QTest::newRow("colours (row 32)") << u"\x1b[31m"_s << u"\\x1b[31m"_s;
    QTest::newRow("NUL") << QString(QChar(0)) << u"\\x00"_s;
    QTest::newRow("delete") << u"\x7f"_s << u"\\x7f"_s;
    QTest::newRow("C1 control sequence introducer") << u"\u009b31m"_s << u"\\x9b31m"_s;
    QTest::newRow("right to left override") << u"\u202ex"_s << u"\\u202ex"_s;
    QTest::newRow("line separator") << u"\u2028"_s << u"\\u2028"_s;
    QTest::newRow("tag characters beyond 16 bits") << u"\U000E0041"_s << u"\\ue0041"_s;
    QTest::newRow("a lone surrogate") << QString(QChar(0xd800)) << QString(QChar(0xfffd));
    QTest::newRow("who writes an escape himself is not mistaken") << u"\\x1b"_s << u"\\\\x1b"_s;
}

void tst_CtlText::escapes()
{
    QFETCH(QString, text);
    QTEST(escaped(text), "safe");
    QCOMPARE(displayWidth(escaped(text)) >= 0, true);
}

void tst_CtlText::escapedJsonIsTheSameJson()
{
    const UserInfo user{.id = test::oneUser, .nick = test::nastyText() + u"\u009b\u202e\U000E0041\x7f"_s};
    const QString json = escapedJson(QString::fromUtf8(toJson(user)));
    for (const QChar c : json)
        QVERIFY2(c.unicode() >= 0x20 && !(c.unicode() >= 0x7f && c.unicode() <= 0x9f) && c != QChar(0x202e),
                 qPrintable(json));
    Document document;
    const QByteArray bytes = json.toUtf8();
    const auto root = document.parse(bytes, WireFormat::Json);
    QVERIFY(root);
    QCOMPARE(*readMap<UserInfo>(*root, Direction::FromServer), user);
}

void tst_CtlText::columnsLineUp()
{
    Table table({{u"NAME"_s}, {u"N"_s, true}, {u"NOTE"_s}});
    table.add({u"마당"_s, u"5"_s, u"x"_s});
    table.add({u"a"_s, u"1000"_s, QString()});
    table.add({u"b\n"_s, u"7"_s, u"y"_s});
    QCOMPARE(table.text({}),
             u"NAME     N  NOTE\n"
             "마당     5  x\n"
             "a     1000\n"
             "b\\n      7  y\n"_s);
    QCOMPARE(table.text({.colour = true}).section(u'\n', 0, 0), u"\x1b[1mNAME     N  NOTE\x1b[0m"_s);
    QCOMPARE(Table({{u"NAME"_s}}).text({}), u"NAME\n"_s);
}

void tst_CtlText::colours_data()
{
    QTest::addColumn<bool>("terminal");
    QTest::addColumn<QString>("noColor");
    QTest::addColumn<QString>("term");
    QTest::addColumn<bool>("colour");
    QTest::newRow("on a terminal") << true << QString() << u"xterm"_s << true;
    QTest::newRow("into a file") << false << QString() << u"xterm"_s << false;
    QTest::newRow("NO_COLOR") << true << u"1"_s << u"xterm"_s << false;
    QTest::newRow("a terminal that cannot") << true << QString() << u"dumb"_s << false;
}

void tst_CtlText::colours()
{
    QFETCH(bool, terminal);
    QFETCH(QString, noColor);
    QFETCH(QString, term);
    const Style style = styleFor(terminal, noColor, term);
    QTEST(style.colour, "colour");
    QCOMPARE(style.alarming(u"x"_s) == u"x"_s, !style.colour);
}

void tst_CtlText::durations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << u"0 ms"_s;
    QTest::newRow("999 ms") << qint64(999) << u"999 ms"_s;
    QTest::newRow("a second") << qint64(1000) << u"1 s"_s;
    QTest::newRow("59.9 s") << qint64(59'900) << u"59 s"_s;
    QTest::newRow("a minute") << qint64(60'000) << u"1 min"_s;
    QTest::newRow("minutes and seconds") << qint64(303'000) << u"5 min 3 s"_s;
    QTest::newRow("hours and minutes") << qint64(7'503'000) << u"2 h 5 min"_s;
    QTest::newRow("days and hours") << qint64(273'600'000) << u"3 d 4 h"_s;
    QTest::newRow("a clock that went back") << qint64(-5) << u"0 ms"_s;
}

void tst_CtlText::durations()
{
    QFETCH(qint64, ms);
    QTEST(durationText(Milliseconds(ms)), "text");
    QCOMPARE(microsecondsText(999), u"999 us"_s);
    QCOMPARE(microsecondsText(1000), u"1 ms"_s);
}

void tst_CtlText::typedDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms"); // -1: refused
    QTest::newRow("milliseconds") << u"500ms"_s << qint64(500);
    QTest::newRow("seconds") << u"30s"_s << qint64(30'000);
    QTest::newRow("several") << u"1h30m"_s << qint64(5'400'000);
    QTest::newRow("zero") << u"0s"_s << qint64(0);
    QTest::newRow("365 days") << u"365d"_s << qint64(31'536'000'000);
    QTest::newRow("366 days, the most") << u"366d"_s << qint64(31'622'400'000);
    QTest::newRow("367 days") << u"367d"_s << qint64(-1);
    QTest::newRow("366 days and a bit") << u"366d1ms"_s << qint64(-1);
    QTest::newRow("without a unit") << u"30"_s << qint64(-1);
    QTest::newRow("an unknown unit") << u"3w"_s << qint64(-1);
    QTest::newRow("negative") << u"-3s"_s << qint64(-1);
    QTest::newRow("a fraction") << u"1.5h"_s << qint64(-1);
    QTest::newRow("huge") << u"999999999999d"_s << qint64(-1);
    QTest::newRow("a line feed behind") << u"3s\n"_s << qint64(-1);
    QTest::newRow("nothing") << QString() << qint64(-1);
}

void tst_CtlText::typedDurations()
{
    QFETCH(QString, text);
    QTEST(qint64(parseDuration(text).value_or(Milliseconds(-1)).count()), "ms");
}

void tst_CtlText::bytes_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << u"0 B"_s;
    QTest::newRow("1023") << qint64(1023) << u"1023 B"_s;
    QTest::newRow("1024") << qint64(1024) << u"1.0 KiB"_s;
    QTest::newRow("one and a half") << qint64(1536) << u"1.5 KiB"_s;
    QTest::newRow("one byte less than a MiB") << qint64(1024 * 1024 - 1) << u"1.0 MiB"_s;
    QTest::newRow("a MiB") << qint64(1024 * 1024) << u"1.0 MiB"_s;
    QTest::newRow("64 MiB") << qint64(64 * 1024 * 1024) << u"64.0 MiB"_s;
    QTest::newRow("3 TiB") << qint64(3) * 1024 * 1024 * 1024 * 1024 << u"3.0 TiB"_s;
}

void tst_CtlText::bytes()
{
    QFETCH(qint64, number);
    QTEST(bytesText(number), "text");
}

QTEST_GUILESS_MAIN(tst_CtlText)
#include "tst_ctltext.moc"
