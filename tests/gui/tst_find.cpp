// Looking for something in an article: what is marked, the way from hit to hit, syllables that are still composed.

#include "app/search/query.h"
#include "ui/reader/article_view.h"
#include "ui/reader/reader.h"
#include "ui/search/find_bar.h"
#include "ui/search/typed_line.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class FindTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_reader.reset(); }

    void marks_what_is_typed_data();
    void marks_what_is_typed();
    void a_syllable_being_composed_counts();
    void enter_goes_on_and_round();
    void a_hit_out_of_sight_is_brought_into_it();
    void escape_takes_the_marks_away();
    void what_is_selected_is_looked_for();
    void marks_stay_when_letters_become_larger();
    void a_search_marks_each_article_until_it_ends();
    void a_search_that_finds_nothing_here_shows_no_line();
    void typing_takes_the_place_of_the_search();

private:
    ArticleView &view() { return *m_reader->findChild<ArticleView *>(); }
    FindBar &bar() { return *m_reader->findChild<FindBar *>(); }
    TypedLine &line() { return *bar().findChild<TypedLine *>(); }
    QString count() { return bar().findChild<QLabel *>()->text(); }
    void show(int number, const QString &title, const QString &html);
    /// What is marked, without joiners, `*` before the current one.
    QString marked();
    Query query(QStringView text) { return parseQuery(text, {}); }

    std::unique_ptr<Reader> m_reader;
};

void FindTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_reader = std::make_unique<Reader>();
    m_reader->resize(700, 500);
    show(1, u"러시아와 미러정상회담"_s,
         u"<p>미국과 러시아가 “정상 회담”을 연다. 미<b>국</b> 쪽은 ＡＩ·반도체도 다룬다.</p><p>정상은 둘이다.</p>"_s);
    m_reader->show();
    m_reader->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_reader.get()));
}

void FindTest::show(int number, const QString &title, const QString &html)
{
    HeadlineRow row;
    row.key = makeKey(1, number);
    row.headline.title = title;
    row.headline.url = QUrl(u"https://example.kr/news/%1"_s.arg(number));
    Article article;
    article.html = html;
    m_reader->showArticle(Board(), row, article);
}

QString FindTest::marked()
{
    QStringList texts;
    for (const QTextEdit::ExtraSelection &mark : view().extraSelections()) {
        const QString text = mark.cursor.selectedText().remove(QChar(0x2060));
        texts.append((mark.format.hasProperty(QTextFormat::ForegroundBrush) ? u"*"_s : QString()) + text);
    }
    return texts.join(u'|');
}

void FindTest::marks_what_is_typed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("said");
    QTest::newRow("title and body") << u"러시아"_s << u"*러시아|러시아"_s << u"1 of 2"_s;
    QTest::newRow("across bold letters") << u"미국"_s << u"*미국|미국"_s << u"1 of 2"_s;
    QTest::newRow("width and case") << u"ai·"_s << u"*ＡＩ·"_s << u"1 of 1"_s;
    QTest::newRow("quotes and spaces") << u"\"정상 회담\""_s << u"*“정상 회담”"_s << u"1 of 1"_s;
    QTest::newRow("across paragraphs") << u"다룬다. 정상"_s << u"*다룬다.\u2029정상"_s << u"1 of 1"_s;
    QTest::newRow("no language") << u"-정상"_s << QString() << u"Not found"_s;
    QTest::newRow("nothing") << u"없는 말"_s << QString() << u"Not found"_s;
    QTest::newRow("white space") << u"  "_s << QString() << QString();
}

void FindTest::marks_what_is_typed()
{
    QFETCH(QString, typed);
    m_reader->find();
    line().setText(typed);
    QTEST(marked(), "shown");
    QTEST(count(), "said");
}

void FindTest::a_syllable_being_composed_counts()
{
    m_reader->find();
    const auto compose = [this](const QString &preedit, const QString &commit) {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QCoreApplication::sendEvent(&line(), &event);
    };
    compose(u"저"_s, {});
    QCOMPARE(marked(), u"*정|정|정"_s);
    compose(u"정"_s, {});
    compose({}, u"정"_s);
    compose(u"ㅅ"_s, {});
    QCOMPARE(marked(), u"*정상|정상|정상"_s);
    compose(u"소"_s, {});
    QCOMPARE(count(), u"Not found"_s);
    compose(u"상"_s, {});
    compose({}, u"상"_s);
    QCOMPARE(line().text(), u"정상"_s);
    QCOMPARE(marked(), u"*정상|정상|정상"_s);
}

void FindTest::enter_goes_on_and_round()
{
    m_reader->find();
    line().setText(u"정상"_s);
    QCOMPARE(count(), u"1 of 3"_s);
    QTest::keyClick(&line(), Qt::Key_Return);
    QCOMPARE(marked(), u"정상|*정상|정상"_s);
    QTest::keyClick(&line(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(&line(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count(), u"3 of 3"_s);
    QTest::keyClick(&line(), Qt::Key_Return);
    QCOMPARE(count(), u"1 of 3"_s);
}

void FindTest::a_hit_out_of_sight_is_brought_into_it()
{
    show(2, u"긴 글"_s,
         u"<p>가운데 줄.</p>"_s.repeated(200) + u"<p>찾는 말이 여기에 있다.</p>"_s +
             u"<p>또 한 줄.</p>"_s.repeated(50));
    m_reader->find();
    line().setText(u"찾는 말"_s);
    QVERIFY(view().verticalScrollBar()->value() > 0);
    const QRect at = view().cursorRect(view().extraSelections().first().cursor);
    QVERIFY(view().viewport()->rect().contains(at));
    QVERIFY(at.top() > view().viewport()->height() / 5);
}

void FindTest::escape_takes_the_marks_away()
{
    m_reader->find();
    QVERIFY(bar().isVisible());
    line().setText(u"정상"_s);
    QTest::keyClick(&line(), Qt::Key_Escape);
    QVERIFY(!bar().isVisible());
    QCOMPARE(marked(), QString());
    QVERIFY(view().hasFocus());
}

void FindTest::what_is_selected_is_looked_for()
{
    QTextCursor cursor = view().document()->find(u"반"_s);
    cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
    view().setTextCursor(cursor);
    m_reader->find();
    QVERIFY(line().text().startsWith(u"반도체"_s));
    QVERIFY(marked().startsWith(u"*반도체"_s));
}

void FindTest::marks_stay_when_letters_become_larger()
{
    m_reader->find();
    line().setText(u"정상"_s);
    m_reader->zoom(2);
    QCOMPARE(marked(), u"정상|정상|정상"_s);
    QCOMPARE(count(), u"3 hits"_s);
}

void FindTest::a_search_marks_each_article_until_it_ends()
{
    m_reader->setSearch(query(u"ㄹㅅㅇ 정상 -없음"), u"ㄹㅅㅇ 정상 -없음"_s);
    QCOMPARE(marked(), u"러시아|정상|정상|정상"_s); // Initials count in the title alone.
    QVERIFY(bar().isVisible());
    QCOMPARE(count(), u"4 hits"_s);
    QVERIFY(!line().hasFocus());
    QCOMPARE(view().verticalScrollBar()->value(), 0);
    m_reader->stepHit(1);
    QCOMPARE(count(), u"1 of 4"_s);
    QTest::keyClick(&line(), Qt::Key_Escape);
    QCOMPARE(marked(), QString());
    show(2, u"정상"_s, u"<p>글</p>"_s);
    QCOMPARE(marked(), u"정상"_s);
    m_reader->setSearch({}, {});
    QCOMPARE(marked(), QString());
    QVERIFY(!bar().isVisible());
}

void FindTest::a_search_that_finds_nothing_here_shows_no_line()
{
    m_reader->setSearch(query(u"author:홍길동"), u"author:홍길동"_s);
    QVERIFY(!bar().isVisible());
    QCOMPARE(marked(), QString());
}

void FindTest::typing_takes_the_place_of_the_search()
{
    m_reader->setSearch(query(u"정상"), u"정상"_s);
    m_reader->find();
    line().setText(u"둘"_s);
    QCOMPARE(marked(), u"*둘"_s);
    show(2, u"둘째 글, 정상"_s, u"<p>글</p>"_s);
    QCOMPARE(marked(), u"둘"_s);
    QVERIFY(bar().isVisible());
}

QTEST_MAIN(FindTest)
#include "tst_find.moc"
