// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/client/sessiontest.h"

#include <QTemporaryDir>

using namespace chat;
using namespace chat::test;

/// What is said and heard through the facade, also across a drop.
class tst_Conversation final : public SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeSession(); }
    void sayingSomething();
    void whitespaceIsNotSaid();
    void whatIsRefusedCanBeSaidAgain();
    void comingBack();
    void leftMeanwhile();
    void theHoleOfAResumeIsFetched();
    void aHugeHoleIsNotFetchedWhole();
    void olderMessages();
    void unreadInEveryBadge();
    void readMarksOutliveTheRun();
};

void tst_Conversation::sayingSomething()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy arrived(m_session.get(), &Session::messageArrived);
    m_session->say(courtyard, u"  안녕!\n"_s);
    Timeline *timeline = m_session->timeline(courtyard);
    QCOMPARE(timeline->message(2).state, MessageState::Pending); // shown before it is sent
    QCOMPARE(timeline->message(2).text, u"안녕!"_s);
    m_clock->turn();
    const auto [id, said] = m_link->take<SendMessage>();
    QCOMPARE(said.text, u"안녕!"_s);
    m_link->answer(id, MessageSent{.seq = 3, .time = noon, .nonce = said.nonce});
    m_link->say(courtyard, 3, sample<Welcome>().user, said.text);
    QCOMPARE(timeline->rowCount(), 3);
    QCOMPARE(timeline->message(2).state, MessageState::Sent);
    QCOMPARE(arrived.size(), 0); // our own
    m_link->say(courtyard, 4, them, u"응"_s);
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(arrived.first().at(1).value<Seq>(), 4);
}

void tst_Conversation::whitespaceIsNotSaid()
{
    QVERIFY(comeIntoTheCourtyard());
    m_session->say(courtyard, u" \n\t"_s);
    QCOMPARE(m_session->diagnostics().unsent, 0);
}

void tst_Conversation::whatIsRefusedCanBeSaidAgain()
{
    QVERIFY(comeIntoTheCourtyard());
    m_session->say(courtyard, u"a"_s);
    m_clock->turn();
    const auto [id, said] = m_link->take<SendMessage>();
    m_link->refuse(id, {.code = ErrorCode::Forbidden});
    Timeline *timeline = m_session->timeline(courtyard);
    QCOMPARE(timeline->message(2).state, MessageState::Failed);
    m_session->retry(courtyard, said.nonce);
    QCOMPARE(timeline->message(2).state, MessageState::Pending);
    m_link->refuse(m_link->take<SendMessage>().first, {.code = ErrorCode::Forbidden});
    m_session->discard(courtyard, said.nonce);
    QCOMPARE(timeline->rowCount(), 2);
    QCOMPARE(m_session->diagnostics().unsent, 0);
}

void tst_Conversation::comingBack()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy entered(m_session.get(), &Session::entered);
    m_session->say(courtyard, u"a"_s);
    m_clock->turn();
    const QByteArray nonce = m_link->take<SendMessage>().second.nonce;
    m_link->lose();
    m_session->say(courtyard, u"b"_s);
    m_session->tryNow();
    QVERIFY(m_link->greet() && m_link->letIn(true, {courtyard}));
    m_clock->turn();
    QCOMPARE(m_link->take<SendMessage>().first, RequestId(0)); // not before we are in
    const auto [id, enter] = m_link->take<EnterRoom>();
    QCOMPARE(enter.since, (Position{epochOne, 2}));
    m_link->answer(id, RoomEntered{courtyard});
    m_link->tell(snapshot(3, 3, true), {.room = courtyard});
    const auto [again, said] = m_link->take<SendMessage>();
    QCOMPARE(said.nonce, nonce);
    m_link->answer(again, MessageSent{.seq = 4, .time = noon, .nonce = nonce});
    QCOMPARE(m_link->take<SendMessage>().second.text, u"b"_s);
    QCOMPARE(texts(*m_session->timeline(courtyard)), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"a"_s, u"b"_s}));
    QCOMPARE(entered.size(), 0); // nobody saw us leave
}

void tst_Conversation::leftMeanwhile()
{
    QVERIFY(comeIntoTheCourtyard());
    m_link->lose();
    m_session->leave(courtyard);
    m_session->tryNow();
    QVERIFY(m_link->greet() && m_link->letIn(true, {courtyard}));
    QCOMPARE(m_link->take<LeaveRoom>().second.room, courtyard);
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_Conversation::theHoleOfAResumeIsFetched()
{
    QVERIFY(comeIntoTheCourtyard());
    QVERIFY(comeBack());
    QVERIFY(m_link->letInto(snapshot(400, 401, false)));
    auto [id, asked] = m_link->take<FetchHistory>();
    QCOMPARE(asked.before, std::optional<Seq>(400));
    QCOMPARE(m_link->take<FetchHistory>().first, RequestId(0)); // one at a time
    m_link->answer(id, HistoryAnswer{.events = snapshot(100, 399, true).log, .epoch = epochOne});
    std::tie(id, asked) = m_link->take<FetchHistory>();
    QCOMPARE(asked.before, std::optional<Seq>(100));
    m_link->answer(id, HistoryAnswer{.events = snapshot(1, 99, true).log, .epoch = epochOne});
    QCOMPARE(m_link->take<FetchHistory>().first, RequestId(0));
    QCOMPARE(m_session->timeline(courtyard)->rowCount(), 401);
}

void tst_Conversation::aHugeHoleIsNotFetchedWhole()
{
    QVERIFY(comeIntoTheCourtyard());
    QVERIFY(comeBack());
    QVERIFY(m_link->letInto(snapshot(100'000, 100'000, false)));
    int pages = 0;
    for (Seq before = 100'000;; before -= 300, ++pages) {
        const auto [id, asked] = m_link->take<FetchHistory>();
        if (id == 0)
            break;
        QCOMPARE(asked.before, std::optional(before));
        m_link->answer(
            id, HistoryAnswer{.events = snapshot(before - 300, before - 1, true).log, .epoch = epochOne});
    }
    QCOMPARE(pages, 20);
    QVERIFY(m_session->timeline(courtyard)->index(2).data(Timeline::GapBeforeRole).toBool());
}

void tst_Conversation::olderMessages()
{
    QVERIFY(comeIntoTheCourtyard(snapshot(60, 61, false)));
    Timeline *timeline = m_session->timeline(courtyard);
    QSignalSpy loaded(timeline, &Timeline::olderLoaded);
    m_session->loadOlder(courtyard);
    m_session->loadOlder(courtyard); // one at a time
    QCOMPARE(loaded.size(), 1);
    QVERIFY(timeline->loadingOlder());
    const auto [id, asked] = m_link->take<FetchHistory>();
    QCOMPARE(asked.before, std::optional<Seq>(60));
    m_link->answer(
        id, HistoryAnswer{.events = snapshot(10, 59, true).log, .completeBefore = true, .epoch = epochOne});
    QCOMPARE(loaded.last().first().toInt(), 50);
    QVERIFY(!timeline->loadingOlder());
    QVERIFY(!timeline->hasOlder());
    m_session->loadOlder(courtyard);
    QCOMPARE(m_link->take<FetchHistory>().first, RequestId(0));
    QCOMPARE(loaded.last().first().toInt(), 0);
}

void tst_Conversation::unreadInEveryBadge()
{
    QVERIFY(comeIntoTheCourtyard());
    RoomListModel *channels = m_session->channels();
    QCOMPARE(channels->totalUnread(), 0); // what was there before us is no news
    m_link->say(courtyard, 3, them, u"미나야!"_s);
    m_link->say(courtyard, 4, them, u"?"_s);
    QCOMPARE(channels->index(0).data(RoomListModel::UnreadRole).toInt(), 2);
    QCOMPARE(channels->index(0).data(RoomListModel::MentionsRole).toInt(), 1);
    QVERIFY(comeBack());
    QVERIFY(m_link->letInto(snapshot(5, 6, true)));
    QCOMPARE(channels->totalUnread(), 4); // replayed ones count, too
    m_session->markRead(courtyard, 6);
    QCOMPARE(channels->totalUnread(), 0);
    QCOMPARE(channels->totalMentions(), 0);
}

void tst_Conversation::readMarksOutliveTheRun()
{
    const QTemporaryDir profile;
    makeSession(profile.path());
    QVERIFY(comeIntoTheCourtyard());
    m_session->markRead(courtyard, 2);
    makeSession(profile.path());
    QVERIFY(comeIntoTheCourtyard(snapshot(1, 5, true)));
    QCOMPARE(m_session->timeline(courtyard)->lastRead(), 2);
    QCOMPARE(m_session->channels()->totalUnread(), 3);
}

QTEST_GUILESS_MAIN(tst_Conversation)
#include "tst_conversation.moc"
