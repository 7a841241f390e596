// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/linkstatus.h"

#include <QDialog>
#include <QUrl>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace chat::gui {

/// Where to, and as whom.
struct ConnectChoice {
    QUrl server;
    client::Credentials who;
    bool remember = false;
};

/// What a person typed as an address: "chat.example", "host:7070" and "ws://host" are understood; without a
/// scheme it is wss://, on this machine ws://. Invalid when it cannot be an address of a server, or holds a
/// name or a password.
[[nodiscard]] QUrl serverUrl(const QString &typed);

/// Asks for the server and for a nick or a token. The token is shown as dots and is kept in the keyring only.
class ConnectDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectDialog(const ConnectChoice &before, QWidget *parent = nullptr);

    [[nodiscard]] ConnectChoice choice() const;

private:
    void check();

    QLineEdit *m_server;
    QLineEdit *m_nick;
    QLineEdit *m_token;
    QCheckBox *m_remember;
    QLabel *m_note;
    QDialogButtonBox *m_buttons;
    QPushButton *m_connect;
};

} // namespace chat::gui
