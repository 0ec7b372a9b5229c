#include "app/cli/search_commands.h"

#include "app/cli/await.h"
#include "app/cli/row_lines.h"
#include "app/usecases/session.h"
#include "app/write/json.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct SearchWords {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

Outcome rebuildIndex(SearchIndex &index, Output &out)
{
    const Result<qint64> rows = await<qint64>([&](auto answer, QObject *receiver) {
        QObject::connect(&index, &SearchIndex::finished, receiver, [answer](qint64 all) { answer(all); });
        QObject::connect(&index, &SearchIndex::failed, receiver, [answer](const Error &error) { answer(error); });
        QObject::connect(&index, &SearchIndex::progressed, receiver, [&out](qint64 done, qint64 all) {
            out.progress(SearchWords::tr("%1 of %2 headlines").arg(done).arg(all));
        });
        index.rebuild();
    });
    out.progress(QString());
    if (!rows) return rows.error();
    out.object({{u"indexed"_s, *rows}});
    out.text(SearchWords::tr("%1 headlines indexed\n").arg(*rows));
    return {};
}

Outcome checkIndex(SearchIndex &index, Output &out)
{
    const Result<SearchIndex::Report> report = await<SearchIndex::Report>([&](auto answer, QObject *receiver) {
        QObject::connect(&index, &SearchIndex::checked, receiver,
                         [answer](const SearchIndex::Report &checked) { answer(checked); });
        QObject::connect(&index, &SearchIndex::failed, receiver, [answer](const Error &error) { answer(error); });
        QObject::connect(&index, &SearchIndex::progressed, receiver, [&out](qint64 done, qint64 all) {
            out.progress(u"%1 %"_s.arg(100 * done / std::max(all, qint64(1))));
        });
        index.check();
    });
    out.progress(QString());
    if (!report) return report.error();
    out.object({{u"rows"_s, report->rows},
                {u"segments"_s, report->segments},
                {u"wrong"_s, report->wrong},
                {u"whole"_s, report->isWhole},
                {u"right"_s, report->isRight}});
    if (report->isRight)
        out.text(SearchWords::tr("The search index is right: %1 headlines, %2 entries\n")
                     .arg(report->rows)
                     .arg(report->segments));
    else if (report->wrong > 0)
        return Error{ErrorKind::IndexWrong, QString::number(report->wrong), 0};
    else
        out.text(
            SearchWords::tr("The search index is not complete: %1 headlines so far. Searches find everything all the "
                            "same, more slowly.\n")
                .arg(report->rows));
    return {};
}

} // namespace

Outcome searchCache(Session &session, const Options &options, Output &out)
{
    SearchQuestion question;
    question.text = options.words.join(u' ');
    question.order = options.has(u"--best"_s) ? SearchOrder::Best : SearchOrder::Newest;
    if (options.has(u"--board"_s)) {
        const Result<Board> board = boardNamed(session, options.value(u"--board"_s));
        if (!board) return board.error();
        question.board = board->id;
    }
    Search &search = session.search();
    const QList<Complaint> complaints = search.read(question).complaints;
    for (const Complaint &complaint : complaints)
        out.remark(
            SearchWords::tr("%1 was not understood; it is searched for as text, or left out.").arg(complaint.text));
    const Result<QList<FoundRow>> found = await(search.find(question, int(options.number(u"--limit"_s).value_or(-1))));
    if (!found) return found.error();
    QList<QStringList> lines;
    for (const FoundRow &hit : *found) {
        QJsonObject object = toJson(hit.row);
        object.insert(u"snippet"_s, hit.snippet.text);
        out.object(object);
        lines.append(lineOf(hit.row));
        if (!hit.snippet.isEmpty()) lines.append({QString(), QString(), u"  "_s + hit.snippet.text, {}, {}, {}});
    }
    printLines(lines, out);
    return {};
}

Outcome tendIndex(Session &session, const Options &options, Output &out)
{
    SearchIndex &index = session.searchIndex();
    return options.has(u"--rebuild"_s) ? rebuildIndex(index, out) : checkIndex(index, out);
}

} // namespace newsboard
