// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/admintarget.h"

#include <QDialog>

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
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

protected:
    void changeEvent(QEvent *event) override;

private:
    /// A field for the name of a file, and a button to look for it.
    struct FileRow {
        QLineEdit *name;
        QPushButton *browse = nullptr;
        QWidget *row = nullptr;
    };
    void fill(FileRow &row);
    void nameRow(const FileRow &row, const QString &label);
    void retranslate();
    void check();
    void finish();

    QRadioButton *m_here;
    QRadioButton *m_there;
    QLineEdit *m_address;
    FileRow m_tokenFile;
    FileRow m_caFile;
    QWidget *m_fields;
    QFormLayout *m_form;
    QLabel *m_note;
    QDialogButtonBox *m_buttons;
    QPushButton *m_connect;
    AdminTarget m_target;
};

} // namespace chat::admin
