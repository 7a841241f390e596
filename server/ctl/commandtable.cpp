// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandtable.h"

#include "server/ctl/commandreaders.h"

#include <array>

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array optionTable{
    CtlOption{
        .shown = {.name = "reason"_L1, .value = "TEXT"_L1, .sentence = "why; kept in the audit"_L1},
        .commands
        = "kick close open quarantine release block ban unban broadcast message recall drain config loglevel backup repair throw room match"_L1},
    CtlOption{
        .shown
        = {.name = "severity"_L1, .value = "LEVEL"_L1, .sentence = "info (when absent), warn or critical"_L1},
        .commands = "broadcast message"_L1,
        .choices = "info warn critical"_L1},
    CtlOption{.shown = {.name = "sticky"_L1, .sentence = "stays until it is dismissed"_L1},
              .commands = "broadcast message"_L1},
    CtlOption{
        .shown
        = {.name = "until"_L1, .value = "WHEN"_L1, .sentence = "over at that time, or after so long"_L1},
        .commands = "broadcast message"_L1},
    CtlOption{.shown = {.name = "at"_L1,
                        .value = "WHEN"_L1,
                        .sentence = "at 2026-12-24T18:00 for example, or after so long"_L1},
              .commands = "broadcast message"_L1},
    CtlOption{.shown = {.name = "every"_L1,
                        .value = "DURATION"_L1,
                        .sentence = "again and again, until --until or a recall"_L1},
              .commands = "broadcast message"_L1},
    CtlOption{.shown = {.name = "room"_L1, .value = "ROOM"_L1, .sentence = "only to who is in that room"_L1},
              .commands = "broadcast"_L1},
    CtlOption{.shown = {.name = "address"_L1,
                        .value = "ADDRESS"_L1,
                        .sentence = "instead of somebody: an address, of IPv6 its whole /64"_L1},
              .commands = "ban"_L1},
    CtlOption{.shown = {.name = "device"_L1,
                        .value = "SESSION|USER|NICK|ID"_L1,
                        .sentence = "instead of somebody: the device of that session"_L1},
              .commands = "ban"_L1},
    CtlOption{
        .shown
        = {.name = "for"_L1, .value = "DURATION"_L1, .sentence = "how long; absent: for good, a block 3s"_L1},
        .commands = "ban block room"_L1},
    CtlOption{.shown = {.name = "uses"_L1,
                        .value = "N"_L1,
                        .sentence = "how often an invitation opens the room; once when absent"_L1},
              .commands = "room"_L1},
    CtlOption{.shown
              = {.name = "kind"_L1, .value = "KIND"_L1, .sentence = "of a new room; channel when absent"_L1},
              .commands = "room"_L1,
              .choices = "channel meeting large temporary"_L1},
    CtlOption{.shown
              = {.name = "name"_L1, .value = "NAME"_L1, .sentence = "what a room is called from now on"_L1},
              .commands = "room"_L1},
    CtlOption{.shown = {.name = "topic"_L1, .value = "TEXT"_L1, .sentence = "what a room is about"_L1},
              .commands = "room"_L1},
    CtlOption{.shown = {.name = "max"_L1, .value = "N"_L1, .sentence = "how many people a room takes"_L1},
              .commands = "room"_L1},
    CtlOption{.shown = {.name = "password-file"_L1,
                        .value = "FILE"_L1,
                        .sentence = "whose first line opens a room from now on"_L1},
              .commands = "room"_L1},
    CtlOption{.shown = {.name = "no-password"_L1, .sentence = "a room asks for none any more"_L1},
              .commands = "room"_L1},
    CtlOption{.shown = {.name = "slow"_L1,
                        .value = "DURATION"_L1,
                        .sentence = "one message of a person in so much time; 0s: off"_L1},
              .commands = "room"_L1},
    CtlOption{.shown
              = {.name = "locked"_L1, .value = "on|off"_L1, .sentence = "nobody new gets into a room"_L1},
              .commands = "room"_L1,
              .choices = "on off"_L1},
    CtlOption{.shown
              = {.name = "invite-only"_L1, .value = "on|off"_L1, .sentence = "only with an invitation"_L1},
              .commands = "room"_L1,
              .choices = "on off"_L1},
    CtlOption{.shown = {.name = "announce-only"_L1,
                        .value = "on|off"_L1,
                        .sentence = "only host and moderators speak in a room"_L1},
              .commands = "room"_L1,
              .choices = "on off"_L1},
    CtlOption{.shown
              = {.name = "confirm"_L1, .value = "NAME"_L1, .sentence = "of the room that is deleted"_L1},
              .commands = "room"_L1},
    CtlOption{.shown = {.name = "session"_L1,
                        .value = "SESSION|USER|NICK"_L1,
                        .sentence = "who is moved; everybody when absent"_L1},
              .commands = "room"_L1},
    CtlOption{.shown = {.name = "list"_L1,
                        .value = "LIST"_L1,
                        .sentence = "which people of a room; members when absent"_L1},
              .commands = "room"_L1,
              .choices = "members muted banned invited waiting"_L1},
    CtlOption{
        .shown
        = {.name = "filter"_L1, .value = "WORD"_L1, .sentence = "only people with this in their nick"_L1},
        .commands = "room"_L1},
    CtlOption{.shown = {.name = "mode"_L1, .value = "MODE"_L1, .sentence = "only what is of this mode"_L1},
              .commands = "match"_L1},
    CtlOption{.shown = {.name = "ko"_L1, .value = "TEXT"_L1, .sentence = "what Korean clients show"_L1},
              .commands = "broadcast message"_L1},
    CtlOption{.shown = {.name = "en"_L1, .value = "TEXT"_L1, .sentence = "what all others show"_L1},
              .commands = "broadcast message"_L1},
    CtlOption{.shown = {.name = "grace"_L1,
                        .value = "DURATION"_L1,
                        .sentence = "until connections are closed; as configured when absent"_L1},
              .commands = "drain"_L1},
    CtlOption{.shown = {.name = "reconnect"_L1,
                        .value = "DURATION"_L1,
                        .sentence = "from now, when clients shall come back"_L1},
              .commands = "drain"_L1},
    CtlOption{
        .shown
        = {.name = "limit"_L1, .value = "N"_L1, .sentence = "how many rows, 1 to 200; 50 when absent"_L1},
        .commands = "audit logs"_L1},
    CtlOption{.shown = {.name = "who"_L1, .value = "NAME"_L1, .sentence = "only what this operator did"_L1},
              .commands = "audit"_L1},
    CtlOption{.shown
              = {.name = "act"_L1, .value = "WORD"_L1, .sentence = "only acts with this in their name"_L1},
              .commands = "audit"_L1},
    CtlOption{.shown = {.name = "since"_L1, .value = "DURATION"_L1, .sentence = "not older than that"_L1},
              .commands = "audit"_L1},
    CtlOption{
        .shown
        = {.name = "level"_L1, .value = "LEVEL"_L1, .sentence = "only lines of this level and worse"_L1},
        .commands = "logs"_L1,
        .choices = "debug info warning critical"_L1},
    CtlOption{.shown = {.name = "category"_L1,
                        .value = "NAME"_L1,
                        .sentence = "only lines of this category, as loglevel names it"_L1},
              .commands = "logs"_L1,
              .choices = "chat.net chat.session chat.room chat.runtime chat.store chat.admin chat.app"_L1},
    CtlOption{.shown
              = {.name = "job"_L1,
                 .value = "N"_L1,
                 .sentence = "the room as it was after that job, of which journal shows the number"_L1},
              .commands = "journal"_L1},
    CtlOption{.shown = {.name = "check"_L1, .sentence = "only say what config set would change"_L1},
              .commands = "config"_L1},
    CtlOption{.shown = {.name = "follow"_L1, .sentence = "go on, and print what is new"_L1},
              .commands = "status workers logs"_L1},
    CtlOption{.shown = {.name = "interval"_L1,
                        .value = "DURATION"_L1,
                        .sentence = "how often to look, from 100ms; 1s when absent"_L1},
              .commands = "status workers logs top"_L1},
    CtlOption{.shown
              = {.name = "socket"_L1, .value = "PATH"_L1, .sentence = "the admin socket of the server"_L1}},
    CtlOption{.shown = {.name = "connect"_L1,
                        .value = "HOST:PORT"_L1,
                        .sentence = "another machine's server, over TLS; its server.admin_listen"_L1}},
    CtlOption{
        .shown
        = {.name = "token-file"_L1, .value = "FILE"_L1, .sentence = "with the token to log in there"_L1}},
    CtlOption{.shown = {.name = "ca"_L1,
                        .value = "FILE"_L1,
                        .sentence = "authority that signed its certificate, or the certificate itself"_L1}},
    CtlOption{.shown = {.name = "json"_L1, .sentence = "print the answer as JSON"_L1}},
    CtlOption{.shown = {.name = "print-man-page"_L1, .sentence = "print packaging/man/chat-ctl.1"_L1},
              .hidden = true},
    CtlOption{.shown = {.name = "help"_L1, .sentence = "print this"_L1, .letter = "h"_L1}},
    CtlOption{.shown = {.name = "version"_L1, .sentence = "print the version"_L1, .letter = "v"_L1}},
};

constexpr std::array commandTable{
    CommandRow{"status"_L1, ""_L1, "how the server is"_L1, 0, &readStatus},
    CommandRow{"workers"_L1, ""_L1, "what every thread and actor does"_L1, 0, &readWorkers},
    CommandRow{"top"_L1, ""_L1, "both, live, on the whole terminal; q ends it"_L1, 0, &readTop},
    CommandRow{"rooms"_L1, "[FILTER]"_L1, "the rooms; by part of the name"_L1, 1, &readRooms},
    CommandRow{
        "room"_L1, "ID|NAME"_L1, "one room, and who is in it"_L1, 3, &readRoom,
        "create set archive unarchive delete people waiting invite invites uninvite move host kick ban "
        "unban mute unmute guest member moderator"_L1},
    CommandRow{"room create"_L1, "NAME"_L1, "make a room that is nobody's"_L1, 0, &readRoom},
    CommandRow{"room set"_L1, "ROOM"_L1, "change name, topic, door or limits of a room"_L1, 0, &readRoom},
    CommandRow{"room archive"_L1, "ROOM"_L1, "let a room be read only; unarchive takes that back"_L1, 0,
               &readRoom},
    CommandRow{"room delete"_L1, "ROOM"_L1, "a room and all that was said in it are no more"_L1, 0,
               &readRoom},
    CommandRow{"room people"_L1, "ROOM"_L1, "who is in a room; or muted, banned or invited there"_L1, 0,
               &readRoom},
    CommandRow{"room waiting"_L1, "ROOM"_L1, "who waits for a seat in a full room, the next one first"_L1, 0,
               &readRoom},
    CommandRow{"room invite"_L1, "ROOM [USER|NICK]"_L1,
               "make a code that opens a room; for one, or for anybody"_L1, 0, &readRoom},
    CommandRow{"room invites"_L1, "ROOM"_L1, "the codes that open a room; uninvite ROOM CODE ends one"_L1, 0,
               &readRoom},
    CommandRow{"room move"_L1, "ROOM ROOM"_L1, "bring people from one room into another"_L1, 0, &readRoom},
    CommandRow{"room host"_L1, "ROOM USER|NICK"_L1, "make somebody in a room its host"_L1, 0, &readRoom},
    CommandRow{"room kick"_L1, "ROOM USER|NICK"_L1,
               "put somebody out; also ban, unban, mute, unmute, guest, member, moderator"_L1, 0, &readRoom},
    CommandRow{"match"_L1, "modes"_L1, "what can be played, and how it goes"_L1, 2, &readMatch,
               "modes tickets explain list end cancel pause resume"_L1},
    CommandRow{"match tickets"_L1, "[FILTER]"_L1, "who waits; by part of the nick, or by id"_L1, 0,
               &readMatch},
    CommandRow{"match explain"_L1, "TICKET|USER|NICK"_L1, "what keeps somebody who waits"_L1, 0, &readMatch},
    CommandRow{"match list"_L1, "[FILTER]"_L1, "the matches that are played; by part of a nick, or by id"_L1,
               0, &readMatch},
    CommandRow{"match end"_L1, "MATCH|USER|NICK"_L1, "end a match without a result"_L1, 0, &readMatch},
    CommandRow{"match cancel"_L1, "TICKET|USER|NICK"_L1, "let somebody wait no longer"_L1, 0, &readMatch},
    CommandRow{"match pause"_L1, "MODE"_L1, "match nobody in a mode; resume lets it go on"_L1, 0, &readMatch},
    CommandRow{"journal"_L1, "ROOM"_L1, "the last jobs of a room, or how it was after one of them"_L1, 1,
               &readJournal},
    CommandRow{"sessions"_L1, "[FILTER]"_L1, "who is logged in; by part of the nick or address, or by id"_L1,
               1, &readSessions},
    CommandRow{"session"_L1, "SESSION|USER|NICK"_L1, "one session, and where it is"_L1, 1, &readSession},
    CommandRow{"kick"_L1, "SESSION|USER|NICK"_L1, "end a session, or all of a user"_L1, 1, &readKick},
    CommandRow{"close"_L1, "ROOM"_L1, "put everybody out of a room, until it is opened"_L1, 1, &readClose},
    CommandRow{"open"_L1, "ROOM"_L1, "open a room that was closed"_L1, 1, &readOpen},
    CommandRow{"quarantine"_L1, "ROOM"_L1, "let nobody speak in a room, and nobody in"_L1, 1,
               &readQuarantine},
    CommandRow{"release"_L1, "ROOM"_L1, "end the quarantine of a room"_L1, 1, &readRelease},
    CommandRow{"broadcast"_L1, "[TEXT]"_L1, "say something to everybody; TEXT is for both languages"_L1, 1000,
               &readBroadcast},
    CommandRow{"block"_L1, "ROOM"_L1, "hold up a room; only with chat-server --debug-faults"_L1, 1,
               &readBlock},
    CommandRow{"throw"_L1, "ROOM"_L1, "let a room fail; only with chat-server --debug-faults"_L1, 1,
               &readThrow},
    CommandRow{"crashes"_L1, ""_L1, "rooms that closed themselves after a fault"_L1, 0, &readCrashes},
    CommandRow{"crash"_L1, "INCIDENT"_L1, "what is known of one fault"_L1, 1, &readCrash},
    CommandRow{"invariants"_L1, ""_L1, "what must always hold, and where it does not"_L1, 0, &readInvariants},
    CommandRow{"repair"_L1, "N"_L1, "put right what does not hold"_L1, 1, &readRepair},
    CommandRow{"ban"_L1, "[SESSION|USER|NICK]"_L1, "shut out a user, an address or a device"_L1, 1, &readBan},
    CommandRow{"bans"_L1, "[FILTER]"_L1, "who is shut out; by part of nick, address or reason"_L1, 1,
               &readBans},
    CommandRow{"unban"_L1, "ID"_L1, "end a ban"_L1, 1, &readUnban},
    CommandRow{"message"_L1, "SESSION|USER|NICK [TEXT]"_L1, "say something to one session"_L1, 1000,
               &readMessage},
    CommandRow{"broadcasts"_L1, ""_L1, "what was said, and what waits to be said"_L1, 0, &readBroadcasts},
    CommandRow{"recall"_L1, "ID"_L1, "take back what was said, or will be"_L1, 1, &readRecall},
    CommandRow{"drain"_L1, ""_L1, "stop the server in order"_L1, 0, &readDrain},
    CommandRow{"config"_L1, "get [KEY]|set KEY VALUE|reload"_L1,
               "what the server runs with; change it for now; read it again"_L1, 3, &readConfig,
               "get set reload"_L1},
    CommandRow{"logs"_L1, ""_L1, "the last lines of the server's log"_L1, 0, &readLogs},
    CommandRow{"loglevel"_L1, "[CATEGORY LEVEL]"_L1, "what is logged; or log more or less of it"_L1, 2,
               &readLogLevel,
               "chat.net chat.session chat.room chat.runtime chat.store chat.admin chat.app"_L1},
    CommandRow{"backup"_L1, "FILE"_L1, "copy the whole store into a new file, while it is in use"_L1, 1,
               &readBackup},
    CommandRow{"audit"_L1, ""_L1, "what operators did, newest first"_L1, 0, &readAudit},
    CommandRow{"completion"_L1, "bash|zsh|fish"_L1, "a script with which that shell completes commands"_L1, 1,
               &readCompletion, "bash zsh fish"_L1},
};

} // namespace

std::span<const CtlOption> ctlOptions() { return optionTable; }

std::span<const CommandRow> commandRows() { return commandTable; }

} // namespace chat::ctl
