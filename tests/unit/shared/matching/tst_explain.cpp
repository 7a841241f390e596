// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/matcher.h"
#include "tests/unit/shared/matching/tickets.h"

#include <QTest>

using namespace chat;
using namespace chat::matching;

/// What keeps a ticket (U-04): six tickets, each with its own reason.
class tst_Explain final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachReasonIsNamed();
    void thereIsNoSuchTicket();
    void noMoreThanWereAskedFor_data();
    void noMoreThanWereAskedFor();
    void aLongWaitNeedsFewer();
};

namespace {

const Mode five{.name = "five", .teamSize = 5, .leastTeamSize = 2, .largestParty = 2, .agree = {"region"}};

std::vector<Ticket> sixTickets()
{
    std::vector<Ticket> tickets{ticketOf(1, 0, {1500}), ticketOf(2, 1000, {1510, 1510}),
                                ticketOf(3, 0, {1520}), ticketOf(4, 0, {1530}),
                                ticketOf(5, 0, {1540}), ticketOf(6, 0, {1700})};
    tickets[2].avoids = {UserId{10}};
    tickets[3].properties["region"] = QByteArray("us");
    tickets[4].wishes = {{.property = "mic"}};
    return tickets;
}

} // namespace

void tst_Explain::eachReasonIsNamed()
{
    const auto tickets = sixTickets();
    const auto found = explain(tickets, {1}, five, base + Milliseconds(7000));
    QVERIFY(found);
    using Near = Explanation::Near;
    const Explanation expected{.window = 100,
                               .widensAt = base + Milliseconds(10'000),
                               .needed = 10,
                               .players = 3,
                               .near = {Near{{2}, 10, Rule::None}, Near{{3}, 20, Rule::Avoided},
                                        Near{{4}, 30, Rule::Agreement}, Near{{5}, 40, Rule::Wish},
                                        Near{{6}, 200, Rule::Rating}}};
    QVERIFY(*found == expected);
}

void tst_Explain::thereIsNoSuchTicket()
{
    const auto tickets = sixTickets();
    QVERIFY(!explain(tickets, {7}, five, base));
}

void tst_Explain::noMoreThanWereAskedFor_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("named");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("one fewer than there are") << 4 << 4;
    QTest::newRow("all") << 5 << 5;
    QTest::newRow("more than there are") << 6 << 5;
}

void tst_Explain::noMoreThanWereAskedFor()
{
    QFETCH(const int, most);
    QFETCH(const int, named);
    const auto found = explain(sixTickets(), {1}, five, base + Milliseconds(7000), size_t(most));
    QVERIFY(found);
    QCOMPARE(int(found->near.size()), named);
    QCOMPARE(found->players, 3); // all who could play count, named or not
}

void tst_Explain::aLongWaitNeedsFewer()
{
    const auto found = explain(sixTickets(), {1}, five, base + Milliseconds(30'000));
    QVERIFY(found);
    QCOMPARE(found->needed, 4);
    QVERIFY(found->near.back().failed == Rule::None); // the window has reached him meanwhile
}

QTEST_APPLESS_MAIN(tst_Explain)
#include "tst_explain.moc"
