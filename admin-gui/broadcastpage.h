// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/page.h"
#include "shared/widgets/announcementbanner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

class QFormLayout;

namespace chat::admin {

/// Says something to everybody, in both languages, after a look at how clients will show it.
class BroadcastPage final : public Page
{
    Q_OBJECT
public:
    explicit BroadcastPage(ServerLink &link);

    [[nodiscard]] QString title() const override;

protected:
    void retranslate() override;

private:
    void update();
    void ask();
    void send(const QString &reason);
    [[nodiscard]] Announce announcement() const;
    [[nodiscard]] QString line(const QString &reason) const;

    QFormLayout *m_form;
    QLabel m_preview;
    widgets::AnnouncementBanner m_banner;
    QComboBox m_severity;
    QPlainTextEdit m_korean;
    QPlainTextEdit m_english;
    QCheckBox m_sticky;
    QPushButton m_send;
};

} // namespace chat::admin
