#pragma once

#include "app/domain/error.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace newsboard {

/// Where a command prints: JSON for programs, one value a line, or text for people; errors on stderr in the same
/// manner.
class Output {
public:
    explicit Output(bool json) : m_json(json) {}

    void object(const QJsonObject &object); ///< With --json only.
    void text(const QString &text);         ///< Without --json only.
    void file(const QByteArray &bytes);     ///< As they are, with --json too.
    void table(const QStringList &header, const QList<QStringList> &rows, const QList<int> &rightAligned);

    /// On stderr, in one line; `about` names what it concerns.
    void error(const Error &error, const QString &about = {});
    /// On stderr where that is a terminal: one line, replaced by the next; empty: away with it.
    void progress(const QString &text);
    /// On stderr: nothing went wrong, but it is worth knowing.
    void remark(const QString &text);
    /// Each error was printed already; the one that ends the command is not printed again.
    void errorsWereTold() { m_told = true; }
    /// Says what is wrong with the arguments; returns the exit code 2.
    int wrongUsage(const QString &what);

private:
    bool m_json;
    bool m_told = false;
};

/// Writes to the process's own streams, in UTF-8 whatever the locale.
void printOut(const QString &text);
void printError(const QString &text);

} // namespace newsboard
