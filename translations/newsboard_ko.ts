<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>ArticleFiles</name>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Comments (%1)</source>
        <translation>댓글 (%1)</translation>
    </message>
</context>
<context>
    <name>BackFill</name>
    <message>
        <source>%1 left</source>
        <translation>%1개 남음</translation>
    </message>
    <message>
        <source>%1 fetched</source>
        <translation>%1개 받음</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>초당 %1개</translation>
    </message>
</context>
<context>
    <name>BoardList</name>
    <message>
        <source>%1 has no address.</source>
        <translation>%1: 주소가 없습니다.</translation>
    </message>
    <message>
        <source>%1 has only a part of an address: %2</source>
        <translation>%1: 주소의 일부만 있습니다: %2</translation>
    </message>
    <message>
        <source>%1 is not on the web: %2</source>
        <translation>%1: 웹 주소가 아닙니다: %2</translation>
    </message>
    <message>
        <source>%1 has something else in place of an address: %2</source>
        <translation>%1: 주소 자리에 다른 것이 있습니다: %2</translation>
    </message>
    <message>
        <source>%1 is a link and no feed: %2</source>
        <translation>%1: 피드가 아닌 링크입니다: %2</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>--data needs a folder.</source>
        <translation>--data에는 폴더가 필요합니다.</translation>
    </message>
    <message>
        <source>There is no option %1.</source>
        <translation>%1 옵션은 없습니다.</translation>
    </message>
    <message>
        <source>There is no command %1.</source>
        <translation>%1 명령은 없습니다.</translation>
    </message>
    <message>
        <source>--json needs a command.</source>
        <translation>--json에는 명령이 필요합니다.</translation>
    </message>
    <message>
        <source>%1  %2
%3
%4 headlines on its page (%5)
</source>
        <translation>%1  %2
%3
페이지에 글 %4개 (%5)
</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>게시판</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Headlines</source>
        <translation>글</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>%1: %2 new, %3 changed, %4 gone
</source>
        <translation>%1: 새 글 %2, 바뀐 글 %3, 사라진 글 %4
</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>글쓴이</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>식별자</translation>
    </message>
    <message>
        <source>%1 marked
</source>
        <translation>%1개 표시함
</translation>
    </message>
    <message>
        <source>%1 removed
</source>
        <translation>%1 게시판을 없앰
</translation>
    </message>
    <message>
        <source>Usage: newsboard %1</source>
        <translation>사용법: newsboard %1</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1에는 값이 필요합니다.</translation>
    </message>
    <message>
        <source>%1 cannot be %2.</source>
        <translation>%1의 값으로 %2을(를) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is needed.</source>
        <translation>%1이(가) 필요합니다.</translation>
    </message>
    <message>
        <source>See newsboard --help.</source>
        <translation>newsboard --help를 보세요.</translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other.</source>
        <translation>%1과 %2은(는) 함께 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: %2 older headlines, %3
</source>
        <translation>%1: 지난 글 %2개, %3
</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>모두 받음</translation>
    </message>
    <message>
        <source>more to come</source>
        <translation>더 있음</translation>
    </message>
    <message>
        <source>%1 of %2 headlines</source>
        <translation>헤드라인 %2개 중 %1개</translation>
    </message>
    <message>
        <source>%1 headlines indexed
</source>
        <translation>헤드라인 %1개의 검색 색인을 만들었습니다
</translation>
    </message>
    <message>
        <source>The search index is right: %1 headlines, %2 entries
</source>
        <translation>검색 색인이 올바릅니다: 헤드라인 %1개, 항목 %2개
</translation>
    </message>
    <message>
        <source>The search index is not complete: %1 headlines so far. Searches find everything all the same, more slowly.
</source>
        <translation>검색 색인이 아직 다 만들어지지 않았습니다: 지금까지 헤드라인 %1개. 검색은 그래도 모두 찾지만 더 느립니다.
</translation>
    </message>
    <message>
        <source>%1 was not understood; it is searched for as text, or left out.</source>
        <translation>%1: 이해하지 못해 글자로 찾거나 뺍니다.</translation>
    </message>
    <message>
        <source>%1 boards added, %2 known already, %3 refused
</source>
        <translation>게시판 %1개 추가, %2개는 이미 있음, %3개는 추가할 수 없음
</translation>
    </message>
    <message>
        <source>The file is damaged; it was read as far as it goes.
</source>
        <translation>파일이 손상되어 읽을 수 있는 데까지 읽었습니다.
</translation>
    </message>
    <message>
        <source>The file lists more boards than are taken over at once.
</source>
        <translation>파일에 한 번에 가져올 수 있는 것보다 많은 게시판이 있습니다.
</translation>
    </message>
    <message>
        <source>%1 headlines written to %2
</source>
        <translation>헤드라인 %1개를 %2에 저장했습니다
</translation>
    </message>
    <message>
        <source>%1 boards written to %2
</source>
        <translation>게시판 %1개를 %2에 저장했습니다
</translation>
    </message>
    <message>
        <source>newsboard [--data DIR] [--offline] [ADDRESS]
    opens the window, and the board at ADDRESS
newsboard [--data DIR] [--offline] [--json] COMMAND …
    add ADDRESS                      find the board behind an address and keep it
    boards                           the boards that are kept
    refresh BOARD|all [--pages N] [--backfill [--until DATE] [--count N]] [--prefetch N]
                                     look for news, then for older headlines, then for the newest N
                                     articles with their pictures, for reading offline
    list BOARD [--limit N] [--before KEY] [--unread] [--starred]
    show BOARD ID [--format html|md|txt|pdf]
                                     an article, as a file on the standard output
    parse FILE --url ADDRESS [--now DATE] [--explain]
                                     the rows of a saved page; nothing is stored
    mark BOARD ID… --read|--unread|--star|--unstar
    remove BOARD
    export BOARD|all --format opml|json|csv|markdown [--output FILE]
                                     boards as a list for other programs, or all their headlines
    import FILE [--refresh]          the boards of such a list (OPML); - is the standard input
    search QUERY [--board BOARD] [--limit N] [--best]
                                     what the cache holds, newest first or best first
    index --check|--rebuild          compare the search index with the cache, make it anew
BOARD is a board&apos;s number, name or address. --help, --version.
</source>
        <translation>newsboard [--data 폴더] [--offline] [주소]
    창을 열고, 주소의 게시판을 보여 줍니다
newsboard [--data 폴더] [--offline] [--json] 명령 …
    add 주소                         주소에 있는 게시판을 찾아 추가
    boards                           추가한 게시판
    refresh 게시판|all [--pages N] [--backfill [--until 날짜] [--count N]] [--prefetch N]
                                     새 글을 찾고, 이어서 지난 글을, 그다음 최신 글 N개의
                                     본문과 그림을 오프라인용으로 받기
    list 게시판 [--limit N] [--before KEY] [--unread] [--starred]
    show 게시판 ID [--format html|md|txt|pdf]
                                     글 하나; 표준 출력에 파일로
    parse 파일 --url 주소 [--now 날짜] [--explain]
                                     저장한 페이지의 글 목록; 아무것도 저장하지 않음
    mark 게시판 ID… --read|--unread|--star|--unstar
    remove 게시판
    export 게시판|all --format opml|json|csv|markdown [--output 파일]
                                     다른 프로그램을 위한 게시판 목록, 또는 모든 헤드라인
    import 파일 [--refresh]          그런 목록(OPML)의 게시판 추가; -는 표준 입력
    search 검색어 [--board 게시판] [--limit N] [--best]
                                     캐시에서 찾기: 최신순, 또는 잘 맞는 순
    index --check|--rebuild          검색 색인을 캐시와 비교하거나 다시 만들기
게시판은 번호, 이름, 주소로 쓸 수 있습니다. --help, --version.
</translation>
    </message>
    <message>
        <source>%1: article %2 of %3</source>
        <translation>%1: 글 %3개 중 %2번째</translation>
    </message>
    <message>
        <source>%1: %2 articles for offline, %3 would not come
</source>
        <translation>%1: 오프라인용 글 %2개, 받지 못한 글 %3개
</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>about %1 seconds</source>
        <translation>약 %1초</translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation>약 %1분</translation>
    </message>
    <message>
        <source>about %1 hours</source>
        <translation>약 %1시간</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>The server refused to show this page (%1).</source>
        <translation>서버가 이 페이지를 보여 주지 않습니다(%1).</translation>
    </message>
    <message>
        <source>The server has no such page (404).</source>
        <translation>서버에 이 페이지가 없습니다(404).</translation>
    </message>
    <message>
        <source>This page was removed for good (410).</source>
        <translation>이 페이지는 완전히 없어졌습니다(410).</translation>
    </message>
    <message>
        <source>The server asks for fewer requests (429).</source>
        <translation>서버가 요청을 줄여 달라고 합니다(429).</translation>
    </message>
    <message>
        <source>The server is not available at the moment (503).</source>
        <translation>서버를 지금 쓸 수 없습니다(503).</translation>
    </message>
    <message>
        <source>The server has a fault of its own (%1).</source>
        <translation>서버에 오류가 났습니다(%1).</translation>
    </message>
    <message>
        <source>The server answered with status %1.</source>
        <translation>서버가 상태 %1(으)로 답했습니다.</translation>
    </message>
    <message>
        <source>Open it in the browser to see whether it needs a log-in.</source>
        <translation>브라우저에서 열어 로그인이 필요한지 확인해 보세요.</translation>
    </message>
    <message>
        <source>Check the address; what was cached stays readable.</source>
        <translation>주소를 확인해 주세요. 저장된 글은 계속 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Wait a few minutes before trying again.</source>
        <translation>몇 분 기다렸다가 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>나중에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>This is not in the cache, and the network is switched off.</source>
        <translation>저장된 것이 없고, 지금은 오프라인입니다.</translation>
    </message>
    <message>
        <source>There is no server with the name %1.</source>
        <translation>%1(이)라는 서버가 없습니다.</translation>
    </message>
    <message>
        <source>The server %1 refused the connection.</source>
        <translation>%1 서버가 연결을 거부했습니다.</translation>
    </message>
    <message>
        <source>The secure connection failed: %1</source>
        <translation>보안 연결에 실패했습니다: %1</translation>
    </message>
    <message>
        <source>The server %1 did not answer in time.</source>
        <translation>%1 서버가 제때 답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off before the page was complete.</source>
        <translation>페이지를 다 받기 전에 %1와(과)의 연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>The server sends the request round in circles.</source>
        <translation>서버가 같은 곳을 맴돌게 합니다.</translation>
    </message>
    <message>
        <source>The server redirects to an address that is not followed: %1</source>
        <translation>따라가지 않는 주소로 서버가 보냅니다: %1</translation>
    </message>
    <message>
        <source>The page is larger than the program reads.</source>
        <translation>페이지가 프로그램이 읽는 크기보다 큽니다.</translation>
    </message>
    <message>
        <source>The server answered with an empty page.</source>
        <translation>서버가 빈 페이지를 보냈습니다.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>The server wants to see a browser first.</source>
        <translation>서버가 먼저 브라우저인지 확인하려 합니다.</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>서버의 말: %1</translation>
    </message>
    <message>
        <source>No board was found on this page.</source>
        <translation>이 페이지에서 게시판을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>No article was found on this page.</source>
        <translation>이 페이지에서 글을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>The cache cannot be written: %1</source>
        <translation>저장소에 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>The cache may not be opened: %1</source>
        <translation>저장소를 열 권한이 없습니다: %1</translation>
    </message>
    <message>
        <source>Another program is holding the cache.</source>
        <translation>다른 프로그램이 저장소를 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>The cache is damaged: %1</source>
        <translation>저장소가 손상되었습니다: %1</translation>
    </message>
    <message>
        <source>The cache was written by a newer version of Newsboard.</source>
        <translation>더 새로운 Newsboard가 만든 저장소입니다.</translation>
    </message>
    <message>
        <source>The cache reports: %1</source>
        <translation>저장소의 말: %1</translation>
    </message>
    <message>
        <source>This is not the address of a web page: %1</source>
        <translation>웹 페이지 주소가 아닙니다: %1</translation>
    </message>
    <message>
        <source>There is no board %1.</source>
        <translation>%1 게시판이 없습니다.</translation>
    </message>
    <message>
        <source>There is no article %1.</source>
        <translation>%1 글이 없습니다.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>파일을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>The skin file is not valid: %1</source>
        <translation>스킨 파일이 올바르지 않습니다: %1</translation>
    </message>
    <message>
        <source>Go online and try again.</source>
        <translation>온라인으로 바꾸고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Check the address and the network.</source>
        <translation>주소와 네트워크를 확인해 주세요.</translation>
    </message>
    <message>
        <source>Check the network, or try again later.</source>
        <translation>네트워크를 확인하거나 나중에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Check the computer&apos;s date; if it is right, the server has to mend this.</source>
        <translation>컴퓨터의 날짜를 확인해 주세요. 날짜가 맞으면 서버 쪽에서 고쳐야 합니다.</translation>
    </message>
    <message>
        <source>Open it in the browser.</source>
        <translation>브라우저에서 열어 보세요.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Check that the address is that of the board&apos;s list or of an article on it.</source>
        <translation>게시판 목록이나 그 게시판 글의 주소가 맞는지 확인해 주세요.</translation>
    </message>
    <message>
        <source>Open it in the browser; it may have been moved or removed.</source>
        <translation>브라우저에서 열어 보세요. 옮겨졌거나 지워졌을 수 있습니다.</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again; nothing that was saved is lost.</source>
        <translation>디스크에 자리를 만든 뒤 다시 시도해 주세요. 저장된 것은 그대로입니다.</translation>
    </message>
    <message>
        <source>Check the permissions of the data folder, or name another with --data.</source>
        <translation>데이터 폴더의 권한을 확인하거나 --data로 다른 폴더를 지정해 주세요.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>다른 프로그램을 닫고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Keep a copy of the data folder, then start with another one (--data).</source>
        <translation>데이터 폴더를 복사해 두고 다른 폴더(--data)로 시작해 주세요.</translation>
    </message>
    <message>
        <source>Update Newsboard, or name another data folder with --data.</source>
        <translation>Newsboard를 새 버전으로 바꾸거나 --data로 다른 폴더를 지정해 주세요.</translation>
    </message>
    <message>
        <source>Try again; if it stays, report these words.</source>
        <translation>다시 시도해 보고, 계속되면 이 문구를 알려 주세요.</translation>
    </message>
    <message>
        <source>Type it as the browser shows it, such as https://example.com/news.</source>
        <translation>https://example.com/news처럼 브라우저에 보이는 대로 써 주세요.</translation>
    </message>
    <message>
        <source>See `newsboard boards` for those there are.</source>
        <translation>`newsboard boards`로 목록을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Refresh the board, or check the id.</source>
        <translation>게시판을 새로 고치거나 식별자를 확인해 주세요.</translation>
    </message>
    <message>
        <source>Check its name and permissions.</source>
        <translation>이름과 권한을 확인해 주세요.</translation>
    </message>
    <message>
        <source>Mend the file, or remove it from the skins folder.</source>
        <translation>파일을 고치거나 skins 폴더에서 빼 주세요.</translation>
    </message>
    <message>
        <source>The page does not go with what this board showed before; nothing was taken from it.</source>
        <translation>이 페이지는 게시판이 전에 보여 준 것과 맞지 않아 아무것도 받아들이지 않았습니다.</translation>
    </message>
    <message>
        <source>Open the board in the browser; if it looks right there, remove it here and add it again.</source>
        <translation>브라우저에서 게시판을 열어 보세요. 거기서 제대로 보이면 여기서 지우고 다시 추가하세요.</translation>
    </message>
    <message>
        <source>The search index is wrong in %1 places.</source>
        <translation>검색 색인이 %1곳에서 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Make it anew with `newsboard index --rebuild`.</source>
        <translation>`newsboard index --rebuild`로 다시 만드세요.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>파일에 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>This file is no list of boards (OPML): %1</source>
        <translation>게시판 목록(OPML)이 아닌 파일입니다: %1</translation>
    </message>
    <message>
        <source>Choose another place, or make room there; a file that was there stays as it was.</source>
        <translation>다른 곳을 고르거나 자리를 비워 주세요. 원래 있던 파일은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Export one from another program, or add boards by their addresses.</source>
        <translation>다른 프로그램에서 목록을 내보내거나 게시판을 주소로 추가해 주세요.</translation>
    </message>
    <message>
        <source>This board wants you to sign in before it shows this page.</source>
        <translation>이 게시판은 로그인해야 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>This board wants you to sign in before it shows this page: “%1”</source>
        <translation>이 게시판은 로그인해야 볼 수 있습니다: “%1”</translation>
    </message>
    <message>
        <source>Newsboard does not sign in: open it in the browser. What was cached is kept.</source>
        <translation>Newsboard는 로그인하지 않습니다. 브라우저에서 열어 주세요. 캐시에 있는 글은 그대로 있습니다.</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>notice</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>%1 comments</source>
        <translation>댓글 %1개</translation>
    </message>
    <message>
        <source>no longer on the server</source>
        <translation>서버에서 사라짐</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>%1쪽</translation>
    </message>
    <message>
        <source>%1 fetched</source>
        <translation>%1개 받음</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 중지됨</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>초당 %1개</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Views %1</source>
        <translation>조회 %1</translation>
    </message>
    <message>
        <source>Comments %1</source>
        <translation>댓글 %1</translation>
    </message>
    <message>
        <source>No longer on the server since %1; this is the kept copy.</source>
        <translation>%1부터 서버에 없는 글입니다. 보관해 둔 사본입니다.</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>첨부 파일</translation>
    </message>
    <message>
        <source>Comments (%1)</source>
        <translation>댓글 (%1)</translation>
    </message>
    <message>
        <source>This article has no text.</source>
        <translation>본문이 없는 글입니다.</translation>
    </message>
    <message>
        <source>The page was cut short on the way; reload the article to get the rest.</source>
        <translation>페이지가 중간에 끊겼습니다. 나머지를 보려면 글을 다시 불러오세요.</translation>
    </message>
    <message>
        <source>Shortened for display; open it in the browser to see all of it.</source>
        <translation>보기 좋게 줄였습니다. 전부 보려면 브라우저에서 열어 주세요.</translation>
    </message>
    <message>
        <source>Votes %1</source>
        <translation>추천 %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
    <message>
        <source>a minute ago</source>
        <translation>1분 전</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation>%1분 전</translation>
    </message>
    <message>
        <source>an hour ago</source>
        <translation>1시간 전</translation>
    </message>
    <message>
        <source>%1 hours ago</source>
        <translation>%1시간 전</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>%1일 전</translation>
    </message>
    <message>
        <source>a month ago</source>
        <translation>한 달 전</translation>
    </message>
    <message>
        <source>%1 months ago</source>
        <translation>%1개월 전</translation>
    </message>
    <message>
        <source>a year ago</source>
        <translation>1년 전</translation>
    </message>
    <message>
        <source>%1 years ago</source>
        <translation>%1년 전</translation>
    </message>
    <message>
        <source>Comments by %1 (%2)</source>
        <translation>%1 님의 댓글 (%2)</translation>
    </message>
    <message>
        <source>All comments</source>
        <translation>모든 댓글</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>새 댓글 %1</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>오래된 것부터</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>새것부터</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새 댓글</translation>
    </message>
    <message>
        <source>author</source>
        <translation>글쓴이</translation>
    </message>
    <message>
        <source>Show %1 answers</source>
        <translation>답글 %1개 보기</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Edited %1</source>
        <translation>고침 %1</translation>
    </message>
    <message>
        <source>Pictures from other hosts are not loaded (%1): %2.</source>
        <translation>다른 호스트의 사진 %1장은 불러오지 않았습니다: %2.</translation>
    </message>
    <message>
        <source>Load them</source>
        <translation>불러오기</translation>
    </message>
    <message>
        <source>Always for this board</source>
        <translation>이 게시판은 항상</translation>
    </message>
    <message>
        <source>What came is no picture.</source>
        <translation>받은 것이 사진이 아닙니다.</translation>
    </message>
    <message>
        <source>This kind of picture cannot be shown: %1.</source>
        <translation>이 형식의 사진은 보여 줄 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>This picture is too large to be shown.</source>
        <translation>사진이 너무 커서 보여 주지 않습니다.</translation>
    </message>
    <message>
        <source>This picture is broken.</source>
        <translation>깨진 사진입니다.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>불러오기</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Heading, level %1</source>
        <translation>제목, %1단계</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>The link is on the clipboard.</source>
        <translation>링크를 복사했습니다.</translation>
    </message>
    <message>
        <source>The article is on the clipboard.</source>
        <translation>글을 복사했습니다.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>글로 복사</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>마크다운으로 복사</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>HTML로 저장…</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <translation>마크다운으로 저장…</translation>
    </message>
    <message>
        <source>Save as plain text…</source>
        <translation>텍스트로 저장…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF로 저장…</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>선택한 부분</translation>
    </message>
    <message>
        <source>Copy the part as Markdown</source>
        <translation>이 부분을 마크다운으로 복사</translation>
    </message>
    <message>
        <source>The selection is on the clipboard.</source>
        <translation>선택한 부분을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>What else they wrote</source>
        <translation>이 사람이 쓴 다른 글</translation>
    </message>
    <message>
        <source>Fetching comments…</source>
        <translation>댓글을 가져오는 중…</translation>
    </message>
    <message>
        <source>Show more comments (page %1 of %2)</source>
        <translation>댓글 더 보기 (%2쪽 가운데 %1쪽)</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Older headlines</source>
        <translation>지난 글 받기</translation>
    </message>
    <message>
        <source>Articles for offline</source>
        <translation>오프라인용 글</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>정리</translation>
    </message>
</context>
<context>
    <name>newsboard::ActivityDialog</name>
    <message>
        <source>Activity</source>
        <translation>작업 현황</translation>
    </message>
    <message>
        <source>Nothing is under way.</source>
        <translation>진행 중인 작업이 없습니다.</translation>
    </message>
    <message>
        <source>What was done lately</source>
        <translation>최근 작업</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>게시판</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>최근 작업</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>All boards</source>
        <translation>모든 게시판</translation>
    </message>
</context>
<context>
    <name>newsboard::AddDialog</name>
    <message>
        <source>read with certainty</source>
        <translation>확실하게 읽음</translation>
    </message>
    <message>
        <source>probably read right</source>
        <translation>아마 바르게 읽음</translation>
    </message>
    <message>
        <source>read with some guessing: look at the rows</source>
        <translation>어림잡아 읽음: 목록을 확인해 주세요</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>찾아보기</translation>
    </message>
    <message>
        <source>Add board</source>
        <translation>게시판 추가</translation>
    </message>
    <message>
        <source>Add a board</source>
        <translation>게시판 추가</translation>
    </message>
    <message>
        <source>Address of the board, or of an article on it</source>
        <translation>게시판 주소, 또는 그 게시판의 글 주소</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>글쓴이</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Looking at the page…</source>
        <translation>페이지를 살펴보는 중…</translation>
    </message>
    <message>
        <source>%1 headlines on the page, %2 (%3)</source>
        <translation>이 페이지에 글 %1개, %2 (%3)</translation>
    </message>
    <message>
        <source>You have this board already.</source>
        <translation>이미 추가한 게시판입니다.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>열기</translation>
    </message>
</context>
<context>
    <name>newsboard::DownloadBar</name>
    <message>
        <source>Saved as %1.</source>
        <translation>%1(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>%1 was not saved. %2</source>
        <translation>%1을(를) 저장하지 못했습니다. %2</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1을(를) 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
</context>
<context>
    <name>newsboard::FindBar</name>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>앞 결과 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>다음 결과 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>닫기 (Esc)</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>기사에서 찾기</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1개</translation>
    </message>
    <message>
        <source>%1 hits</source>
        <translation>%1개</translation>
    </message>
</context>
<context>
    <name>newsboard::FolderDialog</name>
    <message>
        <source>Move to a folder</source>
        <translation>폴더로 옮기기</translation>
    </message>
    <message>
        <source>The folder of %1:</source>
        <translation>%1 게시판의 폴더:</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>폴더 없음</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>A new name makes a new folder; a slash puts one into another, as in News / Korea.</source>
        <translation>새 이름을 쓰면 폴더가 새로 생깁니다. ‘뉴스 / 나라’처럼 빗금을 쓰면 폴더 안의 폴더가 됩니다.</translation>
    </message>
</context>
<context>
    <name>newsboard::HeadlineModel</name>
    <message>
        <source>secret</source>
        <translation>비밀글</translation>
    </message>
    <message>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>글쓴이</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>조회</translation>
    </message>
</context>
<context>
    <name>newsboard::HeadlineView</name>
    <message>
        <source>Headlines</source>
        <translation>글</translation>
    </message>
</context>
<context>
    <name>newsboard::JobLine</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 중지</translation>
    </message>
</context>
<context>
    <name>newsboard::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
</context>
<context>
    <name>newsboard::MainWindow</name>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>No boards yet</source>
        <translation>아직 게시판이 없습니다</translation>
    </message>
    <message>
        <source>Type the address of a news board, or of any article on one; the program finds out how to read it.</source>
        <translation>뉴스 게시판의 주소나 그 게시판 글의 주소를 써 주세요. 읽는 방법은 프로그램이 알아냅니다.</translation>
    </message>
    <message>
        <source>Add board</source>
        <translation>게시판 추가</translation>
    </message>
    <message>
        <source>Open the sample board</source>
        <translation>견본 게시판 열기</translation>
    </message>
    <message>
        <source>Next headline</source>
        <translation>다음 글</translation>
    </message>
    <message>
        <source>Previous headline</source>
        <translation>이전 글</translation>
    </message>
    <message>
        <source>Next unread</source>
        <translation>다음 읽지 않은 글</translation>
    </message>
    <message>
        <source>A page on, then the next unread</source>
        <translation>한 쪽 아래로, 끝이면 다음 읽지 않은 글</translation>
    </message>
    <message>
        <source>A page back</source>
        <translation>한 쪽 위로</translation>
    </message>
    <message>
        <source>Go to a number</source>
        <translation>번호로 가기</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Read or unread</source>
        <translation>읽음·읽지 않음</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Refresh this board</source>
        <translation>이 게시판 새로 고침</translation>
    </message>
    <message>
        <source>Refresh all boards</source>
        <translation>모두 새로 고침</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>모두 읽음으로</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Copy the selected headlines</source>
        <translation>고른 글 복사</translation>
    </message>
    <message>
        <source>Add a board</source>
        <translation>게시판 추가</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>사이드바 보이기·숨기기</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Refresh this board (F5)</source>
        <translation>이 게시판 새로 고침 (F5)</translation>
    </message>
    <message>
        <source>Add a board (Ctrl+N)</source>
        <translation>게시판 추가 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Star the headline (S)</source>
        <translation>글에 별표 (S)</translation>
    </message>
    <message>
        <source>All read</source>
        <translation>모두 읽음</translation>
    </message>
    <message>
        <source>Mark all read (A)</source>
        <translation>모두 읽음으로 (A)</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Do not use the network</source>
        <translation>네트워크를 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히</translation>
    </message>
    <message>
        <source>Table and reader side by side</source>
        <translation>목록과 본문을 나란히</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>없애기</translation>
    </message>
    <message>
        <source>Choose a headline to read it here.</source>
        <translation>글을 고르면 여기에서 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>The cache has no number %1 on this board.</source>
        <translation>이 게시판의 %1번 글은 저장되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>%1 was removed. What it held is kept until the program ends.</source>
        <translation>%1 게시판을 없앴습니다. 담긴 글은 프로그램을 끝낼 때까지 남아 있습니다.</translation>
    </message>
    <message>
        <source>The page came only in part; nothing was concluded from what is missing.</source>
        <translation>페이지가 일부만 왔습니다. 빠진 것으로는 아무것도 판단하지 않았습니다.</translation>
    </message>
    <message>
        <source>What %1 showed before is kept.</source>
        <translation>%1의 이전 글은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>This address is not opened: %1</source>
        <translation>이 주소는 열지 않습니다: %1</translation>
    </message>
    <message>
        <source>%1 headlines</source>
        <translation>글 %1</translation>
    </message>
    <message>
        <source>%1 unread</source>
        <translation>읽지 않음 %1</translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation>일치 %1</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Last refresh %1</source>
        <translation>마지막 새로 고침 %1</translation>
    </message>
    <message>
        <source>%1 – Newsboard</source>
        <translation>%1 – Newsboard</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>The first %1 of the selected headlines were copied.</source>
        <translation>선택한 글 가운데 처음 %1개를 복사했습니다.</translation>
    </message>
    <message>
        <source>Everything on %1 is marked read.</source>
        <translation>%1의 글을 모두 읽음으로 표시했습니다.</translation>
    </message>
    <message>
        <source>Everything on all boards is marked read.</source>
        <translation>모든 게시판의 글을 읽음으로 표시했습니다.</translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>모두 읽었습니다.</translation>
    </message>
    <message>
        <source>No browser could be started.</source>
        <translation>브라우저를 열지 못했습니다.</translation>
    </message>
    <message>
        <source>Larger letters</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>Letters of the usual size</source>
        <translation>글자 원래 크기로</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>What was fetched is kept; it goes on from there.</source>
        <translation>받은 글은 그대로 두고, 거기서부터 이어서 받습니다.</translation>
    </message>
    <message>
        <source>Pause fetching older headlines</source>
        <translation>지난 글 받기 멈춤</translation>
    </message>
    <message>
        <source>Fetch all older headlines</source>
        <translation>지난 글 모두 받기</translation>
    </message>
    <message>
        <source>Back to what was read before</source>
        <translation>읽던 글로 되돌아가기</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>다시 앞으로</translation>
    </message>
    <message>
        <source>The article alone</source>
        <translation>글만 보기</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>기사에서 찾기</translation>
    </message>
    <message>
        <source>Next hit in the article</source>
        <translation>기사에서 다음 결과</translation>
    </message>
    <message>
        <source>Previous hit in the article</source>
        <translation>기사에서 앞 결과</translation>
    </message>
    <message>
        <source>Everything found is read.</source>
        <translation>찾은 글은 모두 읽었습니다.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Letters inside words are found, and first consonants (ㄹㅅㅇ) in headlines and names.</source>
        <translation>낱말 속 글자도 찾고, 제목과 글쓴이는 초성(ㄹㅅㅇ)으로도 찾습니다.</translation>
    </message>
    <message>
        <source>Each of the words must be there; OR between two asks for one of them.</source>
        <translation>모든 낱말이 있는 글만 찾습니다. 두 낱말 사이에 ‘또는’을 넣으면 하나만 있어도 찾습니다.</translation>
    </message>
    <message>
        <source>Search for “%1”</source>
        <translation>“%1” 검색</translation>
    </message>
    <message>
        <source>Only %1 was searched.</source>
        <translation>%1 안에서만 찾았습니다.</translation>
    </message>
    <message>
        <source>Search all boards</source>
        <translation>모든 게시판에서 검색</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>스프레드시트 (*.csv)</translation>
    </message>
    <message>
        <source>List of links (*.md)</source>
        <translation>링크 목록 (*.md)</translation>
    </message>
    <message>
        <source>JSON, a line each (*.json)</source>
        <translation>JSON, 한 줄에 하나씩 (*.json)</translation>
    </message>
    <message>
        <source>Lists of boards (*.opml *.xml)</source>
        <translation>게시판 목록 (*.opml *.xml)</translation>
    </message>
    <message>
        <source>%1 boards were added, %2 were there already.</source>
        <translation>게시판 %1개를 추가했고, %2개는 이미 있었습니다.</translation>
    </message>
    <message>
        <source>%1 more could not be added.</source>
        <translation>그 밖에 %1개를 추가하지 못했습니다.</translation>
    </message>
    <message>
        <source>The file is damaged; it was read as far as it goes.</source>
        <translation>파일이 손상되어 읽을 수 있는 데까지 읽었습니다.</translation>
    </message>
    <message>
        <source>It lists more boards than are taken over at once.</source>
        <translation>한 번에 가져올 수 있는 것보다 많은 게시판이 있습니다.</translation>
    </message>
    <message>
        <source>Writing headlines: %1 of %2</source>
        <translation>헤드라인을 저장하는 중: %2개 중 %1개</translation>
    </message>
    <message>
        <source>%1 headlines were written to %2.</source>
        <translation>헤드라인 %1개를 %2에 저장했습니다.</translation>
    </message>
    <message>
        <source>%1 boards were written to %2.</source>
        <translation>게시판 %1개를 %2에 저장했습니다.</translation>
    </message>
    <message>
        <source>Nothing was written to %1.</source>
        <translation>%1에 아무것도 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>Import boards</source>
        <translation>게시판 가져오기</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Export boards</source>
        <translation>게시판 내보내기</translation>
    </message>
    <message>
        <source>Export the headlines of %1</source>
        <translation>%1 게시판의 헤드라인 내보내기</translation>
    </message>
    <message>
        <source>Export the headlines of all boards</source>
        <translation>모든 게시판의 헤드라인 내보내기</translation>
    </message>
    <message>
        <source>All boards</source>
        <translation>모든 게시판</translation>
    </message>
    <message>
        <source>%1 is in no folder now.</source>
        <translation>%1 게시판을 폴더에서 꺼냈습니다.</translation>
    </message>
    <message>
        <source>%1 is in the folder %2 now.</source>
        <translation>%1 게시판을 ‘%2’ 폴더로 옮겼습니다.</translation>
    </message>
    <message>
        <source>Dissolve the folder</source>
        <translation>폴더 풀기</translation>
    </message>
    <message>
        <source>The boards of %1 are kept.</source>
        <translation>‘%1’ 폴더를 풀었습니다. 게시판은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Import boards from another program</source>
        <translation>다른 프로그램에서 게시판 가져오기</translation>
    </message>
    <message>
        <source>Move the board to a folder</source>
        <translation>게시판을 폴더로 옮기기</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>메뉴 (F10)</translation>
    </message>
    <message>
        <source>Add a board…</source>
        <translation>게시판 추가…</translation>
    </message>
    <message>
        <source>Import boards…</source>
        <translation>게시판 가져오기…</translation>
    </message>
    <message>
        <source>Export boards…</source>
        <translation>게시판 내보내기…</translation>
    </message>
    <message>
        <source>Export the headlines of this board…</source>
        <translation>이 게시판의 헤드라인 내보내기…</translation>
    </message>
    <message>
        <source>Export the headlines of all boards…</source>
        <translation>모든 게시판의 헤드라인 내보내기…</translation>
    </message>
    <message>
        <source>Move to a folder…</source>
        <translation>폴더로 옮기기…</translation>
    </message>
    <message>
        <source>Export its headlines…</source>
        <translation>헤드라인 내보내기…</translation>
    </message>
    <message>
        <source>Preview of the link that has the keyboard</source>
        <translation>선택한 링크 미리보기</translation>
    </message>
    <message>
        <source>What else this person wrote</source>
        <translation>이 사람이 쓴 다른 글</translation>
    </message>
    <message>
        <source>(and %1 more)</source>
        <translation>(외 %1개)</translation>
    </message>
    <message>
        <source>The articles that came are kept; the next refresh goes on.</source>
        <translation>받은 글은 보관되며, 다음 새로 고침 때 이어서 받습니다.</translation>
    </message>
    <message>
        <source>All the articles wanted are in the cache already.</source>
        <translation>필요한 글이 이미 모두 캐시에 있습니다.</translation>
    </message>
    <message>
        <source>What is under way, and was done lately</source>
        <translation>진행 중인 작업과 최근 작업</translation>
    </message>
    <message>
        <source>Offline reading…</source>
        <translation>오프라인 읽기…</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>“%1” 검색 결과가 없습니다</translation>
    </message>
    <message>
        <source>No starred headlines</source>
        <translation>별표한 글이 없습니다</translation>
    </message>
    <message>
        <source>S stars the headline that is selected.</source>
        <translation>S를 누르면 고른 글에 별표를 답니다.</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>모두 읽었습니다</translation>
    </message>
    <message>
        <source>No headlines yet</source>
        <translation>아직 글이 없습니다</translation>
    </message>
    <message>
        <source>F5 asks the board for them.</source>
        <translation>F5를 누르면 게시판에서 가져옵니다.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Usual order</source>
        <translation>기본 순서</translation>
    </message>
</context>
<context>
    <name>newsboard::MessageStrip</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>newsboard::PersonCard</name>
    <message>
        <source>Show as a search</source>
        <translation>검색으로 보기</translation>
    </message>
    <message>
        <source>Looking through the cache…</source>
        <translation>보관된 글을 찾는 중…</translation>
    </message>
    <message>
        <source>What %1 wrote</source>
        <translation>%1 님이 쓴 글</translation>
    </message>
    <message>
        <source>Headlines %1</source>
        <translation>글 %1</translation>
    </message>
    <message>
        <source>Comments %1</source>
        <translation>댓글 %1</translation>
    </message>
    <message>
        <source>Nothing else is in the cache.</source>
        <translation>보관된 다른 글이 없습니다.</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>그 밖에 더 있음</translation>
    </message>
    <message>
        <source>no longer on the server</source>
        <translation>서버에서 사라짐</translation>
    </message>
    <message>
        <source>Comment on “%1”</source>
        <translation>“%1”에 쓴 댓글</translation>
    </message>
</context>
<context>
    <name>newsboard::PictureViewer</name>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Previous picture (←)</source>
        <translation>이전 사진(←)</translation>
    </message>
    <message>
        <source>Next picture (→)</source>
        <translation>다음 사진(→)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>작게(−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>크게(+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>As large as the window (0)</source>
        <translation>창에 맞추기(0)</translation>
    </message>
    <message>
        <source>As it is (1)</source>
        <translation>원래 크기(1)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the picture (Ctrl+C)</source>
        <translation>사진 복사(Ctrl+C)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Save the picture (Ctrl+S)</source>
        <translation>사진 저장(Ctrl+S)</translation>
    </message>
</context>
<context>
    <name>newsboard::ProblemPage</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
</context>
<context>
    <name>newsboard::Reader</name>
    <message>
        <source>Article</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Fetching the article…</source>
        <translation>글을 가져오는 중…</translation>
    </message>
    <message>
        <source>Fetch it anew</source>
        <translation>다시 받아 오기</translation>
    </message>
</context>
<context>
    <name>newsboard::ReaderBar</name>
    <message>
        <source>Star (S)</source>
        <translation>별표 (S)</translation>
    </message>
    <message>
        <source>Open in browser (O)</source>
        <translation>브라우저에서 열기 (O)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>공유</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>인쇄 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Letters and paper</source>
        <translation>글자와 바탕</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>newsboard::ReaderPictures</name>
    <message>
        <source>View the picture</source>
        <translation>사진 보기</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>사진 저장…</translation>
    </message>
    <message>
        <source>Load the picture</source>
        <translation>사진 불러오기</translation>
    </message>
    <message>
        <source>Copy the picture&apos;s address</source>
        <translation>사진 주소 복사</translation>
    </message>
    <message>
        <source>Always load this board&apos;s pictures</source>
        <translation>이 게시판의 사진은 항상 불러오기</translation>
    </message>
</context>
<context>
    <name>newsboard::ReadingPanel</name>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>줄 길이</translation>
    </message>
    <message>
        <source>%1 letters</source>
        <translation>%1자</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>줄 간격</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>명조</translation>
    </message>
    <message>
        <source>Sans serif</source>
        <translation>고딕</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>글꼴</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>창과 같게</translation>
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
        <source>Sepia</source>
        <translation>세피아</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>바탕</translation>
    </message>
</context>
<context>
    <name>newsboard::RunModel</name>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>When</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>게시판</translation>
    </message>
    <message>
        <source>What</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새 글</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>사라짐</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>newsboard::SearchBar</name>
    <message>
        <source>“%1” searched as text</source>
        <translation>“%1”은(는) 글자 그대로 찾음</translation>
    </message>
    <message>
        <source>“%1” goes on</source>
        <translation>“%1” 뒤를 이어 쓰세요</translation>
    </message>
    <message>
        <source>too long: its end does not count</source>
        <translation>너무 길어 뒷부분은 빼고 찾음</translation>
    </message>
    <message>
        <source>This board</source>
        <translation>이 게시판</translation>
    </message>
    <message>
        <source>All boards</source>
        <translation>모든 게시판</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>정확도순</translation>
    </message>
    <message>
        <source>Headlines and names that hold everything before texts that do</source>
        <translation>제목과 글쓴이에 모두 있는 글을 본문에 있는 글보다 먼저</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>이 검색 저장</translation>
    </message>
    <message>
        <source>also %1</source>
        <translation>%1도</translation>
    </message>
    <message>
        <source>Click to search for %1 only</source>
        <translation>누르면 %1만 찾습니다</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1건 이상</translation>
    </message>
    <message>
        <source>1 headline</source>
        <translation>1건</translation>
    </message>
    <message>
        <source>%1 headlines</source>
        <translation>%1건</translation>
    </message>
</context>
<context>
    <name>newsboard::SearchBox</name>
    <message>
        <source>Search  (Ctrl+K)</source>
        <translation>검색  (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
</context>
<context>
    <name>newsboard::SidebarModel</name>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>게시판</translation>
    </message>
    <message>
        <source>Failing since %1: %2</source>
        <translation>%1부터 실패: %2</translation>
    </message>
    <message>
        <source>%1, %2 unread</source>
        <translation>%1, 읽지 않음 %2</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>저장한 검색</translation>
    </message>
    <message>
        <source>Folder %1, folded</source>
        <translation>폴더 %1, 접힘</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>폴더 %1</translation>
    </message>
</context>
<context>
    <name>newsboard::SidebarView</name>
    <message>
        <source>Boards</source>
        <translation>게시판</translation>
    </message>
</context>
<context>
    <name>newsboard::StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Everything that is under way (Ctrl+J)</source>
        <translation>진행 중인 모든 작업 (Ctrl+J)</translation>
    </message>
</context>
<context>
    <name>newsboard::SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>검색어 제안</translation>
    </message>
</context>
<context>
    <name>newsboard::UpkeepDialog</name>
    <message>
        <source>the newest</source>
        <translation>최신</translation>
    </message>
    <message>
        <source>starred ones</source>
        <translation>별표한 글</translation>
    </message>
    <message>
        <source>unread ones</source>
        <translation>읽지 않은 글</translation>
    </message>
    <message>
        <source>with their pictures, as far as the board may have them</source>
        <translation>게시판에 허용된 그림도 함께</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>지금 받기</translation>
    </message>
    <message>
        <source>for</source>
        <translation>기간 제한:</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>용량 제한:</translation>
    </message>
    <message>
        <source>Reading %1 offline</source>
        <translation>%1 오프라인 읽기</translation>
    </message>
    <message>
        <source>Fetch articles after each refresh</source>
        <translation>새로 고친 뒤 글 미리 받기</translation>
    </message>
    <message>
        <source>How many of the newest articles</source>
        <translation>미리 받을 최신 글 수</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Keep articles and their pictures</source>
        <translation>글과 그림 보관</translation>
    </message>
    <message>
        <source>How many days</source>
        <translation>보관 일수</translation>
    </message>
    <message>
        <source>How many megabytes</source>
        <translation>보관 용량(MB)</translation>
    </message>
    <message>
        <source>days after they were fetched or opened last</source>
        <translation>일 (마지막으로 받거나 연 뒤)</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Headlines, starred articles, and articles that the board no longer has are always kept.</source>
        <translation>제목과 별표한 글, 게시판에서 사라진 글은 언제나 보관합니다.</translation>
    </message>
    <message>
        <source>Articles in the cache: %1.</source>
        <translation>캐시에 있는 글: %1.</translation>
    </message>
    <message>
        <source>To go: %1.</source>
        <translation>지워질 글: %1.</translation>
    </message>
    <message>
        <source>None has to go.</source>
        <translation>지워질 글이 없습니다.</translation>
    </message>
</context>
</TS>
