<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>chat::gui::BlockedDialog</name>
    <message>
        <source>Blocked people</source>
        <translation>수신 거부한 사람</translation>
    </message>
    <message>
        <source>&amp;Unblock</source>
        <translation>수신 거부 풀기(&amp;U)</translation>
    </message>
    <message>
        <source>You have blocked nobody.</source>
        <translation>수신 거부한 사람이 없습니다.</translation>
    </message>
    <message>
        <source>They can send you no direct messages and no invitations, and what they say in rooms is hidden from you.</source>
        <translation>이 사람들은 나에게 쪽지와 초대를 보낼 수 없고, 방에서 한 말은 나에게 보이지 않습니다.</translation>
    </message>
</context>
<context>
    <name>chat::gui::BrowseDelegate</name>
    <message>
        <source>locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>by invitation</source>
        <translation>초대 전용</translation>
    </message>
    <message>
        <source>full</source>
        <translation>가득 참</translation>
    </message>
    <message>
        <source>%1, %2 people, %3</source>
        <translation>%1, %2명, %3</translation>
    </message>
</context>
<context>
    <name>chat::gui::BrowseDialog</name>
    <message>
        <source>With a free &amp;seat</source>
        <translation>빈자리 있음(&amp;S)</translation>
    </message>
    <message>
        <source>Without a &amp;password</source>
        <translation>비밀번호 없음(&amp;P)</translation>
    </message>
    <message>
        <source>Browse rooms</source>
        <translation>방 둘러보기</translation>
    </message>
    <message>
        <source>Part of a name or topic</source>
        <translation>이름이나 주제의 일부</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>모든 종류</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>이름순</translation>
    </message>
    <message>
        <source>Most people first</source>
        <translation>사람 많은 순</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>All rooms</source>
        <translation>모든 방</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>입장</translation>
    </message>
    <message>
        <source>Create a room...</source>
        <translation>방 만들기...</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>찾는 중...</translation>
    </message>
    <message>
        <source>There is no such room.</source>
        <translation>그런 방이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>방 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::gui::CertificateDialog</name>
    <message>
        <source>Nobody vouches for this server: its certificate is not known.</source>
        <translation>이 서버를 보증하는 곳이 없습니다. 알려지지 않은 인증서입니다.</translation>
    </message>
    <message>
        <source>This server shows another certificate than the one that you trusted. Somebody may be listening in between.</source>
        <translation>이 서버의 인증서가 전에 신뢰한 것과 다릅니다. 누군가 중간에서 엿듣고 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>The certificate of this server is expired, revoked or broken.</source>
        <translation>이 서버의 인증서가 만료되었거나, 취소되었거나, 손상되었습니다.</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>%1의 인증서</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for the fingerprint, on another way than this one. Trust it only if every digit is the same.</source>
        <translation>서버 운영자에게 이 연결이 아닌 다른 방법으로 지문을 물어보세요. 모든 자리가 같을 때만 신뢰하세요.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>유효 기간</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>지문 (SHA-256)</translation>
    </message>
    <message>
        <source>Trusted until now</source>
        <translation>지금까지 신뢰한 지문</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>이 인증서 신뢰</translation>
    </message>
</context>
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
    <name>chat::gui::ConnectDialog</name>
    <message>
        <source>Remember this</source>
        <translation>기억하기</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>서버에 연결</translation>
    </message>
    <message>
        <source>empty: the server makes one up</source>
        <translation>비워 두면 서버가 정해 줍니다</translation>
    </message>
    <message>
        <source>only if you were given one</source>
        <translation>받은 토큰이 있을 때만</translation>
    </message>
    <message>
        <source>A token is kept in the keyring of your desktop, never in a file.</source>
        <translation>토큰은 파일이 아니라 데스크톱의 키링에만 보관합니다.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>서버(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>토큰(&amp;T)</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>The address of a server looks like wss://chat.example</source>
        <translation>서버 주소는 wss://chat.example 과 같은 형식입니다</translation>
    </message>
    <message>
        <source>This cannot be the address of a server.</source>
        <translation>서버 주소로 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Others on the way can read along: the connection is not encrypted.</source>
        <translation>연결이 암호화되지 않아 중간에서 내용을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The connection will be encrypted.</source>
        <translation>암호화된 연결입니다.</translation>
    </message>
</context>
<context>
    <name>chat::gui::ConnectionBanner</name>
    <message>
        <source>The server cannot be reached.</source>
        <translation>서버에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Connecting...</source>
        <translation>연결하는 중...</translation>
    </message>
    <message>
        <source>Signing in...</source>
        <translation>로그인하는 중...</translation>
    </message>
    <message>
        <source>%1 Connecting again in %2.</source>
        <extracomment>%1 is a sentence that says why, %2 a time such as &quot;3 seconds&quot;</extracomment>
        <translation>%1 %2 뒤에 다시 연결합니다.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>지금 시도</translation>
    </message>
    <message>
        <source>Look at it...</source>
        <translation>인증서 보기...</translation>
    </message>
    <message>
        <source>Connect...</source>
        <translation>연결...</translation>
    </message>
</context>
<context>
    <name>chat::gui::Conversation</name>
    <message>
        <source>Room menu</source>
        <translation>방 메뉴</translation>
    </message>
    <message>
        <source>What there is to do with this room</source>
        <translation>이 방에서 할 수 있는 일</translation>
    </message>
    <message numerus="yes">
        <source>%1   %n person(s)</source>
        <translation>
            <numerusform>%1   %n명</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::gui::CreateRoomDialog</name>
    <message>
        <source>Create a room</source>
        <translation>방 만들기</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
</context>
<context>
    <name>chat::gui::DoorFrame</name>
    <message>
        <source>The room %1 asks for a password.</source>
        <translation>%1 방은 비밀번호가 필요합니다.</translation>
    </message>
    <message>
        <source>The room %1 is full.</source>
        <translation>%1 방이 가득 찼습니다.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>Wait for a seat</source>
        <translation>자리 기다리기</translation>
    </message>
    <message>
        <source>Enter the room</source>
        <translation>방에 들어가기</translation>
    </message>
</context>
<context>
    <name>chat::gui::EnterDialog</name>
    <message>
        <source>Enter a room</source>
        <translation>방에 들어가기</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>방 이름</translation>
    </message>
    <message>
        <source>only if you were given one</source>
        <translation>받은 것이 있을 때만</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>입장</translation>
    </message>
    <message>
        <source>&amp;Name of the room</source>
        <translation>방 이름(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Invitation code</source>
        <translation>초대 코드(&amp;I)</translation>
    </message>
</context>
<context>
    <name>chat::gui::FindBar</name>
    <message>
        <source>Find in the messages that are loaded</source>
        <translation>불러온 메시지에서 찾기</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾을 수 없음</translation>
    </message>
    <message>
        <source>Further up (Enter)</source>
        <translation>위로 찾기 (Enter)</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>위로 찾기</translation>
    </message>
    <message>
        <source>Further down (Shift+Enter)</source>
        <translation>아래로 찾기 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>아래로 찾기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>chat::gui::MainWindow</name>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>공지 사항</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>진단 정보</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>%1 - Madang</source>
        <translation>%1 - 마당</translation>
    </message>
    <message>
        <source>%1: An operator lets nobody write here for now.</source>
        <translation>%1: 운영자가 지금은 아무도 쓰지 못하게 했습니다.</translation>
    </message>
    <message>
        <source>%1: Everybody may write here again.</source>
        <translation>%1: 이제 다시 쓸 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>chat::gui::MatchChoice</name>
    <message>
        <source>&amp;Play</source>
        <translation>대기 시작(&amp;P)</translation>
    </message>
    <message>
        <source>Wait for a match of this kind</source>
        <translation>이 종류의 매치를 기다립니다</translation>
    </message>
    <message>
        <source>What to play</source>
        <translation>할 매치</translation>
    </message>
    <message>
        <source>&amp;Play together</source>
        <translation>함께 대기 시작(&amp;P)</translation>
    </message>
    <message>
        <source>Wait for a match of this kind, all of your party in one team</source>
        <translation>파티 모두 한 팀으로 이 종류의 매치를 기다립니다</translation>
    </message>
</context>
<context>
    <name>chat::gui::MatchPanel</name>
    <message>
        <source>A match was found</source>
        <translation>상대를 찾았습니다</translation>
    </message>
    <message>
        <source>%1: getting in line...</source>
        <translation>%1: 줄을 서는 중...</translation>
    </message>
    <message>
        <source>%1: waiting for %2</source>
        <extracomment>%1 is the name of a kind of match, %2 a time such as 0:42</extracomment>
        <translation>%1: 기다리는 중 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Play a match</source>
        <translation>매치 하기</translation>
    </message>
    <message>
        <source>When it is over, say how it ended.</source>
        <translation>끝나면 결과를 알려 주세요.</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>There is nothing to play on this server.</source>
        <translation>이 서버에는 할 수 있는 매치가 없습니다.</translation>
    </message>
    <message>
        <source>You may queue again in %1.</source>
        <translation>%1 뒤에 다시 대기할 수 있습니다.</translation>
    </message>
    <message>
        <source>Leave the match</source>
        <translation>매치에서 나가기</translation>
    </message>
    <message>
        <source>Leave the room</source>
        <translation>방에서 나가기</translation>
    </message>
    <message>
        <source>Stop &amp;waiting</source>
        <translation>그만 기다리기(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Won</source>
        <translation>이겼음(&amp;W)</translation>
    </message>
    <message>
        <source>Report that you have won</source>
        <translation>이겼다고 보고합니다</translation>
    </message>
    <message>
        <source>&amp;Lost</source>
        <translation>졌음(&amp;L)</translation>
    </message>
    <message>
        <source>Report that you have lost</source>
        <translation>졌다고 보고합니다</translation>
    </message>
    <message>
        <source>Dr&amp;aw</source>
        <translation>비겼음(&amp;A)</translation>
    </message>
    <message>
        <source>Report that nobody has won</source>
        <translation>비겼다고 보고합니다</translation>
    </message>
    <message>
        <source>Re&amp;port the result...</source>
        <translation>결과 보고(&amp;P)...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the match panel</source>
        <translation>매치 창 닫기</translation>
    </message>
    <message>
        <source>An invitation</source>
        <translation>초대</translation>
    </message>
    <message>
        <source>Pla&amp;y with others...</source>
        <translation>여럿이 하기(&amp;Y)...</translation>
    </message>
    <message>
        <source>Make a party: people who wait together and play in one team</source>
        <translation>파티를 만듭니다. 함께 기다리고 한 팀으로 합니다</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) watching.</source>
        <translation>
            <numerusform>%n명이 관전하고 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wa&amp;tch...</source>
        <translation>관전(&amp;T)...</translation>
    </message>
    <message>
        <source>Watch a match that others play</source>
        <translation>다른 사람들이 하는 매치를 관전합니다</translation>
    </message>
</context>
<context>
    <name>chat::gui::MatchWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>
            <numerusform>%1 외 %n명</numerusform>
        </translation>
    </message>
    <message>
        <source>The match is over.</source>
        <translation>매치가 끝났습니다.</translation>
    </message>
    <message>
        <source>A draw.</source>
        <translation>비겼습니다.</translation>
    </message>
    <message>
        <source>You have won.</source>
        <translation>이겼습니다.</translation>
    </message>
    <message>
        <source>You have lost.</source>
        <translation>졌습니다.</translation>
    </message>
    <message>
        <source>You came in at place %1 of %2.</source>
        <translation>%2팀 중 %1위입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n people, each for himself</source>
        <extracomment>%1 is the name of a kind of match</extracomment>
        <translation>
            <numerusform>%1: %n명, 각자 대결</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 against %2</source>
        <translation>%1: %2 대 %2</translation>
    </message>
    <message>
        <source>%1: %2 teams of %3</source>
        <translation>%1: %3명씩 %2팀</translation>
    </message>
    <message>
        <source>Matches of this kind are paused at the moment.</source>
        <translation>이 종류의 매치는 지금 멈춰 있습니다.</translation>
    </message>
    <message>
        <source>Nobody is waiting for one now.</source>
        <translation>지금 기다리는 사람이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) waiting for one now.</source>
        <translation>
            <numerusform>지금 %n명이 기다립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Number %1 of those who wait</source>
        <translation>대기 %1번째</translation>
    </message>
    <message>
        <source>others waited about %1</source>
        <translation>다른 사람들은 약 %1 기다림</translation>
    </message>
    <message>
        <source>how long it takes is not known yet</source>
        <translation>얼마나 걸릴지 아직 알 수 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) near your rating</source>
        <translation>
            <numerusform>비슷한 레이팅 %n명</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody near your rating yet</source>
        <translation>비슷한 레이팅은 아직 없음</translation>
    </message>
    <message>
        <source>rating %1 ± %2</source>
        <extracomment>%1 is points, %2 how far another&apos;s may be away</extracomment>
        <translation>레이팅 %1 ± %2</translation>
    </message>
    <message>
        <source>Somebody declined. What you have waited counts on.</source>
        <translation>누군가 거절했습니다. 지금까지 기다린 시간은 그대로 이어집니다.</translation>
    </message>
    <message>
        <source>Somebody did not answer. What you have waited counts on.</source>
        <translation>누군가 응답하지 않았습니다. 지금까지 기다린 시간은 그대로 이어집니다.</translation>
    </message>
    <message>
        <source>Somebody lost the connection. What you have waited counts on.</source>
        <translation>누군가의 연결이 끊어졌습니다. 지금까지 기다린 시간은 그대로 이어집니다.</translation>
    </message>
    <message>
        <source>The match did not begin. What you have waited counts on.</source>
        <translation>매치가 시작되지 않았습니다. 지금까지 기다린 시간은 그대로 이어집니다.</translation>
    </message>
    <message>
        <source>You are not waiting any more.</source>
        <translation>더 이상 기다리지 않습니다.</translation>
    </message>
    <message>
        <source>You declined the match.</source>
        <translation>매치를 거절했습니다.</translation>
    </message>
    <message>
        <source>You did not answer in time.</source>
        <translation>제시간에 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The connection was lost, and your place in the queue with it. Queue again.</source>
        <translation>연결이 끊어져 대기 순서도 사라졌습니다. 다시 대기해 주세요.</translation>
    </message>
    <message>
        <source>Nobody was found in time. Queue again, or try another kind.</source>
        <translation>제시간에 상대를 찾지 못했습니다. 다시 대기하거나 다른 종류를 골라 보세요.</translation>
    </message>
    <message>
        <source>Matches of this kind cannot be played at the moment. Try another kind.</source>
        <translation>이 종류의 매치는 지금 할 수 없습니다. 다른 종류를 골라 보세요.</translation>
    </message>
    <message>
        <source>An operator took you out of the queue.</source>
        <translation>운영자가 대기를 끝냈습니다.</translation>
    </message>
    <message>
        <source>You are not in the match any more.</source>
        <translation>더 이상 매치에 있지 않습니다.</translation>
    </message>
    <message>
        <source>A match was found! %1 with %2</source>
        <extracomment>%1 is the name of a kind of match, %2 are names</extracomment>
        <translation>상대를 찾았습니다! %1: %2</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 대 %2</translation>
    </message>
    <message>
        <source>The match was over when you came back.</source>
        <translation>돌아왔을 때 매치가 이미 끝나 있었습니다.</translation>
    </message>
    <message>
        <source>The match is over. You did not agree how it ended.</source>
        <translation>매치가 끝났습니다. 결과에 대한 의견이 서로 달랐습니다.</translation>
    </message>
    <message>
        <source>The match is over: too few people were left.</source>
        <translation>매치가 끝났습니다. 남은 사람이 너무 적었습니다.</translation>
    </message>
    <message>
        <source>The match is over: it took too long.</source>
        <translation>매치가 끝났습니다. 시간이 너무 오래 걸렸습니다.</translation>
    </message>
    <message>
        <source>An operator ended the match.</source>
        <translation>운영자가 매치를 끝냈습니다.</translation>
    </message>
    <message>
        <source>Your rating is %1 now (%2).</source>
        <translation>이제 레이팅은 %1입니다 (%2).</translation>
    </message>
    <message>
        <source>You reported: %1 The others&apos; word is awaited.</source>
        <extracomment>%1 is a sentence such as &quot;You have won.&quot;</extracomment>
        <translation>내 보고: %1 다른 사람의 보고를 기다립니다.</translation>
    </message>
    <message>
        <source>The server still keeps a seat for you in another match. Try again in a minute, when it is free.</source>
        <translation>서버가 다른 매치의 자리를 아직 남겨 두고 있습니다. 1분 뒤 자리가 비면 다시 해 보세요.</translation>
    </message>
    <message>
        <source>Your party is not waiting any more: somebody in it cancelled, did not accept, or is gone.</source>
        <translation>파티가 더 이상 기다리지 않습니다. 누군가 취소했거나, 수락하지 않았거나, 나갔습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n watching (full)</source>
        <translation>
            <numerusform>%n명 관전 중 (자리가 찼음)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n명 관전 중</numerusform>
        </translation>
    </message>
    <message>
        <source>played for %1</source>
        <extracomment>%1 is a time such as 3:42</extracomment>
        <translation>진행 시간 %1</translation>
    </message>
    <message>
        <source>As many people are watching as may.</source>
        <translation>관전할 수 있는 인원이 찼습니다.</translation>
    </message>
    <message>
        <source>You cannot watch this match.</source>
        <translation>이 매치는 관전할 수 없습니다.</translation>
    </message>
    <message>
        <source>paused by an operator</source>
        <translation>운영자가 멈춤</translation>
    </message>
    <message>
        <source>A free place was found in a match that is being played! %1 with %2</source>
        <extracomment>%1 is the name of a kind of match, %2 are names</extracomment>
        <translation>진행 중인 매치에 빈자리가 났습니다! %1, 함께할 사람: %2</translation>
    </message>
</context>
<context>
    <name>chat::gui::MemberActDialog</name>
    <message>
        <source>Make %1 the host of this room? You stay as a moderator.</source>
        <translation>%1 님을 이 방의 방장으로 할까요? 나는 진행자로 남습니다.</translation>
    </message>
    <message>
        <source>Make host</source>
        <translation>방장으로 하기</translation>
    </message>
    <message>
        <source>Put %1 out of this room? They may come back.</source>
        <translation>%1 님을 이 방에서 내보낼까요? 다시 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Put %1 out, and keep them out?</source>
        <translation>%1 님을 내보내고 다시 못 들어오게 할까요?</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>차단</translation>
    </message>
    <message>
        <source>Let %1 not write in this room?</source>
        <translation>%1 님이 이 방에서 글을 못 쓰게 할까요?</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>글쓰기 막기</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>How &amp;long</source>
        <translation>기간(&amp;L)</translation>
    </message>
    <message>
        <source>everybody in the room reads it</source>
        <translation>방에 있는 모두가 봅니다</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>이유(&amp;R)</translation>
    </message>
</context>
<context>
    <name>chat::gui::MembersPane</name>
    <message>
        <source>People (%1)</source>
        <translation>참여자 (%1)</translation>
    </message>
    <message>
        <source>People</source>
        <translation>참여자</translation>
    </message>
    <message>
        <source>People in this room</source>
        <translation>이 방에 있는 사람</translation>
    </message>
</context>
<context>
    <name>chat::gui::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>알림 닫기</translation>
    </message>
</context>
<context>
    <name>chat::gui::NoticeQueue</name>
    <message>
        <source>%1 in %2</source>
        <translation>%2의 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>새 메시지 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::gui::Notifications</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
</context>
<context>
    <name>chat::gui::PartyPane</name>
    <message>
        <source>Leave your party first</source>
        <translation>먼저 지금 파티에서 나가세요</translation>
    </message>
    <message>
        <source>Join this party</source>
        <translation>이 파티에 들어갑니다</translation>
    </message>
    <message>
        <source>Not &amp;ready</source>
        <translation>준비 취소(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Ready</source>
        <translation>준비(&amp;R)</translation>
    </message>
    <message>
        <source>Several people are called %1. Invite one from the list of people.</source>
        <translation>이름이 %1인 사람이 여럿입니다. 사람 목록에서 골라 초대하세요.</translation>
    </message>
    <message>
        <source>Nobody in your rooms is called %1.</source>
        <translation>들어가 있는 방에 이름이 %1인 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Let him or her &amp;lead</source>
        <translation>파티장 넘기기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Put out of the party</source>
        <translation>파티에서 내보내기(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>들어가기(&amp;J)</translation>
    </message>
    <message>
        <source>Not &amp;now</source>
        <translation>나중에(&amp;N)</translation>
    </message>
    <message>
        <source>Nobody is told</source>
        <translation>아무에게도 알리지 않습니다</translation>
    </message>
    <message>
        <source>Leave the part&amp;y</source>
        <translation>파티에서 나가기(&amp;Y)</translation>
    </message>
    <message>
        <source>Say whether you want to play now</source>
        <translation>지금 할 준비가 되었는지 알립니다</translation>
    </message>
    <message>
        <source>Invite by nick</source>
        <translation>닉네임으로 초대</translation>
    </message>
    <message>
        <source>Invite somebody by nick</source>
        <translation>닉네임으로 초대</translation>
    </message>
    <message>
        <source>Say something to your party</source>
        <translation>파티에 말하기</translation>
    </message>
    <message>
        <source>Your party</source>
        <translation>우리 파티</translation>
    </message>
</context>
<context>
    <name>chat::gui::PartyWords</name>
    <message>
        <source>%1 (away)</source>
        <translation>%1 (자리 비움)</translation>
    </message>
    <message>
        <source>leads the party</source>
        <translation>파티장</translation>
    </message>
    <message>
        <source>away</source>
        <translation>자리 비움</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>준비 안 됨</translation>
    </message>
    <message>
        <source>%1 is in the party now.</source>
        <translation>%1 님이 파티에 들어왔습니다.</translation>
    </message>
    <message>
        <source>%1 has left the party.</source>
        <translation>%1 님이 파티에서 나갔습니다.</translation>
    </message>
    <message>
        <source>%1 was put out of the party.</source>
        <translation>%1 님이 파티에서 내보내졌습니다.</translation>
    </message>
    <message>
        <source>%1 has lost the connection.</source>
        <translation>%1 님의 연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 님이 돌아왔습니다.</translation>
    </message>
    <message>
        <source>%1 leads the party now.</source>
        <translation>이제 %1 님이 파티장입니다.</translation>
    </message>
    <message>
        <source>%1 is gone.</source>
        <translation>%1 님이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invites you to a party of %n people.</source>
        <translation>
            <numerusform>%1 님이 %n명이 있는 파티에 초대합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 invites you to play together.</source>
        <translation>%1 님이 함께 하자고 초대합니다.</translation>
    </message>
    <message>
        <source>You were put out of the party.</source>
        <translation>파티에서 내보내졌습니다.</translation>
    </message>
    <message>
        <source>You are not in the party any more.</source>
        <translation>더 이상 파티에 있지 않습니다.</translation>
    </message>
    <message>
        <source>%1 leads your party and begins.</source>
        <translation>파티장인 %1 님이 시작합니다.</translation>
    </message>
    <message>
        <source>A party cannot play this together.</source>
        <translation>이 매치는 파티로 함께 할 수 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n people can play this together.</source>
        <translation>
            <numerusform>이 매치는 함께 %n명까지 할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everybody in your party is ready yet.</source>
        <translation>파티에 아직 준비되지 않은 사람이 있습니다.</translation>
    </message>
</context>
<context>
    <name>chat::gui::ReadyCheck</name>
    <message>
        <source>%1 of %2 have accepted.</source>
        <translation>%2명 중 %1명이 수락했습니다.</translation>
    </message>
    <message>
        <source>You have answered. %1</source>
        <translation>응답했습니다. %1</translation>
    </message>
    <message>
        <source>Accept within %1. %2</source>
        <translation>%1 안에 수락해 주세요. %2</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>수락(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>거절(&amp;D)</translation>
    </message>
    <message>
        <source>Play this match</source>
        <translation>이 매치를 합니다</translation>
    </message>
    <message>
        <source>Do not play; you cannot queue again for a while</source>
        <translation>하지 않습니다. 한동안 다시 대기할 수 없습니다</translation>
    </message>
    <message>
        <source>Time left to accept</source>
        <translation>수락까지 남은 시간</translation>
    </message>
</context>
<context>
    <name>chat::gui::ResultDialog</name>
    <message>
        <source>How did it end?</source>
        <translation>어떻게 끝났나요?</translation>
    </message>
    <message>
        <source>Place of %1</source>
        <translation>%1의 순위</translation>
    </message>
    <message>
        <source>Give each a place, 1 the best; the same place twice is a draw.</source>
        <translation>각각 순위를 매겨 주세요. 1이 가장 높고, 같은 순위는 비긴 것입니다.</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>보고(&amp;R)</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomDelegate</name>
    <message>
        <source>%1, %2 people</source>
        <translation>%1, %2명</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>읽지 않은 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>%1, direct messages</source>
        <translation>%1, 쪽지</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomForm</name>
    <message>
        <source>No limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>empty: stays as it is</source>
        <translation>비워 두면 그대로</translation>
    </message>
    <message>
        <source>Only the host can change this.</source>
        <translation>방장만 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>비워 두면 없음</translation>
    </message>
    <message>
        <source>Take the password away</source>
        <translation>비밀번호 없애기</translation>
    </message>
    <message>
        <source>As many as the server allows</source>
        <translation>서버가 허용하는 만큼</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Each person may say one thing in this time.</source>
        <translation>이 시간 동안 한 사람이 한 번 말할 수 있습니다.</translation>
    </message>
    <message>
        <source>Only with an invitation; in no list</source>
        <translation>초대받은 사람만, 목록에 없음</translation>
    </message>
    <message>
        <source>Only host and moderators write</source>
        <translation>방장과 진행자만 쓰기</translation>
    </message>
    <message>
        <source>Locked: nobody new gets in</source>
        <translation>잠금: 새로 들어올 수 없음</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>종류(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>주제(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>비밀번호(&amp;P)</translation>
    </message>
    <message>
        <source>Most peopl&amp;e</source>
        <translation>최대 인원(&amp;E)</translation>
    </message>
    <message>
        <source>S&amp;low mode</source>
        <translation>느린 모드(&amp;L)</translation>
    </message>
    <message>
        <source>%1 At most %2.</source>
        <translation>%1 최대 %2입니다.</translation>
    </message>
    <message>
        <source>Rooms of one category are listed together.</source>
        <translation>같은 카테고리의 방은 목록에 함께 나옵니다.</translation>
    </message>
    <message>
        <source>One character, such as an emoji; it stands before the name.</source>
        <translation>이모지 같은 한 글자로, 이름 앞에 보입니다.</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>카테고리(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Icon</source>
        <translation>아이콘(&amp;I)</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomSettingsDialog</name>
    <message>
        <source>no end</source>
        <translation>끝 없음</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>%1 방</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>초대</translation>
    </message>
    <message>
        <source>Bans</source>
        <translation>차단</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>How often it opens the room</source>
        <translation>방을 여는 횟수</translation>
    </message>
    <message>
        <source>Uses: </source>
        <translation>횟수: </translation>
    </message>
    <message>
        <source>No end</source>
        <translation>끝 없음</translation>
    </message>
    <message>
        <source>How long it opens the room</source>
        <translation>방을 여는 기간</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>코드 만들기</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Uses left</source>
        <translation>남은 횟수</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>언제까지</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copies the code and the name of the room.</source>
        <translation>코드와 방 이름을 복사합니다.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>거두기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>다시 들이기</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomSwitcher</name>
    <message>
        <source>Go to a room</source>
        <translation>방으로 이동</translation>
    </message>
    <message>
        <source>Name of a room</source>
        <translation>방 이름</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>방</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomTools</name>
    <message>
        <source>%1 has banned you from the room %2.</source>
        <translation>%1 님이 %2 방에서 나를 차단했습니다.</translation>
    </message>
    <message>
        <source>%1 has put you out of the room %2.</source>
        <translation>%1 님이 %2 방에서 나를 내보냈습니다.</translation>
    </message>
    <message>
        <source>Until %1.</source>
        <translation>%1까지입니다.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>이유: %1</translation>
    </message>
    <message>
        <source>The room %1 does not exist any more.</source>
        <translation>%1 방이 이제 없습니다.</translation>
    </message>
    <message>
        <source>Room &amp;settings...</source>
        <translation>방 설정(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Invitations...</source>
        <translation>초대(&amp;I)...</translation>
    </message>
    <message>
        <source>&amp;Bans...</source>
        <translation>차단(&amp;B)...</translation>
    </message>
    <message>
        <source>Open it for &amp;writing again</source>
        <translation>다시 쓸 수 있게 열기(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>보관(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Delete the room...</source>
        <translation>방 지우기(&amp;D)...</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>나가기(&amp;L)</translation>
    </message>
    <message>
        <source>Me&amp;ntion</source>
        <translation>부르기(&amp;N)</translation>
    </message>
    <message>
        <source>Make &amp;host...</source>
        <translation>방장으로 하기(&amp;H)...</translation>
    </message>
    <message>
        <source>Make m&amp;oderator</source>
        <translation>진행자로 하기(&amp;O)</translation>
    </message>
    <message>
        <source>No m&amp;oderator any more</source>
        <translation>진행자에서 내리기(&amp;O)</translation>
    </message>
    <message>
        <source>Make &amp;guest: reads only</source>
        <translation>손님으로 하기: 읽기만(&amp;G)</translation>
    </message>
    <message>
        <source>Make &amp;member</source>
        <translation>회원으로 하기(&amp;M)</translation>
    </message>
    <message>
        <source>M&amp;ute...</source>
        <translation>글쓰기 막기(&amp;U)...</translation>
    </message>
    <message>
        <source>Let &amp;write again</source>
        <translation>다시 쓰게 하기(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Kick...</source>
        <translation>내보내기(&amp;K)...</translation>
    </message>
    <message>
        <source>&amp;Ban...</source>
        <translation>차단(&amp;B)...</translation>
    </message>
    <message>
        <source>Delete the room</source>
        <translation>방 지우기</translation>
    </message>
    <message>
        <source>The room and all that was said in it will be gone for good.
To delete it, type its name:</source>
        <translation>방과 그 안에서 나눈 말이 모두 사라지고 되돌릴 수 없습니다.
지우려면 방 이름을 적으세요:</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>You are the host of the room %1 now.</source>
        <translation>이제 %1 방의 방장입니다.</translation>
    </message>
    <message>
        <source>%1 invites you to the room %2.</source>
        <translation>%1 님이 %2 방으로 초대합니다.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>입장</translation>
    </message>
    <message>
        <source>You have a seat in the room %1.</source>
        <translation>%1 방에 자리가 났습니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Wait no longer</source>
        <translation>그만 기다리기</translation>
    </message>
    <message>
        <source>An operator has banned you from the room %1.</source>
        <translation>운영자가 %1 방에서 나를 차단했습니다.</translation>
    </message>
    <message>
        <source>An operator has put you out of the room %1.</source>
        <translation>운영자가 %1 방에서 나를 내보냈습니다.</translation>
    </message>
    <message>
        <source>An operator has moved you from the room %1 to the room %2.</source>
        <translation>운영자가 나를 %1 방에서 %2 방으로 옮겼습니다.</translation>
    </message>
    <message>
        <source>&amp;Send a direct message</source>
        <translation>쪽지 보내기(&amp;S)</translation>
    </message>
    <message>
        <source>B&amp;lock</source>
        <translation>수신 거부(&amp;L)</translation>
    </message>
    <message>
        <source>You do not hear from %1 any more. Nobody is told.</source>
        <translation>이제 %1 님의 말이 보이지 않습니다. 아무에게도 알리지 않습니다.</translation>
    </message>
    <message>
        <source>You hear from %1 again.</source>
        <translation>%1 님의 말이 다시 보입니다.</translation>
    </message>
    <message>
        <source>Unb&amp;lock</source>
        <translation>수신 거부 풀기(&amp;L)</translation>
    </message>
    <message>
        <source>An operator invites you to the room %1.</source>
        <translation>운영자가 %1 방으로 초대합니다.</translation>
    </message>
    <message>
        <source>Invite to your &amp;party</source>
        <translation>파티에 초대(&amp;P)</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomWords</name>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>공지 사항</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>매치</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>모임</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>임시</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>대형</translation>
    </message>
    <message>
        <source>Direct messages</source>
        <translation>쪽지</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>진행자</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>방장</translation>
    </message>
    <message>
        <source>Slow mode: you may write again in %1.</source>
        <translation>느린 모드: %1 뒤에 다시 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>You are muted here. You may write again in %1.</source>
        <translation>여기서는 글쓰기가 막혔습니다. %1 뒤에 다시 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>You are muted here.</source>
        <translation>여기서는 글쓰기가 막혔습니다.</translation>
    </message>
    <message>
        <source>Guests of this room can only read.</source>
        <translation>이 방의 손님은 읽기만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Only the host and moderators write here.</source>
        <translation>이 방에서는 방장과 진행자만 씁니다.</translation>
    </message>
    <message>
        <source>This room is archived: it can only be read.</source>
        <translation>보관된 방입니다. 읽기만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>The room %1 is full. You are number %2 of those who wait for a seat.</source>
        <translation>%1 방이 가득 찼습니다. 자리를 기다리는 순서는 %2번째입니다.</translation>
    </message>
    <message>
        <source>%1 It may take %2.</source>
        <extracomment>%1 is a sentence about a waiting list, %2 a time such as &quot;3 minutes&quot;</extracomment>
        <translation>%1 %2쯤 걸릴 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n일</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n시간</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n분</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n초</numerusform>
        </translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>방장: %1</translation>
    </message>
    <message>
        <source>Slow mode: %1</source>
        <translation>느린 모드: %1</translation>
    </message>
    <message>
        <source>Announcements only</source>
        <translation>공지 전용</translation>
    </message>
    <message>
        <source>By invitation</source>
        <translation>초대 전용</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>보관됨</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>You are watching this match: only its players write here.</source>
        <translation>매치를 관전하고 있습니다. 이 방에는 매치를 하는 사람만 쓸 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>chat::gui::RoomsPane</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Find a room</source>
        <translation>방 찾기</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>방</translation>
    </message>
    <message>
        <source>Direct messages</source>
        <translation>쪽지</translation>
    </message>
</context>
<context>
    <name>chat::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>데스크톱 설정 따르기</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Compact: less air, no pictures</source>
        <translation>간결하게: 여백을 줄이고 그림을 숨김</translation>
    </message>
    <message>
        <source>Notify me of new messages</source>
        <translation>새 메시지 알림 받기</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>방해 금지</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>창을 닫아도 트레이에서 계속 실행</translation>
    </message>
</context>
<context>
    <name>chat::gui::ShortcutDialog</name>
    <message>
        <source>Change shortcuts</source>
        <translation>단축키 바꾸기</translation>
    </message>
    <message>
        <source>Press the new keys in a field. Backspace takes them away.</source>
        <translation>칸에서 새 단축키를 누르세요. 백스페이스를 누르면 지워집니다.</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>처음으로 되돌리기</translation>
    </message>
    <message>
        <source>%1 is taken by &quot;%2&quot;.</source>
        <translation>%1은(는) &quot;%2&quot;에서 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>%1 is needed for writing. Take Ctrl or Alt with it.</source>
        <translation>%1은(는) 글을 쓸 때 필요합니다. Ctrl이나 Alt와 함께 쓰세요.</translation>
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
    <message>
        <source>Being sent</source>
        <translation>보내는 중</translation>
    </message>
    <message>
        <source>(You have blocked this person.)</source>
        <translation>(수신 거부한 사람의 말입니다.)</translation>
    </message>
</context>
<context>
    <name>chat::gui::TimelinePane</name>
    <message>
        <source>Open a web page</source>
        <translation>웹 페이지 열기</translation>
    </message>
    <message>
        <source>Open this address in the web browser?</source>
        <translation>웹 브라우저에서 이 주소를 열까요?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Nobody has said anything here yet. Be the first.</source>
        <translation>아직 아무도 말하지 않았습니다. 먼저 인사해 보세요.</translation>
    </message>
    <message>
        <source>Choose a room on the left.</source>
        <translation>왼쪽에서 방을 고르세요.</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) above</source>
        <translation>
            <numerusform>위에 새 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>읽음으로 표시</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>새 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>최신 메시지</translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>최신 메시지로 이동</translation>
    </message>
    <message>
        <source>The messages are on their way.</source>
        <translation>메시지를 불러오고 있습니다.</translation>
    </message>
    <message>
        <source>Connect to a server to talk.</source>
        <translation>서버에 연결하면 대화할 수 있습니다.</translation>
    </message>
    <message>
        <source>The messages appear as soon as you are connected.</source>
        <translation>연결되면 메시지가 표시됩니다.</translation>
    </message>
    <message>
        <source>The rooms appear as soon as you are connected.</source>
        <translation>연결되면 방 목록이 표시됩니다.</translation>
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
<context>
    <name>chat::gui::Tray</name>
    <message>
        <source>Open Madang</source>
        <translation>마당 열기</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>방해 금지</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message numerus="yes">
        <source>Madang: %n unread message(s)</source>
        <translation>
            <numerusform>마당: 읽지 않은 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
</context>
<context>
    <name>chat::gui::WatchDialog</name>
    <message>
        <source>Watch a match: %1</source>
        <extracomment>%1 is the name of a kind of match</extracomment>
        <translation>매치 관전: %1</translation>
    </message>
    <message>
        <source>Matches that are played</source>
        <translation>진행 중인 매치</translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation>관전(&amp;W)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>찾는 중...</translation>
    </message>
    <message>
        <source>Nothing of this kind is being played now.</source>
        <translation>지금 진행 중인 이 종류의 매치가 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n match(es)</source>
        <translation>
            <numerusform>매치 %n개 중 %1개</numerusform>
        </translation>
    </message>
    <message>
        <source>You hear everything that is said there, and cannot write.</source>
        <translation>그 방에서 오가는 말을 모두 볼 수 있고, 쓸 수는 없습니다.</translation>
    </message>
</context>
<context>
    <name>chat::gui::WindowActions</name>
    <message>
        <source>&amp;Madang</source>
        <translation>마당(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>방(&amp;R)</translation>
    </message>
    <message>
        <source>M&amp;essages</source>
        <translation>메시지(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Connect...</source>
        <translation>연결(&amp;C)...</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>연결 끊기(&amp;D)</translation>
    </message>
    <message>
        <source>Do &amp;not disturb</source>
        <translation>방해 금지(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>설정(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Go to a room...</source>
        <translation>방으로 이동(&amp;G)...</translation>
    </message>
    <message>
        <source>&amp;Previous room</source>
        <translation>이전 방(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next room</source>
        <translation>다음 방(&amp;N)</translation>
    </message>
    <message>
        <source>Previous &amp;unread room</source>
        <translation>읽지 않은 이전 방(&amp;U)</translation>
    </message>
    <message>
        <source>Next u&amp;nread room</source>
        <translation>읽지 않은 다음 방(&amp;N)</translation>
    </message>
    <message>
        <source>Show &amp;people</source>
        <translation>참여자 보기(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Leave this room</source>
        <translation>이 방에서 나가기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Find...</source>
        <translation>찾기(&amp;F)...</translation>
    </message>
    <message>
        <source>First &amp;unread message</source>
        <translation>읽지 않은 첫 메시지(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Newest message</source>
        <translation>최신 메시지(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Announcements...</source>
        <translation>공지 사항(&amp;A)...</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts...</source>
        <translation>단축키(&amp;K)...</translation>
    </message>
    <message>
        <source>&amp;Diagnostics...</source>
        <translation>진단 정보(&amp;D)...</translation>
    </message>
    <message>
        <source>&amp;About Madang</source>
        <translation>마당 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Change s&amp;hortcuts...</source>
        <translation>단축키 바꾸기(&amp;H)...</translation>
    </message>
    <message>
        <source>&amp;Browse rooms...</source>
        <translation>방 둘러보기(&amp;B)...</translation>
    </message>
    <message>
        <source>&amp;Create a room...</source>
        <translation>방 만들기(&amp;C)...</translation>
    </message>
    <message>
        <source>Enter with an &amp;invitation...</source>
        <translation>초대로 들어가기(&amp;I)...</translation>
    </message>
    <message>
        <source>Room &amp;settings...</source>
        <translation>방 설정(&amp;S)...</translation>
    </message>
    <message>
        <source>Bloc&amp;ked people...</source>
        <translation>수신 거부한 사람(&amp;K)...</translation>
    </message>
    <message>
        <source>Play a &amp;match...</source>
        <translation>매치 하기(&amp;M)...</translation>
    </message>
</context>
<context>
    <name>chat::gui::WordsDialog</name>
    <message>
        <source>Send the message</source>
        <translation>메시지 보내기</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>줄 바꾸기</translation>
    </message>
    <message>
        <source>Take back what was said last, in an empty field</source>
        <translation>빈 입력란에서 마지막 메시지 불러오기</translation>
    </message>
    <message>
        <source>Complete people, rooms and emoji</source>
        <translation>사람, 방, 이모지 자동 완성</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>왕복 시간</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>연결 횟수</translation>
    </message>
    <message>
        <source>Resumed without a loss</source>
        <translation>손실 없이 재개</translation>
    </message>
    <message>
        <source>Packets received</source>
        <translation>받은 패킷</translation>
    </message>
    <message>
        <source>Packets sent</source>
        <translation>보낸 패킷</translation>
    </message>
    <message>
        <source>Messages waiting</source>
        <translation>대기 중인 메시지</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>모두 복사</translation>
    </message>
    <message>
        <source>Nothing was announced yet.</source>
        <translation>아직 공지가 없습니다.</translation>
    </message>
    <message>
        <source>Lost at %1</source>
        <translation>%1에 끊김</translation>
    </message>
    <message>
        <source>up to %1, epoch %2</source>
        <translation>%1까지, 세대 %2</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>경고: %1</translation>
    </message>
    <message>
        <source>Urgent: %1</source>
        <translation>긴급: %1</translation>
    </message>
</context>
</TS>
