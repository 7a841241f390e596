// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/roomspage.h"

#include "admin-gui/actdialog.h"
#include "admin-gui/journaldialog.h"
#include "admin-gui/namesof.h"
#include "admin-gui/splitter.h"
#include "shared/client/admin/ctlline.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QMenu>
#include <QVBoxLayout>

namespace chat::admin {

namespace {

enum Act : size_t { Close, Open, Quarantine, Release, Block };
/// As chat-ctl calls them.
constexpr std::array commands{"close"_L1, "open"_L1, "quarantine"_L1, "release"_L1, "block"_L1};

bool isShut(const AdminRoomRow &room) { return room.access.value_or(RoomAccess::Open) != RoomAccess::Open; }

/// Whether the act changes anything.
bool isUseful(size_t act, const AdminRoomRow &room)
{
    const RoomAccess access = room.access.value_or(RoomAccess::Open);
    if (room.kind == RoomKind::System)
        return false;
    switch (act) {
    case Close: return access != RoomAccess::Closed;
    case Open: return access == RoomAccess::Closed;
    case Quarantine: return access == RoomAccess::Open;
    case Release: return access == RoomAccess::Quarantined;
    default: return true;
    }
}

} // namespace

RoomsPage::RoomsPage(ServerLink &link)
    : Page(link),
      m_rooms(roomColumns(), &isShut),
      m_pane(link, m_rooms, u"rooms"_s, [this](const Result<void> &result) { answered(result); }),
      m_people(link),
      m_wholeActs(link, *this),
      m_new(m_pane.addButton(u"newRoom"_s)),
      m_message(m_pane.addButton(u"messageRoom"_s)),
      m_act(m_pane.addButton(u"roomActs"_s)),
      m_past(m_pane.addButton(u"pastOfRoomButton"_s))
{
    auto *menu = new QMenu(m_act);
    using Ask = void (RoomsPage::*)();
    constexpr std::array<std::pair<Ask, QLatin1StringView>, 5> whole{
        {{&RoomsPage::askEdit, "editRoom"_L1},
         {&RoomsPage::askMove, "moveRoom"_L1},
         {&RoomsPage::askInvite, "inviteToRoom"_L1},
         {&RoomsPage::askArchive, "archiveRoom"_L1},
         {&RoomsPage::askDelete, "deleteRoom"_L1}}};
    for (size_t i = 0; i < whole.size(); ++i) {
        m_whole[i] = menu->addAction(QString(), this, whole[i].first);
        m_whole[i]->setObjectName(whole[i].second);
    }
    menu->addSeparator();
    for (size_t act = 0; act < m_acts.size(); ++act) {
        m_acts[act] = menu->addAction(QString(), this, [this, act] { askAct(act); });
        m_acts[act]->setObjectName(QString(commands[act]) + "Room"_L1);
        m_pane.view().addAction(m_acts[act]);
    }
    m_act->setMenu(menu);
    auto *layout = new QVBoxLayout(this);
    // Beside each other their buttons ask for too wide a window.
    layout->addWidget(splitter(Qt::Vertical, &m_pane, 3, &m_people, 2));

    connect(&m_pane, &TablePane::selectionChanged, this, &RoomsPage::select);
    connect(m_message, &QPushButton::clicked, this, [this] {
        const int row = m_pane.selectedRows().front();
        Q_EMIT roomMessageAsked(QString::fromLatin1(m_rooms.row(row).id.toText()));
    });
    connect(m_past, &QPushButton::clicked, this, &RoomsPage::showPast);
    connect(m_new, &QPushButton::clicked, &m_wholeActs, &RoomActs::askNew);
    connect(&m_wholeActs, &RoomActs::said, this, &Page::said);
    connect(&m_wholeActs, &RoomActs::done, this, &RoomsPage::refresh);
    connect(&m_people, &PeoplePane::said, this, &Page::said);
    connect(&m_people, &PeoplePane::done, this, &RoomsPage::refresh);
    connect(&m_people, &PeoplePane::personChosen, this,
            [this](UserId user) { Q_EMIT sessionAsked(QString::fromLatin1(user.toText())); });
    connect(&m_people, &PeoplePane::moveAsked, this,
            [this](const UserInfo &user) { m_wholeActs.askMove(chosen(), user, otherRooms()); });
    retranslate();
    select();
}

QString RoomsPage::title() const { return tr("Rooms"); }

void RoomsPage::retranslate()
{
    m_rooms.setColumns(roomColumns());
    m_pane.setTexts(tr("Rooms"), tr("No room matches."));
    m_pane.retranslate();
    m_people.retranslate();
    m_new->setText(tr("New…"));
    m_whole[0]->setText(tr("&Edit…"));
    m_whole[1]->setText(tr("&Move people…"));
    m_whole[2]->setText(tr("&Invite…"));
    m_whole[3]->setText(tr("&Archive…"));
    m_whole[4]->setText(tr("&Delete…"));
    m_message->setText(tr("Message…"));
    m_past->setText(tr("Past…"));
    m_act->setText(tr("Change"));
    m_acts[Close]->setText(tr("&Close…"));
    m_acts[Open]->setText(tr("&Open…"));
    m_acts[Quarantine]->setText(tr("&Quarantine…"));
    m_acts[Release]->setText(tr("&Release…"));
    m_acts[Block]->setText(tr("&Hold up…"));
    showCount();
}

void RoomsPage::refresh() { m_pane.refresh(); }

void RoomsPage::answered(const Result<void> &result)
{
    if (!result)
        return Q_EMIT said(widgets::errorText(result.error()));
    showCount();
    select();
}

void RoomsPage::showCount()
{
    m_pane.setFooter(tr("%1 of %2 rooms").arg(m_pane.loaded()).arg(m_pane.total()));
}

void RoomsPage::select()
{
    const std::vector<int> selected = m_pane.selectedRows();
    for (size_t act = 0; act < m_acts.size(); ++act)
        m_acts[act]->setEnabled(
            std::ranges::any_of(selected, [&](int row) { return isUseful(act, m_rooms.row(row)); }));
    m_act->setEnabled(!selected.empty());
    m_message->setEnabled(selected.size() == 1);
    m_past->setEnabled(selected.size() == 1);
    const bool isOne = selected.size() == 1 && chosen().kind != RoomKind::System;
    for (QAction *action : m_whole)
        action->setEnabled(isOne);
    showPeople();
}

void RoomsPage::showPeople()
{
    const std::vector<int> selected = m_pane.selectedRows();
    m_people.setRoom(selected.size() == 1 ? std::optional(m_rooms.row(selected.front())) : std::nullopt);
}

QStringList RoomsPage::otherRooms() const
{
    QStringList names;
    for (int row = 0; row < m_rooms.rowCount(); ++row) {
        if (m_rooms.row(row).id != chosen().id && m_rooms.row(row).kind != RoomKind::System)
            names << m_rooms.row(row).name;
    }
    return names;
}

void RoomsPage::askEdit() { m_wholeActs.askEdit(chosen()); }
void RoomsPage::askMove() { m_wholeActs.askMove(chosen(), std::nullopt, otherRooms()); }
void RoomsPage::askInvite() { m_wholeActs.askInvite(chosen()); }
void RoomsPage::askArchive() { m_wholeActs.askArchive(chosen()); }
void RoomsPage::askDelete() { m_wholeActs.askDelete(chosen()); }

void RoomsPage::showPast()
{
    const AdminRoomRow &room = m_rooms.row(m_pane.selectedRows().front());
    auto *dialog = new JournalDialog(m_link, {room.id, room.name}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

QString RoomsPage::question(size_t act, int rooms, int people) const
{
    switch (act) {
    case Close:
        return tr("Close %n room(s)?", nullptr, rooms) + u' '
            + tr("%n person(s) are put out, and nobody gets in until you open it or the server starts anew.",
                 nullptr, people);
    case Open: return tr("Open %n room(s)?", nullptr, rooms);
    case Quarantine:
        return tr("Put %n room(s) under quarantine?", nullptr, rooms) + u' '
            + tr("%n person(s) stay and are told; nobody can write, and nobody else gets in.", nullptr,
                 people);
    case Release:
        return tr("End the quarantine of %n room(s)?", nullptr, rooms) + u' '
            + tr("%n person(s) are told and can write again.", nullptr, people);
    default:
        return tr("Hold up %n room(s), to see what a slow job looks like?", nullptr, rooms) + u' '
            + tr("%n person(s) get nothing from it for %1. Only a server with --debug-faults does it.",
                 nullptr, people)
                  .arg(durationText(limits::blockTime));
    }
}

void RoomsPage::askAct(size_t act)
{
    std::vector<RoomId> rooms;
    QStringList hit;
    int people = 0;
    for (const int row : m_pane.selectedRows()) {
        const AdminRoomRow &room = m_rooms.row(row);
        if (!isUseful(act, room))
            continue;
        rooms.push_back(room.id);
        people += room.people;
        hit << room.name;
    }
    const auto lines = [rooms, act](const QString &reason) {
        QStringList each;
        for (const RoomId room : rooms)
            each << ctlLine({commands[act], QString::fromLatin1(room.toText()), u"--reason"_s, reason});
        return each.join(u'\n');
    };
    const auto words
        = [this, act, count = int(rooms.size()), people, named = namesOf(hit, &widgets::displayLine)] {
              return ActDialog::Words{question(act, count, people) + u'\n' + named,
                                      widgets::plainWords(m_acts[act]->text())};
          };
    auto *dialog = new ActDialog(words, lines, this);
    dialog->ask(this, [this, act, rooms](const QString &reason) { this->act(act, rooms, reason); });
}

void RoomsPage::act(size_t act, const std::vector<RoomId> &rooms, const QString &reason)
{
    const auto done = [this](const Result<RoomActAnswer> &answer) {
        Q_EMIT said(answer ? tr("Done; %n person(s) were told.", nullptr, answer->people)
                           : widgets::errorText(answer.error()));
        refresh();
    };
    const auto heldUp = [this](const Result<Nothing> &answer) {
        Q_EMIT said(answer ? tr("The room is held up.") : widgets::errorText(answer.error()));
    };
    for (const RoomId room : rooms) {
        if (act == Close)
            m_link.request(CloseRoom{room, reason}, this, done);
        else if (act == Open)
            m_link.request(OpenRoom{room, reason}, this, done);
        else if (act == Block)
            m_link.request(BlockRoom{.room = room, .ms = {}, .reason = reason}, this, heldUp);
        else
            m_link.request(QuarantineRoom{room, act == Quarantine, reason}, this, done);
    }
}

} // namespace chat::admin

#include "moc_roomspage.cpp"
