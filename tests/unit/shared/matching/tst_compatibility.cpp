// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/compatibility.h"
#include "tests/unit/shared/matching/tickets.h"

#include <QTest>

using namespace chat;
using namespace chat::matching;

Q_DECLARE_METATYPE(Ticket)
Q_DECLARE_METATYPE(Rule)

/// What keeps two tickets apart (F-064, F-065, F-076, U-04). Each row is looked at both ways.
class tst_Compatibility final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rules_data();
    void rules();
};

void tst_Compatibility::rules_data()
{
    QTest::addColumn<Ticket>("a");
    QTest::addColumn<Ticket>("b");
    QTest::addColumn<Rule>("failed");
    const auto row = [](const char *name, const Ticket &a, const Ticket &b, Rule failed) {
        QTest::newRow(name) << a << b << failed;
    };
    const auto one = [](int rating, auto change) {
        Ticket ticket = ticketOf(1, 0, {rating});
        change(ticket);
        return ticket;
    };
    const auto two = [](int rating, auto change) {
        Ticket ticket = ticketOf(2, 4000, {rating});
        change(ticket);
        return ticket;
    };
    const auto as = [](Ticket &) { };
    const auto region = [](const char *word) {
        return [word](Ticket &ticket) { ticket.properties["region"] = QByteArray(word); };
    };
    row("nothing", one(1500, as), two(1500, as), Rule::None);
    row("as far as the older one's window reaches", one(1500, as), two(1600, as), Rule::None);
    row("a point farther (the window of 6 s is 100)", one(1500, as), two(1601, as), Rule::Rating);
    row("the same person on both", one(1500, as), two(1500, [](Ticket &t) { t.players[0].user = {10}; }),
        Rule::SamePerson);
    row("a party of two where two are the most", one(1500, as), ticketOf(2, 0, {1500, 1500}), Rule::None);
    row("a party of three", one(1500, as), ticketOf(2, 0, {1500, 1500, 1500}), Rule::PartyTooLarge);
    row("the same region", one(1500, region("eu")), two(1500, region("eu")), Rule::None);
    row("another region", one(1500, region("eu")), two(1500, region("us")), Rule::Agreement);
    row("no region and some region", one(1500, as), two(1500, region("us")), Rule::Agreement);
    row("a word is not a number", one(1500, [](Ticket &t) { t.properties["region"] = 1.0; }),
        two(1500, region("1")), Rule::Agreement);
    row("the older one avoids the other", one(1500, [](Ticket &t) { t.avoids = {UserId{20}}; }),
        two(1500, as), Rule::Avoided);
    row("the younger one does", one(1500, as), two(1500, [](Ticket &t) { t.avoids = {UserId{10}}; }),
        Rule::Avoided);
    const auto wants = [](Wish wish) { return [wish](Ticket &ticket) { ticket.wishes = {wish}; }; };
    const auto map = [](const char *word) {
        return [word](Ticket &ticket) { ticket.properties["map"] = QByteArray(word); };
    };
    const auto ping = [](double ms) { return [ms](Ticket &ticket) { ticket.properties["ping"] = ms; }; };
    row("a wish that is met", one(1500, wants({.property = "map", .word = "ice"})), two(1500, map("ice")),
        Rule::None);
    row("one that is not", one(1500, wants({.property = "map", .word = "ice"})), two(1500, map("sand")),
        Rule::Wish);
    row("one of what the other does not say", one(1500, wants({.property = "map", .word = "ice"})),
        two(1500, as), Rule::Wish);
    row("any word will do", one(1500, wants({.property = "map"})), two(1500, map("sand")), Rule::None);
    row("a number at its least", one(1500, wants({.property = "ping", .least = 10, .most = 80})),
        two(1500, ping(10)), Rule::None);
    row("a number at its most", one(1500, wants({.property = "ping", .least = 10, .most = 80})),
        two(1500, ping(80)), Rule::None);
    row("a number above", one(1500, wants({.property = "ping", .most = 80})), two(1500, ping(80.5)),
        Rule::Wish);
    row("a number below", one(1500, wants({.property = "ping", .least = 10})), two(1500, ping(9.5)),
        Rule::Wish);
    row("a number where a word is wanted", one(1500, wants({.property = "map", .word = "ice"})),
        two(1500, [](Ticket &t) { t.properties["map"] = 3.0; }), Rule::Wish);
    row("a word where a number is wanted", one(1500, wants({.property = "ping", .most = 80})),
        two(1500, [](Ticket &t) { t.properties["ping"] = QByteArray("low"); }), Rule::Wish);
    row("what comes first is named first", one(1500, region("eu")), two(9000, region("us")), Rule::Agreement);
}

void tst_Compatibility::rules()
{
    QFETCH(const Ticket, a);
    QFETCH(const Ticket, b);
    QFETCH(const Rule, failed);
    const Mode mode{.name = "pairs", .teamSize = 2, .largestParty = 2, .agree = {"region"}};
    const Timestamp now = base + Milliseconds(6000);
    QCOMPARE(firstFailed(mode, a, b, now), failed);
    QCOMPARE(firstFailed(mode, b, a, now), failed);
}

QTEST_APPLESS_MAIN(tst_Compatibility)
#include "tst_compatibility.moc"
