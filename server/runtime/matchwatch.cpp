// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/matchhub.h"
#include "shared/core/match.h"

/// What operators ask and do, at the desks of one mode or of all.
namespace chat::server {

namespace {

constexpr Milliseconds askAgain{200}; ///< a mailbox is full

/// Waits for the answers of so many desks. Any thread.
template <class Collected>
class Answers
{
public:
    Answers(size_t desks, Collected first, std::function<void(Collected)> told)
        : m_missing(desks),
          m_collected(std::move(first)),
          m_told(std::move(told))
    {
    }

    /// One desk has answered: `add(Collected &)`.
    void take(auto add)
    {
        {
            const std::scoped_lock lock(m_mutex);
            add(m_collected);
            if (--m_missing != 0)
                return;
        }
        m_told(std::move(m_collected)); // the last one: nobody else touches it any more
    }

private:
    std::mutex m_mutex;
    size_t m_missing;
    Collected m_collected;
    const std::function<void(Collected)> m_told;
};

/// Of what two desks say: the one that knows what was asked for.
Result<int> better(const Result<int> &one, const Result<int> &other)
{
    const auto rank = [](const Result<int> &result) {
        if (result)
            return 0;
        switch (result.error().code) {
        case ErrorCode::AlreadyMatched:
        case ErrorCode::MatchOver: return 1;
        case ErrorCode::Overloaded: return 2;
        default: return 3;
        }
    };
    return rank(other) < rank(one) ? other : one;
}

/// What it is when no desk knows of it.
ErrorCode unknown(const MatchAct &act)
{
    return match(
        act, [](const PauseMode &) { return ErrorCode::ModeUnknown; },
        [](const CancelTicket &) { return ErrorCode::TicketNotFound; },
        [](const EndMatch &) { return ErrorCode::MatchNotFound; });
}

} // namespace

std::vector<MatchHub::Desk> MatchHub::desksOf(const std::optional<QString> &mode) const
{
    std::vector<Desk> desks;
    const std::scoped_lock lock(m_mutex);
    for (const auto &[name, known] : m_modes) {
        if (!mode || name == mode->toUtf8())
            desks.push_back(known.desk);
    }
    return desks;
}

void MatchHub::inspect(const std::optional<QString> &mode, Look look, std::function<void(Result<void>)> told)
{
    const std::vector<Desk> desks = desksOf(mode);
    if (desks.empty())
        return told({});
    const auto answers
        = std::make_shared<Answers<Result<void>>>(desks.size(), Result<void>(), std::move(told));
    for (const Desk &desk : desks) {
        matchjob::Inspect job{[answers, look](const MatchDesk &seen, const Now &now) {
            answers->take([&](Result<void> &) { look(seen, now); });
        }};
        if (desk->post(std::move(job), true) == Posted::Full)
            answers->take(
                [](Result<void> &result) { result = refuseLater(ErrorCode::Overloaded, askAgain); });
    }
}

void MatchHub::steer(const MatchAct &act, std::function<void(Result<int>)> done)
{
    const auto *pause = std::get_if<PauseMode>(&act);
    const std::vector<Desk> desks = desksOf(pause ? std::optional(pause->mode) : std::nullopt);
    Result<int> nobody = refuse(unknown(act));
    if (desks.empty())
        return done(nobody);
    const auto answers = std::make_shared<Answers<Result<int>>>(desks.size(), nobody, std::move(done));
    for (const Desk &desk : desks) {
        matchjob::Steer job{act, [answers](const Result<int> &people) {
                                answers->take([&](Result<int> &best) { best = better(best, people); });
                            }};
        if (desk->post(std::move(job), true) == Posted::Full)
            answers->take(
                [](Result<int> &best) { best = better(best, refuseLater(ErrorCode::Overloaded, askAgain)); });
    }
}

std::vector<MatchModeFacts> MatchHub::facts() const
{
    const auto read = [](const auto &number) { return number.load(std::memory_order_relaxed); };
    const auto byName = [&read](auto names, const auto &numbers) {
        std::map<QByteArray, quint64> all;
        for (size_t i = 0; i < names.size(); ++i)
            all.emplace(QByteArray(names[i].data(), names[i].size()), read(numbers[i]));
        return all;
    };
    const std::chrono::nanoseconds now = std::chrono::steady_clock::now().time_since_epoch();
    std::vector<MatchModeFacts> facts;
    const std::scoped_lock lock(m_mutex);
    for (const auto &[name, mode] : m_modes) {
        const MatchCounts &counts = mode.desk->counts();
        MatchModeFacts one{.mode = name,
                           .waiting = read(counts.waiting),
                           .running = read(counts.running),
                           .made = read(counts.made),
                           .failed = byName(enumNames(MatchFailure()), counts.failed),
                           .ended = byName(enumNames(MatchEnd()), counts.ended),
                           .waits = counts.waits.read()};
        if (const qint64 since = read(counts.oldestNs); since != 0)
            one.oldest = std::max(Milliseconds(0),
                                  std::chrono::floor<Milliseconds>(now - std::chrono::nanoseconds(since)));
        facts.push_back(std::move(one));
    }
    return facts;
}

} // namespace chat::server
