#include "ui/board/headline_model.h"

#include "app/search/fold.h"
#include "app/usecases/rows.h"
#include "ui/board/headline_text.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kReadAhead = 40; ///< Rows before and after a missing one that are read with it.
constexpr qsizetype kCached = 2'000;
constexpr qsizetype kScanned = 200; ///< Rows that a filter looks at in one turn of the event loop.
constexpr int kUnreadReach = 2'000; ///< How far "next unread" looks.
constexpr qsizetype kInsertedOneByOne = 500;

bool isPinned(const HeadlineRow &row)
{
    return row.headline.flags.testFlag(Flag::Notice) && !row.isGone();
}

} // namespace

HeadlineModel::HeadlineModel(Rows &rows, QObject *parent) : QAbstractTableModel(parent), m_rows(rows)
{
    connect(&m_rows, &Rows::changed, this, &HeadlineModel::apply);
    connect(&m_rows, &Rows::keysLoaded, this, [this](int generation, const View &view, const QList<Key> &keys) {
        if (generation == m_generation) takeKeys(view, keys);
    });
    connect(&m_scan, &QTimer::timeout, this, &HeadlineModel::scanForFilter);
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
        return shortDate(headline.posted, QDate::currentDate());
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
    m_scan.stop();
    beginResetModel();
    m_view = view;
    m_filter.clear();
    m_all.clear();
    m_cache.clear();
    m_keys = m_rows.firstKeys(view);
    endResetModel();
    m_loading = true;
    m_generation = m_rows.loadKeys(view);
}

void HeadlineModel::setFilter(const QString &text)
{
    const QString wanted = folded(text.trimmed());
    if (wanted == m_filter) return;
    if (m_filter.isEmpty()) m_all = m_keys;
    m_filter = wanted;
    m_scan.stop();
    if (m_filter.isEmpty()) {
        showOnly(m_all);
        m_all.clear();
        return;
    }
    showOnly({});
    m_scanned = 0;
    scanForFilter();
    if (m_scanned < m_all.size()) m_scan.start(0);
}

void HeadlineModel::showOnly(QList<Key> keys)
{
    beginResetModel();
    m_keys = std::move(keys);
    endResetModel();
}

void HeadlineModel::scanForFilter()
{
    const QList<HeadlineRow> rows = m_rows.rows(m_all.mid(m_scanned, kScanned));
    m_scanned = std::min(m_scanned + kScanned, m_all.size());
    if (m_scanned >= m_all.size()) m_scan.stop();
    QList<Key> found;
    for (const HeadlineRow &row : rows) {
        if (folded(row.headline.title).contains(m_filter) || folded(row.headline.author).contains(m_filter))
            found.append(row.key);
    }
    if (found.isEmpty()) return;
    beginInsertRows({}, int(m_keys.size()), int(m_keys.size() + found.size()) - 1);
    m_keys.append(found);
    endInsertRows();
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
    return -1;
}

const HeadlineRow *HeadlineModel::cached(int row) const
{
    const auto known = m_cache.constFind(m_keys[row]);
    if (known != m_cache.constEnd()) return &*known;
    if (m_cache.size() > kCached) m_cache.clear();
    const qsizetype from = std::max<qsizetype>(row - kReadAhead, 0);
    const QList<HeadlineRow> rows = m_rows.rows(m_keys.mid(from, 2 * kReadAhead));
    for (const HeadlineRow &read : rows)
        m_cache.insert(read.key, read);
    const auto found = m_cache.constFind(m_keys[row]);
    return found == m_cache.constEnd() ? nullptr : &*found;
}

void HeadlineModel::takeKeys(const View &view, const QList<Key> &keys)
{
    if (!(view == m_view)) return;
    m_loading = false;
    QList<Key> &shown = m_filter.isEmpty() ? m_keys : m_all;
    if (shown != keys) {
        const bool more = keys.size() > shown.size() && std::equal(shown.begin(), shown.end(), keys.begin());
        if (!m_filter.isEmpty()) {
            m_all = keys;
        } else if (more) {
            beginInsertRows({}, int(shown.size()), int(keys.size()) - 1);
            m_keys = keys;
            endInsertRows();
        } else {
            showOnly(keys);
        }
    }
    emit loaded();
}

void HeadlineModel::apply(const Change &change)
{
    const bool everything = change.board == 0 && change.states.isEmpty() && change.boards && change.added.isEmpty();
    if (everything) {
        m_cache.clear();
        m_generation = m_rows.loadKeys(m_view);
        if (!m_keys.isEmpty()) emit dataChanged(index(0, 0), index(int(m_keys.size()) - 1, ColumnCount - 1));
        return;
    }
    refreshRows(change.changed);
    refreshRows(change.gone);
    refreshRows(change.states);
    refreshRows(change.articles);
    const bool mine = m_view.board == 0 || m_view.board == change.board;
    if (!mine || change.added.isEmpty()) return;
    const bool inOrder =
        m_view.board != 0 && m_view.sortBy == View::Column::Newest && m_view.filter != View::Filter::Starred;
    if (inOrder && m_filter.isEmpty() && change.added.size() <= kInsertedOneByOne)
        insertKeys(change.added);
    else
        m_generation = m_rows.loadKeys(m_view);
}

void HeadlineModel::insertKeys(const QList<Key> &added)
{
    int pinned = 0;
    while (pinned < m_keys.size()) {
        const HeadlineRow *row = cached(pinned);
        if (!row || !isPinned(*row)) break;
        ++pinned;
    }
    const QList<HeadlineRow> rows = m_rows.rows(added);
    for (const HeadlineRow &row : rows) {
        const bool isNotice = isPinned(row);
        const auto begin = m_keys.begin() + (isNotice ? 0 : pinned);
        const auto end = isNotice ? m_keys.begin() + pinned : m_keys.end();
        const auto place = std::lower_bound(begin, end, row.key, std::greater<>());
        if (place != end && *place == row.key) continue;
        const int at = int(place - m_keys.begin());
        beginInsertRows({}, at, at);
        m_keys.insert(at, row.key);
        m_cache.insert(row.key, row);
        endInsertRows();
        pinned += isNotice ? 1 : 0;
    }
}

void HeadlineModel::refreshRows(const QList<Key> &keys)
{
    // What is not in the cache is not on the screen: it is read when it is.
    int first = -1;
    int last = -1;
    QList<Key> stale;
    for (const Key key : keys) {
        if (m_cache.remove(key)) stale.append(key);
    }
    if (stale.isEmpty()) return;
    const QSet<Key> wanted(stale.cbegin(), stale.cend());
    qsizetype left = wanted.size();
    for (int i = 0; i < m_keys.size() && left > 0; ++i) {
        if (!wanted.contains(m_keys[i])) continue;
        --left;
        first = first < 0 ? i : first;
        last = i;
    }
    if (first >= 0) emit dataChanged(index(first, 0), index(last, ColumnCount - 1), {HeadlineRole, Qt::DisplayRole});
}

} // namespace newsboard
