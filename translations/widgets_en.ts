<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>chat::widgets::AboutDialog</name>
    <message>
        <source>About %1</source>
        <translation>About %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Madang is the courtyard where people gather: a chat server that you run yourself.</source>
        <translation>Madang is the courtyard where people gather: a chat server that you run yourself.</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0.</source>
        <translation>Free software under the Apache License 2.0.</translation>
    </message>
    <message>
        <source>With Qt %1.</source>
        <translation>With Qt %1.</translation>
    </message>
</context>
<context>
    <name>chat::widgets::AnnouncementBanner</name>
    <message>
        <source>Announcement: %1</source>
        <translation>Announcement: %1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Dismiss the announcement</source>
        <translation>Dismiss the announcement</translation>
    </message>
</context>
<context>
    <name>chat::widgets::ErrorText</name>
    <message>
        <source>The server made a mistake.</source>
        <translation>The server made a mistake.</translation>
    </message>
    <message>
        <source>The server did not understand this program.</source>
        <translation>The server did not understand this program.</translation>
    </message>
    <message>
        <source>That is too large.</source>
        <translation>That is too large.</translation>
    </message>
    <message>
        <source>This program and the server speak different versions.</source>
        <translation>This program and the server speak different versions.</translation>
    </message>
    <message>
        <source>Too much at once. Please wait a moment.</source>
        <translation>Too much at once. Please wait a moment.</translation>
    </message>
    <message>
        <source>This server does not offer that.</source>
        <translation>This server does not offer that.</translation>
    </message>
    <message>
        <source>Please sign in first.</source>
        <translation>Please sign in first.</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>The name or the password is wrong.</translation>
    </message>
    <message>
        <source>Your token has expired. Please get a new one.</source>
        <translation>Your token has expired. Please get a new one.</translation>
    </message>
    <message>
        <source>The server does not accept this token.</source>
        <translation>The server does not accept this token.</translation>
    </message>
    <message>
        <source>This account is closed.</source>
        <translation>This account is closed.</translation>
    </message>
    <message>
        <source>You are shut out from this server.</source>
        <translation>You are shut out from this server.</translation>
    </message>
    <message>
        <source>You are already signed in elsewhere.</source>
        <translation>You are already signed in elsewhere.</translation>
    </message>
    <message>
        <source>Somebody here has this name, or one that looks like it.</source>
        <translation>Somebody here has this name, or one that looks like it.</translation>
    </message>
    <message>
        <source>This name is not allowed.</source>
        <translation>This name is not allowed.</translation>
    </message>
    <message>
        <source>The server is full.</source>
        <translation>The server is full.</translation>
    </message>
    <message>
        <source>You were away too long. Please sign in again.</source>
        <translation>You were away too long. Please sign in again.</translation>
    </message>
    <message>
        <source>The address must not contain a token.</source>
        <translation>The address must not contain a token.</translation>
    </message>
    <message>
        <source>There is no such room.</source>
        <translation>There is no such room.</translation>
    </message>
    <message>
        <source>The room is full.</source>
        <translation>The room is full.</translation>
    </message>
    <message>
        <source>The room was closed.</source>
        <translation>The room was closed.</translation>
    </message>
    <message>
        <source>You are not in this room.</source>
        <translation>You are not in this room.</translation>
    </message>
    <message>
        <source>You are not allowed to do that.</source>
        <translation>You are not allowed to do that.</translation>
    </message>
    <message>
        <source>There is already a room of this name.</source>
        <translation>There is already a room of this name.</translation>
    </message>
    <message>
        <source>That person is not in the room.</source>
        <translation>That person is not in the room.</translation>
    </message>
    <message>
        <source>Rooms of this kind cannot do that.</source>
        <translation>Rooms of this kind cannot do that.</translation>
    </message>
    <message>
        <source>The room is very busy.</source>
        <translation>The room is very busy.</translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation>The message is empty.</translation>
    </message>
    <message>
        <source>The message is too long.</source>
        <translation>The message is too long.</translation>
    </message>
    <message>
        <source>You are writing too fast.</source>
        <translation>You are writing too fast.</translation>
    </message>
    <message>
        <source>You may not write for now.</source>
        <translation>You may not write for now.</translation>
    </message>
    <message>
        <source>There is no such person.</source>
        <translation>There is no such person.</translation>
    </message>
    <message>
        <source>Older messages are not kept any more.</source>
        <translation>Older messages are not kept any more.</translation>
    </message>
    <message>
        <source>This message was already sent with another text.</source>
        <translation>This message was already sent with another text.</translation>
    </message>
    <message>
        <source>You are already waiting for a match. Cancel that first.</source>
        <translation>You are already waiting for a match. Cancel that first.</translation>
    </message>
    <message>
        <source>You are not waiting for this match any more.</source>
        <translation>You are not waiting for this match any more.</translation>
    </message>
    <message>
        <source>A match was just found. Accept it or decline it.</source>
        <translation>A match was just found. Accept it or decline it.</translation>
    </message>
    <message>
        <source>This match is no longer there.</source>
        <translation>This match is no longer there.</translation>
    </message>
    <message>
        <source>This match is already over.</source>
        <translation>This match is already over.</translation>
    </message>
    <message>
        <source>You declined a match a short while ago. Please wait.</source>
        <translation>You declined a match a short while ago. Please wait.</translation>
    </message>
    <message>
        <source>This kind of match cannot be played here.</source>
        <translation>This kind of match cannot be played here.</translation>
    </message>
    <message>
        <source>Matches of this kind are paused at the moment.</source>
        <translation>Matches of this kind are paused at the moment.</translation>
    </message>
    <message>
        <source>The party is full.</source>
        <translation>The party is full.</translation>
    </message>
    <message>
        <source>Only the leader of the party can do that.</source>
        <translation>Only the leader of the party can do that.</translation>
    </message>
    <message>
        <source>Somebody in the party is not free or not ready.</source>
        <translation>Somebody in the party is not free or not ready.</translation>
    </message>
    <message>
        <source>There is no such party, or you are not invited.</source>
        <translation>There is no such party, or you are not invited.</translation>
    </message>
    <message>
        <source>You are in a match. Leave that first.</source>
        <translation>You are in a match. Leave that first.</translation>
    </message>
    <message>
        <source>Please give a reason.</source>
        <translation>Please give a reason.</translation>
    </message>
    <message>
        <source>The configuration does not hold.</source>
        <translation>The configuration does not hold.</translation>
    </message>
    <message>
        <source>The server is closed for maintenance.</source>
        <translation>The server is closed for maintenance.</translation>
    </message>
    <message>
        <source>The server is about to restart.</source>
        <translation>The server is about to restart.</translation>
    </message>
    <message>
        <source>The server cannot store anything at the moment.</source>
        <translation>The server cannot store anything at the moment.</translation>
    </message>
    <message>
        <source>The server has too much to do.</source>
        <translation>The server has too much to do.</translation>
    </message>
    <message>
        <source>The server refused that (%1).</source>
        <translation>The server refused that (%1).</translation>
    </message>
    <message>
        <source>%1 Try again in %2.</source>
        <extracomment>%1 is a sentence that says what was refused, %2 a time such as &quot;3 seconds&quot;</extracomment>
        <translation>%1 Try again in %2.</translation>
    </message>
    <message>
        <source>You signed off.</source>
        <translation>You signed off.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>The connection was lost.</translation>
    </message>
    <message>
        <source>The server is restarting.</source>
        <translation>The server is restarting.</translation>
    </message>
    <message>
        <source>The server ended the connection: too many mistakes.</source>
        <translation>The server ended the connection: too many mistakes.</translation>
    </message>
    <message>
        <source>Something that was sent is too large for the server.</source>
        <translation>Something that was sent is too large for the server.</translation>
    </message>
    <message>
        <source>The connection is too slow for what is said here.</source>
        <translation>The connection is too slow for what is said here.</translation>
    </message>
    <message>
        <source>The server did not hear from us any more.</source>
        <translation>The server did not hear from us any more.</translation>
    </message>
    <message>
        <source>The server asked to connect again.</source>
        <translation>The server asked to connect again.</translation>
    </message>
    <message>
        <source>The server lost its state and starts afresh.</source>
        <translation>The server lost its state and starts afresh.</translation>
    </message>
    <message>
        <source>The server could not reach us.</source>
        <translation>The server could not reach us.</translation>
    </message>
    <message>
        <source>You signed in from somewhere else.</source>
        <translation>You signed in from somewhere else.</translation>
    </message>
    <message>
        <source>An operator ended your session.</source>
        <translation>An operator ended your session.</translation>
    </message>
    <message>
        <source>An operator shut you out from this server.</source>
        <translation>An operator shut you out from this server.</translation>
    </message>
    <message>
        <source>Your token is not valid any more.</source>
        <translation>Your token is not valid any more.</translation>
    </message>
    <message>
        <source>There are too many connections from here.</source>
        <translation>There are too many connections from here.</translation>
    </message>
    <message>
        <source>Signing in took too long.</source>
        <translation>Signing in took too long.</translation>
    </message>
    <message>
        <source>The session ended because nothing was said for a long time.</source>
        <translation>The session ended because nothing was said for a long time.</translation>
    </message>
    <message>
        <source>The connection ended (%1).</source>
        <translation>The connection ended (%1).</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>The room is locked for now.</source>
        <translation>The room is locked for now.</translation>
    </message>
    <message>
        <source>That was not said, or is not kept any more.</source>
        <translation>That was not said, or is not kept any more.</translation>
    </message>
    <message>
        <source>Too many attempts.</source>
        <translation>Too many attempts.</translation>
    </message>
    <message>
        <source>That is not the password of this room.</source>
        <translation>That is not the password of this room.</translation>
    </message>
    <message>
        <source>You need an invitation to this room.</source>
        <translation>You need an invitation to this room.</translation>
    </message>
    <message>
        <source>This invitation is not valid, or not any more.</source>
        <translation>This invitation is not valid, or not any more.</translation>
    </message>
    <message>
        <source>You are banned from this room.</source>
        <translation>You are banned from this room.</translation>
    </message>
    <message>
        <source>Only the host of the room can do that.</source>
        <translation>Only the host of the room can do that.</translation>
    </message>
    <message>
        <source>A room cannot have this name.</source>
        <translation>A room cannot have this name.</translation>
    </message>
    <message>
        <source>You cannot do that to yourself.</source>
        <translation>You cannot do that to yourself.</translation>
    </message>
    <message>
        <source>You cannot do that to somebody of this role.</source>
        <translation>You cannot do that to somebody of this role.</translation>
    </message>
    <message>
        <source>There are too many rooms. Leave or close one first.</source>
        <translation>There are too many rooms. Leave or close one first.</translation>
    </message>
    <message>
        <source>This room is in slow mode.</source>
        <translation>This room is in slow mode.</translation>
    </message>
    <message>
        <source>You can only read in this room.</source>
        <translation>You can only read in this room.</translation>
    </message>
    <message>
        <source>This person does not take messages from you.</source>
        <translation>This person does not take messages from you.</translation>
    </message>
    <message>
        <source>What you typed is not the name.</source>
        <translation>What you typed is not the name.</translation>
    </message>
</context>
</TS>
