#pragma once

#include "ui/reader/article_document.h"
#include "ui/reader/article_setting.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

namespace newsboard {

/// Writes articles and makes their documents on a thread of its own, one after the other. The GUI thread, in which this
/// lives, has nothing to do but to look numbers up in between, and to show what was made.
class ArticleMaker : public QObject {
    Q_OBJECT

public:
    /// Whether the article's board has a headline of a number in the cache; asked in the GUI thread.
    using NumberFinder = std::function<bool(qint64)>;
    using Taker = std::function<void(std::unique_ptr<ArticleDocument>)>;

    explicit ArticleMaker(QObject *parent = nullptr);
    ~ArticleMaker() override;

    /// Begins; `take` gets the document, later and in this thread. The number of the job, never 0.
    int make(const ArticleSetting &setting, const NumberFinder &hasNumber, const Taker &take);
    /// What comes of a job is not wanted any more; 0 is none.
    void forget(int job);

private:
    struct Job {
        ArticleSetting setting;
        NumberFinder hasNumber;
        Taker take;
        std::shared_ptr<std::atomic<bool>> isWanted; ///< For the thread, which does not begin what is not.
    };

    void write(int number, const Job &job, const std::optional<std::set<qint64>> &known);
    void goOn(int number, std::unique_ptr<ArticleDocument> document, const std::set<qint64> &asked);

    std::unordered_map<int, Job> m_jobs;
    int m_last = 0;
    QThreadPool m_writers;
};

} // namespace newsboard
