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
    const int job = ++m_last;
    m_jobs.emplace(job, Job{setting, hasNumber, take});
    write(job, setting, hasNumber ? std::nullopt : std::optional<std::set<qint64>>(std::in_place));
    return job;
}

void ArticleMaker::forget(int job)
{
    m_jobs.erase(job);
}

/// Writes the text, and makes the document if it is known which numbers the cache has. If not, and the text refers to
/// any, those are asked for first: the cache is not asked from that thread.
void ArticleMaker::write(int job, const ArticleSetting &setting, const std::optional<std::set<qint64>> &known)
{
    m_writers.start([this, job, setting, known] {
        std::set<qint64> asked;
        const ArticleHtml html = setting.html([&asked, &known](qint64 number) {
            if (!known) asked.insert(number);
            return known && known->contains(number);
        });
        auto made = std::make_shared<std::unique_ptr<ArticleDocument>>();
        if (asked.empty()) {
            *made = ArticleDocument::made(html, setting.style, setting.article.pictures);
            (*made)->moveToThread(thread());
        }
        QMetaObject::invokeMethod(
            this, [this, job, made, asked] { goOn(job, std::move(*made), asked); }, Qt::QueuedConnection);
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
    write(number, job.setting, known);
}

} // namespace newsboard
