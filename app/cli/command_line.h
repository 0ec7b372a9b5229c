#pragma once

#include <QStringList>

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

/// Runs a command to its end and returns the exit code: 0, 1 (failed, said on stderr) or 2 (wrong usage).
/// Needs a QCoreApplication; prints on stdout and stderr.
int runCommand(const Invocation &invocation);

/// The text of --help.
QString helpText();

} // namespace newsboard
