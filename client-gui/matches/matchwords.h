// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/matchlife.h"

namespace chat::client {
class Session;
}

/// The words about matches. Plain, and harmless to show. GUI thread.
namespace chat::gui {

[[nodiscard]] QString modeText(const MatchModeInfo &mode); ///< "duel: 1 against 1"
/// How many wait in it, or that it is paused; a sentence.
[[nodiscard]] QString modeFacts(const MatchModeInfo &mode);
[[nodiscard]] QString clockText(Milliseconds time); ///< "0:42", "61:05"
/// Place, estimate, who is near; facts in a line.
[[nodiscard]] QString standingText(const client::MatchStanding &standing, std::optional<int> rating);
[[nodiscard]] QString setbackText(MatchFailure reason); ///< why one waits on
[[nodiscard]] QString endText(client::TicketEnd end); ///< empty: nothing has ended
[[nodiscard]] QString foundText(const client::MatchLife &life, UserId self); ///< with whom
[[nodiscard]] QString playersText(const std::vector<MatchTeam> &teams); ///< "미나 against 지호"
/// Who plays, for how long, and how many watch; a line.
[[nodiscard]] QString watchableText(const WatchableMatch &match);
/// Why a match cannot be watched.
[[nodiscard]] QString watchRefusalText(const client::Session &session, const Error &error);
/// How it ended for us.
[[nodiscard]] QString resultText(const client::MatchLife &life);
/// "Your rating is 1662 now (+162)."; empty: it is not kept.
[[nodiscard]] QString ratingText(const std::optional<RatingChange> &change);
/// What we have reported: "You said: won."; empty: nothing.
[[nodiscard]] QString reportText(const client::MatchLife &life);
/// Why something was refused, and what to do about it.
[[nodiscard]] QString matchRefusalText(const client::Session &session, const Error &error);

} // namespace chat::gui
