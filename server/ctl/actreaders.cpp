// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandreaders.h"
#include "server/ctl/typedoptions.h"

/// How the commands that change something are read.
namespace chat::ctl {

namespace {

template <class Act>
ReadCommand readRoomAct(const Typed &typed, Act act, QLatin1StringView name)
{
    if (typed.words.isEmpty() || typed.words.first().isEmpty())
        return refuse(name + " takes the id or the name of a room"_L1);
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    act.reason = **reason;
    return RoomActByName{.act = act, .target = typed.words.first()};
}

Parsed<Announce> announcementOf(const Typed &typed, const QStringList &words, QLatin1StringView command)
{
    Announce announce;
    const auto severity = choiceOf<Severity>(typed.options, u"severity"_s);
    if (!severity)
        return std::unexpected(severity.error());
    announce.severity = severity->value_or(Severity::Info);
    if (!words.isEmpty())
        announce.text = {.ko = words.join(u' '), .en = words.join(u' ')};
    if (typed.options.isSet(u"ko"_s))
        announce.text.ko = typed.options.value(u"ko"_s);
    if (typed.options.isSet(u"en"_s))
        announce.text.en = typed.options.value(u"en"_s);
    if (!announce.text.ko && !announce.text.en)
        return refuse(command + " takes a text, or --ko and --en"_L1);
    if (typed.options.isSet(u"sticky"_s))
        announce.sticky = true;
    const auto until = momentOf(typed, u"until"_s);
    const auto start = momentOf(typed, u"at"_s);
    const auto every = durationOf(typed.options, u"every"_s);
    const auto reason = reasonOf(typed.options, false);
    if (!until || !start)
        return std::unexpected(until ? start.error() : until.error());
    if (!every || !reason)
        return std::unexpected(every ? reason.error() : every.error());
    if (*every && (**every < limits::minAnnounceRepeat || **every > limits::maxAnnounceRepeat))
        return refuse(u"--every is from 1m to 168h"_s);
    announce.until = *until;
    announce.start = *start;
    announce.repeatMs = every->transform([](Milliseconds ms) { return qint64(ms.count()); });
    announce.reason = *reason;
    return announce;
}

} // namespace

ReadCommand readKick(const Typed &typed)
{
    if (typed.words.isEmpty())
        return refuse(u"kick takes a session, a user or a nick"_s);
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    return KickByName{.target = typed.words.first(), .reason = **reason};
}

ReadCommand readBroadcast(const Typed &typed)
{
    auto announce = announcementOf(typed, typed.words, "broadcast"_L1);
    if (!announce)
        return std::unexpected(announce.error());
    if (!typed.options.isSet(u"room"_s))
        return *std::move(announce);
    if (typed.options.value(u"room"_s).isEmpty())
        return refuse(u"--room takes the id or the name of a room"_s);
    return AnnounceByName{
        .announce = *std::move(announce), .room = typed.options.value(u"room"_s), .session = {}};
}

ReadCommand readMessage(const Typed &typed)
{
    if (typed.words.isEmpty() || typed.words.first().isEmpty())
        return refuse(u"message takes a session, a user or a nick, and a text"_s);
    auto announce = announcementOf(typed, typed.words.sliced(1), "message"_L1);
    if (!announce)
        return std::unexpected(announce.error());
    return AnnounceByName{.announce = *std::move(announce), .room = {}, .session = typed.words.first()};
}

ReadCommand readBroadcasts(const Typed &) { return ListAnnouncements(); }

ReadCommand readRecall(const Typed &typed)
{
    const auto id = AnnounceId::fromText(typed.words.value(0).toLatin1());
    if (!id)
        return refuse(u"recall takes the id of an announcement, as broadcasts shows it"_s);
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    return RecallAnnouncement{.id = *id, .reason = **reason};
}

ReadCommand readDrain(const Typed &typed)
{
    const auto reason = reasonOf(typed.options, true);
    const auto grace = durationOf(typed.options, u"grace"_s);
    const auto reconnect = durationOf(typed.options, u"reconnect"_s);
    if (!reason || !grace || !reconnect)
        return std::unexpected(!reason ? reason.error() : !grace ? grace.error() : reconnect.error());
    const auto count = [](Milliseconds ms) { return qint64(ms.count()); };
    return DrainServer{
        .graceMs = grace->transform(count), .reconnectMs = reconnect->transform(count), .reason = **reason};
}

ReadCommand readBlock(const Typed &typed)
{
    const auto time = durationOf(typed.options, u"for"_s);
    if (!time)
        return std::unexpected(time.error());
    if (*time && (**time < Milliseconds(1) || **time > limits::maxBlockTime))
        return refuse(u"--for is from 1ms to 10s"_s);
    return readRoomAct(
        typed,
        BlockRoom{.room = {}, .ms = time->transform([](Milliseconds ms) { return qint64(ms.count()); })},
        "block"_L1);
}

ReadCommand readThrow(const Typed &typed) { return readRoomAct(typed, ThrowInRoom(), "throw"_L1); }

ReadCommand readRepair(const Typed &typed)
{
    bool isNumber = false;
    const qint64 id = typed.words.value(0).toLongLong(&isNumber);
    if (!isNumber || id < 1)
        return refuse(u"repair takes the number of a violation, as invariants shows it"_s);
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    return RepairViolation{.id = id, .reason = **reason};
}

ReadCommand readBan(const Typed &typed)
{
    const QString address = typed.options.value(u"address"_s);
    const QString device = typed.options.value(u"device"_s);
    const QString who = typed.words.value(0);
    if (int(who.isEmpty()) + int(address.isEmpty()) + int(device.isEmpty()) != 2)
        return refuse(u"ban takes a session, a user or a nick, or --address, or --device"_s);
    const auto time = durationOf(typed.options, u"for"_s);
    const auto reason = reasonOf(typed.options, true);
    if (!time || !reason)
        return std::unexpected(time ? reason.error() : time.error());
    AddBan ban{.target = {}, .until = {}, .reason = **reason};
    if (*time)
        ban.until = typed.now + **time;
    if (address.isEmpty())
        return BanByName{
            .ban = ban, .target = device.isEmpty() ? who : device, .byDevice = !device.isEmpty()};
    ban.target.address = address;
    return ban;
}

ReadCommand readBans(const Typed &typed)
{
    const QString filter = typed.words.value(0);
    return ListBans{.filter = filter.isEmpty() ? std::nullopt : std::optional(filter)};
}

ReadCommand readUnban(const Typed &typed)
{
    const auto id = BanId::fromText(typed.words.value(0).toLatin1());
    if (!id)
        return refuse(u"unban takes the id of a ban, as bans shows it"_s);
    const auto reason = reasonOf(typed.options, true);
    if (!reason)
        return std::unexpected(reason.error());
    return LiftBan{.id = *id, .reason = **reason};
}

ReadCommand readClose(const Typed &typed) { return readRoomAct(typed, CloseRoom(), "close"_L1); }

ReadCommand readOpen(const Typed &typed) { return readRoomAct(typed, OpenRoom(), "open"_L1); }

ReadCommand readQuarantine(const Typed &typed)
{
    return readRoomAct(typed, QuarantineRoom{.on = true}, "quarantine"_L1);
}

ReadCommand readRelease(const Typed &typed)
{
    return readRoomAct(typed, QuarantineRoom{.on = false}, "release"_L1);
}

} // namespace chat::ctl
