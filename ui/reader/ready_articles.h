#pragma once

#include "ui/reader/article_maker.h"

#include <QObject>

#include <memory>
#include <vector>

namespace newsboard {

/// The articles that are likely to be asked for next, made ready before they are. Two at most; asks nobody for
/// anything. GUI thread.
class ReadyArticles : public QObject {
    Q_OBJECT

public:
    explicit ReadyArticles(QObject *parent = nullptr);

    /// Begins to make an article ready; an earlier one of the same headline goes, and the oldest of more than two.
    void add(const ArticleSetting &setting, const ArticleMaker::NumberFinder &hasNumber);
    /// Takes the article out, if it was made ready and would be written and set in the very same way now.
    std::unique_ptr<ArticleDocument> take(const ArticleSetting &now);
    bool has(Key key) const;
    /// Throws all of them away. Whether there were any, or were to be.
    bool clear();

private:
    struct Entry {
        ArticleSetting setting;
        int job = 0;
        std::unique_ptr<ArticleDocument> document; ///< Once it is made.
    };

    std::vector<Entry>::iterator find(Key key);
    void drop(std::vector<Entry>::iterator entry);

    std::vector<Entry> m_entries; ///< The oldest first.
    ArticleMaker m_maker;
};

} // namespace newsboard
