// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/protocolpage.h"

#include "shared/core/closecode.h"
#include "shared/protocol/pagepieces.h"

#include <utility>

namespace chat {
namespace {

QString errorFields(const Examples &examples)
{
    return fieldTable(fieldRows<ErrorInfo>()) + example(examples, "error.answer").chopped(1);
}

QString closeRows()
{
    QString table = tableHead({u"code"_s, u"name"_s, u"comes back by itself"_s, u"meaning"_s});
    for (const CloseRow &row : closeTable())
        table += tableRow({QString::number(int(row.code)), code(row.name),
                           clientReconnects(quint16(row.code)) ? u"yes"_s : u""_s, row.meaning});
    return table.chopped(1);
}

QString seconds(Milliseconds time)
{
    return time.count() % 1000 == 0 ? u"%1 s"_s.arg(time.count() / 1000) : u"%1 ms"_s.arg(time.count());
}

QString limitRows()
{
    using namespace limits;
    const auto number = [](auto value) { return QString::number(value); };
    const auto bytes = [](qint64 value) { return u"%1 bytes"_s.arg(value); };
    const std::pair<QString, QString> rows[]{
        {u"a frame, and a message of several frames"_s, bytes(maxFrameBytes)},
        {u"frames of one message"_s, number(maxFragments)},
        {u"maps and lists inside each other, the envelope included"_s, number(maxDepth)},
        {u"values in a packet"_s, number(maxNodes)},
        {u"keys in a map"_s, number(maxMapKeys)},
        {u"the head of the HTTP request"_s, bytes(maxHeadBytes)},
        {u"from the connection to the whole head"_s, seconds(handshakeTimeout)},
        {u"from the handshake to the login"_s, seconds(authTimeout)},
        {u"from the first byte of a message to its last"_s, seconds(frameTimeout)},
        {u"from the server's close frame to the end"_s, seconds(closeTimeout)},
        {u"silence before the server pings"_s, seconds(pingInterval)},
        {u"silence after that before it closes"_s, seconds(pongTimeout)},
        {u"requests without an answer yet"_s, number(maxRequestsOpen)},
        {u"rooms at once"_s, number(maxRoomsPerSession)},
        {u"people in a channel (the server's default)"_s, number(defaultChannelPeople)},
        {u"messages in a snapshot"_s, number(snapshotMessages)},
        {u"events in a page of history; when `limit` is absent"_s,
         number(maxHistoryPage) + u"; "_s + number(historyPage)},
        {u"a single answer"_s, bytes(maxAnswerBytes)},
        {u"kept in memory of a room for `since`"_s, u"%1 events, %2 bytes"_s.arg(ringEvents).arg(ringBytes)},
        {u"a lost connection's seat in a channel"_s, seconds(channelGrace)},
        {u"a lost connection's resume key"_s, seconds(resumeWindow)},
        {u"messages: at once, then"_s,
         u"%1, then %2 each second; after %3 refusals in %4: muted for %5"_s.arg(floodBurst)
             .arg(floodPerSecond)
             .arg(floodViolations)
             .arg(seconds(floodWindow), seconds(floodMute))},
        {u"frames of any kind: at once, then"_s,
         u"%1, then %2 each second"_s.arg(frameBurst).arg(framesPerSecond)},
        {u"bytes of frames: at once, then"_s,
         u"%1, then %2 each second"_s.arg(byteBurst).arg(bytesPerSecond)},
        {u"packets that cannot be read, before the server closes"_s,
         u"%1 in %2"_s.arg(maxBadPackets).arg(seconds(badPacketWindow))},
        {u"waiting for a slow reader: for %1"_s.arg(seconds(outboxMarkTime)),
         u"%1 frames or %2 bytes"_s.arg(outboxMarkFrames).arg(outboxMarkBytes)},
        {u"waiting for a slow reader: at all"_s, bytes(outboxHardBytes)},
        {u"connections from one address (IPv6: one /64)"_s, number(connectionsPerAddress)},
    };
    QString table = tableHead({u"what"_s, u"limit"_s});
    for (const auto &[what, limit] : rows)
        table += tableRow({what, limit});
    return table.chopped(1);
}

/// Remarks as paragraphs, the frames between two of them as one block.
QString sessionLines(const std::vector<SessionStep> &session)
{
    QString lines;
    bool inBlock = false;
    const auto block = [&](bool open) {
        if (std::exchange(inBlock, open) != open)
            lines += open ? u"```\n"_s : u"```\n\n"_s;
    };
    for (const SessionStep &step : session) {
        block(step.who != SessionStep::Remark);
        switch (step.who) {
        case SessionStep::Remark: lines += step.text + u"\n\n"_s; break;
        case SessionStep::Client: lines += u"C: "_s + step.text + u'\n'; break;
        case SessionStep::Server: lines += u"S: "_s + step.text + u'\n'; break;
        }
    }
    block(false);
    return lines.trimmed();
}

} // namespace

QByteArray protocolPage(const PageParts &parts)
{
    const PagePart generated[]{
        {u"@version@"_s, u"Protocol version %1."_s.arg(limits::protocolVersion)},
        {u"@limits@"_s, limitRows()},
        {u"@texts@"_s, textRows()},
        {u"@error_fields@"_s, errorFields(parts.examples)},
        {u"@commands@"_s, commandSections<Command>(parts.examples)},
        {u"@events@"_s, eventSections<Event>(parts.examples)},
        {u"@errors@"_s, errorRows()},
        {u"@closes@"_s, closeRows()},
        {u"@session@"_s, sessionLines(parts.session)},
    };
    return filledPage(parts.prose, generated);
}

} // namespace chat
