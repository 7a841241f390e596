<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>chat::gui::MainWindow</name>
    <message>
        <source>Madang</source>
        <translation>Madang</translation>
    </message>
    <message>
        <source>Here will be your rooms, the conversation and its people.</source>
        <translation>Here will be your rooms, the conversation and its people.</translation>
    </message>
</context>
</TS>
