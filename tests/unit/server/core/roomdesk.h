// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/room.h"
#include "shared/core/match.h"
#include "shared/protocol/keptevents.h"

#include <QStringList>

#include <map>

/// A room without a server: jobs are asked for in a word, and what follows is read as sentences.
namespace chat::server {

/// People are called by their nick; a connection by the nick and a digit ("mina1", "mina2").
class RoomDesk
{
public:
    static constexpr RoomId roomId{7};
    static constexpr Epoch epoch{0x4550};

    explicit RoomDesk(int maxPeople = 0, const QByteArray &kind = "channel", RoomRules roomRules = {},
                      std::vector<StoredEvent> recent = {}, const RoomSettings &settings = {},
                      UserId owner = {})
        : rules(roomRules),
          room(LoadedRoom{.record = {.id = roomId,
                                     .name = QStringLiteral("hall"),
                                     .kind = kind,
                                     .maxPeople = maxPeople,
                                     .epoch = epoch.value,
                                     .owner = owner,
                                     .settings = writeSettings(settings)},
                          .firstSeq = recent.empty() ? 0 : recent.front().seq,
                          .lastSeq = recent.empty() ? 0 : recent.back().seq,
                          .recent = recent},
               rules)
    {
    }

    QStringList enter(const QString &connection, std::optional<Position> since = {})
    {
        return handle(roomjob::Enter{sender(connection), nickOf(connection), since});
    }
    QStringList leave(const QString &connection) { return handle(roomjob::Leave{sender(connection)}); }
    QStringList say(const QString &connection, const QByteArray &nonce, const QString &text)
    {
        return handle(roomjob::Say{sender(connection), nonce, text});
    }
    QStringList data(const QString &connection, int op, const QByteArray &bytes)
    {
        return handle(roomjob::Data{sender(connection), op, {bytes}});
    }
    QStringList gone(const QString &connection, LeaveReason reason = LeaveReason::Lost)
    {
        const Sender who = sender(connection);
        return handle(roomjob::ConnectionGone{who.recipient.connection, who.user, reason});
    }
    /// Somebody does something with the room.
    template <class Wish>
    QStringList steer(const QString &connection, Wish wish)
    {
        wish.room = roomId;
        return handle(roomjob::Steer{.sender = sender(connection),
                                     .command = std::make_shared<const HostCommand>(std::move(wish))});
    }
    QStringList enter(const QString &connection, const roomjob::Keys &keys,
                      std::optional<Position> since = {})
    {
        return handle(roomjob::Enter{sender(connection), nickOf(connection), since,
                                     std::make_shared<const roomjob::Keys>(keys)});
    }
    /// The same, and he waits when it is full.
    QStringList wish(const QString &connection, const QByteArray &invite = {})
    {
        return enter(connection, roomjob::Keys{.invite = invite, .waits = true});
    }
    QStringList stopWaiting(const QString &connection)
    {
        return handle(roomjob::StopWaiting{sender(connection)});
    }
    QStringList announce(const SystemAnnounce &announcement)
    {
        return handle(roomjob::Announce{announcement, 1});
    }
    QStringList recall(AnnounceId id) { return handle(roomjob::Announce{AnnounceRecall{id}, 1}); }
    QStringList access(RoomAct act) { return handle(roomjob::SetAccess{act, QStringLiteral("why"), 1}); }
    /// Messages 1 .. `count` of mina, who is in the room.
    void talk(int count, const QString &text = QStringLiteral("hi"))
    {
        for (int i = 1; i <= count; ++i)
            say(QStringLiteral("mina1"), "n" + QByteArray::number(i), text);
    }
    [[nodiscard]] static SystemAnnounce announcement(bool sticky, std::optional<Timestamp> until = {})
    {
        return {.text = {.ko = {}, .en = QStringLiteral("soon")}, .sticky = sticky, .until = until};
    }
    /// Time goes on; a Tick only when one is due, as the room's actor does it.
    QStringList wait(Milliseconds time)
    {
        now.mono += time;
        now.wall += time;
        const auto due = room.nextDeadline();
        return due && *due <= now.mono ? handle(roomjob::Tick{}) : QStringList();
    }
    QStringList handle(const RoomJob &job)
    {
        effects.clear();
        room.handle(job, now, store, effects);
        QStringList words;
        for (const RoomEffect &effect : effects)
            words += spelled(effect);
        return words;
    }

    /// The snapshot among the last effects.
    [[nodiscard]] RoomSnapshot snapshot() const
    {
        for (const RoomEffect &effect : effects) {
            if (const auto *found = std::get_if<effect::Snapshot>(&effect))
                return found->snapshot;
        }
        return {};
    }
    [[nodiscard]] std::optional<Error> error() const
    {
        for (const RoomEffect &effect : effects) {
            if (const auto *found = std::get_if<effect::Refuse>(&effect))
                return found->error;
        }
        return {};
    }
    [[nodiscard]] UserId user(const QString &nick)
    {
        if (!m_people.contains(nick))
            m_people << nick;
        return UserId{quint64(m_people.indexOf(nick) + 1)};
    }
    [[nodiscard]] Sender sender(const QString &connection)
    {
        const UserId who = user(nickOf(connection));
        const ConnectionId id{.slot = quint32(who.value),
                              .generation = quint32(connection.back().digitValue())};
        m_connections[id] = connection;
        return {.recipient = {.connection = id}, .user = who, .request = 1};
    }
    [[nodiscard]] static QString nickOf(const QString &connection) { return connection.chopped(1); }

    RoomRules rules;
    Room room;
    Now now{MonoTime(std::chrono::hours(1)), Timestamp(Milliseconds(1'730'000'000'000))};
    StoreState store;
    RoomEffects effects; ///< of the last job

private:
    QString name(const Recipient &to) { return m_connections[to.connection]; }
    QString nick(UserId id) { return m_people.value(qsizetype(id.value) - 1); }

    QString spelled(const RoomEffect &effect)
    {
        return match(
            effect,
            [&](const effect::Refuse &e) -> QString {
                return name(e.to) + QStringLiteral(" refused ") + errorRow(e.error.code).name;
            },
            [&](const effect::Keep &e) -> QString {
                if (e.event.type == "msg.new" || e.event.type.startsWith("sys."))
                    return QStringLiteral("kept %1").arg(e.event.seq);
                return QStringLiteral("kept ") + keptWord(e.event);
            },
            [&](const effect::TellOne &e) -> QString {
                return match(
                    e.event,
                    [&](const RoomRemovedYou &you) -> QString {
                        return name(e.to) + QStringLiteral(" was ")
                            + enumNames(LeaveReason{})[size_t(you.reason)];
                    },
                    [&](const RoomWaitlist &w) -> QString {
                        return QStringLiteral("%1 waits as %2").arg(name(e.to)).arg(w.position);
                    },
                    [&](const RoomBrought &) -> QString {
                        return name(e.to) + QStringLiteral(" is brought");
                    },
                    [&](const SeatReady &) -> QString { return name(e.to) + QStringLiteral(" has a seat"); });
            },
            [&](const effect::TellUser &e) -> QString {
                return match(
                    e.event,
                    [&](const RoomInvited &word) -> QString {
                        return nick(e.user) + QStringLiteral(" invited by ")
                            + (word.by ? word.by->nick : QStringLiteral("an operator"));
                    },
                    [&](const RoomAdded &word) -> QString {
                        return QStringLiteral("%1 hears of %2 in %3")
                            .arg(nick(e.user), word.by.nick, word.room.name);
                    },
                    [&](const PartyInvited &word) -> QString {
                        return QStringLiteral("%1 invited to a party by %2").arg(nick(e.user), word.by.nick);
                    });
            },
            [&](const effect::CheckPassword &e) -> QString {
                return name(e.job.sender.recipient) + QStringLiteral(" is checked");
            },
            [&](const effect::Queued &e) -> QString {
                return QStringLiteral("%1 queued as %2").arg(name(e.to)).arg(e.body.queued.value_or(0));
            },
            [&](const effect::Page &e) -> QString {
                return QStringLiteral("%1 reads %2 events").arg(name(e.to)).arg(e.page.events.size());
            },
            [](const effect::MakeHash &) -> QString { return QStringLiteral("hash"); },
            [](const effect::Save &) -> QString { return QStringLiteral("saved"); },
            [&](const effect::SeatChanged &e) -> QString {
                return nick(e.user)
                    + (e.taken ? QStringLiteral(" is seated") : QStringLiteral(" lost the seat"));
            },
            [](const effect::Vanish &) -> QString { return QStringLiteral("vanishes"); },
            [](const effect::Steered &e) -> QString {
                return e.people ? QStringLiteral("operator did")
                                : QStringLiteral("operator refused ") + errorRow(e.people.error().code).name;
            },
            [&](const effect::Tell &e) -> QString {
                return match(
                    e.event,
                    [](const MemberJoined &m) -> QString { return m.user.nick + QStringLiteral(" joined"); },
                    [&](const MemberLeft &m) -> QString {
                        return nick(m.user) + QStringLiteral(" left ")
                            + enumNames(LeaveReason{})[size_t(m.reason)];
                    },
                    [](const RoomClosed &c) -> QString {
                        const QString why = c.reason.value_or(QString::fromLatin1(c.incident));
                        return QStringLiteral("closed %1 %2").arg(c.code.value_or(0)).arg(why);
                    },
                    [](const SystemAnnounce &said) -> QString {
                        return QStringLiteral("told ") + said.text.en.value_or(QString());
                    },
                    [](const AnnounceRecall &) -> QString { return QStringLiteral("taken back"); },
                    [](const RoomChanged &c) -> QString {
                        const QString word
                            = c.locked ? QStringLiteral("locked ") : QStringLiteral("unlocked ");
                        return word + c.reason.value_or(QString());
                    },
                    [&](const MatchData &d) -> QString {
                        return QStringLiteral("data %1: %2 %3 from %4")
                            .arg(d.number)
                            .arg(d.op)
                            .arg(QString::fromLatin1(d.data.bytes), nick(d.from));
                    },
                    [](const MatchSpectators &s) -> QString {
                        return QStringLiteral("%1 watch").arg(s.spectators);
                    },
                    [](const RoomGone &) -> QString { return QStringLiteral("gone"); },
                    [](const RoomCount &c) -> QString { return QStringLiteral("%1 people").arg(c.people); });
            },
            [&](const effect::Answer &e) -> QString {
                return match(
                    e.body, [&](const Nothing &) -> QString { return name(e.to) + QStringLiteral(" ok"); },
                    [&](const RoomEntered &) -> QString { return name(e.to) + QStringLiteral(" entered"); },
                    [&](const InviteInfo &) -> QString { return name(e.to) + QStringLiteral(" has a code"); },
                    [&](const InviteList &l) -> QString {
                        return QStringLiteral("%1 reads %2 codes").arg(name(e.to)).arg(l.invites.size());
                    },
                    [&](const RoomBanList &l) -> QString {
                        return QStringLiteral("%1 reads %2 bans").arg(name(e.to)).arg(l.bans.size());
                    },
                    [&](const MemberPage &p) -> QString {
                        QStringList nicks;
                        for (const MemberInfo &member : p.members)
                            nicks << member.user.nick;
                        return QStringLiteral("%1 reads %2").arg(name(e.to), nicks.join(u'+'));
                    },
                    [&](const MessageSent &sent) -> QString {
                        const QString word = sent.duplicate.value_or(false) ? QStringLiteral("again")
                                                                            : QStringLiteral("sent");
                        return QStringLiteral("%1 %2 %3").arg(name(e.to), word).arg(sent.seq);
                    });
            },
            [&](const effect::Snapshot &e) -> QString {
                QStringList members;
                for (const UserInfo &member : e.snapshot.members)
                    members << member.nick;
                return QStringLiteral("%1 sees %2").arg(name(e.to), members.join(u'+'));
            },
            [&](const effect::Missing &e) -> QString {
                return QStringLiteral("%1 misses %2-%3").arg(name(e.to)).arg(e.gap.from).arg(e.gap.to);
            },
            [&](const effect::Subscribe &e) -> QString { return name(e.to) + QStringLiteral(" subscribed"); },
            [&](const effect::Unsubscribe &e) -> QString {
                return m_connections[e.connection] + QStringLiteral(" unsubscribed");
            },
            [&](const effect::Read &e) -> QString { return name(e.to) + QStringLiteral(" reads"); },
            [&](const effect::AnnouncementStored &e) -> QString {
                return QStringLiteral("announced %1 to %2").arg(e.seq).arg(e.sessions);
            },
            [&](const effect::AccessSet &e) -> QString {
                return e.people ? QStringLiteral("%1 told").arg(*e.people)
                                : QStringLiteral("operator refused ") + errorRow(e.people.error().code).name;
            });
    }

    /// What a kept event that is no message says.
    QString keptWord(const StoredEvent &event)
    {
        const KeptEvent kept = keptEvent(event);
        if (const auto host = readKept<RoomHost>(kept))
            return QStringLiteral("host ") + host->to.nick;
        if (const auto left = readKept<MemberLeft>(kept))
            return nick(left->user) + QStringLiteral(" left ")
                + enumNames(LeaveReason{})[size_t(left->reason)];
        if (const auto role = readKept<MemberRole>(kept))
            return nick(role->user) + QStringLiteral(" is ") + enumNames(RoomRole{})[size_t(role->role)];
        if (const auto mute = readKept<MemberMuted>(kept))
            return nick(mute->user) + (mute->muted ? QStringLiteral(" muted") : QStringLiteral(" unmuted"));
        if (const auto changed = readKept<RoomChanged>(kept))
            return changed->newName ? QStringLiteral("changed name") : QStringLiteral("changed");
        return QString::fromLatin1(event.type);
    }

    QStringList m_people;
    std::map<ConnectionId, QString> m_connections;
};

} // namespace chat::server
