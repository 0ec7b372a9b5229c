#pragma once

#include "tests/bench/busy_clock.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPointer>
#include <QThread>
#include <QWidget>

#include <functional>

namespace newsboard {

/// Milliseconds by the clock on the wall; and what other programs do not lengthen: the processor's time.
struct Span {
    double wall = 0;
    double cpu = 0; ///< Of all threads.
    double own = 0; ///< Of the GUI thread.
};

/// A program that tells when a widget stands on the screen anew, and measures until then. It waits for events as any
/// program does, so that a BusyClock beside it hears of that.
class ShownClock : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Other threads' events come here as well.
        if (QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
        const bool isPaint = event->type() == QEvent::Paint && receiver == m_watched;
        const bool isFrame = event->type() == QEvent::UpdateRequest;
        const bool taken = QApplication::notify(receiver, event);
        m_isPainted = m_isPainted || isPaint;
        if (isFrame && m_isPainted) {
            m_isPainted = false;
            if (m_shown) m_shown();
        }
        return taken;
    }

    /// From `act` until the widget was painted, and what was painted handed to the screen, with `isReady` true.
    Span untilShown(QWidget *widget, const std::function<void()> &act, const std::function<bool()> &isReady)
    {
        QEventLoop loop;
        Span span;
        m_watched = widget;
        m_isPainted = false;
        start();
        m_shown = [&] {
            if (!isReady()) return;
            span = elapsed();
            loop.quit();
        };
        act();
        loop.exec();
        m_shown = {};
        return span;
    }

    /// Ends untilShown() where nothing has to be painted: it was there already.
    void showsAlready()
    {
        m_isPainted = true;
        QCoreApplication::postEvent(m_watched, new QEvent(QEvent::UpdateRequest));
    }

    /// Since untilShown() began.
    Span elapsed() const
    {
        return {double(m_clock.nsecsElapsed()) / 1e6, processTime() - m_cpuBefore, threadTime() - m_before};
    }

private:
    void start()
    {
        m_clock.start();
        m_cpuBefore = processTime();
        m_before = threadTime();
    }

    QPointer<QWidget> m_watched;
    bool m_isPainted = false;
    std::function<void()> m_shown;
    QElapsedTimer m_clock;
    double m_before = 0;
    double m_cpuBefore = 0;
};

} // namespace newsboard
