// Pictures in the window: whom showing an article asks, what stands in the place of what is not there, and the viewer.

#include "tests/gui/open_program.h"
#include "tests/support/sample_pictures.h"
#include "ui/reader/article_document.h"
#include "ui/reader/article_view.h"
#include "ui/reader/picture_places.h"
#include "ui/reader/picture_sizes.h"
#include "ui/reader/picture_viewer.h"
#include "ui/reader/picture_words.h"
#include "ui/reader/reader_style.h"
#include "ui/reader/selection_html.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QPainter>
#include <QPdfWriter>
#include <QScreen>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kPatience = 20'000;

Response pictureAnswer(const QByteArray &bytes)
{
    Response response = Response::page(bytes);
    response.contentType = "image/png";
    return response;
}

QString imageTag(const QUrl &address, const QString &more = {})
{
    return u"<img src=\"%1\"%2>"_s.arg(address.toString(QUrl::FullyEncoded), more);
}

QString placed(const QString &html)
{
    QList<PicturePlace> places;
    return withPicturePlaces(html, places);
}

QList<int> rowsOf(const QString &html)
{
    QList<PicturePlace> places;
    (void)withPicturePlaces(html, places);
    QList<int> rows;
    for (const PicturePlace &place : places)
        rows.append(place.row);
    return rows;
}

} // namespace

class ReaderPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false"_s); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void places_hold_no_address_data();
    void places_hold_no_address();
    void consecutive_pictures_become_rows_data();
    void consecutive_pictures_become_rows();
    void rows_fill_the_measure_and_are_of_one_height();
    void a_picture_is_no_wider_than_the_measure_data();
    void a_picture_is_no_wider_than_the_measure();

    void own_pictures_are_shown_and_others_wait();
    void loading_once_and_always();
    void what_is_not_shown_is_said_data();
    void what_is_not_shown_is_said();
    void a_tracker_leaves_nothing();
    void reading_from_the_cache_asks_nobody();
    void the_line_that_is_read_stays();
    void sharp_at_twice_the_pixels();
    void on_paper_a_picture_is_as_large_as_beside_the_same_letters();
    void a_moving_picture_stands_still_until_it_is_opened();
    void the_viewer_goes_on_zooms_copies_and_closes();
    void a_picture_with_the_keyboard_is_seen_to_have_it();
    void memory_is_bounded_by_the_shelf();
    void what_is_selected_is_html_of_the_cleaners_kind_data();
    void what_is_selected_is_html_of_the_cleaners_kind();
};

void ReaderPicturesTest::places_hold_no_address_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("written");
    const QString img = u"<img src=\"https://a.kr/1.jpg\">"_s;
    const QString box = u"<a href=\"reader:picture/0\"><img src=\"place:0\"></a>"_s;
    const auto expect = [](const char *name, const QString &html, const QString &written) {
        QTest::newRow(name) << html << written;
    };
    expect("alone", u"<p>%1</p>"_s.arg(img), u"<p>%1</p>"_s.arg(box));
    expect("in a figure", u"<figure>%1<figcaption>부두</figcaption></figure>"_s.arg(img),
           u"<div><p class=\"picture\">%1</p><p class=\"caption\">부두</p></div>"_s.arg(box));
    expect("in a link to its file", u"<a href=\"https://a.kr/big.JPG?x=1\">%1</a>"_s.arg(img), box);
    expect("in a link elsewhere", u"<a href=\"https://a.kr/news/1\">%1</a>"_s.arg(img),
           u"<a href=\"https://a.kr/news/1\"><img src=\"place:0\"></a>"_s);
    expect("in a link with words", u"<a href=\"https://a.kr/1.jpg\">%1 큰 사진</a>"_s.arg(img),
           u"<a href=\"https://a.kr/1.jpg\"><img src=\"place:0\"> 큰 사진</a>"_s);
    expect("none", u"<p>글</p>"_s, u"<p>글</p>"_s);
}

void ReaderPicturesTest::places_hold_no_address()
{
    QFETCH(QString, html);
    QTEST(placed(html), "written");
}

void ReaderPicturesTest::consecutive_pictures_become_rows_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QList<int>>("rows");
    const QString img = u"<img src=\"https://a.kr/1.jpg\">"_s;
    const auto many = [&img](int count) { return u"<p>"_s + img.repeated(count) + u"</p>"_s; };
    QTest::newRow("two") << many(2) << QList<int>{-1, -1};
    QTest::newRow("three") << many(3) << QList<int>{0, 0, 0};
    QTest::newRow("four") << many(4) << QList<int>{0, 0, 1, 1};
    QTest::newRow("five") << many(5) << QList<int>{0, 0, 0, 1, 1};
    QTest::newRow("seven") << many(7) << QList<int>{0, 0, 0, 1, 1, 2, 2};
    QTest::newRow("in paragraphs") << u"<p>%1</p>\n<p>%1<br></p><p>%1</p>"_s.arg(img) << QList<int>{0, 0, 0};
    QTest::newRow("in figures") << u"<figure>%1</figure><figure>%1</figure><figure>%1</figure>"_s.arg(img)
                                << QList<int>{0, 0, 0};
    QTest::newRow("captions part them") << u"<figure>%1<figcaption>가</figcaption></figure><figure>%1</figure>"
                                           "<figure>%1</figure>"_s.arg(img)
                                        << QList<int>{-1, -1, -1};
    QTest::newRow("words part them") << u"<p>%1</p><p>글</p><p>%1</p><p>%1</p>"_s.arg(img) << QList<int>{-1, -1, -1};
    QTest::newRow("cells part them") << u"<table><tr><td>%1</td><td>%1</td><td>%1</td></tr></table>"_s.arg(img)
                                     << QList<int>{-1, -1, -1};
    QTest::newRow("two galleries") << many(3) + u"<p>글</p>"_s + many(3) << QList<int>{0, 0, 0, 1, 1, 1};
}

void ReaderPicturesTest::consecutive_pictures_become_rows()
{
    QFETCH(QString, html);
    QTEST(rowsOf(html), "rows");
    // Every element that is opened is closed, and every picture has its place.
    const QString written = placed(html);
    for (const auto &name : {u"p"_s, u"div"_s, u"a"_s, u"td"_s})
        QCOMPARE(written.count(u"<%1>"_s.arg(name)) + written.count(u"<%1 "_s.arg(name)),
                 written.count(u"</%1>"_s.arg(name)));
    QCOMPARE(written.count("place:"_L1), html.count("<img"_L1));
}

void ReaderPicturesTest::rows_fill_the_measure_and_are_of_one_height()
{
    const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 4'000);
    quint32 seed = 7;
    for (int round = 0; round < 200; ++round) {
        QList<PicturePlace> places;
        QHash<QUrl, QSize> own;
        const int count = 2 + round % 2;
        for (int i = 0; i < count; ++i) {
            seed = seed * 1'664'525 + 1'013'904'223;
            const QUrl address(u"https://a.kr/%1"_s.arg(i));
            places.append({.address = address, .alt = {}, .declared = {}, .row = 0});
            if (seed % 4 != 0) own.insert(address, QSize(100 + int(seed >> 8) % 3'000, 100 + int(seed >> 16) % 3'000));
        }
        const QList<QSize> sizes = pictureSizes(
            places, [&own](const QUrl &address) { return own.value(address); }, [](const QUrl &) { return false; },
            style);
        int width = 0;
        for (const QSize &size : sizes) {
            QCOMPARE(size.height(), sizes.first().height());
            width += size.width() + galleryGap(style);
        }
        width -= galleryGap(style);
        QVERIFY(width < style.measure);
        const bool isLow = sizes.first().height() < int(style.measure * 0.75);
        if (isLow) QVERIFY2(width >= style.measure - 1 - count, qPrintable(QString::number(width)));
    }
}

void ReaderPicturesTest::a_picture_is_no_wider_than_the_measure_data()
{
    QTest::addColumn<QSize>("declared");
    QTest::addColumn<QSize>("own");
    QTest::addColumn<QSize>("share"); ///< Of the measure, in percent; or pixels where the first is over 1000.
    QTest::newRow("a large one") << QSize() << QSize(4'000, 2'000) << QSize(100, 50);
    QTest::newRow("a small one keeps its size") << QSize() << QSize(20, 10) << QSize(1'020, 1'010);
    QTest::newRow("as wide as the page says") << QSize(30, 0) << QSize(400, 200) << QSize(1'030, 1'015);
    QTest::newRow("as high as the page says") << QSize(0, 20) << QSize(400, 200) << QSize(1'040, 1'020);
    QTest::newRow("a wrong shape is mended") << QSize(30, 30) << QSize(400, 200) << QSize(1'030, 1'015);
    QTest::newRow("before it is known") << QSize(30, 24) << QSize() << QSize(1'030, 1'024);
}

void ReaderPicturesTest::a_picture_is_no_wider_than_the_measure()
{
    QFETCH(QSize, declared);
    QFETCH(QSize, own);
    QFETCH(QSize, share);
    const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 4'000);
    const QSize expected = share.width() > 1'000 ? share - QSize(1'000, 1'000) : style.measure * share / 100;
    const QList<PicturePlace> places{
        {.address = QUrl(u"https://a.kr/1"_s), .alt = {}, .declared = declared, .row = -1}};
    const QSize size = pictureSizes(
                           places, [&own](const QUrl &) { return own; }, [](const QUrl &) { return false; }, style)
                           .first();
    QCOMPARE_LE((size - expected).width(), 1);
    QCOMPARE_LE(std::abs((size - expected).height()), 1);
}

namespace {

/// The program with an article that has pictures, opened.
class Opened {
public:
    explicit Opened(const std::function<QString(Opened &)> &html) : program(inventedBoard())
    {
        // The youngest post is what is opened.
        Post &post = *std::find_if(program.invented.posts.begin(), program.invented.posts.end(),
                                   [](const Post &p) { return !p.isNotice(); });
        post.html = html(*this);
        id = post.id;
        program.follow();
    }

    void open()
    {
        const Key key = makeKey(program.board().id, id);
        program.table().select(key);
        const auto isShown = [&] { return program.reader().key() == key && !view().places().isEmpty(); };
        if (!QTest::qWaitFor(isShown, kPatience)) qFatal("the article is not shown");
    }
    /// On the board's own host, and on another.
    QUrl own(const QString &path, const QByteArray &bytes)
    {
        program.server.route(path, pictureAnswer(bytes));
        return program.server.url(path);
    }
    QUrl foreign(const QString &path, const QByteArray &bytes)
    {
        QUrl url = own(path, bytes);
        url.setHost(u"localhost"_s);
        return url;
    }
    ArticleView &view() { return program.part<ArticleView>(); }
    PictureShelf::Known known(const QUrl &address) { return view().pictures().known(address); }
    bool becomes(const QUrl &address, PictureShelf::State state)
    {
        return QTest::qWaitFor([&] { return known(address).state == state; }, kPatience);
    }
    bool hasPixels(const QUrl &address)
    {
        return QTest::qWaitFor([&] { return !view().pictures().held(address).isNull(); }, kPatience);
    }
    int asked(const QUrl &address) { return int(program.server.log().count(address.path())); }
    void click(const QString &link) { emit view().anchorClicked(QUrl(link)); }

    OpenProgram program;
    int id = 0;
};

const QString kText = u"<p>동북아 해운동맹은 이달 말 일본 측과 새 항로를 놓고 협의를 연다고 밝혔다.</p>"_s;

} // namespace

void ReaderPicturesTest::own_pictures_are_shown_and_others_wait()
{
    QUrl mine;
    QUrl other;
    Opened opened([&](Opened &at) {
        mine = at.own(u"/a.png"_s, pictureOf({400, 300}));
        other = at.foreign(u"/b.png"_s, pictureOf({200, 300}));
        return kText + u"<p>%1</p><p>%2</p>"_s.arg(imageTag(mine), imageTag(other));
    });
    opened.open();
    QVERIFY(opened.becomes(mine, PictureShelf::State::There));
    QVERIFY(opened.hasPixels(mine));
    QCOMPARE(opened.known(other).state, PictureShelf::State::Absent);
    QCOMPARE(opened.asked(other), 0);
    const QString text = opened.view().text();
    QVERIFY2(text.contains("not loaded (1): localhost"_L1), qPrintable(text));
    // It is painted, in its own colours.
    QVERIFY(QTest::qWaitFor(
        [&] {
            const QImage page = opened.view().viewport()->grab().toImage();
            for (int y = 0; y < page.height(); y += 3) {
                for (int x = 0; x < page.width(); x += 3) {
                    if (page.pixel(x, y) == 0xff2a5d84) return true;
                }
            }
            return false;
        },
        kPatience));
}

void ReaderPicturesTest::loading_once_and_always()
{
    QUrl one;
    QUrl two;
    Opened opened([&](Opened &at) {
        one = at.foreign(u"/b.png"_s, pictureOf({200, 300}));
        two = at.foreign(u"/c.png"_s, pictureOf({250, 300}));
        return kText + u"<p>%1</p><p>글</p><p>%2</p>"_s.arg(imageTag(one), imageTag(two));
    });
    opened.open();
    opened.click(u"reader:picture/0"_s);
    QVERIFY(opened.becomes(one, PictureShelf::State::There));
    QCOMPARE(opened.asked(two), 0);
    QVERIFY(opened.view().text().contains("not loaded (1)"_L1));
    QVERIFY(!opened.program.board().allPictures);
    opened.click(u"reader:pictures/allow"_s);
    QVERIFY(opened.becomes(two, PictureShelf::State::There));
    QVERIFY(!opened.view().text().contains("not loaded"_L1));
    QTRY_VERIFY(opened.program.board().allPictures);
}

void ReaderPicturesTest::what_is_not_shown_is_said_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("a bomb") << pngBomb({30'000, 30'000}, 3) << u"too large"_s;
    QTest::newRow("a page") << QByteArray("<html>404</html>") << u"no picture"_s;
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << u"no picture"_s;
    QTest::newRow("broken") << pictureOf({64, 48}).left(45) << u"broken"_s;
}

void ReaderPicturesTest::what_is_not_shown_is_said()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    QUrl mine;
    Opened opened([&](Opened &at) {
        mine = at.own(u"/a.png"_s, bytes);
        return kText + u"<p>%1</p>"_s.arg(imageTag(mine));
    });
    opened.open();
    QVERIFY(opened.becomes(mine, PictureShelf::State::Refused));
    const QString said = pictureWords(opened.view().places().first(), opened.known(mine)).join(u' ');
    QVERIFY2(said.contains(word), qPrintable(said));
}

void ReaderPicturesTest::a_tracker_leaves_nothing()
{
    QUrl pixel;
    Opened opened([&](Opened &at) {
        pixel = at.own(u"/p.gif"_s, gifOf({1, 1}, 1));
        return kText + u"<p>%1</p>"_s.arg(imageTag(pixel)) + kText;
    });
    opened.open();
    QVERIFY(opened.becomes(pixel, PictureShelf::State::Refused));
    auto *document = static_cast<ArticleDocument *>(opened.view().document());
    QCOMPARE(document->sizeOf(0), QSize(0, 0));
}

void ReaderPicturesTest::reading_from_the_cache_asks_nobody()
{
    QUrl mine;
    QUrl other;
    Opened opened([&](Opened &at) {
        mine = at.own(u"/a.png"_s, pictureOf({400, 300}));
        other = at.foreign(u"/b.png"_s, pictureOf({200, 300}));
        return kText + u"<p>%1</p><p>%2</p>"_s.arg(imageTag(mine), imageTag(other));
    });
    opened.open();
    QVERIFY(opened.becomes(mine, PictureShelf::State::There));
    for (const bool offline : {false, true}) {
        opened.program.start(offline);
        QTRY_VERIFY(!opened.program.model().isLoading() && opened.program.model().rowCount() > 0);
        opened.program.settle(); // Whatever the start asks for is asked.
        opened.open();
        QVERIFY(opened.hasPixels(mine));
        opened.program.reader().resize(opened.program.reader().size() * 0.9);
        opened.program.settle();
        QCOMPARE(opened.asked(mine), 1);
        QCOMPARE(opened.asked(other), 0);
    }
}

void ReaderPicturesTest::the_line_that_is_read_stays()
{
    ArticleView view;
    view.resize(700, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 700);
    ArticleHtml article;
    article.html = withPicturePlaces(u"<p>%1</p>"_s.arg(imageTag(QUrl(u"https://a.kr/1.png"_s))) + kText.repeated(60),
                                     article.pictures);
    view.setArticle(article, style);
    view.verticalScrollBar()->setValue(600);
    const QTextCursor line = view.cursorForPosition({200, 100});
    const int before = view.cursorRect(line).top();
    PictureFacts facts;
    facts.size = {600, 1'700};
    view.pictures().setKnown(QUrl(u"https://a.kr/1.png"_s), facts);
    QCOMPARE_GT(view.verticalScrollBar()->value(), 1'500);
    QCOMPARE(view.cursorRect(line).top(), before);
}

void ReaderPicturesTest::sharp_at_twice_the_pixels()
{
    const QUrl address(u"https://a.kr/1.png"_s);
    ArticleDocument document;
    PictureFacts facts;
    facts.size = {1'600, 1'200};
    document.pictures().setKnown(address, facts);
    QList<QSize> wanted;
    connect(&document.pictures(), &PictureShelf::wanted, this,
            [&wanted](const QUrl &, const QSize &within) { wanted.append(within); });
    ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 500);
    ArticleHtml article;
    article.html = withPicturePlaces(imageTag(address), article.pictures);
    document.prepare(article, style);
    document.setHtml(article.html);
    document.setTextWidth(style.measure + 2 * style.gutter());
    QImage screen(1'200, 1'200, QImage::Format_RGB32);
    screen.setDevicePixelRatio(2);
    for (int i = 0; i < 3; ++i) {
        QPainter painter(&screen);
        document.drawContents(&painter);
    }
    QCOMPARE(wanted.size(), 1); // Once, however often it is painted.
    QCOMPARE(wanted.first().width(), style.measure * 2);
}

void ReaderPicturesTest::on_paper_a_picture_is_as_large_as_beside_the_same_letters()
{
    const QUrl address(u"https://a.kr/1.png"_s);
    ArticleDocument document;
    PictureFacts facts;
    facts.size = {300, 200};
    document.pictures().setKnown(address, facts);
    const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 900);
    ArticleHtml article;
    article.html = withPicturePlaces(u"<p>%1</p>"_s.arg(imageTag(address)), article.pictures);
    document.prepare(article, style);
    document.setHtml(article.html);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter paper(&bytes);
    paper.setResolution(960);
    document.documentLayout()->setPaintDevice(&paper);
    document.setTextWidth(960 * 6);
    const QRectF placed = document.documentLayout()->blockBoundingRect(document.firstBlock());
    const double inch = QGuiApplication::primaryScreen()->logicalDotsPerInchY();
    QCOMPARE_GE(placed.height(), 200 * 960 / inch);
    QCOMPARE_LT(placed.height(), 300 * 960 / inch);
}

void ReaderPicturesTest::a_moving_picture_stands_still_until_it_is_opened()
{
    QUrl mine;
    Opened opened([&](Opened &at) {
        mine = at.own(u"/a.gif"_s, gifOf({60, 40}, 3));
        return kText + u"<p>%1</p>"_s.arg(imageTag(mine));
    });
    opened.open();
    QVERIFY(opened.hasPixels(mine));
    const QImage still = opened.view().pictures().held(mine);
    opened.click(u"reader:picture/0"_s);
    auto &viewer = opened.program.part<PictureViewer>();
    QSet<QRgb> colours;
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (!viewer.shown().isNull()) colours.insert(viewer.shown().pixel(5, 5));
            return colours.size() == 3;
        },
        kPatience));
    QCOMPARE(opened.view().pictures().held(mine), still); // While all of its frames went by in the viewer.
    viewer.close();
}

void ReaderPicturesTest::the_viewer_goes_on_zooms_copies_and_closes()
{
    QUrl one;
    QUrl two;
    Opened opened([&](Opened &at) {
        one = at.own(u"/a.png"_s, pictureOf({400, 300}));
        two = at.own(u"/b.png"_s, otherPictureOf({3'000, 2'000}));
        return kText + u"<p>%1</p><p>글</p><p>%2</p>"_s.arg(imageTag(one, u" alt=\"부두\""_s), imageTag(two));
    });
    opened.open();
    QVERIFY(opened.hasPixels(one));
    QVERIFY(opened.becomes(two, PictureShelf::State::There));
    opened.click(u"reader:picture/0"_s);
    auto *viewer = opened.program.window().findChild<PictureViewer *>();
    QVERIFY(viewer);
    QVERIFY(QTest::qWaitForWindowActive(viewer));
    QCOMPARE(viewer->current(), 0);
    QCOMPARE(viewer->windowTitle(), u"부두"_s);
    QTRY_COMPARE(viewer->shown().size(), QSize(400, 300));
    QTest::keyClick(viewer, Qt::Key_Right);
    QCOMPARE(viewer->current(), 1);
    QTRY_COMPARE(viewer->shown().size(), QSize(3'000, 2'000));
    QCOMPARE_LT(viewer->zoom(), 1.0);
    QTest::keyClick(viewer, Qt::Key_1);
    QCOMPARE(viewer->zoom(), 1.0);
    QTest::keyClick(viewer, Qt::Key_Plus);
    QCOMPARE_GT(viewer->zoom(), 1.2);
    QTest::keyClick(viewer, Qt::Key_0);
    QCOMPARE_LT(viewer->zoom(), 1.0);
    QTest::keyClick(viewer, Qt::Key_Right); // The last one stays.
    QCOMPARE(viewer->current(), 1);
    QTest::keyClick(viewer, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(3'000, 2'000));
    QTest::keyClick(viewer, Qt::Key_Left);
    QCOMPARE(viewer->current(), 0);
    QTest::keyClick(viewer, Qt::Key_Escape);
    QTRY_VERIFY(!opened.program.window().findChild<PictureViewer *>());
    QVERIFY(QTest::qWaitForWindowActive(&opened.program.window())); // Its keys work again.
    QVERIFY(opened.program.reader().key() != 0);
}

void ReaderPicturesTest::a_picture_with_the_keyboard_is_seen_to_have_it()
{
    QUrl mine;
    Opened opened([&](Opened &at) {
        mine = at.own(u"/a.png"_s, pictureOf({400, 300}));
        return kText + u"<p>%1</p>"_s.arg(imageTag(mine));
    });
    opened.open();
    QVERIFY(opened.hasPixels(mine));
    const auto seen = [&opened] { return opened.view().viewport()->grab().toImage(); };
    const QImage before = seen();
    opened.view().setFocus();
    for (int i = 0; i < 20 && opened.view().focusedPicture() != 0; ++i)
        QTest::keyClick(&opened.view(), Qt::Key_Tab);
    QCOMPARE(opened.view().focusedPicture(), 0);
    QVERIFY(opened.view().hasFocus());
    auto *document = qobject_cast<ArticleDocument *>(opened.view().document());
    QVERIFY(document);
    QCOMPARE(document->focusedPlace(), 0);
    QVERIFY(seen() != before);
    opened.program.table().setFocus();
    QCOMPARE(document->focusedPlace(), -1);
}

void ReaderPicturesTest::memory_is_bounded_by_the_shelf()
{
    PictureShelf shelf;
    PictureFacts facts;
    facts.size = {2'000, 1'500};
    int held = 0;
    for (int i = 0; i < 40; ++i) { // Twelve megabytes each.
        const QUrl address(u"https://a.kr/%1"_s.arg(i));
        shelf.setKnown(address, facts);
        (void)shelf.image(address, facts.size);
        shelf.setImage(address, QImage(facts.size, QImage::Format_RGB32));
    }
    for (int i = 0; i < 40; ++i)
        held += shelf.image(QUrl(u"https://a.kr/%1"_s.arg(i)), facts.size).isNull() ? 0 : 1;
    QCOMPARE_GT(held, 4);
    QCOMPARE_LE(held, 8);
}

void ReaderPicturesTest::what_is_selected_is_html_of_the_cleaners_kind_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("selected");
    const auto expect = [](const char *name, const QString &html, const QString &selected) {
        QTest::newRow(name) << html << selected;
    };
    expect("paragraphs", u"<p>가 &lt;나&gt;</p><p>다<br>라</p>"_s, u"<p>가 &lt;나&gt;</p><p>다<br>라</p>"_s);
    expect("inline", u"<p>가 <b>나</b> <i>다</i> <a href=\"https://a.kr/?a=1&amp;b=2\">라</a></p>"_s,
           u"<p>가 <b>나</b> <i>다</i> <a href=\"https://a.kr/?a=1&amp;b=2\">라</a></p>"_s);
    expect("lists", u"<ul><li>가</li><li>나</li></ul><ol><li>다</li></ol>"_s,
           u"<ul><li>가</li><li>나</li></ul><ol><li>다</li></ol>"_s);
    expect("a picture", u"<p><img src=\"https://a.kr/1.jpg\" alt=\"부두\"></p>"_s,
           u"<p><img src=\"https://a.kr/1.jpg\" alt=\"부두\"></p>"_s);
    expect("cells", u"<table><tr><td>가</td><td>나</td></tr></table>"_s, u"<p>가</p><p>나</p>"_s);
}

void ReaderPicturesTest::what_is_selected_is_html_of_the_cleaners_kind()
{
    QFETCH(QString, html);
    ArticleView view;
    view.resize(700, 400);
    ArticleHtml article;
    article.html = withPicturePlaces(html, article.pictures);
    view.setArticle(article, ReaderStyle::from(QPalette(), QFont(), 700));
    QCOMPARE(selectionHtml(view.textCursor(), view.places()), QString());
    view.selectAll();
    QTEST(selectionHtml(view.textCursor(), view.places()), "selected");
    QTextCursor part(view.document()); // A part is a part.
    part.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
    QCOMPARE_LE(selectionHtml(part, view.places()).size(), selectionHtml(view.textCursor(), view.places()).size());
}

QTEST_MAIN(ReaderPicturesTest)
#include "tst_pictures.moc"
