#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"

#include <QByteArray>
#include <QHash>
#include <QImage>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace newsboard {

/// What was asked for on the command line.
struct Invocation {
    QString dataFolder; ///< Empty: the standard one.
    bool offline = false;
    bool json = false;
    QString command;       ///< Empty: the window.
    QStringList arguments; ///< Of the command, its own options included.
    QString address;       ///< For the window: the board to open first.
    QString usageError;    ///< Not empty: wrong usage, exit 2.
    bool help = false;
    bool version = false;
};

/// Reads the program's arguments (without the program's name). Pure.
Invocation readArguments(const QStringList &arguments);

/// Writes an article as PDF, which needs fonts, and so more than this library.
using PdfWriter = std::function<QByteArray(const HeadlineRow &, const Article &, const QHash<QUrl, QImage> &)>;
/// Runs a command to its end and returns the exit code: 0, 1 (failed, said on stderr) or 2 (wrong usage).
/// Needs a QCoreApplication, and for a PDF a QGuiApplication; prints on stdout and stderr.
int runCommand(const Invocation &invocation, const PdfWriter &pdf = {});
/// Whether the command will ask for a PDF. Pure.
bool needsPdf(const Invocation &invocation);

/// The text of --help.
QString helpText();

} // namespace newsboard
