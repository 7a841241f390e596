// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QSettings>

#include <array>

using namespace Qt::StringLiterals;

namespace chat::widgets {
namespace {

const auto languageKey = u"language"_s;

constexpr std::array languageNames{std::pair{Language::System, "system"_L1},
                                   std::pair{Language::Korean, "ko"_L1},
                                   std::pair{Language::English, "en"_L1}};

} // namespace

Language loadLanguage(const QSettings &settings)
{
    const QString stored = settings.value(languageKey).toString();
    for (const auto &[language, name] : languageNames) {
        if (stored == name)
            return language;
    }
    return Language::System;
}

void saveLanguage(QSettings &settings, Language language)
{
    for (const auto &[value, name] : languageNames) {
        if (value == language)
            settings.setValue(languageKey, QString(name));
    }
}

LanguageSwitch::LanguageSwitch(QString program, QObject *parent)
    : QObject(parent),
      m_program(std::move(program)),
      m_desktopLocale(QLocale::system())
{
    use(Language::System);
}

void LanguageSwitch::use(Language language)
{
    m_language = language;
    switch (language) {
    case Language::System: m_locale = m_desktopLocale; break;
    case Language::Korean: m_locale = QLocale(QLocale::Korean, QLocale::SouthKorea); break;
    case Language::English: m_locale = QLocale(QLocale::English, QLocale::UnitedStates); break;
    }
    QLocale::setDefault(m_locale);
    load(m_qt, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(m_widgets, u"widgets"_s, u":/i18n"_s);
    load(m_own, m_program, u":/i18n"_s);
}

void LanguageSwitch::load(QTranslator &translator, const QString &name, const QString &folder)
{
    QCoreApplication::removeTranslator(&translator);
    // A language that we do not speak is read in English, the texts of the source and the plurals of en.
    const bool known = m_locale.language() == QLocale::Korean || m_locale.language() == QLocale::English;
    if (translator.load(known ? m_locale : QLocale(QLocale::English), name, u"_"_s, folder))
        QCoreApplication::installTranslator(&translator);
}

} // namespace chat::widgets

#include "moc_language.cpp"
