// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/memberactdialog.h"

#include "client-gui/rooms/roomwords.h"
#include "shared/core/limits.h"
#include "shared/widgets/displaytext.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace chat::gui {

MemberActDialog::MemberActDialog(client::Session &session, MemberAct act, RoomId room, const UserInfo &whom,
                                 QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_act(act),
      m_room(room),
      m_whom(whom),
      m_trouble(new TroubleLabel)
{
    const QString nick = widgets::displayLine(whom.nick);
    switch (act) {
    case MemberAct::Yield:
        build(tr("Make %1 the host of this room? You stay as a moderator.").arg(nick), tr("Make host"));
        break;
    case MemberAct::Kick:
        build(tr("Put %1 out of this room? They may come back.").arg(nick), tr("Kick"));
        break;
    case MemberAct::Ban: build(tr("Put %1 out, and keep them out?").arg(nick), tr("Ban")); break;
    case MemberAct::Mute: build(tr("Let %1 not write in this room?").arg(nick), tr("Mute")); break;
    }
}

void MemberActDialog::build(const QString &question, const QString &verb)
{
    setWindowTitle(verb);
    auto *words = new QLabel(question);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 20, 20, 12);
    form->setSpacing(10);
    form->addRow(words);
    if (m_act == MemberAct::Ban || m_act == MemberAct::Mute) {
        m_duration = durationBox(tr("For good"));
        m_duration->setAccessibleName(tr("How long"));
        form->addRow(tr("How &long"), m_duration);
    }
    if (m_act != MemberAct::Yield) {
        m_reason = new QLineEdit;
        m_reason->setMaxLength(limits::maxReasonGraphemes * 4);
        m_reason->setPlaceholderText(tr("everybody in the room reads it"));
        m_reason->setAccessibleName(tr("Reason"));
        form->addRow(tr("&Reason"), m_reason);
    }
    form->addRow(m_trouble);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_go = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    m_go->setAutoDefault(false); // not by Enter alone
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &MemberActDialog::act);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(400);
    if (m_reason)
        m_reason->setFocus();
}

void MemberActDialog::act()
{
    m_go->setEnabled(false);
    m_trouble->tell({});
    const auto done = [this](const Result<Nothing> &answer) { finish(answer); };
    const QString typed = m_reason ? m_reason->text().trimmed() : QString();
    const auto reason = typed.isEmpty() ? std::nullopt : std::optional(typed);
    const auto ms = m_duration ? chosenDuration(*m_duration) : std::nullopt;
    switch (m_act) {
    case MemberAct::Yield: return m_session.ask(YieldHost{m_room, m_whom.id}, this, done);
    case MemberAct::Kick: return m_session.ask(KickMember{m_room, m_whom.id, reason}, this, done);
    case MemberAct::Ban: return m_session.ask(BanMember{m_room, m_whom.id, ms, reason}, this, done);
    case MemberAct::Mute: return m_session.ask(MuteMember{m_room, m_whom.id, ms, reason}, this, done);
    }
}

void MemberActDialog::finish(const Result<Nothing> &answer)
{
    m_go->setEnabled(true);
    if (answer)
        return accept();
    m_trouble->tell(refusalText(m_session, answer.error()));
    adjustSize();
}

} // namespace chat::gui

#include "moc_memberactdialog.cpp"
