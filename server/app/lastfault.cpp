// SPDX-License-Identifier: Apache-2.0
#include "server/app/lastfault.h"

#include "server/app/exitcode.h"

#include <cstdlib>
#include <cstring>
#include <exception>
#include <unistd.h>

namespace chat::server {
namespace {

/// Without the heap, which may be what failed.
void say(const char *text) { (void)!::write(STDERR_FILENO, text, std::strlen(text)); }

[[noreturn]] void end() noexcept
{
    say("chat-server: ended by an uncaught exception: ");
    try {
        if (const auto current = std::current_exception())
            std::rethrow_exception(current);
        say("none");
    } catch (const std::exception &error) {
        say(error.what());
    } catch (...) {
        say("of an unknown type");
    }
    say("\n");
    std::_Exit(int(ExitCode::Software));
}

} // namespace

void endOnUncaught() { std::set_terminate(end); }

} // namespace chat::server
