// SPDX-License-Identifier: Apache-2.0
#include "shared/core/ids.h"

#include <QRandomGenerator>

#include <limits>

namespace chat {

IdText::IdText(quint64 value)
{
    for (qsizetype i = idChars; i-- > 0; value /= 36)
        m_chars[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36];
}

std::optional<quint64> idFromText(QByteArrayView text)
{
    if (text.size() != idChars)
        return std::nullopt;
    quint64 value = 0;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit && (c < 'a' || c > 'z'))
            return std::nullopt;
        const auto next = quint64(digit ? c - '0' : c - 'a' + 10);
        if (value > (std::numeric_limits<quint64>::max() - next) / 36)
            return std::nullopt;
        value = value * 36 + next;
    }
    return value != 0 ? std::optional(value) : std::nullopt;
}

quint64 randomId()
{
    quint64 value = 0;
    while (value == 0)
        value = QRandomGenerator::system()->generate64();
    return value;
}

} // namespace chat
