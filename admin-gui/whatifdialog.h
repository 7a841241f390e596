// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/matchform.h"
#include "admin-gui/verdictlabel.h"
#include "shared/client/admin/whatif.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>

#include <array>

class QGridLayout;

namespace chat::admin {

/// Other settings for a mode: what would have come of its last tickets stands beside what came, before they
/// are applied (U-05). Beside the window, not over it. GUI thread.
class WhatIfDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `link` outlives it.
    WhatIfDialog(ServerLink &link, const QString &mode, QWidget *parent);

Q_SIGNALS:
    /// For the status line.
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    static constexpr int lines = 9; ///< of the comparison

    struct Line {
        QLabel name;
        QLabel then;
        QLabel now;
    };

    [[nodiscard]] QLayout *settingsSide();
    [[nodiscard]] QLayout *outcomeSide();
    void retranslate();
    void logChanged();
    /// Everything is as what is known allows.
    void showState();
    void showOutcome(bool isCurrent);
    void replay();
    void check();
    void ask(const ConfigChanged &change);
    void apply(const QString &reason);
    [[nodiscard]] Result<void> good() const; ///< the settings that are typed

    ServerLink &m_link;
    WhatIf m_whatIf;
    QLabel m_about;
    MatchForm m_form;
    QLabel m_then;
    QLabel m_now;
    std::array<Line, lines> m_lines;
    VerdictLabel m_verdict;
    QProgressBar m_progress;
    QDialogButtonBox m_buttons{QDialogButtonBox::Close};
    QPushButton *m_replay; ///< or cancel
    QPushButton *m_reset;
    QPushButton *m_fetch;
    QPushButton *m_apply;
    bool m_filled = false; ///< the form has had the settings of the log
    ChangeConfig m_wanted; ///< of the last check
    bool m_asked = false; ///< the server checks, or applies
};

} // namespace chat::admin
