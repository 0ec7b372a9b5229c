#pragma once

#include <QMainWindow>

#include <memory>

class QSettings;

namespace newsboard {

class Articles;
class BackFill;
class Boards;
class CleanUp;
class Export;
class Files;
class Import;
class Jobs;
class Network;
class Pictures;
class Prefetch;
class Refresh;
class Rows;
class Search;
class States;

/// What the window works with; all of it outlives the window.
struct WindowParts {
    Boards &boards;
    Refresh &refresh;
    BackFill &backFill;
    Articles &articles;
    Pictures &pictures;
    Files &files;
    Import &imports;
    Export &exports;
    States &states;
    Rows &rows;
    Search &search;
    Network &network;
    Prefetch &prefetch;
    CleanUp &cleanUp;
    Jobs &jobs;
    QSettings &settings; ///< Geometry, layout, the selection and scroll position of each board.
};

/// The window: sidebar, headline table, reader, status bar.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const WindowParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Looks at an address and, where `keepAtOnce` is set (the sample, the command line), keeps the board without
    /// asking.
    void openAddress(const QString &address, bool keepAtOnce);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace newsboard
