// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/linebuffer.h"

namespace chat {

void LineBuffer::append(QByteArrayView bytes)
{
    if (m_overflowed)
        return;
    m_bytes.remove(0, m_begin);
    m_searched -= m_begin;
    m_begin = 0;
    m_bytes.append(bytes);
}

std::optional<QByteArray> LineBuffer::takeLine()
{
    if (m_overflowed)
        return std::nullopt;
    const qsizetype feed = m_bytes.indexOf('\n', m_searched);
    qsizetype end = feed < 0 ? m_bytes.size() : feed;
    m_searched = end;
    if (end > m_begin && m_bytes.at(end - 1) == '\r')
        --end;
    if (end - m_begin > m_maxBytes) {
        m_overflowed = true;
        m_bytes.clear();
        return std::nullopt;
    }
    if (feed < 0)
        return std::nullopt;
    QByteArray line = m_bytes.sliced(m_begin, end - m_begin);
    m_begin = m_searched = feed + 1;
    return line;
}

} // namespace chat
