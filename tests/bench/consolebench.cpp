// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/columns.h"
#include "admin-gui/tablepane.h"
#include "server/app/actorpage.h"
#include "tests/bench/benchrun.h"

#include <QApplication>
#include <QHeaderView>
#include <QImage>
#include <QSettings>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::admin;
using namespace chat::bench;

namespace {

constexpr int manyRows = 10'000;
constexpr QSize paneSize{1000, 700};

std::vector<AdminSessionRow> manySessions()
{
    std::vector<AdminSessionRow> rows;
    for (int i = 0; i < manyRows; ++i)
        rows.push_back(
            {.session = SessionId{quint64(i) + 1},
             .user = {.id = UserId{quint64(i) * 7 + 1}, .nick = u"손님 %1"_s.arg(i * 7919 % manyRows)},
             .address = "192.0.2." + QByteArray::number(i % 250),
             .connectedMs = i * 13,
             .rooms = i % 20,
             .outboxBytes = i * 37 % 5000});
    return rows;
}

/// The table of sessions with 10,000 rows, sorted by what waits.
struct Table {
    Table() : rows(manySessions())
    {
        model.setRows(rows);
        pane.setAttribute(Qt::WA_DontShowOnScreen);
        pane.resize(paneSize);
        pane.sortBy(unsentColumn, Qt::DescendingOrder);
        pane.show();
        paint();
    }

    void paint() { pane.render(&picture, {}, {}, QWidget::DrawWindowBackground); }

    static constexpr int unsentColumn = 5;
    std::vector<AdminSessionRow> rows;
    SessionTable model{sessionColumns()};
    TablePane pane{model, u"bench"_s, true};
    QImage picture{paneSize, QImage::Format_RGB32};
};

/// New rows of which every hundredth is another, put into their places and painted.
Work refresh()
{
    return {1, [table = std::make_shared<Table>(), round = 0]() mutable {
                ++round;
                for (size_t i = 0; i < table->rows.size(); i += 100)
                    table->rows[i].outboxBytes = qint64(i) * 31 * round % 5000;
                table->model.setRows(table->rows);
                table->paint();
            }};
}

Work sortAnew()
{
    return {1, [table = std::make_shared<Table>(), isUp = false]() mutable {
                isUp = !isUp;
                table->pane.sortBy(Table::unsentColumn, isUp ? Qt::AscendingOrder : Qt::DescendingOrder);
                table->paint();
            }};
}

Work sortByNick()
{
    return {1, [table = std::make_shared<Table>(), isUp = false]() mutable {
                isUp = !isUp;
                table->pane.sortBy(0, isUp ? Qt::AscendingOrder : Qt::DescendingOrder);
                table->paint();
            }};
}

Work scroll()
{
    return {1, [table = std::make_shared<Table>(), row = 0]() mutable {
                row = (row + 137) % manyRows;
                table->pane.view().scrollTo(table->pane.view().model()->index(row, 0));
                table->paint();
            }};
}

/// The server's part: of 10,000 actors the 200 that are busiest, or whose name matches.
Work actors()
{
    auto all = std::make_shared<server::Actors>();
    for (int i = 0; i < manyRows; ++i) {
        auto state = std::make_shared<server::ActorState>();
        state->name = "room channel-" + QByteArray::number(i);
        state->kind = "room";
        state->jobsDone = quint64(i);
        all->push_back(std::move(state));
    }
    auto rates = std::make_shared<server::ActorRates>();
    return {1, [all, rates] {
                rates->look(*all, std::chrono::steady_clock::now());
                keep(server::actorPage(*all, *rates, {.filter = u"7"_s, .order = ActorOrder::Jobs}));
            }};
}

} // namespace

/// console-bench: the console's table of 10,000 sessions, and the server's table of 10,000 actors.
int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    return runBenchmarks(argc, argv,
                         {{"refresh_10000", "refresh", &refresh, false},
                          {"sort_10000_numbers", "sort", &sortAnew, false},
                          {"sort_10000_nicks", "sort", &sortByNick, false},
                          {"scroll_10000", "step", &scroll, false},
                          {"server_page_of_10000_actors", "page", &actors, false}});
}
