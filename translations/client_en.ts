<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
    <message numerus="yes">
        <source># %1   %n person(s)</source>
        <translation>
            <numerusform># %1   %n person</numerusform>
            <numerusform># %1   %n people</numerusform>
        </translation>
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
