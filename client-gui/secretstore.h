// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QObject>

#include <functional>
#include <optional>

namespace chat::client {
class Clock;
}

namespace chat::gui {

/// Keeps tokens in the desktop's keyring (QtKeychain), and nowhere else: without a keyring nothing is kept.
/// Answers come later, in the GUI thread, and not at all when `context` is gone.
namespace secretstore {

inline constexpr Milliseconds patience{3'000}; ///< for a keyring that waits for its own password, or hangs

/// Empty: there is none, or no keyring. None: the keyring did not answer in time.
using Answer = std::function<void(const std::optional<QString> &secret)>;
using Ask = std::function<void(std::function<void(const QString &secret)> found)>;

void read(const QString &key, QObject *context, const Answer &answer);
void write(const QString &key, const QString &secret);
void remove(const QString &key);

/// Calls `answer` once: with what `ask` finds, or with none after `patience`; what comes later is not heard.
/// `clock` outlives `context`.
void askInTime(const Ask &ask, client::Clock &clock, QObject *context, const Answer &answer);

} // namespace secretstore
} // namespace chat::gui
