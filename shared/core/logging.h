// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

#include <vector>

/// Every log category. What is logged: ids, sizes, codes, addresses. Never: bodies, tokens, passwords
/// (B1-34).
namespace chat {

Q_DECLARE_LOGGING_CATEGORY(lcNet) ///< chat.net: connections, handshakes, closes
Q_DECLARE_LOGGING_CATEGORY(lcSession) ///< chat.session: logins, resumes, replaced sessions
Q_DECLARE_LOGGING_CATEGORY(lcRoom) ///< chat.room: rooms born, retired, closed with an incident
Q_DECLARE_LOGGING_CATEGORY(lcRuntime) ///< chat.runtime: slow turns, full mailboxes
Q_DECLARE_LOGGING_CATEGORY(lcStore) ///< chat.store: migrations, commits that failed, checkpoints
Q_DECLARE_LOGGING_CATEGORY(lcAdmin) ///< chat.admin: operators' connections and actions
Q_DECLARE_LOGGING_CATEGORY(lcApp) ///< chat.app: start, configuration, drain, stop

/// All of the above.
[[nodiscard]] std::vector<const QLoggingCategory *> logCategories();

} // namespace chat
