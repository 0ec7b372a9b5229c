#include "ui/window/main_window.h"

#include "ui/window/window_parts.h"

#include <QCloseEvent>

namespace newsboard {

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent), d(std::make_unique<Private>(this, parts))
{
}

MainWindow::~MainWindow() = default;

void MainWindow::openAddress(const QString &address, bool keepAtOnce)
{
    d->openAddress(address, keepAtOnce);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    d->remember();
    event->accept();
}

} // namespace newsboard
