// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/columns.h"
#include "admin-gui/page.h"
#include "admin-gui/tablepane.h"

/// What the server keeps about itself: its log, what operators did, with which configuration it runs.
namespace chat::admin {

/// The tail of the log; warnings are red.
class LogsPage final : public Page
{
    Q_OBJECT
public:
    static constexpr int linesMax = 2000; ///< as many as the server keeps

    explicit LogsPage(ServerLink &link);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Subscribe watched() const override;

protected:
    void retranslate() override;

private:
    void take(const LogPage &page);

    LogTable m_lines;
    TablePane m_pane{m_lines, u"logs"_s};
};

/// What operators did, the newest first.
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
    void fetch(std::optional<qint64> before);
    void take(const Result<chat::AuditPage> &answer);

    AuditTable m_acts;
    TablePane m_pane{m_acts, u"audit"_s};
    QPushButton *m_refresh;
    QPushButton *m_older;
    std::vector<AuditRow> m_loaded;
};

/// Each setting, and where its value comes from; reading all of them again.
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
    void askReload();
    void reload(const QString &reason);

    ConfigTable m_rows;
    TablePane m_pane{m_rows, u"config"_s};
    QPushButton *m_reload;
};

} // namespace chat::admin
