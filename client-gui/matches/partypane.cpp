// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/partypane.h"

#include "client-gui/matches/partywords.h"
#include "client-gui/rooms/roomwords.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

constexpr int memberIdRole = Qt::UserRole + 1;

/// Everybody in the rooms that we are in, and who is not in our party.
std::vector<UserInfo> peopleAround(client::Session &session)
{
    std::vector<UserInfo> people;
    std::set<UserId> known{session.self()};
    if (const auto &party = session.parties()->party()) {
        for (const PartyMember &member : party->members)
            known.insert(member.user.id);
    }
    const client::RoomListModel *rooms = session.channels();
    for (int row = 0; row < rooms->rowCount(); ++row) {
        const QModelIndex room = rooms->index(row);
        if (!room.data(client::RoomListModel::JoinedRole).toBool())
            continue;
        using client::MemberListModel;
        const MemberListModel *members
            = session.members(room.data(client::RoomListModel::RoomIdRole).value<RoomId>());
        for (int place = 0; place < members->rowCount(); ++place) {
            const QModelIndex member = members->index(place);
            const auto id = member.data(MemberListModel::UserIdRole).value<UserId>();
            if (known.insert(id).second)
                people.push_back({id, member.data(MemberListModel::NickRole).toString()});
        }
    }
    return people;
}

} // namespace

PartyPane::PartyPane(QWidget *parent)
    : QFrame(parent),
      m_invitation(new QWidget),
      m_invites(new QLabel),
      m_join(new QPushButton),
      m_decline(new QPushButton),
      m_party(new QWidget),
      m_people(new QListWidget),
      m_invite(new QLineEdit),
      m_ready(new QPushButton),
      m_leave(new QPushButton),
      m_lines(new QLabel),
      m_say(new QLineEdit),
      m_trouble(new TroubleLabel)
{
    build();
    connect(m_join, &QPushButton::clicked, this, [this] {
        if (!parties().invitations().empty())
            parties().join(parties().invitations().back().word.party);
    });
    connect(m_decline, &QPushButton::clicked, this, [this] {
        if (!parties().invitations().empty())
            parties().decline(parties().invitations().back().word.party);
    });
    connect(m_ready, &QPushButton::clicked, this, [this] { parties().setReady(!parties().isReady()); });
    connect(m_leave, &QPushButton::clicked, this, [this] { parties().leave(); });
    connect(m_invite, &QLineEdit::returnPressed, this, &PartyPane::inviteNamed);
    connect(m_say, &QLineEdit::returnPressed, this, [this] {
        if (!m_session->isOnline())
            return; // what was written stays
        parties().say(m_say->text());
        m_say->clear();
    });
    connect(m_people, &QListWidget::customContextMenuRequested, this, &PartyPane::askForMenu);
    retranslate();
    colour();
    hide();
}

void PartyPane::build()
{
    m_invites->setTextFormat(Qt::PlainText);
    m_invites->setWordWrap(true);
    auto *asked = new QHBoxLayout(m_invitation);
    asked->setContentsMargins(16, 8, 12, 8);
    asked->addWidget(m_invites, 1);
    asked->addWidget(m_join);
    asked->addWidget(m_decline);
    m_invitation->setAutoFillBackground(true);

    m_people->setFlow(QListView::LeftToRight);
    m_people->setWrapping(true);
    m_people->setResizeMode(QListView::Adjust);
    m_people->installEventFilter(this);
    m_people->setSpacing(2);
    m_people->setFrameShape(QFrame::NoFrame);
    m_people->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_people->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_people->setContextMenuPolicy(Qt::CustomContextMenu);
    m_people->viewport()->setAutoFillBackground(false);
    m_invite->setMaximumWidth(150);
    m_invite->setMaxLength(limits::maxNickGraphemes * 4);
    m_say->setMaximumWidth(420);
    m_say->setMaxLength(limits::maxTextCodePoints);
    m_lines->setTextFormat(Qt::PlainText);
    m_lines->setWordWrap(true);
    auto *people = new QHBoxLayout;
    people->addWidget(m_people, 1);
    people->addWidget(m_invite);
    people->addWidget(m_ready);
    people->addWidget(m_leave);
    auto *column = new QVBoxLayout(m_party);
    column->setContentsMargins(16, 4, 8, 8);
    column->setSpacing(4);
    column->addLayout(people);
    column->addWidget(m_trouble);
    column->addWidget(m_lines);
    column->addWidget(m_say);
    auto *both = new QVBoxLayout(this);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(0);
    both->addWidget(m_invitation);
    both->addWidget(m_party);
}

void PartyPane::setSession(client::Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->parties()->disconnect(this);
    }
    m_session = session;
    m_say->clear();
    m_invite->clear();
    if (!session)
        return hide();
    connect(session, &client::Session::statusChanged, this, &PartyPane::update);
    connect(session->parties(), &client::Parties::changed, this, [this] {
        m_unclear.clear();
        update();
    });
    update();
}

void PartyPane::update()
{
    if (!m_session)
        return;
    showInvitation();
    m_party->setVisible(parties().party().has_value());
    if (parties().party()) {
        showPeople();
        showLines();
        showButtons();
    }
    setVisible(!m_party->isHidden() || !m_invitation->isHidden());
}

/// The newest; the next one follows when it is answered.
void PartyPane::showInvitation()
{
    const auto &all = parties().invitations();
    m_invitation->setVisible(!all.empty());
    if (all.empty())
        return;
    m_invites->setText(partyInvitationText(all.back().word));
    m_join->setEnabled(m_session->isOnline() && !parties().party());
    m_join->setToolTip(parties().party() ? tr("Leave your party first") : tr("Join this party"));
}

void PartyPane::showPeople()
{
    const PartyInfo &party = *parties().party();
    const int chosen = m_people->currentRow();
    m_people->clear();
    for (const PartyMember &member : party.members) {
        const bool leads = member.user.id == party.leader;
        auto *item = new QListWidgetItem(memberText(member, leads), m_people);
        item->setData(memberIdRole, QVariant::fromValue(member.user.id));
        item->setData(Qt::AccessibleTextRole, spokenMemberText(member, leads));
        item->setToolTip(spokenMemberText(member, leads).toHtmlEscaped());
    }
    m_people->setCurrentRow(chosen < m_people->count() ? chosen : -1);
    fitPeople();
}

/// All of them are seen, in as many lines as they need.
void PartyPane::fitPeople()
{
    m_people->doItemsLayout();
    const QListWidgetItem *last = m_people->item(m_people->count() - 1);
    const int bottom = last ? m_people->visualItemRect(last).bottom() : 0;
    m_people->setFixedHeight(std::max(m_people->fontMetrics().height() + 14, bottom + 5));
}

bool PartyPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_people && event->type() == QEvent::Resize) {
        const auto *size = static_cast<QResizeEvent *>(event);
        if (size->size().width() != size->oldSize().width())
            QMetaObject::invokeMethod(this, &PartyPane::fitPeople,
                                      Qt::QueuedConnection); // behind its own layout
    }
    return QFrame::eventFilter(watched, event);
}

void PartyPane::showLines()
{
    QStringList said;
    const auto &lines = parties().lines();
    for (size_t i = lines.size() - std::min(lines.size(), size_t(shownLines)); i < lines.size(); ++i)
        said << partyLineText(lines[i]);
    m_lines->setText(said.join(u'\n'));
    m_lines->setVisible(!said.isEmpty());
}

void PartyPane::showButtons()
{
    const bool online = m_session->isOnline();
    const bool leads = parties().leads();
    m_invite->setVisible(leads);
    m_invite->setEnabled(online);
    m_ready->setVisible(!leads); // who leads begins, and is ready then
    m_ready->setEnabled(online);
    m_ready->setText(parties().isReady() ? tr("Not &ready") : tr("&Ready"));
    m_leave->setEnabled(online);
    m_say->setEnabled(online);
    QString trouble;
    const QString nick = widgets::displayLine(m_unclear);
    if (!nick.isEmpty())
        trouble = m_several
            ? tr("Several people are called %1. Invite one from the list of people.").arg(nick)
            : tr("Nobody in your rooms is called %1.").arg(nick);
    else if (const auto &refusal = parties().refusal())
        trouble = refusalText(*m_session, *refusal);
    if (trouble != m_trouble->text())
        m_trouble->tell(trouble);
}

/// Of several with that nick it is nobody: the menu of a person says whom.
void PartyPane::inviteNamed()
{
    const QString nick = m_invite->text().trimmed();
    if (nick.isEmpty() || !m_session->isOnline())
        return;
    std::vector<UserInfo> people = peopleAround(*m_session);
    std::erase_if(people,
                  [&nick](const UserInfo &one) { return one.nick.compare(nick, Qt::CaseInsensitive) != 0; });
    m_unclear = people.size() == 1 ? QString() : nick;
    m_several = people.size() > 1;
    if (!m_unclear.isEmpty())
        return showButtons();
    m_invite->clear();
    parties().invite(people.front().id);
}

void PartyPane::fillMenu(QMenu &menu, UserId whom)
{
    if (!parties().leads() || whom == m_session->self())
        return;
    menu.addAction(tr("Let him or her &lead"), this, [this, whom] { parties().promote(whom); });
    menu.addAction(tr("&Put out of the party"), this, [this, whom] { parties().kick(whom); });
}

void PartyPane::askForMenu(const QPoint &point)
{
    const QListWidgetItem *item = m_people->itemAt(point);
    if (!item)
        item = m_people->currentItem(); // the menu key
    if (!item)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, item->data(memberIdRole).value<UserId>());
    if (menu->isEmpty())
        return delete menu;
    menu->popup(m_people->viewport()->mapToGlobal(point));
}

void PartyPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

void PartyPane::retranslate()
{
    m_join->setText(tr("&Join"));
    m_decline->setText(tr("Not &now"));
    m_decline->setToolTip(tr("Nobody is told"));
    m_leave->setText(tr("Leave the part&y"));
    m_ready->setText(tr("&Ready")); // until update() knows better
    m_ready->setToolTip(tr("Say whether you want to play now"));
    m_invite->setPlaceholderText(tr("Invite by nick"));
    m_invite->setAccessibleName(tr("Invite somebody by nick"));
    m_say->setPlaceholderText(tr("Say something to your party"));
    m_say->setAccessibleName(tr("Say something to your party"));
    m_people->setAccessibleName(tr("Your party"));
    update();
}

void PartyPane::colour()
{
    const auto [background, text] = widgets::bannerTones(Severity::Info, QPalette());
    QPalette words;
    words.setColor(QPalette::WindowText, text);
    m_invites->setPalette(words);
    QPalette behind;
    behind.setColor(QPalette::Window, background);
    m_invitation->setPalette(behind);
    QPalette clear;
    clear.setColor(QPalette::Base, Qt::transparent);
    m_people->setPalette(clear);
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, widgets::tones(quiet).muted);
    m_lines->setPalette(quiet);
}

} // namespace chat::gui

#include "moc_partypane.cpp"
