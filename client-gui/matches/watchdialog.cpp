// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/watchdialog.h"

#include "client-gui/matches/matchwords.h"
#include "client-gui/rooms/roomwords.h"
#include "shared/widgets/displaytext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace chat::gui {

namespace {

constexpr int matchRole = Qt::UserRole;

} // namespace

WatchDialog::WatchDialog(client::Session &session, const QString &mode, QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_mode(mode),
      m_list(new QListWidget),
      m_state(new QLabel),
      m_trouble(new TroubleLabel)
{
    //: %1 is the name of a kind of match
    setWindowTitle(tr("Watch a match: %1").arg(widgets::displayLine(mode)));
    build();
    connect(m_list, &QListWidget::itemActivated, this, &WatchDialog::watch);
    connect(m_list, &QListWidget::currentRowChanged, this, &WatchDialog::showState);
    connect(m_watch, &QPushButton::clicked, this, &WatchDialog::watch);
    connect(session.matches(), &client::Matches::watchableChanged, this, &WatchDialog::showMatches);
    connect(&session, &client::Session::statusChanged, this, [this] { look(); });
    m_timer.setInterval(refresh);
    connect(&m_timer, &QTimer::timeout, this, &WatchDialog::look);
    m_timer.start();
    look();
}

void WatchDialog::build()
{
    m_list->setAccessibleName(tr("Matches that are played"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_watch = buttons->addButton(tr("&Watch"), QDialogButtonBox::ActionRole);
    m_watch->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter watches
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(10);
    column->addWidget(m_list, 1);
    column->addWidget(m_state);
    column->addWidget(m_trouble);
    column->addWidget(buttons);
    resize(520, 360);
}

void WatchDialog::look()
{
    m_session.matches()->refreshWatchable(m_mode);
    showState();
}

/// Whichever was chosen stays chosen.
void WatchDialog::showMatches()
{
    m_knows = true;
    const auto chosen = m_list->currentItem() ? m_list->currentItem()->data(matchRole).toULongLong() : 0;
    const auto &matches = m_session.matches()->watchable();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const WatchableMatch &match : matches) {
        auto *item = new QListWidgetItem(watchableText(match), m_list);
        item->setData(matchRole, match.match.value);
        if (match.match.value == chosen)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && !matches.empty())
        m_list->setCurrentRow(0);
    showState();
}

void WatchDialog::showState()
{
    const client::Matches &matches = *m_session.matches();
    const bool isOnline = m_session.isOnline();
    const auto shown = int(matches.watchable().size());
    m_watch->setEnabled(isOnline && !m_asks && m_list->currentItem());
    if (!isOnline)
        m_state->setText(tr("You are not connected."));
    else if (!m_knows)
        m_state->setText(tr("Looking..."));
    else if (matches.watchableTrouble())
        m_state->setText(refusalText(m_session, *matches.watchableTrouble()));
    else if (shown == 0)
        m_state->setText(tr("Nothing of this kind is being played now."));
    else if (shown < matches.watchableTotal())
        m_state->setText(tr("%1 of %n match(es)", nullptr, matches.watchableTotal()).arg(shown));
    else
        m_state->setText(tr("You hear everything that is said there, and cannot write."));
}

void WatchDialog::watch()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || m_asks || !m_watch->isEnabled())
        return;
    const RoomId room{item->data(matchRole).toULongLong()};
    m_asks = true;
    m_trouble->tell({});
    showState();
    m_session.enter({.room = QString::fromLatin1(room.toText())}, this,
                    [this, room](const Result<RoomEntered> &answer) {
                        m_asks = false;
                        showState();
                        if (!answer)
                            return m_trouble->tell(watchRefusalText(m_session, answer.error()));
                        Q_EMIT entered(room);
                        accept();
                    });
}

} // namespace chat::gui

#include "moc_watchdialog.cpp"
