// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/asker.h"

namespace chat::server {

Delivery refusalFor(const Asker &asker, RoomId room, const Error &error, QByteArrayView incident)
{
    QByteArray payload
        = asker.request != 0 ? encodeError(asker.to.format, asker.request, error, incident) : QByteArray();
    if (asker.asked == effect::Asked::Enter)
        return delivery::EnterRefused{asker.to.connection, room, std::move(payload)};
    return delivery::ToConnection{asker.to.connection, std::move(payload), true,
                                  asker.asked == effect::Asked::History};
}

} // namespace chat::server
