// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/partytable.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How many parties, people and invitations there may be, and for how long (F-066).
class tst_PartyLimits final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theGrace_data();
    void theGrace();
    void anInvitationEnds_data();
    void anInvitationEnds();
    void invitedAgain_data();
    void invitedAgain();
    void limits_data();
    void limits();
};

void tst_PartyLimits::theGrace_data()
{
    QTest::addColumn<Milliseconds>("grace");
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<QStringList>("told");
    const QStringList lost{u"to 1: 2 lost: 1*"_s};
    QTest::newRow("one millisecond less") << Milliseconds(60s) << Milliseconds(59'999) << QStringList();
    QTest::newRow("exactly") << Milliseconds(60s) << Milliseconds(60'000) << lost;
    QTest::newRow("one millisecond more") << Milliseconds(60s) << Milliseconds(60'001) << lost;
    QTest::newRow("where there is none, at once") << 0ms << 0ms << QStringList();
}

void tst_PartyLimits::theGrace()
{
    QFETCH(Milliseconds, grace);
    QFETCH(Milliseconds, after);
    QFETCH(QStringList, told);
    PartyRules rules;
    rules.grace = grace;
    PartyTable table(rules);
    table.gather(2);
    const QStringList first = table.gone(2);
    if (grace == 0ms)
        QCOMPARE(first, QStringList{u"to 1: 2 lost: 1*"_s});
    QCOMPARE(table.wait(after), told);
}

void tst_PartyLimits::anInvitationEnds_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<QString>("answer");
    QTest::newRow("one millisecond less") << Milliseconds(119'999) << u"2 ok 1* 2"_s;
    QTest::newRow("exactly") << Milliseconds(120'000) << u"2 no party_not_found"_s;
    QTest::newRow("one millisecond more") << Milliseconds(120'001) << u"2 no party_not_found"_s;
}

void tst_PartyLimits::anInvitationEnds()
{
    QFETCH(Milliseconds, after);
    QFETCH(QString, answer);
    PartyTable table;
    table.create(1);
    table.invite(1, 2);
    table.wait(50s);
    table.invite(1, 2); // begins anew
    table.wait(after);
    QCOMPARE(table.join(2).front(), answer);
    QVERIFY(!table.desk.nextDeadline());
}

void tst_PartyLimits::invitedAgain_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<bool>("told");
    QTest::newRow("one millisecond less") << Milliseconds(9'999) << false;
    QTest::newRow("exactly") << Milliseconds(10'000) << true;
    QTest::newRow("one millisecond more") << Milliseconds(10'001) << true;
}

void tst_PartyLimits::invitedAgain()
{
    QFETCH(Milliseconds, after);
    QFETCH(bool, told);
    PartyTable table;
    table.create(1);
    table.invite(1, 2);
    table.wait(after);
    QCOMPARE(table.invite(1, 2).size(), told ? 2 : 1);
}

void tst_PartyLimits::limits_data()
{
    QTest::addColumn<std::function<QStringList(PartyTable &)>>("deed");
    QTest::addColumn<QString>("answer");
    // Rules: 3 people, 4 open invitations, 2 invitations to one person, 3 parties.
    const auto row
        = [](const char *name, const QString &answer, std::function<QStringList(PartyTable &)> deed) {
              QTest::newRow(name) << std::move(deed) << answer;
          };
    const auto joins = [](quint32 last) {
        return [last](PartyTable &t) {
            t.create(1);
            for (quint32 user = 2; user <= last; ++user)
                t.invite(1, user);
            QStringList answer;
            for (quint32 user = 2; user <= last; ++user)
                answer = t.join(user);
            return answer;
        };
    };
    row("two of three people", u"2 ok 1* 2"_s, joins(2));
    row("three of three people", u"3 ok 1* 2 3"_s, joins(3));
    row("four of three people", u"4 no party_full"_s, joins(4));
    row("who leads a full party invites nobody", u"1 no party_full"_s, [](auto &t) {
        t.gather(3);
        return t.invite(1, 4);
    });
    const auto invites = [](quint32 count) {
        return [count](PartyTable &t) {
            t.create(1);
            QStringList answer;
            for (quint32 i = 1; i <= count; ++i)
                answer = t.invite(1, 10 + i);
            return answer;
        };
    };
    row("three of four invitations", u"1 ok"_s, invites(3));
    row("four of four invitations", u"1 ok"_s, invites(4));
    row("five of four invitations", u"1 no too_large"_s, invites(5));
    row("one of the four again", u"1 ok"_s, [invites](auto &t) {
        invites(4)(t);
        return t.invite(1, 11);
    });
    row("the fifth when one is over", u"1 ok"_s, [invites](auto &t) {
        invites(4)(t);
        t.wait(120s);
        return t.invite(1, 15);
    });
    const auto invited = [](quint32 by) {
        return [by](PartyTable &t) {
            QStringList answer;
            for (quint32 user = 1; user <= by; ++user) {
                t.create(user);
                answer = t.invite(user, 9);
            }
            return answer;
        };
    };
    row("one of two invitations to him", u"1 ok"_s, invited(1));
    row("two of two invitations to him", u"2 ok"_s, invited(2));
    row("three of two invitations to him", u"3 no too_large"_s, invited(3));
    row("the third when he has taken one", u"3 ok"_s, [invited](auto &t) {
        invited(2)(t);
        t.join(9);
        t.create(3);
        return t.invite(3, 9);
    });
    const auto creates = [](quint32 count) {
        return [count](PartyTable &t) {
            QStringList answer;
            for (quint32 user = 1; user <= count; ++user)
                answer = t.create(user);
            return answer;
        };
    };
    row("two of three parties", u"2 ok 2*"_s, creates(2));
    row("three of three parties", u"3 ok 3*"_s, creates(3));
    row("four of three parties", u"4 no overloaded"_s, creates(4));
}

void tst_PartyLimits::limits()
{
    QFETCH(std::function<QStringList(PartyTable &)>, deed);
    QFETCH(QString, answer);
    PartyRules rules;
    rules.maxPeople = 3;
    rules.maxInvites = 4;
    rules.maxInvitedTo = 2;
    rules.maxParties = 3;
    PartyTable table(rules);
    QCOMPARE(deed(table).front(), answer);
}

QTEST_GUILESS_MAIN(tst_PartyLimits)
#include "tst_partylimits.moc"
