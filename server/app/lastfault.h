// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace chat::server {

/// From here on an exception that nothing catches ends the process at once with ExitCode::Software and one
/// line on standard error, whatever its type (B2-09, faults row 41). What was acknowledged is stored; the
/// supervisor starts us again. Exceptions inside a turn never come here: they close their room. Once, in
/// main.
void endOnUncaught();

} // namespace chat::server
