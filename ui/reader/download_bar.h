#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"

#include <QFrame>
#include <QHash>

#include <functional>

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace newsboard {

class Files;

/// What is on its way onto the disk, line by line: name, how much of it is there, Cancel. Hidden while there is
/// nothing.
class DownloadBar : public QFrame {
    Q_OBJECT

public:
    explicit DownloadBar(QWidget *parent = nullptr);

    /// Without it nothing is fetched or written. Outlives this.
    void use(Files &files);
    bool isUsable() const { return m_files != nullptr; }
    /// Asks the person where a file of this name goes; an empty answer: nowhere. A dialog, unless told otherwise.
    void setChooser(std::function<QString(const QString &name)> chooser) { m_choose = std::move(chooser); }

    /// Saves an attachment of a board's article where the person says.
    void fetch(const Attachment &file, const Board &board);
    /// The same with what the program itself has written.
    void write(const QString &name, const QByteArray &bytes);

signals:
    void said(const QString &note);

private:
    struct Line {
        QWidget *widget = nullptr;
        QProgressBar *progress = nullptr;
        QLabel *amount = nullptr;
        QString name;
    };

    void addLine(int download, const QString &name);
    void takeLine(int download);
    void showProgress(int download, qint64 received, qint64 total);

    Files *m_files = nullptr;
    QVBoxLayout *m_lines;
    QHash<int, Line> m_running;
    std::function<QString(const QString &)> m_choose;
};

} // namespace newsboard
