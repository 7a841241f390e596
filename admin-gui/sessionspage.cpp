// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/sessionspage.h"

#include "admin-gui/actdialog.h"
#include "admin-gui/banfields.h"
#include "admin-gui/namesof.h"
#include "shared/client/admin/ctlline.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace chat::admin {

SessionsPage::SessionsPage(ServerLink &link)
    : Page(link),
      m_sessions(sessionColumns()),
      m_rooms(roomRefColumns()),
      m_pane(link, m_sessions, u"sessions"_s, [this](const Result<void> &result) { answered(result); }),
      m_queues(link),
      m_message(m_pane.addButton(u"messageSession"_s)),
      m_kick(m_pane.addButton(u"kick"_s)),
      m_ban(m_pane.addButton(u"ban"_s))
{
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(&m_pane);
    split->addWidget(&m_roomPane);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(&m_queues);
    layout->addWidget(split, 1);

    connect(&m_queues, &QueuesPane::sessionChosen, this,
            [this](SessionId session) { m_pane.setFilter(QString::fromLatin1(session.toText())); });
    connect(&m_pane, &TablePane::selectionChanged, this, &SessionsPage::select);
    connect(m_message, &QPushButton::clicked, this, [this] {
        const int row = m_pane.selectedRows().front();
        Q_EMIT sessionMessageAsked(QString::fromLatin1(m_sessions.row(row).session.toText()));
    });
    connect(m_kick, &QPushButton::clicked, this, &SessionsPage::askKick);
    connect(m_ban, &QPushButton::clicked, this, &SessionsPage::askBan);
    connect(&m_roomPane, &TablePane::activated, this,
            [this](int row) { Q_EMIT roomAsked(QString::fromLatin1(m_rooms.row(row).id.toText())); });
    retranslate();
    select();
}

QString SessionsPage::title() const { return tr("Sessions"); }

void SessionsPage::retranslate()
{
    m_sessions.setColumns(sessionColumns());
    m_rooms.setColumns(roomRefColumns());
    m_pane.setTexts(tr("Sessions"), tr("Nobody matches."));
    nameRooms();
    m_pane.retranslate();
    m_message->setText(tr("Message…"));
    m_kick->setText(tr("Kick…"));
    m_ban->setText(tr("Ban…"));
    showCount();
}

void SessionsPage::nameRooms()
{
    m_roomPane.setTexts(tr("Rooms of the session"),
                        m_shown ? tr("It is in no room.") : tr("Select a session to see its rooms."));
}

void SessionsPage::refresh()
{
    m_pane.refresh();
    m_queues.refresh();
}

void SessionsPage::answered(const Result<void> &result)
{
    if (!result)
        return Q_EMIT said(widgets::errorText(result.error()));
    showCount();
    select();
}

void SessionsPage::showCount()
{
    m_pane.setFooter(tr("%1 of %2 sessions").arg(m_pane.loaded()).arg(m_pane.total()));
}

void SessionsPage::select()
{
    const std::vector<int> selected = m_pane.selectedRows();
    m_kick->setEnabled(!selected.empty());
    m_ban->setEnabled(!selected.empty());
    m_message->setEnabled(selected.size() == 1);
    m_shown = selected.size() == 1 ? std::optional(m_sessions.row(selected.front()).session) : std::nullopt;
    nameRooms();
    if (!m_shown)
        return m_rooms.setRows({});
    const auto take = [this, session = m_shown](const Result<AdminSessionDetails> &answer) {
        if (session == m_shown) // else another one was selected meanwhile
            m_rooms.setRows(answer ? answer->rooms : std::vector<AdminRoomRef>());
    };
    m_link.request(FetchSession{*m_shown}, this, take);
}

std::vector<SessionId> SessionsPage::selectedSessions() const
{
    std::vector<SessionId> sessions;
    for (const int row : m_pane.selectedRows())
        sessions.push_back(m_sessions.row(row).session);
    return sessions;
}

/// For a question: a few by name.
QString SessionsPage::selectedNicks() const
{
    return namesOf(m_pane.selectedRows(),
                   [this](int row) { return widgets::displayLine(m_sessions.row(row).user.nick); });
}

void SessionsPage::askKick()
{
    const std::vector<SessionId> sessions = selectedSessions();
    const auto lines = [sessions](const QString &reason) {
        QStringList each;
        for (const SessionId session : sessions)
            each << ctlLine({u"kick"_s, QString::fromLatin1(session.toText()), u"--reason"_s, reason});
        return each.join(u'\n');
    };
    const auto words = [count = int(sessions.size()), nicks = selectedNicks()] {
        return ActDialog::Words{tr("End %n session(s): %1?", nullptr, count).arg(nicks), tr("Kick")};
    };
    auto *dialog = new ActDialog(words, lines, this);
    dialog->ask(this, [this, sessions](const QString &reason) { kick(sessions, reason); });
}

void SessionsPage::kick(const std::vector<SessionId> &sessions, const QString &reason)
{
    for (const SessionId session : sessions) {
        m_link.request(KickSession{.session = session, .reason = reason}, this, [this](const auto &answer) {
            Q_EMIT said(answer ? tr("%n session(s) ended.", nullptr, answer->kicked)
                               : widgets::errorText(answer.error()));
            refresh();
        });
    }
}

void SessionsPage::askBan()
{
    std::vector<AdminSessionRow> sessions;
    for (const int row : m_pane.selectedRows())
        sessions.push_back(m_sessions.row(row));
    const bool allNamed = std::ranges::all_of(
        sessions, [](const AdminSessionRow &session) { return session.device.has_value(); });
    auto *fields = new BanFields(allNamed ? BanFields::Asks::WhomAndHowLong
                                          : BanFields::Asks::UsersOrAddressesAndHowLong);
    const auto lines = [sessions, fields](const QString &reason) {
        QStringList each;
        for (const AdminSessionRow &session : sessions)
            each << ctlLine(fields->ctlArguments(session) << u"--reason"_s << reason);
        return each.join(u'\n');
    };
    const auto words = [count = int(sessions.size()), nicks = selectedNicks()] {
        return ActDialog::Words{tr("Shut out %n user(s): %1?", nullptr, count).arg(nicks) + u' '
                                    + tr("Their sessions end at once."),
                                tr("Ban"), tr("&Whom")};
    };
    auto *dialog = new ActDialog(words, lines, this, fields);
    connect(fields, &BanFields::changed, dialog, &ActDialog::update);
    dialog->ask(this, [this, fields, sessions](const QString &reason) {
        for (const AdminSessionRow &session : sessions)
            ban(fields->ban(session, currentTime().wall), reason);
    });
}

void SessionsPage::ban(AddBan wanted, const QString &reason)
{
    wanted.reason = reason;
    m_link.request(wanted, this, [this](const Result<BanAnswer> &answer) {
        Q_EMIT said(answer ? tr("Shut out; %n session(s) ended.", nullptr, answer->sessions)
                           : widgets::errorText(answer.error()));
        refresh();
    });
}

} // namespace chat::admin

#include "moc_sessionspage.cpp"
