// Feeds of every kind, well and ill formed, as far as they go.

#include "app/parse/feed.h"
#include "app/parse/parse.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

QByteArray rss(const QByteArray &items, const QByteArray &attributes = "version=\"2.0\"")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss " + attributes +
           "><channel><title>새벽통신</title><link>https://dawn.example/</link>" + items + "</channel></rss>";
}

QByteArray item(const QByteArray &inner)
{
    return "<item>" + inner + "</item>";
}

QByteArray atom(const QByteArray &entries)
{
    return "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>새벽통신</title>" + entries +
           "</feed>";
}

const QByteArray kPlain = "<title>첫 소식</title><link>https://dawn.example/1</link><guid>https://dawn.example/1</guid>"
                          "<pubDate>Mon, 24 Feb 2025 04:05:06 GMT</pubDate>";

} // namespace

class FeedTest : public QObject {
    Q_OBJECT

private slots:
    void an_entry_says_data();
    void an_entry_says();
    void a_whole_text_is_cleaned_data();
    void a_whole_text_is_cleaned();
    void what_is_no_feed_is_none_data();
    void what_is_no_feed_is_none();
    void entries_come_newest_first();
    void an_entry_in_an_open_one_is_one_of_its_own();
    void entries_that_share_an_identity_are_known_by_their_addresses();
    void the_zone_is_that_of_boards_wherever_it_is_read();
    void a_feed_is_a_board();
    void nothing_outside_is_read();
    void a_feed_of_too_many_entries_is_cut();

private:
    QSharedPointer<SkinSet> m_skins;
};

void FeedTest::an_entry_says_data()
{
    QTest::addColumn<QByteArray>("feed");
    QTest::addColumn<QString>("title"); // Of the first entry, as are the others.
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("posted");
    QTest::addColumn<QString>("author");
    const QString one = u"https://dawn.example/1"_s;
    const QString moment = u"2025-02-24T13:05:06+09:00"_s; // In the board's zone.
    const auto add = [](const char *name, const QByteArray &feed, const QString &title, const QString &id,
                        const QString &url, const QString &posted = {}, const QString &author = {}) {
        QTest::addRow("%s", name) << feed << title << id << url << posted << author;
    };
    add("RSS 2.0", rss(item(kPlain)), u"첫 소식"_s, one, one, moment);
    add("RSS 0.91", rss(item(kPlain), "version=\"0.91\""), u"첫 소식"_s, one, one, moment);
    add("RSS 0.92 without a version", rss(item(kPlain), ""), u"첫 소식"_s, one, one, moment);
    add("RSS 1.0",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>새벽통신</title></channel><item "
        "rdf:about=\"https://dawn.example/1\"><title>첫 소식</title><link>https://dawn.example/1</link>"
        "<dc:date>2025-02-24T13:05:06+09:00</dc:date><dc:creator>나하늘</dc:creator></item></rdf:RDF>",
        u"첫 소식"_s, one, one, u"2025-02-24T13:05:06+09:00"_s, u"나하늘"_s);
    add("Atom",
        atom("<entry><title>첫 소식</title><link href=\"https://dawn.example/1\"/><id>tag:dawn.example,2025:1</id>"
             "<published>2025-02-24T13:05:06+09:00</published><updated>2025-02-25T00:00:00Z</updated>"
             "<author><name>나하늘</name><email>a@dawn.example</email></author></entry>"),
        u"첫 소식"_s, u"tag:dawn.example,2025:1"_s, one, u"2025-02-24T13:05:06+09:00"_s, u"나하늘"_s);
    add("Atom, updated alone",
        atom(
            "<entry><title>a</title><link href=\"/1\"/><id>x</id><updated>2025-02-24T13:05:06+09:00</updated></entry>"),
        u"a"_s, u"x"_s, one, u"2025-02-24T13:05:06+09:00"_s);
    add("Atom, several links",
        atom("<entry><title>a</title><link rel=\"self\" href=\"/self\"/><link rel=\"enclosure\" href=\"/x.mp3\"/>"
             "<link rel=\"alternate\" href=\"/1\"/><id>x</id></entry>"),
        u"a"_s, u"x"_s, one);
    add("Atom with a prefix",
        "<atom:feed xmlns:atom=\"http://www.w3.org/2005/Atom\"><atom:entry><atom:title>a</atom:title>"
        "<atom:link href=\"/1\"/><atom:id>x</atom:id></atom:entry></atom:feed>",
        u"a"_s, u"x"_s, one);
    add("Atom, a title of XHTML",
        atom("<entry><title type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">두 <b>낱말</b></div></title>"
             "<link href=\"/1\"/><id>x</id></entry>"),
        u"두 낱말"_s, u"x"_s, one);
    add("JSON Feed",
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"새벽통신\", \"items\": [{\"id\": \"x\", "
        "\"url\": "
        "\"https://dawn.example/1\", \"title\": \"첫 소식\", \"date_published\": \"2025-02-24T13:05:06+09:00\", "
        "\"authors\": [{\"name\": \"나하늘\"}]}]}",
        u"첫 소식"_s, u"x"_s, one, u"2025-02-24T13:05:06+09:00"_s, u"나하늘"_s);
    add("JSON Feed 1.0, escaped, without a title, its id a number",
        "{\"title\":\"t\",\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\",\"items\":[{\"id\":7,\"external_url\":"
        "\"https://dawn.example/1\",\"content_text\":\"짧은 글\",\"author\":{\"name\":\"나하늘\"}}]}",
        u"짧은 글"_s, u"#7"_s, one, {}, u"나하늘"_s);

    // Identity.
    add("no guid", rss(item("<title>a</title><link>https://dawn.example/1</link>")), u"a"_s, one, one);
    add("no guid and no link", rss(item("<title>소식</title>")), u"소식"_s, u"소식"_s, {});
    add("a guid that is no link", rss(item("<title>a</title><link>/1</link><guid isPermaLink=\"false\">k-9</guid>")),
        u"a"_s, u"k-9"_s, one);
    add("a guid that is the link", rss(item("<title>a</title><guid>https://dawn.example/1</guid>")), u"a"_s, one, one);
    add("a guid that is a number", rss(item("<title>a</title><guid>4711</guid>")), u"a"_s, u"#4711"_s, {});
    add("a link beside its feed", rss(item("<title>a</title><link>1</link><guid>g</guid>")), u"a"_s, u"g"_s, one);
    add("a link that is a script", rss(item("<title>a</title><link>javascript:alert(1)</link><guid>g</guid>")), u"a"_s,
        u"g"_s, {});
    add("a link that is a file", rss(item("<title>a</title><link>file:///etc/hostname</link><guid>g</guid>")), u"a"_s,
        u"g"_s, {});
    add("an Atom link in RSS",
        rss(item("<title>a</title><atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"related\" href=\"/2\"/>"
                 "<link>/1</link><guid>g</guid>")),
        u"a"_s, u"g"_s, one);
    add("a thumbnail's title beside the entry's",
        rss(item("<media:title xmlns:media=\"http://search.yahoo.com/mrss/\">그림</media:title><title>글</title>"
                 "<guid>g</guid>")),
        u"글"_s, u"g"_s, {});

    // Titles.
    add("in CDATA", rss(item("<title><![CDATA[A & B <b>C</b>]]></title><guid>g</guid>")), u"A & B C"_s, u"g"_s, {});
    add("escaped mark-up", rss(item("<title>A &lt;b&gt;B&lt;/b&gt;</title><guid>g</guid>")), u"A B"_s, u"g"_s, {});
    add("escaped twice", rss(item("<title>A &amp;amp; B</title><guid>g</guid>")), u"A & B"_s, u"g"_s, {});
    add("folded white space", rss(item("<title>\n  A\n  B\t</title><guid>g</guid>")), u"A B"_s, u"g"_s, {});
    add("bidi marks", rss(item("<title>A\u202EB</title><guid>g</guid>")), u"AB"_s, u"g"_s, {});
    add("numbered characters", rss(item("<title>&#48176;&#xD56D;</title><guid>g</guid>")), u"배항"_s, u"g"_s, {});

    // Ill-formed.
    add("names of XML behind a fault", rss(item("<title>1 < 2 &amp; AT&T &lt;3</title><link>/r?a=1&amp;b=2</link>")),
        u"1 < 2 & AT&T <3"_s, u"https://dawn.example/r?a=1&b=2"_s, u"https://dawn.example/r?a=1&b=2"_s);
    add("a title that is not closed", rss(item("<title>A <b>B</title><link>/1</link>") + item(kPlain)), u"A B"_s, one,
        one);
    add("a line's end in a title", rss(item("<title>A<br>B</title><link>/1</link>") + item(kPlain)), u"AB"_s, one, one);
    add("an entry that is not closed", rss("<item><title>A</title><link>/1</link>" + item(kPlain)), u"A"_s, one, one);
    add("a CDATA section that is not closed",
        rss(item("<title><![CDATA[A & B</title><link>/1</link>") + item("<title>C</title>")), u"A & B"_s, one, one);
    add("a script behind the feed", rss(item(kPlain)) + "<script>x</script>", u"첫 소식"_s, one, one, moment);
    add("an address in CDATA", rss(item("<title>a</title><link><![CDATA[/r?a=1&b=2]]></link><guid>g</guid>")), u"a"_s,
        u"g"_s, u"https://dawn.example/r?a=1&b=2"_s);
    add("an address in CDATA, escaped in vain",
        rss(item("<title>a</title><link><![CDATA[/r?a=1&amp;b=2]]></link><guid>g</guid>")), u"a"_s, u"g"_s,
        u"https://dawn.example/r?a=1&amp;b=2"_s);
    add("entities of HTML", rss(item("<title>A&nbsp;&hellip;&middot;B</title><guid>g</guid>")), u"A …·B"_s, u"g"_s, {});
    add("an unknown entity", rss(item("<title>A &xyz; B</title><guid>g</guid>")), u"A &xyz; B"_s, u"g"_s, {});
    add("a bare ampersand", rss(item("<title>A & B</title><link>/1</link><guid>g</guid>")), u"A & B"_s, u"g"_s, one);
    add("a bare ampersand in an address", rss(item("<title>a</title><link>/r?a=1&b=2</link><guid>g</guid>")), u"a"_s,
        u"g"_s, u"https://dawn.example/r?a=1&b=2"_s);
    add("control characters",
        rss(item("<title>A\x01\x0B"
                 "B</title><guid>g</guid>")),
        u"AB"_s, u"g"_s, {});
    add("cut short", rss(item(kPlain) + "<item><title>zweite").chopped(16), u"첫 소식"_s, one, one, moment);
    add("no end of the channel", "<rss><channel>" + item(kPlain), u"첫 소식"_s, one, one, moment);
    add("an element that is not closed", rss(item("<title>a</title><description><b>x</description><guid>g</guid>")),
        u"a"_s, u"g"_s, {});
    add("white space before the declaration", "\n\n  " + rss(item(kPlain)), u"첫 소식"_s, one, one, moment);
    add("a byte order mark", "\xEF\xBB\xBF" + rss(item(kPlain)), u"첫 소식"_s, one, one, moment);
    add("a style sheet and a comment before",
        rss(item(kPlain)).replace("<rss", "<?xml-stylesheet href=\"x.xsl\"?><!-- a > b --><rss"), u"첫 소식"_s, one,
        one, moment);
    add("no declaration", "<rss version='2.0'><channel>" + item(kPlain) + "</channel></rss>", u"첫 소식"_s, one, one,
        moment);
    add("another charset than it says", rss(item(kPlain)).replace("UTF-8", "iso-8859-1"), u"첫 소식"_s, one, one,
        moment);
    add("names in capitals", "<RSS><CHANNEL><ITEM><TITLE>a</TITLE><LINK>/1</LINK><GUID>g</GUID></ITEM></CHANNEL></RSS>",
        u"a"_s, u"g"_s, one);
    add("items outside the channel", "<rss><channel><title>t</title></channel>" + item(kPlain) + "</rss>", u"첫 소식"_s,
        one, one, moment);
    add("a prefix without its namespace", rss(item("<title>a</title><dc:creator>나하늘</dc:creator><guid>g</guid>")),
        u"a"_s, u"g"_s, {}, {}, u"나하늘"_s);

    add("a title of Atom's HTML",
        atom("<entry><title type=\"html\">A &lt;i&gt;B&lt;/i&gt; &amp;amp; C</title><id>g</id></entry>"), u"A B & C"_s,
        u"g"_s, {});
    add("a summary that holds a title",
        atom("<entry><summary "
             "type=\"xhtml\"><div><title>falsch</title></div></summary><title>a</title><id>g</id></entry>"),
        u"a"_s, u"g"_s, {});
    add("an entry that names its source",
        atom("<entry><source><title>falsch</title><id>x</id></source><title>a</title><id>g</id></entry>"), u"a"_s,
        u"g"_s, {});
    add("an author's address alone", rss(item("<title>a</title><guid>g</guid><author>a@dawn.example</author>")), u"a"_s,
        u"g"_s, {}, {}, u"a@dawn.example"_s);
    add("a text in the title's place", rss(item("<description>&lt;p&gt;A &amp;amp; B&lt;/p&gt;</description>")),
        u"A & B"_s, u"A & B"_s, {});
    add("a summary in the title's place", atom("<entry><id>g</id><summary>A</summary></entry>"), u"A"_s, u"g"_s, {});
    add("an author of the whole feed",
        atom("<author><name>나하늘</name></author><entry><title>a</title><id>g</id></entry>"), u"a"_s, u"g"_s, {}, {},
        u"나하늘"_s);
    add("an author of the whole feed and one of the entry",
        atom("<author><name>나하늘</name></author><entry><title>a</title><id>g</id><author><name>b</name></author>"
             "</entry>"),
        u"a"_s, u"g"_s, {}, {}, u"b"_s);
    add("addresses relative to a base",
        atom("<entry xml:base=\"/news/\"><title>a</title><link href=\"1\"/><id>g</id></entry>"), u"a"_s, u"g"_s,
        u"https://dawn.example/news/1"_s);
    add("a base in a base",
        QByteArray("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://other.example/a/\"><entry "
                   "xml:base=\"b/\"><title>a</title><link xml:base=\"c/\" href=\"1\"/><id>g</id></entry></feed>"),
        u"a"_s, u"g"_s, u"https://other.example/a/b/c/1"_s);
    add("a base that is no place in the web",
        atom("<entry xml:base=\"file:///etc/\"><title>a</title><link href=\"1\"/><id>g</id></entry>"), u"a"_s, u"g"_s,
        one);
    add("an identity that others share",
        rss(item("<title>a</title><link>/1</link><guid>g</guid>") +
            item("<title>b</title><link>/2</link><guid>g</guid>")),
        u"a"_s, one, one);
    add("an entry without a title", rss(item("<link>/1</link>")), QString(), one, one);
    add("empty entries before", rss(item("") + item(" ") + item(kPlain)), u"첫 소식"_s, one, one, moment);
    add("a category in Korean", rss(item("<category>경제</category>" + kPlain)), u"첫 소식"_s, one, one, moment);
    add("a very long guid",
        rss(item("<title>a</title><guid isPermaLink=\"false\">" + QByteArray(500, 'x') + "</guid>")), u"a"_s,
        QString::fromLatin1(QCryptographicHash::hash(QByteArray(500, 'x'), QCryptographicHash::Sha1).toHex()), {});

    // Older kinds, and what stands beside the entry's own words.
    add("RSS 0.90",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
        "xmlns=\"http://my.netscape.com/rdf/simple/0.9/\">"
        "<channel><title>새벽통신</title></channel><image><title>그림</title></image>"
        "<item><title>첫 소식</title><link>https://dawn.example/1</link></item></rdf:RDF>",
        u"첫 소식"_s, one, one);
    add("RSS 0.91 with its document type",
        rss(item(kPlain), "version=\"0.91\"")
            .replace("<rss", "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" "
                             "\"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss"),
        u"첫 소식"_s, one, one, moment);
    add("Atom 0.3",
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>새벽통신</title><entry><title>첫 소식</title>"
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://dawn.example/1\"/><id>x</id>"
        "<issued>2025-02-24T13:05:06+09:00</issued><modified>2025-02-25T00:00:00Z</modified>"
        "<author><name>나하늘</name></author></entry></feed>",
        u"첫 소식"_s, u"x"_s, one, moment, u"나하늘"_s);
    add("the whole text beside the title",
        rss(item("<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
                 "<![CDATA[<title>falsch</title><p>본문</p>]]></content:encoded>" +
                 kPlain)),
        u"첫 소식"_s, one, one, moment);
    add("an enclosure", rss(item("<enclosure url=\"/a.mp3\" length=\"1\" type=\"audio/mpeg\"/>" + kPlain)),
        u"첫 소식"_s, one, one, moment);
    add("a podcast's own title and author",
        rss(item("<itunes:title xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">x</itunes:title>"
                 "<itunes:author xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">y</itunes:author>" +
                 kPlain)),
        u"첫 소식"_s, one, one, moment);
    add("media in a group",
        rss(item("<media:group xmlns:media=\"http://search.yahoo.com/mrss/\"><media:content url=\"/a.jpg\"/>"
                 "<media:title>x</media:title></media:group>" +
                 kPlain)),
        u"첫 소식"_s, one, one, moment);
    add("an empty link", rss(item("<title>a</title><link></link>")), u"a"_s, u"a"_s, {});
    add("an empty link and an identity", rss(item("<title>a</title><link> </link><guid>g</guid>")), u"a"_s, u"g"_s, {});
    add("an Atom link to nothing", atom("<entry><title>a</title><link href=\"\"/><id>x</id></entry>"), u"a"_s, u"x"_s,
        {});
    add("two guids", rss(item("<title>a</title><guid>g1</guid><guid>g2</guid>")), u"a"_s, u"g2"_s, {});
    add("a JSON Feed with a byte order mark",
        "\xEF\xBB\xBF{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[{\"id\":\"x\","
        "\"title\":\"a\"}]}",
        u"a"_s, u"x"_s, {});
    add("a JSON Feed with dates that are none",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"x\",\"title\":\"a\","
        "\"date_published\":17,\"authors\":\"나\"}]}",
        u"a"_s, u"x"_s, {});
    add("a JSON Feed that breaks off",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"t\",\"items\":[{\"id\":\"x\",\"title\":\"a "
        "]}\\\"\"},"
        "{\"id\":\"y\",\"title\":\"b\",\"tags\":[\"c",
        u"a ]}\""_s, u"x"_s, {});
    add("a JSON Feed with a comma too many",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"x\",\"title\":\"a\"},]}", u"a"_s, u"x"_s,
        {});
    add("an author of the whole JSON Feed",
        "{\"version\":\"https://jsonfeed.org/version/"
        "1.1\",\"authors\":[{\"name\":\"나하늘\"}],\"items\":[{\"id\":\"x\","
        "\"content_html\":\"<p>A</p>\"}]}",
        u"A"_s, u"x"_s, {}, {}, u"나하늘"_s);
    add("EUC-KR as it says",
        QByteArray("<?xml version=\"1.0\" encoding=\"EUC-KR\"?><rss version=\"2.0\"><channel><item><title>") +
            "\xB4\xBA\xBD\xBA" + "</title><guid>g</guid></item></channel></rss>",
        u"뉴스"_s, u"g"_s, {});
    add("CP949 under the name of EUC-KR",
        QByteArray("<?xml version=\"1.0\" encoding=\"euc-kr\"?><rss version=\"2.0\"><channel><item><title>") +
            "\x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF" + "</title><guid>g</guid></item></channel></rss>",
        u"똠방각하"_s, u"g"_s, {});
    add("a default namespace nobody knows",
        "<rss version=\"2.0\" xmlns=\"urn:what\"><channel>" + item(kPlain) + "</channel></rss>", u"첫 소식"_s, one, one,
        moment);

    // What PHP says of its program's mistakes before it.
    const QByteArray warning = "<br />\n<b>Warning</b>:  Undefined variable $row in <b>/srv/www/rss.php</b> on line "
                               "<b>12</b><br />\n";
    add("behind a warning", warning + rss(item(kPlain)), u"첫 소식"_s, one, one, moment);
    add("behind a warning and a notice",
        warning + "<br />\n<b>Notice</b>:  Undefined index: page in <b>/srv/www/lib.php</b> on line <b>3</b><br />\n" +
            rss(item(kPlain)),
        u"첫 소식"_s, one, one, moment);
    QByteArray many;
    for (int i = 0; i < 60; ++i)
        many += warning;
    add("behind more warnings than tell what a document is", many + rss(item(kPlain)), u"첫 소식"_s, one, one, moment);
    add("behind a warning without mark-up",
        "\nDeprecated: Function each() is deprecated in /srv/www/rss.php on line 40\n" + rss(item(kPlain)),
        u"첫 소식"_s, one, one, moment);
    add("Atom behind a warning", warning + atom("<entry><id>1</id><title>첫 소식</title></entry>"), u"첫 소식"_s,
        u"#1"_s, {});

    // Dates as people write them.
    const auto dated = [&](const char *name, const QByteArray &date, const QString &posted) {
        add(name, rss(item("<title>a</title><guid>g</guid><pubDate>" + date + "</pubDate>")), u"a"_s, u"g"_s, {},
            posted);
    };
    dated("date: RFC 822", "Mon, 24 Feb 2025 13:05:06 +0900", u"2025-02-24T13:05:06+09:00"_s);
    dated("date: no day of the week", "24 Feb 2025 13:05:06 +0900", u"2025-02-24T13:05:06+09:00"_s);
    dated("date: no seconds", "Mon, 24 Feb 2025 13:05 +0900", u"2025-02-24T13:05:00+09:00"_s);
    dated("date: the wrong day of the week", "Sun, 24 Feb 2025 13:05:06 +0900", u"2025-02-24T13:05:06+09:00"_s);
    dated("date: ISO 8601", "2025-02-24T13:05:06+09:00", u"2025-02-24T13:05:06+09:00"_s);
    dated("date: ISO 8601 in UTC", "2025-02-24T04:05:06Z", moment);
    dated("date: a day alone", "2025-02-24", u"2025-02-24"_s);
    dated("date: with a space", "2025-02-24 13:05:06", u"2025-02-24T13:05:06+09:00"_s);
    dated("date: a zone by letters", "Mon, 24 Feb 2025 04:05:06 UT", moment);
    dated("date: a named zone", "Sun, 23 Feb 2025 23:05:06 EST", moment);
    dated("date: one digit for the day", "Tue, 4 Feb 2025 13:05:06 +0900", u"2025-02-04T13:05:06+09:00"_s);
    dated("date: a month in full", "Monday, 24 February 2025 13:05:06 +0900", moment);
    dated("date: in CDATA", "<![CDATA[Mon, 24 Feb 2025 13:05:06 +0900]]>", moment);
    dated("date: the year behind the time", "Mon Feb 24 04:05:06 UTC 2025", moment);
    dated("date: in Korean, as Java writes it", "월, 24 2월 2025 13:05:06 +0900", moment);
    dated("date: none", "", {});
    dated("date: words", "bald", {});
}

void FeedTest::an_entry_says()
{
    QFETCH(QByteArray, feed);
    QFETCH(QString, title);
    QFETCH(QString, id);
    QFETCH(QString, url);
    QFETCH(QString, posted);
    QFETCH(QString, author);
    if (!m_skins) m_skins.reset(new SkinSet(SkinSet::load({SkinSet::builtInFolder()})));
    const PageSource source{
        feed, {}, QUrl(u"https://dawn.example/rss"_s), QDateTime(QDate(2025, 2, 25), QTime(12, 0), Qt::UTC), false};
    const ParsedPage page = parsePage(source, *m_skins);
    QCOMPARE(page.verdict, PageVerdict::Board);
    QVERIFY(!page.list.rows.isEmpty());
    const Headline &row = page.list.rows.first();
    QCOMPARE(row.title, title);
    QCOMPARE(row.id, id);
    QCOMPARE(row.url.toString(), url);
    QCOMPARE(row.posted.toIso(), posted);
    QCOMPARE(row.author, author);
}

void FeedTest::a_whole_text_is_cleaned_data()
{
    QTest::addColumn<QByteArray>("feed");
    QTest::addColumn<QString>("html"); // Empty: the feed has no more than a summary.

    const QByteArray declared = "version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"";
    const auto encoded = [](const QByteArray &text) {
        return item(kPlain + "<description>요약</description><content:encoded>" + text + "</content:encoded>");
    };
    const auto json = [](const QByteArray &members) {
        return QByteArray("{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"새벽통신\", \"items\": "
                          "[{\"id\": \"1\", \"title\": \"첫 소식\", " +
                          members + "}]}");
    };
    QTest::newRow("encoded, as CDATA") << rss(encoded("<![CDATA[<p>본문 <b>전체</b></p>]]>"), declared)
                                       << u"<p>본문 <b>전체</b></p>"_s;
    QTest::newRow("encoded, escaped") << rss(encoded("&lt;p&gt;본문&lt;/p&gt;"), declared) << u"<p>본문</p>"_s;
    QTest::newRow("its prefix is not declared") << rss(encoded("<![CDATA[<p>본문</p>]]>")) << u"<p>본문</p>"_s;
    QTest::newRow("what is harmful is left out")
        << rss(encoded("<![CDATA[<p onclick=\"x()\">본문</p><script>alert(1)</script>"
                       "<a href=\"javascript:x()\">여기</a>]]>"),
               declared)
        << u"<p>본문</p><p>여기</p>"_s;
    QTest::newRow("a description is a summary")
        << rss(item(kPlain + "<description>&lt;p&gt;요약&lt;/p&gt;</description>")) << QString();
    QTest::newRow("media:content is none")
        << rss(item(kPlain + "<media:content url=\"https://dawn.example/a.png\">그림</media:content>")) << QString();
    QTest::newRow("Atom, HTML") << atom("<entry><id>1</id><title>첫 소식</title>"
                                        "<content type=\"html\">&lt;p&gt;본문&lt;/p&gt;</content></entry>")
                                << u"<p>본문</p>"_s;
    QTest::newRow("Atom, XHTML") << atom("<entry><id>1</id><title>첫 소식</title><content type=\"xhtml\">"
                                         "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>본문 &lt;하나&gt;</p></div>"
                                         "</content></entry>")
                                 << u"<p>본문 &lt;하나&gt;</p>"_s;
    QTest::newRow("Atom, text") << atom("<entry><id>1</id><title>첫 소식</title>"
                                        "<content>첫 줄\n\n둘째 &amp; 끝</content></entry>")
                                << u"<p>첫 줄</p><p>둘째 &amp; 끝</p>"_s;
    QTest::newRow("Atom, elsewhere") << atom("<entry><id>1</id><title>첫 소식</title>"
                                             "<content src=\"https://dawn.example/1\" type=\"text/html\"/></entry>")
                                     << QString();
    QTest::newRow("Atom, a picture") << atom("<entry><id>1</id><title>첫 소식</title>"
                                             "<content type=\"image/png\">iVBORw0KGgo=</content></entry>")
                                     << QString();
    QTest::newRow("Atom, a summary") << atom("<entry><id>1</id><title>첫 소식</title><summary>요약</summary></entry>")
                                     << QString();
    QTest::newRow("Atom, with a base") << atom("<entry xml:base=\"/news/\"><id>1</id><title>첫 소식</title>"
                                               "<link href=\"/1\"/><content type=\"html\">&lt;a href=\"2\"&gt;둘"
                                               "&lt;/a&gt;</content></entry>")
                                       << u"<p><a href=\"https://dawn.example/news/2\">둘</a></p>"_s;
    QTest::newRow("JSON, HTML") << json("\"content_html\": \"<p>본문</p>\"") << u"<p>본문</p>"_s;
    QTest::newRow("JSON, text") << json("\"content_text\": \"본문 <하나>\"") << u"<p>본문 &lt;하나&gt;</p>"_s;
    QTest::newRow("JSON, a summary") << json("\"summary\": \"요약\"") << QString();
}

void FeedTest::a_whole_text_is_cleaned()
{
    QFETCH(QByteArray, feed);
    QFETCH(QString, html);
    const auto page = readFeed(QString::fromUtf8(feed), QUrl(u"https://dawn.example/rss"_s),
                               {.now = QDateTime::currentDateTimeUtc(), .zone = QTimeZone("Asia/Seoul")});
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 1);
    QCOMPARE(page->texts.size(), html.isEmpty() ? 0 : 1);
    if (html.isEmpty()) return;
    QCOMPARE(page->texts[0].html, html);
    QCOMPARE(page->texts[0].id, page->rows[0].id);
    QCOMPARE(page->texts[0].title, page->rows[0].title);
}

void FeedTest::what_is_no_feed_is_none_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("a page") << u"<!DOCTYPE html><html><body><p>rss</p></body></html>"_s;
    QTest::addRow("XHTML") << u"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"></html>"_s;
    QTest::addRow("another document") << u"<?xml version=\"1.0\"?><opml version=\"2.0\"></opml>"_s;
    QTest::addRow("JSON of something else") << u"{\"version\": \"1\", \"items\": []}"_s;
    QTest::addRow("a page about feeds") << u"<html><pre>&lt;rss&gt;</pre></html>"_s;
    QTest::addRow("JSON that breaks off at once") << u"{\"version\": \"https://jsonfeed.org/version/1\", \"it"_s;
    QTest::addRow("a page behind a warning")
        << u"<br />\n<b>Warning</b>:  Undefined variable in <b>/srv/www/list.php</b> on line <b>12</b><br />\n<html>"_s;
    QTest::addRow("a warning alone") << u"Warning: Undefined variable in /srv/www/list.php on line 12"_s;
    QTest::addRow("a feed behind other text") << u"Warning: the feed is <rss version=\"2.0\"><channel/></rss>"_s;
    QTest::addRow("nothing") << QString();
}

void FeedTest::what_is_no_feed_is_none()
{
    QFETCH(QString, text);
    QVERIFY(!readFeed(text, {}, {}));
}

void FeedTest::entries_come_newest_first()
{
    QByteArray items;
    for (const char *day : {"20", "21", "22"})
        items += item("<title>" + QByteArray(day) + "</title><guid>g" + day + "</guid><pubDate>" + day +
                      " Feb 2025 10:00:00 GMT</pubDate>");
    const auto page =
        readFeed(QString::fromUtf8(rss(items)), {}, {.now = QDateTime(QDate(2025, 2, 25), QTime(12, 0), Qt::UTC)});
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 3);
    QCOMPARE(page->rows[0].title, u"22"_s);
    QCOMPARE(page->boardName, u"새벽통신"_s);
    QVERIFY(page->isLast);
}

void FeedTest::an_entry_in_an_open_one_is_one_of_its_own()
{
    const QByteArray items = "<item><title>A<br></title><link>/1</link><item><title>B</title><link>/2</link></item>";
    const auto page = readFeed(QString::fromUtf8(rss(items)), QUrl(u"https://dawn.example/rss"_s), {});
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 2);
    QCOMPARE(page->rows[1].title, u"B"_s);
}

void FeedTest::entries_that_share_an_identity_are_known_by_their_addresses()
{
    const QByteArray items = item("<title>a</title><link>/1</link><guid>g</guid>") +
                             item("<title>b</title><link>/2</link><guid>g</guid>") +
                             item("<title>c</title><link>/3</link><guid>h</guid>");
    const auto page = readFeed(QString::fromUtf8(rss(items)), QUrl(u"https://dawn.example/rss"_s), {});
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 3);
    QCOMPARE(page->rows[0].id, u"https://dawn.example/1"_s);
    QCOMPARE(page->rows[1].id, u"https://dawn.example/2"_s);
    QCOMPARE(page->rows[2].id, u"h"_s);
}

void FeedTest::the_zone_is_that_of_boards_wherever_it_is_read()
{
    qputenv("TZ", "America/New_York");
    const SkinSet skins = SkinSet::load({SkinSet::builtInFolder()});
    const PageSource source{rss(item(kPlain)),
                            {},
                            QUrl(u"https://dawn.example/rss"_s),
                            QDateTime(QDate(2025, 2, 25), QTime(12, 0), Qt::UTC),
                            false};
    const ParsedPage page = parsePage(source, skins);
    qputenv("TZ", "Asia/Seoul");
    QCOMPARE(page.list.zone, "Asia/Seoul"_ba);
    QCOMPARE(page.list.rows.first().posted.toIso(), u"2025-02-24T13:05:06+09:00"_s);
}

void FeedTest::a_feed_is_a_board()
{
    const auto page = readFeed(QString::fromUtf8(rss(item(kPlain))), QUrl(u"https://dawn.example/rss"_s), {});
    QVERIFY(page);
    QCOMPARE(page->kind, u"feed"_s);
    QCOMPARE(page->boardUrl, QUrl(u"https://dawn.example/rss"_s));
}

void FeedTest::nothing_outside_is_read()
{
    const QByteArray feed = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">"
                            "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" +
                            rss(item("<title>A&x;&b;B</title><guid>g</guid>")).mid(39);
    const auto page = readFeed(QString::fromUtf8(feed), {}, {});
    if (!page || page->rows.isEmpty()) return; // Not read at all is as good.
    QVERIFY(!page->rows[0].title.contains(u"aaaa"_s));
    QVERIFY(page->rows[0].title.size() < 30);
}

void FeedTest::a_feed_of_too_many_entries_is_cut()
{
    QByteArray items;
    for (int i = 0; i < 3'000; ++i)
        items += item("<title>t</title><guid>g" + QByteArray::number(i) + "</guid>");
    const auto page = readFeed(QString::fromUtf8(rss(items)), {}, {});
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 2'000);
}

QTEST_APPLESS_MAIN(FeedTest)
#include "tst_feed.moc"
