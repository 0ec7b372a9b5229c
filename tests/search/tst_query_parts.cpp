// A query taken apart by what answers each part of it.

#include "app/search/query_parts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Query queryOf(const QString &text)
{
    QueryContext context;
    context.now = QDateTime(QDate(2025, 2, 24), QTime(14, 0), Qt::UTC);
    return parseQuery(text, context);
}

} // namespace

class QueryPartsTest : public QObject {
    Q_OBJECT

private slots:
    void each_part_goes_to_what_answers_it_data();
    void each_part_goes_to_what_answers_it();
    void a_headline_is_asked_by_its_title_and_its_author();
};

void QueryPartsTest::each_part_goes_to_what_answers_it_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("asked"); // As queries; that mean the same.
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("states"); // u: unread, r: read, s: starred
    QTest::addColumn<bool>("onlyAsks");
    const auto row = [](const QString &text, const QString &asked, const QString &filter, const QString &states,
                        bool onlyAsks) {
        QTest::addRow("%s", qPrintable(text)) << text << asked << filter << states << onlyAsks;
    };
    row(u""_s, u""_s, u""_s, u""_s, true);
    row(u"포구"_s, u"포구"_s, u""_s, u""_s, true);
    row(u"포구 아침"_s, u"포구 아침"_s, u""_s, u""_s, true);
    row(u"포구 is:unread"_s, u"포구"_s, u""_s, u"u"_s, true);
    row(u"is:read is:starred"_s, u""_s, u""_s, u"rs"_s, true);
    row(u"is:gone"_s, u""_s, u"is:gone"_s, u""_s, true);
    row(u"제목:포구 has:file number:3"_s, u"제목:포구"_s, u"has:file number:3"_s, u""_s, true);
    row(u"-포구"_s, u"-포구"_s, u""_s, u""_s, false);
    row(u"포구 -is:gone"_s, u"포구"_s, u"-is:gone"_s, u""_s, false);
    // A row's state is a list of its own only where it is asked of every row.
    row(u"-is:unread"_s, u""_s, u"-is:unread"_s, u""_s, false);
    row(u"is:unread OR is:starred"_s, u""_s, u"is:unread OR is:starred"_s, u""_s, true);
    // What looks at both is the index's: it narrows down, and the row says the rest.
    row(u"포구 OR is:gone"_s, u"포구 OR is:gone"_s, u""_s, u""_s, true);
}

void QueryPartsTest::each_part_goes_to_what_answers_it()
{
    QFETCH(const QString, text);
    QFETCH(const QString, asked);
    QFETCH(const QString, filter);
    QFETCH(const QString, states);
    const auto listOf = [](const Clause &root) {
        return root.kind == Clause::Kind::All ? root.parts : QList<Clause>{root};
    };
    const QueryParts parts = partsOf(queryOf(text));
    QCOMPARE(parts.asked.kind, Clause::Kind::All);
    QVERIFY(parts.asked.parts == listOf(queryOf(asked).root));
    QVERIFY(parts.filter.parts == listOf(queryOf(filter).root));
    QCOMPARE(parts.unread, states.contains(u'u'));
    QCOMPARE(parts.read, states.contains(u'r'));
    QCOMPARE(parts.starred, states.contains(u's'));
    QTEST(parts.onlyAsks, "onlyAsks");
}

void QueryPartsTest::a_headline_is_asked_by_its_title_and_its_author()
{
    const auto asked = [](const QString &text) { return ofHeadline(queryOf(text).root); };
    QVERIFY(asked(u"포구"_s) == ofHeadline(queryOf(u"제목:포구 OR 글쓴이:포구"_s).root));
    QVERIFY(asked(u"본문:포구"_s) == queryOf(u"본문:포구"_s).root);
    QVERIFY(asked(u"-포구"_s).parts.front() == asked(u"포구"_s));
}

QTEST_GUILESS_MAIN(QueryPartsTest)
#include "tst_query_parts.moc"
