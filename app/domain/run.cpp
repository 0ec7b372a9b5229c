#include "app/domain/run.h"

#include <QCoreApplication>

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(Run)
};

} // namespace

QString runKindName(RunKind kind)
{
    switch (kind) {
    case RunKind::Refresh:
        return RunWords::tr("Refresh");
    case RunKind::BackFill:
        return RunWords::tr("Older headlines");
    case RunKind::Prefetch:
        return RunWords::tr("Articles for offline");
    case RunKind::CleanUp:
        return RunWords::tr("Clean-up");
    }
    return {};
}

} // namespace newsboard
