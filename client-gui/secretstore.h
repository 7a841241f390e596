// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>

namespace chat::gui {

/// Keeps tokens in the desktop's keyring (QtKeychain), and nowhere else: without a keyring nothing is kept.
/// Answers come later, in the GUI thread, and not at all when `context` is gone.
namespace secretstore {

using Answer = std::function<void(const QString &secret)>; ///< empty: there is none, or no keyring

void read(const QString &key, QObject *context, const Answer &answer);
void write(const QString &key, const QString &secret);
void remove(const QString &key);

} // namespace secretstore
} // namespace chat::gui
