#include "app/parse/parse.h"

#include "app/parse/article_page.h"
#include "app/parse/charset.h"
#include "app/parse/detector.h"
#include "app/parse/feed.h"
#include "app/parse/page_feeds.h"
#include "app/parse/parse_board.h"
#include "app/parse/skin_list.h"
#include "app/parse/verdict.h"

#include <QRegularExpression>

#include <cstring>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Below this a detector's list is taken for menus or stray links: measured on pages without a board, see tst_detector.
constexpr double kLeastConfidence = 0.5;

/// "All times are GMT +1", as forums say; empty if the page says nothing of the kind.
QByteArray statedZone(const PageTree &tree)
{
    static const QRegularExpression words(
        u"All times are (?:in )?(?:GMT|UTC)(?:\\s*([+-])\\s*(\\d{1,2})(?::?(\\d\\d))?)?"_s);
    for (const xmlNode *at = tree.body(); at; at = nextInTree(at, tree.body())) {
        if (at->type != XML_TEXT_NODE || !std::strstr(reinterpret_cast<const char *>(at->content), "All times are"))
            continue;
        const QRegularExpressionMatch match =
            words.match(QString::fromUtf8(reinterpret_cast<const char *>(at->content)));
        if (!match.hasMatch()) continue;
        const QString hours = match.captured(2).isEmpty() ? u"0"_s : match.captured(2);
        const QString minutes = match.captured(3).isEmpty() ? u"00"_s : match.captured(3);
        const QString sign = match.captured(1).isEmpty() ? u"+"_s : match.captured(1);
        const QByteArray zone = u"UTC%1%2:%3"_s.arg(sign, hours.rightJustified(2, u'0'), minutes).toLatin1();
        if (QTimeZone(zone).isValid()) return zone;
    }
    return {};
}

/// The language that a page without `lang` is written in, by its charset or the letters at its beginning.
QString languageOfText(const PageTree &tree, const QString &charset)
{
    const QString name = charset.toLower();
    if (name.contains("jis"_L1) || name.contains("euc-jp"_L1) || name.contains("2022-jp"_L1)) return u"ja"_s;
    if (name.startsWith("gb"_L1)) return u"zh"_s;
    if (name.startsWith("big5"_L1)) return u"zh-tw"_s;
    constexpr int kEnough = 400;
    int left = 20000;
    int han = 0;
    int kana = 0;
    int hangul = 0;
    for (const xmlNode *at = tree.root(); at && han + kana + hangul < kEnough && left > 0;
         at = nextInTree(at, tree.root())) {
        if (at->type != XML_TEXT_NODE || isElement(at->parent, "script") || isElement(at->parent, "style")) continue;
        for (const QChar c : QString::fromUtf8(reinterpret_cast<const char *>(at->content))) {
            han += c.script() == QChar::Script_Han;
            kana += c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana;
            hangul += c.script() == QChar::Script_Hangul;
            --left;
        }
    }
    if (hangul > 0 && hangul >= kana) return u"ko"_s;
    if (10 * kana > han) return kana > 0 ? u"ja"_s : QString();
    return han > 20 ? u"zh"_s : QString();
}

/// Where the server keeps its clock, as far as the page says or its language lets guess; Korea otherwise.
QByteArray zoneOfPage(const PageTree &tree, const PageHint &hint, const QString &charset)
{
    if (!hint.zone.isEmpty() && QTimeZone(hint.zone).isValid()) return hint.zone;
    if (const QByteArray stated = statedZone(tree); !stated.isEmpty()) return stated;
    QString language = attribute(tree.root(), "lang").toLower();
    if (language.isEmpty()) language = languageOfText(tree, charset);
    if (language.startsWith("ja"_L1)) return "Asia/Tokyo";
    if (language.startsWith("zh-tw"_L1) || language.startsWith("zh-hant"_L1)) return "Asia/Taipei";
    if (language.startsWith("zh"_L1)) return "Asia/Shanghai";
    return "Asia/Seoul";
}

/// What the skins say of a page.
struct SkinReading {
    const Skin *skin = nullptr; ///< The one that reads the page; null if none does.
    ListPage list;
    bool empty = false; ///< The list says itself that it has no posts.
};

SkinReading readBySkins(const SkinSet &skins, XPathPage &page, const QUrl &address, const DateContext &dates)
{
    SkinReading reading;
    const PageSigns signs(page.tree());
    for (const std::shared_ptr<const Skin> &skin : skins.skins()) {
        if (!skinMatches(*skin, signs, page)) continue;
        ListPage list = readSkinList(*skin, page, address, dates);
        const bool empty = list.rows.isEmpty() && page.test(skin->empty, page.tree().root());
        if (!reading.skin || !list.rows.isEmpty() || empty) reading = {skin.get(), std::move(list), empty};
        if (!reading.list.rows.isEmpty() || reading.empty) break;
    }
    return reading;
}

/// The detector's list, if it is sure enough.
ListPage readByShape(const PageTree &tree, const QUrl &address, const DateContext &dates, QStringList *explanation)
{
    ListPage list = detectBoard(tree, address, dates, explanation);
    if (list.confidence >= kLeastConfidence || list.rows.isEmpty()) return list;
    if (explanation)
        explanation->append(
            u"detector: %1 rows left out, sure only by %2"_s.arg(list.rows.size()).arg(list.confidence));
    return {};
}

} // namespace

ParsedPage parsePage(const PageSource &source, const SkinSet &skins, const PageHint &hint)
{
    ParsedPage result;
    QStringList *explanation = hint.explain ? &result.explanation : nullptr;
    const DecodedText text = decodePage(source.bytes, source.contentType);
    result.charset = text.charset;
    if (explanation) explanation->append(u"charset: %1, by %2"_s.arg(text.charset, text.foundBy));
    const bool isZoneKnown = !hint.zone.isEmpty() && QTimeZone(hint.zone).isValid(); // An empty one is the system's.
    const QByteArray feedZone = isZoneKnown ? hint.zone : QByteArray("Asia/Seoul");
    const DateContext feedDates{.now = source.now, .zone = QTimeZone(feedZone)};
    if (const auto feed = readFeed(text.text, source.url, feedDates)) {
        result.list = *feed;
        result.list.zone = feedZone;
        result.truncated = result.list.truncated = source.cut;
        result.verdict = feed->rows.isEmpty() ? PageVerdict::EmptyBoard : PageVerdict::Board;
        if (explanation) explanation->append(u"feed: %1 entries"_s.arg(feed->rows.size()));
        return result;
    }
    const PageTree tree = PageTree::parse(text.text, source.url);
    const QByteArray zone = zoneOfPage(tree, hint, text.charset);
    const DateContext dates{.now = source.now, .zone = QTimeZone(zone)};

    XPathPage page(tree);
    SkinReading reading = readBySkins(skins, page, source.url, dates);
    const Skin *skin = reading.skin;
    if (explanation) explanation->append(skin ? u"skin: "_s + skin->name : u"skin: none fits"_s);
    ListPage &list = result.list;
    list = std::move(reading.list);
    bool detected = false;
    if (list.rows.isEmpty() && !reading.empty) {
        ListPage found = readByShape(tree, source.url, dates, explanation);
        detected = !found.rows.isEmpty();
        if (detected || !skin) list = std::move(found);
    }
    if (detected || !skin) {
        list.skin = detected ? QString(kDetectedSkin) : QString();
        list.kind = skin ? kindOfPage(*skin, page) : kindOfBoard(tree, list, source.url);
    }
    list.zone = zone;
    result.truncated = source.cut || tree.truncated() || list.truncated || page.exhausted();
    list.truncated = result.truncated;

    result.article = parseArticle(tree, source.url, dates, skin, list, hint, explanation);
    const QString articleTitle = result.article ? result.article->title : hint.articleTitle;
    readBoard(source.url, detected ? nullptr : skin, page, articleTitle, &list, explanation);
    if (result.article) result.article->truncated |= result.truncated;

    if (!list.rows.isEmpty()) {
        result.verdict = PageVerdict::Board;
        return result;
    }
    const bool surelyArticle = result.article && skin;
    const Finding finding = surelyArticle || reading.empty
                                ? Finding()
                                : judge(tree, result.article ? &*result.article : nullptr, source.url);
    if (reading.empty) {
        result.verdict = PageVerdict::EmptyBoard;
    } else if (finding.verdict != PageVerdict::Nothing) {
        result.verdict = finding.verdict;
        result.message = finding.message;
        result.article.reset();
    } else if (result.article) {
        result.verdict = PageVerdict::Article;
    } else if (saysNoPosts(tree)) {
        result.verdict = PageVerdict::EmptyBoard;
    } else if (!list.feed.isValid()) {
        list.feed = anyFeed(tree);
    }
    return result;
}

} // namespace newsboard
