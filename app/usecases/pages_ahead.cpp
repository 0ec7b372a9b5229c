#include "app/usecases/pages_ahead.h"

#include <utility>

namespace newsboard {

PagesAhead::PagesAhead(Fetcher &fetcher, const SkinSet &skins, QObject *parent)
    : QObject(parent), m_fetcher(fetcher), m_skins(skins)
{
}

PagesAhead::~PagesAhead()
{
    drop();
}

void PagesAhead::begin(const FetchRequest &request, const PageHint &hint)
{
    for (const auto &page : m_pages) {
        if (page->address == request.url) return;
    }
    if (qsizetype(m_pages.size()) >= kMost) return;
    auto page = std::make_shared<Page>();
    page->address = request.url;
    m_pages.push_back(page);
    // What was dropped may still be on its way.
    page->fetch = readPage(m_fetcher, m_skins, request, hint, this,
                           [this, weak = std::weak_ptr(page)](const Result<ReadPage> &read) {
                               const std::shared_ptr<Page> come = weak.lock();
                               if (!come) return;
                               come->read = read;
                               if (come == m_wanted) give();
                           });
}

void PagesAhead::take(const FetchRequest &request, const PageHint &hint, Then then)
{
    while (!m_pages.empty() && m_pages.front()->address != request.url)
        dropFirst();
    if (m_pages.empty()) begin(request, hint);
    m_wanted = m_pages.front();
    m_then = std::move(then);
    m_pages.pop_front();
    if (m_wanted->read) give();
}

void PagesAhead::give()
{
    const std::shared_ptr<Page> page = std::exchange(m_wanted, nullptr);
    const Then then = std::exchange(m_then, {});
    then(*page->read);
}

void PagesAhead::drop()
{
    if (m_wanted) m_wanted->fetch.cancel();
    m_wanted.reset();
    m_then = {};
    while (!m_pages.empty())
        dropFirst();
}

void PagesAhead::dropFirst()
{
    const std::shared_ptr<Page> page = m_pages.front();
    m_pages.pop_front();
    page->fetch.cancel();
}

} // namespace newsboard
