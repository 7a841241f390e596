// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/field.h"

#include <QString>

/// Values as a terminal shows them. Pure; any thread.
namespace chat::ctl {

[[nodiscard]] inline QString number(qint64 value) { return QString::number(value); }
[[nodiscard]] inline QString latin(const QByteArray &text) { return QString::fromUtf8(text); }

/// The word that travels on the wire, too.
template <NamedEnum T>
[[nodiscard]] QString word(T value)
{
    return enumNames(value)[size_t(value)];
}

} // namespace chat::ctl
