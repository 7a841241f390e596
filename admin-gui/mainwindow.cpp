// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/mainwindow.h"

#include "admin-gui/banspage.h"
#include "admin-gui/broadcastpage.h"
#include "admin-gui/crashespage.h"
#include "admin-gui/drainpage.h"
#include "admin-gui/invariantspage.h"
#include "admin-gui/matchespage.h"
#include "admin-gui/overviewpage.h"
#include "admin-gui/recordspages.h"
#include "admin-gui/roomspage.h"
#include "admin-gui/serverdialog.h"
#include "admin-gui/sessionspage.h"
#include "admin-gui/workerspage.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/aboutdialog.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/icon.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>

namespace chat::admin {

using namespace std::chrono_literals;

MainWindow::MainWindow(ServerLink &link, widgets::AppearanceSwitch &appearance,
                       widgets::LanguageSwitch &language)
    : m_link(link),
      m_appearance(appearance),
      m_language(language)
{
    resize(1100, 720);
    auto *workers = new WorkersPage(link);
    auto *rooms = new RoomsPage(link);
    auto *sessions = new SessionsPage(link);
    auto *matches = new MatchesPage(link);
    auto *broadcast = new BroadcastPage(link);
    addPage(new OverviewPage(link), "view-statistics"_L1);
    addPage(workers, "clock"_L1);
    addPage(rooms, "system-users"_L1);
    addPage(sessions, "user-identity"_L1);
    addPage(matches, "applications-games"_L1);
    addPage(new BansPage(link), "object-locked"_L1);
    addPage(broadcast, "notifications"_L1);
    addPage(new LogsPage(link), "dialog-information"_L1);
    addPage(new AuditPage(link), "edit-find"_L1);
    addPage(new CrashesPage(link), "dialog-error"_L1);
    addPage(new InvariantsPage(link), "dialog-warning"_L1);
    addPage(new ConfigPage(link), "configure"_L1);
    addPage(new DrainPage(link), "application-exit"_L1);
    m_list.setObjectName(u"pages"_s);
    m_list.setFrameShape(QFrame::NoFrame);
    m_list.setUniformItemSizes(true);
    m_list.setSpacing(3);
    m_list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it is never narrower than its names
    auto *split = new QSplitter;
    split->addWidget(&m_list);
    split->addWidget(&m_stack);
    split->setStretchFactor(1, 1);
    split->setSizes({160, 940});
    split->setChildrenCollapsible(false);
    setCentralWidget(split);
    m_state.setTextFormat(Qt::PlainText);
    m_state.setObjectName(u"state"_s);
    statusBar()->addPermanentWidget(&m_state);
    makeMenus();

    for (const Page *page : std::initializer_list<const Page *>{rooms, matches}) {
        connect(page, &Page::sessionAsked, this, [this, sessions](const QString &filter) {
            sessions->setFilter(filter);
            showPage(m_stack.indexOf(sessions));
        });
    }
    for (const Page *page : std::initializer_list<const Page *>{workers, sessions, matches}) {
        connect(page, &Page::roomAsked, this, [this, rooms](const QString &filter) {
            rooms->setFilter(filter);
            showPage(m_stack.indexOf(rooms));
        });
    }
    const auto messages = [this, broadcast](AnnounceForm::Target target, const QString &name) {
        broadcast->setTarget(target, name);
        showPage(m_stack.indexOf(broadcast));
    };
    connect(rooms, &Page::roomMessageAsked, this,
            [messages](const QString &room) { messages(AnnounceForm::Room, room); });
    connect(sessions, &Page::sessionMessageAsked, this,
            [messages](const QString &session) { messages(AnnounceForm::Session, session); });
    connect(&m_list, &QListWidget::currentRowChanged, this, &MainWindow::pageChanged);
    connect(&link, &ServerLink::stateChanged, this, &MainWindow::showState);
    connect(&m_clock, &QTimer::timeout, this, [this] { m_state.setText(stateText()); });
    m_clock.setInterval(1s);
    restoreGeometry(QSettings().value(u"geometry"_s).toByteArray());
    retranslate();
    showPage(0);
    showState();
}

MainWindow::~MainWindow() { QSettings().setValue(u"geometry"_s, saveGeometry()); }

void MainWindow::addPage(Page *page, QLatin1StringView icon)
{
    m_stack.addWidget(page);
    m_list.addItem(new QListWidgetItem(widgets::icon(icon), QString()));
    connect(page, &Page::watchedChanged, this, &MainWindow::watch);
    connect(page, &Page::said, this,
            [this](const QString &sentence) { statusBar()->showMessage(sentence, 10'000); });
}

QAction *MainWindow::addChoice(QMenu *menu, QActionGroup *group, bool chosen)
{
    QAction *action = menu->addAction(QString());
    action->setCheckable(true);
    action->setChecked(chosen);
    group->addAction(action);
    return action;
}

void MainWindow::makeMenus()
{
    m_server = menuBar()->addMenu(QString());
    m_view = menuBar()->addMenu(QString());
    m_help = menuBar()->addMenu(QString());
    m_choose = m_server->addAction(widgets::icon("network-connect"_L1), QString(), this,
                                   &MainWindow::chooseServer);
    m_server->addSeparator();
    m_choose->setObjectName(u"chooseServer"_s);
    m_quit = m_server->addAction(widgets::icon("application-exit"_L1), QString(),
                                 QKeySequence(QKeySequence::Quit), this, &QWidget::close);
    m_refresh = m_view->addAction(widgets::icon("view-refresh"_L1), QString(),
                                  QKeySequence(QKeySequence::Refresh), this, [this] { page()->refresh(); });
    m_view->addSeparator();
    auto *themes = new QActionGroup(this);
    for (size_t i = 0; i < m_themes.size(); ++i) {
        const auto theme = widgets::Theme(i);
        m_themes[i] = addChoice(m_view, themes, m_appearance.appearance().theme == theme);
        connect(m_themes[i], &QAction::triggered, this, [this, theme] {
            m_appearance.use({.theme = theme, .fontPoints = m_appearance.appearance().fontPoints});
            QSettings settings;
            saveAppearance(settings, m_appearance.appearance());
        });
    }
    m_view->addSeparator();
    auto *languages = new QActionGroup(this);
    for (size_t i = 0; i < m_languages.size(); ++i) {
        const auto language = widgets::Language(i);
        m_languages[i] = addChoice(m_view, languages, m_language.language() == language);
        connect(m_languages[i], &QAction::triggered, this, [this, language] {
            m_language.use(language);
            QSettings settings;
            saveLanguage(settings, language);
        });
    }
    m_about = m_help->addAction(widgets::icon("help-about"_L1), QString(), this, [this] {
        auto *about = new widgets::AboutDialog([] { return tr("Madang Console"); }, this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->open();
    });
    m_about->setObjectName(u"aboutProgram"_s);
}

void MainWindow::chooseServer()
{
    auto *dialog = new ServerDialog(loadServerChoice(QSettings()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const ServerChoice choice = dialog->choice();
        QSettings settings;
        saveServerChoice(settings, choice);
        m_link.use(choice.address.isEmpty() ? localTargets({}, QProcessEnvironment::systemEnvironment())
                                            : QList{dialog->target()});
    });
    dialog->open();
}

Page *MainWindow::page() const { return static_cast<Page *>(m_stack.currentWidget()); }

void MainWindow::pageChanged(int number)
{
    m_stack.setCurrentIndex(number);
    watch();
    if (m_link.state() == ServerLink::State::Connected)
        page()->refresh();
}

void MainWindow::watch()
{
    Subscribe what = page()->watched();
    what.topics.push_back(Topic::Stats);
    m_link.watch(what);
}

void MainWindow::showState()
{
    const bool isConnected = m_link.state() == ServerLink::State::Connected;
    if (isConnected && std::exchange(m_shown, m_link.state()) != m_link.state())
        page()->refresh();
    m_shown = m_link.state();
    if (isConnected)
        m_clock.stop();
    else
        m_clock.start();
    m_state.setText(stateText());
}

QString MainWindow::stateText() const
{
    const QString place = widgets::displayLine(m_link.target().toText());
    if (m_link.state() == ServerLink::State::Connected)
        return tr("Connected to %1 at %2").arg(widgets::displayLine(m_link.server()), place);
    if (m_link.failure() == AdminLink::Failure::NotAllowed)
        return m_link.target().isLocal() ? tr("The server at %1 belongs to another user.").arg(place)
                                         : tr("The server at %1 does not take this token.").arg(place);
    if (m_link.failure() == AdminLink::Failure::Untrusted)
        return tr("The certificate of %1 is not trusted.").arg(place);
    if (const auto heard = m_link.heardAt()) {
        const auto age = std::chrono::floor<std::chrono::seconds>(currentTime().mono - *heard);
        return tr("No connection; what you see is %1 old.").arg(durationText(age));
    }
    return m_link.failure() ? tr("No server answers at %1.").arg(place) : tr("Looking for a server…");
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Madang Console"));
    statusBar()->clearMessage(); // it is in the other language
    m_list.setAccessibleName(tr("Pages"));
    for (int i = 0; i < m_stack.count(); ++i)
        m_list.item(i)->setText(static_cast<Page *>(m_stack.widget(i))->title());
    m_list.setMinimumWidth(m_list.sizeHintForColumn(0) + 2 * m_list.spacing());
    m_server->setTitle(tr("&Server"));
    m_choose->setText(tr("&Choose a server…"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    m_refresh->setText(tr("&Refresh"));
    m_themes[0]->setText(tr("Colours of the &desktop"));
    m_themes[1]->setText(tr("&Light"));
    m_themes[2]->setText(tr("D&ark"));
    m_languages[0]->setText(tr("&Language of the desktop"));
    m_languages[1]->setText(u"&한국어"_s);
    m_languages[2]->setText(u"&English"_s);
    m_about->setText(tr("&About"));
    m_quit->setText(tr("&Quit"));
    m_state.setText(stateText());
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

} // namespace chat::admin

#include "moc_mainwindow.cpp"
