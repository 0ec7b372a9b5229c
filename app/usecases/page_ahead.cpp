#include "app/usecases/page_ahead.h"

namespace newsboard {

PageAhead::PageAhead(Fetcher &fetcher, const SkinSet &skins, QObject *parent)
    : QObject(parent), m_fetcher(fetcher), m_skins(skins)
{
}

void PageAhead::begin(const FetchRequest &request, const PageHint &hint)
{
    drop();
    m_address = request.url;
    m_fetch = readPage(m_fetcher, m_skins, request, hint, this,
                       [this, generation = m_generation](const Result<ReadPage> &read) {
                           if (generation != m_generation) return;
                           m_read = read;
                           if (m_then) take(std::exchange(m_then, {}));
                       });
}

void PageAhead::take(Then then)
{
    if (!m_read) {
        m_then = std::move(then);
        return;
    }
    m_address.clear();
    const Result<ReadPage> read = *std::exchange(m_read, std::nullopt);
    then(read);
}

void PageAhead::drop()
{
    ++m_generation;
    m_fetch.cancel();
    m_address.clear();
    m_read.reset();
    m_then = {};
}

} // namespace newsboard
