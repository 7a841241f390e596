// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/page.h"
#include "shared/widgets/appearance.h"
#include "shared/widgets/language.h"

#include <QLabel>
#include <QListWidget>
#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>

class QActionGroup;
class QMenu;

namespace chat::admin {

/// The console's window: a list of pages beside the one that is seen, and below how the connection is. What
/// it hears while it is not seen is only the numbers of the overview.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// All three outlive the window.
    MainWindow(ServerLink &link, widgets::AppearanceSwitch &appearance, widgets::LanguageSwitch &language);
    ~MainWindow() override;

    [[nodiscard]] int pageCount() const { return m_stack.count(); }
    void showPage(int number) { m_list.setCurrentRow(number); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPage(Page *page, QLatin1StringView icon);
    void makeMenus();
    void chooseServer();
    QAction *addChoice(QMenu *menu, QActionGroup *group, bool chosen);
    void pageChanged(int number);
    void watch();
    void showState();
    void retranslate();
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] Page *page() const;

    ServerLink &m_link;
    widgets::AppearanceSwitch &m_appearance;
    widgets::LanguageSwitch &m_language;
    QListWidget m_list;
    QStackedWidget m_stack;
    QLabel m_state;
    QTimer m_clock; ///< while there is no connection: the age of what is seen
    ServerLink::State m_shown = ServerLink::State::Idle;
    QMenu *m_server = nullptr;
    QMenu *m_view = nullptr;
    QMenu *m_help = nullptr;
    std::array<QAction *, 3> m_themes{};
    std::array<QAction *, 3> m_languages{};
    QAction *m_choose = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_about = nullptr;
    QAction *m_quit = nullptr;
};

} // namespace chat::admin
