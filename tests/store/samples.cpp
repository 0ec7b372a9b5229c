#include "tests/store/samples.h"

using namespace Qt::StringLiterals;

namespace newsboard {

QDateTime sampleNow()
{
    return QDateTime(QDate(2025, 2, 24), QTime(5, 0), Qt::UTC);
}

Board sampleBoard(const QString &name)
{
    Board board;
    board.name = name;
    board.url = QUrl(u"https://example.kr/news"_s);
    board.kind = u"rhymix"_s;
    board.skin = u"sketchbook5"_s;
    board.charset = u"utf-8"_s;
    board.addresses = {u"document_srl"_s, u"https://example.kr/news?page={page}"_s, 1, 1};
    board.showsNumbers = true;
    return board;
}

Headline sampleRow(int id, Flags flags)
{
    Headline row;
    row.id = QString::number(id);
    row.number = id - 1000;
    row.title = u"제목 %1 <b>\"·\""_s.arg(id);
    row.author = u"새벽통신"_s;
    row.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, id % 60), 9 * 3600);
    row.comments = id % 3;
    row.flags = flags;
    row.url = QUrl(u"https://example.kr/news/%1"_s.arg(id));
    return row;
}

ListPage samplePage(int from, int to)
{
    ListPage page;
    for (int id = from; id >= to; --id)
        page.rows.append(sampleRow(id));
    return page;
}

ListPage wordPage(const QStringList &ids, int number)
{
    ListPage page;
    page.page = number;
    for (const QString &id : ids) {
        Headline row = sampleRow(1);
        row.id = id;
        page.rows.append(row);
    }
    return page;
}

Article sampleArticle(int id, const QString &text)
{
    const int seoul = 9 * 3600;
    Article article;
    article.id = QString::number(id);
    article.url = QUrl(u"https://example.kr/news/%1"_s.arg(id));
    article.title = u"제목 %1 <b>\"·\""_s.arg(id);
    article.author = u"새벽통신"_s;
    article.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, 5, 7), seoul, true);
    article.views = 120;
    article.votes = -3;
    article.category = u"경제"_s;
    article.html = u"<p>%1</p>"_s.arg(text);
    article.text = text;
    article.byline = u"(부산=새벽통신) 나하늘 기자"_s;
    article.credit = u"새벽통신"_s;
    article.tags = {u"항로"_s, u"운임"_s};
    PostedTime reckoned = PostedTime::moment(QDate(2025, 2, 24), QTime(12, 0), seoul);
    reckoned.isApproximate = true;
    article.comments = {
        {u"9"_s, u"갑"_s, PostedTime::day(QDate(2025, 2, 24), seoul), 0, u"<p>네</p>"_s, u"네"_s},
        {u"10"_s, u"을"_s, reckoned, 1, u"<p>아니오</p>"_s, u"아니오"_s},
        {{}, u"병"_s, PostedTime::moment(QDate(2025, 2, 24), QTime(13, 7, 0), seoul, true), 2, u"<p>음</p>"_s, u"음"_s},
        {u"11"_s, {}, {}, 0, {}, {}},
    };
    article.attachments = {{u"협의문.pdf"_s, QUrl(u"https://example.kr/f/1"_s), 12300},
                           {u"사진.jpg"_s, QUrl(u"https://example.kr/f/2"_s), {}}};
    article.cleanerVersion = 1;
    return article;
}

std::unique_ptr<Store> openStore(const QString &folder)
{
    auto opened = Store::open(folder);
    if (!opened.ok()) qFatal("%s (%s)", qPrintable(errorText(opened.error())), qPrintable(opened.error().detail));
    return std::move(opened).value();
}

QStringList idsOf(const QList<HeadlineRow> &rows)
{
    QStringList ids;
    for (const HeadlineRow &row : rows)
        ids.append(row.headline.id);
    return ids;
}

void purgeAll(Store &store)
{
    const QDateTime later = QDateTime::currentDateTimeUtc().addSecs(2);
    while (got(store.purgeSome(later))) {
    }
}

} // namespace newsboard
