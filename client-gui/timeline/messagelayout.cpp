// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/messagelayout.h"

#include "shared/client/timeline.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QModelIndex>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace chat::gui {
namespace {

using Role = client::Timeline::Role;

struct LayoutTr {
    Q_DECLARE_TR_FUNCTIONS(chat::gui::Timeline)
};

constexpr auto groupSeconds = 300; ///< later than that a group begins anew

bool sameGroup(const QModelIndex &above, const RowFacts &facts)
{
    return above.data(Role::AuthorIdRole).value<UserId>().value == facts.authorId
        && above.data(Role::AuthorNickRole).toString() == facts.author
        && above.data(Role::TimeRole).toDateTime().secsTo(facts.time) < groupSeconds;
}

/// Places one thing under the other.
struct Column {
    int left;
    int width;
    int y = 0;

    [[nodiscard]] QRect take(int height)
    {
        const QRect rect(left, y, width, height);
        y += height;
        return rect;
    }
};

std::shared_ptr<QTextLayout> layOutBody(const QString &text, const QFont &font, int width)
{
    QString lines = text;
    lines.replace(u'\n', QChar::LineSeparator);
    auto body = std::make_shared<QTextLayout>(lines, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    body->setTextOption(option);
    body->setCacheEnabled(true);
    body->beginLayout();
    qreal y = 0;
    for (QTextLine line = body->createLine(); line.isValid(); line = body->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    body->endLayout();
    return body;
}

/// "Not sent: too fast.  Retry  Discard"
void placeTrouble(MessageLayout &layout, const RowFacts &facts, const QFontMetrics &small, Column &column)
{
    const int gap = small.horizontalAdvance(u"  "_s);
    const int retry = small.horizontalAdvance(retryText());
    const int discard = small.horizontalAdvance(discardText());
    QRect line = column.take(small.lineSpacing());
    const int words
        = std::min(small.horizontalAdvance(facts.trouble), line.width() - retry - discard - 3 * gap);
    layout.trouble = line;
    layout.trouble.setWidth(std::max(words, 0));
    layout.retry = {layout.trouble.right() + 1 + gap, line.top(), retry, line.height()};
    layout.discard = {layout.retry.right() + 1 + 2 * gap, line.top(), discard, line.height()};
}

} // namespace

RowFacts rowFacts(const QModelIndex &index, Seq unreadAfter)
{
    RowFacts facts{.author = widgets::displayLine(index.data(Role::AuthorNickRole).toString()),
                   .authorId = index.data(Role::AuthorIdRole).value<UserId>().value,
                   .text = index.data(Role::HiddenRole).toBool()
                       ? hiddenText()
                       : widgets::displayText(index.data(Role::TextRole).toString()),
                   .time = index.data(Role::TimeRole).toDateTime(),
                   .state = index.data(Role::StateRole).value<client::MessageState>(),
                   .missingBefore = index.data(Role::GapBeforeRole).toBool(),
                   .mentionsUs = index.data(Role::MentionRole).toBool()};
    if (facts.state == client::MessageState::Failed)
        facts.trouble = stateText(index);
    const QModelIndex above = index.siblingAtRow(index.row() - 1);
    const Seq seq = index.data(Role::SeqRole).toLongLong();
    facts.startsUnread = unreadAfter > 0 && seq > unreadAfter
        && (!above.isValid() || above.data(Role::SeqRole).toLongLong() <= unreadAfter);
    facts.startsDay = !above.isValid() || above.data(Role::TimeRole).toDateTime().date() != facts.time.date();
    facts.startsGroup
        = facts.startsDay || facts.startsUnread || facts.missingBefore || !sameGroup(above, facts);
    return facts;
}

TimelineStyle TimelineStyle::of(const QFont &font, bool compact)
{
    TimelineStyle style{.text = font, .author = font, .small = font, .compact = compact};
    style.author.setBold(true);
    style.small.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.85));
    style.margin = compact ? 10 : 16;
    style.picture = compact ? 0 : QFontMetrics(font).lineSpacing() * 2;
    return style;
}

MessageLayout layOut(const RowFacts &facts, const TimelineStyle &style, int width)
{
    const QFontMetrics text(style.text);
    const QFontMetrics author(style.author);
    const QFontMetrics small(style.small);
    const int air = style.compact ? 2 : 4;

    MessageLayout layout;
    Column column{.left = style.margin, .width = std::max(width - 2 * style.margin, 1)};
    if (facts.startsDay)
        layout.day = column.take(small.lineSpacing() + 4 * air);
    if (facts.missingBefore)
        layout.missing = column.take(small.lineSpacing() + 2 * air);
    if (facts.startsUnread)
        layout.unread = column.take(small.lineSpacing() + 2 * air);

    if (style.picture > 0) {
        column.left += style.picture + 12;
        column.width = std::max(column.width - style.picture - 12, 1);
    }
    if (facts.startsGroup) {
        column.y += 2 * air;
        if (style.picture > 0)
            layout.picture = {style.margin, column.y + 1, style.picture, style.picture};
        const QRect line = column.take(author.lineSpacing() + 1);
        const int time = small.horizontalAdvance(timeText(facts.time));
        constexpr int rounding = 2; // a pixel less than a painter wants, and it cuts the name
        const int name = std::clamp(author.horizontalAdvance(facts.author) + rounding, 1,
                                    std::max(line.width() - time - 8, 1));
        layout.author = {line.left(), line.top(), name, line.height()};
        // Both stand on one baseline.
        layout.time = {layout.author.right() + 9, line.top() + author.ascent() - small.ascent(), time,
                       small.height()};
    }

    column.y += air / 2;
    layout.text = {column.left, column.y};
    layout.body = layOutBody(facts.text, style.text, column.width);
    layout.links = findLinks(facts.text);
    column.y += std::max(int(std::ceil(layout.body->boundingRect().height())), text.lineSpacing());
    if (facts.state == client::MessageState::Failed)
        placeTrouble(layout, facts, small, column);
    column.y += air / 2;
    layout.height = std::max(column.y, layout.picture.isEmpty() ? 0 : layout.picture.bottom() + 1 + air);
    return layout;
}

QString stateText(const QModelIndex &index)
{
    switch (index.data(Role::StateRole).value<client::MessageState>()) {
    case client::MessageState::Sent: return {};
    case client::MessageState::Pending: return LayoutTr::tr("Being sent");
    case client::MessageState::Failed: break;
    }
    return LayoutTr::tr("Not sent. %1").arg(widgets::errorText(index.data(Role::ErrorRole).value<Error>()));
}

QString timeText(const QDateTime &time) { return QLocale().toString(time.time(), QLocale::ShortFormat); }

QString dayText(const QDate &day)
{
    const QDate today = QDate::currentDate();
    if (day == today)
        return LayoutTr::tr("Today");
    if (day == today.addDays(-1))
        return LayoutTr::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

QString unreadText() { return LayoutTr::tr("New messages"); }
QString hiddenText() { return LayoutTr::tr("(You have blocked this person.)"); }
QString missingText() { return LayoutTr::tr("Some messages are missing here"); }
QString retryText() { return LayoutTr::tr("Send again"); }
QString discardText() { return LayoutTr::tr("Discard"); }

} // namespace chat::gui
