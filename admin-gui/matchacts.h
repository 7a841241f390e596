// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/actdialog.h"
#include "shared/client/admin/serverlink.h"

#include <QObject>
#include <QStringList>

namespace chat::admin {

/// What an operator does to modes, tickets and matches: a dialog for each, and then the requests. GUI thread.
class MatchActs final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    MatchActs(ServerLink &link, QWidget &window);

    /// Pauses modes, or lets them go on.
    void askPause(const std::vector<AdminModeRow> &modes, bool on);
    void askCancel(const std::vector<AdminTicketRow> &tickets);
    void askEnd(const std::vector<AdminMatchRow> &matches);

Q_SIGNALS:
    /// For the status line.
    void said(const QString &sentence);
    /// Something is different now.
    void done();

private:
    /// `lines` are what chat-ctl is given, but the reason.
    void open(ActDialog::Say words, const std::vector<QStringList> &lines,
              std::function<void(const QString &)> act);
    void tell(const Result<MatchActAnswer> &answer);

    ServerLink &m_link;
    QWidget &m_window;
};

} // namespace chat::admin
