<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>chat::Units</name>
    <message>
        <source>%1 us</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>chat::admin::ActDialog</name>
    <message>
        <source>Copy the command</source>
        <translation>Copy the command</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>The same with chat-ctl</source>
        <translation>The same with chat-ctl</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::admin::AnnounceForm</name>
    <message>
        <source>Se&amp;verity</source>
        <translation>Se&amp;verity</translation>
    </message>
    <message>
        <source>&amp;Audience</source>
        <translation>&amp;Audience</translation>
    </message>
    <message>
        <source>&amp;Korean</source>
        <translation>&amp;Korean</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>&amp;English</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;When</translation>
    </message>
    <message>
        <source>&amp;Stays until it is dismissed</source>
        <translation>&amp;Stays until it is dismissed</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critical</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>A room</source>
        <translation>A room</translation>
    </message>
    <message>
        <source>One session</source>
        <translation>One session</translation>
    </message>
    <message>
        <source>&amp;Later, at</source>
        <translation>&amp;Later, at</translation>
    </message>
    <message>
        <source>When it is said</source>
        <translation>When it is said</translation>
    </message>
    <message>
        <source>How often it is said</source>
        <translation>How often it is said</translation>
    </message>
    <message>
        <source>once</source>
        <translation>once</translation>
    </message>
    <message>
        <source>every </source>
        <extracomment>%n is a number of minutes, in a field: said again and again</extracomment>
        <translation>every </translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Until</translation>
    </message>
    <message>
        <source>When it is over</source>
        <translation>When it is over</translation>
    </message>
    <message>
        <source>So it will be shown:</source>
        <translation>So it will be shown:</translation>
    </message>
    <message>
        <source>Name or id of a room</source>
        <translation>Name or id of a room</translation>
    </message>
    <message>
        <source>Session, user or nick</source>
        <translation>Session, user or nick</translation>
    </message>
</context>
<context>
    <name>chat::admin::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Older</translation>
    </message>
    <message>
        <source>No operator has done anything yet, or nothing matches.</source>
        <translation>No operator has done anything yet, or nothing matches.</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Since ever</source>
        <translation>Since ever</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Last hour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Last week</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>How far back</translation>
    </message>
</context>
<context>
    <name>chat::admin::BanFields</name>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Their addresses</source>
        <translation>Their addresses</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>Whom</translation>
    </message>
    <message>
        <source>for a minute</source>
        <translation>for a minute</translation>
    </message>
    <message>
        <source>for 10 minutes</source>
        <translation>for 10 minutes</translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation>for an hour</translation>
    </message>
    <message>
        <source>for a day</source>
        <translation>for a day</translation>
    </message>
    <message>
        <source>for a week</source>
        <translation>for a week</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>for good</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>How long</translation>
    </message>
    <message>
        <source>Their devices</source>
        <translation>Their devices</translation>
    </message>
</context>
<context>
    <name>chat::admin::BansPage</name>
    <message>
        <source>Bans</source>
        <translation>Bans</translation>
    </message>
    <message>
        <source>Nobody is shut out.</source>
        <translation>Nobody is shut out.</translation>
    </message>
    <message>
        <source>Lift…</source>
        <translation>Lift…</translation>
    </message>
    <message>
        <source>%1 of %2 bans</source>
        <translation>%1 of %2 bans</translation>
    </message>
    <message numerus="yes">
        <source>Lift %n ban(s)? They may log in again at once.</source>
        <translation>
            <numerusform>Lift %n ban? They may log in again at once.</numerusform>
            <numerusform>Lift %n bans? They may log in again at once.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Lift</translation>
    </message>
    <message>
        <source>The ban is lifted.</source>
        <translation>The ban is lifted.</translation>
    </message>
</context>
<context>
    <name>chat::admin::BroadcastPage</name>
    <message>
        <source>Broadcast</source>
        <translation>Broadcast</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message numerus="yes">
        <source>Delivered to %n session(s).</source>
        <translation>
            <numerusform>Delivered to %n session.</numerusform>
            <numerusform>Delivered to %n sessions.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Send…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>Announcements</translation>
    </message>
    <message>
        <source>Nothing was said since the server started.</source>
        <translation>Nothing was said since the server started.</translation>
    </message>
    <message>
        <source>Send this announcement to everybody who is logged in?</source>
        <translation>Send this announcement to everybody who is logged in?</translation>
    </message>
    <message>
        <source>Send this announcement to whoever is in the room %1?</source>
        <translation>Send this announcement to whoever is in the room %1?</translation>
    </message>
    <message>
        <source>Send this announcement to %1 alone?</source>
        <translation>Send this announcement to %1 alone?</translation>
    </message>
    <message>
        <source>It will be said at %1.</source>
        <translation>It will be said at %1.</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n announcement(s)? Clients show it no longer, and it is not said again.</source>
        <translation>
            <numerusform>Take back %n announcement? Clients show it no longer, and it is not said again.</numerusform>
            <numerusform>Take back %n announcements? Clients show them no longer, and they are not said again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message numerus="yes">
        <source>Taken back; %n session(s) were told.</source>
        <translation>
            <numerusform>Taken back; %n session was told.</numerusform>
            <numerusform>Taken back; %n sessions were told.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::admin::ChartTile</name>
    <message>
        <source>Highest: %1</source>
        <translation>Highest: %1</translation>
    </message>
    <message>
        <source>The highest point of the curve</source>
        <translation>The highest point of the curve</translation>
    </message>
</context>
<context>
    <name>chat::admin::Columns</name>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>idle</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>queued</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>loading</translation>
    </message>
    <message>
        <source>retiring</source>
        <translation>retiring</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Does</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>busy</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Actor</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>For</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>Oldest waits</source>
        <translation>Oldest waits</translation>
    </message>
    <message>
        <source>Runs for</source>
        <translation>Runs for</translation>
    </message>
    <message>
        <source>Jobs/s</source>
        <translation>Jobs/s</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Last number</source>
        <translation>Last number</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>In memory</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Nick</source>
        <translation>Nick</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>lost</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Rooms</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Logged in for</source>
        <translation>Logged in for</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Comes from</translation>
    </message>
    <message>
        <source>Reloadable</source>
        <translation>Reloadable</translation>
    </message>
    <message>
        <source>Oldest unsent</source>
        <translation>Oldest unsent</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>quarantined</source>
        <translation>quarantined</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>waits</translation>
    </message>
    <message>
        <source>said</source>
        <translation>said</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>room %1</translation>
    </message>
    <message>
        <source>parties</source>
        <translation>parties</translation>
    </message>
    <message>
        <source>matches of %1</source>
        <translation>matches of %1</translation>
    </message>
    <message>
        <source>session %1</source>
        <translation>session %1</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>everybody</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Access</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Last said</source>
        <translation>Last said</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Over at</source>
        <translation>Over at</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>for good</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>channel</translation>
    </message>
    <message>
        <source>system</source>
        <translation>system</translation>
    </message>
    <message>
        <source>debug</source>
        <translation>debug</translation>
    </message>
    <message>
        <source>info</source>
        <translation>info</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>critical</translation>
    </message>
    <message>
        <source>match</source>
        <translation>match</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>meeting</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>temporary</translation>
    </message>
    <message>
        <source>large</source>
        <translation>large</translation>
    </message>
    <message>
        <source>direct messages</source>
        <translation>direct messages</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>room</source>
        <translation>room</translation>
    </message>
    <message>
        <source>lobby</source>
        <translation>lobby</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>file %1</translation>
    </message>
    <message>
        <source>environment %1</source>
        <translation>environment %1</translation>
    </message>
    <message>
        <source>command line %1</source>
        <translation>command line %1</translation>
    </message>
    <message>
        <source>operator %1</source>
        <translation>operator %1</translation>
    </message>
    <message>
        <source>default</source>
        <translation>default</translation>
    </message>
    <message>
        <source>this machine, process %1</source>
        <translation>this machine, process %1</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>anybody</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>muted</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>connection lost</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>Uses left</source>
        <translation>Uses left</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>guest</translation>
    </message>
    <message>
        <source>member</source>
        <translation>member</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>moderator</translation>
    </message>
    <message>
        <source>host</source>
        <translation>host</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Waits for</translation>
    </message>
    <message>
        <source>Seat held for</source>
        <translation>Seat held for</translation>
    </message>
    <message>
        <source>User, address or device</source>
        <translation>User, address or device</translation>
    </message>
    <message>
        <source>device %1</source>
        <translation>device %1</translation>
    </message>
</context>
<context>
    <name>chat::admin::ConfigPage</name>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Nothing is known of the configuration yet.</source>
        <translation>Nothing is known of the configuration yet.</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>Read again…</translation>
    </message>
    <message>
        <source>Read the configuration again, all of it or nothing?</source>
        <translation>Read the configuration again, all of it or nothing?</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>%1 settings changed, %2 wait for a restart.</source>
        <translation>%1 settings changed, %2 wait for a restart.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>This setting needs a restart of the server.</source>
        <translation>This setting needs a restart of the server.</translation>
    </message>
    <message>
        <source>%1 is changed until the configuration is read again.</source>
        <translation>%1 is changed until the configuration is read again.</translation>
    </message>
</context>
<context>
    <name>chat::admin::CrashesPage</name>
    <message>
        <source>Crashes</source>
        <translation>Crashes</translation>
    </message>
    <message>
        <source>No room has failed.</source>
        <translation>No room has failed.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Step by step</translation>
    </message>
    <message>
        <source>Where it was thrown</source>
        <translation>Where it was thrown</translation>
    </message>
    <message>
        <source>Select a crash to see how it came about.</source>
        <translation>Select a crash to see how it came about.</translation>
    </message>
    <message>
        <source>%1
Room %2 on %3, version %4, %5. People are numbers here, and nothing that they said is kept.</source>
        <translation>%1
Room %2 on %3, version %4, %5. People are numbers here, and nothing that they said is kept.</translation>
    </message>
</context>
<context>
    <name>chat::admin::DrainPage</name>
    <message>
        <source>Drain</source>
        <translation>Drain</translation>
    </message>
    <message>
        <source>Draining stops the server in order: nobody new is let in, everybody is told when to come back, what was said is stored, then the program ends.</source>
        <translation>Draining stops the server in order: nobody new is let in, everybody is told when to come back, what was said is stored, then the program ends.</translation>
    </message>
    <message>
        <source>Drain the server…</source>
        <translation>Drain the server…</translation>
    </message>
    <message>
        <source>Sessions that have left</source>
        <translation>Sessions that have left</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) are logged in.</source>
        <translation>
            <numerusform>%n session is logged in.</numerusform>
            <numerusform>%n sessions are logged in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop the server, and end %n session(s)?</source>
        <translation>
            <numerusform>Stop the server, and end %n session?</numerusform>
            <numerusform>Stop the server, and end %n sessions?</numerusform>
        </translation>
    </message>
    <message>
        <source>The server drains.</source>
        <translation>The server drains.</translation>
    </message>
</context>
<context>
    <name>chat::admin::ExplainPane</name>
    <message>
        <source>Who is near</source>
        <translation>Who is near</translation>
    </message>
    <message>
        <source>Nobody else waits.</source>
        <translation>Nobody else waits.</translation>
    </message>
    <message>
        <source>Select a ticket to see what keeps it.</source>
        <translation>Select a ticket to see what keeps it.</translation>
    </message>
    <message>
        <source>This ticket is over.</source>
        <translation>This ticket is over.</translation>
    </message>
    <message>
        <source>A match was found for it; its people are asked.</source>
        <translation>A match was found for it; its people are asked.</translation>
    </message>
    <message>
        <source>%1 waits in %2 as number %3, for %4.</source>
        <translation>%1 waits in %2 as number %3, for %4.</translation>
    </message>
    <message>
        <source>Rating %1; others may be up to %2 points away.</source>
        <translation>Rating %1; others may be up to %2 points away.</translation>
    </message>
    <message>
        <source>Rating %1; any other will do.</source>
        <translation>Rating %1; any other will do.</translation>
    </message>
    <message>
        <source>The window widens in %1.</source>
        <translation>The window widens in %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) could play together now;</source>
        <translation>
            <numerusform>Only %n person could play now;</numerusform>
            <numerusform>%n people could play together now;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are needed.</source>
        <translation>
            <numerusform>%n is needed.</numerusform>
            <numerusform>%n are needed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Others waited for %1.</source>
        <translation>Others waited for %1.</translation>
    </message>
    <message>
        <source>Nobody can say yet how long it takes.</source>
        <translation>Nobody can say yet how long it takes.</translation>
    </message>
</context>
<context>
    <name>chat::admin::InvariantsPage</name>
    <message>
        <source>Invariants</source>
        <translation>Invariants</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>Violations</translation>
    </message>
    <message>
        <source>Everything is as it must be.</source>
        <translation>Everything is as it must be.</translation>
    </message>
    <message>
        <source>What must always hold</source>
        <translation>What must always hold</translation>
    </message>
    <message>
        <source>Nothing is watched.</source>
        <translation>Nothing is watched.</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Repair…</translation>
    </message>
    <message>
        <source>%1 looks since the start; the last round over all rooms ended at %2.</source>
        <translation>%1 looks since the start; the last round over all rooms ended at %2.</translation>
    </message>
    <message numerus="yes">
        <source>Repair %n violation(s)? A connection that is not as it must be is closed; its client comes back by itself.</source>
        <translation>
            <numerusform>Repair %n violation? A connection that is not as it must be is closed; its client comes back by itself.</numerusform>
            <numerusform>Repair %n violations? A connection that is not as it must be is closed; its client comes back by itself.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>It is put right; the next look confirms it.</source>
        <translation>It is put right; the next look confirms it.</translation>
    </message>
</context>
<context>
    <name>chat::admin::InviteFields</name>
    <message>
        <source>How often it opens the room</source>
        <translation>How often it opens the room</translation>
    </message>
</context>
<context>
    <name>chat::admin::JournalDialog</name>
    <message>
        <source>The past of %1</source>
        <translation>The past of %1</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>chat::admin::JournalView</name>
    <message>
        <source>At job %1, which failed: %2</source>
        <translation>At job %1, which failed: %2</translation>
    </message>
    <message>
        <source>After job %1: %2</source>
        <translation>After job %1: %2</translation>
    </message>
    <message>
        <source>Before the first job that is kept</source>
        <translation>Before the first job that is kept</translation>
    </message>
    <message>
        <source>Nothing is kept of it: it is not in memory.</source>
        <translation>Nothing is kept of it: it is not in memory.</translation>
    </message>
    <message>
        <source>Last number: %1</source>
        <translation>Last number: %1</translation>
    </message>
    <message>
        <source>Access: %1</source>
        <translation>Access: %1</translation>
    </message>
    <message>
        <source>Jobs waiting: %1</source>
        <translation>Jobs waiting: %1</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Host: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in it</source>
        <translation>
            <numerusform>%n person in it</numerusform>
            <numerusform>%n people in it</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (lost)</source>
        <translation>%1 (lost)</translation>
    </message>
    <message>
        <source>Last messages, without their words</source>
        <translation>Last messages, without their words</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>number, who, size</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>No job is kept.</source>
        <translation>No job is kept.</translation>
    </message>
    <message>
        <source>To the first job</source>
        <translation>To the first job</translation>
    </message>
    <message>
        <source>A job back</source>
        <translation>A job back</translation>
    </message>
    <message>
        <source>A job on</source>
        <translation>A job on</translation>
    </message>
    <message>
        <source>To the last job</source>
        <translation>To the last job</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Members then</source>
        <translation>Members then</translation>
    </message>
    <message>
        <source>Messages then</source>
        <translation>Messages then</translation>
    </message>
</context>
<context>
    <name>chat::admin::LogsPage</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>No line yet.</source>
        <translation>No line yet.</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>All levels</translation>
    </message>
    <message>
        <source>Debug and worse</source>
        <translation>Debug and worse</translation>
    </message>
    <message>
        <source>Information and worse</source>
        <translation>Information and worse</translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation>Warnings and worse</translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation>Critical only</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
</context>
<context>
    <name>chat::admin::MainWindow</name>
    <message>
        <source>Madang Console</source>
        <translation>Madang Console</translation>
    </message>
    <message>
        <source>Connected to %1 at %2</source>
        <translation>Connected to %1 at %2</translation>
    </message>
    <message>
        <source>The server at %1 belongs to another user.</source>
        <translation>The server at %1 belongs to another user.</translation>
    </message>
    <message>
        <source>No connection; what you see is %1 old.</source>
        <translation>No connection; what you see is %1 old.</translation>
    </message>
    <message>
        <source>No server answers at %1.</source>
        <translation>No server answers at %1.</translation>
    </message>
    <message>
        <source>Looking for a server…</source>
        <translation>Looking for a server…</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Refresh</translation>
    </message>
    <message>
        <source>Colours of the &amp;desktop</source>
        <translation>Colours of the &amp;desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Light</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>D&amp;ark</translation>
    </message>
    <message>
        <source>&amp;Language of the desktop</source>
        <translation>&amp;Language of the desktop</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;About</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>The server at %1 does not take this token.</source>
        <translation>The server at %1 does not take this token.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>The certificate of %1 is not trusted.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Choose a server…</source>
        <translation>&amp;Choose a server…</translation>
    </message>
</context>
<context>
    <name>chat::admin::MatchActs</name>
    <message numerus="yes">
        <source>Done; %n person(s) were told.</source>
        <translation>
            <numerusform>Done; %n person was told.</numerusform>
            <numerusform>Done; %n people were told.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pause %n mode(s)?</source>
        <translation>
            <numerusform>Pause %n mode?</numerusform>
            <numerusform>Pause %n modes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) go on waiting, nobody else can queue, and nobody is matched until you let it go on or the server starts anew. What is played goes on.</source>
        <translation>
            <numerusform>%n ticket goes on waiting, nobody else can queue, and nobody is matched until you let it go on or the server starts anew. What is played goes on.</numerusform>
            <numerusform>%n tickets go on waiting, nobody else can queue, and nobody is matched until you let it go on or the server starts anew. What is played goes on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n mode(s) go on?</source>
        <translation>
            <numerusform>Let %n mode go on?</numerusform>
            <numerusform>Let %n modes go on?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) wait.</source>
        <translation>
            <numerusform>%n ticket waits.</numerusform>
            <numerusform>%n tickets wait.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message numerus="yes">
        <source>Paused; %n ticket(s) wait.</source>
        <translation>
            <numerusform>Paused; %n ticket waits.</numerusform>
            <numerusform>Paused; %n tickets wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It goes on; %n ticket(s) wait.</source>
        <translation>
            <numerusform>It goes on; %n ticket waits.</numerusform>
            <numerusform>It goes on; %n tickets wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n ticket(s)?</source>
        <translation>
            <numerusform>End %n ticket?</numerusform>
            <numerusform>End %n tickets?</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever holds one is told, waits no longer, and may queue again.</source>
        <translation>Whoever holds one is told, waits no longer, and may queue again.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message numerus="yes">
        <source>End %n match(es) without a result?</source>
        <translation>
            <numerusform>End %n match without a result?</numerusform>
            <numerusform>End %n matches without a result?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It hits %n person(s). Their room stays, and no rating changes.</source>
        <translation>
            <numerusform>It hits %n person. Their room stays, and no rating changes.</numerusform>
            <numerusform>It hits %n people. Their room stays, and no rating changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::admin::MatchColumns</name>
    <message>
        <source>not configured any more</source>
        <translation>not configured any more</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>players are asked</source>
        <translation>players are asked</translation>
    </message>
    <message>
        <source>played</source>
        <translation>played</translation>
    </message>
    <message>
        <source>nothing: they may play</source>
        <translation>nothing: they may play</translation>
    </message>
    <message>
        <source>the same person</source>
        <translation>the same person</translation>
    </message>
    <message>
        <source>a party is too large</source>
        <translation>a party is too large</translation>
    </message>
    <message>
        <source>a property is not the same</source>
        <translation>a property is not the same</translation>
    </message>
    <message>
        <source>one avoids the other</source>
        <translation>one avoids the other</translation>
    </message>
    <message>
        <source>a wish is not met</source>
        <translation>a wish is not met</translation>
    </message>
    <message>
        <source>the rating is too far</source>
        <translation>the rating is too far</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>The oldest</source>
        <translation>The oldest</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>Wait p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Matches a minute</source>
        <translation>Matches a minute</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>Played</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Nick</source>
        <translation>Nick</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Waits for</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>Ends in</translation>
    </message>
    <message>
        <source>is asked</source>
        <translation>is asked</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>waits</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Apart</translation>
    </message>
    <message>
        <source>What keeps them apart</source>
        <translation>What keeps them apart</translation>
    </message>
    <message>
        <source>%1 (away)</source>
        <translation>%1 (away)</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>The others</source>
        <translation>The others</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invited</translation>
    </message>
    <message>
        <source>Waits or plays in</source>
        <translation>Waits or plays in</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Watching</translation>
    </message>
</context>
<context>
    <name>chat::admin::MatchForm</name>
    <message>
        <source>Teams (1: each for himself)</source>
        <translation>Teams (1: each for himself)</translation>
    </message>
    <message>
        <source>People in a full team</source>
        <translation>People in a full team</translation>
    </message>
    <message>
        <source>People in a smaller team</source>
        <translation>People in a smaller team</translation>
    </message>
    <message>
        <source>A smaller one will do after</source>
        <translation>A smaller one will do after</translation>
    </message>
    <message>
        <source>The same for all in a match</source>
        <translation>The same for all in a match</translation>
    </message>
    <message>
        <source>How far ratings may be away</source>
        <translation>How far ratings may be away</translation>
    </message>
    <message>
        <source>So much wider</source>
        <translation>So much wider</translation>
    </message>
    <message>
        <source>After each</source>
        <translation>After each</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>Any rating will do after</source>
        <translation>Any rating will do after</translation>
    </message>
    <message>
        <source>for example region, version</source>
        <translation>for example region, version</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds, behind a number</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>points</source>
        <comment>of a rating, behind a number</comment>
        <translation>points</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>People who may queue together</source>
        <translation>People who may queue together</translation>
    </message>
</context>
<context>
    <name>chat::admin::MatchesPage</name>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Modes</translation>
    </message>
    <message>
        <source>Nothing can be played here: the configuration has no [match.NAME].</source>
        <translation>Nothing can be played here: the configuration has no [match.NAME].</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Nobody waits for a match.</source>
        <translation>Nobody waits for a match.</translation>
    </message>
    <message>
        <source>No match is played.</source>
        <translation>No match is played.</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>Who waits</translation>
    </message>
    <message>
        <source>What is played</source>
        <translation>What is played</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>Pause…</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>Go on…</translation>
    </message>
    <message>
        <source>End the ticket…</source>
        <translation>End the ticket…</translation>
    </message>
    <message>
        <source>End the match…</source>
        <translation>End the match…</translation>
    </message>
    <message>
        <source>%1 of %2 tickets</source>
        <translation>%1 of %2 tickets</translation>
    </message>
    <message>
        <source>%1 of %2 matches</source>
        <translation>%1 of %2 matches</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>What if…</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Nobody is in a party.</source>
        <translation>Nobody is in a party.</translation>
    </message>
    <message>
        <source>Who stays together</source>
        <translation>Who stays together</translation>
    </message>
    <message>
        <source>%1 of %2 parties</source>
        <translation>%1 of %2 parties</translation>
    </message>
</context>
<context>
    <name>chat::admin::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 minutes</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hour</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 day</translation>
    </message>
    <message>
        <source>How far back the curves go</source>
        <translation>How far back the curves go</translation>
    </message>
    <message>
        <source>Nothing is known of the server yet.</source>
        <translation>Nothing is known of the server yet.</translation>
    </message>
    <message>
        <source>%1, version %2, process %3, up for %4</source>
        <translation>%1, version %2, process %3, up for %4</translation>
    </message>
    <message>
        <source>the limit of open files</source>
        <translation>the limit of open files</translation>
    </message>
    <message>
        <source>the configuration</source>
        <translation>the configuration</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>memory</translation>
    </message>
    <message>
        <source>its I/O threads</source>
        <translation>its I/O threads</translation>
    </message>
    <message>
        <source>%1 more sessions fit; what runs out first: %2</source>
        <translation>%1 more sessions fit; what runs out first: %2</translation>
    </message>
    <message>
        <source>I/O thread %1</source>
        <translation>I/O thread %1</translation>
    </message>
</context>
<context>
    <name>chat::admin::OverviewTiles</name>
    <message>
        <source>Sessions / capacity</source>
        <translation>Sessions / capacity</translation>
    </message>
    <message>
        <source>Messages/s</source>
        <translation>Messages/s</translation>
    </message>
    <message>
        <source>Deliveries/s</source>
        <translation>Deliveries/s</translation>
    </message>
    <message>
        <source>Rooms in memory</source>
        <translation>Rooms in memory</translation>
    </message>
    <message>
        <source>Delivery, p50 · p99</source>
        <translation>Delivery, p50 · p99</translation>
    </message>
    <message>
        <source>Acknowledgement, p50 · p99</source>
        <translation>Acknowledgement, p50 · p99</translation>
    </message>
    <message>
        <source>Commit, p50 · p99</source>
        <translation>Commit, p50 · p99</translation>
    </message>
    <message>
        <source>Events in the pipeline</source>
        <translation>Events in the pipeline</translation>
    </message>
    <message>
        <source>Oldest in the pipeline</source>
        <translation>Oldest in the pipeline</translation>
    </message>
    <message>
        <source>Lag of each I/O thread</source>
        <translation>Lag of each I/O thread</translation>
    </message>
    <message>
        <source>Jobs queued</source>
        <translation>Jobs queued</translation>
    </message>
    <message>
        <source>CPU / cores</source>
        <translation>CPU / cores</translation>
    </message>
    <message>
        <source>Memory (RSS)</source>
        <translation>Memory (RSS)</translation>
    </message>
    <message>
        <source>Heap in use</source>
        <translation>Heap in use</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>Descriptors</translation>
    </message>
</context>
<context>
    <name>chat::admin::PagedPane</name>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>chat::admin::PeoplePane</name>
    <message>
        <source>Nobody is in it.</source>
        <translation>Nobody is in it.</translation>
    </message>
    <message>
        <source>Nobody is muted here.</source>
        <translation>Nobody is muted here.</translation>
    </message>
    <message>
        <source>Nobody is banned here.</source>
        <translation>Nobody is banned here.</translation>
    </message>
    <message>
        <source>Nobody is invited.</source>
        <translation>Nobody is invited.</translation>
    </message>
    <message>
        <source>People of the room</source>
        <translation>People of the room</translation>
    </message>
    <message>
        <source>Select a room to see who is in it.</source>
        <translation>Select a room to see who is in it.</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Muted</translation>
    </message>
    <message>
        <source>Banned</source>
        <translation>Banned</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invited</translation>
    </message>
    <message>
        <source>Which people</source>
        <translation>Which people</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>&amp;Kick…</source>
        <translation>&amp;Kick…</translation>
    </message>
    <message>
        <source>&amp;Ban…</source>
        <translation>&amp;Ban…</translation>
    </message>
    <message>
        <source>&amp;Lift the ban…</source>
        <translation>&amp;Lift the ban…</translation>
    </message>
    <message>
        <source>&amp;Mute…</source>
        <translation>&amp;Mute…</translation>
    </message>
    <message>
        <source>&amp;Unmute…</source>
        <translation>&amp;Unmute…</translation>
    </message>
    <message>
        <source>&amp;Guest…</source>
        <translation>&amp;Guest…</translation>
    </message>
    <message>
        <source>M&amp;ember…</source>
        <translation>M&amp;ember…</translation>
    </message>
    <message>
        <source>Mo&amp;derator…</source>
        <translation>Mo&amp;derator…</translation>
    </message>
    <message>
        <source>&amp;Host…</source>
        <translation>&amp;Host…</translation>
    </message>
    <message>
        <source>Mo&amp;ve…</source>
        <translation>Mo&amp;ve…</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>%1 of %2 people</translation>
    </message>
    <message numerus="yes">
        <source>%1 in the room %2: %n person(s)?</source>
        <translation>
            <numerusform>%1 in the room %2: %n person?</numerusform>
            <numerusform>%1 in the room %2: %n people?</numerusform>
        </translation>
    </message>
    <message>
        <source>How &amp;long</source>
        <translation>How &amp;long</translation>
    </message>
    <message numerus="yes">
        <source>Done; %n person(s) were told.</source>
        <translation>
            <numerusform>Done; %n person was told.</numerusform>
            <numerusform>Done; %n people were told.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits for a seat.</source>
        <translation>Nobody waits for a seat.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>&amp;Revoke the code…</source>
        <translation>&amp;Revoke the code…</translation>
    </message>
    <message numerus="yes">
        <source>Let %n code(s) no longer open the room %1?</source>
        <translation>
            <numerusform>Let %n code no longer open the room %1?</numerusform>
            <numerusform>Let %n codes no longer open the room %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>The code opens nothing any more.</source>
        <translation>The code opens nothing any more.</translation>
    </message>
</context>
<context>
    <name>chat::admin::QueuesPane</name>
    <message>
        <source>Send queues</source>
        <translation>Send queues</translation>
    </message>
    <message>
        <source>Nobody reads too slowly: nothing waits to be sent.</source>
        <translation>Nobody reads too slowly: nothing waits to be sent.</translation>
    </message>
    <message numerus="yes">
        <source>Something waits to be sent to %n connection(s); the redder, the nearer to being closed:</source>
        <translation>
            <numerusform>Something waits to be sent to %n connection; the redder, the nearer to being closed:</numerusform>
            <numerusform>Something waits to be sent to %n connections; the redder, the nearer to being closed:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 unsent, the oldest for %3</source>
        <translation>%1: %2 unsent, the oldest for %3</translation>
    </message>
    <message>
        <source>Ping %1</source>
        <translation>Ping %1</translation>
    </message>
</context>
<context>
    <name>chat::admin::RoomActs</name>
    <message numerus="yes">
        <source>Done; %n person(s) were told.</source>
        <translation>
            <numerusform>Done; %n person was told.</numerusform>
            <numerusform>Done; %n people were told.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new room, which is nobody&apos;s: it has no host until you name one.</source>
        <translation>A new room, which is nobody&apos;s: it has no host until you name one.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>The room</source>
        <translation>The room</translation>
    </message>
    <message>
        <source>The room %1 is there.</source>
        <translation>The room %1 is there.</translation>
    </message>
    <message>
        <source>Change the room %1?</source>
        <translation>Change the room %1?</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in it are told.</source>
        <translation>
            <numerusform>%n person in it is told.</numerusform>
            <numerusform>%n people in it are told.</numerusform>
        </translation>
    </message>
    <message>
        <source>The configuration says its name and how many it takes.</source>
        <translation>The configuration says its name and how many it takes.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Archive the room %1?</source>
        <translation>Archive the room %1?</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in it can go on reading, and nobody can write.</source>
        <translation>
            <numerusform>%n person in it can go on reading, and nobody can write.</numerusform>
            <numerusform>%n people in it can go on reading, and nobody can write.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let people write in the room %1 again?</source>
        <translation>Let people write in the room %1 again?</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Take out of the archive</translation>
    </message>
    <message>
        <source>Delete the room %1 and all that was said in it?</source>
        <translation>Delete the room %1 and all that was said in it?</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are put out. This cannot be taken back.</source>
        <translation>
            <numerusform>%n person is put out. This cannot be taken back.</numerusform>
            <numerusform>%n people are put out. This cannot be taken back.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Its &amp;name, to be sure</source>
        <translation>Its &amp;name, to be sure</translation>
    </message>
    <message>
        <source>The room %1 is no more.</source>
        <translation>The room %1 is no more.</translation>
    </message>
    <message>
        <source>Move everybody out of the room %1 into another one?</source>
        <translation>Move everybody out of the room %1 into another one?</translation>
    </message>
    <message numerus="yes">
        <source>It hits %n person(s).</source>
        <translation>
            <numerusform>It hits %n person.</numerusform>
            <numerusform>It hits %n people.</numerusform>
        </translation>
    </message>
    <message>
        <source>Move %1 out of the room %2 into another one?</source>
        <translation>Move %1 out of the room %2 into another one?</translation>
    </message>
    <message>
        <source>Whoever does not fit there, or is banned there, stays.</source>
        <translation>Whoever does not fit there, or is banned there, stays.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>To t&amp;he room</source>
        <translation>To t&amp;he room</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) moved</source>
        <translation>
            <numerusform>%n person moved</numerusform>
            <numerusform>%n people moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed.</source>
        <translation>
            <numerusform>%n stayed.</numerusform>
            <numerusform>%n stayed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a code that opens the room %1 for whoever has it? It goes to the clipboard.</source>
        <translation>Make a code that opens the room %1 for whoever has it? It goes to the clipboard.</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>How often, and how &amp;long</source>
        <translation>How often, and how &amp;long</translation>
    </message>
    <message>
        <source>The code %1 opens the room %2. It is in the clipboard.</source>
        <translation>The code %1 opens the room %2. It is in the clipboard.</translation>
    </message>
</context>
<context>
    <name>chat::admin::RoomForm</name>
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
        <source>&amp;Most people</source>
        <translation>&amp;Most people</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>&amp;Slow mode</source>
        <translation>&amp;Slow mode</translation>
    </message>
    <message>
        <source>as many as the server allows</source>
        <translation>as many as the server allows</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>as it is</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>&amp;Ask for no password any more</source>
        <translation>&amp;Ask for no password any more</translation>
    </message>
    <message>
        <source>&amp;Locked: nobody new gets in</source>
        <translation>&amp;Locked: nobody new gets in</translation>
    </message>
    <message>
        <source>Only host and moderators &amp;write</source>
        <translation>Only host and moderators &amp;write</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>Cate&amp;gory</translation>
    </message>
    <message>
        <source>&amp;Icon</source>
        <translation>&amp;Icon</translation>
    </message>
    <message>
        <source>Only with an in&amp;vitation</source>
        <translation>Only with an in&amp;vitation</translation>
    </message>
</context>
<context>
    <name>chat::admin::RoomsPage</name>
    <message>
        <source>Rooms</source>
        <translation>Rooms</translation>
    </message>
    <message>
        <source>No room matches.</source>
        <translation>No room matches.</translation>
    </message>
    <message>
        <source>%1 of %2 rooms</source>
        <translation>%1 of %2 rooms</translation>
    </message>
    <message>
        <source>Message…</source>
        <translation>Message…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>&amp;Close…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Open…</translation>
    </message>
    <message>
        <source>&amp;Quarantine…</source>
        <translation>&amp;Quarantine…</translation>
    </message>
    <message>
        <source>&amp;Release…</source>
        <translation>&amp;Release…</translation>
    </message>
    <message numerus="yes">
        <source>Close %n room(s)?</source>
        <translation>
            <numerusform>Close %n room?</numerusform>
            <numerusform>Close %n rooms?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are put out, and nobody gets in until you open it or the server starts anew.</source>
        <translation>
            <numerusform>%n person is put out, and nobody gets in until you open it or the server starts anew.</numerusform>
            <numerusform>%n people are put out, and nobody gets in until you open it or the server starts anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n room(s)?</source>
        <translation>
            <numerusform>Open %n room?</numerusform>
            <numerusform>Open %n rooms?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n room(s) under quarantine?</source>
        <translation>
            <numerusform>Put %n room under quarantine?</numerusform>
            <numerusform>Put %n rooms under quarantine?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) stay and are told; nobody can write, and nobody else gets in.</source>
        <translation>
            <numerusform>%n person stays and is told; nobody can write, and nobody else gets in.</numerusform>
            <numerusform>%n people stay and are told; nobody can write, and nobody else gets in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End the quarantine of %n room(s)?</source>
        <translation>
            <numerusform>End the quarantine of %n room?</numerusform>
            <numerusform>End the quarantine of %n rooms?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are told and can write again.</source>
        <translation>
            <numerusform>%n person is told and can write again.</numerusform>
            <numerusform>%n people are told and can write again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done; %n person(s) were told.</source>
        <translation>
            <numerusform>Done; %n person was told.</numerusform>
            <numerusform>Done; %n people were told.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Hold up…</source>
        <translation>&amp;Hold up…</translation>
    </message>
    <message numerus="yes">
        <source>Hold up %n room(s), to see what a slow job looks like?</source>
        <translation>
            <numerusform>Hold up %n room, to see what a slow job looks like?</numerusform>
            <numerusform>Hold up %n rooms, to see what a slow job looks like?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) get nothing from it for %1. Only a server with --debug-faults does it.</source>
        <translation>
            <numerusform>%n person gets nothing from it for %1. Only a server with --debug-faults does it.</numerusform>
            <numerusform>%n people get nothing from it for %1. Only a server with --debug-faults does it.</numerusform>
        </translation>
    </message>
    <message>
        <source>The room is held up.</source>
        <translation>The room is held up.</translation>
    </message>
    <message>
        <source>Past…</source>
        <translation>Past…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>New…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Edit…</translation>
    </message>
    <message>
        <source>&amp;Move people…</source>
        <translation>&amp;Move people…</translation>
    </message>
    <message>
        <source>&amp;Archive…</source>
        <translation>&amp;Archive…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Delete…</translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation>&amp;Invite…</translation>
    </message>
</context>
<context>
    <name>chat::admin::ServerDialog</name>
    <message>
        <source>The server on &amp;this machine</source>
        <translation>The server on &amp;this machine</translation>
    </message>
    <message>
        <source>A server on &amp;another machine</source>
        <translation>A server on &amp;another machine</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>empty: those that this system trusts</source>
        <translation>empty: those that this system trusts</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Address</translation>
    </message>
    <message>
        <source>&amp;File with the token</source>
        <translation>&amp;File with the token</translation>
    </message>
    <message>
        <source>&amp;Certificate authority</source>
        <translation>&amp;Certificate authority</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>The operator of that server gives you a token. Keep it in a file that only you can read.</source>
        <translation>The operator of that server gives you a token. Keep it in a file that only you can read.</translation>
    </message>
    <message>
        <source>This cannot be the address of a server; it looks like chat.example.org:7443.</source>
        <translation>This cannot be the address of a server; it looks like chat.example.org:7443.</translation>
    </message>
    <message>
        <source>%1 does not hold a token.</source>
        <translation>%1 does not hold a token.</translation>
    </message>
</context>
<context>
    <name>chat::admin::SessionsPage</name>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Nobody matches.</source>
        <translation>Nobody matches.</translation>
    </message>
    <message>
        <source>Rooms of the session</source>
        <translation>Rooms of the session</translation>
    </message>
    <message>
        <source>Select a session to see its rooms.</source>
        <translation>Select a session to see its rooms.</translation>
    </message>
    <message>
        <source>Kick…</source>
        <translation>Kick…</translation>
    </message>
    <message>
        <source>%1 of %2 sessions</source>
        <translation>%1 of %2 sessions</translation>
    </message>
    <message numerus="yes">
        <source>End %n session(s): %1?</source>
        <translation>
            <numerusform>End %n session: %1?</numerusform>
            <numerusform>End %n sessions: %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>Kick</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation>
            <numerusform>%n session ended.</numerusform>
            <numerusform>%n sessions ended.</numerusform>
        </translation>
    </message>
    <message>
        <source>Message…</source>
        <translation>Message…</translation>
    </message>
    <message>
        <source>Ban…</source>
        <translation>Ban…</translation>
    </message>
    <message numerus="yes">
        <source>Shut out %n user(s): %1?</source>
        <translation>
            <numerusform>Shut out %n user: %1?</numerusform>
            <numerusform>Shut out %n users: %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their sessions end at once.</source>
        <translation>Their sessions end at once.</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Ban</translation>
    </message>
    <message>
        <source>&amp;Whom</source>
        <translation>&amp;Whom</translation>
    </message>
    <message numerus="yes">
        <source>Shut out; %n session(s) ended.</source>
        <translation>
            <numerusform>Shut out; %n session ended.</numerusform>
            <numerusform>Shut out; %n sessions ended.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is in no room.</source>
        <translation>It is in no room.</translation>
    </message>
</context>
<context>
    <name>chat::admin::SettingDialog</name>
    <message>
        <source>Change a setting</source>
        <translation>Change a setting</translation>
    </message>
    <message>
        <source>%1 is %2 (%3). Another value holds until the configuration is read again or the server ends; write it into the file to keep it.</source>
        <translation>%1 is %2 (%3). Another value holds until the configuration is read again or the server ends; write it into the file to keep it.</translation>
    </message>
    <message>
        <source>&amp;New value</source>
        <translation>&amp;New value</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>The same with chat-ctl</source>
        <translation>The same with chat-ctl</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>That is its value now.</source>
        <translation>That is its value now.</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 becomes %2</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copy the command</translation>
    </message>
</context>
<context>
    <name>chat::admin::TablePane</name>
    <message>
        <source>Save as CSV</source>
        <translation>Save as CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>The file could not be written.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Save as CSV…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>chat::admin::WatchColumns</name>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>everybody was put out</source>
        <translation>everybody was put out</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>message %1</translation>
    </message>
    <message>
        <source>person %1</source>
        <translation>person %1</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>enter</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>leave</translation>
    </message>
    <message>
        <source>say</source>
        <translation>say</translation>
    </message>
    <message>
        <source>history</source>
        <translation>history</translation>
    </message>
    <message>
        <source>connection gone</source>
        <translation>connection gone</translation>
    </message>
    <message>
        <source>announce</source>
        <translation>announce</translation>
    </message>
    <message>
        <source>access</source>
        <translation>access</translation>
    </message>
    <message>
        <source>held up</source>
        <translation>held up</translation>
    </message>
    <message>
        <source>fault on purpose</source>
        <translation>fault on purpose</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>deadline</translation>
    </message>
    <message>
        <source>Somebody is in a room with a connection that is gone</source>
        <translation>Somebody is in a room with a connection that is gone</translation>
    </message>
    <message>
        <source>Somebody is in a room and does not hear it</source>
        <translation>Somebody is in a room and does not hear it</translation>
    </message>
    <message>
        <source>A connection hears a room that it is not in</source>
        <translation>A connection hears a room that it is not in</translation>
    </message>
    <message>
        <source>A lost seat is kept for longer than the grace time</source>
        <translation>A lost seat is kept for longer than the grace time</translation>
    </message>
    <message>
        <source>A session is online with a connection that is gone</source>
        <translation>A session is online with a connection that is gone</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Took</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>What would be wrong</source>
        <translation>What would be wrong</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>Since the start</translation>
    </message>
    <message>
        <source>host or operator</source>
        <translation>host or operator</translation>
    </message>
    <message>
        <source>moved away</source>
        <translation>moved away</translation>
    </message>
    <message>
        <source>stop waiting</source>
        <translation>stop waiting</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>looked at</translation>
    </message>
    <message>
        <source>closed after a fault</source>
        <translation>closed after a fault</translation>
    </message>
    <message>
        <source>login</source>
        <translation>login</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>resume</translation>
    </message>
    <message>
        <source>kick</source>
        <translation>kick</translation>
    </message>
    <message>
        <source>message</source>
        <translation>message</translation>
    </message>
    <message>
        <source>invite</source>
        <translation>invite</translation>
    </message>
    <message>
        <source>ban</source>
        <translation>ban</translation>
    </message>
    <message>
        <source>ban lifted</source>
        <translation>ban lifted</translation>
    </message>
    <message>
        <source>drain</source>
        <translation>drain</translation>
    </message>
    <message>
        <source>list</source>
        <translation>list</translation>
    </message>
</context>
<context>
    <name>chat::admin::WhatIfDialog</name>
    <message>
        <source>What if? %1</source>
        <translation>What if? %1</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>As it was</translation>
    </message>
    <message>
        <source>As it would be</source>
        <translation>As it would be</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Tickets in matches</source>
        <translation>Tickets in matches</translation>
    </message>
    <message>
        <source>Tickets left waiting</source>
        <translation>Tickets left waiting</translation>
    </message>
    <message>
        <source>Half waited at most</source>
        <translation>Half waited at most</translation>
    </message>
    <message>
        <source>95 of 100 waited at most</source>
        <translation>95 of 100 waited at most</translation>
    </message>
    <message>
        <source>Points apart, half of the matches</source>
        <translation>Points apart, half of the matches</translation>
    </message>
    <message>
        <source>Points apart, 95 of 100</source>
        <translation>Points apart, 95 of 100</translation>
    </message>
    <message>
        <source>Teams uneven by, half of the matches</source>
        <translation>Teams uneven by, half of the matches</translation>
    </message>
    <message>
        <source>Teams uneven by, 95 of 100</source>
        <translation>Teams uneven by, 95 of 100</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>As they are</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Fetch again</translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>Apply…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The log is fetched…</source>
        <translation>The log is fetched…</translation>
    </message>
    <message numerus="yes">
        <source>The last %n entries of the log</source>
        <translation>
            <numerusform>The last entry of the log</numerusform>
            <numerusform>The last %n entries of the log</numerusform>
        </translation>
    </message>
    <message>
        <source>They are matched again on this machine; the server does not notice. Who gave up then, gives up now; everybody accepts.</source>
        <translation>They are matched again on this machine; the server does not notice. Who gave up then, gives up now; everybody accepts.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Match again</source>
        <translation>Match again</translation>
    </message>
    <message>
        <source>Nothing can be played with these settings: see “%1”.</source>
        <translation>Nothing can be played with these settings: see “%1”.</translation>
    </message>
    <message>
        <source>Another version of the matcher made this log: it cannot be compared.</source>
        <translation>Another version of the matcher made this log: it cannot be compared.</translation>
    </message>
    <message>
        <source>The settings are others by now: match again.</source>
        <translation>The settings are others by now: match again.</translation>
    </message>
    <message numerus="yes">
        <source>Change %n setting(s)?</source>
        <translation>
            <numerusform>Change %n setting?</numerusform>
            <numerusform>Change %n settings?</numerusform>
        </translation>
    </message>
    <message>
        <source>It holds until the configuration is read again or the server ends; write it into the file to keep it.</source>
        <translation>It holds until the configuration is read again or the server ends; write it into the file to keep it.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message numerus="yes">
        <source>Applied; %n setting(s) changed.</source>
        <translation>
            <numerusform>Applied; %n setting changed.</numerusform>
            <numerusform>Applied; %n settings changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::admin::WorkersPage</name>
    <message>
        <source>Workers</source>
        <translation>Workers</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>No thread is known yet.</source>
        <translation>No thread is known yet.</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Actors</translation>
    </message>
    <message>
        <source>No actor matches.</source>
        <translation>No actor matches.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>%1 to %2 of %3 that match, of %4 actors</source>
        <translation>%1 to %2 of %3 that match, of %4 actors</translation>
    </message>
</context>
</TS>
