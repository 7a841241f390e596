// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/commandline.h"
#include "server/ctl/terminaltext.h"
#include "shared/client/admin/adminrequests.h"
#include "shared/client/admin/matchlogs.h"

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

    /// Asks the first of the targets that answers; there is one.
    CtlRun(CommandLine line, QList<AdminTarget> targets, Style style);

    /// Ends in finished(), later.
    void start();

    [[nodiscard]] const Outcome &outcome() const { return m_outcome; }

    /// From outside, for example because a key was pressed: ends well, with nothing more to print.
    void stop() { finish(ExitCode::Ok, {}); }

Q_SIGNALS:
    /// Once.
    void finished();
    /// With --follow: for stdout, at once.
    void printed(const QString &text);
    /// For `top`.
    void statsCame(const chat::AdminStats &stats);
    void workersCame(const chat::AdminWorkers &workers);

private:
    void tryNextTarget();
    void giveUp();
    void greet();
    void ask();
    template <Packet Request, class Page>
    void askOnce(const Request &request, Page page, Milliseconds patience = AdminRequests::patience);
    template <class Rows, Packet Request, class Then>
    void askAll(Request request, Rows rows, Then then, typename Request::Answer collected = {});
    template <class Found, class Make, class Page>
    void askAbout(const Result<Found> &found, Make make, Page page);
    void actOnPerson(const Result<RoomId> &room, const RoomPersonByName &wanted);
    void moveFrom(const Result<RoomId> &room, const MoveByName &wanted);
    void moveTo(const Result<RoomId> &to, MovePeople move, const QString &session);
    void actOn(const Result<RoomId> &room, const RoomActByName &wanted);
    void banOne(const BanByName &wanted, const AdminSessions &candidates);
    void announce(const AnnounceByName &wanted);
    void askAboutMatches(const MatchCommand &wanted);
    void askAboutTicket(const TicketByName &wanted);
    void askForLog(const MatchLogPages &pages);
    void follow(const Follow &wanted);
    void receive(const ServerPacket &packet);
    template <class Answer, class Show>
    void take(const ServerPacket &packet, Show show);
    template <class Answer>
    void show(const Answer &answer, const QString &page);
    void complain(const Error &error);
    void finish(ExitCode code, const QString &output, const QString &complaint = {});

    CommandLine m_line;
    QList<AdminTarget> m_targets;
    Style m_style;
    qsizetype m_tried = 0;
    QStringList m_complaints; ///< about the targets that did not work
    bool m_denied = false; ///< by one of them
    AdminLink m_link;
    AdminRequests m_requests{m_link};
    Outcome m_outcome;
};

} // namespace chat::ctl
