#include "app/search/query_words.h"

#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

template<typename Name, size_t Count>
std::optional<Name> nameIn(const std::array<QStringList, Count> &names, QStringView word)
{
    for (size_t i = 0; i < Count; ++i) {
        if (names[i].contains(word)) return Name(i);
    }
    return std::nullopt;
}

const std::array<QStringList, kKeywords> &keywords()
{
    static const std::array<QStringList, kKeywords> names{{
        {u"title"_s, u"제목"_s},
        {u"author"_s, u"글쓴이"_s, u"by"_s, u"작성자"_s, u"저자"_s},
        {u"body"_s, u"본문"_s, u"text"_s, u"내용"_s},
        {u"comment"_s, u"댓글"_s, u"comments"_s, u"덧글"_s},
        {u"tag"_s, u"태그"_s, u"category"_s, u"분류"_s, u"말머리"_s},
        {u"label"_s, u"라벨"_s, u"꼬리표"_s, u"레이블"_s},
        {u"board"_s, u"게시판"_s, u"보드"_s},
        {u"number"_s, u"번호"_s, u"no"_s},
        {u"is"_s, u"상태"_s},
        {u"has"_s, u"있음"_s},
        {u"after"_s, u"이후"_s, u"since"_s, u"부터"_s},
        {u"before"_s, u"이전"_s, u"until"_s},
        {u"date"_s, u"날짜"_s, u"on"_s, u"일자"_s},
    }};
    return names;
}

const std::array<QStringList, kRowStates> &rowStates()
{
    static const std::array<QStringList, kRowStates> names{{
        {u"unread"_s, u"안읽음"_s, u"읽지않음"_s},
        {u"read"_s, u"읽음"_s},
        {u"starred"_s, u"별표"_s, u"star"_s, u"별"_s},
        {u"gone"_s, u"삭제됨"_s, u"deleted"_s, u"지워짐"_s, u"사라짐"_s},
        {u"notice"_s, u"공지"_s},
        {u"new"_s, u"새글"_s},
        {u"hidden"_s, u"숨김"_s},
        {u"secret"_s, u"비밀글"_s, u"비밀"_s},
    }};
    return names;
}

const std::array<QStringList, kHoldings> &holdings()
{
    static const std::array<QStringList, kHoldings> names{{
        {u"comments"_s, u"댓글"_s, u"comment"_s, u"덧글"_s},
        {u"picture"_s, u"그림"_s, u"pictures"_s, u"사진"_s, u"image"_s, u"photo"_s},
        {u"file"_s, u"파일"_s, u"files"_s, u"첨부"_s, u"attachment"_s},
        {u"revisions"_s, u"수정"_s, u"revision"_s, u"고침"_s},
        {u"article"_s, u"본문"_s, u"기사"_s, u"body"_s},
    }};
    return names;
}

} // namespace

const QStringList &namesOf(Keyword keyword)
{
    return keywords()[size_t(keyword)];
}

std::optional<Keyword> keywordOf(QStringView word)
{
    return nameIn<Keyword>(keywords(), word);
}

std::optional<Field> fieldOf(Keyword keyword)
{
    switch (keyword) {
    case Keyword::Title:
        return Field::Title;
    case Keyword::Author:
        return Field::Author;
    case Keyword::Body:
        return Field::Body;
    case Keyword::Comment:
        return Field::Comment;
    case Keyword::Tag:
        return Field::Tag;
    default:
        return std::nullopt;
    }
}

const QStringList &namesOf(RowState state)
{
    return rowStates()[size_t(state)];
}

std::optional<RowState> rowStateOf(QStringView word)
{
    return nameIn<RowState>(rowStates(), word);
}

const QStringList &namesOf(Holding holding)
{
    return holdings()[size_t(holding)];
}

std::optional<Holding> holdingOf(QStringView word)
{
    return nameIn<Holding>(holdings(), word);
}

} // namespace newsboard
