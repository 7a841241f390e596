// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"
#include "shared/core/result.h"

#include <QHash>

#include <initializer_list>

namespace chat::server {

/// What is kept and shown of what a client calls its device; none for nothing.
[[nodiscard]] DeviceId deviceOf(QByteArrayView given);

/// Who is shut out, and until when. Pure; it is told the time.
class Bans
{
public:
    /// Replaces an older one of the same target. Those that are over are forgotten now and then.
    void add(const BanRecord &ban, Timestamp now);
    /// Nothing when there is none.
    void remove(BanId id);

    /// Why somebody with one of these targets is not let in: Banned, with the reason, and how long it lasts.
    [[nodiscard]] std::optional<Error> refusal(std::initializer_list<BanTarget> targets, Timestamp now) const;

    [[nodiscard]] qsizetype size() const { return m_bans.size(); }

private:
    QHash<BanTarget, BanRecord> m_bans;
};

} // namespace chat::server
