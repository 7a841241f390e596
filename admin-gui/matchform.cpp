// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/matchform.h"

#include "shared/client/admin/matchsettings.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace chat::admin {

using namespace Qt::StringLiterals;

SecondsBox::SecondsBox()
{
    setDecimals(3);
    setRange(0, 86'400);
}

qint64 SecondsBox::ms() const { return std::llround(value() * 1000); }

void SecondsBox::setMs(qint64 ms) { setValue(double(ms) / 1000); }

QString SecondsBox::textFromValue(double value) const
{
    return QLocale(locale()).toString(value, 'f', QLocale::FloatingPointShortest);
}

MatchForm::MatchForm() : m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(16);
    add(m_teams, "teams");
    add(m_teamSize, "team_size");
    add(m_leastTeamSize, "least_team_size");
    add(m_smallerAfter, "smaller_after_s");
    add(m_largestParty, "largest_party");
    add(m_agree, "agree");
    add(m_window, "window");
    add(m_windowStep, "window_step");
    add(m_windowEvery, "window_every_s");
    add(m_windowMost, "window_most");
    add(m_anyAfter, "any_after_s");
    for (QSpinBox *people : {&m_teams, &m_teamSize, &m_leastTeamSize, &m_largestParty})
        people->setRange(1, limits::maxMatchPlayers);
    for (QSpinBox *points : {&m_window, &m_windowStep, &m_windowMost}) {
        points->setRange(0, limits::maxRating);
        points->setSingleStep(10);
    }
    m_windowEvery.setMinimum(0.1);
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &MatchForm::edited);
    for (SecondsBox *box : {&m_smallerAfter, &m_windowEvery, &m_anyAfter})
        connect(box, &QDoubleSpinBox::valueChanged, this, &MatchForm::edited);
    connect(&m_agree, &QLineEdit::textChanged, this, &MatchForm::edited);
    retranslate();
}

void MatchForm::add(QWidget &field, const char *name)
{
    field.setObjectName(QString::fromLatin1(name));
    m_form->addRow(u" "_s, &field); // an empty text would make no label
}

void MatchForm::retranslate()
{
    const auto name = [this](QWidget &field, const QString &text) {
        if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(&field)))
            label->setText(text);
        field.setAccessibleName(text);
    };
    name(m_teams, tr("Teams (1: each for himself)"));
    name(m_teamSize, tr("People in a full team"));
    name(m_leastTeamSize, tr("People in a smaller team"));
    name(m_smallerAfter, tr("A smaller one will do after"));
    name(m_largestParty, tr("People who may queue together"));
    name(m_agree, tr("The same for all in a match"));
    name(m_window, tr("How far ratings may be away"));
    name(m_windowStep, tr("So much wider"));
    name(m_windowEvery, tr("After each"));
    name(m_windowMost, tr("At most"));
    name(m_anyAfter, tr("Any rating will do after"));
    m_agree.setPlaceholderText(tr("for example region, version"));
    for (SecondsBox *box : {&m_smallerAfter, &m_windowEvery, &m_anyAfter})
        box->setSuffix(u' ' + tr("s", "seconds, behind a number"));
    for (QSpinBox *points : {&m_window, &m_windowStep, &m_windowMost})
        points->setSuffix(u' ' + tr("points", "of a rating, behind a number"));
    m_anyAfter.setSpecialValueText(tr("never"));
}

void MatchForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MatchForm::setSettings(const MatchSettings &settings)
{
    m_teams.setValue(settings.teams);
    m_teamSize.setValue(settings.teamSize);
    m_leastTeamSize.setValue(settings.leastTeamSize);
    m_smallerAfter.setMs(settings.smallerAfterMs);
    m_largestParty.setValue(settings.largestParty);
    m_agree.setText(QStringList(settings.agree.begin(), settings.agree.end()).join(", "_L1));
    m_window.setValue(settings.window);
    m_windowStep.setValue(settings.windowStep);
    m_windowEvery.setMs(settings.windowEveryMs);
    m_windowMost.setValue(settings.windowMost);
    m_anyAfter.setMs(settings.anyAfterMs.value_or(0));
}

MatchSettings MatchForm::settings() const
{
    MatchSettings settings{.teams = m_teams.value(),
                           .teamSize = m_teamSize.value(),
                           .leastTeamSize = m_leastTeamSize.value(),
                           .smallerAfterMs = m_smallerAfter.ms(),
                           .largestParty = std::min(m_largestParty.value(), m_teamSize.value()),
                           .agree = agreementsIn(m_agree.text()),
                           .window = m_window.value(),
                           .windowStep = m_windowStep.value(),
                           .windowEveryMs = m_windowEvery.ms(),
                           .windowMost = m_windowMost.value()};
    if (m_anyAfter.ms() > 0)
        settings.anyAfterMs = m_anyAfter.ms();
    return settings;
}

QString MatchForm::labelOf(const QString &name) const
{
    auto *field = findChild<QWidget *>(name);
    const auto *label = field ? qobject_cast<QLabel *>(m_form->labelForField(field)) : nullptr;
    return label ? label->text() : name;
}

} // namespace chat::admin

#include "moc_matchform.cpp"
