// Lists of boards as feed readers write them, well and ill formed, as far as they go.

#include "app/parse/opml.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Reason = RefusedBoard::Reason;

namespace {

QByteArray opml(const QByteArray &outlines, const QByteArray &version = "2.0")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"" + version +
           "\"><head><title>나의 목록</title></head><body>" + outlines + "</body></opml>";
}

/// A board in one line: `folder/folder: name <address> kind feed`.
QString lineOf(const Board &board)
{
    QString line = board.folder.isEmpty() ? QString() : board.folder.join(u'/') + u": "_s;
    line += board.name + u" <"_s + board.url.toString(QUrl::FullyEncoded) + u"> "_s + board.kind;
    return board.feed.isValid() ? line + u' ' + board.feed.toString(QUrl::FullyEncoded) : line;
}

QStringList linesOf(const BoardList &list)
{
    QStringList lines;
    for (const Board &board : list.boards)
        lines.append(lineOf(board));
    return lines;
}

BoardList listIn(const QByteArray &bytes)
{
    const std::optional<BoardList> list = readOpml(bytes);
    if (!list) qFatal("no OPML");
    return *list;
}

const QString kDawn = u"새벽통신 <https://dawn.example/feed> feed"_s;

} // namespace

class OpmlTest : public QObject {
    Q_OBJECT

private slots:
    void boards_are_read_data();
    void boards_are_read();
    void what_is_no_board_is_refused_and_named_data();
    void what_is_no_board_is_refused_and_named();
    void what_is_no_opml_is_none_data();
    void what_is_no_opml_is_none();
    void a_damaged_file_is_read_as_far_as_it_goes_data();
    void a_damaged_file_is_read_as_far_as_it_goes();
    void entities_of_its_own_are_not_followed();
    void endless_lists_are_cut();
    void deep_folders_lie_in_the_last_one();
    void deeper_than_any_reader_goes_ends_the_file();
    void names_are_one_plain_line();
    void whatever_comes_boards_are_on_the_web_and_names_are_lines();
};

void OpmlTest::boards_are_read_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("boards");
    const auto add = [](const char *name, const QByteArray &file, const QStringList &boards) {
        QTest::addRow("%s", name) << file << boards;
    };
    const QByteArray dawn = "<outline type=\"rss\" text=\"새벽통신\" xmlUrl=\"https://dawn.example/feed\"/>";
    add("OPML 2.0", opml(dawn), {kDawn});
    add("OPML 1.1", opml(dawn, "1.1"), {kDawn});
    add("OPML 1.0", opml(dawn, "1.0"), {kDawn});
    add("no version", "<opml><body>" + dawn + "</body></opml>", {kDawn});
    add("no head, no body", "<opml>" + dawn + "</opml>", {kDawn});
    add("capitals",
        "<OPML><BODY><OUTLINE TYPE='RSS' TEXT='새벽통신' XMLURL='https://dawn.example/feed'/></BODY></OPML>", {kDawn});
    add("a byte order mark", "\xEF\xBB\xBF" + opml(dawn), {kDawn});
    add("white space in front of the declaration", "\n\n  " + opml(dawn), {kDawn});
    add("no type", opml("<outline text=\"새벽통신\" xmlUrl=\"https://dawn.example/feed\"/>"), {kDawn});
    add("type atom", opml("<outline type=\"atom\" text=\"새벽통신\" xmlUrl=\"https://dawn.example/feed\"/>"), {kDawn});
    add("title alone", opml("<outline type=\"rss\" title=\"새벽통신\" xmlUrl=\"https://dawn.example/feed\"/>"),
        {kDawn});
    add("text goes before title",
        opml("<outline type=\"rss\" title=\"딴 이름\" text=\"새벽통신\" xmlUrl=\"https://dawn.example/feed\"/>"),
        {kDawn});
    add("neither text nor title", opml("<outline type=\"rss\" xmlUrl=\"https://dawn.example/feed\"/>"),
        {u"dawn.example <https://dawn.example/feed> feed"_s});
    add("url in place of xmlUrl", opml("<outline type=\"rss\" text=\"새벽통신\" url=\"https://dawn.example/feed\"/>"),
        {kDawn});
    add("the scheme feed",
        opml("<outline text=\"a\" xmlUrl=\"feed://dawn.example/f\"/>"
             "<outline text=\"b\" xmlUrl=\"feed:https://dawn.example/g\"/>"),
        {u"a <http://dawn.example/f> feed"_s, u"b <https://dawn.example/g> feed"_s});
    add("an ampersand in an address", opml("<outline text=\"a\" xmlUrl=\"https://dawn.example/f?a=1&amp;b=2\"/>"),
        {u"a <https://dawn.example/f?a=1&b=2> feed"_s});
    add("an ampersand as nobody may write it",
        opml("<outline text=\"A & B\" xmlUrl=\"https://dawn.example/f?a=1&b=2\"/>"),
        {u"A & B <https://dawn.example/f?a=1&b=2> feed"_s});
    add("an address of Hangul", opml("<outline text=\"a\" xmlUrl=\"https://dawn.example/소식\"/>"),
        {u"a <https://dawn.example/%EC%86%8C%EC%8B%9D> feed"_s});
    add("white space around an address", opml("<outline text=\"a\" xmlUrl=\"&#10; https://dawn.example/f \"/>"),
        {u"a <https://dawn.example/f> feed"_s});
    add("a fragment", opml("<outline text=\"a\" xmlUrl=\"https://dawn.example/f#x\"/>"),
        {u"a <https://dawn.example/f> feed"_s});
    add("an address inside the house", opml("<outline text=\"a\" xmlUrl=\"http://127.0.0.1:8080/f\"/>"),
        {u"a <http://127.0.0.1:8080/f> feed"_s});
    add("the same address twice", opml(dawn + dawn), {kDawn, kDawn});

    // Folders.
    add("a folder", opml("<outline text=\"뉴스\">" + dawn + "</outline>"), {u"뉴스: "_s + kDawn});
    add("folders in folders",
        opml("<outline text=\"뉴스\"><outline title=\"나라\">" + dawn + "</outline>" + dawn + "</outline>" + dawn),
        {u"뉴스/나라: "_s + kDawn, u"뉴스: "_s + kDawn, kDawn});
    add("a folder without a name", opml("<outline>" + dawn + "</outline>"), {kDawn});
    add("a folder with a slash in its name", opml("<outline text=\"가/나\">" + dawn + "</outline>"),
        {u"가/나: "_s + kDawn});
    add("an empty folder", opml("<outline text=\"뉴스\"/><outline text=\"뉴스\"></outline>" + dawn), {kDawn});
    add("a folder of comments alone", opml("<outline text=\"뉴스\"><!-- a --></outline>" + dawn), {kDawn});
    add("a folder that says it is one", opml("<outline text=\"뉴스\" type=\"folder\">" + dawn + "</outline>"),
        {u"뉴스: "_s + kDawn});
    add("outlines in a board that was not closed",
        opml("<outline text=\"뉴스\"><outline text=\"a\" xmlUrl=\"https://dawn.example/a\">" + dawn +
             "</outline></outline>"),
        {u"뉴스: a <https://dawn.example/a> feed"_s, u"뉴스: "_s + kDawn});

    // Boards that are no feeds.
    const auto own = [](const QByteArray &inner) {
        return "<opml version=\"2.0\" xmlns:newsboard=\"urn:newsboard:opml\"><body><outline text=\"게시판\" " + inner +
               "/></body></opml>";
    };
    const QString board = u"게시판 <https://dawn.example/news> rhymix"_s;
    add("a board", own("htmlUrl=\"https://dawn.example/news\" newsboard:kind=\"rhymix\""), {board});
    add("a board that names a feed",
        own("type=\"rss\" xmlUrl=\"https://dawn.example/rss\" htmlUrl=\"https://dawn.example/news\" "
            "newsboard:kind=\"rhymix\""),
        {board + u" https://dawn.example/rss"_s});
    add("a board whose feed is no address",
        own("type=\"rss\" xmlUrl=\"javascript:1\" htmlUrl=\"https://dawn.example/news\" newsboard:kind=\"rhymix\""),
        {board});
    add("the prefix is another's",
        "<opml xmlns:n=\"urn:newsboard:opml\"><outline text=\"게시판\" htmlUrl=\"https://dawn.example/news\" "
        "n:kind=\"rhymix\"/></opml>",
        {board});
    add("the prefix was not declared",
        "<opml><outline text=\"게시판\" htmlUrl=\"https://dawn.example/news\" newsboard:kind=\"rhymix\"/></opml>",
        {board});
    add("a kind that is none is not taken",
        own("xmlUrl=\"https://dawn.example/rss\" htmlUrl=\"https://dawn.example/news\" newsboard:kind=\"a b&lt;\""),
        {u"게시판 <https://dawn.example/rss> feed"_s});
    add("a feed and its page",
        own("type=\"rss\" xmlUrl=\"https://dawn.example/rss\" htmlUrl=\"https://dawn.example/\""),
        {u"게시판 <https://dawn.example/rss> feed"_s});

    // Charsets.
    const QByteArray korean = QByteArray::fromHex("bbf5bab4c5ebbdc5"); // 새벽통신 misspelt in windows-949: 새병통신.
    add("EUC-KR, declared",
        "<?xml version=\"1.0\" encoding=\"euc-kr\"?><opml><outline text=\"" + korean +
            "\" xmlUrl=\"https://dawn.example/feed\"/></opml>",
        {u"새병통신 <https://dawn.example/feed> feed"_s});
    add("UTF-8 that is declared as EUC-KR", "<?xml version=\"1.0\" encoding=\"euc-kr\"?><opml>" + dawn + "</opml>",
        {kDawn});
    QByteArray wide("\xFF\xFE");
    const QString text =
        u"<?xml version=\"1.0\" encoding=\"UTF-16\"?><opml>"_s + QString::fromUtf8(dawn) + u"</opml>"_s;
    for (const QChar c : text)
        wide.append(char(c.unicode() & 0xFF)).append(char(c.unicode() >> 8));
    add("UTF-16 with its mark", wide, {kDawn});
    add("Latin-1",
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><opml><outline text=\"caf\xE9\" "
        "xmlUrl=\"https://dawn.example/feed\"/></opml>",
        {u"café <https://dawn.example/feed> feed"_s});
    add("names of HTML's entities",
        opml("<outline text=\"A&nbsp;&middot;&nbsp;B\" xmlUrl=\"https://dawn.example/f\"/>"),
        {u"A · B <https://dawn.example/f> feed"_s});
    add("nothing in it", opml({}), {});
}

void OpmlTest::boards_are_read()
{
    QFETCH(QByteArray, file);
    QFETCH(QStringList, boards);
    const BoardList list = listIn(file);
    QCOMPARE(linesOf(list).join(u'\n'), boards.join(u'\n'));
    QVERIFY(list.refused.isEmpty());
    QVERIFY(!list.isCut);
}

void OpmlTest::what_is_no_board_is_refused_and_named_data()
{
    QTest::addColumn<QByteArray>("outline");
    QTest::addColumn<QString>("address");
    QTest::addColumn<Reason>("reason");
    const auto add = [](const char *name, const QByteArray &attributes, const QString &address, Reason reason) {
        QTest::addRow("%s", name) << QByteArray("<outline text=\"이름\" " + attributes + "/>") << address << reason;
    };
    add("no address", "type=\"rss\"", {}, Reason::NoAddress);
    add("an empty address", "type=\"rss\" xmlUrl=\" \"", {}, Reason::NoAddress);
    add("a path", "xmlUrl=\"/feed.xml\"", u"/feed.xml"_s, Reason::NotWhole);
    add("a name of a file", "xmlUrl=\"feed.xml\"", u"feed.xml"_s, Reason::NotWhole);
    add("no scheme", "xmlUrl=\"//dawn.example/feed\"", u"//dawn.example/feed"_s, Reason::NotWhole);
    add("a script", "xmlUrl=\"javascript:alert(1)\"", u"javascript:alert(1)"_s, Reason::NotWeb);
    add("a script with a tab in it", "xmlUrl=\"java&#9;script:alert(1)\"", u"java script:alert(1)"_s, Reason::NotWhole);
    add("a file", "xmlUrl=\"file:///etc/hostname\"", u"file:///etc/hostname"_s, Reason::NotWeb);
    add("data", "xmlUrl=\"data:text/xml,x\"", u"data:text/xml,x"_s, Reason::NotWeb);
    add("ftp", "xmlUrl=\"ftp://dawn.example/f\"", u"ftp://dawn.example/f"_s, Reason::NotWeb);
    add("a resource of the program", "xmlUrl=\"qrc:/sample/index.php?mid=news\"", u"qrc:/sample/index.php?mid=news"_s,
        Reason::NotWeb);
    add("feed in front of a file", "xmlUrl=\"feed:file:///etc/hostname\"", u"feed:file:///etc/hostname"_s,
        Reason::NotWeb);
    add("no host", "xmlUrl=\"https://\"", u"https://"_s, Reason::NotAddress);
    add("a name and a password", "xmlUrl=\"https://a:b@dawn.example/f\"", u"https://a:b@dawn.example/f"_s,
        Reason::NotAddress);
    add("spaces inside", "xmlUrl=\"https://dawn.example/a b\"", u"https://dawn.example/a b"_s, Reason::NotAddress);
    add("a link", "type=\"link\" url=\"https://dawn.example/\"", u"https://dawn.example/"_s, Reason::NoFeed);
    add("another list", "type=\"include\" url=\"https://dawn.example/more.opml\"", u"https://dawn.example/more.opml"_s,
        Reason::NoFeed);
    add("a page without a feed", "htmlUrl=\"https://dawn.example/\"", u"https://dawn.example/"_s, Reason::NoFeed);
    add("a board on a disk", "htmlUrl=\"file:///a\" newsboard:kind=\"rhymix\"", u"file:///a"_s, Reason::NotWeb);
}

void OpmlTest::what_is_no_board_is_refused_and_named()
{
    QFETCH(QByteArray, outline);
    QFETCH(QString, address);
    QFETCH(Reason, reason);
    const BoardList list =
        listIn(opml(outline + "<outline type=\"rss\" text=\"새벽통신\" xmlUrl=\"https://dawn.example/feed\"/>"));
    QCOMPARE(list.refused.size(), 1);
    QCOMPARE(list.refused[0].name, u"이름"_s);
    QCOMPARE(list.refused[0].address, address);
    QCOMPARE(list.refused[0].reason, reason);
    QVERIFY(!refusalText(list.refused[0]).isEmpty());
    QCOMPARE(linesOf(list), QStringList{kDawn}); // The others come all the same.
}

void OpmlTest::what_is_no_opml_is_none_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("새벽통신\nhttps://dawn.example/feed\n");
    QTest::newRow("a page") << QByteArray("<!DOCTYPE html><html><body><p>opml</p></body></html>");
    QTest::newRow("a feed") << QByteArray("<rss version=\"2.0\"><channel><title>a</title></channel></rss>");
    QTest::newRow("bytes") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
    QTest::newRow("opml in a text") << QByteArray("<a>&lt;opml&gt;</a>");
}

void OpmlTest::what_is_no_opml_is_none()
{
    QFETCH(QByteArray, file);
    QVERIFY(!readOpml(file));
}

void OpmlTest::a_damaged_file_is_read_as_far_as_it_goes_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("boards");
    const QByteArray dawn = "<outline type=\"rss\" text=\"새벽통신\" xmlUrl=\"https://dawn.example/feed\"/>";
    const QByteArray second = "<outline text=\"b\" xmlUrl=\"https://dawn.example/b\"/>";
    const QString b = u"b <https://dawn.example/b> feed"_s;
    QTest::newRow("it ends after an outline") << QByteArray("<opml><body>" + dawn) << QStringList{kDawn};
    QTest::newRow("it ends in an outline")
        << QByteArray("<opml><body>" + dawn + "<outline text=\"b") << QStringList{kDawn};
    QTest::newRow("a folder that is not closed")
        << QByteArray("<opml><body><outline text=\"뉴스\">" + dawn + "</body></opml>")
        << QStringList{u"뉴스: "_s + kDawn};
    QTest::newRow("an attribute twice")
        << QByteArray("<opml><body><outline text=\"새벽통신\" text=\"x\" xmlUrl=\"https://dawn.example/feed\"/>" +
                      second + "</body></opml>")
        << QStringList{kDawn, b};
    QTest::newRow("no quotes") << QByteArray("<opml><body>" + dawn + "<outline text=b/>" + second + "</body></opml>")
                               << QStringList{kDawn, b};
}

void OpmlTest::a_damaged_file_is_read_as_far_as_it_goes()
{
    QFETCH(QByteArray, file);
    QFETCH(QStringList, boards);
    const BoardList list = listIn(file);
    QCOMPARE(linesOf(list).join(u'\n'), boards.join(u'\n'));
    QVERIFY(list.isDamaged);
}

void OpmlTest::entities_of_its_own_are_not_followed()
{
    QByteArray laughs = "<?xml version=\"1.0\"?><!DOCTYPE opml [<!ENTITY a \"하하하하하하하하하하\">";
    for (char name = 'b'; name <= 'j'; ++name) {
        laughs += QByteArray("<!ENTITY ") + name + " \"";
        for (int i = 0; i < 10; ++i)
            laughs += QByteArray("&") + char(name - 1) + ';';
        laughs += "\">";
    }
    laughs += "<!ENTITY own SYSTEM \"file:///etc/hostname\">]>";
    QElapsedTimer clock;
    clock.start();
    const BoardList list =
        listIn(laughs + "<opml><outline text=\"&j;&own;\" xmlUrl=\"https://dawn.example/f\"/></opml>");
    QVERIFY2(clock.elapsed() < 2'000, "entities were followed");
    QCOMPARE(linesOf(list), QStringList{u"&j;&own; <https://dawn.example/f> feed"_s});
}

void OpmlTest::endless_lists_are_cut()
{
    QByteArray outlines;
    for (int i = 0; i < 100'000; ++i)
        outlines += "<outline text=\"a\" xmlUrl=\"https://dawn.example/" + QByteArray::number(i) + "\"/>";
    const BoardList list = listIn(opml(outlines));
    QCOMPARE(list.boards.size(), 10'000);
    QVERIFY(list.isCut);
    QCOMPARE(list.boards.last().url, QUrl(u"https://dawn.example/9999"_s));

    QByteArray nothing;
    for (int i = 0; i < 100'000; ++i)
        nothing += "<outline type=\"rss\"/>";
    QCOMPARE(listIn(opml(nothing)).refused.size(), 10'000);
}

void OpmlTest::deep_folders_lie_in_the_last_one()
{
    QByteArray file = "<outline text=\"새벽통신\" xmlUrl=\"https://dawn.example/feed\"/>";
    for (int depth = 20; depth >= 1; --depth)
        file = "<outline text=\"" + QByteArray::number(depth) + "\">" + file + "</outline>";
    const BoardList list = listIn(opml(file));
    QCOMPARE(linesOf(list), QStringList{u"1/2/3/4/5/6/7/8: "_s + kDawn});
    QVERIFY(!list.isDamaged);
}

void OpmlTest::deeper_than_any_reader_goes_ends_the_file()
{
    const QByteArray board = "<outline text=\"새벽통신\" xmlUrl=\"https://dawn.example/feed\"/>";
    QByteArray file = board;
    for (int i = 0; i < 100'000; ++i)
        file += "<outline text=\"a\">";
    const BoardList list = listIn("<opml><body>" + file);
    QCOMPARE(linesOf(list), QStringList{kDawn});
    QVERIFY(list.isDamaged);
}

void OpmlTest::names_are_one_plain_line()
{
    const BoardList list =
        listIn(opml("<outline text=\"  뉴\xE2\x80\xAE스&#10;둘  \"><outline text=\"&lt;b&gt;가&lt;/b&gt;\xE2\x80\x8B\" "
                    "xmlUrl=\"https://dawn.example/f\"/></outline>"));
    QCOMPARE(linesOf(list), QStringList{u"뉴스 둘: <b>가</b> <https://dawn.example/f> feed"_s});
    const BoardList lengthy =
        listIn(opml("<outline text=\"" + QByteArray(5000, 'a') + "\" xmlUrl=\"https://a.example/\"/>"));
    QCOMPARE(lengthy.boards[0].name.size(), 200);
}

void OpmlTest::whatever_comes_boards_are_on_the_web_and_names_are_lines()
{
    const QByteArray sample =
        opml("<outline text=\"뉴스\"><outline text=\"A &amp; B\" type=\"rss\" "
             "xmlUrl=\"https://dawn.example/feed?a=1&amp;b=2\" htmlUrl=\"https://dawn.example/\"/>"
             "<outline text=\"나라\"><outline title=\"둘\" xmlUrl=\"feed://dawn.example/2\"/>"
             "</outline></outline><outline text=\"셋\" htmlUrl=\"https://dawn.example/3\" "
             "newsboard:kind=\"rhymix\"/>");
    static const QList<QByteArray> pieces{"<outline ",  "/>",
                                          "</outline>", "\"",
                                          "&",          "<!DOCTYPE opml [",
                                          "]>",         QByteArray(1, '\0'),
                                          "<![CDATA[",  "javascript:",
                                          "\xFF",       "xmlUrl=\"",
                                          "<opml>",     "\n",
                                          "&#x202E;",   "&#0;",
                                          "<?xml",      "encoding=\"utf-16\"",
                                          "</opml>",    "file:///"};
    const uint seed = 20'250'224;
    QRandomGenerator random(seed);
    for (int round = 0; round < 2'000; ++round) {
        QByteArray file = sample;
        for (int i = int(random.bounded(1, 6)); i > 0; --i) {
            const int at = int(random.bounded(file.size() + 1));
            const int what = int(random.bounded(4));
            if (what == 0) file.insert(at, pieces[random.bounded(pieces.size())]);
            if (what == 1) file.remove(at, int(random.bounded(40)));
            if (what == 2) file.insert(at, file.mid(int(random.bounded(file.size() + 1)), 80));
            if (what == 3 && at < file.size()) file[at] = char(random.bounded(256));
        }
        const std::optional<BoardList> list = readOpml(file);
        if (!list) continue;
        for (const Board &board : list->boards) {
            const bool isWeb = board.url.scheme() == "http"_L1 || board.url.scheme() == "https"_L1;
            QVERIFY2(isWeb && board.url.isValid() && !board.url.host().isEmpty(), file.constData());
            QVERIFY2(!board.name.isEmpty() && board.name == board.name.simplified(), file.constData());
            QVERIFY2(board.folder.size() <= kDeepestFolder && !board.folder.contains(QString()), file.constData());
            QVERIFY2(board.feed.isEmpty() || board.feed.scheme().startsWith("http"_L1), file.constData());
        }
    }
}

QTEST_GUILESS_MAIN(OpmlTest)
#include "tst_opml.moc"
