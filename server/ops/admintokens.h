// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/adminports.h"

#include <QString>

#include <expected>
#include <optional>
#include <vector>

namespace chat::server {

namespace adminlimits {
inline constexpr qsizetype minTokenChars = 32;
inline constexpr qsizetype maxTokenChars = 1024;
inline constexpr qsizetype maxTokenNameChars = 64;
inline constexpr int maxTokens = 256;
inline constexpr qsizetype maxTokenFileBytes = 1024 * 1024;
} // namespace adminlimits

/// Who may administer over TLS, and how much: the operators' token file. Keeps digests, not the tokens. Pure;
/// immutable, any thread.
class AdminTokens
{
public:
    /// One operator a line, `NAME viewer|operator TOKEN`; empty lines and those that begin with # are
    /// skipped. An error is a sentence with the line's number; it never shows a token.
    [[nodiscard]] static std::expected<AdminTokens, QString> parse(const QByteArray &text);

    /// As parse(); the sentence begins with the path.
    [[nodiscard]] static std::expected<AdminTokens, QString> load(const QString &path);

    /// Who shows it, with an empty address. Takes the same time for every token of a length.
    [[nodiscard]] std::optional<Operator> find(const QByteArray &token) const;

    [[nodiscard]] int count() const { return int(m_entries.size()); }

private:
    struct Entry {
        Operator who;
        QByteArray digest; ///< SHA-256
    };
    std::vector<Entry> m_entries;
};

} // namespace chat::server
