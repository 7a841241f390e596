// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminmatchlog.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace chat::admin {

/// Seconds, with no more digits than they need.
class SecondsBox final : public QDoubleSpinBox
{
public:
    SecondsBox();
    /// In ms.
    [[nodiscard]] qint64 ms() const;
    void setMs(qint64 ms);

protected:
    [[nodiscard]] QString textFromValue(double value) const override;
};

/// The settings by which the people of a mode are matched. GUI thread.
class MatchForm final : public QWidget
{
    Q_OBJECT
public:
    MatchForm();

    void setSettings(const MatchSettings &settings);
    [[nodiscard]] MatchSettings settings() const;
    /// What one of them is called here; `name` as in the configuration.
    [[nodiscard]] QString labelOf(const QString &name) const;

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void add(QWidget &field, const char *name);

    QFormLayout *m_form;
    QSpinBox m_teams;
    QSpinBox m_teamSize;
    QSpinBox m_leastTeamSize;
    SecondsBox m_smallerAfter;
    QSpinBox m_largestParty;
    QLineEdit m_agree;
    QSpinBox m_window;
    QSpinBox m_windowStep;
    SecondsBox m_windowEvery;
    QSpinBox m_windowMost;
    SecondsBox m_anyAfter;
};

} // namespace chat::admin
