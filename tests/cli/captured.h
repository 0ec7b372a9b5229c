#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace newsboard {

/// What one command of the command line did.
struct Ran {
    int code = 0;
    QByteArray out;
    QByteArray err;

    /// The lines of stdout, each one object; ends the test run where a line is none.
    QList<QJsonObject> objects() const;
    /// The only object on stdout.
    QJsonObject object() const;
    /// The only object on stderr.
    QJsonObject error() const;
};

/// Runs a command as the program's start does, in this process, and catches its streams.
Ran run(const QStringList &arguments);

} // namespace newsboard
