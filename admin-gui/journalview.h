// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/tablepane.h"
#include "admin-gui/watchcolumns.h"

#include <QLabel>
#include <QListWidget>
#include <QSlider>
#include <QToolButton>

#include <array>

namespace chat::admin {

/// A room's past (U-01, U-12): its last jobs, and the room as it was after the one that the slider is at.
/// Made again here, without the server. GUI thread.
class JournalView final : public QWidget
{
    Q_OBJECT
public:
    /// `name` is for the settings in which the columns are kept.
    explicit JournalView(const QString &name);

    /// Shows it after its last job.
    void setJournal(RoomJournal journal);
    [[nodiscard]] const RoomMoment &moment() const { return m_moment; }

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Step : size_t { First, Back, Forward, Last };

    void retranslate();
    void step(size_t way);
    void show(int jobs);
    void select(int job);
    void showMoment();
    [[nodiscard]] QString person(std::optional<UserId> user) const;

    RoomJournal m_journal;
    RoomMoment m_moment;
    JournalTable m_jobs;
    TablePane m_pane;
    QSlider m_slider{Qt::Horizontal};
    std::array<QToolButton, 4> m_steps;
    QLabel m_title;
    QLabel m_facts;
    QLabel m_membersTitle;
    QListWidget m_members;
    QLabel m_messagesTitle;
    QListWidget m_messages;
};

} // namespace chat::admin
