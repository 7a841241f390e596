// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/packets.h"
#include "tests/load/sequence.h"
#include "tests/load/serverframes.h"
#include "tests/load/socket.h"

#include <string>

namespace chat::load {

/// One client: its connection, how far it has come, and what it has heard.
struct Link {
    enum class State : uint8_t {
        Closed,
        Upgrading, ///< the request is on its way
        Opening, ///< login and room
        Ready,
        Leaving, ///< our close frame is out
    };

    State state = State::Closed;
    bool watchesWrites = false;
    bool comesBack = false; ///< after leaving
    Socket socket;
    ServerFrames frames;
    std::string out; ///< not yet written
    std::string head; ///< of the answer to the handshake
    Stamp begun = 0; ///< when it was to be opened
    Sequence heard;
    Attendance attended; ///< the same in the bare dialect

    /// False: the connection is over.
    [[nodiscard]] bool flush()
    {
        while (!out.empty()) {
            const ssize_t written = socket.write(out);
            if (written < 0)
                return false;
            if (written == 0)
                return true;
            out.erase(0, size_t(written));
        }
        out = {};
        return true;
    }
};

} // namespace chat::load
