// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/composer/completion.h"
#include "shared/client/roomstate.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAbstractItemModel;
class QLabel;
class QToolButton;

namespace chat::gui {

class ComposerEdit;
class CompletionList;

/// Writes messages of one room at a time: the field, the proposals, the length that is left, what was said
/// before. Knows no session; says what it wants with signals. GUI thread.
class Composer final : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(QWidget *parent = nullptr);

    /// Shown from here on, in UTF-16 units that a person would call letters: code points.
    static constexpr int warnBelow = 200;
    static constexpr std::chrono::milliseconds draftDelay{300}; ///< from the last key to draftChanged()

    /// Another room: its draft, and the names that can be completed (Qt::DisplayRole of the models, which may
    /// be null). A draft that was not reported yet is, before this returns.
    void setRoom(const QString &roomName, const QString &draft, const QAbstractItemModel *people,
                 const QAbstractItemModel *rooms);
    /// Not in a room: nothing can be written.
    void clearRoom();
    /// Why nothing can be said now, for `left` when that has an end; a draft can be written all the same.
    void setSilence(client::Silence silence, std::optional<Milliseconds> left);

    [[nodiscard]] QString text() const;
    [[nodiscard]] ComposerEdit *edit() const { return m_edit; }

    /// Code points that are left of limits::maxTextCodePoints; negative: too long.
    [[nodiscard]] static int remaining(const QString &text);

    /// Reports the draft now, when it has changed.
    void flushDraft();

Q_SIGNALS:
    void said(const QString &text); ///< not blank, not too long
    void draftChanged(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void textChanged();
    void send();
    void recall();
    void complete();
    void insertChosen();
    void retranslate();
    void fitSend();
    [[nodiscard]] client::Silence silence() const; ///< none when its time is over
    void showSilence();

    ComposerEdit *m_edit;
    QToolButton *m_send;
    QLabel *m_remaining;
    CompletionList *m_proposals;
    QLabel *m_silenceText;
    client::Silence m_silence = client::Silence::None;
    QDeadlineTimer m_silentUntil{QDeadlineTimer::Forever};
    QTimer m_second;
    QTimer m_draftTimer;
    QString m_roomName;
    QString m_reportedDraft;
    QHash<QString, QString> m_lastSaid; ///< by room, for Up
    QPointer<const QAbstractItemModel> m_people;
    QPointer<const QAbstractItemModel> m_rooms;
};

} // namespace chat::gui
