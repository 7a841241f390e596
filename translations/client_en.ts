<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>chat::gui::BlockedDialog</name>
    <message>
        <source>Blocked people</source>
        <translation>Blocked people</translation>
    </message>
    <message>
        <source>&amp;Unblock</source>
        <translation>&amp;Unblock</translation>
    </message>
    <message>
        <source>You have blocked nobody.</source>
        <translation>You have blocked nobody.</translation>
    </message>
    <message>
        <source>They can send you no direct messages and no invitations, and what they say in rooms is hidden from you.</source>
        <translation>They can send you no direct messages and no invitations, and what they say in rooms is hidden from you.</translation>
    </message>
</context>
<context>
    <name>chat::gui::BrowseDelegate</name>
    <message>
        <source>locked</source>
        <translation>locked</translation>
    </message>
    <message>
        <source>password</source>
        <translation>password</translation>
    </message>
    <message>
        <source>by invitation</source>
        <translation>by invitation</translation>
    </message>
    <message>
        <source>full</source>
        <translation>full</translation>
    </message>
    <message>
        <source>%1, %2 people, %3</source>
        <translation>%1, %2 people, %3</translation>
    </message>
</context>
<context>
    <name>chat::gui::BrowseDialog</name>
    <message>
        <source>With a free &amp;seat</source>
        <translation>With a free &amp;seat</translation>
    </message>
    <message>
        <source>Without a &amp;password</source>
        <translation>Without a &amp;password</translation>
    </message>
    <message>
        <source>Browse rooms</source>
        <translation>Browse rooms</translation>
    </message>
    <message>
        <source>Part of a name or topic</source>
        <translation>Part of a name or topic</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Every kind</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>Most people first</source>
        <translation>Most people first</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>All rooms</source>
        <translation>All rooms</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Create a room...</source>
        <translation>Create a room...</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>You are not connected.</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>Looking...</translation>
    </message>
    <message>
        <source>There is no such room.</source>
        <translation>There is no such room.</translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::gui::CertificateDialog</name>
    <message>
        <source>Nobody vouches for this server: its certificate is not known.</source>
        <translation>Nobody vouches for this server: its certificate is not known.</translation>
    </message>
    <message>
        <source>This server shows another certificate than the one that you trusted. Somebody may be listening in between.</source>
        <translation>This server shows another certificate than the one that you trusted. Somebody may be listening in between.</translation>
    </message>
    <message>
        <source>The certificate of this server is expired, revoked or broken.</source>
        <translation>The certificate of this server is expired, revoked or broken.</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>Certificate of %1</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for the fingerprint, on another way than this one. Trust it only if every digit is the same.</source>
        <translation>Ask whoever runs the server for the fingerprint, on another way than this one. Trust it only if every digit is the same.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Fingerprint (SHA-256)</translation>
    </message>
    <message>
        <source>Trusted until now</source>
        <translation>Trusted until now</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Trust this certificate</translation>
    </message>
</context>
<context>
    <name>chat::gui::Composer</name>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n character left</numerusform>
            <numerusform>%n characters left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too long</source>
        <translation>
            <numerusform>%n character too long</numerusform>
            <numerusform>%n characters too long</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a room to write</source>
        <translation>Enter a room to write</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>Write to %1</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line.</source>
        <translation>Enter sends, Shift+Enter begins a new line.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Send (Enter)</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Proposals</translation>
    </message>
</context>
<context>
    <name>chat::gui::ConnectDialog</name>
    <message>
        <source>Remember this</source>
        <translation>Remember this</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Connect to a server</translation>
    </message>
    <message>
        <source>empty: the server makes one up</source>
        <translation>empty: the server makes one up</translation>
    </message>
    <message>
        <source>only if you were given one</source>
        <translation>only if you were given one</translation>
    </message>
    <message>
        <source>A token is kept in the keyring of your desktop, never in a file.</source>
        <translation>A token is kept in the keyring of your desktop, never in a file.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>The address of a server looks like wss://chat.example</source>
        <translation>The address of a server looks like wss://chat.example</translation>
    </message>
    <message>
        <source>This cannot be the address of a server.</source>
        <translation>This cannot be the address of a server.</translation>
    </message>
    <message>
        <source>Others on the way can read along: the connection is not encrypted.</source>
        <translation>Others on the way can read along: the connection is not encrypted.</translation>
    </message>
    <message>
        <source>The connection will be encrypted.</source>
        <translation>The connection will be encrypted.</translation>
    </message>
</context>
<context>
    <name>chat::gui::ConnectionBanner</name>
    <message>
        <source>The server cannot be reached.</source>
        <translation>The server cannot be reached.</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>You are not connected.</translation>
    </message>
    <message>
        <source>Connecting...</source>
        <translation>Connecting...</translation>
    </message>
    <message>
        <source>Signing in...</source>
        <translation>Signing in...</translation>
    </message>
    <message>
        <source>%1 Connecting again in %2.</source>
        <extracomment>%1 is a sentence that says why, %2 a time such as &quot;3 seconds&quot;</extracomment>
        <translation>%1 Connecting again in %2.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Look at it...</source>
        <translation>Look at it...</translation>
    </message>
    <message>
        <source>Connect...</source>
        <translation>Connect...</translation>
    </message>
</context>
<context>
    <name>chat::gui::Conversation</name>
    <message>
        <source>Room menu</source>
        <translation>Room menu</translation>
    </message>
    <message>
        <source>What there is to do with this room</source>
        <translation>What there is to do with this room</translation>
    </message>
    <message numerus="yes">
        <source>%1   %n person(s)</source>
        <translation>
            <numerusform>%1   %n person</numerusform>
            <numerusform>%1   %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::gui::CreateRoomDialog</name>
    <message>
        <source>Create a room</source>
        <translation>Create a room</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
</context>
<context>
    <name>chat::gui::DoorFrame</name>
    <message>
        <source>The room %1 asks for a password.</source>
        <translation>The room %1 asks for a password.</translation>
    </message>
    <message>
        <source>The room %1 is full.</source>
        <translation>The room %1 is full.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>Invitation code</translation>
    </message>
    <message>
        <source>Wait for a seat</source>
        <translation>Wait for a seat</translation>
    </message>
    <message>
        <source>Enter the room</source>
        <translation>Enter the room</translation>
    </message>
</context>
<context>
    <name>chat::gui::EnterDialog</name>
    <message>
        <source>Enter a room</source>
        <translation>Enter a room</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>Name of the room</translation>
    </message>
    <message>
        <source>only if you were given one</source>
        <translation>only if you were given one</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>Invitation code</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>&amp;Name of the room</source>
        <translation>&amp;Name of the room</translation>
    </message>
    <message>
        <source>&amp;Invitation code</source>
        <translation>&amp;Invitation code</translation>
    </message>
</context>
<context>
    <name>chat::gui::FindBar</name>
    <message>
        <source>Find in the messages that are loaded</source>
        <translation>Find in the messages that are loaded</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Further up (Enter)</source>
        <translation>Further up (Enter)</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>Further up</translation>
    </message>
    <message>
        <source>Further down (Shift+Enter)</source>
        <translation>Further down (Shift+Enter)</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>Further down</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>chat::gui::MainWindow</name>
    <message>
        <source>Madang</source>
        <translation>Madang</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>Announcements</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>%1 - Madang</source>
        <translation>%1 - Madang</translation>
    </message>
    <message>
        <source>%1: An operator lets nobody write here for now.</source>
        <translation>%1: An operator lets nobody write here for now.</translation>
    </message>
    <message>
        <source>%1: Everybody may write here again.</source>
        <translation>%1: Everybody may write here again.</translation>
    </message>
</context>
<context>
    <name>chat::gui::MatchChoice</name>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Play</translation>
    </message>
    <message>
        <source>Wait for a match of this kind</source>
        <translation>Wait for a match of this kind</translation>
    </message>
    <message>
        <source>What to play</source>
        <translation>What to play</translation>
    </message>
    <message>
        <source>&amp;Play together</source>
        <translation>&amp;Play together</translation>
    </message>
    <message>
        <source>Wait for a match of this kind, all of your party in one team</source>
        <translation>Wait for a match of this kind, all of your party in one team</translation>
    </message>
</context>
<context>
    <name>chat::gui::MatchPanel</name>
    <message>
        <source>A match was found</source>
        <translation>A match was found</translation>
    </message>
    <message>
        <source>%1: getting in line...</source>
        <translation>%1: getting in line...</translation>
    </message>
    <message>
        <source>%1: waiting for %2</source>
        <extracomment>%1 is the name of a kind of match, %2 a time such as 0:42</extracomment>
        <translation>%1: waiting for %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Play a match</source>
        <translation>Play a match</translation>
    </message>
    <message>
        <source>When it is over, say how it ended.</source>
        <translation>When it is over, say how it ended.</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>You are not connected.</translation>
    </message>
    <message>
        <source>There is nothing to play on this server.</source>
        <translation>There is nothing to play on this server.</translation>
    </message>
    <message>
        <source>You may queue again in %1.</source>
        <translation>You may queue again in %1.</translation>
    </message>
    <message>
        <source>Leave the match</source>
        <translation>Leave the match</translation>
    </message>
    <message>
        <source>Leave the room</source>
        <translation>Leave the room</translation>
    </message>
    <message>
        <source>Stop &amp;waiting</source>
        <translation>Stop &amp;waiting</translation>
    </message>
    <message>
        <source>&amp;Won</source>
        <translation>&amp;Won</translation>
    </message>
    <message>
        <source>Report that you have won</source>
        <translation>Report that you have won</translation>
    </message>
    <message>
        <source>&amp;Lost</source>
        <translation>&amp;Lost</translation>
    </message>
    <message>
        <source>Report that you have lost</source>
        <translation>Report that you have lost</translation>
    </message>
    <message>
        <source>Dr&amp;aw</source>
        <translation>Dr&amp;aw</translation>
    </message>
    <message>
        <source>Report that nobody has won</source>
        <translation>Report that nobody has won</translation>
    </message>
    <message>
        <source>Re&amp;port the result...</source>
        <translation>Re&amp;port the result...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Close the match panel</source>
        <translation>Close the match panel</translation>
    </message>
    <message>
        <source>An invitation</source>
        <translation>An invitation</translation>
    </message>
    <message>
        <source>Pla&amp;y with others...</source>
        <translation>Pla&amp;y with others...</translation>
    </message>
    <message>
        <source>Make a party: people who wait together and play in one team</source>
        <translation>Make a party: people who wait together and play in one team</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) watching.</source>
        <translation>
            <numerusform>%n person watching.</numerusform>
            <numerusform>%n people watching.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wa&amp;tch...</source>
        <translation>Wa&amp;tch...</translation>
    </message>
    <message>
        <source>Watch a match that others play</source>
        <translation>Watch a match that others play</translation>
    </message>
</context>
<context>
    <name>chat::gui::MatchWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>The match is over.</source>
        <translation>The match is over.</translation>
    </message>
    <message>
        <source>A draw.</source>
        <translation>A draw.</translation>
    </message>
    <message>
        <source>You have won.</source>
        <translation>You have won.</translation>
    </message>
    <message>
        <source>You have lost.</source>
        <translation>You have lost.</translation>
    </message>
    <message>
        <source>You came in at place %1 of %2.</source>
        <translation>You came in at place %1 of %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n people, each for himself</source>
        <extracomment>%1 is the name of a kind of match</extracomment>
        <translation>
            <numerusform>%1: %n person</numerusform>
            <numerusform>%1: %n people, each for himself</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 against %2</source>
        <translation>%1: %2 against %2</translation>
    </message>
    <message>
        <source>%1: %2 teams of %3</source>
        <translation>%1: %2 teams of %3</translation>
    </message>
    <message>
        <source>Matches of this kind are paused at the moment.</source>
        <translation>Matches of this kind are paused at the moment.</translation>
    </message>
    <message>
        <source>Nobody is waiting for one now.</source>
        <translation>Nobody is waiting for one now.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) waiting for one now.</source>
        <translation>
            <numerusform>%n person waiting for one now.</numerusform>
            <numerusform>%n people waiting for one now.</numerusform>
        </translation>
    </message>
    <message>
        <source>Number %1 of those who wait</source>
        <translation>Number %1 of those who wait</translation>
    </message>
    <message>
        <source>others waited about %1</source>
        <translation>others waited about %1</translation>
    </message>
    <message>
        <source>how long it takes is not known yet</source>
        <translation>how long it takes is not known yet</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) near your rating</source>
        <translation>
            <numerusform>%n person near your rating</numerusform>
            <numerusform>%n people near your rating</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody near your rating yet</source>
        <translation>nobody near your rating yet</translation>
    </message>
    <message>
        <source>rating %1 ± %2</source>
        <extracomment>%1 is points, %2 how far another&apos;s may be away</extracomment>
        <translation>rating %1 ± %2</translation>
    </message>
    <message>
        <source>Somebody declined. What you have waited counts on.</source>
        <translation>Somebody declined. What you have waited counts on.</translation>
    </message>
    <message>
        <source>Somebody did not answer. What you have waited counts on.</source>
        <translation>Somebody did not answer. What you have waited counts on.</translation>
    </message>
    <message>
        <source>Somebody lost the connection. What you have waited counts on.</source>
        <translation>Somebody lost the connection. What you have waited counts on.</translation>
    </message>
    <message>
        <source>The match did not begin. What you have waited counts on.</source>
        <translation>The match did not begin. What you have waited counts on.</translation>
    </message>
    <message>
        <source>You are not waiting any more.</source>
        <translation>You are not waiting any more.</translation>
    </message>
    <message>
        <source>You declined the match.</source>
        <translation>You declined the match.</translation>
    </message>
    <message>
        <source>You did not answer in time.</source>
        <translation>You did not answer in time.</translation>
    </message>
    <message>
        <source>The connection was lost, and your place in the queue with it. Queue again.</source>
        <translation>The connection was lost, and your place in the queue with it. Queue again.</translation>
    </message>
    <message>
        <source>Nobody was found in time. Queue again, or try another kind.</source>
        <translation>Nobody was found in time. Queue again, or try another kind.</translation>
    </message>
    <message>
        <source>Matches of this kind cannot be played at the moment. Try another kind.</source>
        <translation>Matches of this kind cannot be played at the moment. Try another kind.</translation>
    </message>
    <message>
        <source>An operator took you out of the queue.</source>
        <translation>An operator took you out of the queue.</translation>
    </message>
    <message>
        <source>You are not in the match any more.</source>
        <translation>You are not in the match any more.</translation>
    </message>
    <message>
        <source>A match was found! %1 with %2</source>
        <extracomment>%1 is the name of a kind of match, %2 are names</extracomment>
        <translation>A match was found! %1 with %2</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 against %2</translation>
    </message>
    <message>
        <source>The match was over when you came back.</source>
        <translation>The match was over when you came back.</translation>
    </message>
    <message>
        <source>The match is over. You did not agree how it ended.</source>
        <translation>The match is over. You did not agree how it ended.</translation>
    </message>
    <message>
        <source>The match is over: too few people were left.</source>
        <translation>The match is over: too few people were left.</translation>
    </message>
    <message>
        <source>The match is over: it took too long.</source>
        <translation>The match is over: it took too long.</translation>
    </message>
    <message>
        <source>An operator ended the match.</source>
        <translation>An operator ended the match.</translation>
    </message>
    <message>
        <source>Your rating is %1 now (%2).</source>
        <translation>Your rating is %1 now (%2).</translation>
    </message>
    <message>
        <source>You reported: %1 The others&apos; word is awaited.</source>
        <extracomment>%1 is a sentence such as &quot;You have won.&quot;</extracomment>
        <translation>You reported: %1 The others&apos; word is awaited.</translation>
    </message>
    <message>
        <source>The server still keeps a seat for you in another match. Try again in a minute, when it is free.</source>
        <translation>The server still keeps a seat for you in another match. Try again in a minute, when it is free.</translation>
    </message>
    <message>
        <source>Your party is not waiting any more: somebody in it cancelled, did not accept, or is gone.</source>
        <translation>Your party is not waiting any more: somebody in it cancelled, did not accept, or is gone.</translation>
    </message>
    <message numerus="yes">
        <source>%n watching (full)</source>
        <translation>
            <numerusform>%n watching (full)</numerusform>
            <numerusform>%n watching (full)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n watching</numerusform>
            <numerusform>%n watching</numerusform>
        </translation>
    </message>
    <message>
        <source>played for %1</source>
        <extracomment>%1 is a time such as 3:42</extracomment>
        <translation>played for %1</translation>
    </message>
    <message>
        <source>As many people are watching as may.</source>
        <translation>As many people are watching as may.</translation>
    </message>
    <message>
        <source>You cannot watch this match.</source>
        <translation>You cannot watch this match.</translation>
    </message>
    <message>
        <source>paused by an operator</source>
        <translation>paused by an operator</translation>
    </message>
    <message>
        <source>A free place was found in a match that is being played! %1 with %2</source>
        <extracomment>%1 is the name of a kind of match, %2 are names</extracomment>
        <translation>A free place was found in a match that is being played! %1 with %2</translation>
    </message>
</context>
<context>
    <name>chat::gui::MemberActDialog</name>
    <message>
        <source>Make %1 the host of this room? You stay as a moderator.</source>
        <translation>Make %1 the host of this room? You stay as a moderator.</translation>
    </message>
    <message>
        <source>Make host</source>
        <translation>Make host</translation>
    </message>
    <message>
        <source>Put %1 out of this room? They may come back.</source>
        <translation>Put %1 out of this room? They may come back.</translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>Kick</translation>
    </message>
    <message>
        <source>Put %1 out, and keep them out?</source>
        <translation>Put %1 out, and keep them out?</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Ban</translation>
    </message>
    <message>
        <source>Let %1 not write in this room?</source>
        <translation>Let %1 not write in this room?</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>For good</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>How long</translation>
    </message>
    <message>
        <source>How &amp;long</source>
        <translation>How &amp;long</translation>
    </message>
    <message>
        <source>everybody in the room reads it</source>
        <translation>everybody in the room reads it</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reason</translation>
    </message>
</context>
<context>
    <name>chat::gui::MembersPane</name>
    <message>
        <source>People (%1)</source>
        <translation>People (%1)</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>People in this room</source>
        <translation>People in this room</translation>
    </message>
</context>
<context>
    <name>chat::gui::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>Dismiss the notice</translation>
    </message>
</context>
<context>
    <name>chat::gui::NoticeQueue</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::gui::Notifications</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Madang</source>
        <translation>Madang</translation>
    </message>
</context>
<context>
    <name>chat::gui::PartyPane</name>
    <message>
        <source>Leave your party first</source>
        <translation>Leave your party first</translation>
    </message>
    <message>
        <source>Join this party</source>
        <translation>Join this party</translation>
    </message>
    <message>
        <source>Not &amp;ready</source>
        <translation>Not &amp;ready</translation>
    </message>
    <message>
        <source>&amp;Ready</source>
        <translation>&amp;Ready</translation>
    </message>
    <message>
        <source>Several people are called %1. Invite one from the list of people.</source>
        <translation>Several people are called %1. Invite one from the list of people.</translation>
    </message>
    <message>
        <source>Nobody in your rooms is called %1.</source>
        <translation>Nobody in your rooms is called %1.</translation>
    </message>
    <message>
        <source>Let him or her &amp;lead</source>
        <translation>Let him or her &amp;lead</translation>
    </message>
    <message>
        <source>&amp;Put out of the party</source>
        <translation>&amp;Put out of the party</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Join</translation>
    </message>
    <message>
        <source>Not &amp;now</source>
        <translation>Not &amp;now</translation>
    </message>
    <message>
        <source>Nobody is told</source>
        <translation>Nobody is told</translation>
    </message>
    <message>
        <source>Leave the part&amp;y</source>
        <translation>Leave the part&amp;y</translation>
    </message>
    <message>
        <source>Say whether you want to play now</source>
        <translation>Say whether you want to play now</translation>
    </message>
    <message>
        <source>Invite by nick</source>
        <translation>Invite by nick</translation>
    </message>
    <message>
        <source>Invite somebody by nick</source>
        <translation>Invite somebody by nick</translation>
    </message>
    <message>
        <source>Say something to your party</source>
        <translation>Say something to your party</translation>
    </message>
    <message>
        <source>Your party</source>
        <translation>Your party</translation>
    </message>
</context>
<context>
    <name>chat::gui::PartyWords</name>
    <message>
        <source>%1 (away)</source>
        <translation>%1 (away)</translation>
    </message>
    <message>
        <source>leads the party</source>
        <translation>leads the party</translation>
    </message>
    <message>
        <source>away</source>
        <translation>away</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>not ready</translation>
    </message>
    <message>
        <source>%1 is in the party now.</source>
        <translation>%1 is in the party now.</translation>
    </message>
    <message>
        <source>%1 has left the party.</source>
        <translation>%1 has left the party.</translation>
    </message>
    <message>
        <source>%1 was put out of the party.</source>
        <translation>%1 was put out of the party.</translation>
    </message>
    <message>
        <source>%1 has lost the connection.</source>
        <translation>%1 has lost the connection.</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 is back.</translation>
    </message>
    <message>
        <source>%1 leads the party now.</source>
        <translation>%1 leads the party now.</translation>
    </message>
    <message>
        <source>%1 is gone.</source>
        <translation>%1 is gone.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invites you to a party of %n people.</source>
        <translation>
            <numerusform>%1 invites you to a party of %n person.</numerusform>
            <numerusform>%1 invites you to a party of %n people.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 invites you to play together.</source>
        <translation>%1 invites you to play together.</translation>
    </message>
    <message>
        <source>You were put out of the party.</source>
        <translation>You were put out of the party.</translation>
    </message>
    <message>
        <source>You are not in the party any more.</source>
        <translation>You are not in the party any more.</translation>
    </message>
    <message>
        <source>%1 leads your party and begins.</source>
        <translation>%1 leads your party and begins.</translation>
    </message>
    <message>
        <source>A party cannot play this together.</source>
        <translation>A party cannot play this together.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n people can play this together.</source>
        <translation>
            <numerusform>At most %n person can play this together.</numerusform>
            <numerusform>At most %n people can play this together.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everybody in your party is ready yet.</source>
        <translation>Not everybody in your party is ready yet.</translation>
    </message>
</context>
<context>
    <name>chat::gui::ReadyCheck</name>
    <message>
        <source>%1 of %2 have accepted.</source>
        <translation>%1 of %2 have accepted.</translation>
    </message>
    <message>
        <source>You have answered. %1</source>
        <translation>You have answered. %1</translation>
    </message>
    <message>
        <source>Accept within %1. %2</source>
        <translation>Accept within %1. %2</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Accept</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Decline</translation>
    </message>
    <message>
        <source>Play this match</source>
        <translation>Play this match</translation>
    </message>
    <message>
        <source>Do not play; you cannot queue again for a while</source>
        <translation>Do not play; you cannot queue again for a while</translation>
    </message>
    <message>
        <source>Time left to accept</source>
        <translation>Time left to accept</translation>
    </message>
</context>
<context>
    <name>chat::gui::ResultDialog</name>
    <message>
        <source>How did it end?</source>
        <translation>How did it end?</translation>
    </message>
    <message>
        <source>Place of %1</source>
        <translation>Place of %1</translation>
    </message>
    <message>
        <source>Give each a place, 1 the best; the same place twice is a draw.</source>
        <translation>Give each a place, 1 the best; the same place twice is a draw.</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Report</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomDelegate</name>
    <message>
        <source>%1, %2 people</source>
        <translation>%1, %2 people</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
    <message>
        <source>locked</source>
        <translation>locked</translation>
    </message>
    <message>
        <source>%1, direct messages</source>
        <translation>%1, direct messages</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomForm</name>
    <message>
        <source>No limit</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>empty: stays as it is</source>
        <translation>empty: stays as it is</translation>
    </message>
    <message>
        <source>Only the host can change this.</source>
        <translation>Only the host can change this.</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>empty: none</translation>
    </message>
    <message>
        <source>Take the password away</source>
        <translation>Take the password away</translation>
    </message>
    <message>
        <source>As many as the server allows</source>
        <translation>As many as the server allows</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Each person may say one thing in this time.</source>
        <translation>Each person may say one thing in this time.</translation>
    </message>
    <message>
        <source>Only with an invitation; in no list</source>
        <translation>Only with an invitation; in no list</translation>
    </message>
    <message>
        <source>Only host and moderators write</source>
        <translation>Only host and moderators write</translation>
    </message>
    <message>
        <source>Locked: nobody new gets in</source>
        <translation>Locked: nobody new gets in</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>&amp;Topic</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>Most peopl&amp;e</source>
        <translation>Most peopl&amp;e</translation>
    </message>
    <message>
        <source>S&amp;low mode</source>
        <translation>S&amp;low mode</translation>
    </message>
    <message>
        <source>%1 At most %2.</source>
        <translation>%1 At most %2.</translation>
    </message>
    <message>
        <source>Rooms of one category are listed together.</source>
        <translation>Rooms of one category are listed together.</translation>
    </message>
    <message>
        <source>One character, such as an emoji; it stands before the name.</source>
        <translation>One character, such as an emoji; it stands before the name.</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>Cate&amp;gory</translation>
    </message>
    <message>
        <source>&amp;Icon</source>
        <translation>&amp;Icon</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomSettingsDialog</name>
    <message>
        <source>no end</source>
        <translation>no end</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Room %1</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Invitations</translation>
    </message>
    <message>
        <source>Bans</source>
        <translation>Bans</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>How often it opens the room</source>
        <translation>How often it opens the room</translation>
    </message>
    <message>
        <source>Uses: </source>
        <translation>Uses: </translation>
    </message>
    <message>
        <source>No end</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>How long it opens the room</source>
        <translation>How long it opens the room</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>Make a code</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Uses left</source>
        <translation>Uses left</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copies the code and the name of the room.</source>
        <translation>Copies the code and the name of the room.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Let in again</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomSwitcher</name>
    <message>
        <source>Go to a room</source>
        <translation>Go to a room</translation>
    </message>
    <message>
        <source>Name of a room</source>
        <translation>Name of a room</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Rooms</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomTools</name>
    <message>
        <source>%1 has banned you from the room %2.</source>
        <translation>%1 has banned you from the room %2.</translation>
    </message>
    <message>
        <source>%1 has put you out of the room %2.</source>
        <translation>%1 has put you out of the room %2.</translation>
    </message>
    <message>
        <source>Until %1.</source>
        <translation>Until %1.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>The room %1 does not exist any more.</source>
        <translation>The room %1 does not exist any more.</translation>
    </message>
    <message>
        <source>Room &amp;settings...</source>
        <translation>Room &amp;settings...</translation>
    </message>
    <message>
        <source>&amp;Invitations...</source>
        <translation>&amp;Invitations...</translation>
    </message>
    <message>
        <source>&amp;Bans...</source>
        <translation>&amp;Bans...</translation>
    </message>
    <message>
        <source>Open it for &amp;writing again</source>
        <translation>Open it for &amp;writing again</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archive</translation>
    </message>
    <message>
        <source>&amp;Delete the room...</source>
        <translation>&amp;Delete the room...</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>&amp;Leave</translation>
    </message>
    <message>
        <source>Me&amp;ntion</source>
        <translation>Me&amp;ntion</translation>
    </message>
    <message>
        <source>Make &amp;host...</source>
        <translation>Make &amp;host...</translation>
    </message>
    <message>
        <source>Make m&amp;oderator</source>
        <translation>Make m&amp;oderator</translation>
    </message>
    <message>
        <source>No m&amp;oderator any more</source>
        <translation>No m&amp;oderator any more</translation>
    </message>
    <message>
        <source>Make &amp;guest: reads only</source>
        <translation>Make &amp;guest: reads only</translation>
    </message>
    <message>
        <source>Make &amp;member</source>
        <translation>Make &amp;member</translation>
    </message>
    <message>
        <source>M&amp;ute...</source>
        <translation>M&amp;ute...</translation>
    </message>
    <message>
        <source>Let &amp;write again</source>
        <translation>Let &amp;write again</translation>
    </message>
    <message>
        <source>&amp;Kick...</source>
        <translation>&amp;Kick...</translation>
    </message>
    <message>
        <source>&amp;Ban...</source>
        <translation>&amp;Ban...</translation>
    </message>
    <message>
        <source>Delete the room</source>
        <translation>Delete the room</translation>
    </message>
    <message>
        <source>The room and all that was said in it will be gone for good.
To delete it, type its name:</source>
        <translation>The room and all that was said in it will be gone for good.
To delete it, type its name:</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>You are the host of the room %1 now.</source>
        <translation>You are the host of the room %1 now.</translation>
    </message>
    <message>
        <source>%1 invites you to the room %2.</source>
        <translation>%1 invites you to the room %2.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>You have a seat in the room %1.</source>
        <translation>You have a seat in the room %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Wait no longer</source>
        <translation>Wait no longer</translation>
    </message>
    <message>
        <source>An operator has banned you from the room %1.</source>
        <translation>An operator has banned you from the room %1.</translation>
    </message>
    <message>
        <source>An operator has put you out of the room %1.</source>
        <translation>An operator has put you out of the room %1.</translation>
    </message>
    <message>
        <source>An operator has moved you from the room %1 to the room %2.</source>
        <translation>An operator has moved you from the room %1 to the room %2.</translation>
    </message>
    <message>
        <source>&amp;Send a direct message</source>
        <translation>&amp;Send a direct message</translation>
    </message>
    <message>
        <source>B&amp;lock</source>
        <translation>B&amp;lock</translation>
    </message>
    <message>
        <source>You do not hear from %1 any more. Nobody is told.</source>
        <translation>You do not hear from %1 any more. Nobody is told.</translation>
    </message>
    <message>
        <source>You hear from %1 again.</source>
        <translation>You hear from %1 again.</translation>
    </message>
    <message>
        <source>Unb&amp;lock</source>
        <translation>Unb&amp;lock</translation>
    </message>
    <message>
        <source>An operator invites you to the room %1.</source>
        <translation>An operator invites you to the room %1.</translation>
    </message>
    <message>
        <source>Invite to your &amp;party</source>
        <translation>Invite to your &amp;party</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomWords</name>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>Announcements</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>Temporary</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Direct messages</source>
        <translation>Direct messages</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Guest</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Moderator</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Slow mode: you may write again in %1.</source>
        <translation>Slow mode: you may write again in %1.</translation>
    </message>
    <message>
        <source>You are muted here. You may write again in %1.</source>
        <translation>You are muted here. You may write again in %1.</translation>
    </message>
    <message>
        <source>You are muted here.</source>
        <translation>You are muted here.</translation>
    </message>
    <message>
        <source>Guests of this room can only read.</source>
        <translation>Guests of this room can only read.</translation>
    </message>
    <message>
        <source>Only the host and moderators write here.</source>
        <translation>Only the host and moderators write here.</translation>
    </message>
    <message>
        <source>This room is archived: it can only be read.</source>
        <translation>This room is archived: it can only be read.</translation>
    </message>
    <message>
        <source>The room %1 is full. You are number %2 of those who wait for a seat.</source>
        <translation>The room %1 is full. You are number %2 of those who wait for a seat.</translation>
    </message>
    <message>
        <source>%1 It may take %2.</source>
        <extracomment>%1 is a sentence about a waiting list, %2 a time such as &quot;3 minutes&quot;</extracomment>
        <translation>%1 It may take %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Host: %1</translation>
    </message>
    <message>
        <source>Slow mode: %1</source>
        <translation>Slow mode: %1</translation>
    </message>
    <message>
        <source>Announcements only</source>
        <translation>Announcements only</translation>
    </message>
    <message>
        <source>By invitation</source>
        <translation>By invitation</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>You are not connected.</translation>
    </message>
    <message>
        <source>You are watching this match: only its players write here.</source>
        <translation>You are watching this match: only its players write here.</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomsPane</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Find a room</source>
        <translation>Find a room</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Rooms</translation>
    </message>
    <message>
        <source>Direct messages</source>
        <translation>Direct messages</translation>
    </message>
</context>
<context>
    <name>chat::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Size of text</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>As the desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Compact: less air, no pictures</source>
        <translation>Compact: less air, no pictures</translation>
    </message>
    <message>
        <source>Notify me of new messages</source>
        <translation>Notify me of new messages</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Do not disturb</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>Keep running in the tray when the window is closed</translation>
    </message>
</context>
<context>
    <name>chat::gui::ShortcutDialog</name>
    <message>
        <source>Change shortcuts</source>
        <translation>Change shortcuts</translation>
    </message>
    <message>
        <source>Press the new keys in a field. Backspace takes them away.</source>
        <translation>Press the new keys in a field. Backspace takes them away.</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>As they were</translation>
    </message>
    <message>
        <source>%1 is taken by &quot;%2&quot;.</source>
        <translation>%1 is taken by &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1 is needed for writing. Take Ctrl or Alt with it.</source>
        <translation>%1 is needed for writing. Take Ctrl or Alt with it.</translation>
    </message>
</context>
<context>
    <name>chat::gui::Timeline</name>
    <message>
        <source>Not sent. %1</source>
        <translation>Not sent. %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>New messages</translation>
    </message>
    <message>
        <source>Some messages are missing here</source>
        <translation>Some messages are missing here</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Being sent</translation>
    </message>
    <message>
        <source>(You have blocked this person.)</source>
        <translation>(You have blocked this person.)</translation>
    </message>
</context>
<context>
    <name>chat::gui::TimelinePane</name>
    <message>
        <source>Open a web page</source>
        <translation>Open a web page</translation>
    </message>
    <message>
        <source>Open this address in the web browser?</source>
        <translation>Open this address in the web browser?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Nobody has said anything here yet. Be the first.</source>
        <translation>Nobody has said anything here yet. Be the first.</translation>
    </message>
    <message>
        <source>Choose a room on the left.</source>
        <translation>Choose a room on the left.</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) above</source>
        <translation>
            <numerusform>%n new message above</numerusform>
            <numerusform>%n new messages above</numerusform>
        </translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Mark as read</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>Go to the newest message</translation>
    </message>
    <message>
        <source>The messages are on their way.</source>
        <translation>The messages are on their way.</translation>
    </message>
    <message>
        <source>Connect to a server to talk.</source>
        <translation>Connect to a server to talk.</translation>
    </message>
    <message>
        <source>The messages appear as soon as you are connected.</source>
        <translation>The messages appear as soon as you are connected.</translation>
    </message>
    <message>
        <source>The rooms appear as soon as you are connected.</source>
        <translation>The rooms appear as soon as you are connected.</translation>
    </message>
</context>
<context>
    <name>chat::gui::TimelineView</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copy address</translation>
    </message>
</context>
<context>
    <name>chat::gui::Tray</name>
    <message>
        <source>Open Madang</source>
        <translation>Open Madang</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Do not disturb</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message numerus="yes">
        <source>Madang: %n unread message(s)</source>
        <translation>
            <numerusform>Madang: %n unread message</numerusform>
            <numerusform>Madang: %n unread messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Madang</source>
        <translation>Madang</translation>
    </message>
</context>
<context>
    <name>chat::gui::WatchDialog</name>
    <message>
        <source>Watch a match: %1</source>
        <extracomment>%1 is the name of a kind of match</extracomment>
        <translation>Watch a match: %1</translation>
    </message>
    <message>
        <source>Matches that are played</source>
        <translation>Matches that are played</translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation>&amp;Watch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>You are not connected.</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>Looking...</translation>
    </message>
    <message>
        <source>Nothing of this kind is being played now.</source>
        <translation>Nothing of this kind is being played now.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n match(es)</source>
        <translation>
            <numerusform>%1 of %n match</numerusform>
            <numerusform>%1 of %n matches</numerusform>
        </translation>
    </message>
    <message>
        <source>You hear everything that is said there, and cannot write.</source>
        <translation>You hear everything that is said there, and cannot write.</translation>
    </message>
</context>
<context>
    <name>chat::gui::WindowActions</name>
    <message>
        <source>&amp;Madang</source>
        <translation>&amp;Madang</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Rooms</translation>
    </message>
    <message>
        <source>M&amp;essages</source>
        <translation>M&amp;essages</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Connect...</source>
        <translation>&amp;Connect...</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Disconnect</translation>
    </message>
    <message>
        <source>Do &amp;not disturb</source>
        <translation>Do &amp;not disturb</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>&amp;Settings...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Go to a room...</source>
        <translation>&amp;Go to a room...</translation>
    </message>
    <message>
        <source>&amp;Previous room</source>
        <translation>&amp;Previous room</translation>
    </message>
    <message>
        <source>&amp;Next room</source>
        <translation>&amp;Next room</translation>
    </message>
    <message>
        <source>Previous &amp;unread room</source>
        <translation>Previous &amp;unread room</translation>
    </message>
    <message>
        <source>Next u&amp;nread room</source>
        <translation>Next u&amp;nread room</translation>
    </message>
    <message>
        <source>Show &amp;people</source>
        <translation>Show &amp;people</translation>
    </message>
    <message>
        <source>&amp;Leave this room</source>
        <translation>&amp;Leave this room</translation>
    </message>
    <message>
        <source>&amp;Find...</source>
        <translation>&amp;Find...</translation>
    </message>
    <message>
        <source>First &amp;unread message</source>
        <translation>First &amp;unread message</translation>
    </message>
    <message>
        <source>&amp;Newest message</source>
        <translation>&amp;Newest message</translation>
    </message>
    <message>
        <source>&amp;Announcements...</source>
        <translation>&amp;Announcements...</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts...</source>
        <translation>&amp;Keyboard shortcuts...</translation>
    </message>
    <message>
        <source>&amp;Diagnostics...</source>
        <translation>&amp;Diagnostics...</translation>
    </message>
    <message>
        <source>&amp;About Madang</source>
        <translation>&amp;About Madang</translation>
    </message>
    <message>
        <source>Change s&amp;hortcuts...</source>
        <translation>Change s&amp;hortcuts...</translation>
    </message>
    <message>
        <source>&amp;Browse rooms...</source>
        <translation>&amp;Browse rooms...</translation>
    </message>
    <message>
        <source>&amp;Create a room...</source>
        <translation>&amp;Create a room...</translation>
    </message>
    <message>
        <source>Enter with an &amp;invitation...</source>
        <translation>Enter with an &amp;invitation...</translation>
    </message>
    <message>
        <source>Room &amp;settings...</source>
        <translation>Room &amp;settings...</translation>
    </message>
    <message>
        <source>Bloc&amp;ked people...</source>
        <translation>Bloc&amp;ked people...</translation>
    </message>
    <message>
        <source>Play a &amp;match...</source>
        <translation>Play a &amp;match...</translation>
    </message>
</context>
<context>
    <name>chat::gui::WordsDialog</name>
    <message>
        <source>Send the message</source>
        <translation>Send the message</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>Begin a new line</translation>
    </message>
    <message>
        <source>Take back what was said last, in an empty field</source>
        <translation>Take back what was said last, in an empty field</translation>
    </message>
    <message>
        <source>Complete people, rooms and emoji</source>
        <translation>Complete people, rooms and emoji</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Round trip</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connections</translation>
    </message>
    <message>
        <source>Resumed without a loss</source>
        <translation>Resumed without a loss</translation>
    </message>
    <message>
        <source>Packets received</source>
        <translation>Packets received</translation>
    </message>
    <message>
        <source>Packets sent</source>
        <translation>Packets sent</translation>
    </message>
    <message>
        <source>Messages waiting</source>
        <translation>Messages waiting</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>Nothing was announced yet.</source>
        <translation>Nothing was announced yet.</translation>
    </message>
    <message>
        <source>Lost at %1</source>
        <translation>Lost at %1</translation>
    </message>
    <message>
        <source>up to %1, epoch %2</source>
        <translation>up to %1, epoch %2</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warning: %1</translation>
    </message>
    <message>
        <source>Urgent: %1</source>
        <translation>Urgent: %1</translation>
    </message>
</context>
</TS>
