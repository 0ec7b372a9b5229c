#include "app/parse/row_words.h"

#include "app/parse/text.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

bool isAnyWord(QStringView text, std::initializer_list<QStringView> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](QStringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; });
}

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

std::optional<qint64> bracketedCount(QStringView text)
{
    if (text.size() < 3 || text.size() > 14) return std::nullopt;
    const QChar first = text.front(), end = text.back();
    if (!((first == u'[' && end == u']') || (first == u'(' && end == u')'))) return std::nullopt;
    QStringView inner = text.sliced(1, text.size() - 2).trimmed();
    if (inner.size() > 1 && inner.front().isDigit() && QStringView(u"回件篇条條帖楼건개").contains(inner.back()))
        inner.chop(1);
    return parseCount(inner);
}

bool isNewBadge(QStringView text)
{
    if (text.isEmpty() || text.size() > 4) return false;
    return isAnyWord(text, {u"n", u"new", u"new!", u"hot", u"h", u"up", u"새글", u"新着", u"u", u"최신글"});
}

QList<std::pair<BoardColumn, qint64>> labelledCounts(const QString &text)
{
    QList<std::pair<BoardColumn, qint64>> found;
    if (text.size() > 80 || !hasDigit(text)) return found;
    QString spaced = text;
    for (QChar &c : spaced) {
        if (c == u':' || c == u'|' || c == u'/' || c == u'(' || c == u')') c = u' ';
    }
    // "조회12" without a space.
    for (qsizetype i = 1; i < spaced.size(); ++i) {
        if (spaced[i].isDigit() && spaced[i - 1].isLetter() && spaced[i - 1].unicode() > 0x2000) spaced.insert(i, u' ');
    }
    const QList<QStringView> words = QStringView(spaced).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool times = words[i].size() > 1 && QStringView(u"×회次回").contains(words[i].back());
        const auto count = parseCount(times ? words[i].chopped(1) : words[i]);
        if (!count) continue;
        std::optional<BoardColumn> label;
        if (i > 0) label = labelColumn(words[i - 1]);
        if (!label && i > 1) label = labelColumn(QString(words[i - 2].toString() + words[i - 1].toString()));
        if (!label && i + 1 < words.size()) label = labelColumn(words[i + 1]);
        if (label && isCountColumn(*label)) found.append({*label, *count});
    }
    return found;
}

std::optional<BoardColumn> takeCountSign(QString *text)
{
    struct Sign {
        QStringView sign;
        BoardColumn column;
    };
    static constexpr std::array kSigns{Sign{u"👁", BoardColumn::Views},    Sign{u"👀", BoardColumn::Views},
                                       Sign{u"💬", BoardColumn::Comments},    Sign{u"🗨", BoardColumn::Comments},
                                       Sign{u"🗩", BoardColumn::Comments}, Sign{u"👍", BoardColumn::Votes},
                                       Sign{u"❤", BoardColumn::Votes},       Sign{u"♥", BoardColumn::Votes},
                                       Sign{u"♡", BoardColumn::Votes},       Sign{u"▲", BoardColumn::Votes}};
    for (const Sign &sign : kSigns) {
        if (!text->startsWith(sign.sign)) continue;
        QStringView rest = QStringView(*text).sliced(sign.sign.size());
        if (rest.startsWith(QChar(0xFE0F))) rest = rest.sliced(1);
        rest = rest.trimmed();
        if (!parseCount(rest)) return std::nullopt;
        *text = rest.toString();
        return sign.column;
    }
    return std::nullopt;
}

QString afterBy(const QString &text)
{
    static constexpr std::array<QStringView, 20> kLeads{
        u"started by ", u"posted by ", u"by ",     u"par ",     u"von ",    u"por ",    u"di ",
        u"from ",       u"작성자 ",    u"글쓴이 ", u"作者 ",    u"作者:",   u"作者：",  u"작성자:",
        u"작성자 :",    u"投稿者 ",    u"投稿者:", u"投稿者：", u"글쓴이:", u"글쓴이 :"};
    for (const QStringView lead : kLeads) {
        if (text.size() > lead.size() && text.startsWith(lead, Qt::CaseInsensitive)) {
            QString name = text.sliced(lead.size()).trimmed();
            while (!name.isEmpty() && (name.front() == u':' || name.front().isSpace()))
                name = name.sliced(1);
            return name;
        }
    }
    return {};
}

bool isByWord(QStringView text)
{
    if (text.size() < 2 || text.size() > 10) return false;
    return isAnyWord(text, {u"by", u"par", u"de", u"von", u"por", u"di", u"from", u"via", u"started by", u"posted by"});
}

bool saysNoCount(QStringView text)
{
    if (text.compare(u"discuss", Qt::CaseInsensitive) == 0) return true;
    if (!text.startsWith(u"no ", Qt::CaseInsensitive)) return false;
    const auto column = labelColumn(text.sliced(3));
    return column && isCountColumn(*column);
}

QString paddedDay(QStringView text)
{
    if (text.size() < 3 || text.size() > 5) return {};
    qsizetype mark = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] >= u'0' && text[i] <= u'9') continue;
        if (mark >= 0 || !QStringView(u"/-.").contains(text[i])) return {};
        mark = i;
    }
    if (mark < 1 || mark > 2 || text.size() - mark < 2 || text.size() - mark > 3) return {};
    return text.first(mark).toString().rightJustified(2, u'0') + text[mark] +
           text.sliced(mark + 1).toString().rightJustified(2, u'0');
}

bool leadsToPerson(QByteArrayView address)
{
    static constexpr std::array<std::string_view, 8> kWords{"user",  "profile",    "member", "members",
                                                            "users", "memberlist", "author", "uid"};
    QVarLengthArray<char, 64> word;
    for (qsizetype i = 0; i <= address.size(); ++i) {
        const char c = i < address.size() ? address[i] : '/';
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c & 0x80)) {
            word.append(upper ? char(c + 32) : c);
            continue;
        }
        const std::string_view whole(word.data(), size_t(word.size()));
        if (std::find(kWords.begin(), kWords.end(), whole) != kWords.end()) return true;
        word.clear();
    }
    return false;
}

bool isCountColumn(BoardColumn column)
{
    return column == BoardColumn::Views || column == BoardColumn::Votes || column == BoardColumn::Comments;
}

} // namespace newsboard
