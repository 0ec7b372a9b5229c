#include "ui/reader/headings.h"

using namespace Qt::StringLiterals;

namespace newsboard {

QString withHeadings(QString html)
{
    for (int rank = 1; rank <= 6; ++rank) {
        const QString name = u"h%1"_s.arg(rank);
        if (!html.contains(u"</"_s + name)) continue;
        html.replace(u'<' + name, u"<p class=\"%1\""_s.arg(name)).replace(u"</"_s + name, u"</p"_s);
    }
    return html;
}

} // namespace newsboard
