// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/actdialog.h"
#include "admin-gui/mainwindow.h"
#include "admin-gui/tablepane.h"
#include "server/ops/adminsocket.h"
#include "tests/support/fakebackend.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

namespace chat::test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The pages, in the order of the list.
enum PageNumber {
    Overview,
    Workers,
    Rooms,
    Sessions,
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
    [[nodiscard]] bool open()
    {
        m_backend = std::make_unique<FakeBackend>();
        m_socket = std::make_unique<server::AdminSocket>(*m_backend);
        const QString path = m_dir.filePath(u"admin.sock"_s);
        if (!m_socket->listen(path))
            return false;
        m_appearance = std::make_unique<widgets::AppearanceSwitch>();
        m_language = std::make_unique<widgets::LanguageSwitch>(u"admin"_s);
        m_language->use(widgets::Language::English);
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
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<server::AdminSocket> m_socket;
    std::unique_ptr<widgets::AppearanceSwitch> m_appearance;
    std::unique_ptr<widgets::LanguageSwitch> m_language;
    std::unique_ptr<ServerLink> m_link;
    std::unique_ptr<admin::MainWindow> m_window;
};

} // namespace chat::test
