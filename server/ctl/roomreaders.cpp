// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandreaders.h"
#include "server/ctl/typedoptions.h"

#include <QFile>

#include <array>

/// How `room` is read: with one word it shows that room, with a verb before it something is done.
namespace chat::ctl {

namespace {

Parsed<std::optional<bool>> switchOf(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    const QString value = parser.value(option);
    if (value != "on"_L1 && value != "off"_L1)
        return refuse("--"_L1 + option + " is on or off, not "_L1 + value);
    return value == "on"_L1;
}

Parsed<std::optional<int>> mostOf(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"max"_s))
        return std::nullopt;
    bool isNumber = false;
    const int most = parser.value(u"max"_s).toInt(&isNumber);
    if (!isNumber || most < 1 || most > limits::maxRoomPeople)
        return refuse(u"--max is a number from 1 to 100000"_s);
    return most;
}

Parsed<std::optional<int>> slowOf(const QCommandLineParser &parser)
{
    const auto slow = durationOf(parser, u"slow"_s);
    if (!slow)
        return std::unexpected(slow.error());
    if (*slow && (**slow < Milliseconds(0) || **slow > Milliseconds(limits::maxSlowModeMs)))
        return refuse(u"--slow is from 0s, which is off, to 6h"_s);
    return slow->transform([](Milliseconds ms) { return int(ms.count()); });
}

std::optional<QString> textOf(const QCommandLineParser &parser, const QString &option)
{
    return parser.isSet(option) ? std::optional(parser.value(option)) : std::nullopt;
}

/// Its first line: what is typed is seen by everybody on the machine. Empty: none shall be asked for.
Parsed<std::optional<QString>> passwordOf(const QCommandLineParser &parser)
{
    if (parser.isSet(u"no-password"_s))
        return QString();
    if (!parser.isSet(u"password-file"_s))
        return std::nullopt;
    QFile file(parser.value(u"password-file"_s));
    const QByteArray line
        = file.open(QIODevice::ReadOnly) ? file.readLine(limits::maxRoomPasswordBytes + 2) : QByteArray();
    const QString word = QString::fromUtf8(line).remove(u'\n').remove(u'\r');
    if (word.isEmpty())
        return refuse("there is no password in "_L1 + file.fileName());
    return word;
}

/// What create and set have in common; the first complaint counts.
template <class Wish>
Parsed<Wish> settingsOf(const Typed &typed, Wish wish)
{
    const auto most = mostOf(typed.options);
    const auto slow = slowOf(typed.options);
    const auto inviteOnly = switchOf(typed.options, u"invite-only"_s);
    const auto announceOnly = switchOf(typed.options, u"announce-only"_s);
    const auto password = passwordOf(typed.options);
    const auto reason = reasonOf(typed.options, true);
    if (!password)
        return std::unexpected(password.error());
    if (!most || !slow)
        return std::unexpected(most ? slow.error() : most.error());
    if (!inviteOnly || !announceOnly)
        return std::unexpected(inviteOnly ? announceOnly.error() : inviteOnly.error());
    if (!reason)
        return std::unexpected(reason.error());
    wish.max = *most;
    wish.slowMs = *slow;
    wish.inviteOnly = *inviteOnly;
    wish.announceOnly = *announceOnly;
    wish.topic = textOf(typed.options, u"topic"_s);
    wish.category = textOf(typed.options, u"under"_s);
    wish.icon = textOf(typed.options, u"icon"_s);
    wish.password = *password;
    wish.reason = **reason;
    return wish;
}

ReadCommand readCreate(const Typed &typed)
{
    const auto kind = choiceOf<RoomKind>(typed.options, u"kind"_s);
    if (!kind)
        return std::unexpected(kind.error());
    MakeRoom wish{.roomName = typed.words.value(1), .kind = kind->value_or(RoomKind::Channel)};
    const auto made = settingsOf(typed, wish);
    return made ? ReadCommand(*made) : std::unexpected(made.error());
}

ReadCommand readSet(const Typed &typed)
{
    auto wish = settingsOf(typed, EditRoom{});
    const auto locked = switchOf(typed.options, u"locked"_s);
    if (!wish || !locked)
        return std::unexpected(wish ? locked.error() : wish.error());
    wish->locked = *locked;
    wish->roomName = textOf(typed.options, u"name"_s);
    if (*wish == EditRoom{.reason = wish->reason})
        return refuse(u"room set takes what shall be different, such as --topic TEXT or --locked on"_s);
    return RoomActByName{.act = *wish, .target = typed.words.value(1)};
}

template <class Act>
ReadCommand readWhole(const Typed &typed, Act act)
{
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    act.reason = **reason;
    return RoomActByName{.act = act, .target = typed.words.value(1)};
}

ReadCommand readArchive(const Typed &typed) { return readWhole(typed, ShelveRoom{.on = true}); }
ReadCommand readUnarchive(const Typed &typed) { return readWhole(typed, ShelveRoom{.on = false}); }

/// Whoever types the command has to know what it hits: the name again, for the server to compare.
ReadCommand readDelete(const Typed &typed)
{
    const auto name = textOf(typed.options, u"confirm"_s);
    if (!name)
        return refuse(u"room delete takes --confirm NAME, the name of the room"_s);
    return readWhole(typed, EndRoom{.confirm = *name});
}

ReadCommand readPeople(const Typed &typed)
{
    const auto list = choiceOf<PeopleList>(typed.options, u"list"_s);
    if (!list)
        return std::unexpected(list.error());
    return RoomActByName{.act = FetchPeople{.list = *list, .filter = textOf(typed.options, u"filter"_s)},
                         .target = typed.words.value(1)};
}

ReadCommand readWaiting(const Typed &typed)
{
    return RoomActByName{
        .act = FetchPeople{.list = PeopleList::Waiting, .filter = textOf(typed.options, u"filter"_s)},
        .target = typed.words.value(1)};
}

ReadCommand readMove(const Typed &typed)
{
    const QString to = typed.words.value(2);
    if (to.isEmpty())
        return refuse(u"room move takes the room where they are, and another one"_s);
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    return MoveByName{.move = {.room = {}, .to = {}, .reason = **reason},
                      .from = typed.words.value(1),
                      .to = to,
                      .session = typed.options.value(u"session"_s)};
}

template <class Act>
ReadCommand readPerson(const Typed &typed, Act act)
{
    if (typed.words.value(2).isEmpty())
        return refuse(u"room "_s + typed.words.value(0) + u" takes a room, and a user or a nick"_s);
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    act.reason = **reason;
    return RoomPersonByName{.act = act, .room = typed.words.value(1), .person = typed.words.value(2)};
}

ReadCommand readHost(const Typed &typed) { return readPerson(typed, AppointHost{}); }

/// Of a ban, a mute or an invitation.
Parsed<std::optional<qint64>> howLong(const Typed &typed)
{
    const auto time = durationOf(typed.options, u"for"_s);
    if (!time)
        return std::unexpected(time.error());
    if (*time && (**time < Milliseconds(limits::minActMs) || **time > Milliseconds(limits::maxActMs)))
        return refuse(u"--for is from 1s to ten years"_s);
    return time->transform([](Milliseconds ms) { return qint64(ms.count()); });
}

ReadCommand readMember(const Typed &typed)
{
    const auto time = howLong(typed);
    if (!time)
        return std::unexpected(time.error());
    return readPerson(typed, SteerMember{.act = *wordOf<MemberAct>(typed.words.value(0)), .ms = *time});
}

ReadCommand readInvite(const Typed &typed)
{
    const auto time = howLong(typed);
    if (!time)
        return std::unexpected(time.error());
    MakeInvite wish{.room = {}, .ms = *time, .reason = {}};
    const bool isForOne = !typed.words.value(2).isEmpty();
    if (typed.options.isSet(u"uses"_s)) {
        bool isNumber = false;
        wish.uses = typed.options.value(u"uses"_s).toInt(&isNumber);
        if (!isNumber || *wish.uses < 1 || *wish.uses > limits::maxInviteUses)
            return refuse(u"--uses is a number from 1 to 1000"_s);
        if (isForOne)
            return refuse(u"an invitation for one person is used once; --uses does not go with it"_s);
    }
    return isForOne ? readPerson(typed, wish) : readWhole(typed, wish);
}

ReadCommand readInvites(const Typed &typed)
{
    return RoomActByName{.act = FetchPeople{.list = PeopleList::Invited}, .target = typed.words.value(1)};
}

ReadCommand readUninvite(const Typed &typed)
{
    const QByteArray code = typed.words.value(2).toLatin1();
    if (code.isEmpty())
        return refuse(u"room uninvite takes a room, and the code of an invitation"_s);
    return readWhole(typed, DropInvite{.room = {}, .code = code, .reason = {}});
}

struct Verb {
    QLatin1StringView word;
    ReadCommand (*read)(const Typed &);
    QLatin1StringView options; ///< of those of `room`, what goes with it
};
constexpr std::array verbs{
    Verb{"create"_L1, &readCreate,
         "reason kind topic under icon max password-file slow invite-only announce-only"_L1},
    Verb{
        "set"_L1, &readSet,
        "reason name topic under icon max password-file no-password slow locked invite-only announce-only"_L1},
    Verb{"archive"_L1, &readArchive, "reason"_L1},
    Verb{"unarchive"_L1, &readUnarchive, "reason"_L1},
    Verb{"delete"_L1, &readDelete, "reason confirm"_L1},
    Verb{"people"_L1, &readPeople, "list filter"_L1},
    Verb{"waiting"_L1, &readWaiting, "filter"_L1},
    Verb{"move"_L1, &readMove, "reason session"_L1},
    Verb{"host"_L1, &readHost, "reason"_L1},
    Verb{"invite"_L1, &readInvite, "reason for uses"_L1},
    Verb{"invites"_L1, &readInvites, ""_L1},
    Verb{"uninvite"_L1, &readUninvite, "reason"_L1},
    Verb{"kick"_L1, &readMember, "reason"_L1},
    Verb{"ban"_L1, &readMember, "reason for"_L1},
    Verb{"unban"_L1, &readMember, "reason"_L1},
    Verb{"mute"_L1, &readMember, "reason for"_L1},
    Verb{"unmute"_L1, &readMember, "reason"_L1},
    Verb{"guest"_L1, &readMember, "reason"_L1},
    Verb{"member"_L1, &readMember, "reason"_L1},
    Verb{"moderator"_L1, &readMember, "reason"_L1},
};

} // namespace

ReadCommand readRoom(const Typed &typed)
{
    if (typed.words.value(0).isEmpty())
        return refuse(u"room takes the id or the name of a room, or a verb and a room"_s);
    const bool shows = typed.words.size() == 1; // also a room that is called as a verb
    const auto *verb = std::ranges::find(verbs, typed.words.first(), &Verb::word);
    const bool isVerb = !shows && verb != verbs.end();
    const QString what = isVerb ? "room "_L1 + typed.words.first() : u"room"_s;
    const auto allowed = isVerb ? verb->options : QLatin1StringView();
    if (const QString stray = strayOption(typed.options, u"room"_s, allowed); !stray.isEmpty())
        return refuse("--"_L1 + stray + " does not go with "_L1 + what);
    if (shows)
        return ShowRoom{typed.words.first()};
    if (!isVerb)
        return refuse("room does not know "_L1 + typed.words.first() + "; see chat-ctl --help"_L1);
    if (typed.words.value(1).isEmpty())
        return refuse(what + " takes the id or the name of a room"_L1);
    constexpr std::array takeTwo{&readMove, &readHost, &readMember, &readInvite, &readUninvite};
    const bool takesTwo = std::ranges::find(takeTwo, verb->read) != takeTwo.end();
    if (typed.words.size() > 2 && !takesTwo)
        return refuse("unexpected argument "_L1 + typed.words.at(2));
    return verb->read(typed);
}

} // namespace chat::ctl
