// Targets whose bytes are a text: feeds, dates, queries.

#include "app/parse/charset.h"
#include "app/parse/dates.h"
#include "app/parse/feed.h"
#include "app/search/matches.h"
#include "tests/fuzz/rule.h"
#include "tests/fuzz/targets.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const QDateTime kNow(QDate(2025, 2, 24), QTime(2, 12), QTimeZone::utc());

DateContext datesAsIn(DateContext::Order order)
{
    DateContext context;
    context.now = kNow;
    context.order = order;
    return context;
}

void requireSound(const PostedTime &posted)
{
    if (!posted.isKnown()) {
        require(posted == PostedTime(), "what is not known has no parts");
        return;
    }
    require(posted.date.isValid(), "a known date has a day");
    require(posted.date.year() >= 1 && posted.date.year() <= 9999, "a known date has a year of four figures");
    require(posted.hasTime() == posted.time.isValid(), "an hour is there where the precision says so");
    require(std::abs(posted.offsetSeconds) <= 18 * 3600, "an offset is one of a zone");
    require(PostedTime::fromIso(posted.toIso()).date == posted.date, "what is written is read again");
}

int conditionsIn(const Clause &clause)
{
    if (clause.kind == Clause::Kind::One) return 1;
    int count = 0;
    for (const Clause &part : clause.parts)
        count += conditionsIn(part);
    return count;
}

SearchedRow rowWith(const QString &title)
{
    SearchedRow row;
    row.board = 1;
    row.boardName = u"새벽통신 뉴스"_s;
    row.headline.title = title;
    row.headline.author = u"나하늘"_s;
    row.headline.number = 46577;
    row.headline.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, 12), 9 * 3600);
    row.body = title + u"\n\n해운동맹은 24일 협의를 연다고 밝혔다."_s;
    row.commentTexts = {u"독자"_s, title};
    row.tags = {u"속보"_s};
    return row;
}

} // namespace

void fuzzFeed(const QByteArray &bytes)
{
    static const QUrl address(u"https://board.example/rss"_s);
    const QString text = decodePage(bytes, {}).text;
    const std::optional<ListPage> feed = readFeed(text, address, datesAsIn(DateContext::Order::DayFirst));
    if (!feed) return;
    for (const Headline &row : feed->rows) {
        require(!row.id.isEmpty(), "an entry has an id");
        require(row.url.isEmpty() || row.url.scheme() == "http"_L1 || row.url.scheme() == "https"_L1,
                "an entry leads to the web");
        require(!row.title.contains(u'\n') && !row.author.contains(u'\n'), "a title is one line");
        requireSound(row.posted);
    }
}

void fuzzDate(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    for (const auto order :
         {DateContext::Order::YearFirst, DateContext::Order::DayFirst, DateContext::Order::MonthFirst}) {
        const DateContext context = datesAsIn(order);
        requireSound(parseDate(text, context));
        qsizetype begin = -1;
        qsizetype length = 0;
        const PostedTime found = findDate(text, context, &begin, &length);
        requireSound(found);
        if (!found.isKnown()) continue;
        require(begin >= 0 && length > 0 && begin + length <= text.size(), "a date stands in its text");
    }
    (void)dateOrder(text.split(u'\n'), DateContext::Order::YearFirst);
}

void fuzzQuery(const QByteArray &bytes)
{
    // The first two bytes say how it is typed.
    const int manner = bytes.isEmpty() ? 0 : uchar(bytes[0]);
    const int place = bytes.size() < 2 ? 0 : uchar(bytes[1]);
    const QString text = QString::fromUtf8(bytes.sliced(std::min<qsizetype>(2, bytes.size())));
    static const Shorthand shorthand = Shorthand::builtIn();
    QueryContext context;
    context.now = kNow;
    context.zone = QTimeZone("Asia/Seoul");
    context.typing = manner & 1;
    if (manner & 2) context.composingFrom = std::min<qsizetype>(place, text.size());
    if (manner & 4) context.composingTo = std::min<qsizetype>(place + 1, text.size());
    if (manner & 8) context.shorthand = shorthand;

    const Query query = parseQuery(text, context);
    require(parseQuery(text, context) == query, "the same text is read in the same way");
    require(conditionsIn(query.root) <= kMostConditions + 1, "a query is bounded");
    for (const Complaint &complaint : query.complaints)
        require(complaint.range.begin >= 0 && complaint.range.end() <= text.size(), "a complaint stands in the text");

    const SearchedRow row = rowWith(text.left(200));
    (void)matches(query, row);
    for (const Field field : {Field::Any, Field::Title, Field::Author, Field::Body, Field::Comment}) {
        qsizetype end = 0;
        for (const TextRange &range : highlights(query, row.headline.title, field)) {
            require(range.begin >= end && range.length > 0 && range.end() <= row.headline.title.size(),
                    "highlights stand in the text, one behind the other");
            end = range.end();
        }
    }
    const QString phrase = text.left(200);
    const Query quoted = parseQuery(quotedPhrase(phrase), {});
    require(quoted.isEmpty() || matches(quoted, row), "a text in quotes finds itself");
}

} // namespace newsboard
