#include "tests/support/simulated_board.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qint64 kFirstPostId = 46'570'000;
const QDate kFirstDay(2025, 2, 20);
constexpr int kPostsADay = 40;
constexpr std::array kBadges{Flag::New, Flag::Secret, Flag::File, Flag::Picture};
/// With the empty one.
constexpr int kCategories = 4;

QString categoryOf(int number)
{
    static const QStringList names{QString(), u"정치"_s, u"경제"_s, u"문화"_s};
    return names[number % kCategories];
}

SimulatedPost inventedPost(int number)
{
    static const QStringList subjects{u"항구에 첫 배"_s, u"해운동맹, 日과 협의"_s, u"눈길 구조 로봇 훈련"_s,
                                      u"\"다리 놓자\" 섬 주민들"_s, u"수출 3.4%↑"_s};
    static const QStringList authors{u"새벽통신"_s, u"나하늘"_s, u"부두지기"_s};
    SimulatedPost post;
    post.id = kFirstPostId + 7 * qint64(number);
    post.number = number;
    post.title = u"%1 %2호 소식"_s.arg(subjects[number % subjects.size()]).arg(number);
    post.author = authors[number % authors.size()];
    post.day = kFirstDay.addDays(number / kPostsADay);
    post.comments = number % 4 == 0 ? number % 9 + 1 : 0;
    post.views = 10 + number % 90;
    post.votes = number % 6;
    post.category = categoryOf(number);
    post.flags.setFlag(Flag::File, number % 11 == 0);
    post.flags.setFlag(Flag::New, number % 3 == 0);
    return post;
}

} // namespace

QString lineOf(const BoardEvent &event)
{
    using Kind = BoardEvent::Kind;
    switch (event.kind) {
    case Kind::Post:
        return u"%1 new posts"_s.arg(event.count);
    case Kind::Delete:
        return u"the row at %1 is deleted"_s.arg(event.place);
    case Kind::Restore:
        return u"deleted row %1 is restored"_s.arg(event.place);
    case Kind::Edit:
        return u"the row at %1 is edited"_s.arg(event.place);
    case Kind::Pin:
        return u"the row at %1 becomes a notice"_s.arg(event.place);
    case Kind::Unpin:
        return u"notice %1 becomes a row"_s.arg(event.place);
    case Kind::DeletePin:
        return u"notice %1 is deleted"_s.arg(event.place);
    case Kind::Comment:
        return u"the row at %1 has %2 comments more"_s.arg(event.place).arg(event.count);
    case Kind::Badge:
        return u"badge %2 of the row at %1 changes"_s.arg(event.place).arg(event.count);
    case Kind::Categorise:
        return u"the row at %1 goes into category %2"_s.arg(event.place).arg(event.count);
    case Kind::Resize:
        return u"pages hold %1 rows"_s.arg(event.count);
    }
    return {};
}

SimulatedBoard::SimulatedBoard(int posts, int perPage) : m_perPage(perPage)
{
    SimulatedPost notice = inventedPost(++m_newest);
    notice.title = u"게시판 이용 안내"_s;
    notice.author = u"운영자"_s;
    notice.flags = Flag::Notice;
    m_notices.append(notice);
    post(posts);
}

int SimulatedBoard::pages() const
{
    return std::max(1, int((m_posts.size() + m_perPage - 1) / m_perPage));
}

void SimulatedBoard::post(int count)
{
    QList<SimulatedPost> posts(count);
    for (auto newest = posts.rbegin(); newest != posts.rend(); ++newest)
        *newest = inventedPost(++m_newest);
    m_posts = posts + m_posts;
}

/// Nothing on an empty board.
SimulatedPost *SimulatedBoard::at(int place)
{
    return m_posts.isEmpty() ? nullptr : &m_posts[place % m_posts.size()];
}

void SimulatedBoard::insertInOrder(const SimulatedPost &post)
{
    const auto older =
        std::find_if(m_posts.begin(), m_posts.end(), [&post](const SimulatedPost &p) { return p.id < post.id; });
    m_posts.insert(older, post);
}

void SimulatedBoard::moveTo(QList<SimulatedPost> &from, int place, bool pinned)
{
    if (from.isEmpty()) return;
    SimulatedPost post = from.takeAt(place % from.size());
    post.flags.setFlag(Flag::Notice, pinned);
    pinned ? m_notices.prepend(post) : insertInOrder(post);
}

void SimulatedBoard::happen(const BoardEvent &event)
{
    using Kind = BoardEvent::Kind;
    switch (event.kind) {
    case Kind::Post:
        return post(event.count);
    case Kind::Delete:
        if (!m_posts.isEmpty()) m_deleted.append(m_posts.takeAt(event.place % m_posts.size()));
        return;
    case Kind::Restore:
        return moveTo(m_deleted, event.place, false);
    case Kind::Pin:
        return moveTo(m_posts, event.place, true);
    case Kind::Unpin:
        return moveTo(m_notices, event.place, false);
    case Kind::DeletePin:
        if (!m_notices.isEmpty()) m_deleted.append(m_notices.takeAt(event.place % m_notices.size()));
        return;
    case Kind::Edit:
        if (SimulatedPost *const post = at(event.place))
            post->title = u"%1 고쳐 쓴 소식 제%2판"_s.arg(categoryOf(post->id % 3 + 1)).arg(++m_edits);
        return;
    case Kind::Comment:
        if (SimulatedPost *const post = at(event.place)) {
            post->comments = std::max(0, post->comments + event.count);
            post->views += 1 + qAbs(event.count);
            ++post->votes;
        }
        return;
    case Kind::Badge:
        if (SimulatedPost *const post = at(event.place)) post->flags ^= kBadges[size_t(event.count) % kBadges.size()];
        return;
    case Kind::Categorise:
        if (SimulatedPost *const post = at(event.place)) post->category = categoryOf(event.count);
        return;
    case Kind::Resize:
        m_perPage = std::max(1, event.count);
        return;
    }
}

} // namespace newsboard
