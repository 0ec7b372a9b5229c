#pragma once

#include "app/usecases/session.h"
#include "tests/support/board_pages.h"
#include "tests/support/fixture_server.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/reader/reader.h"
#include "ui/search/search_box.h"
#include "ui/sidebar/sidebar_model.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/window/main_window.h"
#include "ui/window/message_strip.h"
#include "ui/window/status_line.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace newsboard {

/// The program as a person has it before them: its window, a real cache in a folder of its own, a real server with an
/// invented board.
class OpenProgram {
public:
    explicit OpenProgram(InventedBoard invented = inventedBoard());
    ~OpenProgram() { quit(); }

    FixtureServer server;
    InventedBoard invented;

    /// Opens cache and window and waits until the boards are shown; again after quit(), as another start does.
    void start(bool offline = false);
    void quit();
    /// Keeps the invented board and waits until its headlines are shown and its refresh has ended.
    Board follow();
    /// Lets the board's server have `count` younger posts and refreshes, as F5 does.
    void refreshWith(int count);

    Session &session() { return *m_session; }
    MainWindow &window() { return *m_window; }
    template<typename Part> Part &part() { return *m_window->findChild<Part *>(); }
    HeadlineView &table() { return part<HeadlineView>(); }
    HeadlineModel &model() { return part<HeadlineModel>(); }
    Reader &reader() { return part<Reader>(); }
    MessageStrip &strip() { return part<MessageStrip>(); }

    Board board() { return m_session->boards().boards().first(); }
    HeadlineRow row(int at) { return model().headlineAt(at).value_or(HeadlineRow()); }
    HeadlineRow current() { return row(table().currentIndex().row()); }
    /// Waits until all that was asked of the cache and of the server before has come there: what did not
    /// happen by then does not happen.
    void settle();
    /// A key pressed where the focus is.
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Text written where the focus is, as an input method commits it.
    void write(const QString &text);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace newsboard
