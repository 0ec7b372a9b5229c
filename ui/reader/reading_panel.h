#pragma once

#include "ui/reader/card_frame.h"
#include "ui/reader/reading_settings.h"

#include <functional>

class QGridLayout;

namespace newsboard {

/// The small panel behind "Aa": text size, measure, line height, hand and paper, each at once in effect.
class ReadingPanel : public CardFrame {
    Q_OBJECT

public:
    explicit ReadingPanel(const ReadingSettings &settings, QWidget *parent = nullptr);

    const ReadingSettings &settings() const { return m_settings; }

signals:
    void changed(const newsboard::ReadingSettings &settings);

private:
    void addStepper(QGridLayout &grid, const QString &name, int step, int ReadingSettings::*value,
                    std::function<QString(int)> shown);
    void addHands(QGridLayout &grid);
    void addPapers(QGridLayout &grid);
    void take(const ReadingSettings &settings);

    ReadingSettings m_settings;
};

} // namespace newsboard
