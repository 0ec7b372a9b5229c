#pragma once

#include <QCache>
#include <QFont>
#include <QFontMetrics>
#include <QString>
#include <QTextLayout>

#include <array>
#include <limits>
#include <vector>

class QPaintDevice;
class QPainter;

namespace newsboard {

/// A line of plain text, set: its glyphs and where they stand.
class TextLine {
public:
    /// What of the text has room, with an ellipsis where that is not all of it.
    TextLine(const QString &text, const QFont &font, qsizetype letters);
    Q_DISABLE_COPY_MOVE(TextLine)

    int width() const { return m_width; }
    /// Letters of the text that are shown, the ellipsis not among them.
    qsizetype letters() const { return m_letters; }
    /// Where a letter begins, from the line's left edge.
    int placeOf(qsizetype letter) const;
    /// With the painter's pen, in the middle of a row's height; what is wider than its room is cut off.
    void draw(QPainter &painter, const QRect &room, Qt::Alignment alignment = Qt::AlignLeft) const;

private:
    QTextLayout m_layout;
    qsizetype m_letters;
    int m_width = 0;
};

/// The newest lines of a table, kept: setting Hangul is most of what painting costs, and what was painted a moment ago
/// is painted again and again.
class TextLines {
public:
    /// How a cell's text is written.
    enum class Hand : quint8 { Plain, Bold, Gone, Small, Badge, Count };

    TextLines() : m_lines(kKept) {}
    /// The font of the table, on what it is painted. Another one sets everything anew.
    void setFont(const QFont &font, const QPaintDevice *device);

    /// The text in at most `room` pixels. Good until the next one is asked for.
    const TextLine &of(const QString &text, Hand hand, int room = kUnbounded);
    const QFontMetrics &metrics(Hand hand) const { return m_metrics[size_t(hand)]; }

private:
    static constexpr int kKept = 400;
    static constexpr int kUnbounded = std::numeric_limits<int>::max();
    struct Name {
        QString text;
        Hand hand;
        int room;
        friend bool operator==(const Name &, const Name &) = default;
        friend size_t qHash(const Name &name, size_t seed)
        {
            return qHashMulti(seed, name.text, int(name.hand), name.room);
        }
    };
    static constexpr size_t kHands = size_t(Hand::Count);

    const TextLine &kept(const Name &name);

    QFont m_font;
    int m_dotsPerInch = 0;
    std::array<QFont, kHands> m_fonts;
    std::vector<QFontMetrics> m_metrics;
    QCache<Name, TextLine> m_lines;
};

} // namespace newsboard
