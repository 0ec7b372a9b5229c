#include "ui/reader/article_document.h"

#include "ui/reader/picture_object.h"
#include "ui/reader/picture_sizes.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const auto kPlace = "place:"_L1;
constexpr int kAhead = 2;           ///< Pictures made ready behind one that is seen.
constexpr double kListIndent = 1.1; ///< Of a list, in lines of its font.

} // namespace

ArticleDocument::ArticleDocument(QObject *parent) : QTextDocument(parent), m_shelf(this)
{
    setUndoRedoEnabled(false);
    documentLayout()->registerHandler(QTextFormat::ImageObject, new PictureObject(this));
}

std::unique_ptr<ArticleDocument> ArticleDocument::made(const ArticleHtml &article, const ReaderStyle &style,
                                                       const QList<KnownPicture> &pictures)
{
    auto document = std::make_unique<ArticleDocument>();
    document->setPageSize({0, 0}); // Nothing is laid out before there is room for it: fonts are the GUI thread's.
    document->m_shelf.begin(pictures);
    document->prepare(article, style);
    document->setHtml(article.html);
    document->finish();
    return document;
}

void ArticleDocument::takePictures(ArticleDocument &before)
{
    m_shelf.takeOver(before.m_shelf);
    m_sizes = sizes();
}

void ArticleDocument::prepare(const ArticleHtml &article, const ReaderStyle &style)
{
    m_style = style;
    m_letters = article.html.size();
    m_places = article.pictures;
    m_sizes = sizes();
    m_focusedPlace = -1;
    clear(); // What is set below then costs no layout.
    setDocumentMargin(style.gutter());
    setDefaultFont(style.font);
    setIndentWidth(style.fontHeight * kListIndent);
    setDefaultStyleSheet(readerStyleSheet(style));
}

/// The dot before an item stands a space of the item's font off its text, too near: that font, which is the block's and
/// not the letters', is made wider.
void ArticleDocument::finish()
{
    QTextCharFormat wide;
    wide.setFontStretch(2 * QFont::Unstretched);
    QTextCursor all(this);
    all.beginEditBlock();
    for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
        const QTextList *list = block.textList();
        if (list && list->format().style() > QTextListFormat::ListDecimal)
            QTextCursor(block).mergeBlockCharFormat(wide);
    }
    all.endEditBlock();
}

void ArticleDocument::setMeasure(int measure)
{
    m_style.measure = measure;
    m_sizes = sizes(); // The new width lays all of it out anew.
}

QList<QSize> ArticleDocument::sizes() const
{
    return pictureSizes(
        m_places, [this](const QUrl &address) { return m_shelf.known(address).facts.size; },
        [this](const QUrl &address) { return m_shelf.isLeftOut(address); }, m_style);
}

QSize ArticleDocument::spaceOf(int place) const
{
    const QSize size = sizeOf(place);
    if (size.isEmpty() || m_places[place].row < 0) return size;
    const int gap = galleryGap(m_style);
    const bool isLast = place + 1 >= m_places.size() || m_places[place + 1].row != m_places[place].row;
    return size + QSize(isLast ? 0 : gap, gap);
}

int ArticleDocument::placeNumber(const QTextFormat &format)
{
    const QString name = format.toImageFormat().name();
    bool isNumber = false;
    const int number = name.startsWith(kPlace) ? name.mid(kPlace.size()).toInt(&isNumber) : -1;
    return isNumber ? number : -1;
}

bool ArticleDocument::resize(const QUrl &address)
{
    const bool isHere = std::any_of(m_places.begin(), m_places.end(),
                                    [&address](const PicturePlace &place) { return place.address == address; });
    if (!isHere) return false;
    const QList<QSize> before = std::exchange(m_sizes, sizes());
    bool moved = false;
    for (QTextBlock block = begin(); block.isValid() && before != m_sizes; block = block.next()) {
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment fragment = at.fragment();
            const int number = placeNumber(fragment.charFormat());
            if (number < 0 || before.value(number) == m_sizes.value(number)) continue;
            markContentsDirty(fragment.position(), fragment.length());
            moved = true;
        }
    }
    return moved;
}

void ArticleDocument::lookAhead(int place, qreal pixelRatio)
{
    for (int next = place + 1; next <= place + kAhead && next < m_places.size(); ++next)
        (void)m_shelf.image(m_places[next].address, (QSizeF(sizeOf(next)) * pixelRatio).toSize());
}

QVariant ArticleDocument::loadResource(int, const QUrl &)
{
    return {};
}

} // namespace newsboard
