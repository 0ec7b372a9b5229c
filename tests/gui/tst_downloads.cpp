// Attachments in the reader: saved where the person says, with progress and Cancel, and never opened.

#include "tests/gui/open_program.h"
#include "ui/reader/article_saving.h"
#include "ui/reader/article_view.h"
#include "ui/reader/download_bar.h"

#include <QDir>
#include <QFile>
#include <QProgressBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kPatience = 20'000;

/// The program with an article that has an attachment, shown.
struct Shown {
    explicit Shown(const Response &response)
    {
        program.server.route(u"/f"_s, response);
        program.follow();
        program.part<DownloadBar>().setChooser([this](const QString &name) {
            asked = name;
            return answer.isEmpty() ? QString() : folder.filePath(answer);
        });
        Article article;
        article.html = u"<p>글</p>"_s;
        article.attachments.append({u"../표 1.hwp"_s, program.server.url(u"/f"_s), 3'000});
        program.reader().showArticle(program.board(), program.row(0), article);
        before = program.server.requests();
    }
    void click() { emit program.part<ArticleView>().anchorClicked(QUrl(u"reader:file/0"_s)); }
    DownloadBar &bar() { return program.part<DownloadBar>(); }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); }
    bool says(const QString &words)
    {
        return QTest::qWaitFor([&] { return program.strip().text().contains(words); }, kPatience);
    }

    OpenProgram program;
    QTemporaryDir folder;
    QString answer = u"saved.hwp"_s;
    QString asked;
    int before = 0;
};

} // namespace

class DownloadsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void names_are_made_safe_data();
    void names_are_made_safe();
    void an_attachment_is_saved_where_the_person_says();
    void nothing_is_asked_for_where_the_person_thinks_better_of_it();
    void a_download_can_be_cancelled();
    void a_failure_is_said_and_leaves_nothing();
    void escape_leaves_the_article_alone();
};

void DownloadsTest::names_are_made_safe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("clean");
    QTest::newRow("as it is") << u"보고서 2.hwp"_s << u"보고서 2.hwp"_s;
    QTest::newRow("a folder above") << u"../../a.pdf"_s << u"a.pdf"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
    QTest::newRow("no suffix") << u"README"_s << u"README"_s;
    QTest::newRow("reserved") << u"con.txt"_s << u"newsboard.txt"_s;
    QTest::newRow("turned letters") << u"a\u202Egnp.exe"_s << u"a gnp.exe"_s;
    QTest::newRow("nothing") << u"///"_s << u"newsboard"_s;
}

void DownloadsTest::names_are_made_safe()
{
    QFETCH(QString, name);
    QTEST(cleanFileName(name), "clean");
}

void DownloadsTest::an_attachment_is_saved_where_the_person_says()
{
    const QByteArray bytes = QByteArray("attachment").repeated(300);
    Shown shown(Response::page(bytes));
    QVERIFY(shown.bar().isHidden());
    shown.click();
    QVERIFY(shown.says(u"saved.hwp"_s));
    QCOMPARE(shown.asked, u"표 1.hwp"_s);
    QCOMPARE(shown.program.server.log().count(u"/f"_s), 1);
    QFile file(shown.folder.filePath(u"saved.hwp"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    QVERIFY(shown.bar().isHidden());
}

void DownloadsTest::nothing_is_asked_for_where_the_person_thinks_better_of_it()
{
    Shown shown(Response::page("attachment"));
    shown.answer.clear();
    shown.click();
    shown.program.settle();
    QCOMPARE(shown.program.server.requests(), shown.before);
    QVERIFY(shown.bar().isHidden());
}

void DownloadsTest::a_download_can_be_cancelled()
{
    Response slow = Response::broken(Response::Fault::SlowDrip, QByteArray(100'000, 'x'));
    Shown shown(slow);
    shown.click();
    QVERIFY(!shown.bar().isHidden());
    auto *progress = shown.bar().findChild<QProgressBar *>();
    QVERIFY(QTest::qWaitFor([&] { return progress->maximum() > 0 || shown.program.server.requests() > shown.before; },
                            kPatience));
    QTest::mouseClick(shown.bar().findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return shown.bar().isHidden(); }, kPatience));
    QCOMPARE(shown.files(), QStringList());
}

void DownloadsTest::a_failure_is_said_and_leaves_nothing()
{
    Shown shown(Response::withStatus(404, "<p>no</p>"));
    shown.click();
    QVERIFY(shown.says(u"was not saved"_s));
    QCOMPARE(shown.files(), QStringList());
    QVERIFY(shown.bar().isHidden());
}

void DownloadsTest::escape_leaves_the_article_alone()
{
    Shown shown(Response::page("attachment"));
    shown.program.press(Qt::Key_F11);
    QVERIFY(shown.program.table().isHidden());
    shown.program.press(Qt::Key_Escape);
    QVERIFY(shown.program.table().isVisible());
}

QTEST_MAIN(DownloadsTest)
#include "tst_downloads.moc"
