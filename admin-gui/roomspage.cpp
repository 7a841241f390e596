// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/roomspage.h"

#include "shared/widgets/errortext.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace chat::admin {

RoomsPage::RoomsPage(ServerLink &link)
    : Page(link),
      m_rooms(roomColumns()),
      m_members(memberColumns()),
      m_refresh(m_pane.addButton(u"refreshRooms"_s)),
      m_more(m_pane.addButton(u"moreRooms"_s))
{
    m_pane.view().setSelectionMode(QAbstractItemView::SingleSelection);
    auto *split = new QSplitter(Qt::Horizontal);
    split->addWidget(&m_pane);
    split->addWidget(&m_memberPane);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split);

    connect(&m_pane, &TablePane::filterChanged, this, &RoomsPage::refresh);
    connect(&m_pane, &TablePane::selectionChanged, this, &RoomsPage::showMembers);
    connect(m_refresh, &QPushButton::clicked, this, &RoomsPage::refresh);
    connect(m_more, &QPushButton::clicked, this, &RoomsPage::more);
    connect(&m_memberPane, &TablePane::activated, this, [this](int row) {
        Q_EMIT sessionAsked(QString::fromLatin1(m_members.row(row).session.toText()));
    });
    retranslate();
}

QString RoomsPage::title() const { return tr("Rooms"); }

void RoomsPage::retranslate()
{
    m_rooms.setColumns(roomColumns());
    m_members.setColumns(memberColumns());
    m_pane.setTexts(tr("Rooms"), tr("No room matches."));
    m_memberPane.setTexts(tr("Members"), tr("Select a room to see who is in it."));
    m_refresh->setText(tr("Refresh"));
    m_more->setText(tr("More"));
    showCount();
}

void RoomsPage::refresh() { ask({}); }

void RoomsPage::more()
{
    if (!m_loaded.empty())
        ask(m_loaded.back().id);
}

void RoomsPage::ask(std::optional<RoomId> after)
{
    const QString filter = m_pane.filter();
    m_link.request(
        ListRooms{.filter = filter.isEmpty() ? std::nullopt : std::optional(filter), .after = after}, this,
        [this, isFirst = !after](const auto &answer) { take(answer, isFirst); });
}

void RoomsPage::take(const Result<AdminRooms> &answer, bool first)
{
    if (!answer)
        return Q_EMIT said(widgets::errorText(answer.error()));
    if (first)
        m_loaded.clear();
    m_loaded.insert(m_loaded.end(), answer->rooms.begin(), answer->rooms.end());
    m_total = answer->total;
    m_rooms.setRows(m_loaded);
    showCount();
    showMembers();
}

void RoomsPage::showCount()
{
    m_pane.setFooter(tr("%1 of %2 rooms").arg(m_rooms.rowCount()).arg(m_total));
    m_more->setEnabled(m_rooms.rowCount() < m_total);
}

void RoomsPage::showMembers()
{
    const std::vector<int> selected = m_pane.selectedRows();
    if (selected.empty())
        return m_members.setRows({});
    const RoomId room = m_rooms.row(selected.front()).id;
    m_link.request(FetchRoom{room}, this, [this](const Result<AdminRoomDetails> &answer) {
        m_members.setRows(answer ? answer->members : std::vector<AdminMember>());
    });
}

} // namespace chat::admin
