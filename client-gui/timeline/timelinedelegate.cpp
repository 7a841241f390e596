// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/timelinedelegate.h"

#include "client-gui/timeline/textselection.h"
#include "shared/client/timeline.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/icon.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

using Role = client::Timeline::Role;

QByteArray keyOf(const QModelIndex &index)
{
    const Seq seq = index.data(Role::SeqRole).toLongLong();
    return seq > 0 ? QByteArray::number(seq) : "n" + index.data(Role::NonceRole).toByteArray();
}

/// A line through the whole width with words in its middle.
void paintDivider(QPainter *painter, const QRect &rect, const QString &text, const QColor &line,
                  const QColor &words)
{
    const int half = painter->fontMetrics().horizontalAdvance(text) / 2 + 12;
    const int y = rect.center().y();
    painter->setPen(line);
    painter->drawLine(rect.left(), y, rect.center().x() - half, y);
    painter->drawLine(rect.center().x() + half, y, rect.right(), y);
    painter->setPen(words);
    painter->drawText(rect, Qt::AlignCenter, text);
}

/// The first letter of a name, on a disc in the name's colour.
void paintPicture(QPainter *painter, const QRect &rect, const QString &name, const QColor &colour,
                  const QFont &font)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawEllipse(rect);
    painter->setPen(colour.lightnessF() > 0.6F ? QColor(Qt::black) : QColor(Qt::white));
    painter->setFont(font);
    const qsizetype letter = name.size() > 1 && name.at(0).isHighSurrogate() ? 2 : 1;
    painter->drawText(rect, Qt::AlignCenter, name.first(std::min(letter, name.size())).toUpper());
    painter->restore();
}

QTextLayout::FormatRange range(qsizetype start, qsizetype length, const QTextCharFormat &format)
{
    return {.start = int(start), .length = int(length), .format = format};
}

} // namespace

TimelineDelegate::TimelineDelegate(QObject *parent) : QStyledItemDelegate(parent), m_layouts(keptLayouts) { }

void TimelineDelegate::setStyle(const TimelineStyle &style)
{
    m_style = style;
    m_layouts.clear();
}

const TimelineDelegate::Kept &TimelineDelegate::kept(const QModelIndex &index, int width) const
{
    const QByteArray key = keyOf(index);
    RowFacts facts = rowFacts(index, m_unreadAfter);
    if (const Kept *row = m_layouts.object(key); row && row->width == width && row->facts == facts)
        return *row;
    auto *row = new Kept{.facts = std::move(facts), .width = width, .layout = {}};
    row->layout = layOut(row->facts, m_style, width);
    m_layouts.insert(key, row); // the cache owns it
    return *row;
}

const MessageLayout &TimelineDelegate::layoutOf(const QModelIndex &index, int width) const
{
    return kept(index, width).layout;
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.rect.width(), layoutOf(index, option.rect.width()).height};
}

TimelineHit TimelineDelegate::hit(const QModelIndex &index, int width, const QPoint &point) const
{
    using Part = TimelineHit::Part;
    const MessageLayout &layout = layoutOf(index, width);
    if (layout.retry.contains(point))
        return {.part = Part::Retry};
    if (layout.discard.contains(point))
        return {.part = Part::Discard};
    if (layout.missing.contains(point))
        return {.part = Part::Missing};

    const QPoint inText = point - layout.text;
    QTextLine line = layout.body->lineAt(0);
    for (int i = 0; i < layout.body->lineCount() && layout.body->lineAt(i).y() <= inText.y(); ++i)
        line = layout.body->lineAt(i);
    const bool above = inText.y() < 0;
    const bool below = inText.y() >= int(line.y() + line.height());
    TimelineHit hit;
    hit.position = above ? 0 : below ? int(layout.body->text().size()) : line.xToCursor(inText.x());
    if (above || below || inText.x() < 0 || inText.x() > line.naturalTextWidth())
        return hit;
    hit.part = Part::Text;
    const int letter = line.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
    for (const Link &link : layout.links) {
        if (letter >= link.start && letter < link.start + link.length)
            hit = {.part = Part::Link, .position = hit.position, .url = link.url};
    }
    return hit;
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Kept &row = kept(index, option.rect.width());
    const MessageLayout &layout = row.layout;
    const QPoint corner = option.rect.topLeft();
    const QPalette &palette = option.palette;
    const widgets::Tones tones = widgets::tones(palette);
    const QColor name = widgets::nameColour(row.facts.authorId, palette);

    painter->save();
    if (option.state & QStyle::State_Selected) {
        QColor tint = palette.color(QPalette::Highlight);
        tint.setAlpha(48);
        painter->fillRect(option.rect, tint);
    } else if (row.facts.mentionsUs) {
        QColor tint = tones.mention;
        tint.setAlpha(32);
        painter->fillRect(option.rect, tint);
    }
    painter->setFont(m_style.small);
    if (!layout.day.isEmpty())
        paintDivider(painter, layout.day.translated(corner), dayText(row.facts.time.date()), tones.line,
                     tones.muted);
    if (!layout.missing.isEmpty())
        paintDivider(painter, layout.missing.translated(corner), missingText(), tones.line, tones.muted);
    if (!layout.unread.isEmpty())
        paintDivider(painter, layout.unread.translated(corner), unreadText(), tones.bad, tones.bad);
    if (!layout.author.isEmpty()) {
        // A rectangle would cut Korean, whose font is taller, and put it lower than the Latin beside it.
        const QRect author = layout.author.translated(corner);
        const int baseline = author.top() + QFontMetrics(m_style.author).ascent();
        if (!layout.picture.isEmpty())
            paintPicture(painter, layout.picture.translated(corner), row.facts.author, name, m_style.author);
        painter->setPen(tones.muted);
        painter->drawText(layout.time.translated(corner).left(), baseline, timeText(row.facts.time));
        painter->setFont(m_style.author);
        painter->setPen(name);
        painter->drawText(
            author.left(), baseline,
            painter->fontMetrics().elidedText(row.facts.author, Qt::ElideRight, author.width()));
    }
    paintBody(painter, row, option, index);
    painter->restore();
}

void TimelineDelegate::paintBody(QPainter *painter, const Kept &row, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const MessageLayout &layout = row.layout;
    const QPoint corner = option.rect.topLeft();
    const widgets::Tones tones = widgets::tones(option.palette);
    const QString text = layout.body->text();

    // Where formats lie over each other Qt skips the later one if it has no background.
    QList<QTextLayout::FormatRange> formats;
    QTextCharFormat link;
    link.setForeground(tones.link);
    link.setFontUnderline(true);
    for (const Link &address : layout.links)
        formats << range(address.start, address.length, link);
    QTextCharFormat found;
    found.setBackground(QColor(0xFFFFD75E));
    found.setForeground(Qt::black);
    for (qsizetype at = m_found.isEmpty() ? -1 : text.indexOf(m_found, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(m_found, at + m_found.size(), Qt::CaseInsensitive))
        formats << range(at, m_found.size(), found);
    if (const auto marked = m_selection ? m_selection->range(index, int(text.size())) : std::nullopt) {
        QTextCharFormat selected;
        selected.setBackground(option.palette.color(QPalette::Highlight));
        selected.setForeground(option.palette.color(QPalette::HighlightedText));
        formats << range(marked->first, marked->second - marked->first, selected);
    }
    painter->setPen(row.facts.state == client::MessageState::Sent ? option.palette.color(QPalette::Text)
                                                                  : tones.muted);
    layout.body->draw(painter, corner + layout.text, formats);

    if (row.facts.state == client::MessageState::Pending) {
        const int size = QFontMetrics(m_style.small).height();
        const QTextLine last = layout.body->lineAt(layout.body->lineCount() - 1);
        const QPoint clock = corner + layout.text
            + QPoint(int(last.naturalTextWidth()) + 6, int(last.y() + (last.height() - size) / 2));
        widgets::icon("clock"_L1, tones.muted).paint(painter, {clock, QSize(size, size)});
    }
    if (layout.trouble.isEmpty())
        return;
    painter->setFont(m_style.small);
    painter->setPen(tones.bad);
    const QRect trouble = layout.trouble.translated(corner);
    painter->drawText(trouble, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(row.facts.trouble, Qt::ElideRight, trouble.width()));
    painter->setPen(tones.link);
    painter->drawText(layout.retry.translated(corner), Qt::AlignCenter, retryText());
    painter->drawText(layout.discard.translated(corner), Qt::AlignCenter, discardText());
}

} // namespace chat::gui

#include "moc_timelinedelegate.cpp"
