// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/errortext.h"
#include "tests/gui/adminwindowtest.h"
#include "tests/gui/hostiletext.h"
#include "tests/support/adminmatchsamples.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QRegularExpression>
#include <QTimer>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;

/// The console's page of matches: modes, who waits and why, what is played (U-04).
class tst_AdminMatches final : public QObject, private AdminWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useOwnSettings(); }
    void init();
    void cleanup() { close(); }

    void theModesAreShown();
    void aTicketIsExplained_U_04();
    void whatCannotBeExplainedSaysWhy_data();
    void whatCannotBeExplainedSaysWhy();
    void aModeFiltersTheLists();
    void thePartiesAreShown_F_066();
    void itLooksAgainByItself();
    void modesArePausedAndGoOn_data();
    void modesArePausedAndGoOn();
    void ticketsAreEnded();
    void aMatchIsEnded();
    void aRefusalIsSaid();
    void aTicketLeadsToItsSession();
    void nothingIsInterpreted();
    void everythingSpeaksKorean();

private:
    [[nodiscard]] QLabel *explanation() const { return m_window->findChild<QLabel *>(u"explanation"_s); }
    [[nodiscard]] static QString lineOf(const QDialog *dialog)
    {
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->text().startsWith("chat-ctl "_L1))
                return label->text();
        }
        return {};
    }
    [[nodiscard]] QStringList cells(const QString &name, int row) const
    {
        const QAbstractItemModel *model = pane(name)->view().model();
        QStringList texts;
        for (int column = 0; column < model->columnCount(); ++column)
            texts << model->index(row, column).data().toString();
        return texts;
    }
};

void tst_AdminMatches::init()
{
    QVERIFY(open());
    m_window->showPage(Matches);
    QVERIFY(hasRows(pane(u"modes"_s)) && hasRows(pane(u"tickets"_s)));
}

void tst_AdminMatches::theModesAreShown()
{
    const QAbstractItemModelTester tester(pane(u"modes"_s)->view().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(cells(u"modes"_s, 0),
             (QStringList{u"duel"_s, u"2"_s, u"1 min 1 s"_s, u"4 s"_s, u"42 s"_s, u"12"_s, u"1"_s, u"3"_s,
                          u"open"_s}));
    QCOMPARE(cells(u"modes"_s, 1).last(), u"paused"_s);
    QCOMPARE(cells(u"modes"_s, 1).at(2), u"–"_s); // nobody waits
}

void tst_AdminMatches::aTicketIsExplained_U_04()
{
    QCOMPARE(explanation()->text(), u"Select a ticket to see what keeps it."_s);
    pane(u"tickets"_s)->view().selectRow(0);
    QVERIFY(hasRows(pane(u"near"_s)));
    QCOMPARE(asked<ExplainTicket>().back().ticket, oneTicket); // who has waited longest is above
    for (const QString &part : {u"waits in duel as number 1, for 1 min 1 s."_s, u"up to 500 points away"_s,
                                u"The window widens in 4 s."_s, u"2 are needed."_s})
        QVERIFY2(explanation()->text().contains(part), qPrintable(explanation()->text()));
    QCOMPARE(cells(u"near"_s, 0).last(), u"nothing: they may play"_s);
    QCOMPARE(cells(u"near"_s, 1).last(), u"the rating is too far"_s);
    pane(u"tickets"_s)->view().clearSelection();
    QCOMPARE(pane(u"near"_s)->view().model()->rowCount(), 0);
}

void tst_AdminMatches::whatCannotBeExplainedSaysWhy_data()
{
    QTest::addColumn<ErrorCode>("error");
    QTest::addColumn<QString>("text");
    QTest::newRow("over") << ErrorCode::TicketNotFound << u"This ticket is over."_s;
    QTest::newRow("found") << ErrorCode::AlreadyMatched
                           << u"A match was found for it; its people are asked."_s;
}

void tst_AdminMatches::whatCannotBeExplainedSaysWhy()
{
    QFETCH(ErrorCode, error);
    QFETCH(QString, text);
    m_backend->refusal = Error{.code = error};
    pane(u"tickets"_s)->view().selectRow(0);
    QTRY_COMPARE(explanation()->text(), text);
}

void tst_AdminMatches::aModeFiltersTheLists()
{
    QCOMPARE(asked<ListTickets>().back().mode, std::nullopt);
    pane(u"modes"_s)->view().selectRow(0);
    QTRY_COMPARE(asked<ListTickets>().back().mode, std::optional(u"duel"_s));
    m_window->findChild<QTabWidget *>(u"matchTabs"_s)->setCurrentIndex(1);
    QVERIFY(hasRows(pane(u"matches"_s)));
    QCOMPARE(asked<ListMatches>().back().mode, std::optional(u"duel"_s));
    pane(u"modes"_s)->view().clearSelection();
    QTRY_COMPARE(asked<ListMatches>().back().mode, std::nullopt);
}

void tst_AdminMatches::thePartiesAreShown_F_066()
{
    m_window->findChild<QTabWidget *>(u"matchTabs"_s)->setCurrentIndex(2);
    QVERIFY(hasRows(pane(u"parties"_s)));
    const QAbstractItemModelTester tester(pane(u"parties"_s)->view().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int first = cells(u"parties"_s, 0).front() == u"지호"_s ? 0 : 1;
    QCOMPARE(cells(u"parties"_s, first),
             (QStringList{u"지호"_s, u"dami"_s, u"2 of 2"_s, u"0"_s, u"duel"_s,
                          QString::fromLatin1(PartyId{0x9001}.toText())}));
    const QStringList alone = cells(u"parties"_s, 1 - first);
    QVERIFY2(alone.front().endsWith(u" (away)"_s), qPrintable(alone.front()));
    QCOMPARE(alone.mid(1, 4), (QStringList{QString(), u"0 of 1"_s, u"2"_s, u"–"_s}));
}

void tst_AdminMatches::itLooksAgainByItself()
{
    const size_t before = asked<FetchModes>().size();
    m_backend->modes.modes.front().tickets = 7;
    QTRY_COMPARE(cells(u"modes"_s, 0).at(1), u"7"_s);
    QVERIFY(asked<FetchModes>().size() > before);
    m_window->showPage(Overview);
    QVERIFY(!m_window->findChild<QTimer *>(u"matchesPoll"_s)->isActive()); // only while it is seen
}

void tst_AdminMatches::modesArePausedAndGoOn_data()
{
    QTest::addColumn<QString>("opens");
    QTest::addColumn<QString>("line");
    QTest::addColumn<PauseMode>("asked");
    QTest::newRow("pause, of those that are open")
        << u"pauseMode"_s << u"chat-ctl match pause duel --reason why"_s
        << PauseMode{.mode = u"duel"_s, .on = true, .reason = u"why"_s};
    QTest::newRow("go on, of those that are paused")
        << u"resumeMode"_s << u"chat-ctl match resume squad --reason why"_s
        << PauseMode{.mode = u"squad"_s, .on = false, .reason = u"why"_s};
}

void tst_AdminMatches::modesArePausedAndGoOn()
{
    QFETCH(QString, opens);
    QFETCH(PauseMode, asked);
    const QDialog *dialog = openDialog(opens);
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>()->setText(u"why"_s);
    QTEST(lineOf(dialog), "line");
    dialog->findChild<QLineEdit *>()->clear();
    QVERIFY(accept(u"why"_s));
    QVERIFY(says(u"2 tickets wait"_s));
    QCOMPARE(this->asked<PauseMode>(), std::vector{asked});
    QCOMPARE(m_backend->operators.size(), size_t(1));
}

void tst_AdminMatches::ticketsAreEnded()
{
    QVERIFY(!button(u"cancelTicket"_s)->isEnabled());
    QVERIFY(openDialog(u"cancelTicket"_s)); // all that are selected
    QVERIFY(accept(u"why"_s));
    QVERIFY(says(u"Done; 1 person was told."_s));
    QTRY_COMPARE(asked<CancelTicket>().size(), size_t(2));
    QCOMPARE(asked<CancelTicket>().front().reason, u"why"_s);
}

void tst_AdminMatches::aMatchIsEnded()
{
    QVERIFY(!button(u"endMatch"_s)->isEnabled());
    const QDialog *dialog = openDialog(u"endMatch"_s);
    QVERIFY(dialog);
    bool counts = false;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        counts |= label->text().contains(u"4 people"_s) && label->text().contains(u"지호 : 미나"_s);
    QVERIFY(counts); // it says whom it hits
    QVERIFY(lineOf(dialog).startsWith("chat-ctl match end "_L1));
    QVERIFY(accept(u"why"_s));
    QVERIFY(says(u"Done; 2 people were told."_s));
    QTRY_COMPARE(asked<EndMatch>().size(), size_t(2));
}

void tst_AdminMatches::aRefusalIsSaid()
{
    QVERIFY(openDialog(u"endMatch"_s));
    m_backend->refusal = Error{.code = ErrorCode::MatchOver};
    QVERIFY(accept(u"why"_s));
    QVERIFY(says(widgets::errorText(*m_backend->refusal)));
}

void tst_AdminMatches::aTicketLeadsToItsSession()
{
    auto &view = pane(u"tickets"_s)->view();
    view.setCurrentIndex(view.model()->index(0, 0));
    Q_EMIT view.activated(view.currentIndex());
    QTRY_VERIFY(pane(u"sessions"_s)->isVisible());
    QCOMPARE(pane(u"sessions"_s)->filter(), QString::fromLatin1(oneUser.toText()));
}

void tst_AdminMatches::nothingIsInterpreted()
{
    for (AdminTicketRow &row : m_backend->tickets.tickets)
        row.user.nick = hostileText();
    pane(u"tickets"_s)->view().selectRow(0);
    QVERIFY(hasRows(pane(u"near"_s)));
    QVERIFY(isHarmless(explanation()->text()));
    QCOMPARE(explanation()->textFormat(), Qt::PlainText);
    m_window->findChild<QTabWidget *>(u"matchTabs"_s)->setCurrentIndex(1);
    QVERIFY(hasRows(pane(u"matches"_s)));
    for (const QString &text : cells(u"matches"_s, 0) + cells(u"near"_s, 1))
        QVERIFY2(isHarmless(text), qPrintable(text));
    const QDialog *dialog = openDialog(u"cancelTicket"_s);
    QVERIFY(dialog);
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        QVERIFY2(isHarmless(label->text()), qPrintable(label->text()));
        QVERIFY(!label->text().contains(u"<b>"_s) || label->textFormat() == Qt::PlainText);
    }
}

void tst_AdminMatches::everythingSpeaksKorean()
{
    m_language->use(widgets::Language::Korean);
    pane(u"tickets"_s)->view().selectRow(0);
    QVERIFY(hasRows(pane(u"near"_s)));
    static const QRegularExpression latin(u"[A-Za-z]{3,}"_s);
    for (const QString &text :
         {explanation()->text().section(u'\n', 1), cells(u"near"_s, 0).last(), cells(u"modes"_s, 1).last(),
          button(u"pauseMode"_s)->text(), button(u"cancelTicket"_s)->text(), button(u"endMatch"_s)->text()})
        QVERIFY2(!latin.match(text).hasMatch(), qPrintable(text));
}

QTEST_MAIN(tst_AdminMatches)
#include "tst_adminmatches.moc"
