#include "app/usecases/export.h"

#include "app/usecases/export_run.h"

namespace newsboard {

Export::Export(Store &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_writing.setMaxThreadCount(1);
}

Export::~Export()
{
    m_writing.waitForDone(); // At shutdown: a file that is not whole goes with its last user.
}

void Export::start(const ExportRequest &request)
{
    auto *run = new ExportRun(m_store, m_writing, request, this);
    m_runs.append(run);
    const auto leave = [this, run] {
        m_runs.removeOne(run);
        run->deleteLater();
    };
    connect(run, &ExportRun::progressed, this, &Export::progressed);
    connect(run, &ExportRun::ended, this, [this, leave, request](qint64 count) {
        leave();
        emit finished(request, count);
    });
    connect(run, &ExportRun::failed, this, [this, leave, request](const Error &error) {
        leave();
        emit failed(request, error);
    });
    run->begin();
}

void Export::cancelAll()
{
    const QList<ExportRun *> runs = m_runs;
    for (ExportRun *run : runs)
        run->cancel();
}

} // namespace newsboard
