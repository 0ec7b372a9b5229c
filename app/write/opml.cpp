#include "app/write/opml.h"

#include "app/domain/board_list.h"
#include "app/domain/board_order.h"

#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// XML has no way to write these.
QString writable(QString text)
{
    text.removeIf([](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0xFFFE || c.unicode() == 0xFFFF; });
    return QString::fromUtf8(text.toUtf8()); // A surrogate that stands alone becomes a sign of it.
}

QString addressText(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

class OpmlWriter {
public:
    QByteArray write(const QList<Board> &boards)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(2);
        m_xml.writeStartDocument();
        m_xml.writeNamespace(QString::fromLatin1(kOpmlNamespace), u"newsboard"_s);
        m_xml.writeStartElement(u"opml"_s);
        m_xml.writeAttribute(u"version"_s, u"2.0"_s);
        m_xml.writeStartElement(u"head"_s);
        m_xml.writeTextElement(u"title"_s, u"Newsboard"_s);
        m_xml.writeEndElement();
        m_xml.writeStartElement(u"body"_s);
        QStringList open;
        for (const Board &board : inTreeOrder(boards)) {
            if (!isInOpml(board)) continue;
            goTo(board.folder, open);
            writeBoard(board);
        }
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    /// Closes and opens folders until those that are open are `folder`.
    void goTo(const QStringList &folder, QStringList &open)
    {
        while (!isWithin(folder, open)) {
            m_xml.writeEndElement();
            open.removeLast();
        }
        while (open.size() < folder.size()) {
            open.append(folder[open.size()]);
            m_xml.writeStartElement(u"outline"_s);
            m_xml.writeAttribute(u"text"_s, writable(open.last()));
            m_xml.writeAttribute(u"title"_s, writable(open.last()));
        }
    }

    void writeBoard(const Board &board)
    {
        const bool isFeed = board.kind == "feed"_L1;
        m_xml.writeEmptyElement(u"outline"_s);
        m_xml.writeAttribute(u"text"_s, writable(board.name));
        m_xml.writeAttribute(u"title"_s, writable(board.name));
        const QUrl feed = isFeed ? board.url : board.feed;
        if (feed.isValid()) {
            m_xml.writeAttribute(u"type"_s, u"rss"_s);
            m_xml.writeAttribute(u"xmlUrl"_s, addressText(feed));
        }
        if (isFeed) return;
        m_xml.writeAttribute(u"htmlUrl"_s, addressText(board.url));
        m_xml.writeAttribute(QString::fromLatin1(kOpmlNamespace), u"kind"_s,
                             board.kind.isEmpty() ? u"board"_s : board.kind);
    }

    QByteArray m_bytes;
    QXmlStreamWriter m_xml{&m_bytes};
};

} // namespace

bool isInOpml(const Board &board)
{
    return board.url.scheme() != "qrc"_L1;
}

QByteArray boardsAsOpml(const QList<Board> &boards)
{
    return OpmlWriter().write(boards);
}

} // namespace newsboard
