// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/timeline/links.h"
#include "shared/client/message.h"

#include <QDateTime>
#include <QFont>
#include <QRect>
#include <QTextLayout>

#include <memory>

class QModelIndex;

namespace chat::gui {

/// What one row of the timeline shows, read from the model and from the row above.
struct RowFacts {
    QString author;
    quint64 authorId = 0;
    QString text; ///< harmless to show
    QDateTime time;
    client::MessageState state = client::MessageState::Sent;
    QString trouble; ///< why it failed; a sentence
    bool startsDay = false;
    bool startsGroup = false; ///< another author, or a while later: name and picture are shown
    bool startsUnread = false; ///< the line "new messages" stands above
    bool missingBefore = false;
    bool mentionsUs = false;

    friend bool operator==(const RowFacts &, const RowFacts &) = default;
};

/// `unreadAfter`: what has a larger number was not read when the room was opened; 0: no line.
[[nodiscard]] RowFacts rowFacts(const QModelIndex &index, Seq unreadAfter);

/// Fonts and sizes that a layout depends on. Pixels.
struct TimelineStyle {
    QFont text;
    QFont author;
    QFont small;
    bool compact = false; ///< no pictures, less air
    int margin = 16;
    int picture = 34; ///< the round picture; 0 when compact

    [[nodiscard]] static TimelineStyle of(const QFont &font, bool compact);
    friend bool operator==(const TimelineStyle &, const TimelineStyle &) = default;
};

/// Where everything of one row is, relative to its upper left corner. Made by layOut() and by nothing else;
/// painting, sizes and the mouse all ask it. What is not shown has an empty rectangle.
struct MessageLayout {
    int height = 0;
    QRect day;
    QRect unread;
    QRect missing;
    QRect picture;
    QRect author;
    QRect time;
    QRect trouble;
    QRect retry;
    QRect discard;
    QPoint text; ///< upper left corner of `body`
    std::shared_ptr<QTextLayout> body;
    QList<Link> links;
};

[[nodiscard]] MessageLayout layOut(const RowFacts &facts, const TimelineStyle &style, int width);

/// The words of a row that are not the author's; one place, because layout and painting need the same.
[[nodiscard]] QString stateText(const QModelIndex &index); ///< empty: it was sent
[[nodiscard]] QString timeText(const QDateTime &time);
[[nodiscard]] QString dayText(const QDate &day);
[[nodiscard]] QString unreadText();
[[nodiscard]] QString hiddenText();
[[nodiscard]] QString missingText();
[[nodiscard]] QString retryText();
[[nodiscard]] QString discardText();

} // namespace chat::gui
