// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/peoplepane.h"

#include "admin-gui/actdialog.h"
#include "admin-gui/banfields.h"
#include "admin-gui/namesof.h"
#include "shared/client/admin/ctlline.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QMenu>
#include <QVBoxLayout>

namespace chat::admin {

namespace {

constexpr size_t number(MemberAct act) { return size_t(act); }

/// As chat-ctl calls it, behind `room`.
QString commandOf(size_t act)
{
    const auto names = enumNames(MemberAct{});
    return act < names.size() ? QString(names[act]) : u"host"_s;
}

bool takesTime(size_t act) { return act == number(MemberAct::Ban) || act == number(MemberAct::Mute); }

} // namespace

PeoplePane::PeoplePane(ServerLink &link)
    : m_link(link),
      m_people(peopleColumns(PeopleList::Members)),
      m_pane(
          link, m_people, u"people"_s, [this](const Result<void> &result) { answered(result); },
          [this](FetchPeople &question) {
              if (m_room)
                  question.room = m_room->id;
              question.list = list();
              return m_room.has_value();
          }),
      m_act(m_pane.addButton(u"personActs"_s))
{
    m_list.setObjectName(u"peopleList"_s);
    for (size_t i = 0; i < enumNames(PeopleList{}).size(); ++i)
        m_list.addItem(QString());
    m_pane.addFilter(&m_list);
    auto *menu = new QMenu(m_act);
    for (size_t act = 0; act < m_acts.size(); ++act) {
        m_acts[act] = menu->addAction(QString(), this, [this, act] { ask(act); });
        m_acts[act]->setObjectName(act == Revoke     ? u"revokeInvite"_s
                                       : act == Move ? u"movePerson"_s
                                                     : QString(commandOf(act) + "Person"_L1));
    }
    m_act->setMenu(menu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(&m_pane);

    connect(&m_list, &QComboBox::currentIndexChanged, this, [this] {
        nameTable();
        m_pane.fitAnew();
        m_pane.refresh();
    });
    connect(&m_pane, &TablePane::selectionChanged, this, &PeoplePane::select);
    connect(&m_pane, &TablePane::activated, this, [this](int row) {
        if (const auto &user = m_people.row(row).user)
            Q_EMIT personChosen(user->id);
    });
    retranslate();
    select();
}

void PeoplePane::setRoom(const std::optional<AdminRoomRow> &room)
{
    m_room = room;
    nameTable();
    m_pane.refresh();
}

void PeoplePane::nameTable()
{
    m_people.setColumns(peopleColumns(list()));
    const std::array empty{tr("Nobody is in it."), tr("Nobody is muted here."), tr("Nobody is banned here."),
                           tr("Nobody is invited."), tr("Nobody waits for a seat.")};
    m_pane.setTexts(tr("People of the room"),
                    m_room ? empty[size_t(m_list.currentIndex())] : tr("Select a room to see who is in it."));
}

void PeoplePane::retranslate()
{
    const std::array lists{tr("Members"), tr("Muted"), tr("Banned"), tr("Invited"), tr("Waiting")};
    for (size_t i = 0; i < lists.size(); ++i)
        m_list.setItemText(int(i), lists[i]);
    m_list.setAccessibleName(tr("Which people"));
    m_act->setText(tr("Person"));
    const std::array acts{tr("&Kick…"),   tr("&Ban…"),   tr("&Lift the ban…"),   tr("&Mute…"),
                          tr("&Unmute…"), tr("&Guest…"), tr("M&ember…"),         tr("Mo&derator…"),
                          tr("&Host…"),   tr("Mo&ve…"),  tr("&Revoke the code…")};
    for (size_t act = 0; act < acts.size(); ++act)
        m_acts[act]->setText(acts[act]);
    m_pane.retranslate();
    nameTable();
    answered({});
}

void PeoplePane::answered(const Result<void> &result)
{
    if (!result)
        Q_EMIT said(widgets::errorText(result.error()));
    m_pane.setFooter(tr("%1 of %2 people").arg(m_pane.loaded()).arg(m_pane.total()));
    select();
}

template <class T>
std::vector<T> PeoplePane::selected(std::optional<T> RoomPerson::*what) const
{
    std::vector<T> all;
    for (const int row : m_pane.selectedRows()) {
        if (const auto &one = m_people.row(row).*what)
            all.push_back(*one);
    }
    return all;
}

/// Whether it makes sense for whom the list shows.
bool PeoplePane::isUseful(size_t act) const
{
    switch (list()) {
    case PeopleList::Members: return act != number(MemberAct::Unban) && act != Revoke;
    case PeopleList::Muted: return act == number(MemberAct::Unmute) || act == number(MemberAct::Ban);
    case PeopleList::Banned: return act == number(MemberAct::Unban);
    case PeopleList::Invited: return act == number(MemberAct::Ban) || act == Revoke;
    case PeopleList::Waiting: return act == number(MemberAct::Ban);
    }
    return false;
}

void PeoplePane::select()
{
    const size_t people = m_room ? selected(&RoomPerson::user).size() : 0;
    const size_t codes = m_room ? selected(&RoomPerson::code).size() : 0;
    for (size_t act = 0; act < m_acts.size(); ++act) {
        const bool hits = act == Revoke ? codes > 0 : people > 0 && (act < Host || people == 1);
        m_acts[act]->setEnabled(isUseful(act) && hits);
    }
    m_act->setEnabled(people + codes > 0);
}

void PeoplePane::askRevoke()
{
    const std::vector<QByteArray> codes = selected(&RoomPerson::code);
    const auto lines = [codes, room = m_room->id](const QString &reason) {
        QStringList each;
        for (const QByteArray &code : codes)
            each << ctlLine({u"room"_s, u"uninvite"_s, QString::fromLatin1(room.toText()),
                             QString::fromLatin1(code), u"--reason"_s, reason});
        return each.join(u'\n');
    };
    const auto words = [count = int(codes.size()), room = widgets::displayLine(m_room->name)] {
        return ActDialog::Words{tr("Let %n code(s) no longer open the room %1?", nullptr, count).arg(room),
                                tr("Revoke")};
    };
    auto *dialog = new ActDialog(words, lines, this);
    dialog->ask(this, [this, codes](const QString &reason) { revoke(codes, reason); });
}

void PeoplePane::revoke(const std::vector<QByteArray> &codes, const QString &reason)
{
    if (!m_room)
        return;
    for (const QByteArray &code : codes) {
        m_link.request(DropInvite{.room = m_room->id, .code = code, .reason = reason}, this,
                       [this](const Result<RoomActAnswer> &answer) {
                           Q_EMIT said(answer ? tr("The code opens nothing any more.")
                                              : widgets::errorText(answer.error()));
                           m_pane.refresh();
                           Q_EMIT done();
                       });
    }
}

void PeoplePane::ask(size_t act)
{
    if (act == Revoke)
        return askRevoke();
    const std::vector<UserInfo> people = selected(&RoomPerson::user);
    if (act == Move)
        return Q_EMIT moveAsked(people.front());
    const QString named = namesOf(people, [](const UserInfo &user) {
        return widgets::displayLine(user.nick.isEmpty() ? QString::fromLatin1(user.id.toText()) : user.nick);
    });
    auto *fields = takesTime(act) ? new BanFields(BanFields::Asks::HowLong) : nullptr;
    const auto lines = [people, act, fields, room = m_room->id](const QString &reason) {
        QStringList each;
        for (const UserInfo &user : people) {
            QStringList typed{u"room"_s, commandOf(act), QString::fromLatin1(room.toText()),
                              QString::fromLatin1(user.id.toText())};
            if (fields)
                typed += fields->ctlTime();
            each << ctlLine(typed + QStringList{u"--reason"_s, reason});
        }
        return each.join(u'\n');
    };
    const auto words
        = [this, act, count = int(people.size()), named, room = widgets::displayLine(m_room->name)] {
              return ActDialog::Words{tr("%1 in the room %2: %n person(s)?", nullptr, count)
                                              .arg(widgets::plainWords(m_acts[act]->text()), room)
                                          + u'\n' + named,
                                      widgets::plainWords(m_acts[act]->text()), tr("How &long")};
          };
    auto *dialog = new ActDialog(words, lines, this, fields);
    if (fields)
        connect(fields, &BanFields::changed, dialog, &ActDialog::update);
    dialog->ask(this, [this, fields, act, people](const QString &reason) {
        this->act(act, people, fields ? fields->time() : std::nullopt, reason);
    });
}

void PeoplePane::act(size_t act, const std::vector<UserInfo> &people, std::optional<Milliseconds> time,
                     const QString &reason)
{
    const auto told = [this](const Result<RoomActAnswer> &answer) {
        Q_EMIT said(answer ? tr("Done; %n person(s) were told.", nullptr, answer->people)
                           : widgets::errorText(answer.error()));
        m_pane.refresh();
        Q_EMIT done();
    };
    if (!m_room)
        return;
    for (const UserInfo &user : people) {
        if (act == Host) {
            m_link.request(AppointHost{.room = m_room->id, .to = user.id, .reason = reason}, this, told);
            continue;
        }
        m_link.request(SteerMember{.room = m_room->id,
                                   .user = user.id,
                                   .act = MemberAct(act),
                                   .ms = time.transform([](Milliseconds ms) { return qint64(ms.count()); }),
                                   .reason = reason},
                       this, told);
    }
}

} // namespace chat::admin

#include "moc_peoplepane.cpp"
