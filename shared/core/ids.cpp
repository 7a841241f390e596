// SPDX-License-Identifier: Apache-2.0
#include "shared/core/ids.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <limits>

namespace chat {
namespace {

constexpr char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

constexpr auto pairs = [] {
    std::array<std::array<char, 2>, 36 * 36> all{};
    for (size_t i = 0; i < all.size(); ++i)
        all[i] = {digits[i / 36], digits[i % 36]};
    return all;
}();

} // namespace

IdText::IdText(quint64 value)
{
    qsizetype i = idChars;
    for (; i >= 2; value /= pairs.size()) { // by pairs, because what costs is to divide
        i -= 2;
        std::ranges::copy(pairs[value % pairs.size()], m_chars + i);
    }
    m_chars[0] = digits[value];
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
