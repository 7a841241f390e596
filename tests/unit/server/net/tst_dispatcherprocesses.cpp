// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/net/epollmain.h"

#include <QProcess>

using namespace chat::server;
using namespace Qt::StringLiterals;

/// Qt's processes live on the dispatcher: their pipes and their ends are notifiers.
class tst_DispatcherProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(EpollDispatcher::current()); }
    void processRuns();
    void processEchoes();
};

void tst_DispatcherProcesses::processRuns()
{
    QProcess process;
    QEventLoop loop;
    connect(&process, &QProcess::finished, &loop, &QEventLoop::exit);
    process.start(u"true"_s, QStringList());
    QCOMPARE(loop.exec(), 0);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
}

void tst_DispatcherProcesses::processEchoes()
{
    const QByteArray sent = QByteArray(1024 * 1024, 'x');
    QByteArray got;
    QProcess process;
    QEventLoop loop;
    connect(&process, &QProcess::started, &process, [&] {
        process.write(sent);
        process.closeWriteChannel();
    });
    connect(&process, &QProcess::readyReadStandardOutput, &process, [&] { got += process.readAll(); });
    connect(&process, &QProcess::finished, &loop, &QEventLoop::exit);
    process.start(u"cat"_s, QStringList());
    QCOMPARE(loop.exec(), 0);
    QCOMPARE(got, sent);
}

int main(int argc, char *argv[]) { return runOnEpoll<tst_DispatcherProcesses>(argc, argv); }

#include "tst_dispatcherprocesses.moc"
