// Window or command line; makes the parts in order and hands them on.

#include "app/cli/command_line.h"
#include "app/cli/output.h"
#include "app/store/freed_memory.h"
#include "app/usecases/session.h"
#include "ui/reader/article_print.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QNetworkProxyFactory>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>

#include <langinfo.h>

#include <clocale>
#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// Qt depends on a locale of UTF-8 and would complain on stderr, where programs read our errors.
void chooseUtf8()
{
    std::setlocale(LC_ALL, "");
    if (qstrcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
    qputenv(qEnvironmentVariableIsEmpty("LC_ALL") ? "LC_CTYPE" : "LC_ALL", "C.UTF-8");
}

void describe(QCoreApplication &application)
{
    application.setApplicationName(u"newsboard"_s);
    application.setApplicationVersion(u"" NEWSBOARD_VERSION ""_s);
}

void translate(QCoreApplication &application)
{
    const QLocale locale;
    auto *own = new QTranslator(&application);
    if (own->load(locale, u"newsboard"_s, u"_"_s, u":/translations"_s)) application.installTranslator(own);
    auto *toolkit = new QTranslator(&application);
    if (toolkit->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(toolkit);
}

int runWindow(QApplication &application, const Invocation &invocation)
{
    auto opened = Session::open({invocation.dataFolder, invocation.offline});
    if (!opened) {
        const Error error = opened.error();
        printError(u"newsboard: %1 %2\n"_s.arg(errorText(error), errorAdvice(error)));
        QMessageBox box(QMessageBox::Critical, u"Newsboard"_s, errorText(error), QMessageBox::Close);
        box.setTextFormat(Qt::PlainText);
        box.setInformativeText(errorAdvice(error));
        box.exec();
        return 1;
    }
    const std::unique_ptr<Session> session = std::move(opened).value();
    for (const Error &error : session->skinErrors())
        printError(u"newsboard: %1\n"_s.arg(errorText(error)));
    session->searchIndex().complete();

    QSettings settings(QDir(session->dataFolder()).filePath(u"settings.ini"_s), QSettings::IniFormat);
    applyTheme(application, settings);
    MainWindow window({session->boards(), session->refresh(), session->backFill(), session->articles(),
                       session->pictures(), session->files(), session->imports(), session->exports(), session->states(),
                       session->rows(), session->search(), session->network(), session->prefetch(), session->cleanUp(),
                       session->jobs(), settings});
    Boards &boards = session->boards();
    if (!invocation.address.isEmpty()) {
        window.openAddress(invocation.address, false);
    } else {
        // Once, when it is known whether there are boards at all; who removed the sample does not want it again.
        QObject::connect(
            &boards, &Boards::boardsChanged, &window,
            [&boards, &window, &settings] {
                const bool first = !settings.value(u"sampleShown"_s, false).toBool();
                if (first) settings.setValue(u"sampleShown"_s, true);
                if (first && boards.boards().isEmpty()) window.openAddress(Boards::sampleAddress(), true);
            },
            Qt::SingleShotConnection);
    }
    boards.load();
    session->cleanUp().begin();
    session->prefetch().follow(session->refresh(), boards, session->network());
    session->schedule().begin();
    window.show();
    return application.exec();
}

/// A PDF needs fonts, but no display.
int runWithFonts(int argc, char *argv[], const Invocation &invocation)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    describe(application);
    translate(application);
    const QTemporaryDir noSettings;
    applyTheme(application, QSettings(noSettings.filePath(u"none.ini"_s), QSettings::IniFormat));
    return runCommand(invocation,
                      [](const HeadlineRow &row, const Article &article, const QHash<QUrl, QImage> &images) {
                          const auto compose = [&](const ReaderStyle &style) {
                              return articleHtml(row, article, {}, style, QDateTime::currentDateTimeUtc());
                          };
                          return articlePdf({compose, QApplication::font(), QLocale(), article.title, images});
                      });
}

} // namespace

int main(int argc, char *argv[])
{
    keepLargePiecesApart();
    chooseUtf8();
    std::signal(SIGPIPE, SIG_IGN); // Whoever reads our output may stop; what is stored is finished all the same.
    std::signal(SIGXFSZ, SIG_IGN); // A file that may grow no further is a full disk, which is said.
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const Invocation invocation = readArguments(arguments);
    const bool needsWindow =
        invocation.command.isEmpty() && !invocation.help && !invocation.version && invocation.usageError.isEmpty();

    QNetworkProxyFactory::setUseSystemConfiguration(true);
    // Decoders tell of every fault in what boards send; the window says what comes of it.
    QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false"_s);
    if (needsWindow) {
        QApplication application(argc, argv);
        describe(application);
        translate(application);
        return runWindow(application, invocation);
    }
    if (invocation.usageError.isEmpty() && needsPdf(invocation)) return runWithFonts(argc, argv, invocation);
    QCoreApplication application(argc, argv);
    describe(application);
    translate(application);
    if (!invocation.usageError.isEmpty()) return Output(invocation.json).wrongUsage(invocation.usageError);
    if (invocation.version) {
        printOut(u"newsboard " NEWSBOARD_VERSION "\n"_s);
        return 0;
    }
    if (invocation.help) {
        printOut(helpText());
        return 0;
    }
    return runCommand(invocation);
}
