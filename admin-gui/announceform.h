// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminannounce.h"
#include "shared/widgets/announcementbanner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

class QFormLayout;

namespace chat::admin {

/// What an operator wants to say: the words in both languages, to whom, when and how often; and how clients
/// will show it, drawn by their own widget. GUI thread.
class AnnounceForm final : public QWidget
{
    Q_OBJECT
public:
    enum Target { Everybody, Room, Session }; ///< in the order of the list

    AnnounceForm();

    void setTarget(Target target, const QString &name);
    [[nodiscard]] Target target() const { return Target(m_target.currentIndex()); }
    /// Of the room or the session, as it was typed.
    [[nodiscard]] QString targetName() const { return m_name.text().trimmed(); }
    /// All but the audience and the reason.
    [[nodiscard]] Announce announcement() const;
    /// It has a text, and somebody to hear it.
    [[nodiscard]] bool isComplete() const;
    /// What chat-ctl is called with to say `what` to `audience`.
    [[nodiscard]] static QStringList ctlArguments(const Announce &what, const Audience &audience);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void update();

    QFormLayout *m_form;
    QComboBox m_severity;
    QComboBox m_target;
    QLineEdit m_name;
    QPlainTextEdit m_korean;
    QPlainTextEdit m_english;
    QCheckBox m_sticky;
    QCheckBox m_later;
    QDateTimeEdit m_start;
    QSpinBox m_repeat; ///< minutes; 0: once
    QCheckBox m_ends;
    QDateTimeEdit m_until;
    QLabel m_preview;
    widgets::AnnouncementBanner m_banner;
};

} // namespace chat::admin
