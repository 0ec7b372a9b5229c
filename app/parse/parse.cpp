#include "app/parse/parse.h"

#include "app/parse/article_page.h"
#include "app/parse/charset.h"
#include "app/parse/detector.h"
#include "app/parse/parse_board.h"
#include "app/parse/skin_list.h"
#include "app/parse/verdict.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Below this a detector's list is taken for menus or stray links: measured on pages without a board, see tst_detector.
constexpr double kLeastConfidence = 0.5;

/// Where the server keeps its clock, as far as the page's language says; Korea otherwise.
QByteArray zoneOfPage(const PageTree &tree, const PageHint &hint)
{
    if (!hint.zone.isEmpty() && QTimeZone(hint.zone).isValid()) return hint.zone;
    const QString language = attribute(tree.root(), "lang").toLower();
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
    const PageTree tree = PageTree::parse(text.text, source.url);
    const QByteArray zone = zoneOfPage(tree, hint);
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
        list.skin = detected ? u"detected"_s : QString();
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
    const Finding finding = surelyArticle || reading.empty ? Finding() : judge(tree, result.article ? &*result.article : nullptr);
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
    }
    return result;
}

} // namespace newsboard
