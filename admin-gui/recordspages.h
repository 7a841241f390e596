// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/tablepane.h"
#include "shared/client/admin/pagedrows.h"

#include <QComboBox>

/// What the server keeps about itself: its log, what operators did, with which configuration it runs.
namespace chat::admin {

/// The tail of the log, of a level and a category; warnings are red.
class LogsPage final : public Page
{
    Q_OBJECT
public:
    static constexpr int linesMax = 2000; ///< as many as the server keeps

    explicit LogsPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Subscribe watched() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    void take(const LogPage &page);
    void takeCategories(const LogLevels &levels);
    void filterChanged();

    LogTable m_lines;
    TablePane m_pane{m_lines, u"logs"_s};
    QComboBox *m_level;
    QComboBox *m_category;
};

/// What operators did, the newest first; of one of them, of one kind, or only lately.
class AuditPage final : public Page
{
    Q_OBJECT
public:
    explicit AuditPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    using Acts = PagedRows<AuditRow, &auditKey>;

    void fetch(const Acts::Ticket &ticket);
    void take(const Acts::Ticket &ticket, const Result<chat::AuditPage> &answer);

    AuditTable m_acts;
    TablePane m_pane{m_acts, u"audit"_s};
    QLineEdit *m_who;
    QLineEdit *m_act;
    QComboBox *m_since;
    QPushButton *m_refresh;
    QPushButton *m_older;
    QTimer m_typing;
    Acts m_loaded;
};

/// Each setting, and where its value comes from; other values for those that can change while the server
/// runs; reading all of them again.
class ConfigPage final : public Page
{
    Q_OBJECT
public:
    explicit ConfigPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    void select();
    void edit(int row);
    void askReload();
    void reload(const QString &reason);

    ConfigTable m_rows;
    TablePane m_pane{m_rows, u"config"_s};
    QPushButton *m_edit;
    QPushButton *m_reload;
};

} // namespace chat::admin
