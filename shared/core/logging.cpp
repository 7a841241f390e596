// SPDX-License-Identifier: Apache-2.0
#include "shared/core/logging.h"

namespace chat {

Q_LOGGING_CATEGORY(lcNet, "chat.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSession, "chat.session", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRoom, "chat.room", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRuntime, "chat.runtime", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "chat.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAdmin, "chat.admin", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "chat.app", QtInfoMsg)

std::vector<const QLoggingCategory *> logCategories()
{
    return {&lcNet(), &lcSession(), &lcRoom(), &lcRuntime(), &lcStore(), &lcAdmin(), &lcApp()};
}

} // namespace chat
