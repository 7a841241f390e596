// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/commandline.h"
#include "server/ctl/terminaltext.h"
#include "shared/client/admin/adminrequests.h"

#include <QObject>
#include <QStringList>

namespace chat::ctl {

/// One run of chat-ctl: finds the server, asks it, and has what to print. Lives in one thread with an event
/// loop.
class CtlRun final : public QObject
{
    Q_OBJECT
public:
    /// What is left to do for main().
    struct Outcome {
        ExitCode code = ExitCode::Ok;
        QString output; ///< for stdout
        QString complaint; ///< for stderr
    };

    /// `places` as socketPlaces(); not empty.
    CtlRun(CommandLine line, QStringList places, Style style);

    /// Ends in finished(), later.
    void start();

    [[nodiscard]] const Outcome &outcome() const { return m_outcome; }

Q_SIGNALS:
    /// Once.
    void finished();

private:
    void tryNextPlace();
    void giveUp();
    void greet();
    void ask();
    template <Packet Request, class Page>
    void askOnce(const Request &request, Page page);
    template <class Rows, Packet Request, class Then>
    void askAll(Request request, Rows rows, Then then, typename Request::Answer collected = {});
    void kick(const KickByName &wanted, const AdminSessions &candidates);
    template <class Answer>
    void show(const Answer &answer, const QString &page);
    void complain(const Error &error);
    void finish(ExitCode code, const QString &output, const QString &complaint = {});

    CommandLine m_line;
    QStringList m_places;
    Style m_style;
    qsizetype m_tried = 0;
    QStringList m_complaints; ///< about the places that did not work
    bool m_denied = false; ///< one of the sockets is somebody else's
    AdminLink m_link;
    AdminRequests m_requests{m_link};
    Outcome m_outcome;
};

} // namespace chat::ctl
