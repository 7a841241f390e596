// SPDX-License-Identifier: Apache-2.0
#include "client-gui/profile.h"

#include "shared/client/profilefile.h"
#include "shared/core/ids.h"
#include "shared/core/limits.h"
#include "shared/protocol/validate.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

struct Switch {
    QLatin1StringView key;
    bool Settings::*value;
};

constexpr std::array switches{Switch{QLatin1StringView("compact"), &Settings::compact},
                              Switch{QLatin1StringView("notify"), &Settings::notify},
                              Switch{QLatin1StringView("do_not_disturb"), &Settings::doNotDisturb},
                              Switch{QLatin1StringView("close_to_tray"), &Settings::closeToTray},
                              Switch{QLatin1StringView("remember"), &Settings::remember}};

const auto serverKey = u"server"_s;
const auto nickKey = u"nick"_s;
const auto roomKey = u"last_room"_s;

QString madangFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/madang"_s;
}

} // namespace

Profile::Profile(const QString &name)
{
    for (const QChar c : name) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_')
            m_name += c;
    }
    if (m_name.isEmpty())
        m_name = u"default"_s;
}

QString Profile::folder() const
{
    const QString path = madangFolder() + u'/' + m_name;
    QDir().mkpath(path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

QString Profile::settingsFile() const { return folder() + u"/settings.ini"_s; }

QString Profile::sessionFolder(const QUrl &server, const QString &who) const
{
    const QByteArray both = server.toEncoded() + '\n' + who.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(both, QCryptographicHash::Sha256).toHex().first(16);
    return folder() + u"/session-"_s + QString::fromLatin1(hash);
}

QByteArray deviceId()
{
    // No profile has a dot in its name, so none is in the way.
    const QString path = client::profileFile(madangFolder(), u"device.id"_s);
    if (auto kept = checkedAscii(TextRule::Device, client::readProfileFile(path, limits::maxDeviceIdChars)))
        return *std::move(kept);
    const QByteArray made = idToText(randomId()) + idToText(randomId());
    (void)client::writeProfileFile(path, made);
    return made;
}

Settings loadSettings(const QSettings &stored)
{
    Settings settings{.appearance = widgets::loadAppearance(stored),
                      .language = widgets::loadLanguage(stored),
                      .server = stored.value(serverKey).toUrl(),
                      .nick = stored.value(nickKey).toString(),
                      .lastRoom = stored.value(roomKey).toString(),
                      .shortcuts = loadShortcuts(stored)};
    for (const auto &[key, value] : switches)
        settings.*value = stored.value(key, settings.*value).toBool();
    return settings;
}

void saveSettings(QSettings &stored, const Settings &settings)
{
    widgets::saveAppearance(stored, settings.appearance);
    widgets::saveLanguage(stored, settings.language);
    for (const auto &[key, value] : switches)
        stored.setValue(key, settings.*value);
    stored.setValue(serverKey, settings.remember ? settings.server : QUrl());
    stored.setValue(nickKey, settings.remember ? settings.nick : QString());
    stored.setValue(roomKey, settings.lastRoom);
    saveShortcuts(stored, settings.shortcuts);
}

} // namespace chat::gui
