// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace chat::gui {

enum class CompletionKind { Person, Room, Emoji };

/// A word that is being typed and can be completed: "@mi", "#gen", ":smi".
struct CompletionWord {
    CompletionKind kind;
    qsizetype start; ///< of its sign
    QString typed; ///< behind the sign; may be empty for people and rooms

    friend bool operator==(const CompletionWord &, const CompletionWord &) = default;
};

/// One proposal.
struct Proposal {
    QString shown; ///< plain text for the list
    QString inserted; ///< takes the place of the word, sign included

    friend bool operator==(const Proposal &, const Proposal &) = default;
};

/// The word that ends at `cursor`, when it begins a line or follows a blank. An emoji needs two letters, so
/// that
/// ":)" and "a: b" stay what they are.
[[nodiscard]] std::optional<CompletionWord> wordAt(QStringView text, qsizetype cursor);

/// What fits to the word, the best first: those that begin with it, then those that contain it; at most
/// `mostProposals`. Case does not matter; a half-typed syllable finds the whole one (U-11: "미ㄴ" finds
/// 미나), and initial consonants find a Korean name ("ㅁㄴ" finds 미나).
[[nodiscard]] QList<Proposal> proposals(const CompletionWord &word, const QStringList &people,
                                        const QStringList &rooms);

/// Whether somebody who has typed this may mean `name`; also what the room switcher and filters ask.
[[nodiscard]] bool matches(QStringView typed, QStringView name);

inline constexpr int mostProposals = 8;

} // namespace chat::gui
