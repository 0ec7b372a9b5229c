#include "app/cli/command_line.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct ArgumentWords {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

bool isCommand(const QString &word)
{
    static const QSet<QString> commands{u"add"_s,  u"boards"_s, u"refresh"_s, u"list"_s,  u"show"_s,   u"parse"_s,
                                        u"mark"_s, u"remove"_s, u"search"_s,  u"index"_s, u"export"_s, u"import"_s};
    return commands.contains(word);
}

} // namespace

Invocation readArguments(const QStringList &arguments)
{
    Invocation invocation;
    bool onlyWords = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        const bool option = !onlyWords && argument.startsWith("--"_L1);
        if (option && argument == "--"_L1) {
            onlyWords = true;
        } else if (option && argument == "--json"_L1) {
            invocation.json = true;
        } else if (option && argument == "--offline"_L1) {
            invocation.offline = true;
        } else if (option && argument == "--help"_L1) {
            invocation.help = true;
        } else if (option && argument == "--version"_L1) {
            invocation.version = true;
        } else if (option && argument == "--data"_L1) {
            if (++i < arguments.size())
                invocation.dataFolder = arguments[i];
            else
                invocation.usageError = ArgumentWords::tr("--data needs a folder.");
        } else if (option && argument.startsWith("--data="_L1)) {
            invocation.dataFolder = argument.sliced(7);
        } else if (!invocation.command.isEmpty()) {
            invocation.arguments.append(argument);
        } else if (option) {
            invocation.usageError = ArgumentWords::tr("There is no option %1.").arg(argument);
        } else if (isCommand(argument) && invocation.address.isEmpty()) {
            invocation.command = argument;
        } else if (invocation.address.isEmpty()) {
            invocation.address = argument;
        } else {
            invocation.usageError = ArgumentWords::tr("There is no command %1.").arg(invocation.address);
        }
    }
    const bool isWindow = invocation.command.isEmpty() && !invocation.help && !invocation.version;
    if (isWindow && invocation.json && invocation.usageError.isEmpty())
        invocation.usageError = invocation.address.isEmpty()
                                    ? ArgumentWords::tr("--json needs a command.")
                                    : ArgumentWords::tr("There is no command %1.").arg(invocation.address);
    return invocation;
}

QString helpText()
{
    return ArgumentWords::tr(
        "newsboard [--data DIR] [--offline] [ADDRESS]\n"
        "    opens the window, and the board at ADDRESS\n"
        "newsboard [--data DIR] [--offline] [--json] COMMAND …\n"
        "    add ADDRESS                      find the board behind an address and keep it\n"
        "    boards                           the boards that are kept\n"
        "    refresh BOARD|all [--pages N] [--backfill [--until DATE] [--count N]] [--prefetch N]\n"
        "                                     look for news, then for older headlines, then for the newest N\n"
        "                                     articles with their pictures, for reading offline\n"
        "    list BOARD [--limit N] [--before KEY] [--unread] [--starred]\n"
        "    show BOARD ID [--format html|md|txt|pdf]\n"
        "                                     an article, as a file on the standard output\n"
        "    parse FILE --url ADDRESS [--now DATE] [--explain]\n"
        "                                     the rows of a saved page; nothing is stored\n"
        "    mark BOARD ID… --read|--unread|--star|--unstar\n"
        "    remove BOARD\n"
        "    export BOARD|all --format opml|json|csv|markdown [--output FILE]\n"
        "                                     boards as a list for other programs, or all their headlines\n"
        "    import FILE [--refresh]          the boards of such a list (OPML); - is the standard input\n"
        "    search QUERY [--board BOARD] [--limit N] [--best]\n"
        "                                     what the cache holds, newest first or best first\n"
        "    index --check|--rebuild          compare the search index with the cache, make it anew\n"
        "BOARD is a board's number, name or address. --help, --version.\n");
}

} // namespace newsboard
