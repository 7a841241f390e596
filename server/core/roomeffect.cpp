// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomeffect.h"

namespace chat::server {

void turnDown(const Sender &sender, Error error, RoomEffects &effects, effect::Asked asked)
{
    effects.push_back(effect::Refuse{sender.recipient, sender.request, std::move(error), asked});
}

} // namespace chat::server
