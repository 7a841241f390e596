// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/profile.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace chat::gui {

/// Theme, language, size of text and what else a person can choose. Every choice takes effect at once.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(const Settings &settings, QWidget *parent = nullptr);

    [[nodiscard]] Settings settings() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Settings m_before;
    QComboBox *m_theme;
    QComboBox *m_language;
    QComboBox *m_font;
    QList<std::pair<QCheckBox *, bool Settings::*>> m_switches;
    QFormLayout *m_form;
};

} // namespace chat::gui
