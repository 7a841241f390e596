// SPDX-License-Identifier: Apache-2.0
#include "client-gui/desktop/tray.h"

#include "client-gui/panes/roomdelegate.h"
#include "shared/widgets/colours.h"

#include <QGuiApplication>
#include <QPainter>

namespace chat::gui {

QIcon countedIcon(const QIcon &plain, int unread, bool mentioned)
{
    if (unread <= 0)
        return plain;
    QIcon counted;
    for (const int size : {22, 32, 48, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        plain.paint(&painter, pixmap.rect());
        const widgets::Tones tones = widgets::tones(QGuiApplication::palette());
        const QRectF disc(size * 0.36, size * 0.36, size * 0.64, size * 0.64);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mentioned ? tones.mention : tones.badge);
        painter.drawEllipse(disc);
        QFont font = QGuiApplication::font();
        font.setBold(true);
        font.setPixelSize(std::max(8, int(size * (unread > 9 ? 0.36 : 0.46))));
        painter.setFont(font);
        painter.setPen(tones.badgeText);
        painter.drawText(disc, Qt::AlignCenter, unread > 99 ? QStringLiteral("99") : QString::number(unread));
        painter.end();
        counted.addPixmap(pixmap);
    }
    return counted;
}

Tray::Tray(QObject *parent)
    : QObject(parent),
      m_open(m_menu.addAction(QString())),
      m_quiet(m_menu.addAction(QString())),
      m_quit(m_menu.addAction(QString()))
{
    m_quiet->setCheckable(true);
    m_menu.insertSeparator(m_quit);
    m_icon.setContextMenu(&m_menu);
    connect(m_open, &QAction::triggered, this, &Tray::opened);
    connect(m_quiet, &QAction::triggered, this, &Tray::doNotDisturbChosen);
    connect(m_quit, &QAction::triggered, this, &Tray::quitRequested);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this,
            [this] { Q_EMIT noticeActivated(m_noticeRoom); });
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT opened();
    });
    setUnread(0, 0);
    retranslate();
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_icon.show();
}

void Tray::setUnread(int unread, int mentions)
{
    m_unread = unread;
    m_icon.setIcon(countedIcon(QGuiApplication::windowIcon(), unread, mentions > 0));
    retranslate();
}

void Tray::setDoNotDisturb(bool on) { m_quiet->setChecked(on); }

void Tray::show(const Notice &notice)
{
    m_noticeRoom = notice.room;
    if (m_icon.isVisible())
        m_icon.showMessage(notice.title, Notifications::escapedBody(notice.body));
}

void Tray::retranslate()
{
    m_open->setText(tr("Open Madang"));
    m_quiet->setText(tr("Do not disturb"));
    m_quit->setText(tr("Quit"));
    m_icon.setToolTip(m_unread > 0 ? tr("Madang: %n unread message(s)", nullptr, m_unread) : tr("Madang"));
}

} // namespace chat::gui

#include "moc_tray.cpp"
