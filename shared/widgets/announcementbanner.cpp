// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/announcementbanner.h"

#include "shared/widgets/displaytext.h"
#include "shared/widgets/icon.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace chat::widgets {
namespace {

QLatin1StringView iconName(Severity severity)
{
    switch (severity) {
    case Severity::Info: return "dialog-information"_L1;
    case Severity::Warn: return "dialog-warning"_L1;
    case Severity::Critical: break;
    }
    return "dialog-error"_L1;
}

} // namespace

QString bannerText(const BannerText &text, QLocale::Language language)
{
    const bool korean = language == QLocale::Korean;
    const QString &first = korean ? text.korean : text.english;
    const QString &second = korean ? text.english : text.korean;
    return displayText(first.isEmpty() ? second : first);
}

AnnouncementBanner::AnnouncementBanner(QWidget *parent)
    : QFrame(parent),
      m_icon(new QLabel),
      m_label(new QLabel),
      m_close(new QToolButton)
{
    m_icon->setTextFormat(Qt::PlainText);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAutoRaise(true);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addSpacing(4);
    row->addWidget(m_label, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    setAutoFillBackground(true);
    hide();

    m_passing.setSingleShot(true);
    connect(&m_passing, &QTimer::timeout, this, &AnnouncementBanner::dismiss);
    connect(m_close, &QToolButton::clicked, this, &AnnouncementBanner::dismiss);
    colour();
    retranslate();
}

void AnnouncementBanner::announce(Severity severity, const BannerText &text, bool sticky,
                                  std::optional<Milliseconds> lasts, std::optional<AnnounceId> id)
{
    m_id = id;
    // A timer of Qt counts to 24 days; whatever stays longer than that stays.
    constexpr Milliseconds longest{std::numeric_limits<int>::max()};
    const Milliseconds time
        = std::clamp(lasts.value_or(longest), Milliseconds(0), sticky ? longest : Milliseconds(passingTime));
    m_severity = severity;
    m_text = text;
    colour();
    retranslate();
    if (time == longest)
        m_passing.stop();
    else
        m_passing.start(time);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert); // screen readers say it at once
    QAccessible::updateAccessibility(&alert);
}

void AnnouncementBanner::recall(AnnounceId id)
{
    if (m_id == id)
        dismiss();
}

void AnnouncementBanner::dismiss()
{
    if (isHidden())
        return;
    m_passing.stop();
    hide();
    Q_EMIT dismissed();
}

void AnnouncementBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

void AnnouncementBanner::retranslate()
{
    const QString said = bannerText(m_text, QLocale().language());
    m_label->setText(said);
    setAccessibleName(tr("Announcement: %1").arg(said));
    m_close->setText(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss the announcement"));
}

void AnnouncementBanner::colour()
{
    const auto [background, text] = bannerTones(m_severity, QPalette());
    QPalette own;
    own.setColor(QPalette::Window, background);
    own.setColor(QPalette::WindowText, text);
    own.setColor(QPalette::Button, background);
    own.setColor(QPalette::ButtonText, text);
    setPalette(own);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(icon(iconName(m_severity), text).pixmap(QSize(size, size), devicePixelRatioF()));
    m_close->setIcon(icon("window-close"_L1, text));
}

} // namespace chat::widgets

#include "moc_announcementbanner.cpp"
