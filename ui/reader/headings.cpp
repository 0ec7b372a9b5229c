#include "ui/reader/headings.h"

#include "ui/reader/line_breaking.h"

#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const auto kMark = "heading/"_L1;

} // namespace

QString headingMark(int level)
{
    // Qt writes the mark upon the letter behind it, which would part a link that begins there in two.
    return u"<a name=\"%1%2\"></a>%3"_s.arg(kMark).arg(std::clamp(level, 1, 6)).arg(kJoiner);
}

int headingLevel(const QTextBlock &block)
{
    // A picture at the beginning leaves the mark to what follows it.
    constexpr int kMarkedWithin = 3;
    int seen = 0;
    for (auto at = block.begin(); !at.atEnd() && seen < kMarkedWithin; ++at, ++seen) {
        const QStringList names = at.fragment().charFormat().anchorNames();
        for (const QString &name : names) {
            if (name.startsWith(kMark)) return QStringView(name).sliced(kMark.size()).toInt();
        }
    }
    return 0;
}

QString withHeadings(QString html)
{
    for (int level = 1; level <= 6; ++level) {
        const QString open = u"<h%1"_s.arg(level);
        const QString close = u"</h%1"_s.arg(level);
        if (!html.contains(close)) continue;
        QString out;
        out.reserve(html.size() + html.size() / 8);
        qsizetype done = 0;
        for (qsizetype at = html.indexOf(open); at >= 0; at = html.indexOf(open, done)) {
            const qsizetype end = html.indexOf(u'>', at);
            if (end < 0) break;
            out += QStringView(html).sliced(done, at - done);
            out += u"<p class=\"h%1\""_s.arg(level);
            out += QStringView(html).sliced(at + open.size(), end + 1 - at - open.size());
            // An empty one would mark the paragraph below it.
            if (!QStringView(html).sliced(end + 1).startsWith(close)) out += headingMark(level);
            done = end + 1;
        }
        out += QStringView(html).sliced(done);
        html = out.replace(close, u"</p"_s);
    }
    return html;
}

} // namespace newsboard
