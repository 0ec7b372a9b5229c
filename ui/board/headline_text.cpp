#include "ui/board/headline_text.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct HeadlineWords {
    Q_DECLARE_TR_FUNCTIONS(Headline)
};

} // namespace

QString shortDate(const PostedTime &posted, const QDate &today)
{
    if (!posted.isKnown()) return {};
    if (posted.date == today && posted.hasTime()) return posted.time.toString(u"HH:mm"_s);
    return posted.date.toString(posted.date.year() == today.year() ? u"MM.dd"_s : u"yyyy.MM.dd"_s);
}

QString longDate(const PostedTime &posted, const QLocale &locale)
{
    if (!posted.isKnown()) return {};
    const QString day = locale.toString(posted.date, QLocale::LongFormat);
    return posted.hasTime() ? day + u' ' + posted.time.toString(u"HH:mm"_s) : day;
}

QString spokenRow(const HeadlineRow &row, const QLocale &locale)
{
    const Headline &headline = row.headline;
    QStringList parts;
    if (headline.flags.testFlag(Flag::Notice)) parts.append(HeadlineWords::tr("notice"));
    if (headline.number) parts.append(QString::number(*headline.number));
    parts.append(headline.title);
    if (!headline.author.isEmpty()) parts.append(headline.author);
    if (headline.posted.isKnown()) parts.append(longDate(headline.posted, locale));
    if (!row.read) parts.append(HeadlineWords::tr("unread"));
    if (row.starred) parts.append(HeadlineWords::tr("starred"));
    if (headline.comments.value_or(0) > 0) parts.append(HeadlineWords::tr("%1 comments").arg(*headline.comments));
    if (row.isGone()) parts.append(HeadlineWords::tr("no longer on the server"));
    return parts.join(u", "_s);
}

QString copiedRow(const HeadlineRow &row)
{
    const Headline &headline = row.headline;
    const QString number = headline.number ? QString::number(*headline.number) : QString();
    return QStringList{number, headline.title, headline.author, headline.posted.toIso().left(16).replace(u'T', u' ')}
        .join(u'\t');
}

} // namespace newsboard
