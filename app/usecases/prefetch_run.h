#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"
#include "app/usecases/prefetch.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QUrl>

#include <optional>

namespace newsboard {

/// One prefetch of one board: article after article, each followed by its pictures.
class PrefetchRun : public QObject {
    Q_OBJECT

public:
    PrefetchRun(Store &store, Fetcher &fetcher, const SkinSet &skins, const Board &board, const PrefetchRule &rule,
                QObject *parent);

    /// Articles that would not come are added to `refused`, and left alone if they are there already, unless somebody
    /// asked for this run.
    void avoid(std::shared_ptr<QSet<Key>> refused, bool isAsked);
    void begin();
    void cancel();

signals:
    void began(); ///< There is something to fetch.
    void progressed(const newsboard::PrefetchProgress &progress);
    void ended(const newsboard::PrefetchProgress &progress);
    void failed(const newsboard::Error &error, const newsboard::PrefetchProgress &progress);

private:
    void readFeed();
    void takeTexts(const QList<Headline> &rows, const QList<Article> &texts);
    void next();
    void keepText(const HeadlineRow &row);
    void leaveOut(Key key, const Error &error);
    void wantPictures(Key key, const Article &article);
    void nextPicture(Key key);
    void endArticle();
    void fail(const Error &error);

    Store &m_store;
    Fetcher &m_fetcher;
    const SkinSet &m_skins;
    Board m_board;
    PrefetchRule m_rule;
    std::shared_ptr<QSet<Key>> m_refused;
    bool m_isAsked = true;
    PrefetchProgress m_progress;
    QElapsedTimer m_clock;
    QList<HeadlineRow> m_waiting;
    QHash<Key, Article> m_texts; ///< Of the board's feed.
    QList<QUrl> m_pictures;      ///< Of the article that came last.
    int m_failedInARow = 0;
    QFuture<void> m_fetch;
    bool m_ended = false;
};

} // namespace newsboard
