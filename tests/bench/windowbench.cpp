// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/memberspane.h"
#include "client-gui/timeline/timelineview.h"
#include "shared/client/memberlistmodel.h"
#include "tests/bench/benchrun.h"
#include "tests/bench/clientwork.h"

#include <QApplication>
#include <QImage>
#include <QLoggingCategory>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::bench;
using namespace chat::gui;

namespace {

constexpr QSize paneSize{640, 900};
constexpr QSize membersSize{180, 900};

/// Laid out as if it were on a display.
void show(QWidget &pane, QSize size)
{
    pane.setAttribute(Qt::WA_DontShowOnScreen);
    pane.resize(size);
    pane.show();
}

/// What a paint of the whole pane costs, without the way to a display.
void paint(QWidget &pane, QImage &onto) { pane.render(&onto, {}, {}, QWidget::DrawWindowBackground); }

/// A timeline of 100,000 in its view.
struct Room {
    Room() : timeline(longTimeline(2 * manyMessages)), picture(paneSize, QImage::Format_RGB32)
    {
        view.setModel(timeline.get());
        show(view, paneSize);
        paint(view, picture);
    }

    std::shared_ptr<client::Timeline> timeline;
    TimelineView view;
    QImage picture;
};

Work firstPaint()
{
    return {1,
            [timeline = longTimeline(2 * manyMessages),
             picture = QImage(paneSize, QImage::Format_RGB32)]() mutable {
                TimelineView view;
                view.setModel(timeline.get());
                show(view, paneSize);
                paint(view, picture);
            }};
}

/// A turn of the wheel further up, past rows that were never laid out.
Work scrollUp()
{
    return {1, [room = std::make_shared<Room>()] {
                auto *bar = room->view.verticalScrollBar();
                if (bar->value() < room->view.height())
                    room->view.scrollToNewest();
                bar->setValue(bar->value() - 3 * bar->singleStep());
                paint(room->view, room->picture);
            }};
}

/// The slider is pulled to anywhere.
Work jump()
{
    return {1, [room = std::make_shared<Room>(), at = std::make_shared<quint32>(1)] {
                *at = *at * 1664525U + 1013904223U;
                auto *bar = room->view.verticalScrollBar();
                bar->setValue(int(quint64(bar->maximum()) * (*at >> 8) >> 24));
                paint(room->view, room->picture);
            }};
}

/// Somebody says something while we look at the newest.
Work arrival()
{
    return {1, [room = std::make_shared<Room>(), next = std::make_shared<Seq>(manyMessages + 1)] {
                room->timeline->apply(*next, messageOf(*next));
                ++*next;
                paint(room->view, room->picture);
            }};
}

/// A page of 300 older messages comes in above 100,000, and what we look at stays. It grows with each call.
Work olderPage()
{
    constexpr int page = 300;
    constexpr Seq first = 3'000'000;
    struct State {
        client::Timeline timeline{RoomId{7}, nullptr, first};
        TimelineView view;
        QImage picture{paneSize, QImage::Format_RGB32};
        Seq before = first;
    };
    auto state = std::make_shared<State>();
    state->timeline.apply(
        RoomSnapshot{.room = {.id = RoomId{7}}, .seq = first - 1, .epoch = Epoch{1}, .from = first});
    for (Seq seq = first; seq < first + manyMessages; ++seq)
        state->timeline.apply(seq, messageOf(seq));
    state->view.setModel(&state->timeline);
    show(state->view, paneSize);
    return {1, [state] {
                const Seq from = state->before - page;
                HistoryAnswer answer{.epoch = Epoch{1}};
                for (Seq seq = from; seq < state->before; ++seq) {
                    const client::Message message = messageOf(seq);
                    answer.events.push_back({"msg.new", RoomId{7}, seq, message.time,
                                             toJson(MessageNew{message.author, message.text})});
                }
                state->timeline.applyPage(answer, {from, state->before - 1});
                state->before = from;
                paint(state->view, state->picture);
            }};
}

Work membersPaint()
{
    auto members = std::make_shared<client::MemberListModel>();
    members->setMembers(manyPeople(), manyMembers);
    return {1, [members, picture = QImage(membersSize, QImage::Format_RGB32)]() mutable {
                MembersPane pane;
                pane.setMembers(members.get());
                show(pane, membersSize);
                paint(pane, picture);
            }};
}

/// One comes and goes in a list of 10,000 that is on the screen.
Work membersVisit()
{
    struct State {
        client::MemberListModel members;
        MembersPane pane;
    };
    auto state = std::make_shared<State>();
    state->members.setMembers(manyPeople(), manyMembers);
    state->pane.setMembers(&state->members);
    show(state->pane, membersSize);
    return {1, [state, picture = QImage(membersSize, QImage::Format_RGB32)]() mutable {
                const UserInfo visitor{UserId{77}, u"guest5"_s};
                state->members.add(visitor);
                paint(state->pane, picture);
                state->members.remove(visitor.id);
                paint(state->pane, picture);
            }};
}

} // namespace

/// window-bench: what the client's window needs for a room of 100,000 messages and 10,000 people. Draws into
/// memory. Options are Google Benchmark's.
int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QLoggingCategory::setFilterRules(u"default.warning=false"_s); // what the offscreen platform cannot do
    QApplication app(argc, argv);
    std::vector<NamedWork> all = clientWork();
    all.insert(all.end(),
               {{"timeline_first_paint_100000", "paint", &firstPaint},
                {"timeline_wheel_100000", "step", &scrollUp},
                {"timeline_jump_100000", "jump", &jump},
                {"timeline_arrival_100000", "message", &arrival},
                {"timeline_older_page_100000", "page", &olderPage},
                {"members_first_paint_10000", "paint", &membersPaint},
                {"members_visit_10000", "visit", &membersVisit}});
    return runBenchmarks(argc, argv, all);
}
