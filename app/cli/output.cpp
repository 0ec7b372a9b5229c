#include "app/cli/output.h"

#include "app/cli/table.h"
#include "app/write/json.h"

#include <QCoreApplication>
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

/// What came from servers may not steer the terminal.
QString withoutControls(QString text)
{
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    return text;
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
    if (!m_json) printOut(withoutControls(text));
}

void Output::file(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void Output::table(const QStringList &header, const QList<QStringList> &rows, const QList<int> &rightAligned)
{
    if (!m_json) printOut(withoutControls(tableText(header, rows, columns(), rightAligned)));
}

void Output::error(const Error &error, const QString &about)
{
    if (m_told) return;
    if (m_json) return printError(line(toJson(error)));
    const QString subject = about.isEmpty() ? QString() : about + u": "_s;
    const QString told = subject + errorText(error) + u' ' + errorAdvice(error);
    printError(u"newsboard: %1\n"_s.arg(withoutControls(told.simplified())));
}

void Output::progress(const QString &text)
{
    if (!m_json && isatty(STDERR_FILENO)) printError(u"\r\033[K"_s + withoutControls(text.simplified()));
}

void Output::remark(const QString &text)
{
    printError(u"newsboard: %1\n"_s.arg(withoutControls(text.simplified())));
}

int Output::wrongUsage(const QString &what)
{
    if (m_json)
        printError(line({{u"error"_s, u"Usage"_s},
                         {u"message"_s, what.trimmed()},
                         {u"advice"_s, QCoreApplication::translate("CommandLine", "See newsboard --help.")}}));
    else
        printError(u"newsboard: %1\n"_s.arg(what.trimmed()));
    return 2;
}

} // namespace newsboard
