#include "ui/reader/download_bar.h"

#include "app/usecases/files.h"
#include "ui/reader/article_saving.h"
#include "ui/theme/size_words.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kSteps = 1'000;

} // namespace

DownloadBar::DownloadBar(QWidget *parent) : QFrame(parent), m_lines(new QVBoxLayout(this))
{
    setAutoFillBackground(true);
    m_choose = [this](const QString &name) { return chosenPath(name, window()); };
    const int em = fontMetrics().height();
    m_lines->setContentsMargins(em / 2, em / 4, em / 2, em / 4);
    m_lines->setSpacing(em / 4);
    hide();
}

void DownloadBar::use(Files &files)
{
    m_files = &files;
    connect(&files, &Files::progressed, this, &DownloadBar::showProgress);
    connect(&files, &Files::saved, this, [this](int download, const QString &path) {
        takeLine(download);
        emit said(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
    });
    connect(&files, &Files::failed, this, [this](int download, const Error &error) {
        const QString name = m_running.value(download).name;
        takeLine(download);
        if (error.kind != ErrorKind::Cancelled) emit said(tr("%1 was not saved. %2").arg(name, errorText(error)));
    });
    connect(&files, &Files::notWritten, this, [this](int download, const QString &path, const QString &reason) {
        takeLine(download);
        emit said(tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(path), reason));
    });
}

void DownloadBar::fetch(const Attachment &file, const Board &board)
{
    if (!m_files) return;
    const QString path = m_choose(cleanFileName(file.name));
    if (!path.isEmpty()) addLine(m_files->fetch(file.url, board, path), file.name);
}

void DownloadBar::write(const QString &name, const QByteArray &bytes)
{
    if (!m_files) return;
    const QString path = m_choose(name);
    if (!path.isEmpty()) m_files->write(path, bytes);
}

void DownloadBar::addLine(int download, const QString &name)
{
    Line line;
    line.name = name;
    line.widget = new QWidget(this);
    auto *row = new QHBoxLayout(line.widget);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(line.widget);
    label->setTextFormat(Qt::PlainText);
    label->setText(name);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    line.progress = new QProgressBar(line.widget);
    line.progress->setRange(0, 0);
    line.progress->setTextVisible(false);
    const int em = fontMetrics().height();
    const Theme theme = Theme::of(palette());
    const int thickness = std::max(4, em / 3);
    line.progress->setFixedSize(em * 10, thickness);
    // Quiet: it stands beside what is read.
    line.progress->setStyleSheet(u"QProgressBar { border: none; border-radius: %1px; background: %2; }"
                                 "QProgressBar::chunk { border-radius: %1px; background: %3; }"_s.arg(thickness / 2)
                                     .arg(theme.line.name(), theme.accent.name()));
    line.progress->setAccessibleName(name);
    line.amount = new QLabel(line.widget);
    line.amount->setTextFormat(Qt::PlainText);
    auto *cancel = new QToolButton(line.widget);
    cancel->setText(tr("Cancel"));
    cancel->setAutoRaise(true);
    connect(cancel, &QToolButton::clicked, this, [this, download] { m_files->cancel(download); });
    row->addWidget(label, 1);
    row->addWidget(line.amount);
    row->addWidget(line.progress);
    row->addWidget(cancel);
    m_lines->addWidget(line.widget);
    m_running.insert(download, line);
    show();
}

void DownloadBar::takeLine(int download)
{
    const Line line = m_running.take(download);
    if (line.widget) line.widget->deleteLater();
    if (m_running.isEmpty()) hide();
}

void DownloadBar::showProgress(int download, qint64 received, qint64 total)
{
    const auto line = m_running.constFind(download);
    if (line == m_running.constEnd()) return;
    const bool isKnown = total >= received && total > 0;
    line->progress->setRange(0, isKnown ? kSteps : 0);
    if (isKnown) line->progress->setValue(int(double(received) * kSteps / double(total)));
    line->amount->setText(isKnown ? tr("%1 of %2").arg(sizeInWords(received), sizeInWords(total))
                                  : sizeInWords(received));
}

} // namespace newsboard
