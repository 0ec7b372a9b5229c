// The search index is looked after behind the program's work.

#include "app/store/store.h"
#include "app/usecases/search_index.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class SearchIndexUpkeepTest : public QObject {
    Q_OBJECT

private slots:
    void pieces_are_put_together_unasked();
};

namespace {

/// Into how many pieces a search looks.
int piecesOf(const QString &file)
{
    int pieces = -1;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"pieces"_s);
        database.setDatabaseName(file);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (database.open()) {
            QSqlQuery query(u"SELECT count(DISTINCT segid) FROM search_index_1_idx"_s, database);
            if (query.next()) pieces = query.value(0).toInt();
        }
    }
    QSqlDatabase::removeDatabase(u"pieces"_s);
    return pieces;
}

} // namespace

void SearchIndexUpkeepTest::pieces_are_put_together_unasked()
{
    const QTemporaryDir folder;
    const auto store = Store::open(folder.path()).value();
    const SearchIndex index(*store);
    Board board;
    board.name = u"소식"_s;
    board.url = QUrl(u"https://example.kr/news"_s);
    const BoardId id = store->addBoard(board, board.name).result().value().id;
    constexpr int kPages = 8;
    for (int page = 0; page < kPages; ++page) {
        ListPage rows;
        Headline headline;
        headline.id = QString::number(page + 1);
        headline.title = u"제목 %1"_s.arg(page);
        rows.rows.append(headline);
        QVERIFY(store->applyPage(id, rows, QDateTime::currentDateTimeUtc()).result().ok());
    }
    QCOMPARE(piecesOf(store->fileName()), kPages);
    QTRY_COMPARE_LT(piecesOf(store->fileName()), kPages / 2);
}

QTEST_GUILESS_MAIN(SearchIndexUpkeepTest)
#include "tst_search_index.moc"
