// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"

#include <algorithm>

/// Codes that open a room, and pages of who is in it.
namespace chat::server {
namespace {

/// A page's cursor is the order of its last member.
std::optional<quint64> orderIn(const std::optional<QByteArray> &cursor)
{
    bool good = true;
    const quint64 order = cursor ? cursor->toULongLong(&good) : 0;
    return good ? std::optional(order) : std::nullopt;
}

} // namespace

QByteArray newInviteCode()
{
    return QByteArray(idToText(randomId()) + idToText(randomId())).last(limits::inviteCodeChars);
}

Room::Done Room::act(const InviteToRoom &wish, const Hand &hand)
{
    if (const auto allowed = hand.may(RoomPower::Invite); !allowed)
        return std::unexpected(allowed.error());
    std::erase_if(m_settings.invites,
                  [&](const InviteInfo &invite) { return invite.until && *invite.until <= hand.now.wall; });
    if (m_settings.invites.size() >= size_t(limits::maxInvites))
        return std::unexpected(
            Error{.code = ErrorCode::TooLarge, .limit = QByteArray::number(limits::maxInvites) + " codes"});
    const InviteInfo invite{.code = hand.job->code.isEmpty() ? newInviteCode() : hand.job->code,
                            .uses = wish.user ? 1 : wish.uses.value_or(1),
                            .until
                            = wish.ms ? std::optional(hand.now.wall + Milliseconds(*wish.ms)) : std::nullopt,
                            .user = wish.user,
                            .by = hand.by};
    m_settings.invites.push_back(invite);
    hand.effects->push_back(effect::Save{});
    if (wish.user && !(hand.by && isBlockedBy(*wish.user, hand.by->id)))
        hand.effects->push_back(
            effect::TellUser{*wish.user, RoomInvited{.room = info(), .by = hand.by, .code = invite.code}});
    return invite;
}

Room::Done Room::act(const RevokeInvite &wish, const Hand &hand)
{
    if (const auto allowed = hand.may(RoomPower::Invite); !allowed)
        return std::unexpected(allowed.error());
    const auto removed = std::erase_if(m_settings.invites,
                                       [&](const InviteInfo &invite) { return invite.code == wish.code; });
    if (removed > 0)
        hand.effects->push_back(effect::Save{});
    return Nothing{};
}

Room::Done Room::act(const ListInvites &, const Hand &hand)
{
    if (const auto allowed = hand.may(RoomPower::Invite); !allowed)
        return std::unexpected(allowed.error());
    InviteList list;
    std::ranges::copy_if(m_settings.invites, std::back_inserter(list.invites), [&](const InviteInfo &invite) {
        return !invite.until || *invite.until > hand.now.wall;
    });
    return list;
}

Room::Done Room::act(const ListMembers &wish, const Hand &)
{
    const auto after = orderIn(wish.cursor);
    if (!after)
        return chat::refuse(ErrorCode::BadCursor);
    const QString query = wish.query.value_or(QString()).toCaseFolded();
    std::vector<std::pair<quint64, decltype(m_members)::const_iterator>> ordered;
    for (auto member = m_members.begin(); member != m_members.end(); ++member) {
        if (member->second.order > *after && member->second.nick.toCaseFolded().contains(query))
            ordered.emplace_back(member->second.order, member);
    }
    const auto most = size_t(wish.limit.value_or(limits::memberPage));
    const auto byOrder = [](const auto &entry) { return entry.first; };
    const auto end = ordered.begin() + qsizetype(std::min(most, ordered.size()));
    std::ranges::partial_sort(ordered, end, {}, byOrder);
    MemberPage page{.total = people()};
    constexpr qsizetype around = 256;
    constexpr qsizetype ofRole = 24;
    qsizetype bytes = around;
    for (auto entry = ordered.begin(); entry != end; ++entry) {
        const auto &[user, member] = *entry->second;
        bytes += member.answerBytes + ofRole;
        if (bytes > m_rules->maxAnswerBytes)
            break;
        page.members.push_back(
            {.user = {user, member.nick},
             .role = member.role != RoomRole::Member ? std::optional(member.role) : std::nullopt});
    }
    if (page.members.size() < ordered.size() && !page.members.empty())
        page.next = QByteArray::number(ordered[page.members.size() - 1].first);
    return page;
}

} // namespace chat::server
