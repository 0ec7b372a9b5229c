#include "ui/board/text_lines.h"

#include <QGuiApplication>
#include <QPaintDevice>
#include <QPainter>

namespace newsboard {

namespace {

/// In one line: what would break it, or jump in it, is a space.
QString inOneLine(QString text)
{
    const auto breaks = [](QChar c) { return c < u' ' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator; };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (breaks(text.at(i))) text[i] = u' ';
    }
    return text;
}

} // namespace

TextLine::TextLine(const QString &text, const QFont &font, qsizetype letters)
    : m_layout(inOneLine(text), font), m_letters(letters)
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(QGuiApplication::layoutDirection());
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true); // Else it is set again when it is drawn.
    m_layout.beginLayout();
    QTextLine line = m_layout.createLine();
    line.setLineWidth(std::numeric_limits<int>::max() / 256.0);
    m_layout.endLayout();
    m_width = qRound(line.horizontalAdvance());
}

int TextLine::placeOf(qsizetype letter) const
{
    return qRound(m_layout.lineAt(0).cursorToX(int(letter)));
}

void TextLine::draw(QPainter &painter, const QRect &room, Qt::Alignment alignment) const
{
    const QTextLine line = m_layout.lineAt(0);
    QPointF at(room.left(), room.top() + (room.height() - line.height()) / 2);
    const double left = room.width() - line.horizontalAdvance();
    if (alignment.testFlag(Qt::AlignRight)) at.rx() += left;
    if (alignment.testFlag(Qt::AlignHCenter)) at.rx() += left / 2;
    if (m_width <= room.width()) return m_layout.draw(&painter, at);
    painter.save();
    painter.setClipRect(room, Qt::IntersectClip);
    m_layout.draw(&painter, at);
    painter.restore();
}

void TextLines::setFont(const QFont &font, const QPaintDevice *device)
{
    if (font == m_font && device->logicalDpiY() == m_dotsPerInch) return;
    m_font = font;
    m_dotsPerInch = device->logicalDpiY();
    m_lines.clear();
    m_fonts.fill(QFont(font, device));
    const auto hand = [this](Hand which) -> QFont & { return m_fonts[size_t(which)]; };
    for (const Hand which : {Hand::Plain, Hand::Bold, Hand::Gone}) {
        hand(which).setBold(which == Hand::Bold);
        hand(which).setStrikeOut(which == Hand::Gone);
    }
    const double small = font.pointSizeF() * 0.86;
    hand(Hand::Small).setPointSizeF(small);
    hand(Hand::Badge).setPointSizeF(small * 0.82);
    hand(Hand::Badge).setBold(true);
    m_metrics.clear();
    for (const QFont &one : m_fonts)
        m_metrics.emplace_back(one);
}

const TextLine &TextLines::of(const QString &text, Hand hand, int room)
{
    const TextLine &whole = kept({text, hand, kUnbounded});
    return whole.width() <= room ? whole : kept({text, hand, room});
}

const TextLine &TextLines::kept(const Name &name)
{
    if (const TextLine *line = m_lines.object(name)) return *line;
    const QString shown =
        name.room == kUnbounded ? name.text : metrics(name.hand).elidedText(name.text, Qt::ElideRight, name.room);
    const qsizetype letters = name.room == kUnbounded ? name.text.size() : shown.size() - 1;
    auto *line = new TextLine(shown, m_fonts[size_t(name.hand)], letters);
    m_lines.insert(name, line);
    return *line;
}

} // namespace newsboard
