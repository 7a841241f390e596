// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/rooms/roomwords.h"
#include "shared/protocol/roomcommands.h"

#include <QFormLayout>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace chat::gui {

/// What a room is like, to be filled in; what the server does not take is said below its field. GUI thread.
class RoomForm final : public QWidget
{
    Q_OBJECT
public:
    /// For a new room, of one of these kinds.
    explicit RoomForm(const QList<RoomKind> &kinds, QWidget *parent = nullptr);
    /// For a room that is there; what only its host may change is closed to others.
    RoomForm(const RoomInfo &room, RoomRole ours, QWidget *parent = nullptr);

    [[nodiscard]] CreateRoom wish() const;
    /// Only what is different; none: nothing is.
    [[nodiscard]] std::optional<UpdateRoom> change() const;

    [[nodiscard]] bool hasName() const;
    /// Where it belongs; empty for the whole form.
    void tell(const QString &trouble, const Error &error);
    void clearTrouble();

Q_SIGNALS:
    void edited();

private:
    void build();
    void addRow(const QString &label, QWidget *field, TroubleLabel *trouble = nullptr);
    [[nodiscard]] TroubleLabel *placeOf(const Error &error) const;
    [[nodiscard]] int slowMs() const;

    const RoomInfo m_before = {}; ///< no id: it is a new room
    QLineEdit *m_name;
    QComboBox *m_kind;
    QLineEdit *m_password;
    QCheckBox *m_noPassword;
    QSpinBox *m_max;
    QLineEdit *m_topic;
    QLineEdit *m_category;
    QLineEdit *m_icon;
    QComboBox *m_slow;
    QCheckBox *m_inviteOnly;
    QCheckBox *m_announceOnly;
    QCheckBox *m_locked;
    TroubleLabel *m_nameTrouble;
    TroubleLabel *m_kindTrouble;
    TroubleLabel *m_passwordTrouble;
    TroubleLabel *m_maxTrouble;
    TroubleLabel *m_topicTrouble;
    TroubleLabel *m_categoryTrouble;
    TroubleLabel *m_iconTrouble;
    TroubleLabel *m_slowTrouble;
    TroubleLabel *m_trouble; ///< of none of them
    QFormLayout *m_form;
};

} // namespace chat::gui
