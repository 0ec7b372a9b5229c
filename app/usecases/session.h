#pragma once

#include "app/domain/result.h"
#include "app/fetch/fetcher.h"
#include "app/usecases/articles.h"
#include "app/usecases/back_fill.h"
#include "app/usecases/boards.h"
#include "app/usecases/clean_up.h"
#include "app/usecases/export.h"
#include "app/usecases/files.h"
#include "app/usecases/import.h"
#include "app/usecases/jobs.h"
#include "app/usecases/network.h"
#include "app/usecases/pictures.h"
#include "app/usecases/prefetch.h"
#include "app/usecases/refresh.h"
#include "app/usecases/rows.h"
#include "app/usecases/schedule.h"
#include "app/usecases/search.h"
#include "app/usecases/search_index.h"
#include "app/usecases/states.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace newsboard {

struct SessionOptions {
    QString dataFolder; ///< Empty: the standard one.
    bool offline = false;
    FetchLimits limits = {};
};

/// The parts of the program in the order in which they depend on each other: cache, network, skins, use cases. Made
/// once by the start of the program, window or command line; their owner, and nothing else.
class Session {
public:
    /// Opens the cache of the data folder; blocks. Errors as Store::open().
    static Result<std::unique_ptr<Session>> open(const SessionOptions &options);
    /// Stops the network, lets the pool and the cache finish.
    ~Session();

    Boards &boards() { return *m_boards; }
    Refresh &refresh() { return *m_refresh; }
    BackFill &backFill() { return *m_backFill; }
    Prefetch &prefetch() { return *m_prefetch; }
    CleanUp &cleanUp() { return *m_cleanUp; }
    Jobs &jobs() { return *m_jobs; }
    Schedule &schedule() { return *m_schedule; }
    Articles &articles() { return *m_articles; }
    Pictures &pictures() { return *m_pictures; }
    Files &files() { return *m_files; }
    Import &imports() { return *m_import; }
    Export &exports() { return *m_export; }
    States &states() { return *m_states; }
    Rows &rows() { return *m_rows; }
    Search &search() { return *m_search; }
    SearchIndex &searchIndex() { return *m_searchIndex; }
    Network &network() { return *m_network; }

    /// Skin files of the person's own that could not be used, and why.
    const QList<Error> &skinErrors() const { return m_skinErrors; }
    QString dataFolder() const { return m_dataFolder; }

    static QString standardDataFolder();

private:
    Session();

    QString m_dataFolder;
    QList<Error> m_skinErrors;
    std::unique_ptr<SkinSet> m_skins;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Fetcher> m_fetcher;
    std::unique_ptr<Network> m_network;
    std::unique_ptr<Rows> m_rows;
    std::unique_ptr<Boards> m_boards;
    std::unique_ptr<Refresh> m_refresh;
    std::unique_ptr<BackFill> m_backFill;
    std::unique_ptr<Prefetch> m_prefetch;
    std::unique_ptr<CleanUp> m_cleanUp;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Schedule> m_schedule;
    std::unique_ptr<Articles> m_articles;
    std::unique_ptr<Pictures> m_pictures;
    std::unique_ptr<Files> m_files;
    std::unique_ptr<Import> m_import;
    std::unique_ptr<Export> m_export;
    std::unique_ptr<States> m_states;
    std::unique_ptr<Search> m_search;
    std::unique_ptr<SearchIndex> m_searchIndex;
};

} // namespace newsboard
