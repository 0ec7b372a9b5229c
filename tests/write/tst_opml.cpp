// A list of boards as other programs read it.

#include "app/domain/board_list.h"
#include "app/write/opml.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Board boardOf(const QString &name, const QString &url, const QString &kind, const QStringList &folder = {},
              const QString &feed = {})
{
    Board board;
    board.name = name;
    board.url = QUrl(url);
    board.kind = kind;
    board.folder = folder;
    board.feed = QUrl(feed);
    return board;
}

/// The lines between `<body>` and `</body>`.
QString bodyOf(const QByteArray &file)
{
    const QString text = QString::fromUtf8(file);
    const qsizetype begin = text.indexOf(u"<body>\n"_s) + 7;
    return text.mid(begin, text.indexOf(u"  </body>"_s) - begin);
}

} // namespace

class OpmlFileTest : public QObject {
    Q_OBJECT

private slots:
    void a_file_is_opml_2();
    void a_feed_has_its_address();
    void a_board_says_its_kind();
    void a_board_that_names_a_feed_can_be_followed_by_others();
    void folders_stand_where_their_first_board_does();
    void names_are_escaped();
    void the_sample_is_left_out();
    void what_xml_cannot_write_is_left_out();
    void folders_are_read_as_they_are_typed_data();
    void folders_are_read_as_they_are_typed();
};

void OpmlFileTest::a_file_is_opml_2()
{
    QCOMPARE(QString::fromUtf8(boardsAsOpml({})), u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                                  "<opml xmlns:newsboard=\"urn:newsboard:opml\" version=\"2.0\">\n"
                                                  "  <head>\n    <title>Newsboard</title>\n  </head>\n"
                                                  "  <body/>\n</opml>\n"_s);
}

void OpmlFileTest::a_feed_has_its_address()
{
    QCOMPARE(bodyOf(boardsAsOpml({boardOf(u"새벽통신"_s, u"https://dawn.example/소식?a=1&b=2"_s, u"feed"_s)})),
             u"    <outline text=\"새벽통신\" title=\"새벽통신\" type=\"rss\" "
             "xmlUrl=\"https://dawn.example/%EC%86%8C%EC%8B%9D?a=1&amp;b=2\"/>\n"_s);
}

void OpmlFileTest::a_board_says_its_kind()
{
    QCOMPARE(bodyOf(boardsAsOpml({boardOf(u"게시판"_s, u"https://dawn.example/news"_s, u"rhymix"_s)})),
             u"    <outline text=\"게시판\" title=\"게시판\" htmlUrl=\"https://dawn.example/news\" "
             "newsboard:kind=\"rhymix\"/>\n"_s);
}

void OpmlFileTest::a_board_that_names_a_feed_can_be_followed_by_others()
{
    const Board board = boardOf(u"게시판"_s, u"https://dawn.example/news"_s, {}, {}, u"https://dawn.example/rss"_s);
    QCOMPARE(bodyOf(boardsAsOpml({board})),
             u"    <outline text=\"게시판\" title=\"게시판\" type=\"rss\" xmlUrl=\"https://dawn.example/rss\" "
             "htmlUrl=\"https://dawn.example/news\" newsboard:kind=\"board\"/>\n"_s);
}

void OpmlFileTest::folders_stand_where_their_first_board_does()
{
    const auto feed = [](const QString &name, const QStringList &folder = {}) {
        return boardOf(name, u"https://dawn.example/"_s + name, u"feed"_s, folder);
    };
    const QString body =
        bodyOf(boardsAsOpml({feed(u"1"_s), feed(u"2"_s, {u"가"_s}), feed(u"3"_s), feed(u"4"_s, {u"가"_s, u"나"_s}),
                             feed(u"5"_s, {u"나"_s}), feed(u"6"_s, {u"가"_s})}));
    QStringList shape;
    for (const QString &line : body.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype indent = line.indexOf(u'<');
        const bool isEnd = line.trimmed() == "</outline>"_L1;
        shape.append(QString(indent / 2 - 2, u' ') + (isEnd ? u"."_s : line.section(u'"', 1, 1)));
    }
    QCOMPARE(shape, QStringList({u"1"_s, u"가"_s, u" 2"_s, u" 나"_s, u"  4"_s, u" ."_s, u" 6"_s, u"."_s, u"3"_s,
                                 u"나"_s, u" 5"_s, u"."_s}));
}

void OpmlFileTest::names_are_escaped()
{
    const QByteArray file =
        boardsAsOpml({boardOf(u"A & \"B\" <c>"_s, u"https://dawn.example/f"_s, u"feed"_s, {u"<가> & \"나\""_s})});
    QVERIFY(file.contains("text=\"A &amp; &quot;B&quot; &lt;c&gt;\""));
    QVERIFY(file.contains("text=\"&lt;가&gt; &amp; &quot;나&quot;\""));
}

void OpmlFileTest::the_sample_is_left_out()
{
    QCOMPARE(boardsAsOpml({boardOf(u"본보기"_s, u"qrc:/sample/index.php?mid=news"_s, u"rhymix"_s)}), boardsAsOpml({}));
}

void OpmlFileTest::what_xml_cannot_write_is_left_out()
{
    const QString odd = u"가\u0001나"_s + QChar(0xFFFF) + QChar(0xD800);
    const QByteArray file = boardsAsOpml({boardOf(odd, u"https://dawn.example/f"_s, u"feed"_s)});
    QVERIFY(file.contains("text=\"가나?\""));
}

void OpmlFileTest::folders_are_read_as_they_are_typed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("folder");
    QTest::newRow("none") << u" / "_s << QStringList();
    QTest::newRow("one") << u" 뉴스  나라 "_s << QStringList{u"뉴스 나라"_s};
    QTest::newRow("two") << u"뉴스 / 나라"_s << QStringList{u"뉴스"_s, u"나라"_s};
    QTest::newRow("slashes too many") << u"//뉴스///나라/"_s << QStringList{u"뉴스"_s, u"나라"_s};
    QTest::newRow("too deep") << u"1/2/3/4/5/6/7/8/9"_s << u"1/2/3/4/5/6/7/8"_s.split(u'/');
}

void OpmlFileTest::folders_are_read_as_they_are_typed()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, folder);
    QCOMPARE(folderFrom(typed), folder);
    QCOMPARE(folderFrom(folderText(folder)), folder);
}

QTEST_GUILESS_MAIN(OpmlFileTest)
#include "tst_opml.moc"
