// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/roomacts.h"

#include "admin-gui/actdialog.h"
#include "admin-gui/invitefields.h"
#include "admin-gui/roomform.h"
#include "shared/client/admin/ctlline.h"
#include "shared/client/admin/lookups.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {

QString idOf(RoomId room) { return QString::fromLatin1(room.toText()); }

QString nameOf(const AdminRoomRow &room) { return widgets::displayLine(room.name); }

bool isConfigured(const AdminRoomDetails &room) { return room.configured.value_or(false); }

ActDialog::Lines lineOf(QStringList arguments)
{
    return [arguments](const QString &reason) {
        return ctlLine(arguments + QStringList{u"--reason"_s, reason});
    };
}

} // namespace

RoomActs::RoomActs(ServerLink &link, QWidget &window) : QObject(&window), m_link(link), m_window(window) { }

void RoomActs::fail(const Error &error) { Q_EMIT said(widgets::errorText(error)); }

void RoomActs::tell(const Result<RoomActAnswer> &answer)
{
    if (!answer)
        return fail(answer.error());
    Q_EMIT said(tr("Done; %n person(s) were told.", nullptr, answer->people));
    Q_EMIT done();
}

void RoomActs::askNew()
{
    auto *form = new RoomForm;
    const auto lines = [form](const QString &reason) {
        return ctlLine(QStringList{u"room"_s, u"create"_s, form->made().roomName} + form->ctlArguments()
                       + QStringList{u"--reason"_s, reason});
    };
    const auto words = [] {
        return ActDialog::Words{tr("A new room, which is nobody's: it has no host until you name one."),
                                tr("Create"), tr("The room")};
    };
    auto *dialog = new ActDialog(words, lines, &m_window, form);
    dialog->setReady([form] { return form->isReady(); });
    connect(form, &RoomForm::edited, dialog, &ActDialog::update);
    dialog->ask(this, [this, form](const QString &reason) {
        MakeRoom wish = form->made();
        wish.reason = reason;
        m_link.request(wish, this, [this, name = wish.roomName](const Result<RoomMade> &made) {
            if (!made)
                return fail(made.error());
            Q_EMIT said(tr("The room %1 is there.").arg(widgets::displayLine(name)));
            Q_EMIT done();
        });
    });
}

void RoomActs::describe(const AdminRoomRow &room, std::function<void(const AdminRoomDetails &)> then)
{
    m_link.request(FetchRoom{room.id}, this,
                   [this, then = std::move(then)](const Result<AdminRoomDetails> &answer) {
                       answer ? then(*answer) : fail(answer.error());
                   });
}

void RoomActs::askEdit(const AdminRoomRow &room)
{
    describe(room, [this](const AdminRoomDetails &details) { edit(details); });
}

void RoomActs::edit(const AdminRoomDetails &room)
{
    auto *form = new RoomForm(room.info.value_or(RoomInfo{.id = room.row.id, .name = room.row.name}),
                              isConfigured(room));
    const auto lines = [form, id = room.row.id](const QString &reason) {
        return ctlLine(QStringList{u"room"_s, u"set"_s, idOf(id)} + form->ctlArguments()
                       + QStringList{u"--reason"_s, reason});
    };
    const auto words = [name = nameOf(room.row), people = room.row.people, fixed = isConfigured(room)] {
        QString question = tr("Change the room %1?").arg(name) + u' '
            + tr("%n person(s) in it are told.", nullptr, people);
        if (fixed)
            question += u' ' + tr("The configuration says its name and how many it takes.");
        return ActDialog::Words{question, tr("Change"), tr("The room")};
    };
    auto *dialog = new ActDialog(words, lines, &m_window, form);
    dialog->setReady([form] { return form->isReady(); });
    connect(form, &RoomForm::edited, dialog, &ActDialog::update);
    dialog->ask(this, [this, form](const QString &reason) {
        EditRoom wish = form->changed();
        wish.reason = reason;
        m_link.request(wish, this, [this](const Result<RoomActAnswer> &answer) { tell(answer); });
    });
}

void RoomActs::askInvite(const AdminRoomRow &room)
{
    auto *fields = new InviteFields;
    const auto lines = [fields, id = room.id](const QString &reason) {
        return ctlLine(QStringList{u"room"_s, u"invite"_s, idOf(id)} + fields->ctlArguments()
                       + QStringList{u"--reason"_s, reason});
    };
    const auto words = [name = nameOf(room)] {
        return ActDialog::Words{
            tr("Make a code that opens the room %1 for whoever has it? It goes to the clipboard.").arg(name),
            tr("Invite"), tr("How often, and how &long")};
    };
    auto *dialog = new ActDialog(words, lines, &m_window, fields);
    connect(fields, &InviteFields::changed, dialog, &ActDialog::update);
    dialog->ask(this, [this, fields, room](const QString &reason) {
        MakeInvite wish = fields->invite();
        wish.room = room.id;
        wish.reason = reason;
        m_link.request(wish, this, [this, name = nameOf(room)](const Result<InviteMade> &made) {
            if (!made)
                return fail(made.error());
            const QString code = QString::fromLatin1(made->code);
            QGuiApplication::clipboard()->setText(code);
            Q_EMIT said(tr("The code %1 opens the room %2. It is in the clipboard.").arg(code, name));
            Q_EMIT done();
        });
    });
}

void RoomActs::askArchive(const AdminRoomRow &room)
{
    describe(room, [this](const AdminRoomDetails &details) { archive(details); });
}

void RoomActs::archive(const AdminRoomDetails &room)
{
    const bool on = !(room.info && room.info->archived.value_or(false));
    const auto words = [name = nameOf(room.row), people = room.row.people, on] {
        const QString question = on ? tr("Archive the room %1?").arg(name) + u' '
                + tr("%n person(s) in it can go on reading, and nobody can write.", nullptr, people)
                                    : tr("Let people write in the room %1 again?").arg(name);
        return ActDialog::Words{question, on ? tr("Archive") : tr("Take out of the archive")};
    };
    auto *dialog = new ActDialog(
        words, lineOf({u"room"_s, on ? u"archive"_s : u"unarchive"_s, idOf(room.row.id)}), &m_window);
    dialog->ask(this, [this, id = room.row.id, on](const QString &reason) {
        m_link.request(ShelveRoom{.room = id, .on = on, .reason = reason}, this,
                       [this](const Result<RoomActAnswer> &answer) { tell(answer); });
    });
}

/// What cannot be taken back is typed.
void RoomActs::askDelete(const AdminRoomRow &room)
{
    auto *typed = new QLineEdit;
    typed->setObjectName(u"confirmName"_s);
    const auto words = [name = nameOf(room), people = room.people] {
        return ActDialog::Words{
            tr("Delete the room %1 and all that was said in it?").arg(name) + u' '
                + tr("%n person(s) are put out. This cannot be taken back.", nullptr, people),
            tr("Delete"), tr("Its &name, to be sure")};
    };
    auto *dialog = new ActDialog(
        words, lineOf({u"room"_s, u"delete"_s, idOf(room.id), u"--confirm"_s, room.name}), &m_window, typed);
    dialog->setReady([typed, name = room.name] { return typed->text().trimmed() == name; });
    connect(typed, &QLineEdit::textChanged, dialog, &ActDialog::update);
    dialog->ask(this, [this, room](const QString &reason) {
        m_link.request(EndRoom{.room = room.id, .confirm = room.name, .reason = reason}, this,
                       [this, name = nameOf(room)](const Result<RoomActAnswer> &answer) {
                           if (!answer)
                               return fail(answer.error());
                           Q_EMIT said(tr("The room %1 is no more.").arg(name));
                           Q_EMIT done();
                       });
    });
}

void RoomActs::askMove(const AdminRoomRow &room, const std::optional<UserInfo> &only,
                       const QStringList &rooms)
{
    auto *to = new QLineEdit;
    to->setObjectName(u"moveTo"_s);
    auto *proposals = new QCompleter(rooms, to);
    proposals->setCaseSensitivity(Qt::CaseInsensitive);
    proposals->setFilterMode(Qt::MatchContains);
    to->setCompleter(proposals);
    const auto lines = [to, only, id = room.id](const QString &reason) {
        QStringList typed{u"room"_s, u"move"_s, idOf(id), to->text().trimmed()};
        if (only)
            typed << u"--session"_s << QString::fromLatin1(only->id.toText());
        return ctlLine(typed + QStringList{u"--reason"_s, reason});
    };
    const auto words = [name = nameOf(room), people = room.people,
                        nick = only ? widgets::displayLine(only->nick) : QString()] {
        const QString question = nick.isEmpty()
            ? tr("Move everybody out of the room %1 into another one?").arg(name) + u' '
                + tr("It hits %n person(s).", nullptr, people)
            : tr("Move %1 out of the room %2 into another one?").arg(nick, name);
        return ActDialog::Words{question + u' '
                                    + tr("Whoever does not fit there, or is banned there, stays."),
                                tr("Move"), tr("To t&he room")};
    };
    auto *dialog = new ActDialog(words, lines, &m_window, to);
    dialog->setReady([to] { return !to->text().trimmed().isEmpty(); });
    connect(to, &QLineEdit::textChanged, dialog, &ActDialog::update);
    dialog->ask(this, [this, to, only, id = room.id](const QString &reason) {
        move(MovePeople{.room = id, .to = {}, .reason = reason}, to->text().trimmed(), only);
    });
}

/// The room that is meant is looked up; then the person's session, when it is one.
void RoomActs::move(const MovePeople &wish, const QString &to, const std::optional<UserInfo> &only)
{
    const auto go = [this](const MovePeople &complete) {
        m_link.request(complete, this, [this](const Result<MoveAnswer> &answer) {
            if (!answer)
                return fail(answer.error());
            Q_EMIT said(tr("%n person(s) moved", nullptr, answer->moved) + ", "_L1
                        + tr("%n stayed.", nullptr, answer->stayed));
            Q_EMIT done();
        });
    };
    m_link.request(
        ListRooms{.filter = to}, this, [this, wish, to, only, go](const Result<AdminRooms> &rooms) {
            const auto room = rooms ? roomOf(to, *rooms) : std::unexpected(rooms.error());
            if (!room)
                return fail(room.error());
            MovePeople complete = wish;
            complete.to = *room;
            if (!only)
                return go(complete);
            const QString id = QString::fromLatin1(only->id.toText());
            m_link.request(ListSessions{.filter = id}, this,
                           [this, complete, id, go](const Result<AdminSessions> &sessions) mutable {
                               const auto one
                                   = sessions ? sessionOf(id, *sessions) : std::unexpected(sessions.error());
                               if (!one)
                                   return fail(one.error());
                               complete.session = *one;
                               go(complete);
                           });
        });
}

} // namespace chat::admin

#include "moc_roomacts.cpp"
