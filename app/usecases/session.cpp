#include "app/usecases/session.h"

#include "app/parse/skin_set.h"
#include "app/store/store.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace newsboard {

Session::Session() = default;

Session::~Session()
{
    m_export.reset();
    m_import.reset();
    m_files.reset();
    m_pictures.reset();
    m_searchIndex.reset();
    m_search.reset();
    m_articles.reset();
    m_schedule.reset();
    m_jobs.reset();
    m_cleanUp.reset();
    m_prefetch.reset();
    m_backFill.reset();
    m_refresh.reset();
    m_fetcher->cancelAll();
    QThreadPool::globalInstance()
        ->waitForDone(); // At shutdown: what is parsed refers to nothing of ours, but let it end.
}

QString Session::standardDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

Result<std::unique_ptr<Session>> Session::open(const SessionOptions &options)
{
    const QString folder = options.dataFolder.isEmpty() ? standardDataFolder() : options.dataFolder;
    auto store = Store::open(folder);
    if (!store) return store.error();

    std::unique_ptr<Session> session(new Session);
    session->m_dataFolder = folder;
    session->m_store = std::move(store).value();
    session->m_skins = std::make_unique<SkinSet>(
        SkinSet::load({SkinSet::builtInFolder(), QDir(folder).filePath(u"skins"_s)}, &session->m_skinErrors));
    // How a server's keeper reaches the person, if the person wants to say it.
    const QSettings settings(QDir(folder).filePath(u"settings.ini"_s), QSettings::IniFormat);
    FetchLimits limits = options.limits;
    limits.contact = settings.value(u"network/contact"_s).toString();
    session->m_fetcher = std::make_unique<Fetcher>(limits);
    session->m_fetcher->setOffline(options.offline);
    session->m_network = std::make_unique<Network>(*session->m_fetcher);
    auto rows = Rows::open(*session->m_store);
    if (!rows) return rows.error();
    session->m_rows = std::move(rows).value();
    session->m_boards = std::make_unique<Boards>(*session->m_store, *session->m_fetcher, *session->m_skins);
    session->m_refresh = std::make_unique<Refresh>(*session->m_store, *session->m_fetcher, *session->m_skins);
    session->m_backFill =
        std::make_unique<BackFill>(*session->m_store, *session->m_fetcher, *session->m_skins, *session->m_refresh);
    session->m_prefetch = std::make_unique<Prefetch>(*session->m_store, *session->m_fetcher, *session->m_skins);
    session->m_cleanUp = std::make_unique<CleanUp>(*session->m_store, *session->m_boards);
    session->m_jobs = std::make_unique<Jobs>(
        *session->m_store, Jobs::Sources{*session->m_boards, *session->m_refresh, *session->m_backFill,
                                         *session->m_prefetch, *session->m_cleanUp});
    session->m_schedule =
        std::make_unique<Schedule>(*session->m_store, *session->m_boards, *session->m_refresh, *session->m_network);
    session->m_articles = std::make_unique<Articles>(*session->m_store, *session->m_fetcher, *session->m_skins);
    session->m_pictures = std::make_unique<Pictures>(*session->m_store, *session->m_fetcher, *session->m_network);
    session->m_files = std::make_unique<Files>(*session->m_fetcher);
    session->m_import = std::make_unique<Import>(*session->m_boards);
    session->m_export = std::make_unique<Export>(*session->m_store);
    session->m_states = std::make_unique<States>(*session->m_store);
    session->m_search = std::make_unique<Search>(*session->m_store);
    session->m_searchIndex = std::make_unique<SearchIndex>(*session->m_store);
    return session;
}

} // namespace newsboard
