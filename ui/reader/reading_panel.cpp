#include "ui/reader/reading_panel.h"

#include "ui/reader/reader_style.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// A sheet of the paper with a letter on it.
QIcon sheetOf(ReadingSettings::Paper paper, const QWidget &widget)
{
    ReadingSettings settings;
    settings.paper = paper;
    const ReaderStyle style = ReaderStyle::from(widget.palette(), widget.font(), 1000, settings);
    const int side = widget.fontMetrics().height() * 3 / 2;
    const qreal ratio = widget.devicePixelRatioF();
    QPixmap sheet(QSize(side, side) * ratio);
    sheet.setDevicePixelRatio(ratio);
    sheet.fill(Qt::transparent);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(style.line);
    painter.setBrush(style.paper);
    painter.drawEllipse(QRectF(1, 1, side - 2, side - 2));
    painter.setPen(style.text);
    painter.setFont(widget.font());
    painter.drawText(QRect(0, 0, side, side), Qt::AlignCenter, u"가"_s);
    return sheet;
}

} // namespace

ReadingPanel::ReadingPanel(const ReadingSettings &settings, QWidget *parent)
    : CardFrame(parent, Qt::Popup), m_settings(settings.bounded())
{
    setPaper(ReaderStyle::from(palette(), font(), 1'000)); // The window's own, whichever paper is chosen.
    auto *grid = new QGridLayout(this);
    const int em = fontMetrics().height();
    grid->setContentsMargins(em, em * 3 / 4, em, em * 3 / 4);
    grid->setHorizontalSpacing(em / 2);
    grid->setVerticalSpacing(em / 3);
    addStepper(*grid, tr("Text size"), 10, &ReadingSettings::textSize, [](int value) { return u"%1 %"_s.arg(value); });
    addStepper(*grid, tr("Line length"), 2, &ReadingSettings::lineLength,
               [](int value) { return tr("%1 letters").arg(value); });
    addStepper(*grid, tr("Line height"), 10, &ReadingSettings::lineHeight,
               [](int value) { return QLocale().toString(value / 100.0, 'f', 1); });
    addHands(*grid);
    addPapers(*grid);
}

void ReadingPanel::addStepper(QGridLayout &grid, const QString &name, int step, int ReadingSettings::*value,
                              std::function<QString(int)> shown)
{
    const int row = grid.rowCount();
    auto *number = new QLabel(shown(m_settings.*value), this);
    number->setTextFormat(Qt::PlainText);
    number->setAlignment(Qt::AlignCenter);
    number->setMinimumWidth(fontMetrics().horizontalAdvance(u"000 letters"_s));
    const auto button = [&](const QString &sign, int by) {
        auto *made = new QToolButton(this);
        made->setText(sign);
        made->setAutoRaise(true);
        made->setAccessibleName(name + u' ' + sign);
        connect(made, &QToolButton::clicked, this, [this, value, by, number, shown] {
            ReadingSettings wanted = m_settings;
            wanted.*value += by;
            take(wanted);
            number->setText(shown(m_settings.*value));
        });
        return made;
    };
    grid.addWidget(new QLabel(name, this), row, 0);
    grid.addWidget(button(u"−"_s, -step), row, 1);
    grid.addWidget(number, row, 2);
    grid.addWidget(button(u"+"_s, step), row, 3);
}

void ReadingPanel::addHands(QGridLayout &grid)
{
    const int row = grid.rowCount();
    auto *group = new QButtonGroup(this);
    auto *line = new QHBoxLayout;
    for (const bool serif : {false, true}) {
        auto *hand = new QToolButton(this);
        hand->setText(serif ? tr("Serif") : tr("Sans serif"));
        hand->setFont(handOf(font(), serif));
        hand->setAutoRaise(true);
        hand->setCheckable(true);
        hand->setChecked(m_settings.serif == serif);
        group->addButton(hand);
        line->addWidget(hand);
        connect(hand, &QToolButton::clicked, this, [this, serif] {
            ReadingSettings wanted = m_settings;
            wanted.serif = serif;
            take(wanted);
        });
    }
    line->addStretch();
    grid.addWidget(new QLabel(tr("Letters"), this), row, 0);
    grid.addLayout(line, row, 1, 1, 3);
}

void ReadingPanel::addPapers(QGridLayout &grid)
{
    using Paper = ReadingSettings::Paper;
    const int row = grid.rowCount();
    auto *group = new QButtonGroup(this);
    auto *line = new QHBoxLayout;
    const QList<std::pair<Paper, QString>> papers{{Paper::AsWindow, tr("As the window")},
                                                  {Paper::Light, tr("Light")},
                                                  {Paper::Dark, tr("Dark")},
                                                  {Paper::Sepia, tr("Sepia")},
                                                  {Paper::Contrast, tr("High contrast")}};
    for (const auto &[paper, name] : papers) {
        auto *sheet = new QToolButton(this);
        sheet->setIcon(sheetOf(paper, *this));
        sheet->setIconSize(QSize(fontMetrics().height() * 3 / 2, fontMetrics().height() * 3 / 2));
        sheet->setToolTip(name);
        sheet->setAccessibleName(name);
        sheet->setAutoRaise(true);
        sheet->setCheckable(true);
        sheet->setChecked(m_settings.paper == paper);
        group->addButton(sheet);
        line->addWidget(sheet);
        connect(sheet, &QToolButton::clicked, this, [this, chosen = paper] {
            ReadingSettings wanted = m_settings;
            wanted.paper = chosen;
            take(wanted);
        });
    }
    grid.addWidget(new QLabel(tr("Paper"), this), row, 0);
    grid.addLayout(line, row, 1, 1, 3);
}

void ReadingPanel::take(const ReadingSettings &settings)
{
    if (m_settings == settings.bounded()) return;
    m_settings = settings.bounded();
    emit changed(m_settings);
}

} // namespace newsboard
