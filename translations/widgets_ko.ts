<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>chat::widgets::AboutDialog</name>
    <message>
        <source>About %1</source>
        <translation>%1 정보</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>버전 %1</translation>
    </message>
    <message>
        <source>Madang is the courtyard where people gather: a chat server that you run yourself.</source>
        <translation>마당은 사람들이 모이는 뜰입니다. 직접 운영하는 채팅 서버입니다.</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0.</source>
        <translation>Apache License 2.0에 따른 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>With Qt %1.</source>
        <translation>Qt %1 사용.</translation>
    </message>
</context>
<context>
    <name>chat::widgets::AnnouncementBanner</name>
    <message>
        <source>Announcement: %1</source>
        <translation>공지: %1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Dismiss the announcement</source>
        <translation>공지 닫기</translation>
    </message>
</context>
<context>
    <name>chat::widgets::ErrorText</name>
    <message>
        <source>The server made a mistake.</source>
        <translation>서버에서 오류가 발생했습니다.</translation>
    </message>
    <message>
        <source>The server did not understand this program.</source>
        <translation>서버가 이 프로그램의 요청을 이해하지 못했습니다.</translation>
    </message>
    <message>
        <source>That is too large.</source>
        <translation>너무 큽니다.</translation>
    </message>
    <message>
        <source>This program and the server speak different versions.</source>
        <translation>이 프로그램과 서버의 버전이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Too much at once. Please wait a moment.</source>
        <translation>한꺼번에 너무 많이 요청했습니다. 잠시 기다려 주세요.</translation>
    </message>
    <message>
        <source>This server does not offer that.</source>
        <translation>이 서버는 그 기능을 제공하지 않습니다.</translation>
    </message>
    <message>
        <source>Please sign in first.</source>
        <translation>먼저 로그인해 주세요.</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>이름이나 비밀번호가 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>Your token has expired. Please get a new one.</source>
        <translation>토큰이 만료되었습니다. 새 토큰을 받아 주세요.</translation>
    </message>
    <message>
        <source>The server does not accept this token.</source>
        <translation>서버가 이 토큰을 받아들이지 않습니다.</translation>
    </message>
    <message>
        <source>This account is closed.</source>
        <translation>사용이 중지된 계정입니다.</translation>
    </message>
    <message>
        <source>You are shut out from this server.</source>
        <translation>이 서버의 이용이 차단되었습니다.</translation>
    </message>
    <message>
        <source>You are already signed in elsewhere.</source>
        <translation>이미 다른 곳에서 로그인되어 있습니다.</translation>
    </message>
    <message>
        <source>Somebody here has this name, or one that looks like it.</source>
        <translation>같거나 비슷해 보이는 이름을 이미 쓰는 사람이 있습니다.</translation>
    </message>
    <message>
        <source>This name is not allowed.</source>
        <translation>사용할 수 없는 이름입니다.</translation>
    </message>
    <message>
        <source>The server is full.</source>
        <translation>서버가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>You were away too long. Please sign in again.</source>
        <translation>자리를 너무 오래 비웠습니다. 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>The address must not contain a token.</source>
        <translation>주소에 토큰을 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no such room.</source>
        <translation>그런 방이 없습니다.</translation>
    </message>
    <message>
        <source>The room is full.</source>
        <translation>방이 가득 찼습니다.</translation>
    </message>
    <message>
        <source>The room was closed.</source>
        <translation>방이 닫혔습니다.</translation>
    </message>
    <message>
        <source>You are not in this room.</source>
        <translation>이 방에 들어와 있지 않습니다.</translation>
    </message>
    <message>
        <source>You are not allowed to do that.</source>
        <translation>그렇게 할 권한이 없습니다.</translation>
    </message>
    <message>
        <source>There is already a room of this name.</source>
        <translation>같은 이름의 방이 이미 있습니다.</translation>
    </message>
    <message>
        <source>That person is not in the room.</source>
        <translation>그 사람은 방에 없습니다.</translation>
    </message>
    <message>
        <source>Rooms of this kind cannot do that.</source>
        <translation>이런 종류의 방에서는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>The room is very busy.</source>
        <translation>방이 매우 붐빕니다.</translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation>메시지가 비어 있습니다.</translation>
    </message>
    <message>
        <source>The message is too long.</source>
        <translation>메시지가 너무 깁니다.</translation>
    </message>
    <message>
        <source>You are writing too fast.</source>
        <translation>메시지를 너무 빨리 보내고 있습니다.</translation>
    </message>
    <message>
        <source>You may not write for now.</source>
        <translation>지금은 글을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no such person.</source>
        <translation>그런 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Older messages are not kept any more.</source>
        <translation>더 오래된 메시지는 보관되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>This message was already sent with another text.</source>
        <translation>이 메시지는 이미 다른 내용으로 보내졌습니다.</translation>
    </message>
    <message>
        <source>You are already waiting for a match. Cancel that first.</source>
        <translation>이미 매치를 기다리고 있습니다. 먼저 취소해 주세요.</translation>
    </message>
    <message>
        <source>You are not waiting for this match any more.</source>
        <translation>이 매치는 더 이상 기다리고 있지 않습니다.</translation>
    </message>
    <message>
        <source>A match was just found. Accept it or decline it.</source>
        <translation>방금 매치를 찾았습니다. 수락하거나 거절해 주세요.</translation>
    </message>
    <message>
        <source>This match is no longer there.</source>
        <translation>이 매치는 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>This match is already over.</source>
        <translation>이 매치는 이미 끝났습니다.</translation>
    </message>
    <message>
        <source>You declined a match a short while ago. Please wait.</source>
        <translation>조금 전에 매치를 거절했습니다. 잠시 기다려 주세요.</translation>
    </message>
    <message>
        <source>This kind of match cannot be played here.</source>
        <translation>여기에서는 이 종류의 매치를 할 수 없습니다.</translation>
    </message>
    <message>
        <source>Matches of this kind are paused at the moment.</source>
        <translation>이 종류의 매치는 잠시 중단되어 있습니다.</translation>
    </message>
    <message>
        <source>The party is full.</source>
        <translation>파티에 더 들어갈 자리가 없습니다.</translation>
    </message>
    <message>
        <source>Only the leader of the party can do that.</source>
        <translation>파티장만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Somebody in the party is not free or not ready.</source>
        <translation>파티에 아직 준비되지 않았거나 다른 일을 하고 있는 사람이 있습니다.</translation>
    </message>
    <message>
        <source>There is no such party, or you are not invited.</source>
        <translation>그런 파티가 없거나 초대받지 않았습니다.</translation>
    </message>
    <message>
        <source>You are in a match. Leave that first.</source>
        <translation>매치에 참가하고 있습니다. 먼저 나가 주세요.</translation>
    </message>
    <message>
        <source>Please give a reason.</source>
        <translation>사유를 적어 주세요.</translation>
    </message>
    <message>
        <source>The configuration does not hold.</source>
        <translation>설정이 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>The server is closed for maintenance.</source>
        <translation>서버가 점검 중입니다.</translation>
    </message>
    <message>
        <source>The server is about to restart.</source>
        <translation>서버가 곧 다시 시작됩니다.</translation>
    </message>
    <message>
        <source>The server cannot store anything at the moment.</source>
        <translation>서버가 지금은 아무것도 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>The server has too much to do.</source>
        <translation>서버의 작업량이 너무 많습니다.</translation>
    </message>
    <message>
        <source>The server refused that (%1).</source>
        <translation>서버가 거절했습니다(%1).</translation>
    </message>
    <message>
        <source>%1 Try again in %2.</source>
        <extracomment>%1 is a sentence that says what was refused, %2 a time such as &quot;3 seconds&quot;</extracomment>
        <translation>%1 %2 뒤에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>You signed off.</source>
        <translation>로그아웃했습니다.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>연결이 끊어졌습니다.</translation>
    </message>
    <message>
        <source>The server is restarting.</source>
        <translation>서버가 다시 시작되고 있습니다.</translation>
    </message>
    <message>
        <source>The server ended the connection: too many mistakes.</source>
        <translation>오류가 너무 많아 서버가 연결을 끊었습니다.</translation>
    </message>
    <message>
        <source>Something that was sent is too large for the server.</source>
        <translation>보낸 내용이 서버가 받기에 너무 큽니다.</translation>
    </message>
    <message>
        <source>The connection is too slow for what is said here.</source>
        <translation>오가는 대화에 비해 연결이 너무 느립니다.</translation>
    </message>
    <message>
        <source>The server did not hear from us any more.</source>
        <translation>서버가 한동안 응답을 받지 못했습니다.</translation>
    </message>
    <message>
        <source>The server asked to connect again.</source>
        <translation>서버가 다시 연결하라고 요청했습니다.</translation>
    </message>
    <message>
        <source>The server lost its state and starts afresh.</source>
        <translation>서버가 상태를 잃어 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>The server could not reach us.</source>
        <translation>서버가 데이터를 전달하지 못했습니다.</translation>
    </message>
    <message>
        <source>You signed in from somewhere else.</source>
        <translation>다른 곳에서 로그인했습니다.</translation>
    </message>
    <message>
        <source>An operator ended your session.</source>
        <translation>운영자가 접속을 종료했습니다.</translation>
    </message>
    <message>
        <source>An operator shut you out from this server.</source>
        <translation>운영자가 이 서버의 이용을 차단했습니다.</translation>
    </message>
    <message>
        <source>Your token is not valid any more.</source>
        <translation>토큰이 더 이상 유효하지 않습니다.</translation>
    </message>
    <message>
        <source>There are too many connections from here.</source>
        <translation>이곳에서 연결이 너무 많습니다.</translation>
    </message>
    <message>
        <source>Signing in took too long.</source>
        <translation>로그인하는 데 시간이 너무 오래 걸렸습니다.</translation>
    </message>
    <message>
        <source>The session ended because nothing was said for a long time.</source>
        <translation>오랫동안 활동이 없어 접속이 종료되었습니다.</translation>
    </message>
    <message>
        <source>The connection ended (%1).</source>
        <translation>연결이 종료되었습니다(%1).</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n초</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n분</numerusform>
        </translation>
    </message>
    <message>
        <source>The room is locked for now.</source>
        <translation>지금은 잠긴 방입니다.</translation>
    </message>
    <message>
        <source>That was not said, or is not kept any more.</source>
        <translation>그런 말은 없었거나, 더는 보관하지 않습니다.</translation>
    </message>
    <message>
        <source>Too many attempts.</source>
        <translation>시도가 너무 많습니다.</translation>
    </message>
    <message>
        <source>That is not the password of this room.</source>
        <translation>이 방의 비밀번호가 아닙니다.</translation>
    </message>
    <message>
        <source>You need an invitation to this room.</source>
        <translation>이 방에 들어가려면 초대가 필요합니다.</translation>
    </message>
    <message>
        <source>This invitation is not valid, or not any more.</source>
        <translation>이 초대는 유효하지 않거나 더 이상 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>You are banned from this room.</source>
        <translation>이 방에서 차단되었습니다.</translation>
    </message>
    <message>
        <source>Only the host of the room can do that.</source>
        <translation>방장만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>A room cannot have this name.</source>
        <translation>방 이름으로 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>You cannot do that to yourself.</source>
        <translation>자기 자신에게는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>You cannot do that to somebody of this role.</source>
        <translation>이 역할을 가진 사람에게는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>There are too many rooms. Leave or close one first.</source>
        <translation>방이 너무 많습니다. 먼저 하나를 나가거나 없애세요.</translation>
    </message>
    <message>
        <source>This room is in slow mode.</source>
        <translation>이 방은 느린 모드입니다.</translation>
    </message>
    <message>
        <source>You can only read in this room.</source>
        <translation>이 방에서는 읽기만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This person does not take messages from you.</source>
        <translation>이 사람은 당신의 메시지를 받지 않습니다.</translation>
    </message>
    <message>
        <source>What you typed is not the name.</source>
        <translation>입력한 이름이 다릅니다.</translation>
    </message>
</context>
</TS>
