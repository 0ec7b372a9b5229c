#include "ui/reader/ready_articles.h"

#include <QTimer>

#include <algorithm>

namespace newsboard {

namespace {

constexpr std::size_t kMostReady = 2;
/// References looked up for one article; one with more is not made ready.
constexpr qsizetype kMostNumbers = 500;
/// Letters of HTML whose document is made in a moment that nobody notices; a longer one is made when it is asked for.
constexpr qsizetype kMostBuilt = 150'000;

} // namespace

bool ArticleSetting::isLike(const ArticleSetting &other) const
{
    return row.key == other.row.key && row.headline == other.row.headline && row.goneAt == other.row.goneAt &&
           thread == other.thread && savesFiles == other.savesFiles && heldBack == other.heldBack &&
           style == other.style && article == other.article &&
           momentWords(row, article, now) == momentWords(other.row, other.article, other.now);
}

ReadyArticles::ReadyArticles(QObject *parent) : QObject(parent)
{
    m_composers.setMaxThreadCount(1);
}

ReadyArticles::~ReadyArticles()
{
    // What is being written at the shutdown refers to this object.
    m_composers.clear();
    m_composers.waitForDone();
}

void ReadyArticles::add(const ArticleSetting &setting, const NumberFinder &hasNumber)
{
    std::erase_if(m_entries, [&setting](const Entry &entry) { return entry.setting.row.key == setting.row.key; });
    if (m_entries.size() >= kMostReady) m_entries.erase(m_entries.begin());
    Entry entry;
    entry.number = ++m_last;
    entry.setting = setting;
    entry.hasNumber = hasNumber;
    m_entries.push_back(std::move(entry));
    compose(m_entries.back(), {});
}

std::optional<ReadyArticle> ReadyArticles::take(const ArticleSetting &now)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&now](const Entry &entry) {
        return entry.isReady && entry.setting.row.key == now.row.key;
    });
    if (found == m_entries.end()) return {};
    std::optional<ReadyArticle> taken;
    if (found->setting.isLike(now)) taken = std::move(found->ready);
    m_entries.erase(found);
    return taken;
}

bool ReadyArticles::has(Key key) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [key](const Entry &entry) { return entry.isReady && entry.setting.row.key == key; });
}

bool ReadyArticles::clear()
{
    const bool had = !m_entries.empty();
    m_entries.clear();
    m_composers.clear();
    return had;
}

ReadyArticles::Entry *ReadyArticles::find(int number)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [number](const Entry &entry) { return entry.number == number; });
    return found == m_entries.end() ? nullptr : &*found;
}

/// Writes the text; `numbers` are those that the cache is known to have. Which others the text asks for is noted: the
/// cache is not asked from here.
void ReadyArticles::compose(const Entry &entry, const QSet<qint64> &numbers)
{
    m_composers.start([this, number = entry.number, setting = entry.setting, numbers] {
        QSet<qint64> asked;
        ArticleContext context;
        context.thread = setting.thread;
        context.savesFiles = setting.savesFiles;
        context.heldBack = setting.heldBack;
        context.answersClicks = true;
        context.hasNumber = [&asked, &numbers](qint64 wanted) {
            asked.insert(wanted);
            return numbers.contains(wanted);
        };
        const ArticleHtml html = articleHtml(setting.row, setting.article, context, setting.style, setting.now);
        QMetaObject::invokeMethod(
            this, [this, number, html, numbers, asked] { takeComposed(number, html, numbers, asked); },
            Qt::QueuedConnection);
    });
}

void ReadyArticles::takeComposed(int number, const ArticleHtml &html, const QSet<qint64> &known,
                                 const QSet<qint64> &asked)
{
    Entry *entry = find(number);
    if (!entry) return;
    if (known.isEmpty() && entry->hasNumber) {
        if (asked.size() > kMostNumbers) {
            std::erase_if(m_entries, [number](const Entry &one) { return one.number == number; });
            return;
        }
        QSet<qint64> found;
        for (const qint64 wanted : asked) {
            if (entry->hasNumber(wanted)) found.insert(wanted);
        }
        if (!found.isEmpty()) return compose(*entry, found);
    }
    entry->ready.html = html;
    QTimer::singleShot(0, this, [this, number] { build(number); });
}

void ReadyArticles::build(int number)
{
    Entry *entry = find(number);
    if (!entry) return;
    const ArticleHtml &html = entry->ready.html;
    if (html.html.size() <= kMostBuilt) {
        auto document = std::make_unique<ArticleDocument>();
        document->pictures().begin(entry->setting.article.pictures);
        document->prepare(html, entry->setting.style);
        document->setHtml(html.html);
        document->finish();
        entry->ready.document = std::move(document);
    }
    entry->isReady = true;
}

} // namespace newsboard
