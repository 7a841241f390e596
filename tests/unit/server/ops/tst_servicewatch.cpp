// SPDX-License-Identifier: Apache-2.0
#include "server/ops/servicemanager.h"
#include "server/ops/servicewatch.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

/// What systemd has at the other end of $NOTIFY_SOCKET.
class FakeSystemd
{
public:
    FakeSystemd() : m_fd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        const QByteArray path = QFile::encodeName(m_directory.filePath(u"notify"_s));
        sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
        qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
        m_bound = ::bind(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        qputenv("NOTIFY_SOCKET", path);
    }
    ~FakeSystemd()
    {
        ::close(m_fd);
        for (const char *variable : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
            qunsetenv(variable);
    }
    Q_DISABLE_COPY_MOVE(FakeSystemd)

    [[nodiscard]] bool isBound() const { return m_bound; }

    /// What it was told since the last time, a datagram each.
    QByteArrayList told()
    {
        QByteArrayList datagrams;
        char bytes[512];
        while (true) {
            const ssize_t size = ::recv(m_fd, bytes, sizeof bytes, 0);
            if (size < 0)
                return datagrams;
            datagrams << QByteArray(bytes, size);
        }
    }

private:
    QTemporaryDir m_directory;
    int m_fd;
    bool m_bound = false;
};

/// Loops that answer when the test says so.
struct FakeLoops {
    std::vector<std::function<void()>> asked;

    [[nodiscard]] ServiceWatch::AskLoops ask()
    {
        return [this](std::function<void()> answered) { asked.push_back(std::move(answered)); };
    }
};

} // namespace

/// What systemd is told about the server: readiness, status, and signs of life only while there is life.
class tst_ServiceWatch final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aloneNothingIsSaid();
    void readyThenTheStatus();
    void signsOfLifeNeedEveryLoop();
    void withoutWatchdogNobodyIsAsked();
    void theTimerGoesOn();
    void reloadingAndStopping();
    void anAnswerAfterTheEnd();
};

void tst_ServiceWatch::aloneNothingIsSaid()
{
    QVERIFY(!hasServiceManager());
    FakeLoops loops;
    ServiceWatch watch(loops.ask(), [] { return u"a line"_s; });
    watch.start();
    watch.tick();
    QVERIFY(loops.asked.empty());
}

void tst_ServiceWatch::readyThenTheStatus()
{
    FakeSystemd manager;
    QVERIFY(manager.isBound());
    FakeLoops loops;
    ServiceWatch watch(loops.ask(), [] { return u"3 sessions, 방 2"_s; });
    QCOMPARE(manager.told(), QByteArrayList());
    watch.start();
    QCOMPARE(manager.told(), (QByteArrayList{"READY=1", "STATUS=3 sessions, 방 2"}));
}

void tst_ServiceWatch::signsOfLifeNeedEveryLoop()
{
    FakeSystemd manager;
    qputenv("WATCHDOG_USEC", "3600000000"); // the timer never comes; the test ticks
    FakeLoops loops;
    ServiceWatch watch(loops.ask(), [] { return u"-"_s; });
    watch.start();
    QCOMPARE(manager.told(), (QByteArrayList{"READY=1", "STATUS=-", "WATCHDOG=1"}));
    QCOMPARE(loops.asked.size(), size_t(1));
    for (int i = 0; i < 3; ++i)
        watch.tick();
    QCOMPARE(manager.told(), (QByteArrayList{"STATUS=-", "STATUS=-", "STATUS=-"})); // a loop hangs
    QCOMPARE(loops.asked.size(), size_t(1)); // it is not asked again and again meanwhile
    loops.asked.back()();
    watch.tick();
    QCOMPARE(manager.told(), (QByteArrayList{"STATUS=-", "WATCHDOG=1"}));
    QCOMPARE(loops.asked.size(), size_t(2));
}

void tst_ServiceWatch::withoutWatchdogNobodyIsAsked()
{
    FakeSystemd manager;
    FakeLoops loops;
    ServiceWatch watch(loops.ask(), [] { return u"-"_s; });
    watch.start();
    watch.tick();
    QCOMPARE(manager.told(), (QByteArrayList{"READY=1", "STATUS=-", "STATUS=-"}));
    QVERIFY(loops.asked.empty());
}

void tst_ServiceWatch::theTimerGoesOn()
{
    FakeSystemd manager;
    qputenv("WATCHDOG_USEC", "40000");
    QVERIFY(watchdogTimeout() == Milliseconds(40));
    ServiceWatch watch([](const std::function<void()> &answered) { answered(); }, [] { return u"-"_s; });
    watch.start();
    qsizetype alive = 0;
    QTRY_VERIFY((alive += manager.told().count("WATCHDOG=1")) >= 5);
}

void tst_ServiceWatch::reloadingAndStopping()
{
    FakeSystemd manager;
    {
        const ToldReloading told;
        const QByteArrayList lines = manager.told().value(0).split('\n');
        QCOMPARE(lines.value(0), "RELOADING=1");
        QVERIFY(lines.value(1).startsWith("MONOTONIC_USEC="));
        QVERIFY(lines.value(1).sliced(15).toLongLong() > 0);
    }
    tellStopping();
    QCOMPARE(manager.told(), (QByteArrayList{"READY=1", "STOPPING=1"}));
}

void tst_ServiceWatch::anAnswerAfterTheEnd()
{
    FakeSystemd manager;
    qputenv("WATCHDOG_USEC", "3600000000");
    FakeLoops loops;
    {
        ServiceWatch watch(loops.ask(), [] { return u"-"_s; });
        watch.start();
    }
    QCOMPARE(loops.asked.size(), size_t(1));
    (void)manager.told();
    loops.asked.back()();
    QCOMPARE(manager.told(), QByteArrayList());
}

QTEST_GUILESS_MAIN(tst_ServiceWatch)
#include "tst_servicewatch.moc"
