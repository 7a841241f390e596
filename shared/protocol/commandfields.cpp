// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/fieldtable.h"
#include "shared/protocol/wire.h"

namespace chat {

template struct CommandTables<Command>;
template struct EventTables<Event>;
template FieldTable fieldTable<ErrorInfo>();
template FieldTable fieldTable<UserInfo>();

} // namespace chat
