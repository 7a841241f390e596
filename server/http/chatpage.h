// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httpmessage.h"

/// The page on which people chat in a browser (B2-10). It is in the program, needs no other file, and runs
/// nothing but its own script. Pure; any thread.
namespace chat::server {

/// Which of the addresses where the server listens ("ws://0.0.0.0:7070", at least one) the page connects to:
/// the first. When that is every address of the machine, the one under which the page was asked for: `host`,
/// the request's, which a stranger may have made up.
[[nodiscard]] QByteArray socketAddress(const std::vector<QByteArray> &listening, const QByteArray &host);

/// The page connects to `socket`, "ws://127.0.0.1:7070", and to nothing else.
[[nodiscard]] HttpReply makeChatPage(const QByteArray &socket);

} // namespace chat::server
