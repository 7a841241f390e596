// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace chat::client {

/// Whether `text` names `nick` as a word of its own, whatever the case; in Korean also with a particle or
/// "님" behind it: "미나님은" names 미나, "미나리" does not. Never with an empty nick.
[[nodiscard]] bool namesNick(QStringView text, QStringView nick);

} // namespace chat::client
