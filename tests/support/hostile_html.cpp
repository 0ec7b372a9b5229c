#include "tests/support/hostile_html.h"

namespace newsboard {

namespace {

using Pieces = QList<QByteArray>;

class Corpus {
public:
    explicit Corpus(const QByteArray &origin) : m_origin(origin) {}

    void begin(const char *subject)
    {
        m_class = subject;
        m_count = 0;
    }
    void add(QByteArray html, const QByteArray &contentType = "text/html; charset=utf-8")
    {
        html.replace("ORIGIN", m_origin).replace("HOST", QByteArray(m_origin).replace("http:", ""));
        m_all.append({m_class + ' ' + QByteArray::number(++m_count), html, contentType});
    }
    void add(const Pieces &all)
    {
        for (const QByteArray &html : all)
            add(html);
    }
    /// Each of the frames around each of the pieces; `%` is where they go.
    void cross(const Pieces &frames, const Pieces &pieces)
    {
        for (const QByteArray &frame : frames) {
            for (const QByteArray &piece : pieces)
                add(QByteArray(frame).replace("%", piece));
        }
    }

    QList<HostileHtml> all() const { return m_all; }

private:
    QByteArray m_origin;
    QByteArray m_class;
    int m_count = 0;
    QList<HostileHtml> m_all;
};

void addAttributes(Corpus &corpus)
{
    corpus.begin("event attribute");
    for (const char *event : {"onload",
                              "onerror",
                              "onclick",
                              "onmouseover",
                              "onfocus",
                              "onblur",
                              "onanimationstart",
                              "ontransitionend",
                              "onpointerenter",
                              "onwheel",
                              "ontoggle",
                              "onbegin",
                              "onpageshow",
                              "onhashchange",
                              "onbeforetoggle",
                              "onscrollsnapchange",
                              "ONERROR",
                              "oNcLiCk",
                              "on\xC5\xBF"
                              "ubmit",
                              "onerror\x0c",
                              "/onerror",
                              "\x0bonerror"}) {
        corpus.add(QByteArray("<img src=ORIGIN/e.png ") + event + "=x()>");
        corpus.add(QByteArray("<p tabindex=1 autofocus ") + event + "=\"x()\">a</p>");
    }
    corpus.begin("attribute that loads");
    for (const char *attribute :
         {"background", "poster",   "lowsrc",      "dynsrc",        "longdesc", "usemap",
          "cite",       "data",     "code",        "codebase",      "archive",  "classid",
          "profile",    "manifest", "ping",        "formaction",    "action",   "xlink:href",
          "xml:base",   "srcdoc",   "imagesrcset", "icon",          "itemid",   "style",
          "filter",     "slot",     "is",          "popovertarget", "target",   "contenteditable",
          "accesskey",  "id",       "name",        "class",         "nonce",    "integrity"}) {
        corpus.add(QByteArray("<table ") + attribute + "=ORIGIN/a><tr><td " + attribute + "=ORIGIN/b>a<td>b</table>");
        corpus.add(QByteArray("<a href=ORIGIN/ ") + attribute + "=javascript:x()>a</a>");
    }
}

void addSchemes(Corpus &corpus)
{
    const Pieces schemes{"javascript:x()",
                         "JaVaScRiPt:x()",
                         "java\tscript:x()",
                         "java\nscript:x()",
                         "java\r\nscript:x()",
                         "\x01javascript:x()",
                         "\x1fjavascript:x()",
                         " \t javascript:x()",
                         "\xC2\xA0javascript:x()",
                         "\xE3\x80\x80javascript:x()",
                         "java\xE2\x80\x8Bscript:x()",
                         "java\xC2\xADscript:x()",
                         "\xEF\xBB\xBFjavascript:x()",
                         "\xE2\x80\xAEjavascript:x()",
                         "javascript\xEF\xBC\x9Ax()",
                         "\xEF\xBD\x8A\xEF\xBD\x81vascript:x()",
                         "j\xD0\xB0vascript:x()",
                         "javascript://board.example/%0Ax()",
                         "vbscript:x()",
                         "livescript:x()",
                         "mocha:x()",
                         "data:text/html,<script>x()</script>",
                         "data:text/html;base64,PHNjcmlwdD54KCk8L3NjcmlwdD4=",
                         "data:image/svg+xml,<svg onload=x()>",
                         "DATA:application/xhtml+xml,x",
                         "file:///etc/hostname",
                         "FILE:/etc/hostname",
                         "\\\\127.0.0.1\\share",
                         "/\\127.0.0.1/a",
                         "qrc:/sample/list.html",
                         ":/sample/list.html",
                         "blob:https://board.example/1",
                         "filesystem:http://board.example/a",
                         "about:blank",
                         "view-source:ORIGIN/",
                         "feed:javascript:x()",
                         "jar:ORIGIN/a.jar!/",
                         "intent:#Intent;scheme=x;end",
                         "tel:+1",
                         "sms:+1",
                         "ssh://-oProxyCommand=x",
                         "ws:HOST/",
                         "chrome:x",
                         "http:javascript:x()",
                         "http:///javascript:x()",
                         "http://[::1",
                         "http://a b/",
                         "place:0",
                         "newsboard:quit"};
    const Pieces frames{"<a href='%'>a</a>", "<img src='%'>", "<img data-src='%' src=/b.gif>",
                        "<img srcset='% 2x' src=/a.jpg>", "<picture><source srcset='%'><img src='%'></picture>"};
    corpus.begin("scheme");
    corpus.cross(frames, schemes);

    corpus.begin("scheme behind entities");
    const Pieces disguises{"&#106;avascript:x()",
                           "&#106avascript:x()",
                           "&#0000106avascript:x()",
                           "&#x6A;avascript:x()",
                           "&#x6aavascript:x()",
                           "&#X6a;avascript:x()",
                           "javascript&colon;x()",
                           "javascript&#58;x()",
                           "javascript&#58x()",
                           "javascript&#x3A;x()",
                           "javascript&#x3ax()",
                           "java&Tab;script:x()",
                           "java&NewLine;script:x()",
                           "java&#9script:x()",
                           "java&#x0000D;script:x()",
                           "&#1;javascript:x()",
                           "&#14;javascript:x()",
                           "&nbsp;javascript:x()",
                           "&ZeroWidthSpace;javascript:x()",
                           "&#8238;javascript:x()",
                           "&#0;javascript:x()",
                           "&#xFFFE;javascript:x()",
                           "&#xD800;javascript:x()",
                           "&amp;#106;avascript:x()",
                           "java&shy;script:x()",
                           "javascript:&quot;&gt;&lt;script&gt;x()&lt;/script&gt;",
                           "javascript&lpar;x()",
                           "&sol;&sol;127.0.0.1/",
                           "data&colon;text/html,x"};
    corpus.cross({"<a href=\"%\">a</a>", "<img src=\"%\">"}, disguises);
}

/// Latin text as UTF-16 has it.
QByteArray utf16(const QByteArray &text, bool bigEndian)
{
    QByteArray wide;
    for (const char c : text) {
        if (bigEndian) wide.append('\0');
        wide.append(c);
        if (!bigEndian) wide.append('\0');
    }
    return wide;
}

/// Markup that is none in the charset that the page says it is in, or only there.
void addDisguises(Corpus &corpus)
{
    const QByteArray live("<p>a<img src=x onerror=x()><script>x()</script>");
    for (const char *type : {"text/html; charset=utf-8", "text/html; charset=euc-kr", "text/html; charset=utf-16",
                             "text/html; charset=utf-16be", "text/html"}) {
        corpus.add("\xFF\xFE" + utf16(live, false), type);
        corpus.add("\xFE\xFF" + utf16(live, true), type);
        corpus.add(utf16(live, false), type);
        corpus.add(utf16(live, true), type);
        corpus.add("<meta charset=utf-16le>" + live, type);
        corpus.add("<!--" + utf16("-->", false) + live, type);
    }
    for (const char *charset :
         {"UTF-7", "\"utf-7\"", "unicode-1-1-utf-7", "x-imap4-modified-utf-7", "csUnicode11UTF7"}) {
        const QByteArray type = QByteArray("text/html; charset=") + charset;
        corpus.add("+/v8-+ADw-script+AD4-x()+ADw-/script+AD4-", type);
        corpus.add("+/v9+ADw-img src+AD0-x onerror+AD0-x()+AD4-", type);
        corpus.add("&ADw-script&AD4-x()", type);
        corpus.add("<a href='+AGoAYQB2AGEAcwBjAHIAaQBwAHQAOg-x()'>a</a>", type);
    }
    for (const char *charset : {"hz-gb-2312", "iso-2022-jp", "iso-2022-cn", "ibm037", "x-user-defined", "replacement",
                                "utf-32", "scsu", "bocu-1", "cesu-8", "macintosh", "x-mac-korean"}) {
        const QByteArray type = QByteArray("text/html; charset=") + charset;
        corpus.add("~{<script>~}x()~{</script>~}", type);
        corpus.add("\x1b$B<img src=x onerror=x()>\x1b(B<img src=x onerror=x()>", type);
        corpus.add("\x4C\xA2\x83\x99\x89\x97\xA3\x6E\xA7\x4D\x5D", type);
    }
}

void addEncodings(Corpus &corpus)
{
    corpus.begin("encoding");
    addDisguises(corpus);
    corpus.add("+ADw-script+AD4-x()+ADw-/script+AD4-", "text/html; charset=utf-7");
    corpus.add("<meta charset=utf-7>+ADw-img src=x onerror=x()+AD4-");
    corpus.add("\xC0\xBCscript\xC0\xBEx()\xC0\xBC/script\xC0\xBE");
    corpus.add("\xE0\x80\xBCscript>x()");
    corpus.add("\xF8\x80\x80\x80\xBCscript>x()");
    // A lead byte that would take the closing quote with it.
    for (const char *charset : {"euc-kr", "windows-949", "shift_jis", "euc-jp", "gb18030", "big5", "iso-2022-kr"}) {
        const QByteArray type = QByteArray("text/html; charset=") + charset;
        corpus.add("<p title=\"\x81\"><img alt=\" onerror=x() \">\xB0\xA1</p>", type);
        corpus.add("<a title=\"\xE0\" href=\"javascript:x()\">a</a>", type);
        corpus.add("<img alt=\"\x1b(J\\\" src=\"ORIGIN/a.png\" onerror=x()\">", type);
        corpus.add("\x1b$)C\x0e<script>x()</script>\x0f", type);
        corpus.add("\xA1<script\x81>x()</script\xFE>", type);
    }
    corpus.add(QByteArray("<\0s\0c\0r\0i\0p\0t\0>\0x\0(\0)\0", 20), "text/html; charset=utf-16le");
    corpus.add(QByteArray("\xFE\xFF\0<\0s\0c\0r\0i\0p\0t\0>\0x", 20), "text/html; charset=utf-8");
    corpus.add(QByteArray("<scr\0ipt>x()</scr\0ipt>", 22));
    corpus.add(QByteArray("<img src=x one\0rror=x()>", 24));
    corpus.add(QByteArray("<a href=java\0script:x()>a</a>", 29));
    corpus.add("\xEF\xBC\x9Cscript\xEF\xBC\x9Ex()\xEF\xBC\x9C/script\xEF\xBC\x9E");
    corpus.add("\xCA\xBAonerror=x() <a href=\"\xE2\x80\x9Cjavascript:x()\xE2\x80\x9D\">a</a>");
    corpus.add("<\xC5\xBF"
               "cript>x()</\xC5\xBF"
               "cript><\xE2\x84\xAA"
               "bd>a");
    corpus.add("<\xC4\xB0mg src=x onerror=x()><a hre\xEF\xAC\x81=javascript:x()>a");
}

void addComments(Corpus &corpus)
{
    corpus.begin("comment");
    const Pieces live{"<img src=x onerror=x()>", "<script>x()</script>", "<svg onload=x()>"};
    corpus.cross({"<!-->%-->",
                  "<!--->%-->",
                  "<!-- --!>%-->",
                  "<!--a--!b>%-->",
                  "<!----!>%",
                  "<!--%",
                  "<!-%->",
                  "<!%>",
                  "<!DOCTYPE %>",
                  "<![CDATA[%]]>",
                  "<![CDATA[>%]]>",
                  "<svg><![CDATA[%]]></svg>",
                  "<math><![CDATA[</math>%]]>",
                  "<?xml version=1.0 %?>",
                  "<?%>",
                  "</%>",
                  "</ %>",
                  "<!--[if IE]>%<![endif]-->",
                  "<![if !IE]>%<![endif]>",
                  "<!-- a <!-- b --> % -->",
                  "<p title=\"<!--\">%</p title=\"-->\">",
                  "<!ENTITY e '%'>&e;",
                  "<!--\xE2\x80\xAE-->%"},
                 live);
}

void addNesting(Corpus &corpus)
{
    corpus.begin("nesting");
    const Pieces inside{"<img src=x onerror=x()>", "<a href=javascript:x()>b</a>", "<script>x()</script>",
                        "<iframe src=ORIGIN/f></iframe>"};
    corpus.cross({"<table>%<tr><td>a<td>b</table>",
                  "<table><tr>%<td>a<td>b</table>",
                  "<table><caption>%",
                  "<table><colgroup>%<td>a<td>b",
                  "<a href=/a><table><td>a<td><a href=/b>%",
                  "<b><p>%<b><p>c</b>",
                  "<p><p><ul><li>%<li><p></ul>",
                  "<form><div></form>%</div>",
                  "<dl><dt>%<dd><dl><dd>%",
                  "<ruby><rt>%<rp><rt>%</ruby>",
                  "<pre>\n\n%</pre>",
                  "<h1><h2>%</h1></h2>",
                  "<li>%<ol>%</li>",
                  "<blockquote><figure>%<figcaption>%",
                  "<select><option>%</select>%",
                  "<button><button>%",
                  "<nobr><nobr>%",
                  "<frameset>%</frameset>",
                  "</body></html>%",
                  "</p>%</br>",
                  "<table><td><table><td><table><td><table><td>a<td>%"},
                 inside);
    corpus.begin("unclosed");
    corpus.add({"<img src=ORIGIN/a.png onerror=x()",
                "<a href=\"javascript:x()",
                "<p title='",
                "<p title=\"><script>x()",
                "<",
                "</",
                "<a",
                "<a/",
                "<a href",
                "<a href=",
                "<!",
                "<!-",
                "<!--",
                "<?",
                "&",
                "&#",
                "&#x",
                "&lt",
                "<script>x()",
                "<style>@import 'ORIGIN/a'",
                "<textarea>",
                "<title>",
                "<xmp>",
                "<plaintext>",
                "<noscript>",
                "<template>",
                "<svg>",
                "<math>",
                "<table",
                "<<<<<<img src=x onerror=x()>",
                "<img <img src=x onerror=x()>",
                "<p <script>x()</script>",
                "<scr<script>ipt>x()</scr</script>ipt>",
                "<<script>x();//<</script>",
                "<img/src=x/onerror=x()>",
                "<img\tsrc=x\fonerror=x()>",
                "<script/src=ORIGIN/a.js></script>",
                "<script\n>x()</script\n>",
                "</script><script>x()</script>"});
}

void addForeign(Corpus &corpus)
{
    corpus.begin("SVG and MathML");
    corpus.add({"<svg onload=x()>",
                "<svg/onload=x()/>",
                "<svg><script>x()</script></svg>",
                "<svg><script href=ORIGIN/a.js /></svg>",
                "<svg><script>x&#40;)</script></svg>",
                "<svg><a href=javascript:x()><text>a</text></a></svg>",
                "<svg><a xlink:href=javascript:x()>a</a></svg>",
                "<svg><image href=ORIGIN/i.png /></svg>",
                "<svg><image xlink:href=ORIGIN/i.png /></svg>",
                "<svg><use href=ORIGIN/u.svg#a /></svg>",
                "<svg><feImage href=ORIGIN/f.png /></svg>",
                "<svg><animate attributeName=href to=javascript:x() /></svg>",
                "<svg><set attributeName=onmouseover to=x() /></svg>",
                "<svg><animateTransform onbegin=x() /></svg>",
                "<svg><style>@import 'ORIGIN/s.css'</style></svg>",
                "<svg><foreignObject><iframe src=ORIGIN/i></iframe></foreignObject></svg>",
                "<svg><foreignObject><body onload=x()></foreignObject></svg>",
                "<svg><desc><img src=x onerror=x()></desc></svg>",
                "<svg><title><a href=javascript:x()>a</a></title>",
                "<svg><p>a<img src=x onerror=x()>",
                "<svg><br><img src=x onerror=x()>",
                "<svg><font color=red><img src=x onerror=x()>",
                "<svg><font><img src=x onerror=x()>",
                "<svg viewBox='0 0 1 1'><handler>x()</handler></svg>",
                "<svg><metadata><p>a</metadata>",
                "<math href=javascript:x()>a</math>",
                "<math><maction actiontype=statusline>a</maction></math>",
                "<math><mi xlink:href=javascript:x()>a</mi></math>",
                "<math><mtext><img src=x onerror=x()></mtext>",
                "<math><ms><b>a</b><img src=x onerror=x()>",
                "<math><annotation-xml><svg><img src=x onerror=x()>",
                "<math><annotation-xml encoding=application/xhtml+xml><img src=x onerror=x()>",
                "<math><semantics><annotation href=javascript:x()>a</annotation></semantics>",
                "<math><malignmark><img src=x onerror=x()>",
                "<math><mglyph src=ORIGIN/g.png />",
                "<svg><math><mtext><img src=x onerror=x()>",
                "<math><svg><foreignObject><img src=x onerror=x()>",
                "<svg:script>x()</svg:script>",
                "<x:script xmlns:x=http://www.w3.org/1999/xhtml>x()</x:script>",
                "<html xmlns:x=a><x:img src=x onerror=x()>",
                "<xml><i><![CDATA[<img src=x onerror=x()>]]></i></xml>"});
}

void addMutations(Corpus &corpus)
{
    corpus.begin("mutation");
    // What is text to one reading and markup to the next: raw-text elements inside those where they are not raw.
    const Pieces roots{"<math><mtext><table><mglyph>",
                       "<math><mi><mglyph>",
                       "<svg><desc>",
                       "<svg><title>",
                       "<svg></p>",
                       "<form><math><mtext></form><form><mglyph>",
                       "<math><annotation-xml encoding=text/html>",
                       "<table><svg><tr><td>",
                       "<select><math><mtext>",
                       "<svg><foreignObject><math>"};
    const Pieces raw{"<style><!--</style><img title=\"--&gt;&lt;img src=x onerror=x()&gt;\">",
                     "<style><img src=x onerror=x()></style>",
                     "<textarea><img title=\"</textarea><img src=x onerror=x()>\">",
                     "<xmp><p title=\"</xmp><img src=x onerror=x()>\">",
                     "<noscript><p title=\"</noscript><img src=x onerror=x()>\">",
                     "<iframe><p title=\"</iframe><img src=x onerror=x()>\">",
                     "<title><p title=\"</title><img src=x onerror=x()>\">",
                     "<a title=\"</style><img src=x onerror=x()>\"><style></a>",
                     "<noembed><p title=\"</noembed><img src=x onerror=x()>\">",
                     "<script><p title=\"</script><img src=x onerror=x()>\">"};
    corpus.cross(roots, raw);
    corpus.add({"<p>&lt;img src=x onerror=x()&gt;</p>",
                "&amp;lt;script&amp;gt;x()&amp;lt;/script&amp;gt;",
                "<pre>\n\n\n&lt;script&gt;</pre>",
                "<listing>\n&lt;img src=x onerror=x()&gt;</listing>",
                "<a title=\"&quot;&gt;&lt;img src=x onerror=x()&gt;\" href=/>a</a>",
                "<img alt=\"`&lt;img src=x onerror=x()&gt;`\" src=/a.png>",
                "<a title='a\"b' href=/>c</a>",
                "<a title='&amp;quot; onclick=x()' href=/>c</a>",
                "<a title=\"&#34;&#39;&#96;\" href=/>c</a>",
                "<p>a\xCC\xB8<b>\xCC\xB8</b>&lt;\xCC\xB8script&gt;\xCC\xB8</p>",
                "<p>=\xCC\xB8 &gt;\xCC\xB8 &lt;\xCC\xB8</p>",
                "<a href=/ title=\"&gt;\xCC\xB8\">a\xCC\xB8</a>",
                "<p>\xE1\x84\x80<b>\xE1\x85\xA1</b>\xE1\x86\xA8</p>",
                "<p>\xEF\xB7\xBA \xE2\x84\xAB \xEF\xAC\x81</p>",
                "<p>a<br>\n<br> <br>b</p>",
                "<p>&nbsp;<b>&nbsp;</b></p>",
                "<b>a<b>b</b></b>",
                "<i><p>a</i>b</p>",
                "<u><table><td>a<td></u>b</table>",
                "<a href=/1>a<a href=/2>b</a></a>",
                "<p>a<table><td>b<td>c</table>d</p>",
                "<ul>a<li>b</ul>",
                "<table>a<td>b<td>c</table>",
                "<table><tr><table><tr><td>a<td>b</table>"});
}

void addStyles(Corpus &corpus)
{
    corpus.begin("CSS");
    const Pieces rules{"background:url(ORIGIN/c.png)",
                       "background:url('ORIGIN/c.png')",
                       "background-image:image-set('ORIGIN/c.png' 1x)",
                       "list-style:url(ORIGIN/c.png)",
                       "border-image:url(ORIGIN/c.png)",
                       "cursor:url(ORIGIN/c.cur),auto",
                       "content:url(ORIGIN/c.png)",
                       "filter:url(ORIGIN/c.svg#a)",
                       "mask:url(ORIGIN/c.svg)",
                       "src:url(ORIGIN/c.woff)",
                       "width:expression(x())",
                       "behavior:url(ORIGIN/c.htc)",
                       "-moz-binding:url(ORIGIN/c.xml#a)",
                       "background:u\\72 l(ORIGIN/c.png)",
                       "background:\\75\\72\\6c(ORIGIN/c.png)",
                       "background:ur/**/l(ORIGIN/c.png)",
                       "@import 'ORIGIN/c.css'",
                       "position:fixed;inset:0;z-index:9",
                       "font-size:9999px",
                       "opacity:0",
                       "white-space:pre;text-indent:-9999px",
                       "--a:url(ORIGIN/c.png)"};
    corpus.cross({"<p style=\"%\">a</p>", "<style>p{%}</style><p>a</p>", "<td style=\"%\">a<td>b",
                  "<img style=\"%\" src=ORIGIN/i.png>"},
                 rules);
    corpus.add({"<link rel=stylesheet href=ORIGIN/c.css>a", "<link rel=preload as=image href=ORIGIN/c.png>a",
                "<link rel=prefetch href=ORIGIN/>a", "<link rel=dns-prefetch href=HOST>a",
                "<link rel=icon href=ORIGIN/>", "<style media=x onload=x()></style>", "<style><!--</style>--><p>a",
                "<style></style/><img src=x onerror=x()>"});
}

void addLoaders(Corpus &corpus)
{
    corpus.begin("srcset");
    const Pieces candidates{"javascript:x() 1x",
                            "ORIGIN/s.png 1x, javascript:x() 2x",
                            ",,,,",
                            "a 1x 2x 3x",
                            "a -1x",
                            "a 99999999999999999999w",
                            "data:image/png;base64,AA== 2x",
                            "file:///etc/hostname 4x",
                            "ORIGIN/a,b.png 2x,c",
                            "\"onerror=x() 2x",
                            "a 1e400x",
                            "//127.0.0.1:1/a 2x",
                            "\t\n\r 2x"};
    corpus.cross({"<img srcset='%' src=/a.png>", "<img data-srcset='%'>",
                  "<picture><source type=image/avif srcset='%' onerror=x()><img src=ORIGIN/p.png></picture>"},
                 candidates);

    corpus.begin("base");
    const Pieces bases{"javascript:x()//",
                       "data:text/html,",
                       "file:///etc/",
                       "qrc:/",
                       "ORIGIN/other/",
                       "//evil.example/",
                       "http://user:word@evil.example/",
                       "",
                       "http://[",
                       " \t//evil.example/",
                       "java&#115;cript:x()//",
                       "&sol;&sol;evil.example/",
                       "https:evil.example/",
                       "mailto:a@b.example",
                       "\\\\evil.example\\"};
    corpus.cross({"<base href='%'><a href=a>a</a><img src=b.png>", "a<base href='%' target=_top><a href=''>a</a>",
                  "<BASE HREF='%'><base href='//evil.example/'><table><td><a href=a>a</a><td><img src=b.png></table>"},
                 bases);

    corpus.begin("meta");
    const Pieces targets{
        "0;url=ORIGIN/m", "0;url=javascript:x()",     "0; url = 'data:text/html,x'", "0,ORIGIN/m",
        "0;ORIGIN/m",     "0;url=&#106avascript:x()", ".0 ; URL=\\\\127.0.0.1\\a",   "0\turl=file:///etc/"};
    corpus.cross({"<meta http-equiv=refresh content=\"%\">a", "<meta content=\"%\" HTTP-EQUIV=\"Refresh\">a",
                  "<p><meta http-equiv=&#114;efresh content=\"%\">a"},
                 targets);
    for (const char *name : {"link", "default-style", "location", "window-target", "x-dns-prefetch-control",
                             "page-enter", "content-type", "set-cookie2"})
        corpus.add(QByteArray("<meta http-equiv=") + name +
                   " content='<ORIGIN/m.css>; rel=stylesheet; charset=utf-7'>a");
    corpus.add({"<svg><meta http-equiv=refresh content='0;url=ORIGIN/m'></svg>a",
                "<noscript><meta http-equiv=refresh content='0;url=ORIGIN/m'></noscript>a",
                "<template><meta http-equiv=refresh content='0;url=ORIGIN/m'></template>a",
                "<table><meta http-equiv=refresh content='0;url=ORIGIN/m'><td>a<td>b</table>"});
    corpus.add({"<meta http-equiv=set-cookie content=a=b>a", "<meta http-equiv=content-security-policy content=x>a",
                "<meta charset=utf-7>a", "<meta name=referrer content=unsafe-url>a"});

    corpus.begin("loading element");
    corpus.add({"<iframe src=ORIGIN/l></iframe>",
                "<iframe srcdoc='<script>x()</script>'></iframe>",
                "<frame src=ORIGIN/l>",
                "<embed src=ORIGIN/l>",
                "<object data=ORIGIN/l><p>a</object>",
                "<object><param name=src value=ORIGIN/l></object>",
                "<applet code=ORIGIN/l>a</applet>",
                "<audio src=ORIGIN/l autoplay>",
                "<video src=ORIGIN/l poster=ORIGIN/p autoplay></video>",
                "<video><source src=ORIGIN/l><track src=ORIGIN/t></video>",
                "<bgsound src=ORIGIN/l>",
                "<input type=image src=ORIGIN/l>",
                "<script src=ORIGIN/l.js></script>",
                "<script type=module src=ORIGIN/l>",
                "<portal src=ORIGIN/l>",
                "<layer src=ORIGIN/l>",
                "<ilayer src=ORIGIN/l>",
                "<image src=ORIGIN/l onerror=x()>",
                "<img src=ORIGIN/l width=1 height=1>",
                "<img src=ORIGIN/l style='width:0;height:0'>",
                "<img src=ORIGIN/l width=100000 height=100000>",
                "<img src=ORIGIN/l width=-1 height=1e9>",
                "<amp-img src=ORIGIN/l></amp-img>",
                "<body background=ORIGIN/l>",
                "<table background=ORIGIN/l><td>a<td>b",
                "<noscript><img src=ORIGIN/l onerror=x()></noscript>",
                "<fencedframe src=ORIGIN/l></fencedframe>",
                "<model src=ORIGIN/l></model>",
                "<dialog open><img src=ORIGIN/l></dialog>",
                "<template shadowrootmode=open><img src=ORIGIN/l></template>",
                "<slot><img src=x onerror=x()></slot>"});
}

void addForms(Corpus &corpus)
{
    corpus.begin("form");
    const Pieces controls{"<input name=a value=b>",
                          "<input type=password autofocus onfocus=x()>",
                          "<input type=file>",
                          "<button formaction=javascript:x()>a</button>",
                          "<input type=submit formaction=ORIGIN/s>",
                          "<textarea name=a>b</textarea>",
                          "<select onchange=x()><option>a</select>",
                          "<keygen name=a>",
                          "<isindex action=javascript:x()>",
                          "<output onclick=x()>a</output>",
                          "<fieldset><legend onclick=x()>a</legend></fieldset>",
                          "<label for=a onclick=x()>a</label>",
                          "<datalist><option value=a></datalist>",
                          "<progress value=1>",
                          "<meter value=1 onclick=x()>"};
    corpus.cross({"<form action=ORIGIN/f method=post>%</form>", "<form id=a action=javascript:x()></form>%",
                  "<div><form>%</div></form>"},
                 controls);
}

void addBreaks(Corpus &corpus)
{
    corpus.begin("attribute breaking");
    const Pieces values{"\"onclick=x() a=\"",
                        "' onclick=x() a='",
                        "` onclick=x() `",
                        "\"><script>x()</script><a b=\"",
                        "'><script>x()</script><a b='",
                        "&quot;&gt;&lt;script&gt;x()&lt;/script&gt;",
                        "&quot onclick=x()",
                        "&#34;onclick=x()",
                        "&#x22onclick=x()",
                        "\xE2\x80\x9D onclick=x()",
                        "\\\" onclick=x()",
                        "a\nonclick=x()\n",
                        "/onclick=x()/",
                        "a=b\"c'd`e",
                        "--><script>x()</script><!--",
                        "]]><script>",
                        "&lt;/a&gt;&lt;script&gt;",
                        "%22%3E%3Cscript%3E",
                        "${x()}",
                        "{{x()}}"};
    corpus.cross({"<a href=\"%\" title=\"%\">a</a>", "<a href='%' title='%'>a</a>", "<a href=/ title=%>a</a>",
                  "<img src=\"/a?%\" alt='%'>", "<td colspan=\"%\" rowspan='%'>a<td>b", "<p lang=\"%\" dir='%'>a</p>",
                  "<time datetime='%'>a</time>", "<a href=\"mailto:%@a.example\">a</a>", "<a href='ORIGIN/#%'>a</a>"},
                 values);
    corpus.begin("entity");
    corpus.cross({"<p>%</p>", "<a href=/ title='%'>a</a>", "<img src=/a.png alt=%>"},
                 {"&ltimg/src=x/onerror=x()&gt", "&#x3Cscript&#x3Ex()", "&lt&NewLine;script&gt", "&amplt;script&ampgt;",
                  "&#00000000000000000000060;script&#62", "&quot&gt&ltscript&gt",
                  "&#60&#115&#99&#114&#105&#112&#116&#62", "&LT;script&GT;", "&lt&#0;script",
                  "&#x3c;&#x73;cript&#x3e;"});
    corpus.add({"&ltscript&gtx()&lt/script&gt",
                "&LTimg src=x onerror=x()&GT",
                "&#60script&#62x()",
                "&#x3cscript&#x3ex()",
                "&#0060;script>x()",
                "&lt;<b>script</b>&gt;x()",
                "&ampltscript&ampgt",
                "&#1114112;&#xFFFFFFFF;&#-1;",
                "&#128;&#130;&#159;",
                "&#xD83D;&#xDE00;",
                "&nGt;&nLt;&bne;&fjlig;",
                "&notit;&notin;&not",
                "&copy&reg&para",
                "&#13;&#10;&#0;&#11;",
                "<a href='/?a=1&lt=2&copy=3'>a</a>",
                "<a href='/?&#106;'>a</a>",
                "<a title='&lt&gt&quot&amp' href=/>a</a>",
                "&lang;script&rang;",
                "&bsol;&grave;&lcub;",
                "&CounterClockwiseContourIntegral;"});
}

void addMisleading(Corpus &corpus)
{
    corpus.begin("bidi and zero width");
    const Pieces marks{"\xE2\x80\x8B", "\xE2\x80\x8C",     "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x80\x8F",
                       "\xE2\x80\xAA", "\xE2\x80\xAB",     "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE",
                       "\xE2\x81\xA0", "\xE2\x81\xA6",     "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9",
                       "\xEF\xBB\xBF", "\xD8\x9C",         "\xC2\xAD",     "\xE1\xA0\x8E", "\xE2\x81\xA1",
                       "\xEF\xBF\xB9", "\xF3\xA0\x81\xA1", "&#8238;",      "&rlm;"};
    corpus.cross({"<p>bank%.example</p>", "<a href='http://ba%nk.example/' title='a%b'>a%b</a>"}, marks);
    corpus.begin("look-alike host");
    for (const char *host : {"p\xD0\xB0ypal.example",
                             "\xD0\xB0\xD1\x80\xD1\x80\xD3\x8F\xD0\xB5.com",
                             "g\xCE\xBF\xCE\xBFgle.com",
                             "bank\xE2\x88\x95login.example",
                             "bank\xE2\x81\x84.evil.example",
                             "\xEF\xBD\x85vil.example",
                             "evil\xE3\x80\x82"
                             "example",
                             "evil\xEF\xBC\x8E"
                             "example",
                             "xn--pypal-4ve.example",
                             "bank.example%2F@evil.example",
                             "bank.example@evil.example",
                             "bank.example:pw@evil.example",
                             "evil.example\\@bank.example",
                             "bank.example%00.evil.example",
                             "0x7f.1",
                             "2130706433",
                             "[::ffff:127.0.0.1]",
                             "127.0.0.1.",
                             "localhost",
                             "ba\xCC\xA3nk.example",
                             "b\xC4\xB1nk.com"}) {
        corpus.add(QByteArray("<a href=\"http://") + host + "/\">https://bank.example/</a>");
        corpus.add(QByteArray("<img src=\"//") + host + "/a.png\" alt=\"bank.example\">");
    }
}

} // namespace

QList<HostileHtml> hostileHtml(const QByteArray &origin)
{
    Corpus corpus(origin);
    addAttributes(corpus);
    addSchemes(corpus);
    addEncodings(corpus);
    addComments(corpus);
    addNesting(corpus);
    addForeign(corpus);
    addMutations(corpus);
    addStyles(corpus);
    addLoaders(corpus);
    addForms(corpus);
    addBreaks(corpus);
    addMisleading(corpus);
    return corpus.all();
}

} // namespace newsboard
