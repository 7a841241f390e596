// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/broadcastpage.h"

#include "admin-gui/actdialog.h"
#include "shared/client/admin/ctlline.h"
#include "shared/client/admin/lookups.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QVBoxLayout>

namespace chat::admin {

BroadcastPage::BroadcastPage(ServerLink &link)
    : Page(link),
      m_announcements(announcementColumns()),
      m_refresh(m_pane.addButton(u"refreshAnnouncements"_s)),
      m_recall(m_pane.addButton(u"recall"_s))
{
    m_send.setObjectName(u"send"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(&m_form);
    layout->addWidget(&m_send, 0, Qt::AlignRight);
    layout->addWidget(&m_pane, 1);

    connect(&m_form, &AnnounceForm::changed, this, [this] { m_send.setEnabled(m_form.isComplete()); });
    connect(&m_send, &QPushButton::clicked, this, &BroadcastPage::ask);
    connect(m_refresh, &QPushButton::clicked, this, &BroadcastPage::refresh);
    connect(m_recall, &QPushButton::clicked, this, &BroadcastPage::askRecall);
    connect(&m_pane, &TablePane::selectionChanged, this, &BroadcastPage::select);
    retranslate();
    m_send.setEnabled(false);
    select();
}

QString BroadcastPage::title() const { return tr("Broadcast"); }

void BroadcastPage::retranslate()
{
    m_announcements.setColumns(announcementColumns());
    m_send.setText(tr("Send…"));
    m_refresh->setText(tr("Refresh"));
    m_recall->setText(tr("Take back…"));
    m_pane.setTexts(tr("Announcements"), tr("Nothing was said since the server started."));
}

void BroadcastPage::refresh()
{
    m_link.request(ListAnnouncements(), this, [this](const Result<AnnouncementList> &answer) {
        if (!answer)
            return Q_EMIT said(widgets::errorText(answer.error()));
        m_announcements.setRows(answer->rows);
        select();
    });
}

void BroadcastPage::select()
{
    m_recall->setEnabled(std::ranges::any_of(m_pane.selectedRows(),
                                             [this](int row) { return !m_announcements.row(row).recalled; }));
}

void BroadcastPage::ask()
{
    const QString name = m_form.targetName();
    const QString shown = widgets::displayLine(name);
    switch (m_form.target()) {
    case AnnounceForm::Everybody:
        return askTo({}, [] { return tr("Send this announcement to everybody who is logged in?"); });
    case AnnounceForm::Room:
        return m_link.request(
            ListRooms{.filter = name}, this, [this, name, shown](const Result<AdminRooms> &rooms) {
                const auto room = rooms ? roomOf(name, *rooms) : std::unexpected(rooms.error());
                if (!room)
                    return Q_EMIT said(widgets::errorText(room.error()));
                askTo({.room = *room, .session = {}}, [shown] {
                    return tr("Send this announcement to whoever is in the room %1?").arg(shown);
                });
            });
    case AnnounceForm::Session:
        m_link.request(ListSessions{.filter = name}, this,
                       [this, name, shown](const Result<AdminSessions> &all) {
                           const auto session = all ? sessionOf(name, *all) : std::unexpected(all.error());
                           if (!session)
                               return Q_EMIT said(widgets::errorText(session.error()));
                           askTo({.room = {}, .session = *session},
                                 [shown] { return tr("Send this announcement to %1 alone?").arg(shown); });
                       });
    }
}

void BroadcastPage::askTo(const Audience &audience, const std::function<QString()> &question)
{
    Announce what = m_form.announcement();
    if (audience != Audience())
        what.audience = audience;
    const auto lines = [what, audience](const QString &reason) {
        return ctlLine(AnnounceForm::ctlArguments(what, audience) << u"--reason"_s << reason);
    };
    const auto words = [question] { return ActDialog::Words{question(), tr("Send")}; };
    auto *dialog = new ActDialog(words, lines, this);
    dialog->ask(this, [this, what](const QString &reason) { send(what, reason); });
}

void BroadcastPage::send(Announce what, const QString &reason)
{
    what.reason = reason;
    m_link.request(what, this, [this](const Result<AnnounceAnswer> &answer) {
        const bool waits = answer && answer->next && answer->seq == 0 && answer->sessions == 0;
        Q_EMIT said(!answer     ? widgets::errorText(answer.error())
                        : waits ? tr("It will be said at %1.").arg(timeText(*answer->next))
                                : tr("Delivered to %n session(s).", nullptr, answer->sessions));
        refresh();
    });
}

void BroadcastPage::askRecall()
{
    std::vector<AnnounceId> ids;
    for (const int row : m_pane.selectedRows()) {
        if (!m_announcements.row(row).recalled)
            ids.push_back(m_announcements.row(row).id);
    }
    const auto lines = [ids](const QString &reason) {
        QStringList each;
        for (const AnnounceId id : ids)
            each << ctlLine({u"recall"_s, QString::fromLatin1(id.toText()), u"--reason"_s, reason});
        return each.join(u'\n');
    };
    const auto words = [count = int(ids.size())] {
        return ActDialog::Words{
            tr("Take back %n announcement(s)? Clients show it no longer, and it is not said again.", nullptr,
               count),
            tr("Take back")};
    };
    auto *dialog = new ActDialog(words, lines, this);
    dialog->ask(this, [this, ids](const QString &reason) { recall(ids, reason); });
}

void BroadcastPage::recall(const std::vector<AnnounceId> &ids, const QString &reason)
{
    for (const AnnounceId id : ids) {
        m_link.request(RecallAnnouncement{id, reason}, this, [this](const Result<RecallAnswer> &answer) {
            Q_EMIT said(answer ? tr("Taken back; %n session(s) were told.", nullptr, answer->sessions)
                               : widgets::errorText(answer.error()));
            refresh();
        });
    }
}

} // namespace chat::admin

#include "moc_broadcastpage.cpp"
