// SPDX-License-Identifier: Apache-2.0
#include "server/net/epollpoller.h"

#include <QTemporaryFile>
#include <QTest>

#include <cerrno>
#include <functional>
#include <memory>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A descriptor that is ready from the start until somebody reads it.
struct ReadyDescriptor {
    ReadyDescriptor() : fd(::eventfd(1, EFD_NONBLOCK | EFD_CLOEXEC)) { }
    ~ReadyDescriptor() { ::close(fd); }
    Q_DISABLE_COPY_MOVE(ReadyDescriptor)
    int fd;
};

struct Listener final : Pollable {
    void onEvents(quint32 epollEvents) override
    {
        calls++;
        events = epollEvents;
        if (then)
            then();
    }
    int calls = 0;
    quint32 events = 0;
    std::function<void()> then;
};

struct Hook final : TurnHook {
    void onTurnEnd() override
    {
        calls++;
        if (then)
            then();
    }
    int calls = 0;
    std::function<void()> then;
};

} // namespace

class tst_EpollPoller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsWhatIsReady();
    void listensToAnotherMask();
    void refuses_data();
    void refuses();
    void removedByAnotherInTheSameTurn();
    void deletesItself();
    void reusedDescriptorIsNotToldOfTheFormerOwner_B5_09();
    void removalIsByIdentity_B1_08();
    void forgottenRegistrationIsReplaced();
    void nestedTurnLeavesNoStaleEvents();
    void idleDescriptorsCostNothing();
    void hookRunsOnceAndLast();
    void hooksRunInOrder();
    void hookQueuedByAHookWaitsForTheNextTurn();
    void hookIsForgottenWithItsOwner();
    void hookOutlivesThePoller();

private:
    static void turn(EpollPoller &poller)
    {
        poller.wait(0ms);
        poller.dispatch();
        poller.endTurn();
    }
};

void tst_EpollPoller::initTestCase()
{
    rlimit files{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = files.rlim_max;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
}

void tst_EpollPoller::tellsWhatIsReady()
{
    ReadyDescriptor ready;
    Listener listener;
    EpollPoller poller;
    QVERIFY(poller.add(ready.fd, EPOLLIN, &listener));
    QCOMPARE(poller.wait(-1ms), 1);
    poller.dispatch();
    QCOMPARE(listener.calls, 1);
    QCOMPARE(listener.events, quint32(EPOLLIN));
    poller.remove(ready.fd, &listener);
    QCOMPARE(poller.wait(0ms), 0);
}

void tst_EpollPoller::listensToAnotherMask()
{
    ReadyDescriptor ready;
    Listener listener;
    EpollPoller poller;
    QVERIFY(poller.add(ready.fd, EPOLLIN, &listener));
    QVERIFY(poller.modify(ready.fd, EPOLLOUT, &listener));
    turn(poller);
    QCOMPARE(listener.events, quint32(EPOLLOUT));
}

void tst_EpollPoller::refuses_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("error");
    QTest::newRow("no descriptor") << u"-1"_s << EBADF;
    QTest::newRow("a closed descriptor") << u"closed"_s << EBADF;
    QTest::newRow("a regular file") << u"file"_s << EPERM;
}

void tst_EpollPoller::refuses()
{
    QFETCH(QString, what);
    Listener listener;
    EpollPoller poller;
    QTemporaryFile file;
    QVERIFY(file.open());
    int fd = -1;
    if (what == u"file")
        fd = file.handle();
    else if (what == u"closed")
        fd = ReadyDescriptor().fd;

    errno = 0;
    QVERIFY(!poller.add(fd, EPOLLIN, &listener));
    QTEST(errno, "error");
    QVERIFY(!poller.modify(fd, EPOLLIN, &listener));
    QCOMPARE(errno, ENOENT);
    poller.remove(fd, &listener);
}

void tst_EpollPoller::removedByAnotherInTheSameTurn()
{
    ReadyDescriptor one;
    ReadyDescriptor two;
    Listener first;
    Listener second;
    EpollPoller poller;
    first.then = [&] { poller.remove(two.fd, &second); };
    second.then = [&] { poller.remove(one.fd, &first); };
    QVERIFY(poller.add(one.fd, EPOLLIN, &first));
    QVERIFY(poller.add(two.fd, EPOLLIN, &second));
    turn(poller);
    QCOMPARE(first.calls + second.calls, 1);
}

void tst_EpollPoller::deletesItself()
{
    struct Suicide final : Pollable {
        Suicide(EpollPoller *itsPoller, int itsFd) : poller(itsPoller), fd(itsFd) { }
        void onEvents(quint32) override
        {
            poller->remove(fd, this);
            delete this;
        }
        EpollPoller *poller;
        int fd;
    };
    ReadyDescriptor ready;
    EpollPoller poller;
    QVERIFY(poller.add(ready.fd, EPOLLIN, new Suicide(&poller, ready.fd)));
    QCOMPARE(poller.wait(0ms), 1);
    poller.dispatch();
    QCOMPARE(poller.wait(0ms), 0);
}

void tst_EpollPoller::reusedDescriptorIsNotToldOfTheFormerOwner_B5_09()
{
    ReadyDescriptor one;
    ReadyDescriptor two;
    ReadyDescriptor fresh;
    Listener first;
    Listener second;
    Listener newcomer;
    EpollPoller poller;
    // Whoever is first closes the other, whose number goes to the newcomer within the turn.
    const auto replace = [&](int fd, Listener *former) {
        poller.remove(fd, former);
        QCOMPARE(::dup2(fresh.fd, fd), fd);
        QVERIFY(poller.add(fd, EPOLLIN, &newcomer));
    };
    first.then = [&] { replace(two.fd, &second); };
    second.then = [&] { replace(one.fd, &first); };
    QVERIFY(poller.add(one.fd, EPOLLIN, &first));
    QVERIFY(poller.add(two.fd, EPOLLIN, &second));
    QCOMPARE(poller.wait(0ms), 2);
    poller.dispatch();
    QCOMPARE(first.calls + second.calls, 1);
    QCOMPARE(newcomer.calls, 0);

    first.then = second.then = {};
    turn(poller);
    QCOMPARE(newcomer.calls, 1);
}

void tst_EpollPoller::removalIsByIdentity_B1_08()
{
    ReadyDescriptor ready;
    Listener former;
    Listener owner;
    EpollPoller poller;
    QVERIFY(poller.add(ready.fd, EPOLLIN, &former));
    poller.remove(ready.fd, &former);
    QVERIFY(poller.add(ready.fd, EPOLLIN, &owner));
    poller.remove(ready.fd, &former);
    QVERIFY(!poller.modify(ready.fd, EPOLLOUT, &former));
    turn(poller);
    QCOMPARE(former.calls, 0);
    QCOMPARE(owner.calls, 1);
}

void tst_EpollPoller::forgottenRegistrationIsReplaced()
{
    ReadyDescriptor ready;
    ReadyDescriptor fresh;
    Listener former;
    Listener owner;
    EpollPoller poller;
    QVERIFY(poller.add(ready.fd, EPOLLIN, &former));
    QCOMPARE(::dup2(fresh.fd, ready.fd), ready.fd); // closes the first without removing it
    QVERIFY(poller.modify(ready.fd, EPOLLIN, &former));
    QVERIFY(poller.add(ready.fd, EPOLLIN, &owner));
    turn(poller);
    QCOMPARE(former.calls, 0);
    QCOMPARE(owner.calls, 1);
}

void tst_EpollPoller::nestedTurnLeavesNoStaleEvents()
{
    ReadyDescriptor one;
    ReadyDescriptor two;
    Listener first;
    Listener second;
    EpollPoller poller;
    int depth = 0;
    const auto consumeAndNest = [&](int fd) {
        quint64 value = 0;
        QCOMPARE(::read(fd, &value, sizeof value), ssize_t(sizeof value)); // fails on a stale event
        if (depth++ == 0)
            turn(poller);
    };
    first.then = [&] { consumeAndNest(one.fd); };
    second.then = [&] { consumeAndNest(two.fd); };
    QVERIFY(poller.add(one.fd, EPOLLIN, &first));
    QVERIFY(poller.add(two.fd, EPOLLIN, &second));
    turn(poller);
    QCOMPARE(first.calls, 1);
    QCOMPARE(second.calls, 1);
}

void tst_EpollPoller::idleDescriptorsCostNothing()
{
    constexpr int idleCount = 5000;
    EpollPoller poller;
    std::vector<std::unique_ptr<ReadyDescriptor>> idle;
    Listener sleeper;
    for (int i = 0; i < idleCount; ++i) {
        idle.push_back(std::make_unique<ReadyDescriptor>());
        quint64 value = 0;
        QCOMPARE(::read(idle.back()->fd, &value, sizeof value), ssize_t(sizeof value));
        QVERIFY(poller.add(idle.back()->fd, EPOLLIN, &sleeper));
    }
    ReadyDescriptor ready;
    Listener listener;
    QVERIFY(poller.add(ready.fd, EPOLLIN, &listener));
    for (int i = 1; i <= 10; ++i) {
        QCOMPARE(poller.wait(-1ms), 1);
        poller.dispatch();
        QCOMPARE(listener.calls, i);
    }
    QCOMPARE(sleeper.calls, 0);
}

void tst_EpollPoller::hookRunsOnceAndLast()
{
    ReadyDescriptor one;
    ReadyDescriptor two;
    Listener first;
    Listener second;
    Hook hook;
    EpollPoller poller;
    int callsBefore = 0;
    first.then = second.then = [&] { poller.atTurnEnd(&hook); };
    hook.then = [&] { callsBefore = first.calls + second.calls; };
    QVERIFY(poller.add(one.fd, EPOLLIN, &first));
    QVERIFY(poller.add(two.fd, EPOLLIN, &second));
    turn(poller);
    QCOMPARE(hook.calls, 1);
    QCOMPARE(callsBefore, 2);
    turn(poller);
    QCOMPARE(hook.calls, 2);
    QVERIFY(!poller.hasTurnHooks());
}

void tst_EpollPoller::hooksRunInOrder()
{
    EpollPoller poller;
    Hook hooks[5];
    QList<int> order;
    for (int i : {3, 0, 4, 1, 2, 0}) {
        hooks[i].then = [&order, i] { order << i; };
        poller.atTurnEnd(&hooks[i]);
    }
    hooks[4].forget();
    hooks[4].forget();
    QCOMPARE(poller.endTurn(), 4);
    QCOMPARE(order, QList<int>({3, 0, 1, 2}));
}

void tst_EpollPoller::hookQueuedByAHookWaitsForTheNextTurn()
{
    EpollPoller poller;
    Hook hook;
    hook.then = [&] { poller.atTurnEnd(&hook); };
    poller.atTurnEnd(&hook);
    QCOMPARE(poller.endTurn(), 1);
    QVERIFY(poller.hasTurnHooks());
    QCOMPARE(poller.endTurn(), 1);
    QCOMPARE(hook.calls, 2);
}

void tst_EpollPoller::hookIsForgottenWithItsOwner()
{
    EpollPoller poller;
    Hook killer;
    auto diesEarly = std::make_unique<Hook>();
    auto diesInTheRun = std::make_unique<Hook>();
    killer.then = [&] { diesInTheRun.reset(); };
    poller.atTurnEnd(diesEarly.get());
    poller.atTurnEnd(&killer);
    poller.atTurnEnd(diesInTheRun.get());
    diesEarly.reset();
    QCOMPARE(poller.endTurn(), 1);
    QVERIFY(!poller.hasTurnHooks());
}

void tst_EpollPoller::hookOutlivesThePoller()
{
    Hook hook;
    {
        EpollPoller poller;
        poller.atTurnEnd(&hook);
        QVERIFY(hook.isQueued());
    }
    QVERIFY(!hook.isQueued());
    QCOMPARE(hook.calls, 0);
}

QTEST_GUILESS_MAIN(tst_EpollPoller)
#include "tst_epollpoller.moc"
