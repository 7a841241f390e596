// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/growingdialog.h"
#include "admin-gui/verdictlabel.h"
#include "shared/client/admin/serverlink.h"

#include <QLabel>
#include <QLineEdit>
#include <QTimer>

class QFormLayout;
class QPushButton;

namespace chat::admin {

/// Another value for one setting. The server checks it while it is typed, and says what would change or why
/// not; only what it takes can be applied, with a reason. Accepted when it is applied. GUI thread.
class SettingDialog final : public GrowingDialog
{
    Q_OBJECT
public:
    /// `link` outlives it.
    SettingDialog(ServerLink &link, const ConfigRow &row, QWidget *parent);

    [[nodiscard]] const QString &key() const { return m_row.key; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void edited();
    void check();
    void checked(const QString &value, const Result<ConfigChanged> &answer);
    void apply();
    void update();
    [[nodiscard]] QString line() const; ///< for chat-ctl
    [[nodiscard]] ChangeConfig change(bool isCheck) const;

    ServerLink &m_link;
    const ConfigRow m_row;
    QLabel m_title;
    QLineEdit m_value;
    VerdictLabel m_verdict;
    QLineEdit m_reason;
    QLabel m_line;
    QFormLayout *m_form;
    QPushButton *m_apply;
    QPushButton *m_copy;
    QTimer m_typing;
    bool m_isGood = false; ///< the server takes this value, and it is another one
};

} // namespace chat::admin
