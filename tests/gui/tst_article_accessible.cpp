// What a screen reader gets of an article: its headings in order, with level and place, and its text.

#include "ui/reader/article_view.h"
#include "ui/reader/line_breaking.h"
#include "ui/reader/reader.h"
#include "ui/reader/spoken_text.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QScrollBar>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Comment comment(const QString &author, const QString &text)
{
    Comment made;
    made.author = author;
    made.html = u"<p>%1</p>"_s.arg(text);
    made.text = text;
    return made;
}

Article article()
{
    Article a;
    a.title = u"해운동맹 이달 말 협의"_s;
    a.html = u"<p>첫 문단입니다.</p><h2>뱃길</h2><p>%1</p><h4><img src=\"https://a.example/1.png\">운임</h4>"
             "<h3></h3><p>마지막 문단입니다.</p>"_s.arg(u"긴 글이 이어집니다. "_s.repeated(1'000));
    a.attachments = {Attachment{u"표.pdf"_s, QUrl(u"https://a.example/2"_s), {}}};
    a.comments = {comment(u"마루"_s, u"잘 읽었습니다."_s), comment({}, u"지워진 댓글입니다."_s),
                  comment(u"하늘"_s, u"고맙습니다."_s)};
    return a;
}

/// A reader with the article, as a person has it before them.
struct Shown {
    Reader reader;
    QAccessibleInterface *document = nullptr;

    explicit Shown(const Article &written = article())
    {
        reader.resize(700, 500);
        reader.show();
        show(written);
        document = QAccessible::queryAccessibleInterface(view());
    }
    void show(const Article &written)
    {
        Board board;
        board.id = 1;
        HeadlineRow row;
        row.key = makeKey(1, 1);
        row.headline.title = written.title;
        reader.showArticle(board, row, written);
    }
    ArticleView *view() { return reader.findChild<ArticleView *>(); }
    QStringList names() const
    {
        QStringList names;
        for (int i = 0; i < document->childCount(); ++i)
            names.append(document->child(i)->text(QAccessible::Name).section(u' ', 0, 0));
        return names;
    }
};

/// Everything below an accessible object, itself included.
void walk(QAccessibleInterface *from, QList<QAccessibleInterface *> *all)
{
    all->append(from);
    for (int i = 0; i < from->childCount(); ++i) {
        QAccessibleInterface *child = from->child(i);
        QVERIFY(child);
        QVERIFY(child->isValid());
        QCOMPARE(child->parent(), from);
        QCOMPARE(from->indexOfChild(child), i);
        walk(child, all);
    }
}

} // namespace

class ArticleAccessibleTest : public QObject {
    Q_OBJECT

private slots:
    void headings_are_children_in_the_order_of_the_text();
    void each_heading_has_a_level();
    void each_heading_has_its_place_on_the_screen();
    void a_heading_can_be_scrolled_to();
    void another_article_has_other_headings();
    void the_text_is_read_and_selected();
    void joiners_are_not_spoken();
    void positions_go_both_ways_data();
    void positions_go_both_ways();
};

void ArticleAccessibleTest::headings_are_children_in_the_order_of_the_text()
{
    Shown shown;
    QVERIFY(shown.document);
    QCOMPARE(shown.document->role(), QAccessible::Document);
    QCOMPARE(shown.names(),
             QStringList({u"해운동맹"_s, u"뱃길"_s, u"운임"_s, u"Attachments"_s, u"Comments"_s, u"마루"_s, u"하늘"_s}));
    QCOMPARE(shown.document->child(0)->text(QAccessible::Name), article().title);
    QList<QAccessibleInterface *> all;
    walk(shown.document, &all);
    QCOMPARE(all.size(), 8);
    for (QAccessibleInterface *heading : all.mid(1))
        QCOMPARE(heading->role(), QAccessible::Heading);
}

void ArticleAccessibleTest::each_heading_has_a_level()
{
    Shown shown;
    QStringList levels;
    for (int i = 0; i < shown.document->childCount(); ++i)
        levels.append(shown.document->child(i)->text(QAccessible::Description).section(u' ', -1));
    QCOMPARE(levels.join(u' '), u"1 2 4 2 2 3 3"_s);
}

void ArticleAccessibleTest::each_heading_has_its_place_on_the_screen()
{
    Shown shown;
    QCOMPARE(shown.document->childCount(), 7);
    int last = -1;
    for (int i = 0; i < shown.document->childCount(); ++i) {
        QAccessibleInterface *heading = shown.document->child(i);
        const QRect rect = heading->rect();
        QVERIFY(rect.isValid());
        QVERIFY2(rect.top() > last, qPrintable(heading->text(QAccessible::Name)));
        last = rect.top();
        QCOMPARE(shown.document->childAt(rect.center().x(), rect.center().y()), heading);
    }
    QVERIFY(!shown.document->child(0)->state().offscreen);
    QVERIFY(shown.document->child(6)->state().offscreen);
}

void ArticleAccessibleTest::a_heading_can_be_scrolled_to()
{
    Shown shown;
    QAccessibleInterface *heading = shown.document->child(2);
    QVERIFY(heading);
    QVERIFY(heading->state().offscreen);
    QVERIFY(heading->actionInterface());
    heading->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(!heading->state().offscreen);
    QVERIFY(shown.view()->verticalScrollBar()->value() > 0);
}

void ArticleAccessibleTest::another_article_has_other_headings()
{
    Shown shown;
    QCOMPARE(shown.document->childCount(), 7);
    QAccessibleInterface *old = shown.document->child(1);
    Article other;
    other.title = u"다른 글"_s;
    other.html = u"<p>글</p>"_s;
    shown.show(other);
    QVERIFY(!old->isValid());
    QVERIFY(old->text(QAccessible::Name).isEmpty());
    QCOMPARE(shown.names(), QStringList{u"다른"_s});
}

void ArticleAccessibleTest::the_text_is_read_and_selected()
{
    Shown shown;
    QAccessibleTextInterface *text = shown.document->textInterface();
    QVERIFY(text);
    const QString whole = text->text(0, text->characterCount());
    QVERIFY(whole.contains(u"마지막 문단입니다."_s));
    QVERIFY(shown.document->text(QAccessible::Value).contains(u"마지막 문단입니다."_s));
    const int at = int(whole.indexOf(u"뱃"_s));
    text->setSelection(0, at, at + 2);
    int start = 0;
    int end = 0;
    text->selection(0, &start, &end);
    QCOMPARE(start, at);
    QCOMPARE(end, at + 2);
    QVERIFY(shown.document->rect().contains(text->characterRect(at)));
    QCOMPARE(text->offsetAtPoint(text->characterRect(at).center()), at);
    QVERIFY(shown.document->state().readOnly);
    text->removeSelection(0);
    QCOMPARE(text->selectionCount(), 0);
}

void ArticleAccessibleTest::joiners_are_not_spoken()
{
    Shown shown;
    QVERIFY(shown.view()->toPlainText().contains(kJoiner));
    QAccessibleTextInterface *text = shown.document->textInterface();
    const QString whole = text->text(0, text->characterCount());
    QVERIFY(!whole.contains(kJoiner));
    QCOMPARE(whole.size(), text->characterCount());
    for (int at = 0; at < whole.size(); ++at)
        QCOMPARE(text->text(at, at + 1), whole.mid(at, 1));
    const int at = int(whole.indexOf(u"마지막"_s));
    text->setSelection(0, at, at + 3);
    QCOMPARE(shown.view()->selectedText(), u"마지막"_s);
}

void ArticleAccessibleTest::positions_go_both_ways_data()
{
    QTest::addColumn<QString>("shown");
    QTest::newRow("none") << u"글자"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("between") << u"글_자_들"_s;
    QTest::newRow("two together") << u"글__자"_s;
    QTest::newRow("at the ends") << u"_글자_"_s;
    QTest::newRow("nothing else") << u"__"_s;
}

void ArticleAccessibleTest::positions_go_both_ways()
{
    QFETCH(const QString, shown);
    const QString text = QString(shown).replace(u'_', kJoiner);
    const QString heard = withoutJoiners(text);
    const SpokenText spoken(text);
    QCOMPARE(spoken.length(), heard.size());
    for (int at = 0; at < heard.size(); ++at) {
        QCOMPARE(text[spoken.shown(at)], heard[at]);
        QCOMPARE(spoken.spoken(spoken.shown(at)), at);
    }
    QCOMPARE(spoken.shown(int(heard.size()) + 5), text.size()); // Bounded.
    QCOMPARE(spoken.spoken(int(text.size()) + 5), heard.size());
    QCOMPARE(spoken.shown(-3), spoken.shown(0));
}

QTEST_MAIN(ArticleAccessibleTest)
#include "tst_article_accessible.moc"
