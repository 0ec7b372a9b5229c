#include "ui/board/headline_model.h"

#include "app/usecases/rows.h"
#include "ui/board/headline_text.h"

#include <algorithm>
#include <chrono>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr qsizetype kReadAhead = 40; ///< Rows before and after a missing one that are read with it.
constexpr qsizetype kCached = 500;
constexpr int kUnreadReach = 2'000; ///< How far "next unread" looks row by row, and how many it asks the cache for.
constexpr qsizetype kInsertedOneByOne = 500;
constexpr qsizetype kHeldTimes = 4;    ///< So many times what is held is more than is worth looking through.
constexpr qsizetype kToldOneByOne = 8; ///< Rows that changed; of more, all are told of.
constexpr auto kBusyPause = 30ms;      ///< Until the cache is asked again what it was too busy to answer.

bool isPinned(const HeadlineRow &row)
{
    return row.headline.flags.testFlag(Flag::Notice) && !row.isGone();
}

} // namespace

HeadlineModel::HeadlineModel(Rows &rows, QObject *parent) : QAbstractTableModel(parent), m_rows(rows)
{
    connect(&m_rows, &Rows::changed, this, &HeadlineModel::apply);
    connect(&m_rows, &Rows::keysLoaded, this, [this](int generation, const View &view, const KeyList &keys) {
        if (generation == m_generation) takeKeys(view, keys);
    });
    m_askAgain.setSingleShot(true);
    m_askAgain.setInterval(kBusyPause);
    connect(&m_askAgain, &QTimer::timeout, this, &HeadlineModel::repaintRows);
}

int HeadlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_keys.size());
}

int HeadlineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HeadlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const HeadlineRow *row = cached(index.row());
    if (!row) return {};
    const Headline &headline = row->headline;
    switch (role) {
    case HeadlineRole:
        return QVariant::fromValue(*row);
    case OpenRole:
        return row->key == m_openKey;
    case HitsRole:
        if (!m_searching) return {};
        if (index.column() == TitleColumn) return QVariant::fromValue(hitsOf(*row).title);
        return index.column() == AuthorColumn ? QVariant::fromValue(hitsOf(*row).author) : QVariant();
    case SnippetRole: {
        const auto snippet = m_snippets.constFind(row->key);
        return snippet == m_snippets.constEnd() ? QVariant() : QVariant::fromValue(*snippet);
    }
    case Qt::AccessibleTextRole:
        return index.column() == TitleColumn ? spokenRow(*row, m_locale) : QVariant();
    case Qt::ToolTipRole: {
        // Escaped: a tooltip guesses rich text from anything that looks like a tag.
        const QString text = index.column() == PostedColumn ? longDate(headline.posted, m_locale) : headline.title;
        return u"<p style='white-space:pre-wrap'>"_s + text.toHtmlEscaped() + u"</p>"_s;
    }
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case NumberColumn:
        return headline.number ? QVariant(*headline.number) : QVariant();
    case TitleColumn:
        return headline.title;
    case AuthorColumn:
        return headline.author;
    case PostedColumn:
        return shortDate(headline.posted,
                         QDateTime::currentDateTimeUtc().addSecs(headline.posted.offsetSeconds).date());
    case ViewsColumn:
        return headline.views ? QVariant(m_locale.toString(*headline.views)) : QVariant();
    default:
        return {};
    }
}

QVariant HeadlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool right = section == NumberColumn || section == PostedColumn || section == ViewsColumn;
        return QVariant(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case NumberColumn:
        return tr("No.");
    case TitleColumn:
        return tr("Title");
    case AuthorColumn:
        return tr("Author");
    case PostedColumn:
        return tr("Date");
    case ViewsColumn:
        return tr("Views");
    default:
        return {};
    }
}

void HeadlineModel::setView(const View &view)
{
    beginResetModel();
    m_view = view;
    m_searching = false;
    m_all = {};
    m_snippets.clear();
    m_cache.clear();
    m_keys = m_rows.firstKeys(view);
    endResetModel();
    loadKeys();
}

void HeadlineModel::loadKeys()
{
    m_loading = true;
    m_generation = m_rows.loadKeys(m_view);
}

void HeadlineModel::setFound(const Query &query, const QList<Key> &keys)
{
    if (!std::exchange(m_searching, true)) m_all = m_keys;
    const bool same = query == m_query;
    m_query = query;
    if (!same) m_snippets.clear();
    m_hits.clear();
    showKeys(keys);
    if (!same) repaintRows();
}

void HeadlineModel::endSearch()
{
    if (!std::exchange(m_searching, false)) return;
    m_query = {};
    m_snippets.clear();
    m_hits.clear();
    showOnly(std::exchange(m_all, {}));
}

QList<Key> HeadlineModel::takeSnippetless(int first, int last)
{
    QList<Key> wanted;
    for (int row = std::max(first, 0); row <= last && row < m_keys.size() && m_searching; ++row) {
        const HeadlineRow *found = cached(row);
        if (!found || !found->hasArticle || m_snippets.contains(found->key)) continue;
        m_snippets.insert(found->key, {});
        wanted.append(found->key);
    }
    return wanted;
}

void HeadlineModel::setSnippets(const QHash<Key, Snippet> &snippets)
{
    for (auto snippet = snippets.begin(); snippet != snippets.end(); ++snippet)
        m_snippets.insert(snippet.key(), snippet.value());
    if (!snippets.isEmpty()) repaintRows();
}

/// Looked for once, when it is painted first.
const HeadlineModel::Hits &HeadlineModel::hitsOf(const HeadlineRow &row) const
{
    auto hits = m_hits.find(row.key);
    if (hits == m_hits.end())
        hits = m_hits.insert(row.key, {highlights(m_query, row.headline.title, Field::Title),
                                       highlights(m_query, row.headline.author, Field::Author)});
    return *hits;
}

/// Other keys; rows that were there already stay.
void HeadlineModel::showKeys(const KeyList &keys)
{
    if (keys == m_keys) return;
    const bool goesOn = !m_keys.isEmpty() && keys.size() > m_keys.size() && keys.startsWith(m_keys);
    if (!goesOn) return showOnly(keys);
    beginInsertRows({}, int(m_keys.size()), int(keys.size()) - 1);
    m_keys = keys;
    endInsertRows();
}

void HeadlineModel::showOnly(KeyList keys)
{
    beginResetModel();
    m_keys = std::move(keys);
    endResetModel();
}

void HeadlineModel::repaintRows()
{
    if (!m_keys.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_keys.size()) - 1, ColumnCount - 1), {HeadlineRole, Qt::DisplayRole});
}

void HeadlineModel::setOpenKey(Key key)
{
    if (key == m_openKey) return;
    const Key before = m_openKey;
    m_openKey = key;
    for (const Key changed : {before, key}) {
        const int row = rowOf(changed);
        if (row >= 0) emit dataChanged(index(row, 0), index(row, ColumnCount - 1), {OpenRole});
    }
}

int HeadlineModel::rowOf(Key key) const
{
    return key == 0 ? -1 : int(m_keys.indexOf(key));
}

std::optional<HeadlineRow> HeadlineModel::headlineAt(int row) const
{
    const HeadlineRow *found = row >= 0 && row < m_keys.size() ? cached(row) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

int HeadlineModel::nextUnread(int row) const
{
    const int end = std::min(int(m_keys.size()), row + kUnreadReach);
    for (int i = row + 1; i < end; ++i) {
        const HeadlineRow *found = cached(i);
        if (found && !found->read) return i;
    }
    const bool natural = m_view.board != 0 && m_view.order.column == View::Column::Newest && !m_searching;
    if (!natural || end == m_keys.size()) return -1;
    View unread = m_view;
    unread.filter = View::Filter::Unread;
    const QList<Key> keys = m_rows.firstKeys(unread, kUnreadReach);
    // Behind the notices keys fall from row to row.
    const auto below = std::find_if(keys.begin(), keys.end(), [last = m_keys[end - 1]](Key key) { return key < last; });
    return below == keys.end() ? -1 : rowOf(*below);
}

const HeadlineRow *HeadlineModel::cached(qsizetype place) const
{
    const Key key = m_keys[place];
    const auto known = m_cache.constFind(key);
    if (known != m_cache.constEnd()) return &*known;
    if (m_cache.size() > kCached) {
        m_cache.clear();
        m_hits.clear();
    }
    const qsizetype from = std::max<qsizetype>(place - kReadAhead, 0);
    const QList<HeadlineRow> rows = m_rows.rows(m_keys.mid(from, 2 * kReadAhead));
    for (const HeadlineRow &read : rows)
        m_cache.insert(read.key, read);
    if (rows.isEmpty() && !m_askAgain.isActive()) m_askAgain.start();
    const auto found = m_cache.constFind(key);
    return found == m_cache.constEnd() ? nullptr : &*found;
}

void HeadlineModel::takeKeys(const View &view, const KeyList &keys)
{
    if (!(view == m_view)) return;
    m_loading = false;
    if (m_searching)
        m_all = keys;
    else
        showKeys(keys);
    emit loaded();
}

void HeadlineModel::apply(const Change &change)
{
    const bool everything = change.board == 0 && change.states.isEmpty() && change.boards && change.added.isEmpty();
    if (everything) {
        m_cache.clear();
        loadKeys();
        repaintRows();
        return;
    }
    bool moved = refreshRows(change.numbers ? heldOf(change.board) : change.changed);
    moved = refreshRows(change.gone) || moved;
    refreshRows(change.states);
    refreshRows(change.articles);
    if (m_searching && !change.added.isEmpty()) return loadKeys(); // What it finds now is asked anew by the window.
    const bool mine = m_view.board == 0 || m_view.board == change.board;
    if (!mine || (change.added.isEmpty() && !moved)) return;
    const bool inOrder =
        m_view.board != 0 && m_view.order.column == View::Column::Newest && m_view.filter != View::Filter::Starred;
    if (inOrder && change.added.size() <= kInsertedOneByOne) {
        const QList<HeadlineRow> rows = m_rows.rows(change.added);
        insertNews(rows);
        // What is loading may be older than the news; and a busy cache did not tell all of it.
        if (!m_loading && !moved && rows.size() == change.added.size()) return;
    }
    loadKeys();
}

/// Where a row stands, or would, among keys in a board's own order: notices, then the rest, each from new to old.
qsizetype HeadlineModel::placeOf(const HeadlineRow &row) const
{
    qsizetype pinned = 0;
    while (pinned < m_keys.size()) {
        const HeadlineRow *other = cached(pinned);
        if (!other || !isPinned(*other)) break;
        ++pinned;
    }
    const qsizetype first = isPinned(row) ? 0 : pinned;
    const auto places = std::views::iota(first, isPinned(row) ? pinned : m_keys.size());
    const auto keyAt = [this](qsizetype place) { return m_keys[place]; };
    return first + (std::ranges::lower_bound(places, row.key, std::greater<>(), keyAt) - places.begin());
}

void HeadlineModel::insertNews(const QList<HeadlineRow> &rows)
{
    const auto isAt = [](const KeyList &keys, qsizetype place, Key key) {
        return place < keys.size() && keys[place] == key;
    };
    for (const HeadlineRow &row : rows) {
        const qsizetype place = placeOf(row);
        if (isAt(m_keys, place, row.key)) continue;
        beginInsertRows({}, int(place), int(place));
        m_keys.insert(place, row.key);
        m_cache.insert(row.key, row);
        endInsertRows();
    }
}

QList<Key> HeadlineModel::heldOf(BoardId board) const
{
    QList<Key> keys = m_cache.keys();
    keys.removeIf([board](Key key) { return boardOf(key) != board; });
    return keys;
}

/// Reads rows that are held anew; true where one became a notice or is one no more, and so belongs elsewhere.
bool HeadlineModel::refreshRows(const QList<Key> &keys)
{
    // What is not in the cache is not on the screen: it is read when it is. Of a million, those that are held are not
    // looked for: all of these are read.
    const bool areMany = keys.size() > kHeldTimes * m_cache.size();
    const QList<Key> looked = areMany ? m_cache.keys() : keys;
    QHash<Key, bool> wasPinned;
    for (const Key key : looked) {
        const auto held = m_cache.constFind(key);
        if (held == m_cache.constEnd()) continue;
        wasPinned.insert(key, isPinned(*held));
        m_cache.erase(held);
        m_hits.remove(key);
    }
    if (wasPinned.isEmpty()) return false;
    bool moved = false;
    const QList<HeadlineRow> rows = m_rows.rows(wasPinned.keys());
    for (const HeadlineRow &row : rows) {
        m_cache.insert(row.key, row);
        moved = moved || isPinned(row) != wasPinned.value(row.key);
    }
    if (wasPinned.size() > kToldOneByOne) {
        repaintRows();
        return moved;
    }
    for (const Key key : wasPinned.keys()) {
        const int row = rowOf(key);
        if (row >= 0) emit dataChanged(index(row, 0), index(row, ColumnCount - 1), {HeadlineRole, Qt::DisplayRole});
    }
    return moved;
}

} // namespace newsboard
