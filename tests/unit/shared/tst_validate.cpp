// SPDX-License-Identifier: Apache-2.0
#include "shared/core/limits.h"
#include "shared/protocol/validate.h"

#include <QTest>

using namespace chat;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(chat::TextRule)

namespace {

const auto hangulNfc = u"\uac00"_s; // one code point, three bytes
const auto hangulNfd = u"\u1100\u1161"_s; // the same syllable from its letters: two code points
const auto accent = u"\u0301"_s; // combines with what stands before it
const auto wave = u"\U0001F44B"_s; // two UTF-16 units, four bytes
const auto family = u"\U0001F468\u200d\U0001F469\u200d\U0001F467"_s; // five code points, one character

template <class T>
QByteArray outcome(const Result<T> &result)
{
    if (result)
        return {};
    const QLatin1StringView name = errorRow(result.error().code).name;
    return {name.data(), name.size()};
}

} // namespace

/// The one table of what texts may be (faults row 17, B1-17).
class tst_Validate final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void limitsOfAServer_data();
    void limitsOfAServer();
    void theTableIsInTheOrderOfTheRules();
    void lengths_data();
    void lengths();
    void kept_data();
    void kept();
    void charactersRefusedInNames_data();
    void charactersRefusedInNames();
    void ascii_data();
    void ascii();
    void graphemes_data();
    void graphemes();
    void identityFields();
};

void tst_Validate::theTableIsInTheOrderOfTheRules()
{
    for (size_t i = 0; i < textTable().size(); ++i)
        QCOMPARE(size_t(textTable()[i].rule), i);
    QCOMPARE(textTable().size(), size_t(TextRule::Device) + 1);
    QVERIFY(&textLimits(TextRule::Nonce) == &textTable()[size_t(TextRule::Nonce)]);
}

void tst_Validate::lengths_data()
{
    QTest::addColumn<TextRule>("rule");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("error"); // empty: allowed
    QTest::addColumn<QByteArray>("limit");

    const auto border = [](const char *row, TextRule rule, const QString &unit, int limit, const char *error,
                           const char *words, const QString &before = {}) {
        for (int n : {limit - 1, limit, limit + 1}) {
            QTest::addRow("%s, %d times", row, n)
                << rule << QString(before + unit.repeated(n - int(before.size())))
                << QByteArray(n > limit ? error : "") << QByteArray(n > limit ? words : "");
        }
    };
    using enum TextRule;
    border("nick: Latin letters", Nick, u"a"_s, 32, "name_invalid", "32 characters");
    border("nick: Hangul composed", Nick, hangulNfc, 32, "name_invalid", "32 characters");
    border("nick: Hangul in letters", Nick, hangulNfd, 32, "name_invalid", "32 characters");
    border("nick: emoji", Nick, wave, 32, "name_invalid", "32 characters");
    border("nick: code points in two characters", Nick, accent, 128, "name_invalid", "128 code points",
           u"ab"_s);
    border("room name: Hangul composed", RoomName, hangulNfc, 64, "room_name_invalid", "64 characters");
    border("room name: Hangul in letters", RoomName, hangulNfd, 64, "room_name_invalid", "64 characters");
    border("room name: code points in a character", RoomName, accent, 256, "room_name_invalid",
           "256 code points", u"a"_s);
    border("topic: Hangul composed", Topic, hangulNfc, 390, "too_large", "390 characters");
    border("topic: code points", Topic, accent, 1560, "too_large", "1560 code points", u"a"_s);
    border("category: Hangul composed", Category, hangulNfc, 32, "too_large", "32 characters");
    border("category: code points", Category, accent, 128, "too_large", "128 code points", u"a"_s);
    border("icon: one emoji", Icon, wave, 1, "too_large", "1 characters");
    border("icon: code points", Icon, accent, 16, "too_large", "16 code points", u"a"_s);
    border("room password: letters", RoomPassword, u"x"_s, 128, "too_large", "128 bytes");
    border("reason: Hangul composed", Reason, hangulNfc, 300, "too_large", "300 characters");
    border("reason: code points", Reason, accent, 1200, "too_large", "1200 code points", u"a"_s);
    border("word: letters", Word, u"x"_s, 64, "bad_field", "64 characters");
    border("word: code points", Word, accent, 256, "bad_field", "256 code points", u"a"_s);
    for (TextRule rule : {Message, Announcement}) {
        border(rule == Message ? "message: letters" : "announcement: letters", rule, u"a"_s, 4000,
               "message_too_long", "4000 code points");
        border(rule == Message ? "message: Hangul" : "announcement: Hangul", rule, hangulNfc, 4000,
               "message_too_long", "4000 code points");
        border(rule == Message ? "message: emoji, 16 000 bytes" : "announcement: emoji", rule, wave, 4000,
               "message_too_long", "4000 code points");
    }
    QTest::newRow("message: Hangul in letters counts letters")
        << Message << hangulNfd.repeated(2001) << "message_too_long"_ba << "4000 code points"_ba;
    QTest::newRow("message: 800 families are 4000 code points")
        << Message << family.repeated(800) << ""_ba << ""_ba;
    QTest::newRow("message: 801 families") << Message << family.repeated(801) << "message_too_long"_ba
                                           << "4000 code points"_ba;
    QTest::newRow("message: far too long is not counted")
        << Message << u"a"_s.repeated(limits::maxTextBytes + 1) << "message_too_long"_ba << "16384 bytes"_ba;
    QTest::newRow("message: as long as that is counted")
        << Message << u"a"_s.repeated(limits::maxTextBytes) << "message_too_long"_ba << "4000 code points"_ba;
    QTest::newRow("message: control characters do not count")
        << Message << QString(u"a"_s.repeated(4000) + u"\a\a"_s) << ""_ba << ""_ba;
    QTest::newRow("nick: white space around does not count")
        << Nick << QString(u"   "_s + u"a"_s.repeated(32) + u"   "_s) << ""_ba << ""_ba;

    QTest::newRow("nick: one character") << Nick << u"a"_s << "name_invalid"_ba << "at least 2 characters"_ba;
    QTest::newRow("nick: one Hangul syllable in letters")
        << Nick << hangulNfd << "name_invalid"_ba << "at least 2 characters"_ba;
    QTest::newRow("nick: two characters") << Nick << u"ab"_s << ""_ba << ""_ba;
    QTest::newRow("nick: two Hangul syllables") << Nick << hangulNfc.repeated(2) << ""_ba << ""_ba;
    QTest::newRow("nick: one character and white space")
        << Nick << u" a "_s << "name_invalid"_ba << "at least 2 characters"_ba;
    QTest::newRow("nick: empty") << Nick << u""_s << "name_invalid"_ba << "at least 2 characters"_ba;
    QTest::newRow("nick: only white space")
        << Nick << u"    "_s << "name_invalid"_ba << "at least 2 characters"_ba;
    QTest::newRow("room name: one character") << RoomName << u"a"_s << ""_ba << ""_ba;
    QTest::newRow("room name: empty")
        << RoomName << u""_s << "room_name_invalid"_ba << "at least 1 characters"_ba;
    QTest::newRow("reason: none") << Reason << u" "_s << "reason_required"_ba << "at least 1 characters"_ba;
    QTest::newRow("topic: may be empty") << Topic << u""_s << ""_ba << ""_ba;
    QTest::newRow("category: may be empty") << Category << u""_s << ""_ba << ""_ba;
    QTest::newRow("icon: may be empty") << Icon << u""_s << ""_ba << ""_ba;
    QTest::newRow("icon: a family of one character, and seven code points")
        << Icon << u"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"_s << ""_ba << ""_ba;
    QTest::newRow("room password: may be empty") << RoomPassword << u""_s << ""_ba << ""_ba;
    QTest::newRow("word: may be empty") << Word << u""_s << ""_ba << ""_ba;
    const auto blank = [](const char *row, const QString &text) {
        QTest::addRow("message: %s", row)
            << Message << text << "empty_message"_ba << "at least 1 characters"_ba;
    };
    blank("empty", u""_s);
    blank("a blank", u" "_s);
    blank("line feeds and tabs", u"\n\t\n"_s);
    blank("an ideographic blank", u"\u3000"_s);
    blank("a blank that does not break", u"\u00a0"_s);
    blank("only control characters", u"\u0001\u0007\u009f"_s);
    QTest::newRow("message: one character") << Message << u"."_s << ""_ba << ""_ba;
    QTest::newRow("anything goes without a rule") << None << u"\u202e\u200b"_s << ""_ba << ""_ba;
}

void tst_Validate::lengths()
{
    QFETCH(TextRule, rule);
    QFETCH(QString, text);
    QFETCH(QByteArray, error);
    QFETCH(QByteArray, limit);
    const auto result = checkedText(rule, text);
    QCOMPARE(outcome(result), error);
    if (!result)
        QCOMPARE(result.error().limit, limit);
}

void tst_Validate::kept_data()
{
    QTest::addColumn<TextRule>("rule");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    using enum TextRule;
    QTest::newRow("a message is kept as it is") << Message << u" 안녕\t하세요\n "_s << u" 안녕\t하세요\n "_s;
    QTest::newRow("a message loses NUL and bell") << Message << u"a\0b\ac"_s << u"abc"_s;
    QTest::newRow("a message loses an escape sequence's escape")
        << Message << u"\x1b[31mred"_s << u"[31mred"_s;
    QTest::newRow("a message loses carriage returns") << Message << u"a\r\nb"_s << u"a\nb"_s;
    QTest::newRow("a message loses DEL and C1") << Message << u"a\u007f\u0080\u009fb"_s << u"ab"_s;
    QTest::newRow("a message keeps what is next to C1") << Message << u"~\u00a0b"_s << u"~\u00a0b"_s;
    QTest::newRow("a message keeps a family") << Message << family << family;
    QTest::newRow("a message keeps bidi controls") << Message << u"a\u202eb"_s << u"a\u202eb"_s;
    QTest::newRow("a message is not normalised") << Message << hangulNfd << hangulNfd;
    QTest::newRow("an announcement loses controls") << Announcement << u"a\u0001b"_s << u"ab"_s;
    QTest::newRow("a nick loses white space around it") << Nick << u" \t미나 \n"_s << u"미나"_s;
    QTest::newRow("a nick loses wide white space around it") << Nick << u"\u3000미나\u00a0"_s << u"미나"_s;
    QTest::newRow("a nick keeps a blank inside") << Nick << u"미나 lee"_s << u"미나 lee"_s;
    QTest::newRow("a nick may have an emoji")
        << Nick << QString(u"미나"_s + wave) << QString(u"미나"_s + wave);
    QTest::newRow("a nick may have an emoji in colour") << Nick << u"me\u2764\ufe0f"_s << u"me\u2764\ufe0f"_s;
    QTest::newRow("a room name loses white space around it") << RoomName << u" lobby "_s << u"lobby"_s;
    QTest::newRow("a reason loses white space around it") << Reason << u" spam "_s << u"spam"_s;
    QTest::newRow("a reason may read from right to left") << Reason << u"\u200fאב"_s << u"\u200fאב"_s;
    QTest::newRow("without a rule all is kept") << None << u" \u0001 "_s << u" \u0001 "_s;
}

void tst_Validate::kept()
{
    QFETCH(TextRule, rule);
    QFETCH(QString, text);
    QFETCH(QString, kept);
    const auto result = checkedText(rule, text);
    QCOMPARE(outcome(result), ""_ba);
    QCOMPARE(*result, kept);
}

void tst_Validate::charactersRefusedInNames_data()
{
    QTest::addColumn<QString>("character");
    QTest::addColumn<bool>("inOneLine"); // refused there too
    for (char32_t c : {0x00, 0x07, 0x09, 0x0a, 0x0d, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0x2028, 0x2029})
        QTest::addRow("control U+%04x", uint(c)) << QStringView(QChar::fromUcs4(c)).toString() << true;
    for (char32_t c : {0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2069})
        QTest::addRow("bidi U+%04x", uint(c)) << QStringView(QChar::fromUcs4(c)).toString() << false;
    for (char32_t c : {0x00ad, 0x034f, 0x115f, 0x1160, 0x17b4, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2064,
                       0x3164, 0xfeff, 0xffa0, 0xe0001, 0xe0020, 0xe007f})
        QTest::addRow("invisible U+%04x", uint(c)) << QStringView(QChar::fromUcs4(c)).toString() << false;
    QTest::newRow("a family, for its joiners") << family << false;
}

void tst_Validate::charactersRefusedInNames()
{
    QFETCH(QString, character);
    QFETCH(bool, inOneLine);
    const QString text = u"ab"_s + character + u"cd"_s;
    QCOMPARE(outcome(checkedText(TextRule::Nick, text)), "name_invalid"_ba);
    QCOMPARE(outcome(checkedText(TextRule::RoomName, text)), "room_name_invalid"_ba);
    QCOMPARE(outcome(checkedText(TextRule::Reason, text)), inOneLine ? "bad_field"_ba : ""_ba);
    QCOMPARE(outcome(checkedText(TextRule::Word, text)), inOneLine ? "bad_field"_ba : ""_ba);
    QCOMPARE(outcome(checkedText(TextRule::Message, text)), ""_ba);
}

void tst_Validate::ascii_data()
{
    QTest::addColumn<TextRule>("rule");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("error");
    using enum TextRule;
    const auto border = [](const char *row, TextRule rule, int limit, const char *error) {
        for (int n : {limit - 1, limit, limit + 1})
            QTest::addRow("%s of %d bytes", row, n)
                << rule << QByteArray(n, 'x') << QByteArray(n > limit ? error : "");
        QTest::addRow("%s that is empty", row) << rule << ""_ba << QByteArray(error);
        QTest::addRow("%s of all visible characters", row) << rule << "!~09AZaz{}"_ba << QByteArray();
        for (const char *bad : {"a b", " a", "a\n", "a\x7f", "한", "a\x1f"})
            QTest::addRow("%s with \"%s\"", row, QByteArray(bad).toPercentEncoding().constData())
                << rule << QByteArray(bad) << QByteArray(error);
        QTest::addRow("%s with a NUL", row) << rule << QByteArray("a\0b", 3) << QByteArray(error);
    };
    border("nonce", Nonce, limits::maxNonceBytes, "bad_field");
    border("token", Token, limits::maxTokenBytes, "token_invalid");
    border("language", Language, 35, "bad_field");
    for (const int edge : {limits::minDeviceIdChars, limits::maxDeviceIdChars}) {
        for (const int n : {edge - 1, edge, edge + 1}) {
            const bool fits = n >= limits::minDeviceIdChars && n <= limits::maxDeviceIdChars;
            QTest::addRow("device id of %d bytes (F-161)", n)
                << Device << QByteArray(n, 'x') << QByteArray(fits ? "" : "bad_field");
        }
    }
    QTest::newRow("device id: all it may hold") << Device << "AZaz09-_AZaz09-_"_ba << QByteArray();
    for (const char bad : {'+', '/', '=', '.', ' ', '\x7f', '\xed', '\0'}) {
        QTest::addRow("device id with 0x%02x", uchar(bad))
            << Device << QByteArray(QByteArray(16, 'x') + bad) << "bad_field"_ba;
    }
}

void tst_Validate::ascii()
{
    QFETCH(TextRule, rule);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, error);
    const auto result = checkedAscii(rule, text);
    QCOMPARE(outcome(result), error);
    if (result)
        QCOMPARE(*result, text);
}

void tst_Validate::graphemes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("count");
    QTest::newRow("nothing") << u""_s << qsizetype(0);
    QTest::newRow("Latin") << u"abc"_s << qsizetype(3);
    QTest::newRow("Hangul composed") << hangulNfc.repeated(3) << qsizetype(3);
    QTest::newRow("Hangul in letters") << hangulNfd.repeated(3) << qsizetype(3);
    QTest::newRow("Hangul in three letters") << u"\u1112\u1161\u11ab"_s << qsizetype(1);
    QTest::newRow("a letter with two accents") << u"a\u0301\u0302b"_s << qsizetype(2);
    QTest::newRow("an emoji") << wave << qsizetype(1);
    QTest::newRow("a family") << family << qsizetype(1);
    QTest::newRow("an emoji with a skin tone") << u"\U0001F44B\U0001F3FD"_s << qsizetype(1);
    QTest::newRow("two flags") << u"\U0001F1F0\U0001F1F7\U0001F1EF\U0001F1F5"_s << qsizetype(2);
    QTest::newRow("a carriage return and a line feed") << u"\r\n"_s << qsizetype(1);
}

void tst_Validate::graphemes()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, count);
    QCOMPARE(graphemeCount(text), count);
}

void tst_Validate::identityFields()
{
    for (const char *name : {"user", "uid", "user_id"})
        QVERIFY2(isIdentityField(name), name);
    for (const char *name : {"", "users", "User", "use", "id", "nick", "user_"})
        QVERIFY2(!isIdentityField(name), name);
}

void tst_Validate::limitsOfAServer_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("limit");
    QTest::newRow("code points: N-1") << u"a"_s.repeated(9) << ""_ba;
    QTest::newRow("code points: N") << u"a"_s.repeated(10) << ""_ba;
    QTest::newRow("code points: N+1") << u"a"_s.repeated(11) << "10 code points"_ba;
    QTest::newRow("code points: N outside the BMP") << u"😀"_s.repeated(5) << ""_ba;
    QTest::newRow("bytes: N-1") << QString(u"가"_s.repeated(6) + u"a"_s) << ""_ba;
    QTest::newRow("bytes: N") << QString(u"가"_s.repeated(6) + u"aa"_s) << ""_ba;
    QTest::newRow("bytes: N+1") << u"가"_s.repeated(7) << "20 bytes"_ba;
}

void tst_Validate::limitsOfAServer()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, limit);
    const auto fits = checkLength(TextRule::Message, text, 10, 20);
    QCOMPARE(fits.has_value(), limit.isEmpty());
    if (!fits) {
        QCOMPARE(fits.error().code, ErrorCode::MessageTooLong);
        QCOMPARE(fits.error().limit, limit);
    }
}

QTEST_GUILESS_MAIN(tst_Validate)
#include "tst_validate.moc"
