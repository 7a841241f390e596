// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/matcher.h"

#include "shared/matching/ratingline.h"
#include "shared/matching/teams.h"

#include <QHash>

#include <algorithm>
#include <cstdlib>

namespace chat::matching {
namespace {

/// A ticket, with what a pass needs of it at hand.
struct Entry {
    const Ticket *ticket = nullptr;
    int rating = 0;
    int ratings = 0; ///< of all players, added up
    int size = 0; ///< people
    bool plain = true;
    bool left = true; ///< still without a match
    int group = 0; ///< of tickets that agree
    int place = 0; ///< on the line of its group and size
};

/// Tickets that agree and have the same size, by rating.
struct Line {
    RatingLine ratings;
    std::vector<int> entries; ///< by place
};

/// What all tickets of a match must have in common, as one word.
QByteArray agreementOf(const Ticket &ticket, const Mode &mode)
{
    QByteArray words;
    for (const QByteArray &name : mode.agree) {
        const auto found = ticket.properties.find(name);
        if (found == ticket.properties.end()) {
            words += '-';
        } else if (const auto *word = std::get_if<QByteArray>(&found->second)) {
            words += 'w' + QByteArray::number(word->size()) + ':' + *word;
        } else {
            words
                += 'n' + QByteArray::number(std::get<double>(found->second) + 0.0, 'g', 17) + ';'; // -0 is 0
        }
    }
    return words;
}

int groupOf(QHash<QByteArray, int> &groups, const QByteArray &agreement)
{
    const auto known = groups.constFind(agreement);
    return known != groups.cend() ? *known : *groups.insert(agreement, int(groups.size()));
}

class Pass
{
public:
    Pass(std::span<const Ticket> tickets, const Mode &mode, Timestamp now);
    std::vector<Match> run();

private:
    /// Candidates on one side of a ticket, the nearest first.
    using Side = std::vector<int>;

    [[nodiscard]] std::optional<Match> matchFor(int oldest);
    [[nodiscard]] std::optional<Match> matchOf(int oldest, int teamSize);
    void gather(const Entry &oldest, int window, int people);
    void gatherFrom(Line &line, const Entry &oldest, int window, size_t enough);
    [[nodiscard]] bool mayMeet(const Entry &a, const Entry &b) const;
    /// The tickets of a match with the oldest and the nearest `below` and `above`; empty: there is none.
    [[nodiscard]] std::vector<int> choose(int oldest, int teamSize, size_t below, size_t above);
    [[nodiscard]] bool pick(std::vector<int> &chosen, PartCounts &missing, std::span<const int> from);
    [[nodiscard]] int spreadOf(std::span<const int> chosen) const;
    /// The less, the better: the spread; among equals the time at which they came.
    [[nodiscard]] std::pair<int, qint64> worthOf(std::span<const int> chosen) const;
    [[nodiscard]] Match deal(std::span<const int> chosen, int oldest, int teamSize) const;
    [[nodiscard]] Line &lineOf(int group, int size)
    {
        return m_lines[size_t(group * m_mode.largestParty + size - 1)];
    }
    [[nodiscard]] const std::vector<PartCounts> &recipesFor(int teamSize);
    void take(int entry);

    const Mode &m_mode;
    Timestamp m_now;
    std::vector<Entry> m_entries;
    std::vector<int> m_byAge; ///< the oldest first
    std::vector<Line> m_lines;
    std::vector<std::vector<PartCounts>> m_recipes; ///< by size of a team
    Side m_below, m_above;
    std::vector<int> m_from; ///< of one choice, as the next two; kept for their capacity
    PartCounts m_there, m_missing;
    int m_steps = 0; ///< of one choice
    bool m_isChoosy = false; ///< somebody has a wish, or avoids somebody
};

Pass::Pass(std::span<const Ticket> tickets, const Mode &mode, Timestamp now)
    : m_mode(mode),
      m_now(now),
      m_recipes(size_t(mode.teamSize) + 1)
{
    QHash<QByteArray, int> groups;
    m_entries.reserve(tickets.size());
    for (const Ticket &ticket : tickets) {
        if (ticket.players.empty() || ticket.players.size() > size_t(mode.largestParty))
            continue;
        Entry entry{.ticket = &ticket,
                    .rating = ratingOf(ticket),
                    .size = int(ticket.players.size()),
                    .plain = isPlain(ticket)};
        for (const Player &player : ticket.players)
            entry.ratings += player.rating;
        if (!mode.agree.empty())
            entry.group = groupOf(groups, agreementOf(ticket, mode));
        m_isChoosy |= !entry.plain;
        m_entries.push_back(entry);
    }
    m_byAge.resize(m_entries.size());
    for (size_t i = 0; i < m_byAge.size(); ++i)
        m_byAge[i] = int(i);
    std::ranges::sort(m_byAge, [this](int a, int b) {
        return isOlder(*m_entries[size_t(a)].ticket, *m_entries[size_t(b)].ticket);
    });
    std::vector<int> byRating = m_byAge;
    std::ranges::stable_sort(byRating, {}, [this](int entry) { return m_entries[size_t(entry)].rating; });
    m_lines.resize(size_t(std::max(qsizetype(1), groups.size()) * mode.largestParty));
    for (const int index : byRating) {
        Entry &entry = m_entries[size_t(index)];
        Line &line = lineOf(entry.group, entry.size);
        entry.place = line.ratings.add(entry.rating);
        line.entries.push_back(index);
    }
}

std::vector<Match> Pass::run()
{
    std::vector<Match> matches;
    for (const int oldest : m_byAge) {
        if (!m_entries[size_t(oldest)].left)
            continue;
        take(oldest); // with or without a match, it is nobody's candidate any more
        if (auto match = matchFor(oldest))
            matches.push_back(*std::move(match));
    }
    return matches;
}

void Pass::take(int entry)
{
    Entry &taken = m_entries[size_t(entry)];
    taken.left = false;
    lineOf(taken.group, taken.size).ratings.take(taken.place);
}

std::optional<Match> Pass::matchFor(int oldest)
{
    const Milliseconds waited = m_now - m_entries[size_t(oldest)].ticket->since;
    const int least = waited >= m_mode.smallerAfter ? m_mode.leastTeamSize : m_mode.teamSize;
    for (int size = m_mode.teamSize; size >= least; --size) {
        if (auto match = matchOf(oldest, size))
            return match;
    }
    return std::nullopt;
}

std::optional<Match> Pass::matchOf(int oldest, int teamSize)
{
    const Entry &entry = m_entries[size_t(oldest)];
    if (entry.size > teamSize)
        return std::nullopt;
    gather(entry, m_mode.window.at(m_now - entry.ticket->since), m_mode.teams * teamSize);
    // With more from below, fewer are needed from above: the two ends move towards each other once.
    size_t above = m_above.size();
    std::vector<int> best;
    for (size_t below = 0; below <= m_below.size(); ++below) {
        auto chosen = choose(oldest, teamSize, below, above);
        if (chosen.empty())
            continue;
        while (above > 0) {
            auto fewer = choose(oldest, teamSize, below, above - 1);
            if (fewer.empty())
                break;
            chosen = std::move(fewer);
            --above;
        }
        if (best.empty() || worthOf(chosen) < worthOf(best))
            best = std::move(chosen);
    }
    if (best.empty())
        return std::nullopt;
    for (const int other : best) {
        if (other != oldest)
            take(other);
    }
    return deal(best, oldest, teamSize);
}

void Pass::gather(const Entry &oldest, int window, int people)
{
    m_below.clear();
    m_above.clear();
    for (int size = 1; size <= m_mode.largestParty; ++size) {
        // No match needs more of a size from one side: for one that is farther there is always a nearer one,
        // unless somebody does not want to meet that one.
        const auto most = size_t((people - oldest.size) / size);
        if (most > 0)
            gatherFrom(lineOf(oldest.group, size), oldest, window,
                       most + (m_isChoosy ? limits::spareCandidates : 0));
    }
    const auto byDistance = [&](int a, int b) {
        const auto key = [&](int entry) {
            const Entry &other = m_entries[size_t(entry)];
            return std::tuple(std::abs(other.rating - oldest.rating), other.ticket->since, other.ticket->id);
        };
        return key(a) < key(b);
    };
    std::ranges::sort(m_below, byDistance);
    std::ranges::sort(m_above, byDistance);
}

void Pass::gatherFrom(Line &line, const Entry &oldest, int window, size_t enough)
{
    RatingLine &ratings = line.ratings;
    size_t plain = 0;
    size_t choosy = 0;
    const auto isEnough = [&](Side &side, int place) {
        const int index = line.entries[size_t(place)];
        const Entry &candidate = m_entries[size_t(index)];
        if (std::abs(candidate.rating - oldest.rating) > window)
            return true;
        if (mayMeet(oldest, candidate) && (candidate.plain || ++choosy <= limits::choosyCandidates)) {
            plain += candidate.plain;
            side.push_back(index);
        }
        return plain >= enough;
    };
    const int middle = ratings.placeOf(oldest.rating);
    for (int place = ratings.atOrAbove(middle); place < ratings.size() && !isEnough(m_above, place);)
        place = ratings.atOrAbove(place + 1);
    plain = choosy = 0;
    // Down from rating to rating; of those with the same the oldest is first, as it is upwards.
    for (int end = middle; (end = ratings.atOrBelow(end - 1)) >= 0;) {
        const int begin = ratings.placeOf(ratings.ratingAt(end));
        for (int place = ratings.atOrAbove(begin); place <= end; place = ratings.atOrAbove(place + 1)) {
            if (isEnough(m_below, place))
                return;
        }
        end = begin;
    }
}

bool Pass::mayMeet(const Entry &a, const Entry &b) const
{
    if (a.plain && b.plain)
        return !shareSomebody(*a.ticket, *b.ticket);
    return firstFailed(m_mode, *a.ticket, *b.ticket) == Rule::None;
}

std::vector<int> Pass::choose(int oldest, int teamSize, size_t below, size_t above)
{
    const Entry &entry = m_entries[size_t(oldest)];
    m_from.assign(m_below.begin(), m_below.begin() + qsizetype(below));
    m_from.insert(m_from.end(), m_above.begin(), m_above.begin() + qsizetype(above));
    m_there.assign(size_t(m_mode.largestParty), 0);
    for (const int candidate : m_from)
        ++m_there[size_t(m_entries[size_t(candidate)].size - 1)];
    std::ranges::sort(m_from, [this](int a, int b) {
        return isOlder(*m_entries[size_t(a)].ticket, *m_entries[size_t(b)].ticket);
    });
    m_steps = 0;
    for (const PartCounts &recipe : recipesFor(teamSize)) {
        m_missing = recipe;
        if (--m_missing[size_t(entry.size - 1)] < 0
            || !std::ranges::equal(m_missing, m_there, std::less_equal()))
            continue;
        std::vector<int> chosen{oldest};
        if (pick(chosen, m_missing, m_from))
            return chosen;
    }
    return {};
}

/// Takes the first that fits, and goes back where somebody does not want to meet somebody.
bool Pass::pick(std::vector<int> &chosen, PartCounts &missing, std::span<const int> from)
{
    if (std::ranges::all_of(missing, [](int count) { return count == 0; }))
        return true;
    for (size_t i = 0; i < from.size(); ++i) {
        const Entry &candidate = m_entries[size_t(from[i])];
        int &wanted = missing[size_t(candidate.size - 1)];
        if (wanted == 0 || ++m_steps > limits::choiceSteps)
            continue;
        if (!std::ranges::all_of(chosen,
                                 [&](int other) { return mayMeet(m_entries[size_t(other)], candidate); }))
            continue;
        --wanted;
        chosen.push_back(from[i]);
        if (pick(chosen, missing, from.subspan(i + 1)))
            return true;
        chosen.pop_back();
        ++wanted;
    }
    return false;
}

int Pass::spreadOf(std::span<const int> chosen) const
{
    const auto [least, most]
        = std::ranges::minmax(chosen, {}, [this](int entry) { return m_entries[size_t(entry)].rating; });
    return m_entries[size_t(most)].rating - m_entries[size_t(least)].rating;
}

std::pair<int, qint64> Pass::worthOf(std::span<const int> chosen) const
{
    qint64 came = 0;
    for (const int entry : chosen)
        came += (m_entries[size_t(entry)].ticket->since - m_now).count();
    return {spreadOf(chosen), came};
}

Match Pass::deal(std::span<const int> chosen, int oldest, int teamSize) const
{
    std::vector<int> sorted(chosen.begin(), chosen.end());
    std::ranges::sort(sorted, [this](int a, int b) {
        return isOlder(*m_entries[size_t(a)].ticket, *m_entries[size_t(b)].ticket);
    });
    std::vector<Part> parts;
    for (const int entry : sorted)
        parts.push_back({m_entries[size_t(entry)].size, m_entries[size_t(entry)].ratings});
    const auto dealt = dealTeams(parts, m_mode.teams, teamSize);
    Match match{.teams = std::vector<Team>(size_t(m_mode.teams)),
                .oldest = m_entries[size_t(oldest)].ticket->id,
                .spread = spreadOf(chosen)};
    for (size_t i = 0; dealt && i < sorted.size(); ++i) {
        Team &team = match.teams[size_t((*dealt)[i])];
        team.tickets.push_back(m_entries[size_t(sorted[i])].ticket->id);
        team.ratings += parts[i].ratings;
    }
    const auto [weakest, strongest] = std::ranges::minmax(match.teams, {}, &Team::ratings);
    match.imbalance = strongest.ratings - weakest.ratings;
    return match;
}

const std::vector<PartCounts> &Pass::recipesFor(int teamSize)
{
    auto &known = m_recipes[size_t(teamSize)];
    if (known.empty()) {
        known = recipes(m_mode.teams, teamSize, std::min(m_mode.largestParty, teamSize), limits::maxRecipes)
                    .value_or(std::vector<PartCounts>());
        for (PartCounts &recipe : known)
            recipe.resize(size_t(m_mode.largestParty), 0);
    }
    return known;
}

} // namespace

std::vector<Match> pass(std::span<const Ticket> tickets, const Mode &mode, Timestamp now)
{
    return Pass(tickets, mode, now).run();
}

std::optional<Explanation> explain(std::span<const Ticket> tickets, TicketId id, const Mode &mode,
                                   Timestamp now, size_t most)
{
    const auto ticket = std::ranges::find(tickets, id, &Ticket::id);
    if (ticket == tickets.end())
        return std::nullopt;
    const Milliseconds waited = now - ticket->since;
    const auto wider = mode.window.nextAfter(waited);
    Explanation explanation{.window = mode.window.at(waited),
                            .widensAt = wider ? std::optional(ticket->since + *wider) : std::nullopt,
                            .needed
                            = mode.teams * (waited >= mode.smallerAfter ? mode.leastTeamSize : mode.teamSize),
                            .players = int(ticket->players.size())};
    for (const Ticket &other : tickets) {
        if (other.id == id)
            continue;
        const Rule failed = firstFailed(mode, *ticket, other, now);
        if (failed == Rule::None)
            explanation.players += int(other.players.size());
        explanation.near.push_back({other.id, std::abs(ratingOf(*ticket) - ratingOf(other)), failed});
    }
    std::ranges::sort(explanation.near, {},
                      [](const Explanation::Near &near) { return std::pair(near.apart, near.ticket); });
    if (explanation.near.size() > most)
        explanation.near.resize(most);
    return explanation;
}

} // namespace chat::matching
