// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/matchpanel.h"

#include "client-gui/matches/matchchoice.h"
#include "client-gui/matches/matchwords.h"
#include "client-gui/matches/partypane.h"
#include "client-gui/matches/partywords.h"
#include "client-gui/matches/readycheck.h"
#include "client-gui/matches/resultdialog.h"
#include "client-gui/matches/watchdialog.h"
#include "client-gui/rooms/roomwords.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"
#include "shared/widgets/icon.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace chat::gui {

using client::MatchStage;

MatchPanel::MatchPanel(QWidget *parent)
    : QFrame(parent),
      m_row(new QWidget),
      m_title(new QLabel),
      m_facts(new QLabel),
      m_trouble(new TroubleLabel),
      m_choice(new MatchChoice),
      m_watch(new QPushButton),
      m_cancel(new QPushButton),
      m_won(new QPushButton),
      m_lost(new QPushButton),
      m_draw(new QPushButton),
      m_report(new QPushButton),
      m_leave(new QPushButton),
      m_close(new QToolButton),
      m_check(new ReadyCheck),
      m_makeParty(new QPushButton),
      m_party(new PartyPane)
{
    build();
    m_count.setInterval(refresh);
    connect(&m_count, &QTimer::timeout, this, &MatchPanel::showNumbers);
    m_modesTimer.setInterval(modesEvery);
    connect(&m_modesTimer, &QTimer::timeout, this, [this] { m_session->matches()->refreshModes(); });
    connect(m_choice, &MatchChoice::changed, this, &MatchPanel::update);
    connect(m_choice, &MatchChoice::queueRequested, this, &MatchPanel::queue);
    connect(m_makeParty, &QPushButton::clicked, this, [this] { parties().create(); });
    connect(m_watch, &QPushButton::clicked, this, &MatchPanel::chooseMatch);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_session->matches()->cancel(); });
    connect(m_won, &QPushButton::clicked, this, [this] { report(client::DuelResult::Won); });
    connect(m_lost, &QPushButton::clicked, this, [this] { report(client::DuelResult::Lost); });
    connect(m_draw, &QPushButton::clicked, this, [this] { report(client::DuelResult::Draw); });
    connect(m_report, &QPushButton::clicked, this, &MatchPanel::askForPlaces);
    connect(m_leave, &QPushButton::clicked, this, [this] { m_session->matches()->leave(); });
    connect(m_close, &QToolButton::clicked, this, &MatchPanel::dismiss);
    connect(m_check, &ReadyCheck::answered, this,
            [this](bool accept) { m_session->matches()->answer(accept); });
    retranslate();
    colour();
    hide();
}

void MatchPanel::build()
{
    for (QLabel *label : {m_title, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_close->setAutoRaise(true);
    m_close->setIcon(widgets::icon("window-close"_L1));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_facts);
    words->addWidget(m_trouble);
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(16, 8, 8, 8);
    row->addLayout(words, 1);
    row->addWidget(m_choice);
    row->addWidget(m_makeParty);
    for (QPushButton *button : {m_watch, m_cancel, m_won, m_lost, m_draw, m_report, m_leave})
        row->addWidget(button);
    row->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_row);
    column->addWidget(m_check);
    column->addWidget(m_party);
}

void MatchPanel::setSession(client::Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->matches()->disconnect(this);
        m_session->parties()->disconnect(this);
    }
    m_session = session;
    m_hadParty = false;
    m_party->setSession(session);
    m_choice->setModes({});
    if (!session) {
        m_count.stop();
        m_modesTimer.stop();
        return hide();
    }
    client::Matches *matches = session->matches();
    connect(session, &client::Session::statusChanged, this, &MatchPanel::update);
    connect(session, &client::Session::entered, this, &MatchPanel::update);
    connect(session, &client::Session::left, this, &MatchPanel::update);
    connect(matches, &client::Matches::modesChanged, this, &MatchPanel::showModes);
    connect(matches, &client::Matches::changed, this, &MatchPanel::update);
    connect(matches, &client::Matches::found, this, &MatchPanel::call);
    connect(matches, &client::Matches::started, this, &MatchPanel::roomWanted);
    connect(session->parties(), &client::Parties::changed, this, &MatchPanel::update);
    connect(session->parties(), &client::Parties::invited, this, &MatchPanel::tellInvited);
    update();
}

void MatchPanel::open()
{
    if (!m_session)
        return;
    show();
    update();
    m_choice->setFocus();
}

/// Only while nothing goes on.
void MatchPanel::dismiss()
{
    hide();
    m_modesTimer.stop();
}

/// The room of the match.
bool MatchPanel::isInside() const
{
    const client::RoomListModel *rooms = m_session->channels();
    const int row = rooms->rowOf(life().match().room);
    return row >= 0 && rooms->index(row).data(client::RoomListModel::JoinedRole).toBool();
}

void MatchPanel::showModes()
{
    m_choice->setModes(m_session->matches()->modes());
    update();
}

void MatchPanel::report(client::DuelResult result)
{
    m_session->matches()->report(client::duelPlaces(result, life().ourTeam()));
}

void MatchPanel::askForPlaces()
{
    auto *dialog = new ResultDialog(life().match(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, m_session, [this, dialog, match = life().match().match] {
        if (life().match().match == match)
            m_session->matches()->report(dialog->places());
    });
    dialog->open();
}

/// Why we cannot begin with this one now; empty: we can.
QString MatchPanel::hindrance() const
{
    const MatchModeInfo *mode = m_choice->chosen();
    return mode ? partyHindrance(parties(), *mode) : QString();
}

/// Who leads a party takes it along.
void MatchPanel::queue(QueueForMatch wish)
{
    if (parties().isTogether())
        wish.party = parties().party()->id;
    m_session->matches()->queue(wish);
}

void MatchPanel::tellInvited(const PartyInvited &word)
{
    show();
    update();
    QApplication::alert(window());
    Q_EMIT found(tr("An invitation"), partyInvitationText(word));
}

void MatchPanel::chooseMatch()
{
    if (const MatchModeInfo *mode = m_choice->chosen()) {
        auto *dialog = new WatchDialog(*m_session, mode->mode, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &WatchDialog::entered, this, &MatchPanel::roomWanted);
        dialog->open();
    }
}

void MatchPanel::call()
{
    m_check->sayAloud();
    QApplication::alert(window());
    Q_EMIT found(tr("A match was found"), foundText(life(), m_session->self()));
}

QString MatchPanel::title() const
{
    const QString mode = widgets::displayLine(life().mode());
    switch (life().stage()) {
    case MatchStage::Asking: return tr("%1: getting in line...").arg(mode);
    case MatchStage::Waiting:
        //: %1 is the name of a kind of match, %2 a time such as 0:42
        return tr("%1: waiting for %2").arg(mode, clockText(m_session->matches()->waited()));
    case MatchStage::Playing: return tr("%1: %2").arg(mode, playersText(life().match().teams));
    case MatchStage::Over: return resultText(life());
    case MatchStage::Idle:
    case MatchStage::Found: break;
    }
    if (const QString ended = endText(life().end()); !ended.isEmpty())
        return ended;
    const QString alone = parties().party() ? QString() : partyEndingText(parties().ending());
    return alone.isEmpty() ? tr("Play a match") : alone;
}

QString MatchPanel::facts() const
{
    const MatchModeInfo *mode = m_choice->chosen();
    const QString notYet = hindrance();
    const QString next = !notYet.isEmpty() ? notYet : mode ? modeFacts(*mode) : QString();
    switch (life().stage()) {
    case MatchStage::Waiting: {
        const QString standing = standingText(life().standing(), life().rating());
        return life().setback() ? setbackText(*life().setback()) + u'\n' + standing : standing;
    }
    case MatchStage::Playing: {
        const QString words
            = life().reported().empty() ? tr("When it is over, say how it ended.") : reportText(life());
        const int watching = m_session->matches()->spectators();
        return watching == 0 ? words : words + u'\n' + tr("%n person(s) watching.", nullptr, watching);
    }
    case MatchStage::Over: {
        const QString rating = ratingText(life().ratingChange(m_session->self()));
        return rating.isEmpty() ? next : rating;
    }
    case MatchStage::Asking:
    case MatchStage::Found: return {};
    case MatchStage::Idle: break;
    }
    if (!m_session->isOnline())
        return tr("You are not connected.");
    if (m_session->matches()->knowsModes() && m_session->matches()->modes().empty())
        return tr("There is nothing to play on this server.");
    return next;
}

/// A cooldown is counted down, whatever refused for it.
QString MatchPanel::trouble() const
{
    if (life().isFree()) {
        if (const auto left = m_session->matches()->cooldown())
            return tr("You may queue again in %1.").arg(widgets::waitText(*left));
    }
    if (!parties().party() && parties().refusal()) // else it is said beside the party
        return refusalText(*m_session, *parties().refusal());
    const auto &refusal = life().refusal();
    if (!refusal || refusal->code == ErrorCode::QueueCooldown)
        return {};
    return matchRefusalText(*m_session, *refusal);
}

void MatchPanel::update()
{
    if (!m_session)
        return;
    const bool hasParty = parties().party().has_value();
    if (!life().isFree() || (std::exchange(m_hadParty, hasParty) != hasParty))
        show(); // and it stays, to say how that ended
    colour();
    showButtons();
    showNumbers();
    const bool counts = !isHidden() && (!life().isFree() || m_session->matches()->cooldown());
    if (counts != m_count.isActive())
        counts ? m_count.start() : m_count.stop();
    const bool looks = !isHidden() && life().isFree() && m_session->isOnline();
    if (looks && !m_modesTimer.isActive())
        m_session->matches()->refreshModes();
    if (looks != m_modesTimer.isActive())
        looks ? m_modesTimer.start() : m_modesTimer.stop();
}

void MatchPanel::showButtons()
{
    const MatchStage stage = life().stage();
    const bool wasChoosing = m_choice->isAncestorOf(QApplication::focusWidget());
    const bool isFree = life().isFree();
    const bool plays = stage == MatchStage::Playing;
    const bool isDuel = life().match().teams.size() == 2;
    const MatchModeInfo *mode = m_choice->chosen();
    const bool hasRoom = (plays || stage == MatchStage::Over) && isInside();
    m_row->setVisible(stage != MatchStage::Found);
    m_choice->setVisible(isFree && mode);
    m_choice->setPlayable(m_session->isOnline() && mode && !mode->paused && !m_session->matches()->cooldown()
                          && hindrance().isEmpty());
    m_choice->setTogether(parties().isTogether() && parties().leads());
    m_makeParty->setVisible(isFree && m_session->offers("party") && !parties().party());
    m_makeParty->setEnabled(m_session->isOnline());
    m_watch->setVisible(isFree && mode && mode->spectators);
    m_watch->setEnabled(m_session->isOnline());
    m_cancel->setVisible(stage == MatchStage::Asking || stage == MatchStage::Waiting);
    for (QPushButton *button : {m_won, m_lost, m_draw})
        button->setVisible(plays && isDuel);
    m_report->setVisible(plays && !isDuel);
    for (QPushButton *button : {m_won, m_lost, m_draw, m_report})
        button->setEnabled(m_session->isOnline());
    m_leave->setText(plays ? tr("Leave the match") : tr("Leave the room"));
    m_leave->setVisible(hasRoom);
    m_close->setVisible(isFree);
    if (wasChoosing && !isFree)
        m_cancel->setFocus(); // what was pressed is not there any more
}

/// Also what changes by itself, from second to second.
void MatchPanel::showNumbers()
{
    if (!m_session)
        return;
    if (life().stage() == MatchStage::Found)
        m_check->show(*m_session);
    else
        m_check->hide();
    const QString words = title();
    m_title->setText(words);
    const QString more = facts();
    m_facts->setText(more);
    m_facts->setVisible(!more.isEmpty());
    if (const QString said = trouble(); said != m_trouble->text())
        m_trouble->tell(said);
    if (m_count.isActive() && life().isFree() && !m_session->matches()->cooldown()) {
        m_count.stop(); // the cooldown is over
        showButtons();
    }
}

void MatchPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

void MatchPanel::retranslate()
{
    m_makeParty->setText(tr("Pla&y with others..."));
    m_makeParty->setToolTip(tr("Make a party: people who wait together and play in one team"));
    m_watch->setText(tr("Wa&tch..."));
    m_watch->setToolTip(tr("Watch a match that others play"));
    m_cancel->setText(tr("Stop &waiting"));
    m_won->setText(tr("&Won"));
    m_won->setToolTip(tr("Report that you have won"));
    m_lost->setText(tr("&Lost"));
    m_lost->setToolTip(tr("Report that you have lost"));
    m_draw->setText(tr("Dr&aw"));
    m_draw->setToolTip(tr("Report that nobody has won"));
    m_report->setText(tr("Re&port the result..."));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the match panel"));
    if (m_session)
        update();
}

void MatchPanel::colour()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, widgets::tones(quiet).muted);
    m_facts->setPalette(quiet);
}

} // namespace chat::gui

#include "moc_matchpanel.cpp"
