// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

class QSettings;

namespace chat::widgets {

enum class Language { System, Korean, English };

/// From and to the key "language". What cannot be understood is System.
[[nodiscard]] Language loadLanguage(const QSettings &settings);
void saveLanguage(QSettings &settings, Language language);

/// The languages of the program: its own texts, those of shared/widgets and Qt's. A change reaches the
/// widgets as QEvent::LanguageChange. One for the program, made after the QApplication. GUI thread.
class LanguageSwitch final : public QObject
{
    Q_OBJECT
public:
    /// `program` is the name of its .ts files: "client" for client_ko.ts and client_en.ts.
    explicit LanguageSwitch(QString program, QObject *parent = nullptr);

    [[nodiscard]] Language language() const { return m_language; }
    void use(Language language);

    /// The locale in which dates and numbers are written; also QLocale's default.
    [[nodiscard]] const QLocale &locale() const { return m_locale; }

private:
    void load(QTranslator &translator, const QString &name, const QString &folder);

    const QString m_program;
    const QLocale m_desktopLocale;
    QLocale m_locale;
    Language m_language = Language::System;
    QTranslator m_own;
    QTranslator m_widgets;
    QTranslator m_qt;
};

} // namespace chat::widgets
