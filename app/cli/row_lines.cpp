#include "app/cli/row_lines.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct RowWords {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace

QStringList lineOf(const HeadlineRow &row)
{
    const Headline &headline = row.headline;
    const bool notice = headline.flags.testFlag(Flag::Notice);
    QString title = QString(headline.depth, u' ') + headline.title;
    if (headline.comments.value_or(0) > 0) title += u" [%1]"_s.arg(*headline.comments);
    return {(row.read ? u" "_s : u"•"_s) + (row.starred ? u"★"_s : u" "_s),
            notice            ? RowWords::tr("Notice")
            : headline.number ? QString::number(*headline.number)
                              : QString(),
            title,
            headline.author,
            headline.posted.toIso().left(16).replace(u'T', u' '),
            headline.id};
}

void printLines(const QList<QStringList> &lines, Output &out)
{
    out.table({QString(), RowWords::tr("No."), RowWords::tr("Title"), RowWords::tr("Author"), RowWords::tr("Date"),
               RowWords::tr("Id")},
              lines, {1, 5});
}

} // namespace newsboard
