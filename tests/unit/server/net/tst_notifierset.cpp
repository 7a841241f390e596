// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/net/epollmain.h"
#include "tests/unit/server/net/notifierpair.h"

#include <QRegularExpression>
#include <QSocketNotifier>
#include <QTemporaryFile>

#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace chat::server;
using namespace Qt::StringLiterals;

/// The notifiers of one descriptor.
class tst_NotifierSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void severalTypesOnOneDescriptor();
    void hangUpReachesAllTypes();
    void urgentByteReachesException();
    void disabledIsSilent();
    void disabledInItsOwnSlot();
    void enabledInItsOwnSlot();
    void deletedInItsOwnSlot();
    void writeIsToldOnlyWhenItCanBeWritten();
    void writeEnabledInATurnIsToldInThatTurn();
    void cannotBeWatched_data();
    void cannotBeWatched();
    void secondNotifierTakesOver();

private:
    void turn() { m_loop->processEvents(QEventLoop::AllEvents); }
    EpollDispatcher *m_loop = nullptr;
};

void tst_NotifierSet::initTestCase()
{
    m_loop = EpollDispatcher::current();
    QVERIFY(m_loop);
}

void tst_NotifierSet::severalTypesOnOneDescriptor()
{
    Pair pair;
    Notifier read(pair.ends[0], QSocketNotifier::Read);
    Notifier write(pair.ends[0], QSocketNotifier::Write);
    Notifier exception(pair.ends[0], QSocketNotifier::Exception);
    turn();
    turn();
    QCOMPARE(read.calls, 0);
    QCOMPARE(write.calls, 2);
    pair.send();
    turn();
    QCOMPARE(read.calls, 1);
    QCOMPARE(write.calls, 3);
    write.qt->setEnabled(false);
    turn();
    QCOMPARE(read.calls, 2);
    QCOMPARE(write.calls, 3);
    QCOMPARE(exception.calls, 0);
}

void tst_NotifierSet::hangUpReachesAllTypes()
{
    Pair pair;
    Notifier read(pair.ends[0], QSocketNotifier::Read);
    Notifier exception(pair.ends[0], QSocketNotifier::Exception);
    pair.close(1);
    turn();
    QCOMPARE(read.calls, 1);
    QCOMPARE(exception.calls, 1);
}

void tst_NotifierSet::urgentByteReachesException()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    QCOMPARE(::bind(listener, generic, size), 0);
    QCOMPARE(::listen(listener, 1), 0);
    QCOMPARE(::getsockname(listener, generic, &size), 0);
    Pair pair;
    pair.close(0);
    pair.close(1);
    pair.ends[1] = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    QCOMPARE(::connect(pair.ends[1], generic, size), 0);
    pair.ends[0] = ::accept(listener, nullptr, nullptr);
    ::close(listener);

    Notifier exception(pair.ends[0], QSocketNotifier::Exception);
    turn();
    QCOMPARE(exception.calls, 0);
    QCOMPARE(::send(pair.ends[1], "!", 1, MSG_OOB), 1);
    QTRY_VERIFY(exception.calls > 0);
}

void tst_NotifierSet::disabledIsSilent()
{
    Pair pair;
    pair.send();
    Notifier read(pair.ends[0], QSocketNotifier::Read);
    read.qt->setEnabled(false);
    turn();
    QCOMPARE(read.calls, 0);
    read.qt->setEnabled(true);
    turn();
    QCOMPARE(read.calls, 1);
}

void tst_NotifierSet::disabledInItsOwnSlot()
{
    Pair pair;
    pair.send();
    Notifier read(pair.ends[0], QSocketNotifier::Read, [&] { read.qt->setEnabled(false); });
    turn();
    turn();
    QCOMPARE(read.calls, 1);
}

void tst_NotifierSet::enabledInItsOwnSlot()
{
    Pair pair;
    pair.send();
    Notifier read(pair.ends[0], QSocketNotifier::Read, [&] {
        read.qt->setEnabled(false);
        read.qt->setEnabled(true);
    });
    turn();
    turn();
    QCOMPARE(read.calls, 2);
}

void tst_NotifierSet::deletedInItsOwnSlot()
{
    Pair pair;
    pair.send();
    auto *const doomed = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read);
    Notifier write(pair.ends[0], QSocketNotifier::Write);
    int calls = 0;
    connect(doomed, &QSocketNotifier::activated, this, [&] {
        calls++;
        delete doomed;
    });
    turn();
    turn();
    QCOMPARE(calls, 1);
    QVERIFY(write.calls > 0); // the other goes on
}

void tst_NotifierSet::writeIsToldOnlyWhenItCanBeWritten()
{
    Pair pair;
    const QByteArray block(64 * 1024, 'x');
    while (::send(pair.ends[0], block.constData(), size_t(block.size()), MSG_NOSIGNAL) > 0) { }
    Notifier read(pair.ends[0], QSocketNotifier::Read);
    Notifier write(pair.ends[0], QSocketNotifier::Write);
    turn();
    turn();
    QCOMPARE(write.calls, 0);
    QByteArray drain(16 * 1024 * 1024, Qt::Uninitialized);
    while (::recv(pair.ends[1], drain.data(), size_t(drain.size()), 0) > 0) { }
    turn();
    QCOMPARE(write.calls, 1);
}

void tst_NotifierSet::writeEnabledInATurnIsToldInThatTurn()
{
    Pair pair;
    Notifier read(pair.ends[0], QSocketNotifier::Read);
    Notifier write(pair.ends[0], QSocketNotifier::Write);
    write.qt->setEnabled(false);
    write.body = [&] { write.qt->setEnabled(false); };
    turn();
    for (int i = 1; i <= 3; ++i) {
        write.qt->setEnabled(true);
        turn();
        QCOMPARE(write.calls, i);
        QVERIFY(!m_loop->poller()->hasTurnHooks());
    }
    turn();
    QCOMPARE(write.calls, 3);
}

void tst_NotifierSet::cannotBeWatched_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("a closed descriptor") << u"closed"_s;
    QTest::newRow("a regular file") << u"file"_s;
    QTest::newRow("a descriptor closed under its notifiers") << u"later"_s;
}

void tst_NotifierSet::cannotBeWatched()
{
    QFETCH(QString, what);
    QTemporaryFile file;
    QVERIFY(file.open());
    Pair pair;
    const int fd = what == u"file" ? file.handle() : pair.ends[0];
    if (what == u"closed")
        pair.close(0);
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"cannot be watched, its notifiers are disabled"_s));
    Notifier read(fd, QSocketNotifier::Read);
    QCOMPARE(read.qt->isEnabled(), what == u"later");
    std::unique_ptr<Notifier> write;
    if (what == u"later") {
        pair.close(0);
        write = std::make_unique<Notifier>(fd, QSocketNotifier::Write);
        turn();
        QVERIFY(!write->qt->isEnabled());
    }
    turn();
    QVERIFY(!read.qt->isEnabled());
    QCOMPARE(read.calls, 0);
}

void tst_NotifierSet::secondNotifierTakesOver()
{
    Pair pair;
    Pair fresh;
    fresh.send();
    Notifier former(pair.ends[0], QSocketNotifier::Read);
    QCOMPARE(::dup2(fresh.ends[0], pair.ends[0]),
             pair.ends[0]); // closed under its notifier, and opened again
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"takes over"_s));
    Notifier owner(pair.ends[0], QSocketNotifier::Read);
    turn();
    QCOMPARE(owner.calls, 1);
    former.qt.reset(); // takes nothing from the owner (B1-08)
    turn();
    QCOMPARE(owner.calls, 2);
    QCOMPARE(former.calls, 0);
}

int main(int argc, char *argv[]) { return runOnEpoll<tst_NotifierSet>(argc, argv); }

#include "tst_notifierset.moc"
