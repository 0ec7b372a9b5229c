#include "tests/cli/captured.h"

#include "app/cli/command_line.h"

#include <QJsonDocument>
#include <QTemporaryFile>

#include <unistd.h>

#include <cstdio>

namespace newsboard {

namespace {

/// A stream of the process goes to a file for as long as this lives.
class Caught {
public:
    explicit Caught(std::FILE *stream) : m_stream(stream)
    {
        if (!m_file.open()) qFatal("no file to catch a stream");
        std::fflush(m_stream);
        m_saved = dup(fileno(m_stream));
        dup2(m_file.handle(), fileno(m_stream));
    }
    ~Caught() { release(); }
    Q_DISABLE_COPY_MOVE(Caught)

    QByteArray release()
    {
        if (m_saved < 0) return {};
        std::fflush(m_stream);
        dup2(m_saved, fileno(m_stream));
        close(m_saved);
        m_saved = -1;
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    std::FILE *m_stream;
    QTemporaryFile m_file;
    int m_saved = -1;
};

QList<QJsonObject> objectsOf(const QByteArray &lines)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : lines.split('\n')) {
        if (line.isEmpty()) continue;
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (!document.isObject()) qFatal("no object: %s", line.constData());
        objects.append(document.object());
    }
    return objects;
}

QJsonObject onlyOne(const QByteArray &lines)
{
    const QList<QJsonObject> objects = objectsOf(lines);
    if (objects.size() != 1) qFatal("%d objects: %s", int(objects.size()), lines.constData());
    return objects[0];
}

} // namespace

QList<QJsonObject> Ran::objects() const
{
    return objectsOf(out);
}

QJsonObject Ran::object() const
{
    return onlyOne(out);
}

QJsonObject Ran::error() const
{
    return onlyOne(err);
}

Ran run(const QStringList &arguments)
{
    const Invocation invocation = readArguments(arguments);
    if (invocation.command.isEmpty() || !invocation.usageError.isEmpty()) qFatal("no command");
    Caught out(stdout);
    Caught err(stderr);
    const int code = runCommand(invocation);
    Ran ran;
    ran.code = code;
    ran.err = err.release();
    ran.out = out.release();
    return ran;
}

} // namespace newsboard
