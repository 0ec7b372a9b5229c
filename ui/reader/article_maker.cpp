#include "ui/reader/article_maker.h"

#include <utility>

namespace newsboard {

namespace {

/// Numbers looked up for one article, in a single turn of the event loop; more than these are no links.
constexpr int kMostNumbers = 200;

} // namespace

ArticleMaker::ArticleMaker(QObject *parent) : QObject(parent)
{
    m_writers.setMaxThreadCount(1);
}

ArticleMaker::~ArticleMaker()
{
    // What is being written at the shutdown refers to this object.
    m_writers.clear();
    m_writers.waitForDone();
}

int ArticleMaker::make(const ArticleSetting &setting, const NumberFinder &hasNumber, const Taker &take)
{
    const Job job{setting, hasNumber, take, std::make_shared<std::atomic<bool>>(true)};
    m_jobs.emplace(++m_last, job);
    write(m_last, job, hasNumber ? std::nullopt : std::optional<std::set<qint64>>(std::in_place));
    return m_last;
}

void ArticleMaker::forget(int job)
{
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end()) return;
    *found->second.isWanted = false;
    m_jobs.erase(found);
}

/// Writes the text, and makes the document if it is known which numbers the cache has. If not, and the text refers to
/// any, those are asked for first: the cache is not asked from that thread.
void ArticleMaker::write(int number, const Job &job, const std::optional<std::set<qint64>> &known)
{
    m_writers.start([this, number, setting = job.setting, isWanted = job.isWanted, known] {
        if (!*isWanted) return;
        std::set<qint64> asked;
        const ArticleHtml html = setting.html([&asked, &known](qint64 referred) {
            if (!known) asked.insert(referred);
            return known && known->contains(referred);
        });
        auto made = std::make_shared<std::unique_ptr<ArticleDocument>>();
        if (asked.empty()) {
            *made = ArticleDocument::made(html, setting.style, setting.article.pictures);
            (*made)->moveToThread(thread());
        }
        QMetaObject::invokeMethod(
            this, [this, number, made, asked] { goOn(number, std::move(*made), asked); }, Qt::QueuedConnection);
    });
}

void ArticleMaker::goOn(int number, std::unique_ptr<ArticleDocument> document, const std::set<qint64> &asked)
{
    const auto found = m_jobs.find(number);
    if (found == m_jobs.end()) return;
    if (document) {
        const Job job = std::move(found->second);
        m_jobs.erase(found);
        job.take(std::move(document));
        return;
    }
    const Job &job = found->second;
    std::set<qint64> known;
    int looked = 0;
    for (const qint64 wanted : asked) {
        if (++looked > kMostNumbers) break;
        if (job.hasNumber(wanted)) known.insert(wanted);
    }
    write(number, job, known);
}

} // namespace newsboard
