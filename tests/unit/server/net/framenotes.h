// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/frame.h"

#include <QByteArrayList>

namespace chat::server {

/// Writes down what it is told, one line a call; asks for a pause after every frame when `pauses`.
class Notes final : public FrameSink
{
public:
    bool onMessage(Opcode opcode, QByteArrayView payload) override
    {
        return note(opcode == Opcode::Text ? "text " : "binary ", payload);
    }
    bool onPing(QByteArrayView payload) override { return note("ping ", payload); }
    bool onPong(QByteArrayView payload) override { return note("pong ", payload); }
    void onClose(quint16 code, QByteArrayView reason) override
    {
        note("close " + QByteArray::number(code) + ' ', reason);
    }

    QByteArrayList lines;
    bool pauses = false;

private:
    bool note(const QByteArray &what, QByteArrayView payload)
    {
        lines.append(what + payload.toByteArray());
        return !pauses;
    }
};

} // namespace chat::server
