// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/limits.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace chat {

/// Cuts a stream into lines that end with \n or \r\n, whatever pieces it comes in. Holds at most one line
/// that is not complete and what was appended behind it.
class LineBuffer
{
public:
    /// `maxBytes` of one line, its end not counted.
    explicit LineBuffer(qsizetype maxBytes = limits::maxAdminLineBytes) : m_maxBytes(maxBytes) { }

    void append(QByteArrayView bytes);

    /// The next complete line without its end; none when more is needed or overflowed().
    [[nodiscard]] std::optional<QByteArray> takeLine();

    /// A line is longer than allowed. For ever: where the next one begins is not known.
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    qsizetype m_maxBytes;
    QByteArray m_bytes;
    qsizetype m_begin = 0; ///< of the next line
    qsizetype m_searched = 0; ///< no line feed before this
    bool m_overflowed = false;
};

} // namespace chat
