#include "app/domain/job.h"

#include "app/domain/duration.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct JobWords {
    Q_DECLARE_TR_FUNCTIONS(Job)
};

QString amountText(const Job &job)
{
    const QLocale locale;
    const QString done = locale.toString(job.done);
    if (job.total > 0) return JobWords::tr("%1 of %2").arg(done, locale.toString(job.total));
    if (job.done == 0) return {};
    return job.kind == RunKind::Refresh ? JobWords::tr("page %1").arg(done) : JobWords::tr("%1 fetched").arg(done);
}

} // namespace

QString progressText(const Job &job)
{
    QStringList facts;
    if (job.isPaused) facts.append(JobWords::tr("paused"));
    if (const QString amount = amountText(job); !amount.isEmpty()) facts.append(amount);
    if (job.perSecond >= 0.05)
        facts.append(
            JobWords::tr("%1 a second").arg(QLocale().toString(job.perSecond, 'f', job.perSecond < 10 ? 1 : 0)));
    if (job.secondsLeft >= 0) facts.append(aboutDuration(job.secondsLeft));
    return facts.join(u", "_s);
}

} // namespace newsboard
