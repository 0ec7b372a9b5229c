#include "app/cli/output.h"

#include "app/cli/table.h"
#include "app/write/json.h"

#include <QJsonDocument>

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

void write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

QString line(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n';
}

/// Columns of the terminal; 0 where stdout is none.
int columns()
{
    winsize size{};
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

} // namespace

void printOut(const QString &text)
{
    write(stdout, text);
}

void printError(const QString &text)
{
    write(stderr, text);
}

void Output::object(const QJsonObject &object)
{
    if (m_json) printOut(line(object));
}

void Output::text(const QString &text)
{
    if (!m_json) printOut(text);
}

void Output::table(const QStringList &header, const QList<QStringList> &rows, const QList<int> &rightAligned)
{
    if (!m_json) printOut(tableText(header, rows, columns(), rightAligned));
}

void Output::error(const Error &error, const QString &about)
{
    if (m_told) return;
    if (m_json) return printError(line(toJson(error)));
    const QString subject = about.isEmpty() ? QString() : about + u": "_s;
    printError(u"newsboard: %1%2 %3\n"_s.arg(subject, errorText(error), errorAdvice(error)));
}

void Output::remark(const QString &text)
{
    printError(u"newsboard: %1\n"_s.arg(text));
}

int Output::wrongUsage(const QString &what)
{
    if (m_json)
        printError(line({{u"error"_s, u"Usage"_s}, {u"message"_s, what}}));
    else
        printError(u"newsboard: %1\n"_s.arg(what.trimmed()));
    return 2;
}

} // namespace newsboard
