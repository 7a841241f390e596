// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/adminevents.h"
#include "shared/protocol/adminpackets.h"
#include "shared/protocol/fieldtable.h"

namespace chat {

template struct CommandTables<AdminCommand>;
template struct EventTables<AdminEvent>;

} // namespace chat
