// What somebody wrote, as far as the cache has it.

#include "tests/store/samples.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Headline by(const QString &author, int id)
{
    Headline row = sampleRow(id);
    row.author = author;
    return row;
}

Comment said(const QString &author, const QString &text)
{
    Comment comment;
    comment.author = author;
    comment.html = u"<p>%1</p>"_s.arg(text);
    comment.text = text;
    return comment;
}

QStringList textsOf(const Writings &writings)
{
    QStringList texts;
    for (const WrittenComment &written : writings.comments)
        texts.append(u"%1/%2 %3"_s.arg(written.row.headline.id).arg(written.place).arg(written.comment.text));
    return texts;
}

} // namespace

class WritingsTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void headlines_of_exactly_this_name();
    void comments_with_their_places();
    void of_all_boards();
    void a_name_that_many_texts_hold_is_nobody_elses();
    void no_more_than_is_wanted_data();
    void no_more_than_is_wanted();
    void nobody_has_no_name();

private:
    BoardId keep(const QString &name = u"뉴스"_s) { return got(m_store->addBoard(sampleBoard(name), name)).id; }
    void list(BoardId board, const QList<Headline> &rows)
    {
        ListPage page;
        page.rows = rows;
        page.page = 1;
        got(m_store->applyPage(board, page, sampleNow()));
    }
    void comment(BoardId board, int id, const QList<Comment> &comments)
    {
        Article article = sampleArticle(id);
        article.comments = comments;
        got(m_store->applyArticle(board, article, sampleNow()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

void WritingsTest::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = openStore(m_folder->path());
}

void WritingsTest::headlines_of_exactly_this_name()
{
    const BoardId board = keep();
    list(board, {by(u"갈매기"_s, 2004), by(u"갈매기떼"_s, 2003), by(u"등대"_s, 2002), by(u"갈매기"_s, 2001)});
    const Writings found = got(m_store->writingsOf(u"갈매기"_s, 60));
    QCOMPARE(idsOf(found.headlines), (QStringList{u"2004"_s, u"2001"_s}));
    QCOMPARE(found.author, u"갈매기"_s);
    QVERIFY(!found.isCut);
}

void WritingsTest::comments_with_their_places()
{
    const BoardId board = keep();
    list(board, {by(u"등대"_s, 2002), by(u"등대"_s, 2001)});
    comment(board, 2002, {said(u"등대"_s, u"갈매기 님 말이 옳다"_s), said(u"갈매기"_s, u"첫 배"_s)});
    comment(board, 2001, {said(u"갈매기"_s, u"하나"_s), said(u"파도"_s, u"둘"_s), said(u"갈매기"_s, u"셋"_s)});
    const Writings found = got(m_store->writingsOf(u"갈매기"_s, 60));
    QCOMPARE(textsOf(found), (QStringList{u"2002/1 첫 배"_s, u"2001/2 셋"_s, u"2001/0 하나"_s}));
    QVERIFY(found.headlines.isEmpty());
}

void WritingsTest::of_all_boards()
{
    const BoardId one = keep(u"뉴스"_s);
    const BoardId other = keep(u"자유"_s);
    list(one, {by(u"갈매기"_s, 2001)});
    list(other, {by(u"갈매기"_s, 3001)});
    const Writings found = got(m_store->writingsOf(u"갈매기"_s, 60));
    QSet<BoardId> boards;
    for (const HeadlineRow &row : found.headlines)
        boards.insert(row.board());
    QCOMPARE(boards, (QSet<BoardId>{one, other}));
}

void WritingsTest::a_name_that_many_texts_hold_is_nobody_elses()
{
    const BoardId board = keep();
    QList<Headline> rows;
    for (int id = 2300; id > 2001; --id)
        rows.append(by(u"가%1"_s.arg(id), id));
    rows.append(by(u"가"_s, 2001));
    list(board, rows);
    const Writings found = got(m_store->writingsOf(u"가"_s, 60));
    QCOMPARE(idsOf(found.headlines), QStringList{u"2001"_s});
}

void WritingsTest::no_more_than_is_wanted_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<bool>("isCut");
    QTest::newRow("fewer than there are") << 2 << true;
    QTest::newRow("as many as there are") << 3 << false;
}

void WritingsTest::no_more_than_is_wanted()
{
    QFETCH(const int, most);
    const BoardId board = keep();
    list(board, {by(u"갈매기"_s, 2003), by(u"갈매기"_s, 2002), by(u"갈매기"_s, 2001)});
    comment(board, 2001, {said(u"갈매기"_s, u"하나"_s), said(u"갈매기"_s, u"둘"_s), said(u"갈매기"_s, u"셋"_s)});
    const Writings found = got(m_store->writingsOf(u"갈매기"_s, most));
    QCOMPARE(found.headlines.size(), most);
    QCOMPARE(found.comments.size(), most);
    QTEST(found.isCut, "isCut");
}

void WritingsTest::nobody_has_no_name()
{
    list(keep(), {by(u""_s, 2001)});
    const Writings found = got(m_store->writingsOf(u" "_s, 60));
    QVERIFY(found.headlines.isEmpty() && found.comments.isEmpty());
}

QTEST_GUILESS_MAIN(WritingsTest)
#include "tst_writings.moc"
