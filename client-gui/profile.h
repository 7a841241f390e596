// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/shortcuts.h"
#include "shared/widgets/appearance.h"
#include "shared/widgets/language.h"

#include <QString>
#include <QUrl>

namespace chat::gui {

/// Where one set of settings, drafts and unsent messages lives. The name is reduced to letters, digits, '-'
/// and
/// '_', so that it can be a folder; nothing left: "default".
class Profile
{
public:
    explicit Profile(const QString &name);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] QString folder() const; ///< exists after this, readable by its owner only
    [[nodiscard]] QString settingsFile() const;
    /// For what the session keeps about one server and person.
    [[nodiscard]] QString sessionFolder(const QUrl &server, const QString &who) const;

private:
    QString m_name;
};

/// What this computer is called towards servers, so that they can shut it out (F-161): random, and tells
/// nothing of it. Made once for all profiles, and kept beside them, for its owner only. Cannot be kept:
/// another each time.
[[nodiscard]] QByteArray deviceId();

/// What a person has chosen; never a secret. One load, one save.
struct Settings {
    widgets::Appearance appearance;
    widgets::Language language = widgets::Language::System;
    bool compact = false;
    bool notify = true;
    bool doNotDisturb = false;
    bool closeToTray = false;
    bool remember = false; ///< server, nick and, in the keyring, the token
    QUrl server;
    QString nick;
    QString lastRoom;
    Shortcuts shortcuts; ///< those that the person has changed

    friend bool operator==(const Settings &, const Settings &) = default;
};

[[nodiscard]] Settings loadSettings(const QSettings &stored);
void saveSettings(QSettings &stored, const Settings &settings);

} // namespace chat::gui
