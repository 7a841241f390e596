// SPDX-License-Identifier: Apache-2.0
#include "client-gui/dialogs/settingsdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace chat::gui {

SettingsDialog::SettingsDialog(const Settings &settings, QWidget *parent)
    : QDialog(parent),
      m_before(settings),
      m_theme(new QComboBox),
      m_language(new QComboBox),
      m_font(new QComboBox),
      m_form(new QFormLayout(this))
{
    m_theme->addItems({{}, {}, {}}); // in the order of widgets::Theme; retranslate() names them
    m_theme->setCurrentIndex(int(settings.appearance.theme));
    m_language->addItems({{}, u"한국어"_s, u"English"_s}); // in the order of widgets::Language
    m_language->setCurrentIndex(int(settings.language));
    m_font->addItem({});
    for (int points = widgets::minFontPoints; points <= widgets::maxFontPoints; ++points)
        m_font->addItem(QString::number(points), points);
    m_font->setCurrentIndex(std::max(0, m_font->findData(settings.appearance.fontPoints)));

    m_form->setContentsMargins(20, 20, 20, 12);
    m_form->setSpacing(10);
    m_form->addRow(u" "_s, m_theme);
    m_form->addRow(u" "_s, m_language);
    m_form->addRow(u" "_s, m_font);
    for (const auto member :
         {&Settings::compact, &Settings::notify, &Settings::doNotDisturb, &Settings::closeToTray}) {
        auto *box = new QCheckBox;
        box->setChecked(settings.*member);
        m_form->addRow(QString(), box);
        m_switches.emplaceBack(box, member);
        connect(box, &QCheckBox::toggled, this, &SettingsDialog::changed);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_form->addRow(buttons);
    setMinimumWidth(400);

    connect(m_theme, &QComboBox::currentIndexChanged, this, &SettingsDialog::changed);
    connect(m_language, &QComboBox::currentIndexChanged, this, &SettingsDialog::changed);
    connect(m_font, &QComboBox::currentIndexChanged, this, &SettingsDialog::changed);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

Settings SettingsDialog::settings() const
{
    Settings settings = m_before;
    settings.appearance.theme = widgets::Theme(m_theme->currentIndex());
    settings.appearance.fontPoints = m_font->currentData().toInt(); // none: 0
    settings.language = widgets::Language(m_language->currentIndex());
    for (const auto &[box, member] : m_switches)
        settings.*member = box->isChecked();
    return settings;
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    const auto name = [this](QWidget *field, const QString &words) {
        static_cast<QLabel *>(m_form->labelForField(field))->setText(words);
        field->setAccessibleName(words);
    };
    name(m_theme, tr("Theme"));
    name(m_language, tr("Language"));
    name(m_font, tr("Size of text"));
    m_theme->setItemText(0, tr("As the desktop"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_language->setItemText(0, tr("As the desktop"));
    m_font->setItemText(0, tr("As the desktop"));
    m_switches[0].first->setText(tr("Compact: less air, no pictures"));
    m_switches[1].first->setText(tr("Notify me of new messages"));
    m_switches[2].first->setText(tr("Do not disturb"));
    m_switches[3].first->setText(tr("Keep running in the tray when the window is closed"));
}

} // namespace chat::gui

#include "moc_settingsdialog.cpp"
