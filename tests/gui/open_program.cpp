#include "tests/gui/open_program.h"

#include "app/cli/await.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr int kPatience = 30'000; ///< Milliseconds that a busy machine under sanitizers may take.

} // namespace

OpenProgram::OpenProgram(InventedBoard board) : invented(std::move(board))
{
    invented.serveAt(server);
    start();
}

void OpenProgram::start(bool offline)
{
    quit();
    FetchLimits limits;
    limits.inactivity = 2s;
    limits.deadline = 5s;
    auto opened = Session::open({m_folder.path(), offline, limits});
    if (!opened) qFatal("%s", qPrintable(errorText(opened.error())));
    m_session = std::move(opened).value();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(
        WindowParts{m_session->boards(), m_session->refresh(), m_session->backFill(), m_session->articles(),
                    m_session->pictures(), m_session->files(), m_session->imports(), m_session->exports(),
                    m_session->states(), m_session->rows(), m_session->search(), m_session->network(),
                    m_session->prefetch(), m_session->cleanUp(), m_session->jobs(), *m_settings});
    bool loaded = false;
    QObject::connect(
        &m_session->boards(), &Boards::boardsChanged, m_window.get(), [&loaded] { loaded = true; },
        Qt::SingleShotConnection);
    m_session->boards().load();
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitFor([&loaded] { return loaded; }, kPatience)) qFatal("the boards were not loaded");
    if (!QTest::qWaitForWindowActive(m_window.get(), kPatience)) qFatal("the window is not active");
}

void OpenProgram::quit()
{
    if (m_window) m_window->close();
    m_window.reset();
    m_settings.reset();
    m_session.reset();
}

Board OpenProgram::follow()
{
    bool kept = false;
    QObject::connect(
        &m_session->boards(), &Boards::kept, m_window.get(), [&kept] { kept = true; }, Qt::SingleShotConnection);
    m_window->openAddress(server.url(invented.listPath()).toString(), true);
    const bool shown =
        QTest::qWaitFor([&] { return kept && model().rowCount() > 0 && !model().isLoading(); }, kPatience);
    if (!shown) qFatal("the board is not shown: %s", qPrintable(strip().text()));
    return board();
}

void OpenProgram::refreshWith(int count)
{
    invented.grow(count);
    bool done = false;
    const auto finished =
        QObject::connect(&m_session->refresh(), &Refresh::finished, m_window.get(), [&done] { done = true; });
    press(Qt::Key_F5);
    if (!QTest::qWaitFor([&] { return done && !model().isLoading(); }, kPatience)) qFatal("the refresh did not end");
    QObject::disconnect(finished);
}

void OpenProgram::settle()
{
    const auto answered = [](const auto &future) {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, kPatience);
    };
    // Twice: what is answered may ask again.
    for (int i = 0; i < 2; ++i) {
        ListQuery one;
        one.limit = 1;
        bool looked = false;
        const auto failed =
            QObject::connect(&m_session->boards(), &Boards::lookFailed, m_window.get(), [&looked] { looked = true; });
        m_session->boards().look(server.uncounted().toString());
        const bool done = answered(m_session->rows().list(one)) && answered(m_session->states().apply({}, {})) &&
                          QTest::qWaitFor([&looked] { return looked; }, kPatience);
        QObject::disconnect(failed);
        if (!done) qFatal("the program does not settle");
    }
}

void OpenProgram::press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), Qt::Key(key), modifiers);
}

void OpenProgram::write(const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(QApplication::focusWidget(), &event);
}

} // namespace newsboard
