// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/roomtools.h"

#include "client-gui/panes/noticebar.h"
#include "client-gui/rooms/blockeddialog.h"
#include "client-gui/rooms/browsedialog.h"
#include "client-gui/rooms/createroomdialog.h"
#include "client-gui/rooms/enterdialog.h"
#include "client-gui/rooms/roomwords.h"
#include "shared/widgets/displaytext.h"

#include <QDateTime>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chat::gui {

QString removedText(const RoomRemovedYou &word, const QString &name)
{
    const QString room = widgets::displayLine(name);
    const QString who = word.by ? widgets::displayLine(word.by->nick) : QString();
    const bool isBan = word.reason == LeaveReason::Banned;
    QString said;
    if (who.isEmpty())
        said = isBan ? RoomTools::tr("An operator has banned you from the room %1.").arg(room)
                     : RoomTools::tr("An operator has put you out of the room %1.").arg(room);
    else
        said = isBan ? RoomTools::tr("%1 has banned you from the room %2.").arg(who, room)
                     : RoomTools::tr("%1 has put you out of the room %2.").arg(who, room);
    if (isBan && word.until) {
        const auto end = QDateTime::fromMSecsSinceEpoch(word.until->time_since_epoch().count());
        said += u' ' + RoomTools::tr("Until %1.").arg(QLocale().toString(end, QLocale::ShortFormat));
    }
    if (const QString why = widgets::displayLine(word.words.value_or(QString())); !why.isEmpty())
        said += u' ' + RoomTools::tr("Reason: %1").arg(why);
    return said;
}

RoomTools::RoomTools(QWidget *window, NoticeBar *notice, NoticeBar *waiting)
    : QObject(window),
      m_window(window),
      m_notice(notice),
      m_waiting(waiting)
{
}

void RoomTools::setSession(client::Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    for (QDialog *dialog : m_window->findChildren<QDialog *>(Qt::FindDirectChildrenOnly)) {
        if (dialog->property("ofSession").toBool())
            delete dialog; // it asks the session that goes
    }
    m_session = session;
    m_waitsFor.clear();
    m_notice->clear();
    m_waiting->clear();
    if (!session)
        return;
    using client::Session;
    connect(session, &Session::removed, this, &RoomTools::tellRemoved);
    connect(session, &Session::brought, this, &RoomTools::tellBrought);
    connect(session, &Session::hostChanged, this, &RoomTools::tellHost);
    connect(session, &Session::invited, this, &RoomTools::tellInvited);
    connect(session, &Session::seated, this, &RoomTools::tellSeated);
    connect(session, &Session::vanished, this, [this](RoomId, const QString &name) {
        m_notice->tell(Severity::Warn,
                       tr("The room %1 does not exist any more.").arg(widgets::displayLine(name)));
    });
    connect(session, &Session::waitingChanged, this, [this](RoomId room) {
        const auto isIt = [room](const auto &entry) { return entry.first == room; };
        if (!m_session->waiting(room))
            m_waitsFor.removeIf(isIt);
        else if (std::ranges::none_of(m_waitsFor, isIt))
            m_waitsFor.append({room, m_session->nameOf(room)});
        tellWaiting();
    });
}

void RoomTools::open(QDialog *dialog)
{
    dialog->setProperty("ofSession", true);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void RoomTools::browse()
{
    if (!m_session)
        return;
    auto *dialog = new BrowseDialog(*m_session, m_window);
    connect(dialog, &BrowseDialog::entered, this, &RoomTools::entering);
    connect(dialog, &BrowseDialog::createRequested, this, [this, dialog] {
        dialog->reject();
        create();
    });
    open(dialog);
}

void RoomTools::create()
{
    if (!m_session)
        return;
    auto *dialog = new CreateRoomDialog(*m_session, m_window);
    connect(dialog, &CreateRoomDialog::created, this, &RoomTools::entering);
    open(dialog);
}

void RoomTools::enterByCode()
{
    if (!m_session)
        return;
    auto *dialog = new EnterDialog(*m_session, m_window);
    connect(dialog, &EnterDialog::entered, this, &RoomTools::entering);
    open(dialog);
}

void RoomTools::blockedPeople()
{
    if (m_session)
        open(new BlockedDialog(*m_session, m_window));
}

bool RoomTools::askAgain(const QString &room, const QString &name, const Error &error)
{
    if (error.code != ErrorCode::BadPassword && error.code != ErrorCode::InviteRequired
        && error.code != ErrorCode::RoomFull)
        return false;
    auto *dialog = new EnterDialog(*m_session, m_window);
    connect(dialog, &EnterDialog::entered, this, &RoomTools::entering);
    open(dialog);
    dialog->knock({.room = room}, name);
    return true;
}

void RoomTools::settings(RoomId room, RoomSettingsDialog::Page page)
{
    if (m_session && m_session->state(room)->steers())
        open(new RoomSettingsDialog(*m_session, room, page, m_window));
}

void RoomTools::fillRoomMenu(QMenu &menu, RoomId room)
{
    if (!m_session)
        return;
    using Page = RoomSettingsDialog::Page;
    const client::RoomState &state = *m_session->state(room);
    if (state.steers()) {
        menu.addAction(tr("Room &settings..."), this, [this, room] { settings(room, Page::Settings); });
        menu.addAction(tr("&Invitations..."), this, [this, room] { settings(room, Page::Invitations); });
        menu.addAction(tr("&Bans..."), this, [this, room] { settings(room, Page::Bans); });
        menu.addSeparator();
    }
    if (state.isHost()) {
        const bool isArchived = state.info().archived.value_or(false);
        QAction *archive = menu.addAction(
            isArchived ? tr("Open it for &writing again") : tr("&Archive"), this, [this, room, isArchived] {
                m_session->ask(ArchiveRoom{room, !isArchived}, this, [this](const Result<Nothing> &answer) {
                    if (!answer)
                        fail(answer.error());
                });
            });
        archive->setEnabled(state.info().kind != RoomKind::Temporary);
        menu.addAction(tr("&Delete the room..."), this, [this, room] { remove(room); });
        menu.addSeparator();
    }
    menu.addAction(tr("&Leave"), this, [this, room] { m_session->leave(room); });
}

void RoomTools::fillMemberMenu(QMenu &menu, RoomId room, const UserInfo &whom)
{
    if (!m_session)
        return;
    menu.addAction(tr("Me&ntion"), this, [this, whom] { Q_EMIT mentionRequested(whom.nick); });
    if (m_session->offers("people") && whom.id != m_session->self()) {
        menu.addAction(tr("&Send a direct message"), this, [this, whom] { talkTo(whom); });
        const client::Parties &parties = *m_session->parties();
        if (m_session->offers("party") && (!parties.party() || parties.leads()))
            menu.addAction(tr("Invite to your &party"), this,
                           [this, whom] { m_session->parties()->invite(whom.id); });
        menu.addSeparator();
        if (m_session->people()->isBlocked(whom.id))
            menu.addAction(tr("Unb&lock"), this, [this, whom] { setBlocked(whom, false); });
        else
            menu.addAction(tr("B&lock"), this, [this, whom] { setBlocked(whom, true); });
    }
    const client::RoomState &state = *m_session->state(room);
    if (!state.maySteer(whom.id))
        return;
    const RoomRole role = state.roleOf(whom.id);
    menu.addSeparator();
    const auto ask = [&](const QString &words, MemberAct act) {
        menu.addAction(words, this, [this, act, room, whom] { steer(act, room, whom); });
    };
    const auto give = [&](const QString &words, RoomRole given) {
        menu.addAction(words, this, [this, room, whom, given] { setRole(room, whom.id, given); });
    };
    if (state.isHost()) {
        ask(tr("Make &host..."), MemberAct::Yield);
        if (role != RoomRole::Moderator)
            give(tr("Make m&oderator"), RoomRole::Moderator);
        else
            give(tr("No m&oderator any more"), RoomRole::Member);
    }
    if (role == RoomRole::Member)
        give(tr("Make &guest: reads only"), RoomRole::Guest);
    else if (role == RoomRole::Guest)
        give(tr("Make &member"), RoomRole::Member);
    menu.addSeparator();
    ask(tr("M&ute..."), MemberAct::Mute);
    menu.addAction(tr("Let &write again"), this, [this, room, whom] {
        m_session->ask(UnmuteMember{room, whom.id}, this, [this](const Result<Nothing> &answer) {
            if (!answer)
                fail(answer.error());
        });
    });
    ask(tr("&Kick..."), MemberAct::Kick);
    ask(tr("&Ban..."), MemberAct::Ban);
}

void RoomTools::talkTo(const UserInfo &whom)
{
    m_session->openDirect({whom.id}, this, [this](const Result<RoomEntered> &answer) {
        if (answer)
            Q_EMIT entering();
        else
            fail(answer.error());
    });
}

void RoomTools::setBlocked(const UserInfo &whom, bool blocks)
{
    const auto done = [self = QPointer<RoomTools>(this), whom, blocks](const Result<Nothing> &answer) {
        if (!self)
            return;
        if (!answer)
            return self->fail(answer.error());
        const QString nick = widgets::displayLine(whom.nick);
        self->m_notice->tell(Severity::Info,
                             blocks ? tr("You do not hear from %1 any more. Nobody is told.").arg(nick)
                                    : tr("You hear from %1 again.").arg(nick));
    };
    if (blocks)
        m_session->people()->block(whom, done);
    else
        m_session->people()->unblock(whom.id, done);
}

void RoomTools::steer(MemberAct act, RoomId room, const UserInfo &whom)
{
    open(new MemberActDialog(*m_session, act, room, whom, m_window));
}

void RoomTools::setRole(RoomId room, UserId user, RoomRole role)
{
    m_session->ask(SetRole{room, user, role}, this, [this](const Result<Nothing> &answer) {
        if (!answer)
            fail(answer.error());
    });
}

void RoomTools::remove(RoomId room)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setWindowTitle(tr("Delete the room"));
    dialog->setLabelText(tr("The room and all that was said in it will be gone for good.\n"
                            "To delete it, type its name:"));
    dialog->setOkButtonText(tr("Delete"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, room](const QString &typed) {
        m_session->ask(DeleteRoom{room, typed.trimmed()}, this, [this](const Result<Nothing> &answer) {
            if (!answer)
                fail(answer.error());
        });
    });
    open(dialog);
}

void RoomTools::fail(const Error &error) { m_notice->tell(Severity::Warn, refusalText(*m_session, error)); }

void RoomTools::tellRemoved(const RoomRemovedYou &word, const QString &name)
{
    m_notice->tell(Severity::Critical, removedText(word, name));
}

void RoomTools::tellBrought(const RoomBrought &word, const QString &from)
{
    QString said = tr("An operator has moved you from the room %1 to the room %2.")
                       .arg(widgets::displayLine(from), widgets::displayLine(m_session->nameOf(word.room)));
    if (const QString why = widgets::displayLine(word.words.value_or(QString())); !why.isEmpty())
        said += u' ' + tr("Reason: %1").arg(why);
    m_notice->tell(Severity::Info, said);
}

void RoomTools::tellHost(RoomId room, const RoomHost &word)
{
    if (word.to.id == m_session->self())
        m_notice->tell(
            Severity::Info,
            tr("You are the host of the room %1 now.").arg(widgets::displayLine(m_session->nameOf(room))));
}

void RoomTools::tellInvited(const RoomInvited &invitation)
{
    const QString room = widgets::displayLine(invitation.room.name);
    const QString id = QString::fromLatin1(invitation.room.id.toText());
    const QString words = invitation.by
        ? tr("%1 invites you to the room %2.").arg(widgets::displayLine(invitation.by->nick), room)
        : tr("An operator invites you to the room %1.").arg(room);
    m_notice->tell(Severity::Info, words, tr("Enter"), [this, id, room, code = invitation.code] {
        m_session->enter({.room = id, .invite = code}, this, [this](const Result<RoomEntered> &answer) {
            if (answer)
                Q_EMIT entering();
            else
                fail(answer.error());
        });
    });
}

/// Whoever waited may be talking somewhere else by now.
void RoomTools::tellSeated(RoomId room)
{
    m_notice->tell(Severity::Info,
                   tr("You have a seat in the room %1.").arg(widgets::displayLine(m_session->nameOf(room))),
                   tr("Open"), [this, room] { Q_EMIT roomWanted(room); });
}

/// Of several it is the first that is shown.
void RoomTools::tellWaiting()
{
    for (const auto &[room, name] : m_waitsFor) {
        if (const auto place = m_session->waiting(room))
            return m_waiting->tell(Severity::Info, waitingText(name, *place), tr("Wait no longer"),
                                   [this, room = room] { m_session->leave(room); });
    }
    m_waiting->clear();
}

} // namespace chat::gui

#include "moc_roomtools.cpp"
