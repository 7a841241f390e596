<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>chat::Units</name>
    <message>
        <source>%1 us</source>
        <translation>%1µs</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1ms</translation>
    </message>
</context>
<context>
    <name>chat::admin::ActDialog</name>
    <message>
        <source>Copy the command</source>
        <translation>명령 복사</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>사유(&amp;R)</translation>
    </message>
    <message>
        <source>The same with chat-ctl</source>
        <translation>같은 일을 하는 chat-ctl 명령</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 외 %n줄</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::admin::AnnounceForm</name>
    <message>
        <source>Se&amp;verity</source>
        <translation>심각도(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Audience</source>
        <translation>받는 사람(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Korean</source>
        <translation>한국어(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>영어(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>언제(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Stays until it is dismissed</source>
        <translation>닫을 때까지 남음(&amp;S)</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>긴급</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>A room</source>
        <translation>방 하나</translation>
    </message>
    <message>
        <source>One session</source>
        <translation>세션 하나</translation>
    </message>
    <message>
        <source>&amp;Later, at</source>
        <translation>나중에(&amp;L)</translation>
    </message>
    <message>
        <source>When it is said</source>
        <translation>알릴 때</translation>
    </message>
    <message>
        <source>How often it is said</source>
        <translation>얼마나 자주</translation>
    </message>
    <message>
        <source>once</source>
        <translation>한 번</translation>
    </message>
    <message>
        <source>every </source>
        <extracomment>%n is a number of minutes, in a field: said again and again</extracomment>
        <translation>매 </translation>
    </message>
    <message>
        <source> minutes</source>
        <translation>분</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>끝(&amp;U)</translation>
    </message>
    <message>
        <source>When it is over</source>
        <translation>끝나는 때</translation>
    </message>
    <message>
        <source>So it will be shown:</source>
        <translation>이렇게 보입니다:</translation>
    </message>
    <message>
        <source>Name or id of a room</source>
        <translation>방 이름 또는 ID</translation>
    </message>
    <message>
        <source>Session, user or nick</source>
        <translation>세션, 사용자 또는 닉네임</translation>
    </message>
</context>
<context>
    <name>chat::admin::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>감사 기록</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>이전 기록</translation>
    </message>
    <message>
        <source>No operator has done anything yet, or nothing matches.</source>
        <translation>아직 운영자가 한 일이 없거나 일치하는 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>운영자</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Since ever</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>지난 1시간</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>지난 하루</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>지난 1주</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>기간</translation>
    </message>
</context>
<context>
    <name>chat::admin::BanFields</name>
    <message>
        <source>Users</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>Their addresses</source>
        <translation>그 주소</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>for a minute</source>
        <translation>1분</translation>
    </message>
    <message>
        <source>for 10 minutes</source>
        <translation>10분</translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation>1시간</translation>
    </message>
    <message>
        <source>for a day</source>
        <translation>하루</translation>
    </message>
    <message>
        <source>for a week</source>
        <translation>일주일</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Their devices</source>
        <translation>그 기기</translation>
    </message>
</context>
<context>
    <name>chat::admin::BansPage</name>
    <message>
        <source>Bans</source>
        <translation>차단</translation>
    </message>
    <message>
        <source>Nobody is shut out.</source>
        <translation>차단된 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Lift…</source>
        <translation>풀기…</translation>
    </message>
    <message>
        <source>%1 of %2 bans</source>
        <translation>차단 %2건 중 %1건</translation>
    </message>
    <message numerus="yes">
        <source>Lift %n ban(s)? They may log in again at once.</source>
        <translation>
            <numerusform>차단 %n건을 풀까요? 바로 다시 로그인할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>풀기</translation>
    </message>
    <message>
        <source>The ban is lifted.</source>
        <translation>차단을 풀었습니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::BroadcastPage</name>
    <message>
        <source>Broadcast</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message numerus="yes">
        <source>Delivered to %n session(s).</source>
        <translation>
            <numerusform>세션 %n개에 전달했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>보내기…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>거두기…</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>Nothing was said since the server started.</source>
        <translation>서버가 시작된 뒤로 알린 것이 없습니다.</translation>
    </message>
    <message>
        <source>Send this announcement to everybody who is logged in?</source>
        <translation>이 공지를 로그인한 모든 사람에게 보낼까요?</translation>
    </message>
    <message>
        <source>Send this announcement to whoever is in the room %1?</source>
        <translation>이 공지를 %1 방에 있는 사람에게 보낼까요?</translation>
    </message>
    <message>
        <source>Send this announcement to %1 alone?</source>
        <translation>이 공지를 %1에게만 보낼까요?</translation>
    </message>
    <message>
        <source>It will be said at %1.</source>
        <translation>%1에 알립니다.</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n announcement(s)? Clients show it no longer, and it is not said again.</source>
        <translation>
            <numerusform>공지 %n건을 거둘까요? 클라이언트에서 사라지고, 다시 알리지 않습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>거두기</translation>
    </message>
    <message numerus="yes">
        <source>Taken back; %n session(s) were told.</source>
        <translation>
            <numerusform>거두었습니다. 세션 %n개에 알렸습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::admin::ChartTile</name>
    <message>
        <source>Highest: %1</source>
        <translation>최고: %1</translation>
    </message>
    <message>
        <source>The highest point of the curve</source>
        <translation>곡선에서 가장 높은 값</translation>
    </message>
</context>
<context>
    <name>chat::admin::Columns</name>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>쉼</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>retiring</source>
        <translation>물러나는 중</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>바쁨</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>액터</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>For</source>
        <translation>지속 시간</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>대기 작업</translation>
    </message>
    <message>
        <source>Oldest waits</source>
        <translation>최장 대기</translation>
    </message>
    <message>
        <source>Runs for</source>
        <translation>실행 시간</translation>
    </message>
    <message>
        <source>Jobs/s</source>
        <translation>작업/초</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>방</translation>
    </message>
    <message>
        <source>People</source>
        <translation>인원</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>정원</translation>
    </message>
    <message>
        <source>Last number</source>
        <translation>마지막 번호</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>메모리에</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Nick</source>
        <translation>닉네임</translation>
    </message>
    <message>
        <source>online</source>
        <translation>접속</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>끊김</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>클라이언트</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>방</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>미전송</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>핑</translation>
    </message>
    <message>
        <source>Logged in for</source>
        <translation>접속 시간</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>수준</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>운영자</translation>
    </message>
    <message>
        <source>From</source>
        <translation>접속 위치</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>행위</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Reloadable</source>
        <translation>다시 읽기 가능</translation>
    </message>
    <message>
        <source>Oldest unsent</source>
        <translation>가장 오래된 미전송</translation>
    </message>
    <message>
        <source>open</source>
        <translation>열림</translation>
    </message>
    <message>
        <source>quarantined</source>
        <translation>격리됨</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>닫힘</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>거두었음</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>기다림</translation>
    </message>
    <message>
        <source>said</source>
        <translation>알렸음</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>방 %1</translation>
    </message>
    <message>
        <source>parties</source>
        <translation>파티</translation>
    </message>
    <message>
        <source>matches of %1</source>
        <translation>%1 매치</translation>
    </message>
    <message>
        <source>session %1</source>
        <translation>세션 %1</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>출입</translation>
    </message>
    <message>
        <source>To</source>
        <translation>받는 사람</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>횟수</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>전달</translation>
    </message>
    <message>
        <source>Last said</source>
        <translation>마지막</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Over at</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>system</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>debug</source>
        <translation>디버그</translation>
    </message>
    <message>
        <source>info</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>심각</translation>
    </message>
    <message>
        <source>match</source>
        <translation>매치</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>모임</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>임시</translation>
    </message>
    <message>
        <source>large</source>
        <translation>대형</translation>
    </message>
    <message>
        <source>direct messages</source>
        <translation>쪽지</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>room</source>
        <translation>방</translation>
    </message>
    <message>
        <source>lobby</source>
        <translation>로비</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>파일 %1</translation>
    </message>
    <message>
        <source>environment %1</source>
        <translation>환경 변수 %1</translation>
    </message>
    <message>
        <source>command line %1</source>
        <translation>명령줄 %1</translation>
    </message>
    <message>
        <source>operator %1</source>
        <translation>운영자 %1</translation>
    </message>
    <message>
        <source>default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>this machine, process %1</source>
        <translation>이 컴퓨터, 프로세스 %1</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>누구나</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>쓰기 금지</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>연결 끊김</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>By</source>
        <translation>처리한 사람</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>운영자</translation>
    </message>
    <message>
        <source>Uses left</source>
        <translation>남은 횟수</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>member</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>진행자</translation>
    </message>
    <message>
        <source>host</source>
        <translation>방장</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>기기</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>순번</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>기다린 시간</translation>
    </message>
    <message>
        <source>Seat held for</source>
        <translation>자리 맡아 둠</translation>
    </message>
    <message>
        <source>User, address or device</source>
        <translation>사용자, 주소 또는 기기</translation>
    </message>
    <message>
        <source>device %1</source>
        <translation>기기 %1</translation>
    </message>
</context>
<context>
    <name>chat::admin::ConfigPage</name>
    <message>
        <source>Configuration</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Nothing is known of the configuration yet.</source>
        <translation>아직 설정을 받지 못했습니다.</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>다시 읽기…</translation>
    </message>
    <message>
        <source>Read the configuration again, all of it or nothing?</source>
        <translation>설정을 다시 읽을까요? 전부 적용하거나 하나도 적용하지 않습니다.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>%1 settings changed, %2 wait for a restart.</source>
        <translation>설정 %1개가 바뀌었고, %2개는 다시 시작해야 적용됩니다.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>This setting needs a restart of the server.</source>
        <translation>이 설정은 서버를 다시 시작해야 바뀝니다.</translation>
    </message>
    <message>
        <source>%1 is changed until the configuration is read again.</source>
        <translation>설정을 다시 읽을 때까지 %1을(를) 바꿨습니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::CrashesPage</name>
    <message>
        <source>Crashes</source>
        <translation>장애</translation>
    </message>
    <message>
        <source>No room has failed.</source>
        <translation>장애가 난 방이 없습니다.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>한 작업씩</translation>
    </message>
    <message>
        <source>Where it was thrown</source>
        <translation>예외가 난 곳</translation>
    </message>
    <message>
        <source>Select a crash to see how it came about.</source>
        <translation>장애를 고르면 어떻게 일어났는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>%1
Room %2 on %3, version %4, %5. People are numbers here, and nothing that they said is kept.</source>
        <translation>%1
방 %2, 서버 %3, 버전 %4, %5. 여기서 사람은 번호로만 나오고, 한 말은 남기지 않습니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::DrainPage</name>
    <message>
        <source>Drain</source>
        <translation>드레인</translation>
    </message>
    <message>
        <source>Draining stops the server in order: nobody new is let in, everybody is told when to come back, what was said is stored, then the program ends.</source>
        <translation>드레인은 서버를 순서대로 멈춥니다. 새로운 접속을 받지 않고, 모두에게 돌아올 때를 알리고, 오간 말을 저장한 뒤 프로그램을 끝냅니다.</translation>
    </message>
    <message>
        <source>Drain the server…</source>
        <translation>서버 드레인…</translation>
    </message>
    <message>
        <source>Sessions that have left</source>
        <translation>떠난 세션</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) are logged in.</source>
        <translation>
            <numerusform>세션 %n개가 접속해 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop the server, and end %n session(s)?</source>
        <translation>
            <numerusform>서버를 멈추고 세션 %n개를 끝낼까요?</numerusform>
        </translation>
    </message>
    <message>
        <source>The server drains.</source>
        <translation>서버를 드레인하고 있습니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::ExplainPane</name>
    <message>
        <source>Who is near</source>
        <translation>가까운 사람</translation>
    </message>
    <message>
        <source>Nobody else waits.</source>
        <translation>기다리는 사람이 더 없습니다.</translation>
    </message>
    <message>
        <source>Select a ticket to see what keeps it.</source>
        <translation>대기표를 고르면 왜 기다리는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>This ticket is over.</source>
        <translation>이 대기표는 끝났습니다.</translation>
    </message>
    <message>
        <source>A match was found for it; its people are asked.</source>
        <translation>매치가 잡혀 참가자에게 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>%1 waits in %2 as number %3, for %4.</source>
        <translation>%1 님이 %2에서 %3번째로 기다리고 있습니다(%4).</translation>
    </message>
    <message>
        <source>Rating %1; others may be up to %2 points away.</source>
        <translation>레이팅 %1, 상대는 %2점 차이까지 됩니다.</translation>
    </message>
    <message>
        <source>Rating %1; any other will do.</source>
        <translation>레이팅 %1, 상대의 레이팅은 상관없습니다.</translation>
    </message>
    <message>
        <source>The window widens in %1.</source>
        <translation>%1 뒤에 범위가 넓어집니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) could play together now;</source>
        <translation>
            <numerusform>지금 함께 할 수 있는 사람은 %n명이고,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are needed.</source>
        <translation>
            <numerusform>%n명이 필요합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Others waited for %1.</source>
        <translation>다른 사람들은 %1 기다렸습니다.</translation>
    </message>
    <message>
        <source>Nobody can say yet how long it takes.</source>
        <translation>얼마나 걸릴지 아직 알 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::InvariantsPage</name>
    <message>
        <source>Invariants</source>
        <translation>불변 조건</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>어긋난 것</translation>
    </message>
    <message>
        <source>Everything is as it must be.</source>
        <translation>모두 있어야 할 대로입니다.</translation>
    </message>
    <message>
        <source>What must always hold</source>
        <translation>언제나 지켜져야 하는 것</translation>
    </message>
    <message>
        <source>Nothing is watched.</source>
        <translation>지켜보는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>바로잡기…</translation>
    </message>
    <message>
        <source>%1 looks since the start; the last round over all rooms ended at %2.</source>
        <translation>시작 뒤 %1번 살펴봄. 마지막으로 모든 방을 돈 시각: %2.</translation>
    </message>
    <message numerus="yes">
        <source>Repair %n violation(s)? A connection that is not as it must be is closed; its client comes back by itself.</source>
        <translation>
            <numerusform>어긋난 것 %n건을 바로잡을까요? 맞지 않는 연결은 닫히고, 클라이언트는 스스로 다시 접속합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>바로잡기</translation>
    </message>
    <message>
        <source>It is put right; the next look confirms it.</source>
        <translation>바로잡았습니다. 다음에 살펴볼 때 확인됩니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::InviteFields</name>
    <message>
        <source>How often it opens the room</source>
        <translation>방을 여는 횟수</translation>
    </message>
</context>
<context>
    <name>chat::admin::JournalDialog</name>
    <message>
        <source>The past of %1</source>
        <translation>%1의 지난 기록</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>chat::admin::JournalView</name>
    <message>
        <source>At job %1, which failed: %2</source>
        <translation>작업 %1에서 실패: %2</translation>
    </message>
    <message>
        <source>After job %1: %2</source>
        <translation>작업 %1 뒤: %2</translation>
    </message>
    <message>
        <source>Before the first job that is kept</source>
        <translation>남아 있는 첫 작업 전</translation>
    </message>
    <message>
        <source>Nothing is kept of it: it is not in memory.</source>
        <translation>메모리에 없는 방이라 남은 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Last number: %1</source>
        <translation>마지막 번호: %1</translation>
    </message>
    <message>
        <source>Access: %1</source>
        <translation>출입: %1</translation>
    </message>
    <message>
        <source>Jobs waiting: %1</source>
        <translation>기다리는 작업: %1</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>방장: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in it</source>
        <translation>
            <numerusform>방에 있는 사람 %n명</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (lost)</source>
        <translation>%1 (끊김)</translation>
    </message>
    <message>
        <source>Last messages, without their words</source>
        <translation>마지막 메시지 (내용 없이)</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>number, who, size</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>No job is kept.</source>
        <translation>남은 작업이 없습니다.</translation>
    </message>
    <message>
        <source>To the first job</source>
        <translation>첫 작업으로</translation>
    </message>
    <message>
        <source>A job back</source>
        <translation>한 작업 뒤로</translation>
    </message>
    <message>
        <source>A job on</source>
        <translation>한 작업 앞으로</translation>
    </message>
    <message>
        <source>To the last job</source>
        <translation>마지막 작업으로</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>시점</translation>
    </message>
    <message>
        <source>Members then</source>
        <translation>그때의 멤버</translation>
    </message>
    <message>
        <source>Messages then</source>
        <translation>그때의 메시지</translation>
    </message>
</context>
<context>
    <name>chat::admin::LogsPage</name>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>No line yet.</source>
        <translation>아직 기록이 없습니다.</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>모든 수준</translation>
    </message>
    <message>
        <source>Debug and worse</source>
        <translation>디버그 이상</translation>
    </message>
    <message>
        <source>Information and worse</source>
        <translation>정보 이상</translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation>경고 이상</translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation>심각만</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>수준</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>모든 범주</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>범주</translation>
    </message>
</context>
<context>
    <name>chat::admin::MainWindow</name>
    <message>
        <source>Madang Console</source>
        <translation>마당 관리 콘솔</translation>
    </message>
    <message>
        <source>Connected to %1 at %2</source>
        <translation>%2의 %1에 연결됨</translation>
    </message>
    <message>
        <source>The server at %1 belongs to another user.</source>
        <translation>%1의 서버는 다른 사용자의 것입니다.</translation>
    </message>
    <message>
        <source>No connection; what you see is %1 old.</source>
        <translation>연결 끊김. 보이는 내용은 %1 전의 것입니다.</translation>
    </message>
    <message>
        <source>No server answers at %1.</source>
        <translation>%1에서 응답하는 서버가 없습니다.</translation>
    </message>
    <message>
        <source>Looking for a server…</source>
        <translation>서버를 찾는 중…</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>새로 고침(&amp;R)</translation>
    </message>
    <message>
        <source>Colours of the &amp;desktop</source>
        <translation>데스크톱 색상(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>어둡게(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Language of the desktop</source>
        <translation>데스크톱 언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>정보(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>The server at %1 does not take this token.</source>
        <translation>%1의 서버가 이 토큰을 받아들이지 않습니다.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>%1의 인증서를 믿을 수 없습니다.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>서버(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Choose a server…</source>
        <translation>서버 고르기(&amp;C)…</translation>
    </message>
</context>
<context>
    <name>chat::admin::MatchActs</name>
    <message numerus="yes">
        <source>Done; %n person(s) were told.</source>
        <translation>
            <numerusform>했습니다. %n명에게 알렸습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pause %n mode(s)?</source>
        <translation>
            <numerusform>모드 %n개를 일시 중지할까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) go on waiting, nobody else can queue, and nobody is matched until you let it go on or the server starts anew. What is played goes on.</source>
        <translation>
            <numerusform>대기표 %n장은 계속 기다리지만, 재개하거나 서버를 다시 시작할 때까지 새로 대기할 수 없고 매치도 잡히지 않습니다. 진행 중인 매치는 계속됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n mode(s) go on?</source>
        <translation>
            <numerusform>모드 %n개를 재개할까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) wait.</source>
        <translation>
            <numerusform>대기표 %n장이 기다립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>재개</translation>
    </message>
    <message numerus="yes">
        <source>Paused; %n ticket(s) wait.</source>
        <translation>
            <numerusform>일시 중지했습니다. 대기표 %n장이 기다립니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It goes on; %n ticket(s) wait.</source>
        <translation>
            <numerusform>재개했습니다. 대기표 %n장이 기다립니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n ticket(s)?</source>
        <translation>
            <numerusform>대기표 %n장을 끝낼까요?</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever holds one is told, waits no longer, and may queue again.</source>
        <translation>기다리던 사람은 안내를 받고 대기가 끝나며, 다시 대기할 수 있습니다.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝내기</translation>
    </message>
    <message numerus="yes">
        <source>End %n match(es) without a result?</source>
        <translation>
            <numerusform>매치 %n개를 결과 없이 끝낼까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It hits %n person(s). Their room stays, and no rating changes.</source>
        <translation>
            <numerusform>%n명이 해당됩니다. 방은 남고 레이팅은 바뀌지 않습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::admin::MatchColumns</name>
    <message>
        <source>not configured any more</source>
        <translation>설정에서 없어짐</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>open</source>
        <translation>열림</translation>
    </message>
    <message>
        <source>players are asked</source>
        <translation>수락 확인 중</translation>
    </message>
    <message>
        <source>played</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>nothing: they may play</source>
        <translation>없음: 함께 할 수 있음</translation>
    </message>
    <message>
        <source>the same person</source>
        <translation>같은 사람</translation>
    </message>
    <message>
        <source>a party is too large</source>
        <translation>파티 인원 초과</translation>
    </message>
    <message>
        <source>a property is not the same</source>
        <translation>속성이 다름</translation>
    </message>
    <message>
        <source>one avoids the other</source>
        <translation>기피하는 상대</translation>
    </message>
    <message>
        <source>a wish is not met</source>
        <translation>조건이 맞지 않음</translation>
    </message>
    <message>
        <source>the rating is too far</source>
        <translation>레이팅 차이가 큼</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>The oldest</source>
        <translation>최장 대기</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>대기 p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Matches a minute</source>
        <translation>분당 매치</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Nick</source>
        <translation>닉네임</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>레이팅</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>대기 시간</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>만료까지</translation>
    </message>
    <message>
        <source>is asked</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>경과</translation>
    </message>
    <message>
        <source>People</source>
        <translation>인원</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2명 중 %1명</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>결과 보고</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>매치</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>팀</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>What keeps them apart</source>
        <translation>막는 규칙</translation>
    </message>
    <message>
        <source>%1 (away)</source>
        <translation>%1 (자리 비움)</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>파티장</translation>
    </message>
    <message>
        <source>The others</source>
        <translation>다른 사람들</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>초대됨</translation>
    </message>
    <message>
        <source>Waits or plays in</source>
        <translation>기다리거나 하는 매치</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>파티</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>관전</translation>
    </message>
</context>
<context>
    <name>chat::admin::MatchForm</name>
    <message>
        <source>Teams (1: each for himself)</source>
        <translation>팀 수 (1: 각자)</translation>
    </message>
    <message>
        <source>People in a full team</source>
        <translation>한 팀의 인원</translation>
    </message>
    <message>
        <source>People in a smaller team</source>
        <translation>작은 팀의 인원</translation>
    </message>
    <message>
        <source>A smaller one will do after</source>
        <translation>작은 팀을 허용하기까지</translation>
    </message>
    <message>
        <source>The same for all in a match</source>
        <translation>한 매치에서 모두 같아야 하는 속성</translation>
    </message>
    <message>
        <source>How far ratings may be away</source>
        <translation>처음 허용하는 레이팅 차이</translation>
    </message>
    <message>
        <source>So much wider</source>
        <translation>넓히는 폭</translation>
    </message>
    <message>
        <source>After each</source>
        <translation>넓히는 간격</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>최대 차이</translation>
    </message>
    <message>
        <source>Any rating will do after</source>
        <translation>모든 레이팅을 허용하기까지</translation>
    </message>
    <message>
        <source>for example region, version</source>
        <translation>예: 지역, 버전</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds, behind a number</comment>
        <translation>초</translation>
    </message>
    <message>
        <source>points</source>
        <comment>of a rating, behind a number</comment>
        <translation>점</translation>
    </message>
    <message>
        <source>never</source>
        <translation>허용 안 함</translation>
    </message>
    <message>
        <source>People who may queue together</source>
        <translation>함께 기다릴 수 있는 사람</translation>
    </message>
</context>
<context>
    <name>chat::admin::MatchesPage</name>
    <message>
        <source>Matches</source>
        <translation>매치</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>Nothing can be played here: the configuration has no [match.NAME].</source>
        <translation>여기서 할 수 있는 매치가 없습니다. 설정에 [match.NAME]이 없습니다.</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>대기표</translation>
    </message>
    <message>
        <source>Nobody waits for a match.</source>
        <translation>매치를 기다리는 사람이 없습니다.</translation>
    </message>
    <message>
        <source>No match is played.</source>
        <translation>진행 중인 매치가 없습니다.</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>기다리는 사람</translation>
    </message>
    <message>
        <source>What is played</source>
        <translation>진행 중인 매치</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>일시 중지…</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>재개…</translation>
    </message>
    <message>
        <source>End the ticket…</source>
        <translation>대기표 끝내기…</translation>
    </message>
    <message>
        <source>End the match…</source>
        <translation>매치 끝내기…</translation>
    </message>
    <message>
        <source>%1 of %2 tickets</source>
        <translation>대기표 %2장 중 %1장</translation>
    </message>
    <message>
        <source>%1 of %2 matches</source>
        <translation>매치 %2개 중 %1개</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>바꿔 보기…</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>파티</translation>
    </message>
    <message>
        <source>Nobody is in a party.</source>
        <translation>파티에 있는 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Who stays together</source>
        <translation>파티</translation>
    </message>
    <message>
        <source>%1 of %2 parties</source>
        <translation>파티 %2개 중 %1개</translation>
    </message>
</context>
<context>
    <name>chat::admin::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10분</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1시간</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1일</translation>
    </message>
    <message>
        <source>How far back the curves go</source>
        <translation>그래프 기간</translation>
    </message>
    <message>
        <source>Nothing is known of the server yet.</source>
        <translation>아직 서버에 대해 아는 것이 없습니다.</translation>
    </message>
    <message>
        <source>%1, version %2, process %3, up for %4</source>
        <translation>%1, 버전 %2, 프로세스 %3, 가동 시간 %4</translation>
    </message>
    <message>
        <source>the limit of open files</source>
        <translation>열린 파일 한도</translation>
    </message>
    <message>
        <source>the configuration</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>its I/O threads</source>
        <translation>I/O 스레드</translation>
    </message>
    <message>
        <source>%1 more sessions fit; what runs out first: %2</source>
        <translation>세션 %1개를 더 받을 수 있음, 먼저 부족해지는 것: %2</translation>
    </message>
    <message>
        <source>I/O thread %1</source>
        <translation>I/O 스레드 %1</translation>
    </message>
</context>
<context>
    <name>chat::admin::OverviewTiles</name>
    <message>
        <source>Sessions / capacity</source>
        <translation>세션 / 수용 가능</translation>
    </message>
    <message>
        <source>Messages/s</source>
        <translation>초당 메시지</translation>
    </message>
    <message>
        <source>Deliveries/s</source>
        <translation>초당 전달</translation>
    </message>
    <message>
        <source>Rooms in memory</source>
        <translation>메모리의 방</translation>
    </message>
    <message>
        <source>Delivery, p50 · p99</source>
        <translation>전달 시간, p50 · p99</translation>
    </message>
    <message>
        <source>Acknowledgement, p50 · p99</source>
        <translation>확인 시간, p50 · p99</translation>
    </message>
    <message>
        <source>Commit, p50 · p99</source>
        <translation>커밋 시간, p50 · p99</translation>
    </message>
    <message>
        <source>Events in the pipeline</source>
        <translation>파이프라인 이벤트</translation>
    </message>
    <message>
        <source>Oldest in the pipeline</source>
        <translation>파이프라인 최장 대기</translation>
    </message>
    <message>
        <source>Lag of each I/O thread</source>
        <translation>I/O 스레드별 지연</translation>
    </message>
    <message>
        <source>Jobs queued</source>
        <translation>대기 중인 작업</translation>
    </message>
    <message>
        <source>CPU / cores</source>
        <translation>CPU / 코어</translation>
    </message>
    <message>
        <source>Memory (RSS)</source>
        <translation>메모리 (RSS)</translation>
    </message>
    <message>
        <source>Heap in use</source>
        <translation>사용 중인 힙</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>디스크립터</translation>
    </message>
</context>
<context>
    <name>chat::admin::PagedPane</name>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>chat::admin::PeoplePane</name>
    <message>
        <source>Nobody is in it.</source>
        <translation>아무도 없습니다.</translation>
    </message>
    <message>
        <source>Nobody is muted here.</source>
        <translation>쓰기가 금지된 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Nobody is banned here.</source>
        <translation>차단된 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Nobody is invited.</source>
        <translation>초대가 없습니다.</translation>
    </message>
    <message>
        <source>People of the room</source>
        <translation>방 사람들</translation>
    </message>
    <message>
        <source>Select a room to see who is in it.</source>
        <translation>방을 고르면 누가 있는지 보입니다.</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>쓰기 금지</translation>
    </message>
    <message>
        <source>Banned</source>
        <translation>차단</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>초대</translation>
    </message>
    <message>
        <source>Which people</source>
        <translation>어떤 사람들</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>&amp;Kick…</source>
        <translation>내보내기(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Ban…</source>
        <translation>차단(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Lift the ban…</source>
        <translation>차단 풀기(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Mute…</source>
        <translation>쓰기 금지(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Unmute…</source>
        <translation>쓰기 금지 풀기(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Guest…</source>
        <translation>손님으로 하기(&amp;G)…</translation>
    </message>
    <message>
        <source>M&amp;ember…</source>
        <translation>멤버로 하기(&amp;E)…</translation>
    </message>
    <message>
        <source>Mo&amp;derator…</source>
        <translation>진행자로 하기(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Host…</source>
        <translation>방장으로 하기(&amp;H)…</translation>
    </message>
    <message>
        <source>Mo&amp;ve…</source>
        <translation>옮기기(&amp;V)…</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>전체 %2명 중 %1명</translation>
    </message>
    <message numerus="yes">
        <source>%1 in the room %2: %n person(s)?</source>
        <translation>
            <numerusform>%2 방에서 %1: %n명?</numerusform>
        </translation>
    </message>
    <message>
        <source>How &amp;long</source>
        <translation>기간(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>Done; %n person(s) were told.</source>
        <translation>
            <numerusform>했습니다. %n명에게 알렸습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits for a seat.</source>
        <translation>자리를 기다리는 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>&amp;Revoke the code…</source>
        <translation>코드 거두기(&amp;R)…</translation>
    </message>
    <message numerus="yes">
        <source>Let %n code(s) no longer open the room %1?</source>
        <translation>
            <numerusform>코드 %n개로 더 이상 %1 방에 들어올 수 없게 할까요?</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>거두기</translation>
    </message>
    <message>
        <source>The code opens nothing any more.</source>
        <translation>이제 이 코드로는 들어올 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::QueuesPane</name>
    <message>
        <source>Send queues</source>
        <translation>전송 대기열</translation>
    </message>
    <message>
        <source>Nobody reads too slowly: nothing waits to be sent.</source>
        <translation>느리게 읽는 사람이 없습니다. 보낼 것이 밀려 있지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Something waits to be sent to %n connection(s); the redder, the nearer to being closed:</source>
        <translation>
            <numerusform>연결 %n개에 보낼 것이 밀려 있습니다. 붉을수록 곧 닫힙니다:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 unsent, the oldest for %3</source>
        <translation>%1: 미전송 %2, 가장 오래된 것 %3</translation>
    </message>
    <message>
        <source>Ping %1</source>
        <translation>핑 %1</translation>
    </message>
</context>
<context>
    <name>chat::admin::RoomActs</name>
    <message numerus="yes">
        <source>Done; %n person(s) were told.</source>
        <translation>
            <numerusform>했습니다. %n명에게 알렸습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new room, which is nobody&apos;s: it has no host until you name one.</source>
        <translation>주인 없는 새 방을 만듭니다. 방장은 정해 줄 때까지 없습니다.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>The room</source>
        <translation>방</translation>
    </message>
    <message>
        <source>The room %1 is there.</source>
        <translation>%1 방을 만들었습니다.</translation>
    </message>
    <message>
        <source>Change the room %1?</source>
        <translation>%1 방을 바꿀까요?</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in it are told.</source>
        <translation>
            <numerusform>방에 있는 %n명에게 알립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The configuration says its name and how many it takes.</source>
        <translation>이름과 최대 인원은 설정 파일이 정합니다.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Archive the room %1?</source>
        <translation>%1 방을 보관할까요?</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in it can go on reading, and nobody can write.</source>
        <translation>
            <numerusform>방에 있는 %n명은 계속 읽을 수 있지만 아무도 쓸 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let people write in the room %1 again?</source>
        <translation>%1 방에 다시 쓸 수 있게 할까요?</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>보관 풀기</translation>
    </message>
    <message>
        <source>Delete the room %1 and all that was said in it?</source>
        <translation>%1 방과 그 안의 모든 대화를 지울까요?</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are put out. This cannot be taken back.</source>
        <translation>
            <numerusform>%n명이 방에서 나가게 됩니다. 되돌릴 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Its &amp;name, to be sure</source>
        <translation>확인을 위한 방 이름(&amp;N)</translation>
    </message>
    <message>
        <source>The room %1 is no more.</source>
        <translation>%1 방을 지웠습니다.</translation>
    </message>
    <message>
        <source>Move everybody out of the room %1 into another one?</source>
        <translation>%1 방의 모든 사람을 다른 방으로 옮길까요?</translation>
    </message>
    <message numerus="yes">
        <source>It hits %n person(s).</source>
        <translation>
            <numerusform>%n명이 해당됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Move %1 out of the room %2 into another one?</source>
        <translation>%1 님을 %2 방에서 다른 방으로 옮길까요?</translation>
    </message>
    <message>
        <source>Whoever does not fit there, or is banned there, stays.</source>
        <translation>자리가 없거나 그 방에서 차단된 사람은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>To t&amp;he room</source>
        <translation>옮길 방(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) moved</source>
        <translation>
            <numerusform>%n명을 옮겼습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed.</source>
        <translation>
            <numerusform>%n명은 남았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a code that opens the room %1 for whoever has it? It goes to the clipboard.</source>
        <translation>누구든 이 코드가 있으면 %1 방에 들어올 수 있게 초대 코드를 만들까요? 코드는 클립보드에 복사됩니다.</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>초대</translation>
    </message>
    <message>
        <source>How often, and how &amp;long</source>
        <translation>횟수와 기간(&amp;L)</translation>
    </message>
    <message>
        <source>The code %1 opens the room %2. It is in the clipboard.</source>
        <translation>코드 %1: %2 방에 들어올 수 있습니다. 클립보드에 복사했습니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::RoomForm</name>
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
        <source>&amp;Most people</source>
        <translation>최대 인원(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>암호(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Slow mode</source>
        <translation>느린 모드(&amp;S)</translation>
    </message>
    <message>
        <source>as many as the server allows</source>
        <translation>서버가 허용하는 만큼</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>&amp;Ask for no password any more</source>
        <translation>이제 암호를 묻지 않음(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Locked: nobody new gets in</source>
        <translation>잠금: 새로 들어올 수 없음(&amp;L)</translation>
    </message>
    <message>
        <source>Only host and moderators &amp;write</source>
        <translation>방장과 진행자만 쓰기(&amp;W)</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>카테고리(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Icon</source>
        <translation>아이콘(&amp;I)</translation>
    </message>
    <message>
        <source>Only with an in&amp;vitation</source>
        <translation>초대받은 사람만(&amp;V)</translation>
    </message>
</context>
<context>
    <name>chat::admin::RoomsPage</name>
    <message>
        <source>Rooms</source>
        <translation>방</translation>
    </message>
    <message>
        <source>No room matches.</source>
        <translation>맞는 방이 없습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 rooms</source>
        <translation>방 %2개 중 %1개</translation>
    </message>
    <message>
        <source>Message…</source>
        <translation>메시지…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>닫기(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Quarantine…</source>
        <translation>격리(&amp;Q)…</translation>
    </message>
    <message>
        <source>&amp;Release…</source>
        <translation>격리 풀기(&amp;R)…</translation>
    </message>
    <message numerus="yes">
        <source>Close %n room(s)?</source>
        <translation>
            <numerusform>방 %n개를 닫을까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are put out, and nobody gets in until you open it or the server starts anew.</source>
        <translation>
            <numerusform>%n명이 나가게 되고, 다시 열거나 서버가 새로 시작될 때까지 아무도 들어올 수 없습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n room(s)?</source>
        <translation>
            <numerusform>방 %n개를 열까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n room(s) under quarantine?</source>
        <translation>
            <numerusform>방 %n개를 격리할까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) stay and are told; nobody can write, and nobody else gets in.</source>
        <translation>
            <numerusform>%n명은 그대로 있고 알림을 받습니다. 아무도 쓸 수 없고, 새로 들어올 수도 없습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End the quarantine of %n room(s)?</source>
        <translation>
            <numerusform>방 %n개의 격리를 풀까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are told and can write again.</source>
        <translation>
            <numerusform>%n명에게 알리고, 다시 쓸 수 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done; %n person(s) were told.</source>
        <translation>
            <numerusform>했습니다. %n명에게 알렸습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Hold up…</source>
        <translation>멈춰 두기(&amp;H)…</translation>
    </message>
    <message numerus="yes">
        <source>Hold up %n room(s), to see what a slow job looks like?</source>
        <translation>
            <numerusform>느린 작업이 어떻게 보이는지 보려고 방 %n개를 멈춰 둘까요?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) get nothing from it for %1. Only a server with --debug-faults does it.</source>
        <translation>
            <numerusform>%n명이 %1 동안 그 방에서 아무것도 받지 못합니다. --debug-faults로 시작한 서버에서만 됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The room is held up.</source>
        <translation>방을 멈춰 두었습니다.</translation>
    </message>
    <message>
        <source>Past…</source>
        <translation>지난 기록…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>새로 만들기…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>고치기(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Move people…</source>
        <translation>사람 옮기기(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Archive…</source>
        <translation>보관(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>지우기(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation>초대(&amp;I)…</translation>
    </message>
</context>
<context>
    <name>chat::admin::ServerDialog</name>
    <message>
        <source>The server on &amp;this machine</source>
        <translation>이 컴퓨터의 서버(&amp;T)</translation>
    </message>
    <message>
        <source>A server on &amp;another machine</source>
        <translation>다른 컴퓨터의 서버(&amp;A)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>empty: those that this system trusts</source>
        <translation>비워 두면 이 시스템이 믿는 기관</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>주소(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File with the token</source>
        <translation>토큰 파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Certificate authority</source>
        <translation>인증 기관(&amp;C)</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>The operator of that server gives you a token. Keep it in a file that only you can read.</source>
        <translation>토큰은 그 서버의 운영자에게서 받습니다. 본인만 읽을 수 있는 파일에 두세요.</translation>
    </message>
    <message>
        <source>This cannot be the address of a server; it looks like chat.example.org:7443.</source>
        <translation>서버 주소가 아닙니다. chat.example.org:7443처럼 씁니다.</translation>
    </message>
    <message>
        <source>%1 does not hold a token.</source>
        <translation>%1 파일에 토큰이 없습니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::SessionsPage</name>
    <message>
        <source>Sessions</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Nobody matches.</source>
        <translation>맞는 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Rooms of the session</source>
        <translation>세션의 방</translation>
    </message>
    <message>
        <source>Select a session to see its rooms.</source>
        <translation>세션을 고르면 들어간 방이 보입니다.</translation>
    </message>
    <message>
        <source>Kick…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>%1 of %2 sessions</source>
        <translation>세션 %2개 중 %1개</translation>
    </message>
    <message numerus="yes">
        <source>End %n session(s): %1?</source>
        <translation>
            <numerusform>세션 %n개를 끝낼까요? %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>내보내기</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation>
            <numerusform>세션 %n개를 끝냈습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Message…</source>
        <translation>메시지…</translation>
    </message>
    <message>
        <source>Ban…</source>
        <translation>차단…</translation>
    </message>
    <message numerus="yes">
        <source>Shut out %n user(s): %1?</source>
        <translation>
            <numerusform>사용자 %n명을 차단할까요: %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their sessions end at once.</source>
        <translation>세션이 바로 끝납니다.</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>차단</translation>
    </message>
    <message>
        <source>&amp;Whom</source>
        <translation>대상(&amp;W)</translation>
    </message>
    <message numerus="yes">
        <source>Shut out; %n session(s) ended.</source>
        <translation>
            <numerusform>차단했습니다. 세션 %n개가 끝났습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is in no room.</source>
        <translation>들어간 방이 없습니다.</translation>
    </message>
</context>
<context>
    <name>chat::admin::SettingDialog</name>
    <message>
        <source>Change a setting</source>
        <translation>설정 바꾸기</translation>
    </message>
    <message>
        <source>%1 is %2 (%3). Another value holds until the configuration is read again or the server ends; write it into the file to keep it.</source>
        <translation>%1의 값은 %2입니다(%3). 바꾼 값은 설정을 다시 읽거나 서버가 끝날 때까지 유지됩니다. 계속 쓰려면 설정 파일에 적으세요.</translation>
    </message>
    <message>
        <source>&amp;New value</source>
        <translation>새 값(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>사유(&amp;R)</translation>
    </message>
    <message>
        <source>The same with chat-ctl</source>
        <translation>같은 일을 하는 chat-ctl 명령</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>That is its value now.</source>
        <translation>지금 값과 같습니다.</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>명령 복사</translation>
    </message>
</context>
<context>
    <name>chat::admin::TablePane</name>
    <message>
        <source>Save as CSV</source>
        <translation>CSV로 저장</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSV로 저장…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>chat::admin::WatchColumns</name>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>everybody was put out</source>
        <translation>모두 내보냄</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>메시지 %1</translation>
    </message>
    <message>
        <source>person %1</source>
        <translation>사람 %1</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>입장</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>퇴장</translation>
    </message>
    <message>
        <source>say</source>
        <translation>말하기</translation>
    </message>
    <message>
        <source>history</source>
        <translation>지난 메시지</translation>
    </message>
    <message>
        <source>connection gone</source>
        <translation>연결 끊김</translation>
    </message>
    <message>
        <source>announce</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>access</source>
        <translation>출입 변경</translation>
    </message>
    <message>
        <source>held up</source>
        <translation>멈춰 둠</translation>
    </message>
    <message>
        <source>fault on purpose</source>
        <translation>일부러 낸 장애</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>시한</translation>
    </message>
    <message>
        <source>Somebody is in a room with a connection that is gone</source>
        <translation>연결이 사라진 사람이 방에 남아 있음</translation>
    </message>
    <message>
        <source>Somebody is in a room and does not hear it</source>
        <translation>방에 있는데 방의 말을 듣지 못함</translation>
    </message>
    <message>
        <source>A connection hears a room that it is not in</source>
        <translation>방에 없는 연결이 방의 말을 들음</translation>
    </message>
    <message>
        <source>A lost seat is kept for longer than the grace time</source>
        <translation>끊긴 자리가 유예 시간보다 오래 남아 있음</translation>
    </message>
    <message>
        <source>A session is online with a connection that is gone</source>
        <translation>연결이 사라진 세션이 접속 중으로 남아 있음</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누구</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>바뀐 것</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>People</source>
        <translation>인원</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>글자 수</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>방</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>사고 번호</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>잘못된 점</translation>
    </message>
    <message>
        <source>User</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>What would be wrong</source>
        <translation>지켜보는 것</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>시작 뒤</translation>
    </message>
    <message>
        <source>host or operator</source>
        <translation>방장이나 운영자</translation>
    </message>
    <message>
        <source>moved away</source>
        <translation>다른 방으로 옮김</translation>
    </message>
    <message>
        <source>stop waiting</source>
        <translation>기다리기 그만둠</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>살펴봄</translation>
    </message>
    <message>
        <source>closed after a fault</source>
        <translation>결함으로 닫음</translation>
    </message>
    <message>
        <source>login</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>이어 하기</translation>
    </message>
    <message>
        <source>kick</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>invite</source>
        <translation>초대</translation>
    </message>
    <message>
        <source>ban</source>
        <translation>차단</translation>
    </message>
    <message>
        <source>ban lifted</source>
        <translation>차단 풀기</translation>
    </message>
    <message>
        <source>drain</source>
        <translation>서버 드레인</translation>
    </message>
    <message>
        <source>list</source>
        <translation>목록</translation>
    </message>
</context>
<context>
    <name>chat::admin::WhatIfDialog</name>
    <message>
        <source>What if? %1</source>
        <translation>바꿔 보기: %1</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>실제 결과</translation>
    </message>
    <message>
        <source>As it would be</source>
        <translation>바꾼 결과</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>매치</translation>
    </message>
    <message>
        <source>Tickets in matches</source>
        <translation>매치에 들어간 대기표</translation>
    </message>
    <message>
        <source>Tickets left waiting</source>
        <translation>남은 대기표</translation>
    </message>
    <message>
        <source>Half waited at most</source>
        <translation>절반이 기다린 시간</translation>
    </message>
    <message>
        <source>95 of 100 waited at most</source>
        <translation>100명 중 95명이 기다린 시간</translation>
    </message>
    <message>
        <source>Points apart, half of the matches</source>
        <translation>점수 차이 (매치의 절반)</translation>
    </message>
    <message>
        <source>Points apart, 95 of 100</source>
        <translation>점수 차이 (매치 100건 중 95건)</translation>
    </message>
    <message>
        <source>Teams uneven by, half of the matches</source>
        <translation>팀 간 차이 (매치의 절반)</translation>
    </message>
    <message>
        <source>Teams uneven by, 95 of 100</source>
        <translation>팀 간 차이 (매치 100건 중 95건)</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>지금 설정으로</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>다시 가져오기</translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>적용…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>The log is fetched…</source>
        <translation>기록을 가져오는 중…</translation>
    </message>
    <message numerus="yes">
        <source>The last %n entries of the log</source>
        <translation>
            <numerusform>최근 기록 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>They are matched again on this machine; the server does not notice. Who gave up then, gives up now; everybody accepts.</source>
        <translation>이 컴퓨터에서 다시 매칭하며 서버에는 영향이 없습니다. 그때 포기한 사람은 지금도 포기하고, 모두가 수락한다고 봅니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Match again</source>
        <translation>다시 매칭</translation>
    </message>
    <message>
        <source>Nothing can be played with these settings: see “%1”.</source>
        <translation>이 설정으로는 매치를 만들 수 없습니다. “%1” 항목을 확인하세요.</translation>
    </message>
    <message>
        <source>Another version of the matcher made this log: it cannot be compared.</source>
        <translation>다른 버전의 매칭이 남긴 기록이라 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>The settings are others by now: match again.</source>
        <translation>설정이 바뀌었습니다. 다시 매칭하세요.</translation>
    </message>
    <message numerus="yes">
        <source>Change %n setting(s)?</source>
        <translation>
            <numerusform>설정 %n개를 바꿀까요?</numerusform>
        </translation>
    </message>
    <message>
        <source>It holds until the configuration is read again or the server ends; write it into the file to keep it.</source>
        <translation>설정을 다시 읽거나 서버가 끝날 때까지 유효합니다. 계속 쓰려면 설정 파일에 적으세요.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message numerus="yes">
        <source>Applied; %n setting(s) changed.</source>
        <translation>
            <numerusform>적용했습니다. 설정 %n개가 바뀌었습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chat::admin::WorkersPage</name>
    <message>
        <source>Workers</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>No thread is known yet.</source>
        <translation>아직 스레드 정보가 없습니다.</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>액터</translation>
    </message>
    <message>
        <source>No actor matches.</source>
        <translation>일치하는 액터가 없습니다.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>%1 to %2 of %3 that match, of %4 actors</source>
        <translation>일치하는 %3개 중 %1~%2번째, 전체 액터 %4개</translation>
    </message>
</context>
</TS>
