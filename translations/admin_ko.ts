<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>chat::admin::MainWindow</name>
    <message>
        <source>Madang Console</source>
        <translation>마당 관리 콘솔</translation>
    </message>
    <message>
        <source>Here will be the workers, rooms and sessions of a running server.</source>
        <translation>여기에 실행 중인 서버의 작업자, 방, 세션이 나타납니다.</translation>
    </message>
</context>
</TS>
