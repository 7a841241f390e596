// SPDX-License-Identifier: Apache-2.0
#include "server/net/writepacing.h"

#include <QTest>

using namespace chat::server;

namespace {

/// One turn, and the pause that is expected after it.
struct Turn {
    int us = 0;
    bool behind = false;
    int pauseUs = 0;
};

} // namespace

Q_DECLARE_METATYPE(Turn)

/// How long an I/O thread lets deliveries gather (decision 28).
class tst_WritePacing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pauses_data();
    void pauses();
};

void tst_WritePacing::pauses_data()
{
    QTest::addColumn<QList<Turn>>("turns");
    const auto row = [](const char *name, const QList<Turn> &turns) { QTest::newRow(name) << turns; };
    row("who keeps up never waits", {{50'000, false, 0}, {50'000, false, 0}});
    row("a turn below a millisecond is never followed by a pause", {{999, true, 0}, {999, true, 0}});
    row("a turn of a millisecond is, when more has come", {{1000, true, 250}});
    row("the pause doubles while the thread stays behind, up to twice the turn",
        {{8000, true, 2000},
         {8000, true, 4000},
         {8000, true, 8000},
         {8000, true, 16'000},
         {8000, true, 16'000}});
    row("it is never longer than 20 ms",
        {{60'000, true, 15'000}, {60'000, true, 20'000}, {60'000, true, 20'000}});
    row("it shrinks with the turn", {{8000, true, 2000}, {8000, true, 4000}, {1500, true, 3000}});
    row("who has caught up begins anew",
        {{8000, true, 2000}, {8000, true, 4000}, {8000, false, 0}, {8000, true, 2000}});
    row("and so after a short turn",
        {{8000, true, 2000}, {8000, true, 4000}, {500, true, 0}, {8000, true, 2000}});
}

void tst_WritePacing::pauses()
{
    QFETCH(const QList<Turn>, turns);
    WritePacing pacing;
    for (const Turn &turn : turns) {
        const auto pause = pacing.after(std::chrono::microseconds(turn.us), turn.behind);
        QCOMPARE(std::chrono::duration_cast<std::chrono::microseconds>(pause).count(), turn.pauseUs);
    }
}

QTEST_APPLESS_MAIN(tst_WritePacing)
#include "tst_writepacing.moc"
