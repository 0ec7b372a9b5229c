#include "app/parse/skin.h"
#include "app/parse/skin_list.h"
#include "app/parse/skin_set.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSmallest =
    "{ \"kind\": \"k\", \"match\": \"//table\","
    "  \"lists\": { \"l\": { \"root\": \"//table\", \"rows\": \".//tr\", \"title\": \"td\" } } }";

} // namespace

class TestSkinSet : public QObject {
    Q_OBJECT

private slots:
    void init();
    void builtInSkinsAreAllValid();
    void laterFolderReplacesAndComesFirst();
    void skinMayExtendAnother();
    void skinMayExtendTheOneItReplaces();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void goodSkinsStandBesideABadOne();
    void missingFolderIsNoError();
    void depthIsReadFromStyleClassSpacesAndCount();
    void infersTheOpenRowsNumber_data();
    void infersTheOpenRowsNumber();
    void joinsDayAndHour_data();
    void joinsDayAndHour();

private:
    void write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir m_own;
    QTemporaryDir m_other;
};

void TestSkinSet::init()
{
    for (const QTemporaryDir *folder : {&m_own, &m_other}) {
        for (const QString &name : QDir(folder->path()).entryList(QDir::Files))
            QFile::remove(folder->filePath(name));
    }
}

void TestSkinSet::builtInSkinsAreAllValid()
{
    // With one of a person's own, for then they are all read at once, and what is wrong is told.
    write(m_own, u"own.json"_s, kSmallest);
    QList<Error> errors;
    QVERIFY(SkinSet::load({SkinSet::builtInFolder(), m_own.path()}, &errors).names().contains(u"own"_s));
    QCOMPARE(errors, QList<Error>());
    const SkinSet set = SkinSet::load({SkinSet::builtInFolder()});
    QCOMPARE(set.names().size(), QDir(SkinSet::builtInFolder()).entryList({u"*.json"_s}).size());
    for (const QString &name :
         {u"rhymix-default"_s, u"xedition"_s, u"sketchbook5"_s, u"gnuboard5-basic"_s, u"gnuboard4"_s, u"zeroboard4"_s})
        QVERIFY2(set.names().contains(name), qPrintable(name));
}

void TestSkinSet::laterFolderReplacesAndComesFirst()
{
    write(m_own, u"a.json"_s, kSmallest);
    write(m_own, u"b.json"_s, kSmallest);
    write(m_other, u"z.json"_s, kSmallest);
    write(m_other, u"b.json"_s, QByteArray(kSmallest).replace("\"k\"", "\"mine\""));
    const SkinSet set = SkinSet::load({m_own.path(), m_other.path()});
    QCOMPARE(set.names(), (QStringList{u"b"_s, u"z"_s, u"a"_s}));
    QCOMPARE(set.skins().first()->kinds.first().name, u"mine"_s);
}

void TestSkinSet::skinMayExtendAnother()
{
    write(m_own, u"base.json"_s, kSmallest);
    write(m_other, u"more.json"_s,
          "{ \"extends\": \"base\", \"match\": \"//ol\", \"lists\": { \"l\": { \"author\": \"td[2]\" } } }");
    QList<Error> errors;
    const SkinSet set = SkinSet::load({m_own.path(), m_other.path()}, &errors);
    QCOMPARE(errors, QList<Error>());
    const Skin &skin = *set.skins().first();
    QCOMPARE(skin.name, u"more"_s);
    QCOMPARE(skin.match.first().expression(), u"//ol"_s);
    QCOMPARE(skin.lists.first().rows.first().expression(), u".//tr"_s);
    QCOMPARE(skin.lists.first().author.first().expression(), u"td[2]"_s);
}

void TestSkinSet::skinMayExtendTheOneItReplaces()
{
    write(m_own, u"a.json"_s, kSmallest);
    write(m_other, u"a.json"_s, "{ \"extends\": \"a\", \"kind\": \"mine\" }");
    QList<Error> errors;
    const SkinSet set = SkinSet::load({m_own.path(), m_other.path()}, &errors);
    QCOMPARE(errors, QList<Error>());
    QCOMPARE(set.names(), QStringList{u"a"_s});
    QCOMPARE(set.skins().first()->kinds.first().name, u"mine"_s);
    QCOMPARE(set.skins().first()->lists.size(), 1);
}

void TestSkinSet::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    const auto changed = [](const char *from, const char *to) { return QByteArray(kSmallest).replace(from, to); };
    QTest::newRow("no JSON") << QByteArray("{ nonsense") << u"at byte"_s;
    QTest::newRow("empty") << QByteArray() << u"at byte"_s;
    QTest::newRow("no object") << QByteArray("[1]") << u"must be an object"_s;
    QTest::newRow("member misspelt") << changed("\"title\"", "\"titel\"") << u"lists.l.titel: is not known here"_s;
    QTest::newRow("top member misspelt") << changed("\"match\"", "\"macht\"") << u"macht: is not known here"_s;
    QTest::newRow("bad expression") << changed("\"td\"", "\"td[\"")
                                    << u"lists.l.title: not an XPath expression in `td[`"_s;
    QTest::newRow("unknown function") << changed("\"td\"", "\"td[class('a')]\"")
                                      << u"lists.l.title: unknown function class() in `td[class('a')]`"_s;
    QTest::newRow("wrong type") << changed("\"td\"", "7") << u"lists.l.title: must be a string"_s;
    QTest::newRow("no title") << changed(", \"title\": \"td\"", "") << u"lists.l.title: is missing"_s;
    QTest::newRow("no lists") << QByteArray("{\"kind\":\"k\",\"match\":\"//a\"}") << u"lists: is missing"_s;
    QTest::newRow("no kind") << changed("\"kind\": \"k\", ", "") << u"kind: must be"_s;
    QTest::newRow("extends nothing") << QByteArray("{\"extends\":\"nobody\"}") << u"there is no skin `nobody`"_s;
    QTest::newRow("depth of no sort") << changed("\"title\": \"td\"", "\"title\": \"td\", \"depth\": {\"at\": \".\"}")
                                      << u"lists.l.depth: needs one of"_s;
    QTest::newRow("sign of no sort") << changed("\"kind\"", "\"signs\": [\"table\"], \"kind\"") << u"signs: are"_s;
}

void TestSkinSet::saysWhatIsWrongWithAFile()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, said);
    write(m_own, u"bad.json"_s, text);
    QList<Error> errors;
    const SkinSet set = SkinSet::load({m_own.path()}, &errors);
    QVERIFY(set.names().isEmpty());
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().kind, ErrorKind::BadSkin);
    QVERIFY2(errors.first().detail.contains(u"bad.json"_s), qPrintable(errors.first().detail));
    QVERIFY2(errors.first().detail.contains(said), qPrintable(errors.first().detail));
}

void TestSkinSet::goodSkinsStandBesideABadOne()
{
    write(m_own, u"a.json"_s, "{");
    write(m_own, u"b.json"_s, kSmallest);
    QList<Error> errors;
    QCOMPARE(SkinSet::load({m_own.path()}, &errors).names(), QStringList{u"b"_s});
    QCOMPARE(errors.size(), 1);
}

void TestSkinSet::missingFolderIsNoError()
{
    QList<Error> errors;
    QVERIFY(SkinSet::load({m_own.filePath(u"nowhere"_s)}, &errors).names().isEmpty());
    QVERIFY(errors.isEmpty());
}

void TestSkinSet::depthIsReadFromStyleClassSpacesAndCount()
{
    const PageTree tree = PageTree::parse(u"<ul><li class='item indent indent3' style='color:red; Margin-Left : 100px'>"
                                          u"&nbsp;&nbsp; &nbsp;&nbsp;text</li></ul>",
                                          QUrl());
    XPathPage page(tree);
    const xmlNodePtr item = page.first(*XPath::compile(u"//li"_s), tree.root());
    const Alternatives self{*XPath::compile(u"."_s)};
    using Kind = DepthRule::Kind;
    const auto depth = [&](const DepthRule &rule) { return depthOf({rule}, item, page); };
    QCOMPARE(depth({.kind = Kind::Style, .at = self, .property = u"margin-left"_s, .step = 50}), 2);
    QCOMPARE(depth({.kind = Kind::Style, .at = self, .property = u"padding-left"_s, .step = 50}), 0);
    QCOMPARE(depth({.kind = Kind::Class, .at = self, .property = u"indent"_s}), 3);
    QCOMPARE(depth({.kind = Kind::Spaces, .at = self, .property = {}, .step = 2}), 2);
    QCOMPARE(depth({.kind = Kind::Count, .at = {*XPath::compile(u"ancestor::ul"_s)}, .property = {}}), 1);
}

void TestSkinSet::infersTheOpenRowsNumber_data()
{
    // Numbers down the page; 0 is the open row, -1 a notice.
    QTest::addColumn<QList<int>>("numbers");
    QTest::addColumn<int>("inferred");
    QTest::newRow("between two") << QList<int>{9, 8, 0, 6} << 7;
    QTest::newRow("first") << QList<int>{0, 8, 7} << 9;
    QTest::newRow("last") << QList<int>{9, 8, 0} << 7;
    QTest::newRow("below notices") << QList<int>{-1, -1, 0, 8, 7} << 9;
    QTest::newRow("upwards") << QList<int>{1, 2, 0, 4} << 3;
    QTest::newRow("upwards, last") << QList<int>{1, 2, 0} << 3;
    QTest::newRow("beside a single row") << QList<int>{5, 0} << 4;
    QTest::newRow("two numbers are free") << QList<int>{9, 0, 6, 5} << 0;
    QTest::newRow("none is free") << QList<int>{9, 0, 8} << 0;
    QTest::newRow("numbers that do not run") << QList<int>{90, 40, 0} << 0;
    QTest::newRow("alone") << QList<int>{0} << 0;
    QTest::newRow("never below one") << QList<int>{2, 1, 0} << 0;
}

void TestSkinSet::infersTheOpenRowsNumber()
{
    QFETCH(const QList<int>, numbers);
    QFETCH(const int, inferred);
    QList<Headline> rows;
    for (const int number : numbers) {
        Headline row;
        if (number > 0) row.number = number;
        if (number < 0) row.flags = Flag::Notice;
        rows.append(row);
    }
    inferNumbers(&rows, {numbers.indexOf(0)});
    QCOMPARE(rows[numbers.indexOf(0)].number.value_or(0), inferred);
}

void TestSkinSet::joinsDayAndHour_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("joined");
    QTest::newRow("day and hour") << u"2016.10.06"_s << u"17:49"_s << u"2016-10-06T17:49:00+09:00"_s;
    QTest::newRow("day alone") << u"2016.10.06"_s << QString() << u"2016-10-06"_s;
    QTest::newRow("the end of a day") << u"2016.10.06"_s << u"24:00"_s << u"2016-10-07T00:00:00+09:00"_s;
    QTest::newRow("hour alone says no day") << QString() << u"17:49"_s << QString();
    QTest::newRow("hours ago") << u"3시간 전"_s << u"08:18"_s << u"2025-02-24T08:18:00+09:00"_s;
    QTest::newRow("hours ago, rounded over midnight") << u"11시간 전"_s << u"23:50"_s << u"2025-02-23T23:50:00+09:00"_s;
    QTest::newRow("title with the whole date")
        << u"11:05"_s << u"2025-02-24 11:05:33"_s << u"2025-02-24T11:05:33+09:00"_s;
    QTest::newRow("title that is no time") << u"2016.10.06"_s << u"point: 300"_s << u"2016-10-06"_s;
}

void TestSkinSet::joinsDayAndHour()
{
    QFETCH(const QString, date);
    QFETCH(const QString, time);
    QFETCH(const QString, joined);
    const DateContext context{.now = QDateTime::fromString(u"2025-02-24T11:20:00+09:00"_s, Qt::ISODate)};
    QCOMPARE(joinTime(parseDate(date, context), time, context).toIso(), joined);
}

QTEST_GUILESS_MAIN(TestSkinSet)
#include "tst_skin_set.moc"
