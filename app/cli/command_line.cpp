#include "app/cli/command_line.h"

#include "app/cli/await.h"
#include "app/cli/exchange_commands.h"
#include "app/cli/options.h"
#include "app/cli/outcome.h"
#include "app/cli/output.h"
#include "app/cli/row_lines.h"
#include "app/cli/search_commands.h"
#include "app/usecases/saved_page.h"
#include "app/usecases/session.h"
#include "app/write/article_files.h"
#include "app/write/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QTimeZone>

#include <functional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct CommandWords {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// A date without a time means all of its day.
constexpr qsizetype kDateLength = 10;

Outcome add(Session &session, const Options &options, Output &out)
{
    Boards &boards = session.boards();
    const Result<BoardPreview> seen = await<BoardPreview>([&](auto answer, QObject *receiver) {
        QObject::connect(&boards, &Boards::previewed, receiver,
                         [answer](int, const BoardPreview &preview) { answer(preview); });
        QObject::connect(&boards, &Boards::lookFailed, receiver, [answer](int, const Error &error) { answer(error); });
        boards.look(options.words[0]);
    });
    if (!seen) return seen.error();
    struct Kept {
        Board board;
        int headlines = 0;
    };
    const Result<Kept> kept = await<Kept>([&](auto answer, QObject *receiver) {
        QObject::connect(&boards, &Boards::kept, receiver, [answer](const Board &board, int headlines) {
            answer(Kept{board, headlines});
        });
        QObject::connect(&boards, &Boards::failed, receiver, [answer](const Error &error) { answer(error); });
        boards.keep(*seen);
    });
    if (!kept) return kept.error();
    QJsonObject object = toJson(kept->board);
    object.insert(u"headlines"_s, kept->headlines);
    object.insert(u"known"_s, seen->alreadyKept.has_value());
    object.insert(u"confidence"_s, seen->page.confidence);
    out.object(object);
    out.text(CommandWords::tr("%1  %2\n%3\n%4 headlines on its page (%5)\n")
                 .arg(kept->board.id)
                 .arg(kept->board.name, kept->board.url.toDisplayString())
                 .arg(kept->headlines)
                 .arg(kept->board.skin));
    return {};
}

Outcome listBoards(Session &session, const Options &, Output &out)
{
    QList<QStringList> rows;
    for (const Board &board : session.boards().boards()) {
        out.object(toJson(board));
        rows.append({QString::number(board.id), board.name, QString::number(board.unread),
                     QString::number(board.headlines),
                     board.lastError.isEmpty() ? board.url.toDisplayString() : board.lastError});
    }
    out.table({CommandWords::tr("Board"), CommandWords::tr("Name"), CommandWords::tr("Unread"),
               CommandWords::tr("Headlines"), CommandWords::tr("Address")},
              rows, {0, 2, 3});
    return {};
}

Outcome refreshOne(Session &session, const Board &board, const RefreshOptions &refreshOptions, Output &out)
{
    Refresh &refresh = session.refresh();
    const Result<RefreshReport> report = await<RefreshReport>([&](auto answer, QObject *receiver) {
        QObject::connect(&refresh, &Refresh::finished, receiver,
                         [answer](BoardId, const RefreshReport &done) { answer(done); });
        QObject::connect(&refresh, &Refresh::failed, receiver,
                         [answer](BoardId, const Error &error, const RefreshReport &) { answer(error); });
        refresh.refresh(board, refreshOptions);
    });
    if (!report) return report.error();
    out.object({{u"board"_s, board.id},
                {u"new"_s, report->added},
                {u"changed"_s, report->changed},
                {u"gone"_s, report->gone},
                {u"requests"_s, report->requests},
                {u"truncated"_s, report->truncated}});
    out.text(CommandWords::tr("%1: %2 new, %3 changed, %4 gone\n")
                 .arg(board.name)
                 .arg(report->added)
                 .arg(report->changed)
                 .arg(report->gone));
    return {};
}

/// Older headlines, down to the first or to a limit; progress goes to a terminal's stderr.
Outcome backFillOne(Session &session, const Board &board, const Options &options, Output &out)
{
    BackFill &backFill = session.backFill();
    struct Ended {
        BackFillProgress progress;
        bool whole = false;
    };
    BackFill::Limit limit;
    limit.until = options.moment(u"--until"_s).value_or(QDateTime());
    if (options.value(u"--until"_s).size() == kDateLength)
        limit.until = QDateTime(limit.until.date(), {}, limit.until.timeZone());
    limit.count = options.number(u"--count"_s).value_or(0);
    const Result<Ended> ended = await<Ended>([&](auto answer, QObject *receiver) {
        QObject::connect(&backFill, &BackFill::finished, receiver,
                         [answer](BoardId, const BackFillProgress &progress, bool whole) {
                             answer(Ended{progress, whole});
                         });
        QObject::connect(&backFill, &BackFill::failed, receiver,
                         [answer](BoardId, const Error &error, const BackFillProgress &) { answer(error); });
        QObject::connect(&backFill, &BackFill::progressed, receiver,
                         [&out, &board](BoardId, const BackFillProgress &progress) {
                             out.progress(board.name + u": "_s + progressText(progress));
                         });
        backFill.start(board, limit);
    });
    out.progress(QString());
    if (!ended) return ended.error();
    out.object({{u"board"_s, board.id},
                {u"backfilled"_s, ended->progress.added},
                {u"pages"_s, ended->progress.pages},
                {u"whole"_s, ended->whole}});
    out.text(CommandWords::tr("%1: %2 older headlines, %3\n")
                 .arg(board.name)
                 .arg(ended->progress.added)
                 .arg(ended->whole ? CommandWords::tr("complete") : CommandWords::tr("more to come")));
    return {};
}

/// The newest articles and their pictures; progress goes to a terminal's stderr.
Outcome prefetchOne(Session &session, const Board &board, int newest, Output &out)
{
    Prefetch &prefetch = session.prefetch();
    const Result<PrefetchProgress> ended = await<PrefetchProgress>([&](auto answer, QObject *receiver) {
        QObject::connect(&prefetch, &Prefetch::finished, receiver,
                         [answer](BoardId, const PrefetchProgress &progress) { answer(progress); });
        QObject::connect(&prefetch, &Prefetch::failed, receiver,
                         [answer](BoardId, const Error &error, const PrefetchProgress &) { answer(error); });
        QObject::connect(
            &prefetch, &Prefetch::progressed, receiver, [&out, &board](BoardId, const PrefetchProgress &progress) {
                out.progress(
                    CommandWords::tr("%1: article %2 of %3").arg(board.name).arg(progress.done).arg(progress.total));
            });
        prefetch.start(board, {.newest = newest, .pictures = true});
    });
    out.progress(QString());
    if (!ended) return ended.error();
    out.object({{u"board"_s, board.id},
                {u"articles"_s, ended->done - ended->failed},
                {u"failed"_s, ended->failed},
                {u"pictures"_s, ended->pictures}});
    out.text(CommandWords::tr("%1: %2 articles for offline, %3 would not come\n")
                 .arg(board.name)
                 .arg(ended->done - ended->failed)
                 .arg(ended->failed));
    return {};
}

Outcome refreshBoard(Session &session, const Board &board, const Options &options, Output &out)
{
    const RefreshOptions pages{int(options.number(u"--pages"_s).value_or(0))};
    if (const Outcome failed = refreshOne(session, board, pages, out)) return failed;
    if (options.has(u"--backfill"_s)) {
        if (const Outcome failed = backFillOne(session, board, options, out)) return failed;
    }
    const auto newest = options.number(u"--prefetch"_s);
    return newest ? prefetchOne(session, board, int(*newest), out) : Outcome();
}

/// All of them, whatever fails among them; the last failure, where they all were told.
Outcome refreshEach(Session &session, const QList<Board> &boards, const Options &options, Output &out)
{
    Outcome last;
    for (const Board &board : boards) {
        if (const Outcome failed = refreshBoard(session, board, options, out)) {
            out.error(*failed, board.name);
            last = failed;
        }
    }
    if (last) out.errorsWereTold();
    return last;
}

Outcome refresh(Session &session, const Options &options, Output &out)
{
    const QList<Board> boards = session.boards().boards(); // A refresh changes them.
    if (options.words[0] == "all"_L1) return refreshEach(session, boards, options, out);
    const Result<Board> board = boardNamed(session, options.words[0]);
    if (!board) return board.error();
    return refreshBoard(session, *board, options, out);
}

Outcome takeOver(Session &session, const Options &options, Output &out)
{
    const Result<QList<Board>> added = importBoards(session, options, out);
    if (!added) return added.error();
    return options.has(u"--refresh"_s) ? refreshEach(session, *added, options, out) : Outcome();
}

void printRows(const QList<HeadlineRow> &rows, Output &out)
{
    QList<QStringList> lines;
    for (const HeadlineRow &row : rows) {
        out.object(toJson(row));
        lines.append(lineOf(row));
    }
    printLines(lines, out);
}

Outcome list(Session &session, const Options &options, Output &out)
{
    const Result<Board> board = boardNamed(session, options.words[0]);
    if (!board) return board.error();
    ListQuery query;
    query.board = board->id;
    query.limit = int(options.number(u"--limit"_s).value_or(-1));
    query.before = options.number(u"--before"_s);
    query.unread = options.has(u"--unread"_s);
    query.starred = options.has(u"--starred"_s);
    const Result<QList<HeadlineRow>> rows = await(session.rows().list(query));
    if (!rows) return rows.error();
    printRows(*rows, out);
    return {};
}

/// The pictures that the cache has, as files; nobody is asked for the others.
QHash<QUrl, PictureFile> gathered(Pictures &pictures, const QList<QUrl> &addresses)
{
    if (addresses.isEmpty()) return {};
    using Files = QHash<QUrl, PictureFile>;
    return await<Files>([&](auto answer, QObject *receiver) {
               QObject::connect(&pictures, &Pictures::gathered, receiver,
                                [answer](const Files &files) { answer(files); });
               pictures.gather(addresses);
           })
        .value();
}

/// The same for paper.
QHash<QUrl, QImage> developed(Pictures &pictures, const QList<QUrl> &addresses)
{
    if (addresses.isEmpty()) return {};
    using Images = QHash<QUrl, QImage>;
    return await<Images>([&](auto answer, QObject *receiver) {
               QObject::connect(&pictures, &Pictures::developed, receiver,
                                [answer](const Images &images) { answer(images); });
               pictures.develop(addresses, Pictures::paperSize());
           })
        .value();
}

Outcome show(Session &session, const Options &options, Output &out, const PdfWriter &pdf)
{
    const Result<Board> board = boardNamed(session, options.words[0]);
    if (!board) return board.error();
    const Result<std::optional<HeadlineRow>> row = await(session.rows().find(board->id, options.words[1]));
    if (!row) return row.error();
    if (!row.value()) return Error{ErrorKind::NoSuchArticle, options.words[1], 0};
    const HeadlineRow headline = *row.value();
    Articles &articles = session.articles();
    Result<Article> article = await<Article>([&](auto answer, QObject *receiver) {
        QObject::connect(&articles, &Articles::opened, receiver,
                         [answer](Key, const Article &opened) { answer(opened); });
        QObject::connect(&articles, &Articles::failed, receiver, [answer](Key, const Error &error) { answer(error); });
        articles.open(*board, headline);
    });
    if (!article) return article.error();
    const Article shown = completed(article.value(), headline.headline);
    const QString format = options.value(u"--format"_s);
    const QList<QUrl> pictures = pictureAddresses(shown);
    if (format == "pdf"_L1) {
        out.file(pdf(headline, shown, developed(session.pictures(), pictures)));
        return {};
    }
    if (!format.isEmpty()) {
        const QString file = format == "html"_L1 ? articleAsHtml(shown, gathered(session.pictures(), pictures))
                             : format == "md"_L1 ? articleAsMarkdown(shown)
                                                 : articleAsText(shown);
        out.file(file.toUtf8());
        return {};
    }
    out.object(toJson(shown));
    QString text = shown.title + u'\n' + shown.author + u"  "_s + shown.posted.toIso() + u"\n\n"_s + shown.text + u'\n';
    for (const Comment &comment : shown.comments)
        text += u"\n%1%2  %3\n%1%4\n"_s.arg(QString(2 * comment.depth, u' '), comment.author, comment.posted.toIso(),
                                            comment.text);
    out.text(text);
    return {};
}

Outcome mark(Session &session, const Options &options, Output &out)
{
    const Result<Board> board = boardNamed(session, options.words[0]);
    if (!board) return board.error();
    StateChange state;
    if (options.has(u"--read"_s)) state.read = true;
    if (options.has(u"--unread"_s)) state.read = false;
    if (options.has(u"--star"_s)) state.starred = true;
    if (options.has(u"--unstar"_s)) state.starred = false;
    QList<Key> keys;
    for (const QString &id : options.words.sliced(1)) {
        const auto row = await(session.rows().find(board->id, id));
        if (!row) return row.error();
        if (!row.value()) return Error{ErrorKind::NoSuchArticle, id, 0};
        keys.append(row.value()->key);
    }
    const Result<Change> change = await(session.states().apply(keys, state));
    if (!change) return change.error();
    out.object({{u"marked"_s, change->states.size()}});
    out.text(CommandWords::tr("%1 marked\n").arg(change->states.size()));
    return {};
}

Outcome remove(Session &session, const Options &options, Output &out)
{
    const Result<Board> board = boardNamed(session, options.words[0]);
    if (!board) return board.error();
    Boards &boards = session.boards();
    const Result<Board> removed = await<Board>([&](auto answer, QObject *receiver) {
        QObject::connect(&boards, &Boards::removed, receiver, [answer](const Board &gone) { answer(gone); });
        QObject::connect(&boards, &Boards::failed, receiver, [answer](const Error &error) { answer(error); });
        boards.remove(board->id);
    });
    if (!removed) return removed.error();
    out.object({{u"removed"_s, board->id}});
    out.text(CommandWords::tr("%1 removed\n").arg(board->name));
    return {};
}

Outcome parseSaved(const Invocation &invocation, const Options &options, Output &out)
{
    const QDateTime now = options.moment(u"--now"_s).value_or(QDateTime::currentDateTime());
    const QString folder = invocation.dataFolder.isEmpty() ? Session::standardDataFolder() : invocation.dataFolder;
    const Result<SavedPage> page =
        readSavedPage(options.words[0], options.value(u"--url"_s), now, QDir(folder).filePath(u"skins"_s));
    if (!page) return page.error();
    for (const Error &error : page->skinErrors)
        out.remark(errorText(error));
    if (options.has(u"--explain"_s)) {
        for (const QString &line : page->explanation)
            out.remark(line);
    }
    QList<HeadlineRow> rows;
    for (const Headline &headline : page->rows) {
        HeadlineRow row;
        row.headline = headline;
        rows.append(row);
    }
    printRows(rows, out);
    return {};
}

using Command = std::function<Outcome(Session &, const Options &, Output &)>;

Command commandNamed(const QString &name)
{
    static const QHash<QString, Command> commands{{u"add"_s, add},
                                                  {u"boards"_s, listBoards},
                                                  {u"refresh"_s, refresh},
                                                  {u"list"_s, list},
                                                  {u"mark"_s, mark},
                                                  {u"remove"_s, remove},
                                                  {u"search"_s, searchCache},
                                                  {u"index"_s, tendIndex},
                                                  {u"export"_s, exportBoards},
                                                  {u"import"_s, takeOver}};
    return commands.value(name);
}

Outcome runInSession(const Invocation &invocation, const Options &options, Output &out, const PdfWriter &pdf)
{
    Result<std::unique_ptr<Session>> session = Session::open({invocation.dataFolder, invocation.offline});
    if (!session) return session.error();
    for (const Error &error : session.value()->skinErrors())
        out.remark(errorText(error));
    Boards &boards = session.value()->boards();
    const Result<bool> loaded = await<bool>([&](auto answer, QObject *receiver) {
        QObject::connect(&boards, &Boards::boardsChanged, receiver, [answer] { answer(true); });
        QObject::connect(&boards, &Boards::failed, receiver, [answer](const Error &error) { answer(error); });
        boards.load();
    });
    if (!loaded) return loaded.error();
    if (invocation.command == "show"_L1) return show(*session.value(), options, out, pdf);
    return commandNamed(invocation.command)(*session.value(), options, out);
}

} // namespace

int runCommand(const Invocation &invocation, const PdfWriter &pdf)
{
    Output out(invocation.json);
    const Options options = readOptions(invocation.command, invocation.arguments);
    if (!options.usageError.isEmpty()) return out.wrongUsage(options.usageError);
    const Outcome failed = invocation.command == "parse"_L1 ? parseSaved(invocation, options, out)
                                                            : runInSession(invocation, options, out, pdf);
    if (!failed) return 0;
    out.error(*failed);
    return 1;
}

bool needsPdf(const Invocation &invocation)
{
    return invocation.command == "show"_L1 &&
           readOptions(invocation.command, invocation.arguments).value(u"--format"_s) == "pdf"_L1;
}

} // namespace newsboard
