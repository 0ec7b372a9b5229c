#include "app/domain/back_fill.h"

#include "app/domain/duration.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct BackFillWords {
    Q_DECLARE_TR_FUNCTIONS(BackFill)
};

} // namespace

QString progressText(const BackFillProgress &progress)
{
    const QLocale locale;
    QStringList facts;
    if (progress.left >= 0)
        facts.append(BackFillWords::tr("%1 left").arg(locale.toString(progress.left)));
    else
        facts.append(BackFillWords::tr("%1 fetched").arg(locale.toString(progress.added)));
    if (progress.perSecond > 0)
        facts.append(BackFillWords::tr("%1 a second").arg(locale.toString(progress.perSecond, 'f', 0)));
    if (const qint64 seconds = progress.secondsLeft(); seconds >= 0) facts.append(aboutDuration(seconds));
    return facts.join(u", "_s);
}

} // namespace newsboard
