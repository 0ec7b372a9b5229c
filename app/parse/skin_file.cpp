#include "app/parse/skin_file.h"

#include <QJsonArray>

#include <span>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

template<typename Part> struct PathMember {
    QLatin1StringView name;
    Alternatives Part::*paths;
};

constexpr PathMember<ListShape> kListPaths[] = {
    {"root"_L1, &ListShape::root},         {"rows"_L1, &ListShape::rows},
    {"skip"_L1, &ListShape::skip},         {"headers"_L1, &ListShape::headers},
    {"cells"_L1, &ListShape::cells},       {"number"_L1, &ListShape::number},
    {"title"_L1, &ListShape::title},       {"remove"_L1, &ListShape::remove},
    {"link"_L1, &ListShape::link},         {"id"_L1, &ListShape::id},
    {"author"_L1, &ListShape::author},     {"date"_L1, &ListShape::date},
    {"time"_L1, &ListShape::time},         {"views"_L1, &ListShape::views},
    {"votes"_L1, &ListShape::votes},       {"comments"_L1, &ListShape::comments},
    {"category"_L1, &ListShape::category}, {"notice"_L1, &ListShape::notice},
    {"new"_L1, &ListShape::isNew},         {"secret"_L1, &ListShape::secret},
    {"file"_L1, &ListShape::file},         {"picture"_L1, &ListShape::picture},
    {"open"_L1, &ListShape::open},
};
constexpr PathMember<PagesPart> kPagesPaths[] = {
    {"root"_L1, &PagesPart::root}, {"current"_L1, &PagesPart::current}, {"name"_L1, &PagesPart::name}};
constexpr PathMember<ArticlePart> kArticlePaths[] = {
    {"root"_L1, &ArticlePart::root},         {"title"_L1, &ArticlePart::title}, {"remove"_L1, &ArticlePart::remove},
    {"author"_L1, &ArticlePart::author},     {"date"_L1, &ArticlePart::date},   {"time"_L1, &ArticlePart::time},
    {"views"_L1, &ArticlePart::views},       {"votes"_L1, &ArticlePart::votes}, {"category"_L1, &ArticlePart::category},
    {"pictures"_L1, &ArticlePart::pictures}, {"body"_L1, &ArticlePart::body},   {"tags"_L1, &ArticlePart::tags},
};
constexpr PathMember<CommentsPart> kCommentPaths[] = {
    {"root"_L1, &CommentsPart::root},     {"items"_L1, &CommentsPart::items}, {"id"_L1, &CommentsPart::id},
    {"author"_L1, &CommentsPart::author}, {"date"_L1, &CommentsPart::date},   {"body"_L1, &CommentsPart::body},
    {"remove"_L1, &CommentsPart::remove},
};
constexpr PathMember<AttachmentsPart> kAttachmentPaths[] = {
    {"root"_L1, &AttachmentsPart::root}, {"items"_L1, &AttachmentsPart::items}, {"name"_L1, &AttachmentsPart::name},
    {"link"_L1, &AttachmentsPart::link}, {"size"_L1, &AttachmentsPart::size},
};

/// Reads the members of a file; the first thing wrong stays in `problem`.
class SkinReader {
public:
    Skin read(const QString &name, const QJsonObject &file);
    const QString &problem() const { return m_problem; }

private:
    void fail(const QString &where, const QString &what)
    {
        if (m_problem.isEmpty()) m_problem = where + u": "_s + what;
    }
    QString join(const QString &where, const QString &member) const
    {
        return where.isEmpty() ? member : where + u'.' + member;
    }

    QJsonObject object(const QString &where, const QJsonValue &value);
    QStringList strings(const QString &where, const QJsonValue &value);
    Alternatives paths(const QString &where, const QJsonValue &value);
    QList<DepthRule> depth(const QString &where, const QJsonValue &value);
    DepthRule depthRule(const QString &where, const QJsonObject &value);
    QList<Skin::Kind> kinds(const QJsonValue &value);

    /// Reads all members that are paths; `others` receives those that are not.
    template<typename Part>
    Part part(const QString &where, const QJsonObject &value, std::span<const PathMember<Part>> members,
              QJsonObject *others);
    void allowOnly(const QString &where, const QJsonObject &value, std::initializer_list<QLatin1StringView> names);
    void require(const QString &where, const Alternatives &paths)
    {
        if (paths.isEmpty()) fail(where, u"is missing"_s);
    }

    ListShape list(const QString &name, const QJsonValue &value);
    CommentsPart comments(const QString &where, const QJsonValue &value);
    ArticlePart article(const QString &where, const QJsonValue &value);

    QString m_problem;
};

QJsonObject SkinReader::object(const QString &where, const QJsonValue &value)
{
    if (!value.isUndefined() && !value.isObject()) fail(where, u"must be an object"_s);
    return value.toObject();
}

QStringList SkinReader::strings(const QString &where, const QJsonValue &value)
{
    QStringList list;
    if (value.isUndefined()) return list;
    const QJsonArray array = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &item : array) {
        if (!item.isString()) fail(where, u"must be a string or an array of strings"_s);
        list.append(item.toString());
    }
    return list;
}

Alternatives SkinReader::paths(const QString &where, const QJsonValue &value)
{
    Alternatives paths;
    const QStringList expressions = strings(where, value);
    for (const QString &expression : expressions) {
        QString error;
        if (const std::optional<XPath> path = XPath::compile(expression, &error))
            paths.append(*path);
        else
            fail(where, error + u" in `"_s + expression + u'`');
    }
    return paths;
}

DepthRule SkinReader::depthRule(const QString &where, const QJsonObject &value)
{
    allowOnly(where, value, {"at"_L1, "style"_L1, "class"_L1, "spaces"_L1, "count"_L1, "step"_L1});
    DepthRule rule;
    rule.at = paths(join(where, u"at"_s), value[u"at"_s]);
    require(join(where, u"at"_s), rule.at);
    const auto number = [&](const QString &member) {
        const double step = value[member].toDouble(member == "step"_L1 ? 1 : 0);
        if (step <= 0) fail(join(where, member), u"must be a number over 0"_s);
        return step > 0 ? step : 1;
    };
    if (value.contains("style"_L1)) {
        rule.kind = DepthRule::Kind::Style;
        rule.property = value[u"style"_s].toString();
        rule.step = number(u"step"_s);
    } else if (value.contains("class"_L1)) {
        rule.kind = DepthRule::Kind::Class;
        rule.property = value[u"class"_s].toString();
    } else if (value.contains("spaces"_L1)) {
        rule.kind = DepthRule::Kind::Spaces;
        rule.step = number(u"spaces"_s);
    } else if (value.contains("count"_L1)) {
        rule.kind = DepthRule::Kind::Count;
        rule.step = number(u"count"_s);
    } else {
        fail(where, u"needs one of style, class, spaces, count"_s);
    }
    const bool named = rule.kind == DepthRule::Kind::Style || rule.kind == DepthRule::Kind::Class;
    if (named && rule.property.isEmpty()) fail(where, u"style and class name a property or a class word"_s);
    return rule;
}

QList<DepthRule> SkinReader::depth(const QString &where, const QJsonValue &value)
{
    QList<DepthRule> rules;
    if (value.isUndefined()) return rules;
    const QJsonArray array = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &item : array)
        rules.append(depthRule(where, object(where, item)));
    return rules;
}

QList<Skin::Kind> SkinReader::kinds(const QJsonValue &value)
{
    if (value.isString()) return {{.name = value.toString(), .when = {}}};
    QList<Skin::Kind> kinds;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        const QJsonObject kind = object(u"kind"_s, item);
        allowOnly(u"kind"_s, kind, {"name"_L1, "when"_L1});
        if (kind[u"name"_s].toString().isEmpty()) fail(u"kind.name"_s, u"is missing"_s);
        kinds.append({.name = kind[u"name"_s].toString(), .when = paths(u"kind.when"_s, kind[u"when"_s])});
    }
    if (kinds.isEmpty()) fail(u"kind"_s, u"must be a name, or an array of objects with name and when"_s);
    return kinds;
}

template<typename Part>
Part SkinReader::part(const QString &where, const QJsonObject &value, std::span<const PathMember<Part>> members,
                      QJsonObject *others)
{
    Part part;
    for (auto member = value.begin(); member != value.end(); ++member) {
        const auto known = std::find_if(members.begin(), members.end(), [&](const PathMember<Part> &candidate) {
            return candidate.name == member.key();
        });
        if (known != members.end())
            part.*(known->paths) = paths(join(where, member.key()), member.value());
        else
            others->insert(member.key(), member.value());
    }
    return part;
}

void SkinReader::allowOnly(const QString &where, const QJsonObject &value,
                           std::initializer_list<QLatin1StringView> names)
{
    for (auto member = value.begin(); member != value.end(); ++member) {
        const bool known =
            std::any_of(names.begin(), names.end(), [&](QLatin1StringView name) { return name == member.key(); });
        if (!known && member.key() != "about"_L1) fail(join(where, member.key()), u"is not known here"_s);
    }
}

ListShape SkinReader::list(const QString &name, const QJsonValue &value)
{
    const QString where = u"lists."_s + name;
    QJsonObject others;
    ListShape shape = part<ListShape>(where, object(where, value), kListPaths, &others);
    allowOnly(where, others, {"depth"_L1});
    shape.name = name;
    shape.depth = depth(join(where, u"depth"_s), others.value(u"depth"_s));
    require(join(where, u"root"_s), shape.root);
    require(join(where, u"rows"_s), shape.rows);
    require(join(where, u"title"_s), shape.title);
    return shape;
}

CommentsPart SkinReader::comments(const QString &where, const QJsonValue &value)
{
    QJsonObject others;
    CommentsPart comments = part<CommentsPart>(where, object(where, value), kCommentPaths, &others);
    allowOnly(where, others, {"depth"_L1});
    comments.depth = depth(join(where, u"depth"_s), others.value(u"depth"_s));
    return comments;
}

ArticlePart SkinReader::article(const QString &where, const QJsonValue &value)
{
    QJsonObject others;
    ArticlePart article = part<ArticlePart>(where, object(where, value), kArticlePaths, &others);
    allowOnly(where, others, {"comments"_L1, "attachments"_L1});
    article.comments = comments(join(where, u"comments"_s), others.value(u"comments"_s));
    const QString attachments = join(where, u"attachments"_s);
    QJsonObject unknown;
    article.attachments = part<AttachmentsPart>(attachments, object(attachments, others.value(u"attachments"_s)),
                                                kAttachmentPaths, &unknown);
    allowOnly(attachments, unknown, {});
    return article;
}

Skin SkinReader::read(const QString &name, const QJsonObject &file)
{
    allowOnly({}, file,
              {"extends"_L1, "kind"_L1, "signs"_L1, "match"_L1, "lists"_L1, "empty"_L1, "pages"_L1, "article"_L1});
    Skin skin;
    skin.name = name;
    skin.kinds = kinds(file[u"kind"_s]);
    skin.signs = strings(u"signs"_s, file[u"signs"_s]);
    for (const QString &sign : std::as_const(skin.signs)) {
        if (sign.size() < 2 || !u".#/"_s.contains(sign[0])) fail(u"signs"_s, u"are `.class`, `#id` or `/script.php`"_s);
    }
    skin.match = paths(u"match"_s, file[u"match"_s]);
    require(u"match"_s, skin.match);
    const QJsonObject lists = object(u"lists"_s, file[u"lists"_s]);
    for (auto shape = lists.begin(); shape != lists.end(); ++shape)
        skin.lists.append(list(shape.key(), shape.value()));
    if (skin.lists.isEmpty()) fail(u"lists"_s, u"is missing"_s);
    skin.empty = paths(u"empty"_s, file[u"empty"_s]);
    QJsonObject unknown;
    skin.pages = part<PagesPart>(u"pages"_s, object(u"pages"_s, file[u"pages"_s]), kPagesPaths, &unknown);
    allowOnly(u"pages"_s, unknown, {});
    skin.article = article(u"article"_s, file[u"article"_s]);
    return skin;
}

} // namespace

Result<Skin> skinFromJson(const QString &name, const QJsonObject &file)
{
    SkinReader reader;
    Skin skin = reader.read(name, file);
    if (!reader.problem().isEmpty()) return Error{ErrorKind::BadSkin, reader.problem()};
    return skin;
}

QJsonObject extendedSkin(const QJsonObject &base, const QJsonObject &extending)
{
    QJsonObject merged = base;
    for (auto member = extending.begin(); member != extending.end(); ++member) {
        const bool both = member.value().isObject() && merged.value(member.key()).isObject();
        // Recursion is bounded by QJsonDocument, which reads at most 1,024 levels.
        merged[member.key()] =
            both ? QJsonValue(extendedSkin(merged.value(member.key()).toObject(), member.value().toObject()))
                 : member.value();
    }
    return merged;
}

} // namespace newsboard
