#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"
#include "ui/reader/article_document.h"
#include "ui/reader/article_html.h"

#include <QDateTime>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace newsboard {

/// All that the text of an article is written from, but for the numbers that it refers to.
struct ArticleSetting {
    HeadlineRow row;
    Article article;
    ThreadView thread;
    bool savesFiles = false;
    QSet<QUrl> heldBack; ///< Pictures.
    ReaderStyle style;
    QDateTime now; ///< UTC.

    /// Whether the other is written and set in the same way.
    bool isLike(const ArticleSetting &other) const;
};

/// An article that was made ready: its text, and its document where that costs no more than a moment to make.
struct ReadyArticle {
    ArticleHtml html;
    std::unique_ptr<ArticleDocument> document;
};

/// The articles that are likely to be asked for next, made ready before they are: their text is written on a thread of
/// its own, their document made in a turn of the event loop in which nothing else is to be done. Two at most; asks
/// nobody for anything. GUI thread.
class ReadyArticles : public QObject {
    Q_OBJECT

public:
    /// `hasNumber` says whether the article's board has a headline of a number in the cache; asked in the GUI thread.
    using NumberFinder = std::function<bool(qint64)>;

    explicit ReadyArticles(QObject *parent = nullptr);
    ~ReadyArticles() override;

    /// Begins to make an article ready; an earlier one of the same headline goes, and the oldest of more than two.
    void add(const ArticleSetting &setting, const NumberFinder &hasNumber);
    /// Takes the article out, if it was made ready and would be written and set in the very same way now.
    std::optional<ReadyArticle> take(const ArticleSetting &now);
    bool has(Key key) const;
    /// Throws all of them away. Whether there were any, or were to be.
    bool clear();

private:
    struct Entry {
        int number = 0; ///< Its own, whatever becomes of its neighbours.
        ArticleSetting setting;
        NumberFinder hasNumber;
        bool isReady = false;
        ReadyArticle ready;
    };

    Entry *find(int number);
    void compose(const Entry &entry, const QSet<qint64> &numbers);
    void takeComposed(int number, const ArticleHtml &html, const QSet<qint64> &known, const QSet<qint64> &asked);
    void build(int number);

    std::vector<Entry> m_entries; ///< The oldest first.
    int m_last = 0;
    QThreadPool m_composers;
};

} // namespace newsboard
