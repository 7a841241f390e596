// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"
#include "shared/protocol/adminstats.h"

#include <QString>

#include <optional>

/// Numbers as people read and type them, in the language of the program; chat-ctl, which has no translation,
/// speaks English. Pure but for that; any thread.
namespace chat {

/// At most two units: "850 ms", "12 s", "5 min 3 s", "2 h 5 min", "3 d 4 h".
[[nodiscard]] QString durationText(Milliseconds duration);

/// "150 us", or as durationText.
[[nodiscard]] QString microsecondsText(qint64 us);

/// p50 and p99, "150 us/4 ms"; a dash when nothing took any time lately.
[[nodiscard]] QString latencyText(const LatencyRow &latency);

/// For a narrow place: "0.8 ms", "12 ms", "1.2 s"; a dash for nothing.
[[nodiscard]] QString lagText(const std::optional<qint64> &us);

/// "41.5", of what a title says.
[[nodiscard]] QString rateText(double eachSecond);

/// `share` of 1: "12.5%".
[[nodiscard]] QString shareText(double share);

/// "512 B", "1.5 KiB", "64.0 MiB".
[[nodiscard]] QString bytesText(qint64 bytes);

/// "2024-10-27 03:33:20", local time.
[[nodiscard]] QString timeText(Timestamp time);

/// "500ms", "30s", "5m", "2h", "1d", and several together: "1h30m". None when it is something else or longer
/// than a year.
[[nodiscard]] std::optional<Milliseconds> parseDuration(const QString &text);

} // namespace chat
