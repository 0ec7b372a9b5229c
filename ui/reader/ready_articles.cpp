#include "ui/reader/ready_articles.h"

#include <algorithm>
#include <utility>

namespace newsboard {

namespace {

constexpr std::size_t kMostReady = 2;

} // namespace

ReadyArticles::ReadyArticles(QObject *parent) : QObject(parent) {}

std::vector<ReadyArticles::Entry>::iterator ReadyArticles::find(Key key)
{
    return std::find_if(m_entries.begin(), m_entries.end(),
                        [key](const Entry &entry) { return entry.setting.row.key == key; });
}

void ReadyArticles::drop(std::vector<Entry>::iterator entry)
{
    m_maker.forget(entry->job);
    m_entries.erase(entry);
}

void ReadyArticles::add(const ArticleSetting &setting, const ArticleMaker::NumberFinder &hasNumber)
{
    const Key key = setting.row.key;
    if (const auto earlier = find(key); earlier != m_entries.end()) drop(earlier);
    if (m_entries.size() >= kMostReady) drop(m_entries.begin());
    const int job = m_maker.make(setting, hasNumber, [this, key](std::unique_ptr<ArticleDocument> document) {
        find(key)->document = std::move(document);
    });
    m_entries.push_back({setting, job, nullptr});
}

std::unique_ptr<ArticleDocument> ReadyArticles::take(const ArticleSetting &now)
{
    const auto found = find(now.row.key);
    if (found == m_entries.end() || !found->document) return {};
    std::unique_ptr<ArticleDocument> taken;
    if (found->setting.isLike(now)) taken = std::move(found->document);
    drop(found);
    return taken;
}

bool ReadyArticles::has(Key key) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [key](const Entry &entry) { return entry.document && entry.setting.row.key == key; });
}

bool ReadyArticles::clear()
{
    const bool had = !m_entries.empty();
    while (!m_entries.empty())
        drop(m_entries.begin());
    return had;
}

} // namespace newsboard
