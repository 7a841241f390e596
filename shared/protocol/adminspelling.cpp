// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/adminwire.h"

/// What adminwire.h only declares. The code of a packet grows with its struct; consoles, the server and their
/// tests share what is compiled here.
namespace chat {

template <Packet T>
QByteArray encodeAdminRequest(RequestId id, const T &command)
{
    return encodeRequest(WireFormat::Json, id, command);
}

template <Described T>
QByteArray encodeAdminAnswer(RequestId id, const T &answer)
{
    return encodeAnswer(WireFormat::Json, id, answer);
}

template <Described T>
Result<T> readAdminAnswer(const ServerPacket &packet)
{
    return packet.as<T>();
}

template <Described T>
QByteArray adminJson(const T &answer)
{
    return toJson(answer);
}

/// The address of each, so that each is compiled; nobody reads them.
template <class Command>
using AdminSpelling = std::tuple<QByteArray (*)(RequestId, const Command &),
                                 QByteArray (*)(RequestId, const typename Command::Answer &),
                                 Result<typename Command::Answer> (*)(const ServerPacket &),
                                 QByteArray (*)(const typename Command::Answer &)>;

template <class Commands>
struct AdminSpellings;

template <class... T>
struct AdminSpellings<std::variant<T...>> {
    static const std::tuple<AdminSpelling<T>...> all;
};

template <class... T>
const std::tuple<AdminSpelling<T>...> AdminSpellings<std::variant<T...>>::all{
    AdminSpelling<T>{&encodeAdminRequest<T>, &encodeAdminAnswer<typename T::Answer>,
                     &readAdminAnswer<typename T::Answer>, &adminJson<typename T::Answer>}...};

template struct AdminSpellings<AdminCommand>;

} // namespace chat
