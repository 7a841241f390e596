// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/roomstate.h"
#include "shared/client/waitingplace.h"

#include <QComboBox>
#include <QLabel>
#include <QString>

namespace chat::client {
class Session;
}

/// The words about rooms that more than one window needs. GUI thread.
namespace chat::gui {

[[nodiscard]] QString kindText(RoomKind kind); ///< "Meeting"
[[nodiscard]] QString roleText(RoomRole role); ///< "Host"; empty for a member
/// What the field to write says while nothing can be written; empty: it can. `left` as silentFor().
[[nodiscard]] QString silenceText(client::Silence silence, std::optional<Milliseconds> left);
/// "You are number 3 of those who wait for a seat in ..."
[[nodiscard]] QString waitingText(const QString &room, const client::WaitingPlace &place);
/// "10 minutes", "1 hour", "7 days": the largest unit that it is whole in.
[[nodiscard]] QString durationText(Milliseconds duration);
/// The topic, who is host, slow mode and whatever else one should know, in a line; empty: nothing.
[[nodiscard]] QString roomFacts(const client::RoomState &state, const QString &hostNick);
/// Why a request was refused. Without a connection that is the reason, whatever the error says.
[[nodiscard]] QString refusalText(const client::Session &session, const Error &error);
/// "# name", harmless to show.
[[nodiscard]] QString roomTitle(const QString &name, const QString &icon = {});

/// 1, 10 and 60 minutes, a day, a week, for good: what a ban and a mute last. The data is qint64 ms; 0: for
/// good. The second is chosen.
[[nodiscard]] QComboBox *durationBox(const QString &forGood);
/// None: for good.
[[nodiscard]] std::optional<qint64> chosenDuration(const QComboBox &box);

/// A line for a refusal, in the colour of what is bad; hidden while there is none.
class TroubleLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit TroubleLabel(QWidget *parent = nullptr);

    void tell(const QString &trouble); ///< plain; empty: none

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
};

} // namespace chat::gui
