// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/connectionbanner.h"

#include "client-gui/dialogs/certificatedialog.h"
#include "shared/widgets/errortext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace chat::gui {
namespace {

using client::LinkState;

/// Why it is not open, as far as anybody told us.
QString reason(const client::LinkStatus &status)
{
    if (status.distrust)
        return distrustText(status.distrust->fault);
    if (status.refusal)
        return widgets::errorText(*status.refusal);
    if (status.closeCode)
        return widgets::closeText(*status.closeCode);
    return ConnectionBanner::tr("The server cannot be reached.");
}

} // namespace

QString connectionText(const client::LinkStatus &status, std::optional<Milliseconds> left)
{
    switch (status.state) {
    case LinkState::Online: return {};
    case LinkState::Offline: return ConnectionBanner::tr("You are not connected.");
    case LinkState::Connecting: return ConnectionBanner::tr("Connecting...");
    case LinkState::Opening: return ConnectionBanner::tr("Signing in...");
    case LinkState::Ended: return reason(status);
    case LinkState::Waiting: break;
    }
    if (!left)
        return reason(status);
    //: %1 is a sentence that says why, %2 a time such as "3 seconds"
    return ConnectionBanner::tr("%1 Connecting again in %2.").arg(reason(status), widgets::waitText(*left));
}

ConnectionBanner::ConnectionBanner(QWidget *parent)
    : QFrame(parent),
      m_text(new QLabel),
      m_tryNow(new QPushButton),
      m_certificate(new QPushButton),
      m_connect(new QPushButton)
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    setAutoFillBackground(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->addWidget(m_text, 1);
    row->addWidget(m_tryNow);
    row->addWidget(m_certificate);
    row->addWidget(m_connect);
    m_second.setInterval(500ms);
    connect(&m_second, &QTimer::timeout, this, &ConnectionBanner::update);
    connect(m_tryNow, &QPushButton::clicked, this, &ConnectionBanner::tryNowRequested);
    connect(m_certificate, &QPushButton::clicked, this, &ConnectionBanner::certificateRequested);
    connect(m_connect, &QPushButton::clicked, this, &ConnectionBanner::connectRequested);
    update();
}

void ConnectionBanner::setStatus(const client::LinkStatus &status)
{
    m_status = status;
    m_nextTry = status.nextTry ? QDeadlineTimer(*status.nextTry) : QDeadlineTimer(QDeadlineTimer::Forever);
    update();
}

void ConnectionBanner::update()
{
    const bool waiting = m_status.state == LinkState::Waiting;
    const auto left = waiting && !m_nextTry.isForever()
        ? std::optional(Milliseconds(m_nextTry.remainingTime()))
        : std::nullopt;
    const QString text = connectionText(m_status, left);
    m_text->setText(text);
    setAccessibleName(text);
    m_tryNow->setText(tr("Try now"));
    m_certificate->setText(tr("Look at it..."));
    m_connect->setText(tr("Connect..."));
    m_tryNow->setVisible(waiting);
    m_certificate->setVisible(m_status.distrust
                              && m_status.distrust->fault != client::CertificateFault::Unfit);
    m_connect->setVisible(m_status.state == LinkState::Offline || m_status.state == LinkState::Ended);
    if (waiting)
        m_second.start();
    else
        m_second.stop();
    colour();
    setVisible(!text.isEmpty());
}

void ConnectionBanner::colour()
{
    const Severity severity = m_status.state == LinkState::Ended ? Severity::Critical
        : m_status.state == LinkState::Waiting                   ? Severity::Warn
                                                                 : Severity::Info;
    const auto [background, text] = widgets::bannerTones(severity, QPalette());
    QPalette own = m_text->palette();
    own.setColor(QPalette::WindowText, text);
    m_text->setPalette(own);
    QPalette behind = palette();
    behind.setColor(QPalette::Window, background);
    setPalette(behind);
}

void ConnectionBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ApplicationPaletteChange)
        update();
    QFrame::changeEvent(event);
}

} // namespace chat::gui

#include "moc_connectionbanner.cpp"
