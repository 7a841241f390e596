// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/ctlrun.h"

#include "server/ctl/actpages.h"
#include "server/ctl/ctlasking.h"
#include "server/ctl/detailpages.h"
#include "server/ctl/listpages.h"
#include "server/ctl/statuspage.h"
#include "server/ctl/watchpages.h"
#include "shared/client/admin/lookups.h"
#include "shared/client/admin/units.h"
#include "shared/core/match.h"

#include <QMetaObject>

#include <functional>

namespace chat::ctl {
namespace {

QString complaintText(AdminLink::Failure failure, const QString &why, const AdminTarget &target)
{
    using enum AdminLink::Failure;
    switch (failure) {
    case NotThere:
        return target.isLocal() ? u"nobody answers"_s : "nobody answers ("_L1 + escaped(why) + u')';
    case NotAllowed: return target.isLocal() ? u"permission denied"_s : escaped(why);
    case Untrusted:
        return "its certificate is not trusted ("_L1 + escaped(why)
            + "); name the authority that signed it, or the certificate itself, with --ca FILE"_L1;
    case Broken: break;
    }
    return escaped(why);
}

/// A large store on a slow disk.
constexpr Milliseconds backupPatience = std::chrono::hours(12);

} // namespace

CtlRun::CtlRun(CommandLine line, QList<AdminTarget> targets, Style style)
    : m_line(std::move(line)),
      m_targets(std::move(targets)),
      m_style(style)
{
    connect(&m_link, &AdminLink::connected, this, &CtlRun::greet);
    connect(
        &m_link, &AdminLink::failed, this,
        [this](AdminLink::Failure failure, const QString &why) {
            m_denied = m_denied || failure == AdminLink::Failure::NotAllowed;
            const AdminTarget &target = m_targets.at(m_tried - 1);
            m_complaints << "  "_L1 + escaped(target.toText()) + ": "_L1
                    + complaintText(failure, why, target);
            tryNextTarget();
        },
        Qt::QueuedConnection); // a local socket fails while it is still being opened
}

void CtlRun::start() { QMetaObject::invokeMethod(this, &CtlRun::tryNextTarget, Qt::QueuedConnection); }

void CtlRun::tryNextTarget()
{
    if (m_tried == m_targets.size())
        return giveUp();
    m_link.open(m_targets.at(m_tried++));
}

void CtlRun::giveUp()
{
    const QString tried = m_complaints.join(u'\n');
    const bool local = m_targets.first().isLocal();
    if (m_denied)
        return finish(ExitCode::Denied, {},
                      "you may not use the admin socket:\n"_L1 + tried
                          + (local ? "\nRun chat-ctl as the user that chat-server runs as, or as root."_L1
                                   : "\nThe token has to be in the server's server.admin_token_file."_L1));
    finish(
        ExitCode::Unreachable, {},
        "no chat-server answers; tried\n"_L1 + tried
            + (local ? "\nStart chat-server, or name its socket with --socket PATH or MADANG_ADMIN_SOCKET."_L1
                     : "\nIs that its server.admin_listen?"_L1));
}

void CtlRun::greet()
{
    m_requests.request(AdminHello{limits::protocolVersion}, [this](const Result<AdminHelloAnswer> &hello) {
        hello ? ask() : complain(hello.error());
    });
}

void CtlRun::ask()
{
    match(
        m_line.command, //
        [&](const FetchStats &request) { askOnce(request, &statusPage); },
        [&](const FetchWorkers &request) { askOnce(request, &workersPage); },
        [&](const FetchAudit &request) { askOnce(request, &auditPage); },
        [&](const FetchConfig &request) { askOnce(request, &configPage); },
        [&](const ReloadConfig &request) { askOnce(request, &reloadPage); },
        [&](const ChangeConfig &request) { askOnce(request, &changedPage); },
        [&](const FetchLogs &request) { askOnce(request, &logPage); },
        [&](const FetchLogLevels &request) { askOnce(request, &logLevelsPage); },
        [&](const SetLogLevel &request) { askOnce(request, &logLevelsPage); },
        [&](const ListCrashes &request) { askOnce(request, &crashesPage); },
        [&](const FetchCrash &request) { askOnce(request, &crashPage); },
        [&](const FetchInvariants &request) { askOnce(request, &invariantsPage); },
        [&](const RepairViolation &request) { askOnce(request, donePageOf); },
        [&](const BackUpStore &request) { askOnce(request, &backupPage, backupPatience); },
        [&](const ListRooms &request) {
            askAll(request, &AdminRooms::rooms,
                   [this](const AdminRooms &all) { show(all, roomsPage(all, m_style)); });
        },
        [&](const ListSessions &request) {
            askAll(request, &AdminSessions::sessions,
                   [this](const AdminSessions &all) { show(all, sessionsPage(all, m_style)); });
        },
        [&](const ShowRoom &wanted) {
            askAll(ListRooms{.filter = wanted.target}, &AdminRooms::rooms,
                   [this, wanted](const AdminRooms &all) {
                       askAbout(
                           roomOf(wanted.target, all), [](RoomId room) { return FetchRoom{room}; },
                           &roomPage);
                   });
        },
        [&](const ShowJournal &wanted) {
            askAll(ListRooms{.filter = wanted.target}, &AdminRooms::rooms,
                   [this, wanted](const AdminRooms &all) {
                       askAbout(
                           roomOf(wanted.target, all), [](RoomId room) { return FetchJournal{room}; },
                           [wanted](const RoomJournal &journal, const Style &style) {
                               return journalPage(journal, wanted.job, style);
                           });
                   });
        },
        [&](const ShowSession &wanted) {
            askAll(ListSessions{.filter = wanted.target}, &AdminSessions::sessions,
                   [this, wanted](const AdminSessions &all) {
                       askAbout(
                           sessionOf(wanted.target, all), [](SessionId id) { return FetchSession{id}; },
                           &sessionPage);
                   });
        },
        [&](const KickByName &wanted) {
            askAll(ListSessions{.filter = wanted.target}, &AdminSessions::sessions,
                   [this, wanted](const AdminSessions &all) {
                       askAbout(kickOf(wanted.target, wanted.reason, all), std::identity(), &kickedPage);
                   });
        },
        [&](const RoomActByName &wanted) {
            askAll(ListRooms{.filter = wanted.target}, &AdminRooms::rooms,
                   [this, wanted](const AdminRooms &all) { actOn(roomOf(wanted.target, all), wanted); });
        },
        [&](const BanByName &wanted) {
            askAll(ListSessions{.filter = wanted.target}, &AdminSessions::sessions,
                   [this, wanted](const AdminSessions &all) { banOne(wanted, all); });
        },
        [&](const AddBan &request) { askOnce(request, &bannedPage); },
        [&](const ListBans &request) {
            askAll(request, &BanList::bans,
                   [this](const BanList &all) { show(all, bansPage(all, m_style)); });
        },
        [&](const LiftBan &request) {
            askOnce(request, [](const BanRow &, const Style &) { return u"lifted\n"_s; });
        },
        [&](const MakeRoom &request) {
            askOnce(request, [](const RoomMade &made, const Style &) -> QString {
                return "made, "_L1 + QString::fromLatin1(made.room.toText()) + u'\n';
            });
        },
        [&](const RoomPersonByName &wanted) {
            askAll(ListRooms{.filter = wanted.room}, &AdminRooms::rooms,
                   [this, wanted](const AdminRooms &all) { actOnPerson(roomOf(wanted.room, all), wanted); });
        },
        [&](const MoveByName &wanted) {
            askAll(ListRooms{.filter = wanted.from}, &AdminRooms::rooms,
                   [this, wanted](const AdminRooms &all) { moveFrom(roomOf(wanted.from, all), wanted); });
        },
        [&](const Announce &request) { askOnce(request, &announcedPage); },
        [&](const AnnounceByName &wanted) { announce(wanted); },
        [&](const ListAnnouncements &request) { askOnce(request, &announcementsPage); },
        [&](const RecallAnnouncement &request) {
            askOnce(request, [](const RecallAnswer &answer, const Style &) -> QString {
                return "taken back; told "_L1 + countText(answer.sessions, "session"_L1, "sessions"_L1)
                    + u'\n';
            });
        },
        [&](const DrainServer &request) {
            askOnce(request, [](const Nothing &, const Style &) { return u"draining\n"_s; });
        },
        [&](const MatchCommand &wanted) { askAboutMatches(wanted); },
        [&](const Follow &wanted) { follow(wanted); },
        [&](const PrintCompletion &) { complain({.code = ErrorCode::Internal}); }); // main() does
}

void CtlRun::actOn(const Result<RoomId> &room, const RoomActByName &wanted)
{
    if (!room)
        return complain(room.error());
    match(wanted.act, [&](auto act) {
        act.room = *room;
        askOnce(act, donePageOf);
    });
}

void CtlRun::actOnPerson(const Result<RoomId> &room, const RoomPersonByName &wanted)
{
    if (!room)
        return complain(room.error());
    askAll(ListSessions{.filter = wanted.person}, &AdminSessions::sessions,
           [this, wanted, room = *room](const AdminSessions &all) {
               const auto found = userOf(wanted.person, all);
               // Somebody who is not there can be named by his id.
               const UserId user
                   = found ? *found : UserId::fromText(wanted.person.toLatin1()).value_or(UserId());
               if (!user.isValid())
                   return complain(found.error());
               const auto done = donePageOf;
               match(
                   wanted.act, //
                   [&](AppointHost act) {
                       act.room = room;
                       act.to = user;
                       askOnce(act, done);
                   },
                   [&](auto act) {
                       act.room = room;
                       act.user = user;
                       askOnce(act, done);
                   });
           });
}

void CtlRun::moveFrom(const Result<RoomId> &room, const MoveByName &wanted)
{
    if (!room)
        return complain(room.error());
    MovePeople move = wanted.move;
    move.room = *room;
    askAll(ListRooms{.filter = wanted.to}, &AdminRooms::rooms, [this, wanted, move](const AdminRooms &all) {
        moveTo(roomOf(wanted.to, all), move, wanted.session);
    });
}

void CtlRun::moveTo(const Result<RoomId> &to, MovePeople move, const QString &session)
{
    if (!to)
        return complain(to.error());
    move.to = *to;
    if (session.isEmpty())
        return askOnce(move, &movedPage);
    askAll(ListSessions{.filter = session}, &AdminSessions::sessions,
           [this, move, session](const AdminSessions &all) {
               const auto one = sessionOf(session, all);
               if (!one)
                   return complain(one.error());
               MovePeople complete = move;
               complete.session = *one;
               askOnce(complete, &movedPage);
           });
}

void CtlRun::announce(const AnnounceByName &wanted)
{
    const auto to = [this, wanted](auto id, auto Audience::*member) {
        if (!id)
            return complain(id.error());
        Announce announce = wanted.announce;
        announce.audience.emplace().*member = *id;
        askOnce(announce, &announcedPage);
    };
    if (!wanted.room.isEmpty())
        return askAll(ListRooms{.filter = wanted.room}, &AdminRooms::rooms,
                      [wanted, to](const AdminRooms &all) { to(roomOf(wanted.room, all), &Audience::room); });
    askAll(
        ListSessions{.filter = wanted.session}, &AdminSessions::sessions,
        [wanted, to](const AdminSessions &all) { to(sessionOf(wanted.session, all), &Audience::session); });
}

/// Somebody who is not there can be banned by his id, and so can a device.
void CtlRun::banOne(const BanByName &wanted, const AdminSessions &candidates)
{
    AddBan ban = wanted.ban;
    if (wanted.byDevice) {
        const auto device = deviceOf(wanted.target, candidates);
        if (!device)
            return complain(device.error());
        ban.target.device = *device;
        return askOnce(ban, &bannedPage);
    }
    const auto one = userOf(wanted.target, candidates);
    ban.target.user = one ? *one : UserId::fromText(wanted.target.toLatin1()).value_or(UserId());
    ban.target.user->isValid() ? askOnce(ban, &bannedPage) : complain(one.error());
}

void CtlRun::follow(const Follow &wanted)
{
    connect(&m_requests, &AdminRequests::pushed, this, &CtlRun::receive);
    connect(&m_link, &AdminLink::closed, this, [this] {
        complain({.code = ErrorCode::Internal, .detail = u"the server closed the connection"_s});
    });
    m_requests.request(wanted.wanted, [this](const Result<SubscribeAnswer> &answer) {
        if (!answer)
            complain(answer.error());
    });
}

template <class Answer, class Show>
void CtlRun::take(const ServerPacket &packet, Show show)
{
    const auto value = packet.as<Answer>();
    if (!value)
        return complain(value.error());
    m_line.json ? Q_EMIT printed(jsonLine(*value)) : show(*value);
}

void CtlRun::receive(const ServerPacket &packet)
{
    const bool fullScreen = std::get<Follow>(m_line.command).fullScreen;
    if (packet.type == "a.stats") {
        take<AdminStats>(packet, [&](const AdminStats &stats) {
            fullScreen ? Q_EMIT statsCame(stats) : Q_EMIT printed(statusPage(stats, m_style) + u'\n');
        });
    } else if (packet.type == "a.workers") {
        take<AdminWorkers>(packet, [&](const AdminWorkers &workers) {
            fullScreen ? Q_EMIT workersCame(workers) : Q_EMIT printed(workersPage(workers, m_style) + u'\n');
        });
    } else if (packet.type == "a.log") {
        take<LogPage>(packet, [&](const LogPage &log) { Q_EMIT printed(logPage(log, m_style)); });
    }
}

void CtlRun::complain(const Error &error)
{
    const auto code = error.code == ErrorCode::AdminDenied ? ExitCode::Denied
        : !m_link.isOpen()                                 ? ExitCode::Unreachable
                                                           : ExitCode::Refused;
    QString text = errorRow(error.code).name + ": "_L1
        + escaped(error.detail.isEmpty() ? QString(errorRow(error.code).meaning) : error.detail);
    if (!error.field.isEmpty())
        text += " (field "_L1 + escaped(QString::fromUtf8(error.field)) + u')';
    if (!error.limit.isEmpty())
        text += " (limit "_L1 + escaped(QString::fromUtf8(error.limit)) + u')';
    finish(code, {}, text);
}

void CtlRun::finish(ExitCode code, const QString &output, const QString &complaint)
{
    m_outcome = {.code = code,
                 .output = output,
                 .complaint = complaint.isEmpty() ? QString() : "chat-ctl: "_L1 + complaint + u'\n'};
    Q_EMIT finished();
}

} // namespace chat::ctl

#include "moc_ctlrun.cpp"
