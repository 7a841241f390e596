// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace chat::admin {

/// What a room is like, for a new one or for one that is there. GUI thread.
class RoomForm final : public QWidget
{
    Q_OBJECT
public:
    /// A new room.
    RoomForm();
    /// One that is there, as it is now. What the configuration says of its channels cannot be changed.
    RoomForm(const RoomInfo &room, bool isConfigured);

    /// But the reason.
    [[nodiscard]] MakeRoom made() const;
    /// What is different; but the reason.
    [[nodiscard]] EditRoom changed() const;
    /// There is a name, and something to do.
    [[nodiscard]] bool isReady() const;
    /// For chat-ctl, behind the command and the room. A password is in a file there.
    [[nodiscard]] QStringList ctlArguments() const;

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    [[nodiscard]] bool isNew() const { return !m_was.id.isValid(); }
    [[nodiscard]] std::optional<QString> password() const;

    const RoomInfo m_was; ///< without an id: a new room
    QFormLayout *m_form;
    QLineEdit m_name;
    QComboBox m_kind;
    QLineEdit m_topic;
    QLineEdit m_category;
    QLineEdit m_icon;
    QSpinBox m_max;
    QLineEdit m_password;
    QSpinBox m_slow; ///< seconds
    QCheckBox m_noPassword;
    QCheckBox m_locked;
    QCheckBox m_inviteOnly;
    QCheckBox m_announceOnly;
};

} // namespace chat::admin
