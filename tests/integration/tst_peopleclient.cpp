// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/clientperson.h"
#include "tests/support/testserver.h"

#include <QTest>

using namespace chat;
using namespace chat::test;
using chat::test::patience;

/// Direct messages and blocks, as two people with the client library see them (S5-07).
class tst_PeopleClient final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoClientsTalk();
};

void tst_PeopleClient::twoClientsTalk()
{
    TestServer server;
    QVERIFY2(server.start(), qPrintable(server.failure));
    const QUrl plain = server.url(Transport::Ws);
    Person mina;
    Person jiho;
    QVERIFY(mina.comeIn(plain, u"미나"_s) && jiho.comeIn(plain, u"지호"_s));
    QVERIFY(mina.session->offers("people"));
    QSignalSpy entered(mina.session.get(), &Session::entered);
    QSignalSpy arrived(jiho.session.get(), &Session::messageArrived);
    mina.session->openDirect({jiho.session->self()}, mina.session.get(), [](const auto &) { });
    QTRY_COMPARE_WITH_TIMEOUT(entered.size(), 1, patience);
    const auto room = entered.first().first().value<RoomId>();
    QCOMPARE(mina.session->nameOf(room), u"지호"_s);
    mina.session->say(room, u"안녕"_s);
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, patience); // he entered by himself
    QCOMPARE(arrived.first().first().value<RoomId>(), room);
    QCOMPARE(jiho.session->nameOf(room), u"미나"_s);
    QCOMPARE(jiho.session->timeline(room)->unread(), 1);
    jiho.session->say(room, u"반가워"_s);
    QCOMPARE(mina.heard(room, 2), (QStringList{u"안녕"_s, u"반가워"_s}));

    bool done = false;
    jiho.session->people()->block({mina.session->self(), u"미나"_s},
                                  [&done](const Result<Nothing> &answer) { done = answer.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(done, patience);
    QVERIFY(jiho.session->timeline(room)->index(0).data(Timeline::TextRole).toString().isEmpty());
    QVERIFY(jiho.session->timeline(room)->index(0).data(Timeline::HiddenRole).toBool());
    QCOMPARE(jiho.session->timeline(room)->unread(), 0);
    QSignalSpy refused(mina.session.get(), &Session::refused);
    mina.session->say(room, u"hello?"_s);
    Timeline *timeline = mina.session->timeline(room);
    QTRY_COMPARE_WITH_TIMEOUT(timeline->message(timeline->rowCount() - 1).state, MessageState::Failed,
                              patience);
    QCOMPARE(timeline->message(timeline->rowCount() - 1).error.code, ErrorCode::UserBlockedYou);
}

QTEST_GUILESS_MAIN(tst_PeopleClient)
#include "tst_peopleclient.moc"
