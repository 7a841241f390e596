// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/manpage.h"

#include "server/ctl/commandtable.h"

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

/// As it stands: a dash stays a dash, and nothing begins a request.
QString roff(const QString &text)
{
    const QString safe = QString(text).replace(u'\\', "\\e"_L1).replace(u'-', "\\-"_L1);
    return safe.startsWith(u'.') || safe.startsWith(u'\'') ? "\\&"_L1 + safe : safe;
}

QString entry(const QString &head, const QString &text)
{
    return ".TP\n"_L1 + head + u'\n' + roff(text) + ".\n"_L1;
}

QString commandEntries()
{
    QString entries;
    for (const CommandRow &row : commandRows()) {
        QString head = ".B "_L1 + roff(row.name);
        if (!row.words.isEmpty())
            head = ".BI "_L1 + roff(row.name) + " \" "_L1 + roff(row.words) + u'"';
        entries += entry(head, row.sentence);
    }
    return entries;
}

QString optionEntries()
{
    QString entries;
    for (const CtlOption &option : ctlOptions()) {
        if (option.hidden)
            continue;
        QString name = roff("--"_L1 + option.shown.name);
        if (!option.shown.letter.isEmpty())
            name = roff(u'-' + option.shown.letter) + ", "_L1 + name;
        const QString head = option.shown.value.isEmpty()
            ? QString(".B \""_L1 + name + u'"')
            : QString(".BI \""_L1 + name + " \" "_L1 + roff(option.shown.value));
        QString text = option.shown.sentence;
        if (!option.commands.isEmpty())
            text += "; with "_L1 + QString(option.commands).replace(u' ', ", "_L1);
        entries += entry(head, text);
    }
    return entries;
}

} // namespace

QString manPage()
{
    return uR"(.\" Made by chat-ctl --print-man-page; do not edit.
.TH CHAT\-CTL 1 "" "chat\-ctl %1" "Madang"
.SH NAME
chat\-ctl \- ask and steer a running chat\-server
.SH SYNOPSIS
.B chat\-ctl
.RI [ OPTION ]...
.I COMMAND
.SH DESCRIPTION
.B chat\-ctl
connects to the admin socket of a running
.B chat\-server
and prints what it answers, as text for people or, with
.BR \-\-json ,
as one JSON object a line for scripts.
What changes something is kept in the server's audit, with who did it and why.
.PP
The socket is
.BR \-\-socket ,
else
.BR MADANG_ADMIN_SOCKET ,
else the first that answers of
.IR $RUNTIME_DIRECTORY/admin.sock ,
.I /run/chat\-server/admin.sock
and
.IR ${XDG_STATE_HOME:\-~/.local/state}/madang/admin.sock .
Only the user that the server runs as, and root, may use it.
.SH COMMANDS
%2.SH OPTIONS
%3.SH EXIT STATUS
.TP
.B 0
done.
.TP
.B 1
the server refused, or did not answer.
.TP
.B 2
the command line cannot be understood.
.TP
.B 69
no server can be reached.
.TP
.B 77
permission denied.
.SH ENVIRONMENT
.TP
.B MADANG_ADMIN_SOCKET
the admin socket, when there is no
.BR \-\-socket .
.TP
.B NO_COLOR
when it is set and not empty, nothing is coloured.
.SH EXAMPLES
.TP
.B chat\-ctl status \-\-json | jq .sessions
how many sessions there are, for a script.
.TP
.B chat\-ctl logs \-\-follow \-\-level warning
what goes wrong, as it happens.
.TP
.B source <(chat\-ctl completion bash)
completes commands in this shell.
)"_s.arg(QLatin1StringView(CHAT_VERSION), commandEntries(), optionEntries());
}

} // namespace chat::ctl
