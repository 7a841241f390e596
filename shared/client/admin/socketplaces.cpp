// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/socketplaces.h"

#include <QDir>

namespace chat {

using namespace Qt::StringLiterals;

QStringList socketPlaces(const QString &option, const QProcessEnvironment &environment)
{
    const auto absolute = [](const QString &path) { return QDir::current().absoluteFilePath(path); };
    if (!option.isEmpty())
        return {absolute(option)};
    if (const QString named = environment.value(u"MADANG_ADMIN_SOCKET"_s); !named.isEmpty())
        return {absolute(named)};

    QStringList places;
    if (const QString runtime = environment.value(u"RUNTIME_DIRECTORY"_s); !runtime.isEmpty())
        places << runtime.section(u':', 0, 0) + "/admin.sock"_L1; // systemd separates several with colons
    places << u"/run/chat-server/admin.sock"_s;
    QString state = environment.value(u"XDG_STATE_HOME"_s);
    if (!state.startsWith(u'/')) // the specification ignores relative ones
        state = environment.value(u"HOME"_s, QDir::homePath()) + "/.local/state"_L1;
    places << state + "/madang/admin.sock"_L1;
    places.removeDuplicates();
    return places;
}

} // namespace chat
