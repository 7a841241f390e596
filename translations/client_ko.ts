<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>chat::gui::Composer</name>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n자 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too long</source>
        <translation>
            <numerusform>%n자 초과</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a room to write</source>
        <translation>방에 들어가면 글을 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>%1에 메시지 쓰기</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line.</source>
        <translation>Enter로 보내고 Shift+Enter로 줄을 바꿉니다.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>보내기 (Enter)</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>추천 목록</translation>
    </message>
</context>
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
<context>
    <name>chat::gui::Timeline</name>
    <message>
        <source>Not sent. %1</source>
        <translation>보내지 못했습니다. %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>새 메시지</translation>
    </message>
    <message>
        <source>Some messages are missing here</source>
        <translation>여기에 빠진 메시지가 있습니다</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>다시 보내기</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
</context>
<context>
    <name>chat::gui::TimelineView</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>주소 복사</translation>
    </message>
</context>
</TS>
