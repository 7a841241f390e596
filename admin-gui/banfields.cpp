// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/banfields.h"

#include <QEvent>
#include <QHBoxLayout>

#include <array>

namespace chat::admin {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What an operator may choose, and how chat-ctl calls it; the last is for good.
struct BanTime {
    Milliseconds time;
    QLatin1StringView typed;
};
constexpr std::array times{BanTime{1min, "1m"_L1}, BanTime{10min, "10m"_L1}, BanTime{1h, "1h"_L1},
                           BanTime{24h, "1d"_L1}, BanTime{168h, "7d"_L1}};

} // namespace

BanFields::BanFields(Asks asks)
{
    m_target.setObjectName(u"banTarget"_s);
    m_time.setObjectName(u"banTime"_s);
    for (int i = 0; i < (asks == Asks::WhomAndHowLong ? 3 : 2); ++i)
        m_target.addItem(QString());
    for (size_t i = 0; i < times.size() + 1; ++i)
        m_time.addItem(QString());
    retranslate();
    m_time.setCurrentIndex(2);
    setFocusProxy(asks == Asks::HowLong ? &m_time : &m_target);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    if (asks != Asks::HowLong)
        layout->addWidget(&m_target);
    layout->addWidget(&m_time);
    layout->addStretch();
    for (QComboBox *box : {&m_target, &m_time})
        connect(box, &QComboBox::currentIndexChanged, this, &BanFields::changed);
}

void BanFields::retranslate()
{
    m_target.setItemText(0, tr("Users"));
    m_target.setItemText(1, tr("Their addresses"));
    m_target.setItemText(2, tr("Their devices")); // where there is such a choice
    m_target.setAccessibleName(tr("Whom"));
    const std::array texts{tr("for a minute"), tr("for 10 minutes"), tr("for an hour"),
                           tr("for a day"),    tr("for a week"),     tr("for good")};
    static_assert(texts.size() == times.size() + 1);
    for (size_t i = 0; i < texts.size(); ++i)
        m_time.setItemText(int(i), texts[i]);
    m_time.setAccessibleName(tr("How long"));
}

void BanFields::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

AddBan BanFields::ban(const AdminSessionRow &session, Timestamp now) const
{
    AddBan ban;
    switch (target()) {
    case Target::Address: ban.target.address = QString::fromUtf8(session.address); break;
    case Target::Device: ban.target.device = session.device; break;
    case Target::User: ban.target.user = session.user.id; break;
    }
    if (const auto chosen = time())
        ban.until = now + *chosen;
    return ban;
}

QStringList BanFields::ctlArguments(const AdminSessionRow &session) const
{
    QStringList arguments{u"ban"_s};
    switch (target()) {
    case Target::Address: arguments << u"--address"_s << QString::fromUtf8(session.address); break;
    case Target::Device:
        arguments << u"--device"_s << QString::fromLatin1(session.device.value_or(DeviceId()).toText());
        break;
    case Target::User: arguments << QString::fromLatin1(session.user.id.toText()); break;
    }
    return arguments << ctlTime();
}

std::optional<Milliseconds> BanFields::time() const
{
    const auto chosen = size_t(m_time.currentIndex());
    return chosen < times.size() ? std::optional(times[chosen].time) : std::nullopt;
}

QStringList BanFields::ctlTime() const
{
    const auto chosen = size_t(m_time.currentIndex());
    QStringList typed;
    if (chosen < times.size())
        typed << u"--for"_s << QString(times[chosen].typed);
    return typed;
}

} // namespace chat::admin

#include "moc_banfields.cpp"
