// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QSpinBox;
class QTabWidget;
class QTableWidget;

namespace chat::gui {

class RoomForm;
class TroubleLabel;

/// A room as its host and moderators see it: what it is like, its invitations, who is banned. GUI thread.
class RoomSettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Page : quint8 { Settings, Invitations, Bans };

    /// `session` outlives this.
    RoomSettingsDialog(client::Session &session, RoomId room, Page page, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *settingsPage();
    [[nodiscard]] QWidget *invitationsPage();
    [[nodiscard]] QWidget *bansPage();
    void save();
    void invite();
    void fetchInvitations();
    void showInvitations(const InviteList &list);
    void revoke();
    void copyCode();
    void fetchBans();
    void showBans(const RoomBanList &list);
    void unban();
    void tell(TroubleLabel *where, const Error &error);
    [[nodiscard]] static QTableWidget *table(const QStringList &titles, const QString &name);
    [[nodiscard]] static QVariant chosen(const QTableWidget &table); ///< invalid: nothing is
    void enableButtons();

    client::Session &m_session;
    const RoomId m_room;
    RoomForm *m_form;
    QPushButton *m_save;
    QSpinBox *m_uses;
    QComboBox *m_lasts;
    QTableWidget *m_codes;
    QPushButton *m_copy;
    QPushButton *m_revoke;
    TroubleLabel *m_codeTrouble;
    QTableWidget *m_bans;
    QPushButton *m_unban;
    TroubleLabel *m_banTrouble;
};

} // namespace chat::gui
