// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminbans.h"

#include <QComboBox>
#include <QWidget>

namespace chat::admin {

/// What is asked before somebody is shut out: the people, their addresses or their devices, and for how long.
/// GUI thread.
class BanFields final : public QWidget
{
    Q_OBJECT
public:
    /// Devices are asked for where all have named theirs.
    enum class Asks : quint8 { WhomAndHowLong, UsersOrAddressesAndHowLong, HowLong };
    explicit BanFields(Asks asks = Asks::WhomAndHowLong);

    /// None: for good.
    [[nodiscard]] std::optional<Milliseconds> time() const;
    /// `--for` and how long; nothing for good.
    [[nodiscard]] QStringList ctlTime() const;

    /// A user, an address or a device of the same session, whichever was chosen.
    [[nodiscard]] AddBan ban(const AdminSessionRow &session, Timestamp now) const;
    /// What chat-ctl is called with for the same.
    [[nodiscard]] QStringList ctlArguments(const AdminSessionRow &session) const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    enum class Target : quint8 { User, Address, Device };
    [[nodiscard]] Target target() const { return Target(m_target.currentIndex()); }

    QComboBox m_target;
    QComboBox m_time;
};

} // namespace chat::admin
