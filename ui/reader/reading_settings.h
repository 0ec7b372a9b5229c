#pragma once

#include <QtGlobal>

class QSettings;

namespace newsboard {

/// How a person likes to read.
struct ReadingSettings {
    enum class Paper : quint8 { AsWindow, Light, Dark, Sepia, Contrast };

    int textSize = 100;   ///< Per cent of the reader's own size.
    int lineLength = 40;  ///< Hangul syllables to a line.
    int lineHeight = 170; ///< Per cent of the text size.
    bool serif = false;
    Paper paper = Paper::AsWindow;

    /// Brought within what is legible.
    ReadingSettings bounded() const;
    static ReadingSettings from(const QSettings &settings);
    void keep(QSettings &settings) const;

    friend bool operator==(const ReadingSettings &, const ReadingSettings &) = default;
};

} // namespace newsboard
