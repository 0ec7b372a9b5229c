#include "app/parse/row_identity.h"

#include "app/parse/addresses.h"
#include "app/parse/text_map.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kLongestIdentity = 200;
constexpr int kMostMentions = 40000;
constexpr int kMostPatterns = 2000;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool allDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool holdsDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
}

/// `8810.0`, `8810.msg88109`: topics whose position in the thread follows a point.
QStringView beforePosition(QStringView value)
{
    const qsizetype point = value.indexOf(u'.');
    if (point <= 0 || !allDigits(value.first(point))) return value;
    const QStringView rest = value.sliced(point + 1);
    return allDigits(rest) || rest.startsWith(u"msg") || rest == u"new" ? value.first(point) : value;
}

/// A path part as pattern and value: `123-slug`, `slug.123`, `viewtopic-t525.html`, `123.html`, a slug as a whole.
void readPart(const QString &part, QString *pattern, QString *value)
{
    qsizetype first = 0;
    while (first < part.size() && isDigit(part[first]))
        ++first;
    // `20250224-spring-fair`: a date is no identity, the whole is.
    const bool date = first == 8 && first < part.size() && (part.startsWith("20"_L1) || part.startsWith("19"_L1));
    if (first > 0 && !date && (first == part.size() || part[first] == u'-')) {
        *pattern = first == part.size() ? u"#"_s : u"#-*"_s;
        *value = part.first(first);
        return;
    }
    QString name = part, extension;
    if (const qsizetype point = part.lastIndexOf(u'.');
        point > 0 && part.size() - point <= 6 && part[point + 1 < part.size() ? point + 1 : point].isLetter()) {
        name = part.first(point);
        extension = part.sliced(point);
    }
    qsizetype begin = name.size();
    while (begin > 0 && isDigit(name[begin - 1]))
        --begin;
    if (begin < name.size() && begin == 0) {
        *pattern = u'#' + extension;
        *value = name;
        return;
    }
    if (begin < name.size() && (name[begin - 1] == u'.' || name[begin - 1] == u'=')) {
        const QString lead = name[begin - 1] == u'=' ? name.first(begin) : u"*."_s;
        *pattern = lead + u'#' + extension;
        *value = name.sliced(begin);
        return;
    }
    // `-t525`, `_525`, `-525`: a letter or two may say what the number is.
    qsizetype mark = begin;
    while (mark > 0 && begin - mark < 2 && name[mark - 1].isLetter())
        --mark;
    if (begin < name.size() && mark > 0 && (name[mark - 1] == u'-' || name[mark - 1] == u'_')) {
        *pattern = u"*"_s + name.sliced(mark - 1, begin - mark + 1) + u'#' + extension;
        *value = name.sliced(begin);
        return;
    }
    *pattern = u"~"_s + extension;
    *value = name;
}

/// `thread-704-1-1.html`: pages of the thread and of its list follow its number. Empty if the part is not so.
QStringView numberBeforePages(QStringView part)
{
    const qsizetype mark = part.indexOf(u'-');
    const qsizetype point = part.indexOf(u'.');
    const QStringView name = point < 0 ? part : part.first(point);
    if (mark <= 0 || mark >= name.size() || holdsDigit(name.first(mark))) return {};
    const QList<QStringView> numbers = name.sliced(mark + 1).split(u'-');
    const bool all = numbers.size() >= 3 && std::all_of(numbers.begin(), numbers.end(), allDigits);
    return all ? numbers.first() : QStringView();
}

bool isViewParameter(const QString &name)
{
    static const TextSet<QString> names{u"sort"_s, u"order"_s,    u"sid"_s, u"my"_s, u"od"_s,
                                        u"cate"_s, u"category"_s, u"s"_s,   u"q"_s,  u"view"_s};
    return isPageParameter(name) || names.contains(name.toLower());
}

} // namespace

QList<IdentityReading> identityReadings(const QUrl &url)
{
    QList<IdentityReading> readings;
    const QString host = url.host();
    const QString path = url.path(QUrl::FullyDecoded);
    QString query = url.query(QUrl::FullyDecoded);
    query.replace(u';', u'&');
    const QStringList items = query.split(u'&', Qt::SkipEmptyParts);
    QString fixed;
    // `index.php?/topic/5-x/` and `showthread.php?5-x`: a path behind the question mark.
    const bool pathInQuery = !items.isEmpty() && !items.first().contains(u'=');
    for (const QString &item : items) {
        const qsizetype equals = item.indexOf(u'=');
        if (equals <= 0) continue;
        const QString name = item.first(equals);
        const QStringView value = beforePosition(QStringView(item).sliced(equals + 1));
        if (value.isEmpty() || value.size() > kLongestIdentity || isViewParameter(name)) continue;
        readings.append({host + path + u'?' + name + u'=', value.toString(), name});
    }
    const QStringList parts = (pathInQuery ? path + u'/' + items.first() : path).split(u'/', Qt::SkipEmptyParts);
    QStringList patterns;
    QStringList values;
    for (const QString &part : parts.mid(0, 12)) {
        QString pattern, value;
        readPart(part, &pattern, &value);
        patterns.append(pattern);
        values.append(value);
    }
    const auto add = [&](qsizetype place, const QString &own, const QString &value, bool numbersVary, bool slugVaries) {
        QString pattern;
        pattern.reserve(host.size() + path.size() + own.size() + 8);
        pattern += host;
        for (qsizetype k = 0; k < patterns.size() && k <= place + 1; ++k) {
            const bool varies =
                k > place || (k < place && numbersVary && holdsDigit(parts[k])) || (k + 1 == place && slugVaries);
            pattern += u'/';
            if (k == place)
                pattern += own;
            else if (varies)
                pattern += u'*';
            else
                pattern += parts[k];
        }
        const bool known = std::any_of(readings.begin(), readings.end(), [&](const IdentityReading &reading) {
            return reading.pattern == pattern && reading.parameter.isEmpty();
        });
        if (!known) readings.append({pattern, value, QString()});
    };
    for (qsizetype i = 0; i < patterns.size(); ++i) {
        const bool slug = patterns[i].startsWith(u'~');
        const bool last = i + 1 == patterns.size();
        if (values[i].isEmpty() || values[i].size() > kLongestIdentity) continue;
        if (slug && !last && (i + 2 < patterns.size() || !holdsDigit(values[i]))) continue;
        if (slug && last && !items.isEmpty() && values[i].size() < 6) continue;
        add(i, patterns[i], values[i], false, false);
        add(i, patterns[i], values[i], true, false);
        // An identity of letters and digits may be all digits by chance.
        if (patterns[i] == "#"_L1 && values[i].size() >= 8 && i + 2 >= patterns.size())
            add(i, u"~"_s, values[i], true, false);
        if (!slug && i >= 2) add(i, patterns[i], values[i], true, true);
        // `topic-12.html` beside `profile-12.html`: the word before the number may be fixed.
        const qsizetype number = parts[i].lastIndexOf(values[i]);
        if (patterns[i].startsWith(u'*') && number > 0) add(i, parts[i].first(number) + u'#', values[i], true, false);
        if (const QStringView thread = numberBeforePages(parts[i]); !thread.isEmpty()) {
            const qsizetype begin = thread.data() - parts[i].constData();
            add(i, parts[i].first(begin) + u"#-*"_s, thread.toString(), true, false);
        }
        if (patterns[i] == "#-*"_L1) {
            // `50-ways-t525.html`: the number before may belong to the slug.
            QString own, value;
            readPart(parts[i].sliced(values[i].size() + 1), &own, &value);
            if (own.startsWith(u'*')) add(i, own, value, true, false);
        }
        if (!slug && last && patterns[i] != "#"_L1) {
            const qsizetype point = parts[i].lastIndexOf(u'.');
            const bool extension = point > 0 && parts[i].size() - point <= 6 && !allDigits(parts[i].sliced(point + 1));
            add(i, extension ? u'~' + parts[i].sliced(point) : u"~"_s, extension ? parts[i].first(point) : parts[i],
                true, false);
        }
    }
    return readings;
}

QList<IdentityReading> scriptReadings(QStringView script)
{
    QList<IdentityReading> readings;
    const qsizetype open = script.indexOf(u'(');
    if (open <= 0 || script.size() > 2000) return readings;
    qsizetype begin = open;
    while (begin > 0 &&
           (script[begin - 1].isLetterOrNumber() || script[begin - 1] == u'_' || script[begin - 1] == u'.'))
        --begin;
    const qsizetype close = script.indexOf(u')', open);
    const QString name = script.sliced(begin, open - begin).toString();
    static const TextSet<QString> others{u"alert"_s, u"confirm"_s, u"window.open"_s, u"void"_s, u"setTimeout"_s};
    if (name.isEmpty() || others.contains(name)) return readings;
    const QStringView arguments = script.sliced(open + 1, (close < 0 ? script.size() : close) - open - 1);
    int place = 0;
    for (QStringView argument : arguments.split(u',')) {
        argument = argument.trimmed();
        while (!argument.isEmpty() && (argument.front() == u'\'' || argument.front() == u'"'))
            argument = argument.sliced(1);
        while (!argument.isEmpty() && (argument.back() == u'\'' || argument.back() == u'"'))
            argument.chop(1);
        const bool plain = std::all_of(argument.begin(), argument.end(), [](QChar c) {
            return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.';
        });
        const bool digits = std::any_of(argument.begin(), argument.end(), isDigit);
        if (plain && digits && argument.size() <= kLongestIdentity)
            readings.append({u"script:%1(%2)"_s.arg(name).arg(place), argument.toString(), QString()});
        ++place;
    }
    return readings;
}

namespace {

/// The target of a script that goes to another page: `location.href='view.php?no=3'`; empty if there is none.
QString scriptTarget(const QString &code)
{
    const qsizetype place = code.indexOf("location"_L1);
    if (place < 0) return {};
    const qsizetype single = code.indexOf(u'\'', place);
    const qsizetype quote = single >= 0 ? single : code.indexOf(u'"', place);
    const qsizetype end = quote < 0 ? -1 : code.indexOf(code[quote], quote + 1);
    return end > quote ? code.sliced(quote + 1, end - quote - 1) : QString();
}

class IdentityFinder {
public:
    explicit IdentityFinder(const PageTree &tree) : m_tree(tree) {}

    TextMap<QString, IdentityKey> find()
    {
        const xmlNode *body = m_tree.body();
        for (xmlNodePtr node = m_tree.body(); node; node = nextInTree(node, body)) {
            if (isElement(node) && node->properties) readElement(node);
        }
        for (auto &[pattern, key] : m_keys) {
            TextMap<QStringView, int> values;
            values.reserve(size_t(key.mentions.size()));
            for (IdentityKey::Mention &found : key.mentions)
                found.number = values.try_emplace(found.value, int(values.size())).first->second;
            key.distinct = int(values.size());
        }
        return std::move(m_keys);
    }

private:
    /// An address, and what it may identify.
    struct Target {
        QUrl url;
        QList<IdentityReading> readings;
    };

    void readElement(xmlNodePtr node)
    {
        bool script = false;
        for (const xmlAttr *found = node->properties; found; found = found->next) {
            const QByteArrayView name(reinterpret_cast<const char *>(found->name));
            if (!found->children || !found->children->content) continue;
            const QByteArrayView raw(reinterpret_cast<const char *>(found->children->content));
            if (name == "href") {
                if (!raw.startsWith('#')) script |= readLink(node, raw);
            } else if (name == "onclick") {
                readScript(node, QString::fromUtf8(raw), script);
            } else if (name.startsWith("data-") && raw.size() <= 24 && raw.size() >= 1) {
                const QString value = QString::fromUtf8(raw);
                if (allDigits(value)) mention({u"data:"_s + QString::fromUtf8(name), value, {}}, node, {});
            }
        }
    }

    /// Whether the link is a script.
    bool readLink(xmlNodePtr node, QByteArrayView href)
    {
        if (href.size() > 11 && href.first(11).compare("javascript:", Qt::CaseInsensitive) == 0) {
            for (const IdentityReading &reading : scriptReadings(QString::fromUtf8(href.sliced(11))))
                mention(reading, node, {});
            return true;
        }
        const Target &target = targetOf(href);
        for (const IdentityReading &reading : target.readings)
            mention(reading, node, target.url);
        return false;
    }

    void readScript(xmlNodePtr node, const QString &code, bool linkIsScript)
    {
        if (!linkIsScript) {
            for (const IdentityReading &reading : scriptReadings(code))
                mention(reading, node, {});
        }
        const QString location = scriptTarget(code);
        if (location.isNull()) return;
        const QUrl target = m_tree.resolve(location);
        if (!target.isValid()) return;
        for (const IdentityReading &reading : identityReadings(target))
            mention(reading, node, target);
    }

    /// Rows link to the same place again and again: by their title, their picture, their count of comments.
    const Target &targetOf(QByteArrayView href)
    {
        const auto [known, isNew] = m_targets.try_emplace(href);
        Target &target = known->second;
        if (isNew) target.url = m_tree.resolve(QString::fromUtf8(href));
        if (isNew && target.url.isValid()) target.readings = identityReadings(target.url);
        return target;
    }

    void mention(const IdentityReading &reading, xmlNodePtr node, const QUrl &url)
    {
        if (m_mentions >= kMostMentions) return;
        auto key = m_keys.find(reading.pattern);
        if (key == m_keys.end()) {
            if (m_keys.size() >= kMostPatterns) return;
            key = m_keys.emplace(reading.pattern, IdentityKey()).first;
        }
        key->second.parameter = reading.parameter;
        key->second.mentions.append({node, reading.value, url, 0});
        ++m_mentions;
    }

    const PageTree &m_tree;
    TextMap<QString, IdentityKey> m_keys;
    TextMap<QByteArrayView, Target> m_targets;
    int m_mentions = 0;
};

} // namespace

TextMap<QString, IdentityKey> findIdentities(const PageTree &tree)
{
    return IdentityFinder(tree).find();
}

} // namespace newsboard
