// SPDX-License-Identifier: Apache-2.0
// What a client does for each thing it hears, in a long timeline and in a room full of people.
#include "tests/bench/clientwork.h"

#include "shared/client/memberlistmodel.h"
#include "shared/client/timeline.h"

namespace chat::bench {

using namespace client;
using namespace Qt::StringLiterals;

namespace {

/// Somebody says something in a room of 100,000 messages; it grows with each call.
Work timelineHears()
{
    auto timeline = longTimeline(2 * Timeline::mostRows); // never full
    auto next = std::make_shared<Seq>(manyMessages + 1);
    return {1, [timeline, next] {
                keep(timeline->apply(*next, messageOf(*next)));
                ++*next;
            }};
}

/// One comes into a room of ten thousand, and leaves it.
Work memberVisits()
{
    auto members = std::make_shared<MemberListModel>();
    members->setMembers(manyPeople(), manyMembers);
    return {1, [members, visitor = UserInfo{UserId{77}, u"visitor"_s}] {
                members->add(visitor);
                members->remove(visitor.id);
            }};
}

/// The list of ten thousand comes, as behind a room.enter.
Work membersCome()
{
    return {manyMembers, [people = manyPeople()] {
                MemberListModel members;
                members.setMembers(people, manyMembers);
                keep(members.rowCount());
            }};
}

} // namespace

Message messageOf(Seq seq)
{
    static const QString text = QString::fromUtf8(sampleText());
    const auto author = quint64(1 + seq / 3 % 50); // three in a row, so that there are groups
    return {.seq = seq,
            .author = {UserId{author}, u"guest%1"_s.arg(author)},
            .text = text.left(10 + seq * 37 % (text.size() - 10)),
            .time = Timestamp(Milliseconds(1'730'000'000'000 + seq * 20'000))};
}

std::shared_ptr<Timeline> longTimeline(qsizetype limit)
{
    auto timeline = std::make_shared<Timeline>(RoomId{7}, nullptr, limit);
    timeline->apply(RoomSnapshot{.room = {.id = RoomId{7}}, .epoch = Epoch{1}, .complete = true});
    for (Seq seq = 1; seq <= manyMessages; ++seq)
        timeline->apply(seq, messageOf(seq));
    timeline->setLastRead(manyMessages);
    return timeline;
}

std::vector<UserInfo> manyPeople()
{
    std::vector<UserInfo> people;
    for (quint64 i = 1; i <= manyMembers; ++i) // in no order of nicks
        people.push_back({UserId{1'000 + i}, u"guest%1"_s.arg(i * 7919 % 100'003)});
    return people;
}

std::vector<NamedWork> clientWork()
{
    return {{"timeline_hears_100000", "message", &timelineHears},
            {"member_visits_10000", "visit", &memberVisits},
            {"members_come_10000", "member", &membersCome}};
}

} // namespace chat::bench
