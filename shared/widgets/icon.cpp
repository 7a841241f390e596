// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/icon.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace chat::widgets {
namespace {

/// A glyph that takes its colour from the palette when it is painted, so a change of theme needs no new icon.
class TintedIcon final : public QIconEngine
{
public:
    TintedIcon(QIcon desktops, QString ours, QColor own)
        : m_desktops(std::move(desktops)),
          m_ours(std::move(ours)),
          m_own(own)
    {
    }

    QIconEngine *clone() const override { return new TintedIcon(*this); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, tinted(rect.size(), ratio, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return tinted(size, 1.0, mode, state);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        return tinted((QSizeF(size) / scale).toSize(), scale, mode, state);
    }

private:
    [[nodiscard]] QPixmap tinted(const QSize &size, qreal ratio, QIcon::Mode mode, QIcon::State state) const
    {
        QPixmap glyph((QSizeF(size) * ratio).toSize());
        glyph.fill(Qt::transparent);
        QPainter painter(&glyph);
        if (m_desktops.isNull())
            QSvgRenderer(m_ours).render(&painter);
        else
            m_desktops.paint(&painter, glyph.rect(), Qt::AlignCenter, QIcon::Normal, state);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(glyph.rect(), colour(mode));
        painter.end();
        glyph.setDevicePixelRatio(ratio);
        return glyph;
    }

    [[nodiscard]] QColor colour(QIcon::Mode mode) const
    {
        if (m_own.isValid())
            return m_own;
        const QPalette palette = QApplication::palette();
        switch (mode) {
        case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected: return palette.color(QPalette::HighlightedText);
        default: return palette.color(QPalette::ButtonText);
        }
    }

    QIcon m_desktops;
    QString m_ours;
    QColor m_own; ///< invalid: the palette's
};

} // namespace

QIcon icon(QLatin1StringView name) { return icon(name, QColor()); }

QIcon icon(QLatin1StringView name, const QColor &colour)
{
    const QIcon desktops = QIcon::fromTheme(name + u"-symbolic"_s);
    const QString ours = u":/icons/%1.svg"_s.arg(name);
    if (desktops.isNull() && !QFile::exists(ours))
        return {};
    return QIcon(new TintedIcon(desktops, ours, colour));
}

} // namespace chat::widgets
