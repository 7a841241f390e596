// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/parties.h"
#include "shared/protocol/matchvalues.h"

/// What is said of parties, in the language of the interface. What strangers wrote is shown as displayLine()
/// makes it.
namespace chat::gui {

/// "★ 미나 ✓": who leads, who is ready, who is away.
[[nodiscard]] QString memberText(const PartyMember &member, bool leads);
/// The same in words, for who hears it.
[[nodiscard]] QString spokenMemberText(const PartyMember &member, bool leads);
/// What somebody said, or what happened to him.
[[nodiscard]] QString partyLineText(const client::PartyLine &line);
[[nodiscard]] QString partyInvitationText(const PartyInvited &word);
/// How our party ended for us; empty: by our own doing.
[[nodiscard]] QString partyEndingText(std::optional<PartyChange> ending);
/// Why our party, or we who are in it, cannot wait for a match of this mode; empty: nothing is in the way.
[[nodiscard]] QString partyHindrance(const client::Parties &parties, const MatchModeInfo &mode);

} // namespace chat::gui
