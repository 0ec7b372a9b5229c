// Boards out of the window and into it: lists in files, headlines in files.

#include "app/usecases/export.h"
#include "app/usecases/import.h"
#include "ui/board/headline_model.h"
#include "ui/reader/article_saving.h"
#include "ui/window/message_strip.h"
#include "ui/window/status_line.h"
#include "ui/window/window_parts.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// So many of the boards that were refused are named in the window.
constexpr qsizetype kNamedRefusals = 3;

struct KnownFormat {
    RowFormat format;
    QString suffix;
    QString filter; ///< As the dialog shows it.
};

std::array<KnownFormat, 3> knownFormats()
{
    return {KnownFormat{RowFormat::Csv, u"csv"_s, MainWindow::tr("Spreadsheet (*.csv)")},
            KnownFormat{RowFormat::Markdown, u"md"_s, MainWindow::tr("List of links (*.md)")},
            KnownFormat{RowFormat::Json, u"json"_s, MainWindow::tr("JSON, a line each (*.json)")}};
}

QString opmlFilter()
{
    return MainWindow::tr("Lists of boards (*.opml *.xml)");
}

/// What became of a list, in one line.
QString importText(const ImportReport &report)
{
    QStringList said{
        MainWindow::tr("%1 boards were added, %2 were there already.").arg(report.added.size()).arg(report.known)};
    for (const RefusedBoard &refused : report.refused.first(std::min(report.refused.size(), kNamedRefusals)))
        said.append(refusalText(refused));
    if (report.refused.size() > kNamedRefusals)
        said.append(MainWindow::tr("%1 more could not be added.").arg(report.refused.size() - kNamedRefusals));
    if (report.isDamaged) said.append(MainWindow::tr("The file is damaged; it was read as far as it goes."));
    if (report.isCut) said.append(MainWindow::tr("It lists more boards than are taken over at once."));
    return said.join(u' ');
}

} // namespace

void MainWindow::Private::connectExchange()
{
    QObject::connect(&parts.imports, &Import::finished, this, [this](const ImportReport &report) {
        showBoards();
        if (report.added.isEmpty()) return strip->say(MessageStrip::Kind::Note, importText(report));
        rememberUndo([this, added = report.added] { parts.boards.removeAll(added); });
        strip->say(MessageStrip::Kind::Note, importText(report), MainWindow::tr("Undo"), [this] { undo(); });
    });
    QObject::connect(&parts.imports, &Import::failed, this, [this](const Error &error) { report(error, {}, {}); });
    QObject::connect(&parts.exports, &Export::progressed, this, [this](qint64 done, qint64 total) {
        const QLocale locale;
        isWriting = true;
        // Thousandths: a million times a million headlines would not fit.
        status->setBusy(
            MainWindow::tr("Writing headlines: %1 of %2").arg(locale.toString(done), locale.toString(total)),
            int(1000 * done / std::max(total, qint64(1))), 1000);
    });
    QObject::connect(&parts.exports, &Export::finished, this, [this](const ExportRequest &request, qint64 count) {
        isWriting = false;
        showJobs();
        const QString file = QFileInfo(request.path).fileName();
        strip->say(MessageStrip::Kind::Note,
                   request.rows ? MainWindow::tr("%1 headlines were written to %2.").arg(count).arg(file)
                                : MainWindow::tr("%1 boards were written to %2.").arg(count).arg(file));
    });
    QObject::connect(&parts.exports, &Export::failed, this, [this](const ExportRequest &request, const Error &error) {
        isWriting = false;
        showJobs();
        if (error.kind == ErrorKind::Cancelled)
            return strip->say(MessageStrip::Kind::Note,
                              MainWindow::tr("Nothing was written to %1.").arg(QFileInfo(request.path).fileName()));
        report(error, {}, [this, request] { parts.exports.start(request); });
    });
}

void MainWindow::Private::askForFile(QFileDialog *asking, std::function<void(const QString &)> then)
{
    asking->setAttribute(Qt::WA_DeleteOnClose);
    asking->setDirectory(
        parts.settings.value(u"files/folder"_s, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
            .toString());
    QObject::connect(asking, &QFileDialog::fileSelected, this, [this, then = std::move(then)](const QString &path) {
        parts.settings.setValue(u"files/folder"_s, QFileInfo(path).absolutePath());
        then(path);
    });
    asking->open();
}

void MainWindow::Private::importBoards()
{
    auto *asking = new QFileDialog(q, MainWindow::tr("Import boards"));
    asking->setFileMode(QFileDialog::ExistingFile);
    asking->setNameFilters({opmlFilter(), MainWindow::tr("All files (*)")});
    askForFile(asking, [this](const QString &path) { parts.imports.readFile(path); });
}

void MainWindow::Private::exportBoards()
{
    auto *asking = new QFileDialog(q, MainWindow::tr("Export boards"));
    asking->setAcceptMode(QFileDialog::AcceptSave);
    asking->setNameFilter(opmlFilter());
    asking->setDefaultSuffix(u"opml"_s);
    askForFile(asking, [this](const QString &path) { parts.exports.start({parts.boards.boards(), {}, path}); });
    asking->selectFile(u"newsboard.opml"_s);
}

void MainWindow::Private::exportHeadlines(BoardId id)
{
    const auto board = parts.boards.board(id);
    const QList<Board> boards = board ? QList<Board>{*board} : parts.boards.boards();
    auto *asking = new QFileDialog(q, board ? MainWindow::tr("Export the headlines of %1").arg(board->name)
                                            : MainWindow::tr("Export the headlines of all boards"));
    asking->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const KnownFormat &known : knownFormats())
        filters.append(known.filter);
    asking->setNameFilters(filters);
    asking->setDefaultSuffix(knownFormats().front().suffix);
    QObject::connect(asking, &QFileDialog::filterSelected, asking, [asking](const QString &filter) {
        for (const KnownFormat &known : knownFormats()) {
            if (known.filter == filter) asking->setDefaultSuffix(known.suffix);
        }
    });
    // The name that was typed says which it is, whatever is chosen beside it.
    const auto write = [this, boards](const QString &path) {
        const QString suffix = QFileInfo(path).suffix().toLower();
        RowFormat format = RowFormat::Csv;
        for (const KnownFormat &known : knownFormats()) {
            if (known.suffix == suffix) format = known.format;
        }
        parts.exports.start({boards, format, path, true});
    };
    askForFile(asking, write);
    const QString name = fileNameFor(board ? board->name : MainWindow::tr("All boards"), u"csv"_s);
    asking->selectFile(name.chopped(4));
}

} // namespace newsboard
