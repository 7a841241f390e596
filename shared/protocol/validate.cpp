// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/validate.h"

#include "shared/core/limits.h"
#include "shared/protocol/utf.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace chat {
namespace {

constexpr auto table = [] {
    using enum ErrorCode;
    using enum Charset;
    return std::array{
        // rule, name, min and max graphemes, max code points, max bytes, charset, too short, too long,
        // refused
        TextLimits{TextRule::None, ""_L1, 0, 0, 0, 0, Any, BadField, TooLarge, BadField},
        TextLimits{TextRule::Nick, "nick"_L1, limits::minNickGraphemes, limits::maxNickGraphemes, 128, 512,
                   Visible, NameInvalid, NameInvalid, NameInvalid},
        TextLimits{TextRule::RoomName, "room name"_L1, 1, limits::maxRoomNameGraphemes, 256, 1024, Visible,
                   RoomNameInvalid, RoomNameInvalid, RoomNameInvalid},
        TextLimits{TextRule::Message, "message"_L1, 1, 0, limits::maxTextCodePoints, limits::maxTextBytes,
                   Any, EmptyMessage, MessageTooLong, BadField},
        TextLimits{TextRule::Announcement, "announcement"_L1, 1, 0, limits::maxTextCodePoints,
                   limits::maxTextBytes, Any, EmptyMessage, MessageTooLong, BadField},
        TextLimits{TextRule::Reason, "reason"_L1, 1, limits::maxReasonGraphemes, 1200, 4800, OneLine,
                   ReasonRequired, TooLarge, BadField},
        TextLimits{TextRule::Nonce, "nonce"_L1, 1, 0, 0, limits::maxNonceBytes, Ascii, BadField, BadField,
                   BadField},
        TextLimits{TextRule::Token, "token"_L1, 1, 0, 0, limits::maxTokenBytes, Ascii, TokenInvalid,
                   TokenInvalid, TokenInvalid},
        TextLimits{TextRule::Language, "language"_L1, 1, 0, 0, 35, Ascii, BadField, BadField, BadField},
        TextLimits{TextRule::Word, "word"_L1, 0, 64, 256, 1024, OneLine, BadField, BadField, BadField},
        TextLimits{TextRule::FilePath, "file path"_L1, 1, 0, 0, limits::maxPathBytes, OneLine, BadField,
                   BadField, BadField},
        TextLimits{TextRule::Topic, "topic"_L1, 0, limits::maxTopicGraphemes, 1560, 6240, OneLine, BadField,
                   TooLarge, BadField},
        TextLimits{TextRule::Category, "category"_L1, 0, limits::maxCategoryGraphemes, 128, 512, Visible,
                   BadField, TooLarge, BadField},
        TextLimits{TextRule::Icon, "icon"_L1, 0, 1, 16, 64, OneLine, BadField, TooLarge, BadField},
        TextLimits{TextRule::RoomPassword, "room password"_L1, 0, 0, 0, limits::maxRoomPasswordBytes, OneLine,
                   BadField, TooLarge, BadField},
        TextLimits{TextRule::Device, "device id"_L1, limits::minDeviceIdChars, 0, 0, limits::maxDeviceIdChars,
                   UrlSafe, BadField, BadField, BadField},
    };
}();

bool isControl(char32_t c) { return (c & ~char32_t(0x80)) < 0x20 || c == 0x7f; } // C0, C1 and DEL

bool isBidiControl(char32_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
}

bool isInvisible(char32_t c)
{
    return c == 0x00ad || c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5
        || c == 0x180e || (c >= 0x200b && c <= 0x200d) || (c >= 0x2060 && c <= 0x2064) || c == 0x3164
        || c == 0xfeff || c == 0xffa0 || (c >= 0xe0000 && c <= 0xe0fff);
}

bool isAllowed(Charset charset, char32_t c)
{
    using enum Charset;
    switch (charset) {
    case Any: return true;
    case OneLine: return !isControl(c) && c != 0x2028 && c != 0x2029;
    case Visible: return isAllowed(OneLine, c) && !isBidiControl(c) && !isInvisible(c);
    case Ascii: return c >= 0x21 && c <= 0x7e;
    case UrlSafe:
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_';
    }
    return false;
}

/// Control characters but line feed and tab, as they would reach terminals and logs (faults.md rows 17 and
/// 32).
QString withoutControls(QString text)
{
    const auto strip = [](QChar c) { return isControl(c.unicode()) && c != u'\n' && c != u'\t'; };
    if (std::any_of(text.cbegin(), text.cend(), strip))
        text.removeIf(strip);
    return text;
}

std::unexpected<Error> tooLong(const TextLimits &row, ErrorCode code, qint64 limit, QLatin1StringView unit)
{
    return std::unexpected(
        Error{.code = code,
              .detail = row.name + " over "_L1 + QString::number(limit) + u' ' + unit,
              .limit = QByteArray::number(limit) + ' ' + QByteArray(unit.data(), unit.size())});
}

struct TextSize {
    qsizetype codePoints = 0;
    qsizetype bytes = 0; ///< as UTF-8
};

TextSize sizeOf(QStringView text)
{
    TextSize size;
    for (qsizetype i = 0; i < text.size(); ++size.codePoints)
        size.bytes += utf8Size(takeCodePoint(text, i));
    return size;
}

/// A limit of zero is none.
Result<void> checkSize(const TextLimits &row, QStringView text, int maxCodePoints, qsizetype maxBytes)
{
    const auto within = [](qsizetype size, qsizetype limit) { return limit == 0 || size <= limit; };
    if (within(text.size(), maxCodePoints) && within(text.size() * 3, maxBytes)) // no need to count
        return {};
    const TextSize size = sizeOf(text);
    if (!within(size.codePoints, maxCodePoints))
        return tooLong(row, row.tooLong, maxCodePoints, "code points"_L1);
    if (!within(size.bytes, maxBytes))
        return tooLong(row, row.tooLong, maxBytes, "bytes"_L1);
    return {};
}

/// Every character may stand in a text of this kind.
Result<void> checkCharacters(const TextLimits &row, QStringView text)
{
    if (row.charset == Charset::Any)
        return {};
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = takeCodePoint(text, i);
        if (!isAllowed(row.charset, c))
            return std::unexpected(Error{.code = row.refused,
                                         .detail = row.name + " with the character U+"_L1
                                             + QString::number(uint(c), 16).rightJustified(4, u'0'),
                                         .limit = "visible characters"});
    }
    return {};
}

} // namespace

std::span<const TextLimits> textTable() { return table; }

const TextLimits &textLimits(TextRule rule) { return table[size_t(rule)]; }

qsizetype graphemeCount(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() != -1)
        ++count;
    return count;
}

Result<QString> checkedText(TextRule rule, QString text)
{
    const TextLimits &row = textLimits(rule);
    if (rule == TextRule::None)
        return text;
    if (row.charset == Charset::Any)
        text = withoutControls(std::move(text));
    else if (row.charset != Charset::Ascii && row.charset != Charset::UrlSafe)
        text = std::move(text).trimmed();
    // Length in code units bounds the work of the exact counts below.
    if (row.maxBytes != 0 && text.size() > row.maxBytes)
        return tooLong(row, row.tooLong, row.maxBytes, "bytes"_L1);
    if (auto characters = checkCharacters(row, text); !characters)
        return std::unexpected(std::move(characters.error()));
    if (auto size = checkSize(row, text, row.maxCodePoints, row.maxBytes); !size)
        return std::unexpected(std::move(size.error()));
    if (row.maxGraphemes != 0 && graphemeCount(text) > row.maxGraphemes)
        return tooLong(row, row.tooLong, row.maxGraphemes, "characters"_L1);
    const bool blank = std::ranges::all_of(std::as_const(text), [](QChar c) { return c.isSpace(); });
    if ((row.minGraphemes > 0 && blank) || (row.minGraphemes > 1 && graphemeCount(text) < row.minGraphemes))
        return std::unexpected(
            Error{.code = row.tooShort,
                  .detail = row.name + " too short"_L1,
                  .limit = "at least " + QByteArray::number(row.minGraphemes) + " characters"});
    return text;
}

Result<QByteArray> checkedAscii(TextRule rule, QByteArrayView text)
{
    const TextLimits &row = textLimits(rule);
    if (text.isEmpty() && row.minGraphemes > 0)
        return refuse(row.tooShort, row.name + " is empty"_L1);
    if (row.maxBytes != 0 && text.size() > row.maxBytes)
        return tooLong(row, row.tooLong, row.maxBytes, "bytes"_L1);
    if (text.size() < row.minGraphemes)
        return refuse(row.tooShort, row.name + " too short"_L1);
    const Charset charset = row.charset == Charset::UrlSafe ? Charset::UrlSafe : Charset::Ascii;
    if (!std::ranges::all_of(text, [charset](char c) { return isAllowed(charset, uchar(c)); })) {
        return refuse(row.refused,
                      row.name
                          + (charset == Charset::UrlSafe ? " with other than letters, digits, - and _"_L1
                                                         : " with other than visible ASCII characters"_L1));
    }
    return text.toByteArray();
}

Result<void> checkLength(TextRule rule, const QString &text, int maxCodePoints, qsizetype maxBytes)
{
    return checkSize(textLimits(rule), text, maxCodePoints, maxBytes);
}

bool isIdentityField(QByteArrayView name) { return name == "user" || name == "uid" || name == "user_id"; }

} // namespace chat
