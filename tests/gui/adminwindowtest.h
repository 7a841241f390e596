// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/actdialog.h"
#include "admin-gui/mainwindow.h"
#include "admin-gui/tablepane.h"
#include "server/ops/adminsocket.h"
#include "tests/support/fakebackend.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace chat::test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The pages, in the order of the list.
enum PageNumber {
    Overview,
    Workers,
    Rooms,
    Sessions,
    Matches,
    Bans,
    Broadcast,
    Logs,
    Audit,
    Crashes,
    Invariants,
    Configuration,
    Drain
};

/// The console's window against the real admin socket, with a backend of samples behind it.
class AdminWindowTest
{
protected:
    void useOwnSettings()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.path());
        QCoreApplication::setOrganizationName(u"madang"_s);
        QCoreApplication::setApplicationName(u"tst_adminwindow"_s);
    }
    /// Rows: each table that is on a page from the start.
    static void addTables()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QString>("pane");
        QTest::newRow("threads") << int(Workers) << u"threads"_s;
        QTest::newRow("actors") << int(Workers) << u"actors"_s;
        QTest::newRow("rooms") << int(Rooms) << u"rooms"_s;
        QTest::newRow("sessions") << int(Sessions) << u"sessions"_s;
        QTest::newRow("modes") << int(Matches) << u"modes"_s;
        QTest::newRow("tickets") << int(Matches) << u"tickets"_s;
        QTest::newRow("bans") << int(Bans) << u"bans"_s;
        QTest::newRow("announcements") << int(Broadcast) << u"announcements"_s;
        QTest::newRow("lines of the log") << int(Logs) << u"logs"_s;
        QTest::newRow("what operators did") << int(Audit) << u"audit"_s;
        QTest::newRow("settings") << int(Configuration) << u"config"_s;
    }
    /// `prepare` changes what the server knows.
    [[nodiscard]] bool open(widgets::Language language = widgets::Language::English,
                            const std::function<void(FakeBackend &)> &prepare = {})
    {
        m_backend = std::make_unique<FakeBackend>();
        if (prepare)
            prepare(*m_backend);
        m_socket = std::make_unique<server::AdminSocket>(*m_backend);
        const QString path = m_dir.filePath(m_socketName);
        if (!m_socket->listen(path))
            return false;
        m_appearance = std::make_unique<widgets::AppearanceSwitch>();
        m_language = std::make_unique<widgets::LanguageSwitch>(u"admin"_s);
        m_language->use(language);
        m_link = std::make_unique<ServerLink>(QList{AdminTarget{.path = path}}, 1ms);
        m_window = std::make_unique<admin::MainWindow>(*m_link, *m_appearance, *m_language);
        m_window->show();
        m_link->start();
        return QTest::qWaitFor([this] { return m_link->state() == ServerLink::State::Connected; });
    }
    void close()
    {
        m_window.reset();
        m_link.reset();
        m_language.reset();
        m_socket.reset();
    }

    [[nodiscard]] admin::TablePane *pane(const QString &name) const
    {
        return m_window->findChild<admin::TablePane *>(name);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return m_window->findChild<QPushButton *>(name);
    }
    [[nodiscard]] bool says(const QString &part) const
    {
        return QTest::qWaitFor([&] { return m_window->statusBar()->currentMessage().contains(part); });
    }
    [[nodiscard]] static bool hasRows(admin::TablePane *pane)
    {
        return QTest::qWaitFor([pane] { return pane->view().model()->rowCount() > 0; });
    }
    /// Types the reason, and accepts.
    [[nodiscard]] bool accept(const QString &reason)
    {
        auto *dialog = m_window->findChild<admin::ActDialog *>();
        if (!dialog || !dialog->isVisible())
            return false;
        QPushButton *act = nullptr;
        for (QPushButton *each : dialog->findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == dialog->windowTitle())
                act = each;
        }
        if (!act || act->isEnabled()) // without a reason nothing is done
            return false;
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), reason);
        QTest::mouseClick(act, Qt::LeftButton);
        return true;
    }
    /// Every dialog of the console, by the name of what opens it.
    [[nodiscard]] static QStringList dialogNames()
    {
        return {u"kick"_s,        u"ban"_s,          u"closeRoom"_s,  u"openRoom"_s,     u"quarantineRoom"_s,
                u"releaseRoom"_s, u"blockRoom"_s,    u"lift"_s,       u"send"_s,         u"recall"_s,
                u"editSetting"_s, u"reload"_s,       u"drain"_s,      u"chooseServer"_s, u"aboutProgram"_s,
                u"newRoom"_s,     u"editRoom"_s,     u"moveRoom"_s,   u"archiveRoom"_s,  u"deleteRoom"_s,
                u"kickPerson"_s,  u"banPerson"_s,    u"hostPerson"_s, u"movePerson"_s,   u"pauseMode"_s,
                u"resumeMode"_s,  u"cancelTicket"_s, u"endMatch"_s};
    }
    /// Opens one of them, with rows selected where it needs any; null: it did not open.
    [[nodiscard]] QDialog *openDialog(const QString &name)
    {
        const auto selectAll = [this](PageNumber page, const QString &paneName) {
            m_window->showPage(page);
            if (!hasRows(pane(paneName)))
                return false;
            pane(paneName)->view().selectAll();
            return true;
        };
        const bool isOneRoom
            = QStringList{u"editRoom"_s, u"moveRoom"_s, u"inviteToRoom"_s, u"archiveRoom"_s, u"deleteRoom"_s}
                  .contains(name);
        const auto selectOne = [&](const QString &paneName) {
            if (!hasRows(pane(paneName)))
                return false;
            pane(paneName)->view().selectRow(0);
            return true;
        };
        const auto selectPerson = [&] {
            m_window->showPage(Rooms);
            return selectOne(u"rooms"_s) && selectOne(u"people"_s);
        };
        const auto selectMatches = [&] {
            m_window->showPage(Matches);
            m_window->findChild<QTabWidget *>(u"matchTabs"_s)->setCurrentIndex(1);
            return selectAll(Matches, u"matches"_s);
        };
        const bool isReady = name == u"kick"_s || name == u"ban"_s ? selectAll(Sessions, u"sessions"_s)
            : name.endsWith(u"Person"_s)                           ? selectPerson()
            : name.endsWith(u"Room"_s) ? selectAll(Rooms, u"rooms"_s) && (!isOneRoom || selectOne(u"rooms"_s))
            : name.endsWith(u"Mode"_s) ? selectAll(Matches, u"modes"_s)
            : name == u"cancelTicket"_s ? selectAll(Matches, u"tickets"_s)
            : name == u"endMatch"_s     ? selectMatches()
            : name == u"lift"_s         ? selectAll(Bans, u"bans"_s)
            : name == u"recall"_s       ? selectAll(Broadcast, u"announcements"_s)
            : name == u"reload"_s       ? selectAll(Configuration, u"config"_s)
                                        : true;
        if (name == u"send"_s) {
            m_window->showPage(Broadcast);
            m_window->findChild<QPlainTextEdit *>(u"english"_s)->setPlainText(u"We restart at six."_s);
        }
        if (name == u"drain"_s)
            m_window->showPage(Drain);
        if (name == u"editSetting"_s) {
            if (!selectAll(Configuration, u"config"_s))
                return nullptr;
            for (int row = 0; !button(name)->isEnabled() && row < int(m_backend->config.rows.size()); ++row)
                pane(u"config"_s)->view().selectRow(row);
        }
        if (!isReady)
            return nullptr;
        if (auto *action = m_window->findChild<QAction *>(name))
            action->trigger();
        else
            button(name)->click();
        QDialog *opened = nullptr; // some ask the server first
        (void)QTest::qWaitFor([&] {
            for (auto *dialog : m_window->findChildren<QDialog *>())
                opened = dialog->isVisible() ? dialog : opened;
            return opened != nullptr;
        });
        return opened;
    }
    /// The requests of a kind that came.
    template <class Request>
    [[nodiscard]] std::vector<Request> asked() const
    {
        std::vector<Request> found;
        for (const AdminCommand &command : m_backend->asked) {
            if (const auto *one = std::get_if<Request>(&command))
                found.push_back(*one);
        }
        return found;
    }

    QTemporaryDir m_dir;
    QString m_socketName = u"admin.sock"_s;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<server::AdminSocket> m_socket;
    std::unique_ptr<widgets::AppearanceSwitch> m_appearance;
    std::unique_ptr<widgets::LanguageSwitch> m_language;
    std::unique_ptr<ServerLink> m_link;
    std::unique_ptr<admin::MainWindow> m_window;
};

} // namespace chat::test
