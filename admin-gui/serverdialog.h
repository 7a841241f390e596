// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/admintarget.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QRadioButton;
class QSettings;

namespace chat::admin {

/// Which server the console shows, as it was typed; no secret is among it.
struct ServerChoice {
    QString address; ///< "HOST:PORT"; empty: the server on this machine
    QString tokenFile;
    QString caFile;
    friend bool operator==(const ServerChoice &, const ServerChoice &) = default;
};

[[nodiscard]] ServerChoice loadServerChoice(const QSettings &settings);
void saveServerChoice(QSettings &settings, const ServerChoice &choice);

/// Asks for it.
class ServerDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ServerDialog(const ServerChoice &before, QWidget *parent = nullptr);

    [[nodiscard]] ServerChoice choice() const;
    /// Only when the choice is another machine; once accepted it is good.
    [[nodiscard]] const AdminTarget &target() const { return m_target; }

private:
    [[nodiscard]] QWidget *fileRow(QLineEdit *name, const QString &title);
    void check();
    void finish();

    QRadioButton *m_here;
    QRadioButton *m_there;
    QLineEdit *m_address;
    QLineEdit *m_tokenFile;
    QLineEdit *m_caFile;
    QWidget *m_fields;
    QLabel *m_note;
    QDialogButtonBox *m_buttons;
    AdminTarget m_target;
};

} // namespace chat::admin
