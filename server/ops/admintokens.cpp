// SPDX-License-Identifier: Apache-2.0
#include "server/ops/admintokens.h"

#include <QCryptographicHash>
#include <QFile>
#include <QList>

#include <algorithm>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

QByteArray digestOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

/// Looks at every byte, wherever the first difference is.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    quint8 difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= quint8(a[i] ^ b[i]);
    return difference == 0;
}

bool isVisible(const QByteArray &word)
{
    return std::ranges::all_of(word, [](char c) { return c > 0x20 && c < 0x7f; });
}

std::expected<Operator, QString> whoIn(const QByteArrayList &words)
{
    if (words.size() != 3)
        return std::unexpected(u"has not the three words NAME ROLE TOKEN"_s);
    const auto &[name, role, token] = std::tie(words[0], words[1], words[2]);
    if (!isVisible(name) || name.size() > adminlimits::maxTokenNameChars)
        return std::unexpected("has a name of more than "_L1 + QString::number(adminlimits::maxTokenNameChars)
                               + " characters, or not all of them ASCII"_L1);
    const bool looks = role == "viewer";
    if (!looks && role != "operator")
        return std::unexpected(u"has a role that is neither viewer nor operator"_s);
    if (token.size() < adminlimits::minTokenChars || token.size() > adminlimits::maxTokenChars
        || !isVisible(token))
        return std::unexpected("has a token that is not of "_L1 + QString::number(adminlimits::minTokenChars)
                               + " to "_L1 + QString::number(adminlimits::maxTokenChars)
                               + " ASCII characters; run: openssl rand -hex 32"_L1);
    return Operator{.name = name, .address = {}, .role = looks ? AdminRole::Viewer : AdminRole::Operator};
}

} // namespace

std::expected<AdminTokens, QString> AdminTokens::parse(const QByteArray &text)
{
    AdminTokens tokens;
    int number = 0;
    for (const QByteArray &raw : text.split('\n')) {
        ++number;
        const QByteArray line = raw.simplified();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const auto refuse = [number](const QString &why) -> std::unexpected<QString> {
            return std::unexpected<QString>("line "_L1 + QString::number(number) + u' ' + why);
        };
        const QByteArrayList words = line.split(' ');
        auto who = whoIn(words);
        if (!who)
            return refuse(who.error());
        if (tokens.count() >= adminlimits::maxTokens)
            return refuse("is one operator too many; "_L1 + QString::number(adminlimits::maxTokens)
                          + " may be named"_L1);
        const QByteArray digest = digestOf(words[2]);
        for (const Entry &entry : tokens.m_entries) {
            if (entry.who.name == who->name)
                return refuse(u"names an operator again"_s);
            if (entry.digest == digest)
                return refuse(u"has the token of an operator above"_s);
        }
        tokens.m_entries.push_back({*std::move(who), digest});
    }
    return tokens;
}

std::expected<AdminTokens, QString> AdminTokens::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(path + ": "_L1 + file.errorString());
    const QByteArray text = file.read(adminlimits::maxTokenFileBytes + 1);
    if (text.size() > adminlimits::maxTokenFileBytes)
        return std::unexpected(path + ": is larger than a MiB"_L1);
    auto tokens = parse(text);
    if (!tokens)
        return std::unexpected(path + ": "_L1 + tokens.error());
    if (tokens->count() == 0)
        return std::unexpected(path + ": names no operator; a line is NAME viewer|operator TOKEN"_L1);
    return tokens;
}

std::optional<Operator> AdminTokens::find(const QByteArray &token) const
{
    const QByteArray digest = digestOf(token);
    std::optional<Operator> found;
    for (const Entry &entry : m_entries) { // no early end
        if (isSame(entry.digest, digest))
            found = entry.who;
    }
    return found;
}

} // namespace chat::server
