// The cleaner against the whole corpus of hostile pages: nothing outside the allow-list, nothing that another reading
// takes for something else. Judged by the letters of what was written, so that no parser is trusted.

#include "app/parse/charset.h"
#include "app/parse/sanitizer.h"
#include "tests/support/hostile_html.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kFewestOfClass = 15;

QString clean(const QString &html)
{
    const PageTree tree = PageTree::parse(html, QUrl(u"https://board.example/news/1"_s));
    return cleanHtml(tree.body(), tree);
}

const QSet<QString> &allowedElements()
{
    static const QSet<QString> names = [] {
        const QString list =
            u"p h1 h2 h3 h4 h5 h6 blockquote ul ol li dl dt dd figure figcaption table tr td th caption "
            "pre hr br img a b strong i em u s del ins sub sup small mark code kbd samp var q cite abbr "
            "time ruby rt rp span dfn bdi"_s;
        const QStringList words = list.split(u' ');
        return QSet<QString>(words.begin(), words.end());
    }();
    return names;
}

/// What may stand in an attribute, by its name; nothing may in any other.
bool isAllowed(const QString &name, const QString &value)
{
    static const QHash<QString, QString> patterns{
        {u"href"_s, u"https?://[^/?#@\\s:]+(?::\\d+)?(?:[/?#]\\S*)?|https?://\\[[0-9a-f:.]+\\]\\S*|mailto:[^?\\s]+"_s},
        {u"src"_s, u"https?://[^/?#@\\s:]+(?::\\d+)?(?:[/?#]\\S*)?|https?://\\[[0-9a-f:.]+\\]\\S*"_s},
        {u"alt"_s, u"[^\\n]*"_s},
        {u"title"_s, u"[^\\n]*"_s},
        {u"width"_s, u"\\d{1,5}"_s},
        {u"height"_s, u"\\d{1,5}"_s},
        {u"colspan"_s, u"\\d{1,3}"_s},
        {u"rowspan"_s, u"\\d{1,3}"_s},
        {u"lang"_s, u"[A-Za-z0-9-]+"_s},
        {u"dir"_s, u"ltr|rtl|auto"_s},
        {u"datetime"_s, u"[0-9TZ:+. W-]+"_s}};
    const auto pattern = patterns.constFind(name);
    return pattern != patterns.constEnd() &&
           QRegularExpression(QRegularExpression::anchoredPattern(*pattern)).match(value).hasMatch();
}

bool isUnseen(QChar c)
{
    const auto category = c.category();
    const bool joins = c.unicode() == 0x200C || c.unicode() == 0x200D;
    return !joins && c != u'\n' && c != u'\t' &&
           (category == QChar::Other_Control || category == QChar::Other_Format || c.unicode() >= 0xFFFE);
}

/// Reads the written text letter by letter; the first thing in it that may not be there, or nothing.
QString stray(const QString &html)
{
    static const QRegularExpression tag(u"\\G<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\")*)>"_s);
    static const QRegularExpression attribute(u" ([a-z]+)=\"([^\"]*)\""_s);
    static const QRegularExpression ampersand(u"&(?!(?:amp|lt|gt|quot);)"_s);
    if (ampersand.match(html).hasMatch()) return u"a bare &"_s;
    QStringList open;
    for (qsizetype at = 0; at < html.size();) {
        if (html[at] == u'>' || isUnseen(html[at])) return u"U+%1 at %2"_s.arg(html[at].unicode(), 0, 16).arg(at);
        if (html[at] != u'<') {
            ++at;
            continue;
        }
        const auto found = tag.match(html, at);
        if (!found.hasMatch()) return html.mid(at, 60);
        const QString name = found.captured(2);
        if (!allowedElements().contains(name)) return name;
        auto values = attribute.globalMatch(found.captured(3));
        while (values.hasNext()) {
            const auto pair = values.next();
            if (!isAllowed(pair.captured(1), pair.captured(2))) return name + pair.captured();
        }
        const bool isVoid = name == "br"_L1 || name == "hr"_L1 || name == "img"_L1;
        if (!found.captured(1).isEmpty()) {
            if (open.isEmpty() || open.takeLast() != name) return u"a stray </%1>"_s.arg(name);
        } else if (!isVoid) {
            open.append(name);
        }
        at = found.capturedEnd();
    }
    return open.join(u' ');
}

} // namespace

class TestHostileHtml : public QObject {
    Q_OBJECT

private slots:
    void holds_hundreds_of_all_classes();
    void the_judge_sees_what_is_live_data();
    void the_judge_sees_what_is_live();
    void comes_out_inert_and_stable_data();
    void comes_out_inert_and_stable();
};

void TestHostileHtml::holds_hundreds_of_all_classes()
{
    QMap<QByteArray, int> classes;
    for (const HostileHtml &vector : hostileHtml("http://127.0.0.1:9"))
        ++classes[vector.name.left(vector.name.lastIndexOf(' '))];
    int all = 0;
    for (auto at = classes.cbegin(); at != classes.cend(); ++at) {
        all += at.value();
        qInfo("%5d %s", at.value(), at.key().constData());
        QVERIFY2(at.value() >= kFewestOfClass, at.key());
    }
    qInfo("%5d in %lld classes", all, qlonglong(classes.size()));
    QCOMPARE_GE(all, 400);
    QCOMPARE_GE(classes.size(), 15);
}

void TestHostileHtml::the_judge_sees_what_is_live_data()
{
    QTest::addColumn<QString>("html");
    for (const QString &live :
         {u"<script>x()</script>"_s, u"<p onclick=\"x()\">a</p>"_s, u"<a href=\"javascript:x()\">a</a>"_s,
          u"<a href=\"https://name@a.kr/\">a</a>"_s, u"<img src=\"data:image/png;base64,AA==\">"_s,
          u"<img src=\"file:///etc/hostname\">"_s, u"<p style=\"color:red\">a</p>"_s, u"<p>a"_s, u"<p><b>a</p></b>"_s,
          u"<p>a > b</p>"_s, u"<p>a & b</p>"_s, u"<p title=a>b</p>"_s, u"<!-- a -->"_s, u"<p>a\u202Eb</p>"_s,
          u"<p/onclick=x()>a</p>"_s, u"<a href=\"mailto:a@b.kr?bcc=c@d.kr\">a</a>"_s})
        QTest::newRow(qPrintable(live)) << live;
}

void TestHostileHtml::the_judge_sees_what_is_live()
{
    QFETCH(const QString, html);
    QVERIFY(!stray(html).isEmpty());
}

void TestHostileHtml::comes_out_inert_and_stable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("contentType");
    for (const HostileHtml &vector : hostileHtml("http://127.0.0.1:9"))
        QTest::newRow(vector.name.constData()) << vector.bytes << vector.contentType;
}

void TestHostileHtml::comes_out_inert_and_stable()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, contentType);
    const QString page = decodePage(bytes, contentType).text;
    const QString once = clean(page);
    QVERIFY2(stray(once).isEmpty(), qPrintable(u"%1\nin  %2\nout %3"_s.arg(stray(once), page, once)));
    const QString twice = clean(once);
    QVERIFY2(twice == once, qPrintable(u"in    %1\nonce  %2\ntwice %3"_s.arg(page, once, twice)));
}

QTEST_GUILESS_MAIN(TestHostileHtml)
#include "tst_hostile_html.moc"
