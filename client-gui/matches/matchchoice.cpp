// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/matchchoice.h"

#include "client-gui/matches/matchwords.h"
#include "shared/widgets/displaytext.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace chat::gui {

MatchChoice::MatchChoice(QWidget *parent)
    : QWidget(parent),
      m_mode(new QComboBox),
      m_propertyRow(new QHBoxLayout),
      m_play(new QPushButton)
{
    m_mode->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_mode->setMinimumWidth(120); // a long name does not hold the window
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_mode);
    row->addLayout(m_propertyRow);
    row->addWidget(m_play);
    setFocusProxy(m_mode);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        showProperties();
        Q_EMIT changed();
    });
    connect(m_play, &QPushButton::clicked, this, &MatchChoice::request);
    retranslate();
}

void MatchChoice::setModes(const std::vector<MatchModeInfo> &modes)
{
    m_modes = modes;
    showModes();
}

const MatchModeInfo *MatchChoice::chosen() const
{
    const int row = m_mode->currentIndex();
    return row >= 0 && size_t(row) < m_modes.size() ? &m_modes[size_t(row)] : nullptr;
}

void MatchChoice::setPlayable(bool playable) { m_play->setEnabled(playable); }

void MatchChoice::setTogether(bool together)
{
    if (std::exchange(m_together, together) != together)
        retranslate();
}

/// Anew only when they are others: somebody may just be choosing.
void MatchChoice::showModes()
{
    QStringList texts;
    for (const MatchModeInfo &mode : m_modes)
        texts << modeText(mode);
    QStringList shown;
    for (int row = 0; row < m_mode->count(); ++row)
        shown << m_mode->itemText(row);
    if (texts != shown) {
        const QString before = m_mode->currentData().toString();
        const QSignalBlocker quiet(m_mode);
        m_mode->clear();
        for (qsizetype row = 0; row < texts.size(); ++row)
            m_mode->addItem(texts[row], m_modes[size_t(row)].mode);
        m_mode->setCurrentIndex(m_modes.empty() ? -1 : std::max(0, m_mode->findData(before)));
    }
    showProperties();
}

void MatchChoice::showProperties()
{
    const MatchModeInfo *mode = chosen();
    const QStringList wanted = mode ? QStringList(mode->agree.begin(), mode->agree.end()) : QStringList();
    QStringList before;
    for (const QLineEdit *field : m_fields)
        before << field->objectName();
    if (before == wanted)
        return;
    qDeleteAll(m_fields);
    m_fields.clear();
    for (const QString &property : wanted) {
        auto *field = new QLineEdit;
        field->setObjectName(property);
        field->setMaxLength(longestProperty);
        field->setPlaceholderText(widgets::displayLine(property));
        field->setAccessibleName(widgets::displayLine(property));
        field->setMaximumWidth(110);
        connect(field, &QLineEdit::returnPressed, m_play, &QPushButton::click);
        m_propertyRow->addWidget(field);
        setTabOrder(m_fields.isEmpty() ? static_cast<QWidget *>(m_mode) : m_fields.last(), field);
        m_fields << field;
    }
    setTabOrder(m_fields.isEmpty() ? static_cast<QWidget *>(m_mode) : m_fields.last(), m_play);
}

void MatchChoice::request()
{
    const MatchModeInfo *mode = chosen();
    if (!mode)
        return;
    QueueForMatch wish{.mode = mode->mode};
    for (const QLineEdit *field : m_fields) {
        const QString word = field->text().trimmed();
        if (word.isEmpty())
            continue;
        if (!wish.properties)
            wish.properties.emplace();
        wish.properties->push_back({.property = field->objectName(), .word = word});
    }
    Q_EMIT queueRequested(wish);
}

void MatchChoice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MatchChoice::retranslate()
{
    m_play->setText(m_together ? tr("&Play together") : tr("&Play"));
    m_play->setToolTip(m_together ? tr("Wait for a match of this kind, all of your party in one team")
                                  : tr("Wait for a match of this kind"));
    m_mode->setAccessibleName(tr("What to play"));
    m_mode->view()->setAccessibleName(m_mode->accessibleName()); // the list that opens
    showModes();
}

} // namespace chat::gui

#include "moc_matchchoice.cpp"
