// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/banfields.h"
#include "shared/protocol/admininvites.h"

#include <QSpinBox>

namespace chat::admin {

/// What is asked before a code is made: how often it opens the room, and for how long. GUI thread.
class InviteFields final : public QWidget
{
    Q_OBJECT
public:
    InviteFields();

    /// Without the room and the reason.
    [[nodiscard]] MakeInvite invite() const;
    /// What chat-ctl is called with for the same.
    [[nodiscard]] QStringList ctlArguments() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QSpinBox m_uses;
    BanFields m_time{BanFields::Asks::HowLong};
};

} // namespace chat::admin
