// SPDX-License-Identifier: Apache-2.0
#include "server/core/bans.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace chat::server {
namespace {

bool isOver(const BanRecord &ban, Timestamp now) { return ban.until && *ban.until <= now; }

} // namespace

DeviceId deviceOf(QByteArrayView given)
{
    if (given.isEmpty())
        return {};
    const QByteArray hash = QCryptographicHash::hash(given, QCryptographicHash::Sha256);
    return {std::max<quint64>(1, qFromBigEndian<quint64>(hash.constData()))};
}

void Bans::add(const BanRecord &ban, Timestamp now)
{
    constexpr qsizetype sometimes = 256;
    if (m_bans.size() % sometimes == 0)
        m_bans.removeIf([now](const auto &entry) { return isOver(entry.value(), now); });
    m_bans.insert(ban.target, ban);
}

void Bans::remove(BanId id)
{
    m_bans.removeIf([id](const auto &entry) { return entry.value().id == id; });
}

std::optional<Error> Bans::refusal(std::initializer_list<BanTarget> targets, Timestamp now) const
{
    for (const BanTarget &target : targets) {
        const auto ban = m_bans.constFind(target);
        if (ban == m_bans.cend() || isOver(*ban, now))
            continue;
        return Error{.code = ErrorCode::Banned,
                     .detail = ban->reason,
                     .retryAfter
                     = ban->until.transform([now](Timestamp end) { return Milliseconds(end - now); })};
    }
    return std::nullopt;
}

} // namespace chat::server
