// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>

/// Every limit of the protocol, with its unit in the name or in its type. What an operator may change is a
/// default of the configuration (server/app/config.h) and starts from here.
namespace chat::limits {

using namespace std::chrono_literals;

// Packets
inline constexpr int protocolVersion = 1; ///< `ver` of hello: what this code speaks
inline constexpr int protocolVersionMin = 1; ///< the oldest that is still understood
inline constexpr qsizetype maxFrameBytes
    = 64 * 1024; ///< of one WebSocket frame's payload, and of one message
inline constexpr int maxFragments = 64; ///< of one message
inline constexpr int maxDepth = 16; ///< of maps and lists inside a packet, the envelope included
inline constexpr int maxNodes = 4096; ///< values in one packet of a client
inline constexpr int maxMapKeys = 64; ///< keys in one map
inline constexpr qsizetype maxControlPayloadBytes = 125; ///< RFC 6455 section 5.5
inline constexpr qsizetype maxCloseReasonBytes = 123; ///< RFC 6455 section 5.5.1, cut at a character border

// The opening
inline constexpr qsizetype maxHeadBytes = 16 * 1024; ///< HTTP request head
inline constexpr int maxHeadLines = 64; ///< HTTP request head, request line included
inline constexpr auto handshakeTimeout = 5s; ///< from accept to the complete head; the same for TLS
inline constexpr auto authTimeout = 10s; ///< from the 101 to the login
inline constexpr auto frameTimeout = 10s; ///< from the first byte of a message to its last
inline constexpr auto closeTimeout = 2s; ///< from our close frame to the end of the stream

// Words
inline constexpr int minNickGraphemes = 2;
inline constexpr int maxNickGraphemes = 32;
inline constexpr int maxRoomNameGraphemes = 64;
inline constexpr int maxTopicGraphemes = 390;
inline constexpr int maxCategoryGraphemes = 32;
inline constexpr int maxRoomPasswordBytes = 128;
inline constexpr int maxReasonGraphemes = 300;
inline constexpr qsizetype maxPathBytes = 4095; ///< what Linux takes as the name of a file
inline constexpr int maxTextCodePoints = 4000; ///< of one message
inline constexpr int maxTextBytes = 16 * 1024; ///< of one message, as UTF-8
inline constexpr int maxNonceBytes = 40;
inline constexpr int maxTokenBytes = 8 * 1024;
inline constexpr int minDeviceIdChars = 16; ///< so many that nobody guesses another's
inline constexpr int maxDeviceIdChars = 64;
inline constexpr int maxSubjectBytes = 128; ///< `sub` of a token

// Rooms
inline constexpr int defaultChannels = 10;
inline constexpr int defaultChannelPeople = 500;
inline constexpr int snapshotMessages = 100; ///< messages in a snapshot
inline constexpr int maxRoomsPerSession = 20;
inline constexpr int ringEvents = 300; ///< kept in memory per room for resume
inline constexpr qsizetype ringBytes = 256 * 1024; ///< the same, in bytes
inline constexpr qsizetype maxAnswerBytes = 256 * 1024; ///< of any single answer
inline constexpr int historyPage = 50;
inline constexpr int maxHistoryPage = 300;
inline constexpr auto channelGrace = 10s; ///< from the loss of a connection to member.left
inline constexpr auto emptyGrace = 30s; ///< from a temporary room's last member to its end
inline constexpr auto countInterval = 1s; ///< between two counts of the people of a large room
inline constexpr int maxRooms = 10'000; ///< on one server, channels included
inline constexpr int maxOwnRooms = 5; ///< made by one person, at the same time
inline constexpr int defaultLargePeople = 10'000;
inline constexpr int maxRoomPeople = 100'000; ///< the most that a person may ask for
inline constexpr int maxSlowModeMs = 6 * 3600 * 1000;
inline constexpr int maxRoomBans = 500; ///< in one room, at the same time
inline constexpr int maxRoomMutes = 500; ///< the same
inline constexpr int maxRoomRoles = 100; ///< moderators and guests of one room
inline constexpr int maxInvites = 100; ///< of one room, not yet used up
inline constexpr int inviteCodeChars = 20;
inline constexpr int maxInviteUses = 1000; ///< of one code
inline constexpr qint64 minActMs = 1000; ///< of a ban, a mute or an invitation
inline constexpr qint64 maxActMs = qint64(10) * 366 * 24 * 3600 * 1000;
inline constexpr int roomListPage = 50;
inline constexpr int maxRoomListPage = 200;
inline constexpr int memberPage = 100;
inline constexpr int maxMemberPage = 500;
inline constexpr int maxWaiting = 1000; ///< for a seat in one room
inline constexpr auto seatHold = 15s; ///< a seat is held for the next who waits
inline constexpr int maxDirectPeople = 100; ///< in a group of direct messages, the sender included
inline constexpr int maxDirectRooms = 200; ///< of one person's making, and in dm.list
inline constexpr int maxDirectTotal = 100'000; ///< such rooms on one server
inline constexpr int directNames = 5; ///< of the others, by which such a room is called
inline constexpr auto absentInterval = 60s; ///< between two words about what was said where one is not
inline constexpr int maxBlocksTotal = 1'000'000; ///< on one server, of everybody
inline constexpr int maxBlocked = 1000; ///< people that one person does not want to hear
inline constexpr int badRoomPasswords = 10; ///< from one address within badTokenWindow, then it has to wait
inline constexpr int maxHashing = 64; ///< passwords of rooms that wait to be hashed
inline constexpr auto resumeWindow = 120s; ///< how long the resume key of a lost session lives

// Queues
inline constexpr int maxRequestsOpen = 32; ///< requests of one connection without an answer yet
inline constexpr int mailboxJobs = 4096; ///< commands of clients waiting for one actor
inline constexpr int turnJobs = 64; ///< jobs in one turn of an actor
inline constexpr auto turnTime = 2ms; ///< after which a turn ends
inline constexpr int outboxMarkFrames = 256; ///< above: a slow consumer in waiting
inline constexpr qsizetype outboxMarkBytes = 512 * 1024; ///< the same, in bytes
inline constexpr qsizetype outboxHardBytes = 1024 * 1024; ///< above: closed at once
inline constexpr auto outboxMarkTime = 5s; ///< above the mark for longer: closed
inline constexpr int pipelineEntries = 65536; ///< waiting for the store, before durable commands are refused
inline constexpr auto pipelineAge
    = 5s; ///< oldest entry waiting for the store, before durable commands are refused

// Life signs
inline constexpr auto pingInterval = 25s; ///< of silence, before the server asks
inline constexpr auto pongTimeout = 8s; ///< from the question to the close

// Floods
inline constexpr int floodBurst = 5;
inline constexpr double floodPerSecond = 2;
inline constexpr int floodViolations = 10; ///< within floodWindow: muted for floodMute
inline constexpr auto floodWindow = 60s;
inline constexpr auto floodMute = 60s;
inline constexpr int rememberedFloods = 4096; ///< users who left while their flood state still counts
inline constexpr int maxBadPackets = 5; ///< within badPacketWindow: closed
inline constexpr auto badPacketWindow = 10s;
inline constexpr int frameBurst = 200; ///< frames of any kind from one connection, then framesPerSecond
inline constexpr double framesPerSecond = 100;
inline constexpr qsizetype byteBurst
    = 1024 * 1024; ///< bytes of frames from one connection, then bytesPerSecond
inline constexpr double bytesPerSecond = 256 * 1024;
inline constexpr int connectionsPerAddress = 16; ///< IPv4 address or IPv6 /64; loopback is exempt
inline constexpr int unopenedPerAddress = 64; ///< connections that have not upgraded yet
inline constexpr int attemptsPerAddress = 32; ///< connections accepted from one address in attemptWindow
inline constexpr auto attemptWindow = 10min;
inline constexpr int listenBacklog = 4096;
inline constexpr auto acceptPause = 500ms; ///< after EMFILE, before accepting goes on

// The console
inline constexpr qsizetype maxAdminLineBytes = 1024 * 1024;

} // namespace chat::limits
