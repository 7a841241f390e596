// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/roomsettingsdialog.h"

#include "client-gui/rooms/roomform.h"
#include "shared/widgets/displaytext.h"

#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

QString endText(const std::optional<Timestamp> &until)
{
    if (!until)
        return RoomSettingsDialog::tr("no end");
    const auto end = QDateTime::fromMSecsSinceEpoch(until->time_since_epoch().count());
    return QLocale().toString(end, QLocale::ShortFormat);
}

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch(1);
    return row;
}

/// Its key is the data of the first cell.
void setRow(QTableWidget &table, int row, const QVariant &key, const QStringList &cells)
{
    for (int column = 0; column < cells.size(); ++column)
        table.setItem(row, column, new QTableWidgetItem(cells[column]));
    table.item(row, 0)->setData(Qt::UserRole, key);
}

} // namespace

RoomSettingsDialog::RoomSettingsDialog(client::Session &session, RoomId room, Page page, QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_room(room)
{
    setWindowTitle(tr("Room %1").arg(widgets::displayLine(session.state(room)->info().name)));
    auto *pages = new QTabWidget;
    pages->setAccessibleName(tr("Pages"));
    pages->addTab(settingsPage(), tr("Settings"));
    pages->addTab(invitationsPage(), tr("Invitations"));
    pages->addTab(bansPage(), tr("Bans"));
    pages->setCurrentIndex(int(page));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->addWidget(pages, 1);
    column->addWidget(buttons);
    resize(540, 480);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&session, &client::Session::left, this, [this](RoomId left) {
        if (left == m_room)
            reject();
    });
    enableButtons();
    fetchInvitations();
    fetchBans();
}

QTableWidget *RoomSettingsDialog::table(const QStringList &titles, const QString &name)
{
    auto *table = new QTableWidget(0, int(titles.size()));
    table->setHorizontalHeaderLabels(titles);
    table->setAccessibleName(name);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QTableWidget::NoEditTriggers);
    table->setSelectionBehavior(QTableWidget::SelectRows);
    table->setSelectionMode(QTableWidget::SingleSelection);
    table->setTabKeyNavigation(false); // no trap for the keyboard
    return table;
}

QVariant RoomSettingsDialog::chosen(const QTableWidget &table)
{
    const QTableWidgetItem *first = table.item(table.currentRow(), 0);
    return first ? first->data(Qt::UserRole) : QVariant();
}

QWidget *RoomSettingsDialog::settingsPage()
{
    const client::RoomState &state = *m_session.state(m_room);
    m_form = new RoomForm(state.info(), state.role());
    m_save = new QPushButton(tr("Save"));
    m_save->setDefault(true);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addWidget(m_form);
    column->addStretch(1);
    column->addWidget(m_save, 0, Qt::AlignRight);
    connect(m_save, &QPushButton::clicked, this, &RoomSettingsDialog::save);
    return page;
}

QWidget *RoomSettingsDialog::invitationsPage()
{
    m_uses = new QSpinBox;
    m_uses->setRange(1, limits::maxInviteUses);
    m_uses->setAccessibleName(tr("How often it opens the room"));
    m_uses->setToolTip(m_uses->accessibleName());
    m_uses->setPrefix(tr("Uses: "));
    m_lasts = durationBox(tr("No end"));
    m_lasts->setAccessibleName(tr("How long it opens the room"));
    m_lasts->setCurrentIndex(3); // a day
    auto *make = new QPushButton(tr("Make a code"));
    m_codes = table({tr("Code"), tr("Uses left"), tr("Until")}, tr("Invitations"));
    m_copy = new QPushButton(tr("Copy"));
    m_copy->setToolTip(tr("Copies the code and the name of the room."));
    m_revoke = new QPushButton(tr("Take back"));
    m_codeTrouble = new TroubleLabel;
    for (QPushButton *button : {make, m_copy, m_revoke})
        button->setAutoDefault(false);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addLayout(rowOf({m_uses, m_lasts, make}));
    column->addWidget(m_codes, 1);
    column->addWidget(m_codeTrouble);
    column->addLayout(rowOf({m_copy, m_revoke}));
    connect(make, &QPushButton::clicked, this, &RoomSettingsDialog::invite);
    connect(m_copy, &QPushButton::clicked, this, &RoomSettingsDialog::copyCode);
    connect(m_revoke, &QPushButton::clicked, this, &RoomSettingsDialog::revoke);
    connect(m_codes, &QTableWidget::currentCellChanged, this, &RoomSettingsDialog::enableButtons);
    return page;
}

QWidget *RoomSettingsDialog::bansPage()
{
    m_bans = table({tr("Name"), tr("Until"), tr("Reason")}, tr("Bans"));
    m_unban = new QPushButton(tr("Let in again"));
    m_unban->setAutoDefault(false);
    m_banTrouble = new TroubleLabel;
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addWidget(m_bans, 1);
    column->addWidget(m_banTrouble);
    column->addLayout(rowOf({m_unban}));
    connect(m_unban, &QPushButton::clicked, this, &RoomSettingsDialog::unban);
    connect(m_bans, &QTableWidget::currentCellChanged, this, &RoomSettingsDialog::enableButtons);
    return page;
}

void RoomSettingsDialog::enableButtons()
{
    m_copy->setEnabled(chosen(*m_codes).isValid());
    m_revoke->setEnabled(chosen(*m_codes).isValid());
    m_unban->setEnabled(chosen(*m_bans).isValid());
}

void RoomSettingsDialog::tell(TroubleLabel *where, const Error &error)
{
    where->tell(refusalText(m_session, error));
}

void RoomSettingsDialog::save()
{
    m_form->clearTrouble();
    const auto change = m_form->change();
    if (!change)
        return accept();
    m_save->setEnabled(false);
    m_session.ask(*change, this, [this](const Result<Nothing> &answer) {
        m_save->setEnabled(true);
        if (answer)
            accept();
        else
            m_form->tell(refusalText(m_session, answer.error()), answer.error());
    });
}

void RoomSettingsDialog::invite()
{
    const InviteToRoom wish{.room = m_room, .uses = m_uses->value(), .ms = chosenDuration(*m_lasts)};
    m_session.ask(wish, this, [this](const Result<InviteInfo> &answer) {
        if (answer)
            fetchInvitations();
        else
            tell(m_codeTrouble, answer.error());
    });
}

void RoomSettingsDialog::fetchInvitations()
{
    m_session.ask(ListInvites{m_room}, this, [this](const Result<InviteList> &answer) {
        if (answer)
            showInvitations(*answer);
        else
            tell(m_codeTrouble, answer.error());
    });
}

void RoomSettingsDialog::showInvitations(const InviteList &list)
{
    m_codeTrouble->tell({});
    m_codes->setRowCount(int(list.invites.size()));
    for (int row = 0; row < m_codes->rowCount(); ++row) {
        const InviteInfo &invite = list.invites[size_t(row)];
        setRow(*m_codes, row, invite.code,
               {QString::fromLatin1(invite.code), QLocale().toString(invite.uses), endText(invite.until)});
    }
    m_codes->resizeColumnToContents(0);
    if (m_codes->rowCount() > 0)
        m_codes->setCurrentCell(m_codes->rowCount() - 1, 0); // the newest, to be copied
    enableButtons();
}

void RoomSettingsDialog::revoke()
{
    const RevokeInvite wish{m_room, chosen(*m_codes).toByteArray()};
    m_session.ask(wish, this, [this](const Result<Nothing> &answer) {
        if (answer)
            fetchInvitations();
        else
            tell(m_codeTrouble, answer.error());
    });
}

void RoomSettingsDialog::copyCode()
{
    const QString code = QString::fromLatin1(chosen(*m_codes).toByteArray());
    QGuiApplication::clipboard()->setText(code + u' ' + m_session.state(m_room)->info().name);
}

void RoomSettingsDialog::fetchBans()
{
    m_session.ask(ListRoomBans{m_room}, this, [this](const Result<RoomBanList> &answer) {
        if (answer)
            showBans(*answer);
        else
            tell(m_banTrouble, answer.error());
    });
}

void RoomSettingsDialog::showBans(const RoomBanList &list)
{
    m_banTrouble->tell({});
    m_bans->setRowCount(int(list.bans.size()));
    for (int row = 0; row < m_bans->rowCount(); ++row) {
        const RoomBan &ban = list.bans[size_t(row)];
        const QString nick
            = ban.user.nick.isEmpty() ? QString::fromLatin1(ban.user.id.toText()) : ban.user.nick;
        setRow(*m_bans, row, QVariant::fromValue(ban.user.id),
               {widgets::displayLine(nick), endText(ban.until),
                widgets::displayLine(ban.words.value_or(QString()))});
    }
    m_bans->resizeColumnToContents(0);
    m_bans->resizeColumnToContents(1);
    enableButtons();
}

void RoomSettingsDialog::unban()
{
    const UnbanMember wish{m_room, chosen(*m_bans).value<UserId>()};
    m_session.ask(wish, this, [this](const Result<Nothing> &answer) {
        if (answer)
            fetchBans();
        else
            tell(m_banTrouble, answer.error());
    });
}

} // namespace chat::gui

#include "moc_roomsettingsdialog.cpp"
