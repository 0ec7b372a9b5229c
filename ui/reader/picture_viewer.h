#pragma once

#include "ui/reader/picture_places.h"

#include <QDialog>
#include <QHash>
#include <QImage>
#include <QTimer>

class QLabel;
class QToolButton;

namespace newsboard {

class PictureCanvas;

/// Shows the pictures of an article one at a time, as large as there is room, or as they are. Loads and decodes
/// nothing: it asks, and is given.
class PictureViewer : public QDialog {
    Q_OBJECT

public:
    struct Item {
        PicturePlace place;
        QSize size; ///< Its own.
        bool isMoving = false;
    };

    /// `items` is not empty.
    PictureViewer(const QList<Item> &items, QWidget *parent);

    void show(int at);
    /// Answers imageWanted() and frameWanted().
    void setImage(const QUrl &address, const QImage &image);
    void setFrame(const QUrl &address, const QImage &frame, int milliseconds);

    int current() const { return m_at; }
    QImage shown() const;
    double zoom() const;

signals:
    void imageWanted(const QUrl &address);
    void playWanted(const QUrl &address);
    void frameWanted();
    void saveWanted(const QUrl &address);
    void copyWanted(const QImage &image);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeBar();
    QToolButton *button(const QString &text, const QString &name, void (PictureViewer::*run)());
    void previous() { show(m_at - 1); }
    void next() { show(m_at + 1); }
    void zoomIn();
    void zoomOut();
    void fit();
    void asItIs();
    void save();
    void copy();

    QList<Item> m_items;
    int m_at = -1;
    PictureCanvas *m_canvas;
    QWidget *m_bar;
    QLabel *m_caption;
    QLabel *m_count;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QTimer m_frameTimer;
};

} // namespace newsboard
