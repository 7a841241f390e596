// SPDX-License-Identifier: Apache-2.0
#include "client-gui/composer/completion.h"

#include "client-gui/composer/emoji.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

constexpr char16_t firstSyllable = 0xAC00;
constexpr char16_t lastSyllable = 0xD7A3;
constexpr int syllablesPerInitial = 588;
constexpr int syllablesPerVowel = 28;

/// The initial consonants of Hangul in the order of its syllables, as they are typed alone.
constexpr QStringView initials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

bool isSyllable(QChar c) { return c.unicode() >= firstSyllable && c.unicode() <= lastSyllable; }

QChar initialOf(QChar syllable)
{
    return initials[(syllable.unicode() - firstSyllable) / syllablesPerInitial];
}

/// A letter that was typed against one of a name. While a syllable is being typed it has no final yet: 미
/// stands for 미, 민, 밀 ...
bool letterMatches(QChar typed, QChar name, bool isLast)
{
    if (typed.toCaseFolded() == name.toCaseFolded())
        return true;
    if (!isSyllable(name))
        return false;
    if (initials.contains(typed))
        return initialOf(name) == typed;
    if (!isLast || !isSyllable(typed))
        return false;
    const int open = typed.unicode() - firstSyllable;
    const int whole = name.unicode() - firstSyllable;
    return open % syllablesPerVowel == 0 && open / syllablesPerVowel == whole / syllablesPerVowel;
}

bool matchesAt(QStringView typed, QStringView name, qsizetype from)
{
    if (typed.size() > name.size() - from)
        return false;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        if (!letterMatches(typed[i], name[from + i], i + 1 == typed.size()))
            return false;
    }
    return true;
}

bool isEmojiLetter(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'+' || c == u'-'; }

std::optional<CompletionKind> kindOf(QChar sign)
{
    switch (sign.unicode()) {
    case u'@': return CompletionKind::Person;
    case u'#': return CompletionKind::Room;
    case u':': return CompletionKind::Emoji;
    default: return {};
    }
}

/// Those that begin with what was typed before those that contain it; otherwise the order stays.
QList<Proposal> ranked(QStringView typed, const QList<std::pair<QString, Proposal>> &named)
{
    QList<Proposal> begins;
    QList<Proposal> contains;
    for (const auto &[name, proposal] : named) {
        if (matchesAt(typed, name, 0))
            begins << proposal;
        else if (matches(typed, name))
            contains << proposal;
    }
    return (begins + contains).first(std::min<qsizetype>(mostProposals, begins.size() + contains.size()));
}

} // namespace

std::optional<CompletionWord> wordAt(QStringView text, qsizetype cursor)
{
    for (qsizetype start = cursor - 1; start >= 0; --start) {
        const QChar c = text[start];
        if (c.isSpace())
            return {};
        const auto kind = kindOf(c);
        if (!kind || (start > 0 && !text[start - 1].isSpace()))
            continue;
        const QStringView typed = text.sliced(start + 1, cursor - start - 1);
        if (*kind == CompletionKind::Emoji
            && (typed.size() < 2 || !std::ranges::all_of(typed, isEmojiLetter)))
            return {};
        return CompletionWord{*kind, start, typed.toString()};
    }
    return {};
}

bool matches(QStringView typed, QStringView name)
{
    for (qsizetype from = 0; from + typed.size() <= name.size(); ++from) {
        if (matchesAt(typed, name, from))
            return true;
    }
    return false;
}

QList<Proposal> proposals(const CompletionWord &word, const QStringList &people, const QStringList &rooms)
{
    QList<std::pair<QString, Proposal>> named;
    switch (word.kind) {
    case CompletionKind::Person:
        for (const QString &nick : people)
            named.emplaceBack(nick, Proposal{nick, u'@' + nick + u' '});
        break;
    case CompletionKind::Room:
        for (const QString &room : rooms)
            named.emplaceBack(room, Proposal{room, u'#' + room + u' '});
        break;
    case CompletionKind::Emoji:
        for (const Emoji &emoji : emojiTable()) {
            const QString name(emoji.name);
            const Proposal proposal{emoji.characters.toString() + u"  "_s + name, emoji.characters + u' '};
            const bool inKorean = matches(word.typed, emoji.korean) && !matches(word.typed, name);
            named.emplaceBack(inKorean ? emoji.korean.toString() : name, proposal);
        }
        break;
    }
    return ranked(word.typed, named);
}

} // namespace chat::gui
