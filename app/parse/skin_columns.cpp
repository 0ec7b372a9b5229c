#include "app/parse/skin_columns.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

struct HeaderWord {
    QStringView word;
    Column column;
};

// As the servers that have skins here print them, in the languages they come in; white space is left out.
constexpr HeaderWord kHeaderWords[] = {
    {u"번호", Column::Number},         {u"no", Column::Number},         {u"no.", Column::Number},
    {u"番号", Column::Number},         {u"编号", Column::Number},       {u"編號", Column::Number},
    {u"序号", Column::Number},         {u"序號", Column::Number},       {u"number", Column::Number},
    {u"제목", Column::Title},          {u"title", Column::Title},       {u"subject", Column::Title},
    {u"件名", Column::Title},          {u"タイトル", Column::Title},    {u"题目", Column::Title},
    {u"题名", Column::Title},          {u"标题", Column::Title},        {u"標題", Column::Title},
    {u"글쓴이", Column::Author},       {u"작성자", Column::Author},     {u"닉네임", Column::Author},
    {u"이름", Column::Author},         {u"author", Column::Author},     {u"writer", Column::Author},
    {u"name", Column::Author},         {u"nickname", Column::Author},   {u"投稿者", Column::Author},
    {u"作成者", Column::Author},       {u"名前", Column::Author},       {u"作者", Column::Author},
    {u"ニックネーム", Column::Author}, {u"昵称", Column::Author},       {u"날짜", Column::Date},
    {u"등록일", Column::Date},         {u"작성일", Column::Date},       {u"등록일시", Column::Date},
    {u"date", Column::Date},           {u"日付", Column::Date},         {u"日時", Column::Date},
    {u"日期", Column::Date},           {u"时间", Column::Date},         {u"時間", Column::Date},
    {u"조회", Column::Views},          {u"조회수", Column::Views},      {u"views", Column::Views},
    {u"view", Column::Views},          {u"hit", Column::Views},         {u"hits", Column::Views},
    {u"read", Column::Views},          {u"閲覧数", Column::Views},      {u"照会", Column::Views},
    {u"点击", Column::Views},          {u"浏览", Column::Views},        {u"瀏覽", Column::Views},
    {u"点击量", Column::Views},        {u"추천", Column::Votes},        {u"추천수", Column::Votes},
    {u"votes", Column::Votes},         {u"vote", Column::Votes},        {u"recommend", Column::Votes},
    {u"good", Column::Votes},          {u"推奨", Column::Votes},        {u"推薦", Column::Votes},
    {u"推荐", Column::Votes},          {u"분류", Column::Category},     {u"카테고리", Column::Category},
    {u"말머리", Column::Category},     {u"category", Column::Category}, {u"カテゴリ", Column::Category},
    {u"分类", Column::Category},       {u"分類", Column::Category},
};

std::optional<Column> columnOf(QString header)
{
    header.removeIf([](QChar c) { return c.isSpace(); });
    header = header.toLower();
    const auto found = std::find_if(std::begin(kHeaderWords), std::end(kHeaderWords),
                                    [&](const HeaderWord &candidate) { return candidate.word == header; });
    return found == std::end(kHeaderWords) ? std::nullopt : std::optional(found->column);
}

int columnSpan(const xmlNode *cell)
{
    return std::clamp(attribute(cell, "colspan").toInt(), 1, 100);
}

/// A header's words; those of a picture where it is one.
QString columnHeader(const xmlNode *cell)
{
    if (const QString text = visibleText(cell); !text.isEmpty()) return text;
    for (const xmlNode *node = cell; node; node = nextInTree(node, cell)) {
        if (isElement(node, "img")) return attribute(node, "alt");
    }
    return {};
}

} // namespace

ColumnFinder::ColumnFinder(const Alternatives &headers, const xmlNode *list, XPathPage &page)
{
    int place = 0;
    const QList<xmlNodePtr> cells = page.nodes(headers, list);
    for (const xmlNode *cell : cells) {
        const std::optional<Column> column = columnOf(columnHeader(cell));
        if (column && !m_places.contains(*column)) m_places.insert(*column, place);
        place += columnSpan(cell);
    }
}

const xmlNode *ColumnFinder::cell(Column column, const QList<xmlNodePtr> &cells) const
{
    const auto wanted = m_places.constFind(column);
    if (wanted == m_places.constEnd()) return nullptr;
    int place = 0;
    for (const xmlNode *cell : cells) {
        const int span = columnSpan(cell);
        if (*wanted >= place && *wanted < place + span) return cell;
        place += span;
    }
    return nullptr;
}

} // namespace newsboard
