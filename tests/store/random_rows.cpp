#include "tests/store/random_rows.h"

#include "app/search/hangul.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QString pick(QRandomGenerator &random, const QStringList &list)
{
    return list[random.bounded(int(list.size()))];
}

/// The text with its syllables' initials in place of some or all of them.
QString byInitials(QRandomGenerator &random, const QString &text)
{
    const bool all = random.bounded(2);
    QString result;
    for (const QChar c : text) {
        const bool turns = isSyllable(c.unicode()) && (all || random.bounded(2));
        result += turns ? QChar(jamoOfInitial(splitSyllable(c.unicode()).initial)) : c;
    }
    return result;
}

/// The text with its last syllable not yet finished.
QString unfinished(QRandomGenerator &random, QString text)
{
    const char16_t last = text.back().unicode();
    if (!isSyllable(last)) return text;
    Syllable syllable = splitSyllable(last);
    const int stage = random.bounded(3);
    if (stage == 0) {
        text.back() = QChar(jamoOfInitial(syllable.initial));
        return text;
    }
    if (stage == 1) syllable.final = 0;
    text.back() = QChar(syllable.character());
    return text;
}

QString word(QRandomGenerator &random, const QStringList &texts)
{
    const QString &text = texts[random.bounded(int(texts.size()))];
    if (text.isEmpty()) return u"미"_s;
    const int begin = random.bounded(int(text.size()));
    QString part = text.mid(begin, 1 + random.bounded(random.bounded(4) ? 4 : 9)).simplified();
    if (part.isEmpty()) part = u"국"_s;
    switch (random.bounded(6)) {
    case 0:
        return byInitials(random, part);
    case 1:
        return part.toUpper();
    case 2:
        return part.normalized(QString::NormalizationForm_D);
    case 3:
        return u'"' + part.remove(u'"') + u'"';
    default:
        return part;
    }
}

} // namespace

QString randomText(QRandomGenerator &random, int characters)
{
    static const QStringList pieces{u"미"_s,
                                    u"국"_s,
                                    u"러"_s,
                                    u"시"_s,
                                    u"아"_s,
                                    u"정"_s,
                                    u"상"_s,
                                    u"구"_s,
                                    u"과"_s,
                                    u"닭"_s,
                                    u"값"_s,
                                    u"까"_s,
                                    u"각"_s,
                                    u"가"_s,
                                    u"美"_s,
                                    u"北"_s,
                                    u"核"_s,
                                    u"女"_s,
                                    u"\uF981"_s,
                                    u"A"_s,
                                    u"i"_s,
                                    u"é"_s,
                                    u"Ｚ"_s,
                                    u"２"_s,
                                    u"5"_s,
                                    u"か"_s,
                                    u"が"_s,
                                    u"カ"_s,
                                    u"ｶﾞ"_s,
                                    u"ㅋ"_s,
                                    u"ㄱ"_s,
                                    u"ㅏ"_s,
                                    u"\u1106\u1175"_s,
                                    u"\u1100\u116e\u11a8"_s,
                                    u"·"_s,
                                    u"…"_s,
                                    u"-"_s,
                                    u"“"_s,
                                    u"["_s,
                                    u"]"_s,
                                    u"한미일"_s,
                                    u"반도체"_s,
                                    u"\u0783"_s,
                                    u"😀"_s,
                                    u"\u200b"_s,
                                    u"정상회담"_s,
                                    u"미국"_s,
                                    u"_"_s};
    QString text;
    for (int i = 0; i < characters; ++i) {
        if (random.bounded(5) == 0) text += random.bounded(8) ? u" "_s : u"\n\n"_s;
        text += pick(random, pieces);
        if (random.bounded(400) == 0) text += QChar(0xd83d);
    }
    return text;
}

Headline randomHeadline(QRandomGenerator &random, int id)
{
    Headline row;
    row.id = QString::number(id);
    row.number = id;
    row.title = randomText(random, 1 + random.bounded(12));
    row.author = randomText(random, 1 + random.bounded(3));
    row.category = random.bounded(3) ? QString() : randomText(random, 2);
    row.posted = PostedTime::day(QDate(2025, 2, 24).addDays(-random.bounded(40)), 9 * 3600);
    if (random.bounded(10) == 0) row.posted = {};
    row.comments = random.bounded(3);
    row.flags.setFlag(Flag::Picture, random.bounded(2));
    row.url = QUrl(u"https://example.kr/news/%1"_s.arg(id));
    return row;
}

Article randomArticle(QRandomGenerator &random, int id)
{
    const Headline head = randomHeadline(random, id);
    Article article;
    article.id = head.id;
    article.url = head.url;
    article.title = head.title;
    article.author = head.author;
    article.text = randomText(random, random.bounded(60));
    article.html = u"<p>"_s + article.text.toHtmlEscaped() + u"</p>"_s;
    for (int i = random.bounded(3); i > 0; --i) {
        Comment comment;
        comment.author = randomText(random, 2);
        comment.text = randomText(random, random.bounded(8));
        article.comments.append(comment);
    }
    if (random.bounded(2)) article.tags.append(randomText(random, 2));
    article.cleanerVersion = 1;
    return article;
}

RandomQuery randomQuery(QRandomGenerator &random, const QStringList &texts)
{
    static const QStringList before{u"title:"_s, u"author:"_s, u"body:"_s, u"comment:"_s,
                                    u"tag:"_s,   u"-"_s,       u"본문:"_s};
    static const QStringList others{u"is:unread"_s,     u"is:read"_s,      u"is:starred"_s,       u"has:article"_s,
                                    u"has:picture"_s,   u"has:comments"_s, u"after:2025-02-10"_s, u"-is:unread"_s,
                                    u"number:5..400"_s, u"is:gone"_s};
    RandomQuery query;
    query.text = word(random, texts);
    if (random.bounded(3) == 0) query.text = pick(random, before) + query.text;
    while (random.bounded(3) == 0)
        query.text += (random.bounded(4) ? u" "_s : u" OR "_s) + word(random, texts);
    if (random.bounded(6) == 0) query.text += u' ' + pick(random, others);
    if (random.bounded(3) == 0 && !query.text.endsWith(u'"')) {
        query.text = unfinished(random, query.text);
        query.composingFrom = query.text.size() - 1;
    }
    return query;
}

} // namespace newsboard
