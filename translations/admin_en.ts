<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>chat::admin::MainWindow</name>
    <message>
        <source>Madang Console</source>
        <translation>Madang Console</translation>
    </message>
    <message>
        <source>Here will be the workers, rooms and sessions of a running server.</source>
        <translation>Here will be the workers, rooms and sessions of a running server.</translation>
    </message>
</context>
</TS>
