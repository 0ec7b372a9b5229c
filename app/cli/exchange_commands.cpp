#include "app/cli/exchange_commands.h"

#include "app/cli/await.h"
#include "app/usecases/session.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct ExchangeWords {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// What stands for the standard input, or output, in place of a file's name.
const QString kStream = u"-"_s;

std::optional<RowFormat> rowFormatNamed(const QString &name)
{
    if (name == "json"_L1) return RowFormat::Json;
    if (name == "csv"_L1) return RowFormat::Csv;
    if (name == "markdown"_L1) return RowFormat::Markdown;
    return {}; // opml
}

QString reasonName(RefusedBoard::Reason reason)
{
    switch (reason) {
    case RefusedBoard::Reason::NoAddress:
        return u"NoAddress"_s;
    case RefusedBoard::Reason::NotWhole:
        return u"NotWhole"_s;
    case RefusedBoard::Reason::NotWeb:
        return u"NotWeb"_s;
    case RefusedBoard::Reason::NotAddress:
        return u"NotAddress"_s;
    case RefusedBoard::Reason::NoFeed:
        return u"NoFeed"_s;
    }
    Q_UNREACHABLE();
}

void tell(const ImportReport &report, Output &out)
{
    QJsonArray added;
    for (const BoardId id : report.added)
        added.append(id);
    QJsonArray refused;
    QString lines;
    for (const RefusedBoard &board : report.refused) {
        refused.append(QJsonObject{
            {u"name"_s, board.name}, {u"address"_s, board.address}, {u"reason"_s, reasonName(board.reason)}});
        lines += refusalText(board) + u'\n';
    }
    out.object({{u"added"_s, added},
                {u"known"_s, report.known},
                {u"refused"_s, refused},
                {u"damaged"_s, report.isDamaged},
                {u"cut"_s, report.isCut}});
    out.text(lines);
    out.text(ExchangeWords::tr("%1 boards added, %2 known already, %3 refused\n")
                 .arg(report.added.size())
                 .arg(report.known)
                 .arg(report.refused.size()));
    if (report.isDamaged) out.text(ExchangeWords::tr("The file is damaged; it was read as far as it goes.\n"));
    if (report.isCut) out.text(ExchangeWords::tr("The file lists more boards than are taken over at once.\n"));
}

} // namespace

Outcome exportBoards(Session &session, const Options &options, Output &out)
{
    ExportRequest request;
    request.boards = session.boards().boards();
    if (options.words[0] != "all"_L1) {
        const Result<Board> board = boardNamed(session, options.words[0]);
        if (!board) return board.error();
        request.boards = {*board};
    }
    request.rows = rowFormatNamed(options.value(u"--format"_s));
    if (options.value(u"--output"_s) != kStream) request.path = options.value(u"--output"_s);
    Export &exports = session.exports();
    const Result<qint64> count = await<qint64>([&](auto answer, QObject *receiver) {
        QObject::connect(&exports, &Export::progressed, receiver, [&out](qint64 done, qint64 total) {
            out.progress(ExchangeWords::tr("%1 of %2 headlines").arg(done).arg(total));
        });
        QObject::connect(&exports, &Export::finished, receiver,
                         [answer](const ExportRequest &, qint64 written) { answer(written); });
        QObject::connect(&exports, &Export::failed, receiver,
                         [answer](const ExportRequest &, const Error &error) { answer(error); });
        exports.start(request);
    });
    out.progress(QString());
    if (!count) return count.error();
    if (request.path.isEmpty()) return {}; // The output is the file's alone.
    out.object({{u"exported"_s, *count}, {u"file"_s, request.path}});
    out.text(request.rows ? ExchangeWords::tr("%1 headlines written to %2\n").arg(*count).arg(request.path)
                          : ExchangeWords::tr("%1 boards written to %2\n").arg(*count).arg(request.path));
    return {};
}

Result<QList<Board>> importBoards(Session &session, const Options &options, Output &out)
{
    Import &imports = session.imports();
    const Result<ImportReport> report = await<ImportReport>([&](auto answer, QObject *receiver) {
        QObject::connect(&imports, &Import::finished, receiver, [answer](const ImportReport &done) { answer(done); });
        QObject::connect(&imports, &Import::failed, receiver, [answer](const Error &error) { answer(error); });
        if (options.words[0] != kStream) return imports.readFile(options.words[0]);
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly)) return answer(Error{ErrorKind::CannotReadFile, kStream, 0});
        imports.read(input.read(Import::kMostBytes), kStream);
    });
    if (!report) return report.error();
    tell(*report, out);
    QList<Board> added;
    for (const BoardId id : report->added) {
        if (const auto board = session.boards().board(id)) added.append(*board);
    }
    return added;
}

} // namespace newsboard
