// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/adminwire.h"

#include "shared/protocol/packettable.h"

namespace chat {
namespace {

/// What a field alone cannot say.
std::optional<Error> refusalOf(const AdminCommand &command)
{
    if (const auto *kick = std::get_if<KickSession>(&command);
        kick && kick->session.has_value() == kick->user.has_value())
        return Error{.code = ErrorCode::BadField, .detail = u"either session or user"_s, .field = "session"};
    if (const auto *ban = std::get_if<AddBan>(&command); ban
        && int(ban->target.user.has_value()) + int(ban->target.address.has_value())
                + int(ban->target.device.has_value())
            != 1)
        return Error{
            .code = ErrorCode::BadField, .detail = u"one of user, address and device"_s, .field = "target"};
    const auto *announce = std::get_if<Announce>(&command);
    if (announce && !announce->text.ko && !announce->text.en)
        return Error{.code = ErrorCode::EmptyMessage, .detail = u"a text in ko or en"_s, .field = "text"};
    if (announce && announce->audience && announce->audience->room && announce->audience->session)
        return Error{.code = ErrorCode::BadField, .detail = u"either room or session"_s, .field = "audience"};
    return std::nullopt;
}

} // namespace

std::expected<AdminRequest, Refused> decodeAdminRequest(QByteArrayView line, Document &scratch)
{
    const auto head = readRequestHead(line, WireFormat::Json, scratch, limits::maxAdminLineBytes);
    if (!head)
        return std::unexpected(head.error());
    auto command = readPacket<AdminCommand>(head->type, head->fields);
    if (!command) {
        Error error = std::move(command.error());
        if (error.code == ErrorCode::MissingField && error.field == "reason")
            error.code = ErrorCode::ReasonRequired;
        return std::unexpected(Refused{head->id, std::move(error)});
    }
    if (auto error = refusalOf(*command))
        return std::unexpected(Refused{head->id, *std::move(error)});
    return AdminRequest{head->id, *std::move(command)};
}

} // namespace chat
