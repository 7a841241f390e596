// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/invitefields.h"

#include <QEvent>
#include <QHBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

InviteFields::InviteFields()
{
    m_uses.setObjectName(u"inviteUses"_s);
    m_uses.setRange(1, limits::maxInviteUses);
    m_uses.setSuffix(u" ×"_s);
    retranslate();
    setFocusProxy(&m_uses);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(&m_uses);
    layout->addWidget(&m_time, 1);
    connect(&m_uses, &QSpinBox::valueChanged, this, &InviteFields::changed);
    connect(&m_time, &BanFields::changed, this, &InviteFields::changed);
}

void InviteFields::retranslate() { m_uses.setAccessibleName(tr("How often it opens the room")); }

void InviteFields::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

MakeInvite InviteFields::invite() const
{
    MakeInvite wish{.room = {}, .uses = m_uses.value(), .reason = {}};
    wish.ms = m_time.time().transform([](Milliseconds ms) { return qint64(ms.count()); });
    return wish;
}

QStringList InviteFields::ctlArguments() const
{
    QStringList typed;
    if (m_uses.value() > 1)
        typed << u"--uses"_s << QString::number(m_uses.value());
    return typed + m_time.ctlTime();
}

} // namespace chat::admin

#include "moc_invitefields.cpp"
