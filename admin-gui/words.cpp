// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/words.h"

#include <QCoreApplication>

#include <array>

namespace chat::admin {

using namespace Qt::StringLiterals;

QString stateName(ActorState state)
{
    switch (state) {
    case ActorState::Idle: return QCoreApplication::translate("chat::admin::Columns", "idle");
    case ActorState::Queued: return QCoreApplication::translate("chat::admin::Columns", "queued");
    case ActorState::Running: return QCoreApplication::translate("chat::admin::Columns", "running");
    case ActorState::Loading: return QCoreApplication::translate("chat::admin::Columns", "loading");
    case ActorState::Retiring: return QCoreApplication::translate("chat::admin::Columns", "retiring");
    }
    return {};
}

QString actorKindName(const QByteArray &kind)
{
    if (kind == "room")
        return QCoreApplication::translate("chat::admin::Columns", "room");
    if (kind == "match")
        return QCoreApplication::translate("chat::admin::Columns", "match");
    if (kind == "parties")
        return QCoreApplication::translate("chat::admin::Columns", "parties");
    return kind == "lobby" ? QCoreApplication::translate("chat::admin::Columns", "lobby")
                           : QString::fromUtf8(kind);
}

QString actorName(const QString &name)
{
    static constexpr auto roomPrefix = "room "_L1;
    static constexpr auto matchPrefix = "match "_L1; // the desk of a mode
    if (name.startsWith(roomPrefix))
        return QCoreApplication::translate("chat::admin::Columns", "room %1")
            .arg(name.sliced(roomPrefix.size()));
    if (name.startsWith(matchPrefix))
        return QCoreApplication::translate("chat::admin::Columns", "matches of %1")
            .arg(name.sliced(matchPrefix.size()));
    return actorKindName(name.toUtf8());
}

QString accessName(RoomAccess access)
{
    switch (access) {
    case RoomAccess::Open: return QCoreApplication::translate("chat::admin::Columns", "open");
    case RoomAccess::Quarantined: return QCoreApplication::translate("chat::admin::Columns", "quarantined");
    case RoomAccess::Closed: return QCoreApplication::translate("chat::admin::Columns", "closed");
    }
    return {};
}

QString kindName(RoomKind kind)
{
    switch (kind) {
    case RoomKind::Channel: return QCoreApplication::translate("chat::admin::Columns", "channel");
    case RoomKind::System: return QCoreApplication::translate("chat::admin::Columns", "system");
    case RoomKind::Match: return QCoreApplication::translate("chat::admin::Columns", "match");
    case RoomKind::Meeting: return QCoreApplication::translate("chat::admin::Columns", "meeting");
    case RoomKind::Temporary: return QCoreApplication::translate("chat::admin::Columns", "temporary");
    case RoomKind::Large: return QCoreApplication::translate("chat::admin::Columns", "large");
    case RoomKind::Direct: return QCoreApplication::translate("chat::admin::Columns", "direct messages");
    }
    return {};
}

QString roleName(RoomRole role)
{
    switch (role) {
    case RoomRole::Guest: return QCoreApplication::translate("chat::admin::Columns", "guest");
    case RoomRole::Member: return QCoreApplication::translate("chat::admin::Columns", "member");
    case RoomRole::Moderator: return QCoreApplication::translate("chat::admin::Columns", "moderator");
    case RoomRole::Host: return QCoreApplication::translate("chat::admin::Columns", "host");
    }
    return {};
}

QString levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return QCoreApplication::translate("chat::admin::Columns", "debug");
    case LogLevel::Info: return QCoreApplication::translate("chat::admin::Columns", "info");
    case LogLevel::Warning: return QCoreApplication::translate("chat::admin::Columns", "warning");
    case LogLevel::Critical: return QCoreApplication::translate("chat::admin::Columns", "critical");
    }
    return {};
}

QString sourceName(const QString &source)
{
    static constexpr std::array kinds{
        std::pair{"file "_L1, QT_TRANSLATE_NOOP("chat::admin::Columns", "file %1")},
        std::pair{"environment "_L1, QT_TRANSLATE_NOOP("chat::admin::Columns", "environment %1")},
        std::pair{"command line "_L1, QT_TRANSLATE_NOOP("chat::admin::Columns", "command line %1")},
        std::pair{"operator "_L1, QT_TRANSLATE_NOOP("chat::admin::Columns", "operator %1")},
    };
    if (source == "default"_L1)
        return QCoreApplication::translate("chat::admin::Columns", "default");
    for (const auto &[prefix, text] : kinds) {
        if (source.startsWith(prefix))
            return QCoreApplication::translate("chat::admin::Columns", text)
                .arg(source.sliced(prefix.size()));
    }
    return source;
}

QString placeName(const QByteArray &address)
{
    static constexpr QByteArrayView here = "local pid ";
    return address.startsWith(here)
        ? QCoreApplication::translate("chat::admin::Columns", "this machine, process %1")
              .arg(QString::fromUtf8(address.sliced(here.size())))
        : QString::fromUtf8(address);
}

} // namespace chat::admin
