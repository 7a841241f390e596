// SPDX-License-Identifier: Apache-2.0
#include "server/app/exitcode.h"
#include "server/app/lastfault.h"

#include <QTest>

#include <functional>
#include <new>
#include <sys/wait.h>
#include <unistd.h>

using namespace chat::server;

class tst_LastFault final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whateverIsThrown_data();
    void whateverIsThrown(); // B2-09, faults row 41
};

void tst_LastFault::whateverIsThrown_data()
{
    QTest::addColumn<std::function<void()>>("fault");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, std::function<void()> fault, const char *line) {
        QTest::newRow(name) << std::move(fault)
                            << QByteArray("chat-server: ended by an uncaught exception: ") + line + '\n';
    };
    row("memory ran out", [] { throw std::bad_alloc(); }, "std::bad_alloc");
    row(
        "a standard exception", [] { throw std::runtime_error("as the test wants it"); },
        "as the test wants it");
    row("a number", [] { throw 42; }, "of an unknown type");
    row("nothing at all", [] { std::terminate(); }, "none");
}

void tst_LastFault::whateverIsThrown()
{
    QFETCH(const std::function<void()>, fault);
    QFETCH(QByteArray, line);
    int pipes[2];
    QCOMPARE(pipe(pipes), 0);
    const pid_t child = fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        dup2(pipes[1], STDERR_FILENO);
        endOnUncaught();
        [&]() noexcept { fault(); }();
    }
    close(pipes[1]);
    QByteArray said;
    char piece[100];
    for (ssize_t got = 0; (got = read(pipes[0], piece, sizeof piece)) > 0;)
        said.append(piece, got);
    close(pipes[0]);
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QCOMPARE(said, line);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), int(ExitCode::Software));
}

QTEST_GUILESS_MAIN(tst_LastFault)
#include "tst_lastfault.moc"
