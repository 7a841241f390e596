// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"

#include <QSet>
#include <QStringList>

#include <memory>

struct UNormalizer2; // ICU's
struct USet;
struct USpoofChecker;

namespace chat::server {

/// What people may be called, and when two nicks look alike (faults.md row 30). Any thread once made: ICU's
/// checkers may be shared when nobody changes them.
class NickRules
{
public:
    /// `reserved`: nicks that nobody gets, nor any that looks like one of them.
    explicit NickRules(const QStringList &reserved = {});

    /// The nick as it is kept: without compatibility forms (NFKC: ＡＢ is AB, decomposed Hangul is composed;
    /// single jamo such as ㅇㅇ stay), 2 .. 32 characters, single spaces inside only, not beginning with @ #
    /// : or /, and of scripts that go together (Hangul and Latin do, Cyrillic and Latin do not). Error:
    /// NameInvalid.
    [[nodiscard]] Result<QString> checked(const QString &wanted) const;

    /// Two nicks look alike when their skeletons are equal. Not for people to see. Without regard to case, so
    /// that I (which is i) and l are one; so are 0 and o, 1 and l.
    [[nodiscard]] QString skeleton(const QString &nick) const;

    /// "guest-7f3k2": the same for the same seed; no two of them look alike, and none is a word (F-006,
    /// S1-26).
    [[nodiscard]] static QString generatedNick(quint64 seed);

private:
    template <class T>
    using Owned = std::unique_ptr<T, void (*)(T *)>;

    Owned<USet> m_normalised; ///< the characters that NFKC applies to
    Owned<UNormalizer2> m_nfkc;
    Owned<USpoofChecker> m_spoof;
    QSet<QString> m_reserved; ///< skeletons
};

} // namespace chat::server
