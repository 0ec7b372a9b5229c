#include "app/parse/page_address.h"

#include "app/parse/addresses.h"
#include "app/parse/text_map.h"

#include <QUrlQuery>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kLargestStep = 500; // of offsets

/// Numbers of days, months and comment pages are no pages of a list.
bool isOtherNumber(const QString &parameter)
{
    static const TextSet<QString> names{u"cpage"_s, u"day"_s, u"month"_s, u"year"_s, u"date"_s,         u"d"_s,
                                        u"y"_s,     u"m"_s,   u"ym"_s,    u"ymd"_s,  u"comment_page"_s, u"cp"_s,
                                        u"rpage"_s, u"star"_s};
    return names.contains(parameter.toLower());
}

} // namespace

QList<PagePattern> pagePatternsOf(const QUrl &url)
{
    QList<PagePattern> patterns;
    const QUrl plain = url.adjusted(QUrl::RemoveFragment);
    const QString whole = plain.toString(QUrl::FullyEncoded);
    const qsizetype question = whole.indexOf(u'?');
    qsizetype at = question + 1;
    while (question >= 0 && at < whole.size()) {
        qsizetype end = whole.indexOf(u'&', at);
        if (end < 0) end = whole.size();
        const qsizetype equals = whole.indexOf(u'=', at);
        if (equals >= 0 && equals < end && end - equals - 1 <= 9) {
            bool ok = false;
            const QStringView value = QStringView(whole).sliced(equals + 1, end - equals - 1);
            const QString name = QUrl::fromPercentEncoding(whole.sliced(at, equals - at).toUtf8());
            const qint64 number = value.toLongLong(&ok);
            if (ok && number >= 0 && !isOtherNumber(name))
                patterns.append(
                    {whole.first(equals + 1) + kPagePlace + whole.sliced(end), number, isPageParameter(name)});
        }
        at = end + 1;
    }
    const qsizetype pathBegin = std::max<qsizetype>(whole.indexOf("://"_L1) + 3, 0);
    const qsizetype path = whole.indexOf(u'/', pathBegin);
    const qsizetype pathEnd = question >= 0 ? question : whole.size();
    for (qsizetype i = std::max<qsizetype>(path, 0); path >= 0 && i < pathEnd;) {
        if (!whole[i].isDigit()) {
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < pathEnd && whole[end].isDigit())
            ++end;
        if (end - i <= 9 && whole[i - 1] != u'%') {
            const QString before = whole.sliced(path, i - path).toLower();
            const bool named = before.endsWith("page"_L1) || before.endsWith("page/"_L1) ||
                               before.endsWith("page-"_L1) || before.endsWith("/p"_L1) || before.endsWith("index"_L1);
            patterns.append(
                {whole.first(i) + kPagePlace + whole.sliced(end), whole.sliced(i, end - i).toLongLong(), named});
        }
        i = end;
    }
    return patterns;
}

std::optional<qint64> pageValueIn(const QUrl &url, const QString &key)
{
    const QString whole = url.adjusted(QUrl::RemoveFragment).toString(QUrl::FullyEncoded);
    const qsizetype place = key.indexOf(kPagePlace);
    const QStringView before = QStringView(key).first(place),
                      after = QStringView(key).sliced(place + kPagePlace.size());
    if (!whole.startsWith(before) || !whole.endsWith(after) || whole.size() <= before.size() + after.size())
        return std::nullopt;
    bool ok = false;
    const qint64 value =
        QStringView(whole).sliced(before.size(), whole.size() - before.size() - after.size()).toLongLong(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

QString PageRule::parameter() const
{
    const QStringView before = QStringView(key).first(key.indexOf(kPagePlace));
    const qsizetype begin = std::max(before.lastIndexOf(u'?'), before.lastIndexOf(u'&')) + 1;
    return begin > 0 && before.endsWith(u'=') ? before.sliced(begin).chopped(1).toString() : QString();
}

bool PageRule::fit()
{
    if (values.isEmpty()) return false;
    if (values.size() == 1) {
        const int page = values.firstKey();
        const qint64 value = values.first();
        first = 1;
        step = 1;
        if (value == page) return true;
        if (named && page > 1 && value == page - 1) {
            first = 0;
            return true;
        }
        // Offsets: page 2 starts at 20, 25 …
        if (named && page > 1 && value % (page - 1) == 0 && value / (page - 1) > 1 &&
            value / (page - 1) <= kLargestStep) {
            first = 0;
            step = int(value / (page - 1));
            return true;
        }
        return false;
    }
    const auto begin = values.constBegin();
    const auto end = std::prev(values.constEnd());
    const qint64 pages = end.key() - begin.key(), difference = end.value() - begin.value();
    if (difference <= 0 || difference % pages != 0 || difference / pages > kLargestStep) return false;
    step = int(difference / pages);
    const qint64 firstValue = begin.value() - qint64(begin.key() - 1) * step;
    if (firstValue != 0 && firstValue != 1) return false;
    first = int(firstValue);
    for (auto value = values.constBegin(); value != values.constEnd(); ++value) {
        if (value.value() != first + qint64(value.key() - 1) * step) return false;
    }
    return true;
}

std::optional<int> PageRule::pageOf(const QUrl &url) const
{
    std::optional<qint64> value = pageValueIn(url, key);
    if (const QString name = parameter(); !value && !name.isEmpty() && url.path() == QUrl(key).path()) {
        bool ok = false;
        const qint64 number = QUrlQuery(url).queryItemValue(name).toLongLong(&ok);
        if (ok && number >= 0) value = number;
    }
    if (!value || *value < first || (*value - first) % step != 0) return std::nullopt;
    const qint64 page = (*value - first) / step + 1;
    return page <= kLargestPage ? std::optional(int(page)) : std::nullopt;
}

} // namespace newsboard
