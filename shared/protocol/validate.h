// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>

#include <span>

namespace chat {

/// What kind of text a field holds; validate.cpp has the one table of what each kind may be.
enum class TextRule : quint8 {
    None, ///< any UTF-8; bounded by the frame
    Nick, ///< what a person is called
    RoomName,
    Message, ///< what a person says
    Announcement, ///< what an operator says to all
    Reason, ///< why an operator did something
    Nonce, ///< a client's mark on its own request
    Token, ///< a credential
    Language, ///< for example "ko"
    Word, ///< the name or version of a client
    FilePath, ///< on the server's machine
    Topic, ///< of a room; may be empty
    Category, ///< under which a room is listed; may be empty
    Icon, ///< of a room: one grapheme, such as an emoji; may be empty
    RoomPassword, ///< of a room; empty: none
    Device, ///< a random mark that a client makes once and keeps
};

enum class Charset : quint8 {
    Any, ///< control characters are taken out, but line feed and tab
    OneLine, ///< control characters and line breaks are refused
    Visible, ///< one line, and no bidirectional controls or zero-width characters (faults.md row 17)
    Ascii, ///< 0x21 .. 0x7e
    UrlSafe, ///< A-Z a-z 0-9 - _
};

/// One row of the table. Zero means "no such limit".
struct TextLimits {
    TextRule rule;
    QLatin1StringView name; ///< for the protocol page
    int minGraphemes; ///< after white space at both ends is taken off
    int maxGraphemes;
    int maxCodePoints;
    qsizetype maxBytes; ///< as UTF-8
    Charset charset;
    ErrorCode tooShort;
    ErrorCode tooLong;
    ErrorCode refused; ///< for characters that are not allowed
};

[[nodiscard]] std::span<const TextLimits> textTable();
[[nodiscard]] const TextLimits &textLimits(TextRule rule);

/// The text as it is kept: control characters out where the rule says so, white space off both ends of names.
/// An error names the limit, not the field. Any thread.
[[nodiscard]] Result<QString> checkedText(TextRule rule, QString text);

/// The same for a text that must be ASCII; it is kept as bytes.
[[nodiscard]] Result<QByteArray> checkedAscii(TextRule rule, QByteArrayView text);

/// The text is no longer than that. Errors: `tooLong` of the rule, with the limit that is passed. For limits
/// that a server sets below those of the table. Any thread.
[[nodiscard]] Result<void> checkLength(TextRule rule, const QString &text, int maxCodePoints,
                                       qsizetype maxBytes);

/// Fields with which a client would say who it is. Refused wherever a packet does not declare them (B3-02,
/// B1-17).
[[nodiscard]] bool isIdentityField(QByteArrayView name);

/// In user-perceived characters (Unicode TR 29), as people count.
[[nodiscard]] qsizetype graphemeCount(const QString &text);

} // namespace chat
