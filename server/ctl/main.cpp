// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/ctlrun.h"
#include "server/ctl/socketplaces.h"

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <cstdio>
#include <unistd.h>

using namespace chat;
using namespace chat::ctl;
using namespace Qt::StringLiterals;

namespace {

void print(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto line = parseCommandLine(QCoreApplication::arguments(), currentTime().wall);
    if (!line) {
        print(stderr, "chat-ctl: "_L1 + line.error().text + u'\n');
        return int(ExitCode::Usage);
    }
    if (line->action != CommandLine::Run) {
        print(stdout, line->action == CommandLine::Help ? helpText() : versionText());
        return int(ExitCode::Ok);
    }

    const auto environment = QProcessEnvironment::systemEnvironment();
    CtlRun run(*line, socketPlaces(line->socket, environment),
               styleFor(::isatty(STDOUT_FILENO) != 0, environment.value(u"NO_COLOR"_s),
                        environment.value(u"TERM"_s)));
    QObject::connect(&run, &CtlRun::finished, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    run.start();
    QCoreApplication::exec();
    print(stdout, run.outcome().output);
    print(stderr, run.outcome().complaint);
    return int(run.outcome().code);
}
