// SPDX-License-Identifier: Apache-2.0
#include "server/core/tokens.h"

#include "shared/core/limits.h"
#include "shared/protocol/document.h"
#include "shared/protocol/writer.h"

#include <QtEndian>

#include <algorithm>

// Why not cpp-jwt, which Debian has: its 1.4 indexes its base64 table with the bytes of the token (a byte
// over 127 reads outside), throws nlohmann's exceptions on a header that is no map, keeps the last of
// duplicate keys, compares signatures in variable time, takes any EC curve for ES256, and reads the system's
// clock. What is left to do without it is this page.

using namespace Qt::StringLiterals;

namespace chat::server {
namespace {

using std::chrono::seconds;

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr auto guestIssuer = "madang"_L1;
constexpr double lastSecond = 253402300799; ///< 9999-12-31T23:59:59Z; keeps arithmetic far from overflow

auto invalid(const QString &why) { return refuse(ErrorCode::TokenInvalid, why); }

/// None unless it is exactly what an encoder writes: no padding, no stray bits, nothing else.
std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    const QByteArray encoded = text.toByteArray();
    const auto decoded
        = QByteArray::fromBase64Encoding(encoded, base64Url | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64(base64Url) != encoded)
        return std::nullopt;
    return decoded.decoded;
}

/// JWS compact serialization (RFC 7515 section 3.1), not decoded.
struct Parts {
    QByteArrayView header;
    QByteArrayView claims;
    QByteArrayView signature;
    QByteArrayView signedText; ///< header and claims with the dot between
};

std::optional<Parts> split(QByteArrayView token)
{
    const qsizetype first = token.indexOf('.');
    const qsizetype last = token.lastIndexOf('.');
    if (first == last || token.sliced(first + 1, last - first - 1).contains('.'))
        return std::nullopt;
    return Parts{.header = token.first(first),
                 .claims = token.sliced(first + 1, last - first - 1),
                 .signature = token.sliced(last + 1),
                 .signedText = token.first(last)};
}

/// The map that is spelled there; it lives in `document`.
Result<Value> mapIn(QByteArrayView part, Document &document)
{
    const auto json = fromBase64Url(part);
    if (!json)
        return invalid(u"not base64url"_s);
    const auto map = document.parse(*json, WireFormat::Json);
    if (!map || !map->isMap())
        return invalid(u"not a map with distinct keys"_s);
    return *map;
}

/// None when it is not a NumericDate (RFC 7519 section 2) of the next millennia.
std::optional<Timestamp> timeOf(Value claim)
{
    const auto number = claim.toReal();
    if (!number || *number < 0 || *number > lastSecond)
        return std::nullopt;
    return Timestamp(Milliseconds(qint64(*number * 1000)));
}

/// `exp`, when the token is valid at `now`.
Result<Timestamp> checkedTimes(Value claims, Milliseconds leeway, Timestamp now)
{
    const auto expires = timeOf(claims.find("exp"));
    if (!expires)
        return invalid(u"exp"_s);
    for (const char *name : {"nbf", "iat"}) {
        const Value claim = claims.find(name);
        const auto begin = timeOf(claim);
        if (claim.isValid() && (!begin || now + leeway < *begin))
            return invalid(QLatin1StringView(name));
    }
    if (now >= *expires + leeway)
        return refuse(ErrorCode::TokenExpired);
    return *expires;
}

bool isFor(Value audience, QByteArrayView wanted)
{
    if (audience.toText() == wanted)
        return true;
    if (!audience.isList())
        return false;
    for (Value one = audience.firstChild(); one.isValid(); one = one.nextIn(audience)) {
        if (one.toText() == wanted)
            return true;
    }
    return false;
}

bool isSubject(QByteArrayView text)
{
    const auto isControl = [](QChar c) { return c < u' ' || (c >= u'\x7f' && c <= u'\x9f'); };
    return !text.isEmpty() && text.size() <= limits::maxSubjectBytes
        && std::ranges::none_of(QString::fromUtf8(text), isControl);
}

QString nickIn(Value claims)
{
    for (const char *name : {"nick", "name"}) {
        if (const auto text = claims.find(name).toText(); text && !text->isEmpty())
            return QString::fromUtf8(*text);
    }
    return {};
}

} // namespace

Result<Identity> TokenVerifier::verify(QByteArrayView token, Timestamp now) const
{
    if (token.size() > limits::maxTokenBytes)
        return invalid(u"over 8 KiB"_s);
    const auto parts = split(token);
    if (!parts)
        return invalid(u"not three parts"_s);
    // The signature comes first: what strangers wrote is not even parsed.
    const auto signature = fromBase64Url(parts->signature);
    if (!signature || !m_key.verifies(parts->signedText, *signature))
        return invalid(u"signature"_s);

    Document document;
    const auto header = mapIn(parts->header, document);
    if (!header)
        return std::unexpected(header.error());
    if (header->find("alg").toText() != m_key.algorithmName())
        return invalid(u"alg"_s);
    if (header->find("crit").isValid())
        return invalid(u"crit"_s);

    const auto claims = mapIn(parts->claims, document);
    if (!claims)
        return std::unexpected(claims.error());
    const Value issuer = claims->find("iss");
    const auto issuerText = issuer.isValid() ? issuer.toText() : QByteArrayView("");
    if (!issuerText || (!m_policy.issuer.isEmpty() && *issuerText != m_policy.issuer))
        return invalid(u"iss"_s);
    if (!m_policy.audience.isEmpty() && !isFor(claims->find("aud"), m_policy.audience))
        return invalid(u"aud"_s);
    const auto subject = claims->find("sub").toText();
    if (!subject || !isSubject(*subject))
        return invalid(u"sub"_s);
    const auto expires = checkedTimes(*claims, m_policy.leeway, now);
    if (!expires)
        return std::unexpected(expires.error());
    return Identity{.issuer = issuerText->toByteArray(),
                    .subject = subject->toByteArray(),
                    .nick = nickIn(*claims),
                    .expires = *expires};
}

GuestTokens::GuestTokens(TokenKey key)
    : m_verifier(std::move(key), {.issuer = QByteArray(guestIssuer.data(), guestIssuer.size())})
{
    Q_ASSERT(m_verifier.key().algorithm() == TokenKey::Algorithm::Hs256);
}

QByteArray GuestTokens::issue(UserId user, const QString &nick, Timestamp now, int days) const
{
    const qint64 second = std::chrono::floor<seconds>(now).time_since_epoch().count();
    JsonWriter json;
    json.map(5);
    json.key("iss"_L1);
    json.word(QByteArrayView(guestIssuer.data(), guestIssuer.size()));
    json.key("sub"_L1);
    json.word(IdText(user.value));
    json.key("nick"_L1);
    json.text(QStringView(nick));
    json.key("iat"_L1);
    json.integer(second);
    json.key("exp"_L1);
    json.integer(second + seconds(std::chrono::days(days)).count());

    const QByteArray header = QByteArray(R"({"alg":"HS256","typ":"JWT"})").toBase64(base64Url);
    const QByteArray signedText = header + '.' + json.result().toBase64(base64Url);
    return signedText + '.' + m_verifier.key().signature(signedText).toBase64(base64Url);
}

Result<Guest> GuestTokens::verify(QByteArrayView token, Timestamp now) const
{
    const auto identity = m_verifier.verify(token, now);
    if (!identity)
        return std::unexpected(identity.error());
    const auto user = UserId::fromText(identity->subject);
    if (!user)
        return invalid(u"sub"_s);
    return Guest{.user = *user, .nick = identity->nick, .expires = identity->expires};
}

UserId userIdOfSubject(QByteArrayView issuer, QByteArrayView subject, const TokenKey &key)
{
    // A token's text has no NUL, so no signature that the key ever gave is one of these.
    QByteArray message("user id\0", 8);
    message.append(QByteArray::number(issuer.size())).append(':').append(issuer).append(subject);
    const quint64 id = qFromBigEndian<quint64>(key.signature(message).constData());
    return UserId{id == 0 ? 1 : id};
}

} // namespace chat::server
