// SPDX-License-Identifier: Apache-2.0
#include "client-gui/dialogs/connectdialog.h"

#include "shared/core/limits.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace chat::gui {

QUrl serverUrl(const QString &typed)
{
    QString text = typed.trimmed();
    if (!text.contains("://"_L1)) {
        const QString host = QUrl(u"ws://"_s + text).host();
        const bool here = host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
        text.prepend(here ? u"ws://"_s : u"wss://"_s);
    }
    QUrl url(text, QUrl::StrictMode);
    const bool allowed = url.scheme() == "ws"_L1 || url.scheme() == "wss"_L1;
    if (!url.isValid() || !allowed || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return {};
    if (url.path().isEmpty())
        url.setPath(u"/"_s);
    return url;
}

ConnectDialog::ConnectDialog(const ConnectChoice &before, QWidget *parent)
    : QDialog(parent),
      m_server(new QLineEdit(before.server.toDisplayString())),
      m_nick(new QLineEdit(before.who.nick)),
      m_token(new QLineEdit(before.who.token)),
      m_remember(new QCheckBox(tr("Remember this"))),
      m_note(new QLabel),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel)),
      m_connect(m_buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole))
{
    setWindowTitle(tr("Connect to a server"));
    m_server->setPlaceholderText(u"ws://127.0.0.1:7070"_s);
    m_nick->setPlaceholderText(tr("empty: the server makes one up"));
    m_nick->setMaxLength(limits::maxNickGraphemes * 4);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("only if you were given one"));
    m_remember->setChecked(before.remember);
    m_remember->setToolTip(tr("A token is kept in the keyring of your desktop, never in a file."));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 20, 20, 12);
    form->setSpacing(10);
    form->addRow(tr("&Server"), m_server);
    form->addRow(tr("&Name"), m_nick);
    form->addRow(tr("&Token"), m_token);
    form->addRow(QString(), m_remember);
    form->addRow(m_note);
    form->addRow(m_buttons);
    setMinimumWidth(420);

    connect(m_server, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    (before.server.isEmpty() ? m_server : m_nick)->setFocus();
}

ConnectChoice ConnectDialog::choice() const
{
    return {.server = serverUrl(m_server->text()),
            .who = {.nick = m_nick->text().trimmed(), .token = m_token->text().trimmed()},
            .remember = m_remember->isChecked()};
}

void ConnectDialog::check()
{
    const QUrl url = serverUrl(m_server->text());
    m_connect->setEnabled(url.isValid());
    if (m_server->text().isEmpty())
        m_note->setText(tr("The address of a server looks like wss://chat.example"));
    else if (!url.isValid())
        m_note->setText(tr("This cannot be the address of a server."));
    else if (url.scheme() == "ws"_L1)
        m_note->setText(tr("Others on the way can read along: the connection is not encrypted."));
    else
        m_note->setText(tr("The connection will be encrypted."));
}

} // namespace chat::gui

#include "moc_connectdialog.cpp"
