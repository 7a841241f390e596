<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>chat::gui::MainWindow</name>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
    <message>
        <source>Here will be your rooms, the conversation and its people.</source>
        <translation>여기에 방 목록과 대화, 함께 있는 사람들이 나타납니다.</translation>
    </message>
</context>
</TS>
