// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/program.h"

#include "server/ctl/completion.h"
#include "server/ctl/ctlrun.h"
#include "server/ctl/manpage.h"
#include "server/ctl/matchreplay.h"
#include "server/ctl/topview.h"
#include "shared/core/programoption.h"

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <unistd.h>

namespace chat::ctl {

using namespace Qt::StringLiterals;

namespace {

/// What needs no server.
std::optional<QString> textOf(const CommandLine &line)
{
    switch (line.action) {
    case CommandLine::Help: return helpText();
    case CommandLine::Version: return versionText();
    case CommandLine::ManPage: return manPage();
    case CommandLine::Run: break;
    }
    if (const auto *wanted = std::get_if<PrintCompletion>(&line.command))
        return completionScript(wanted->shell);
    return std::nullopt;
}

} // namespace

int runProgram(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto line = parseCommandLine(QCoreApplication::arguments(), currentTime().wall);
    if (!line) {
        print(stderr, "chat-ctl: "_L1 + line.error().text + u'\n');
        return int(ExitCode::Usage);
    }
    if (const auto text = textOf(*line)) {
        print(stdout, *text);
        return int(ExitCode::Ok);
    }
    const auto *matches = std::get_if<MatchCommand>(&line->command);
    const auto *replayed = matches ? std::get_if<ReplayLog>(matches) : nullptr;
    const auto *follow = std::get_if<Follow>(&line->command);
    const bool fullScreen = follow && follow->fullScreen && !line->json;
    const auto environment = QProcessEnvironment::systemEnvironment();
    const Style style = styleFor(::isatty(STDOUT_FILENO) != 0, environment.value(u"NO_COLOR"_s),
                                 environment.value(u"TERM"_s));
    if (replayed) {
        const auto text = replayText(*replayed, line->json, style);
        text ? print(stdout, *text) : print(stderr, "chat-ctl: "_L1 + text.error() + u'\n');
        return int(text ? ExitCode::Ok : ExitCode::Usage);
    }
    if (fullScreen && (::isatty(STDOUT_FILENO) == 0 || environment.value(u"TERM"_s) == "dumb"_L1)) {
        print(stderr, u"chat-ctl: top needs a terminal; see status --follow, or top --json\n"_s);
        return int(ExitCode::Usage);
    }
    const auto targets
        = adminTargets(line->socket, line->connect, line->tokenFile, line->caFile, environment);
    if (!targets) {
        print(stderr, "chat-ctl: "_L1 + escaped(targets.error().text) + u'\n');
        return int(ExitCode::Usage);
    }
    CtlRun run(*line, *targets, style);
    QObject::connect(&run, &CtlRun::finished, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&run, &CtlRun::printed, &app, [](const QString &text) { print(stdout, text); });
    std::optional<TopView> view;
    if (fullScreen) {
        view.emplace(style);
        QObject::connect(&run, &CtlRun::statsCame, &*view, &TopView::takeStats);
        QObject::connect(&run, &CtlRun::workersCame, &*view, &TopView::takeWorkers);
        QObject::connect(&*view, &TopView::closed, &run, &CtlRun::stop);
    }
    run.start();
    QCoreApplication::exec();
    view.reset(); // before the last words, so that they stay on the terminal
    print(stdout, run.outcome().output);
    print(stderr, run.outcome().complaint);
    return int(run.outcome().code);
}

} // namespace chat::ctl
