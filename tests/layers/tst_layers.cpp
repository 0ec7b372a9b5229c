// Holds the dependency rule of the house: which folder may include which, and what stands in none of them.

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What each folder may include besides itself; the table of the README in code.
const QMap<QString, QSet<QString>> &allowed()
{
    static const QMap<QString, QSet<QString>> table{
        {u"app/domain"_s, {}},
        {u"app/parse"_s, {u"app/domain"_s}},
        {u"app/write"_s, {u"app/domain"_s}},
        {u"app/search"_s, {u"app/domain"_s}},
        {u"app/stories"_s, {u"app/domain"_s, u"app/search"_s}},
        {u"app/sync"_s, {u"app/domain"_s}},
        {u"app/fetch"_s, {u"app/domain"_s}},
        {u"app/store"_s, {u"app/domain"_s, u"app/search"_s, u"app/sync"_s}},
        {u"app/usecases"_s,
         {u"app/domain"_s, u"app/parse"_s, u"app/write"_s, u"app/search"_s, u"app/stories"_s, u"app/sync"_s,
          u"app/fetch"_s, u"app/store"_s}},
        {u"app/cli"_s, {u"app/usecases"_s, u"app/domain"_s, u"app/search"_s, u"app/write"_s}},
        {u"ui"_s, {u"app/domain"_s, u"app/search"_s, u"app/stories"_s, u"app/write"_s, u"app/usecases"_s}},
    };
    return table;
}

/// Which libraries a folder may speak to, by the beginning of the header's name; Qt's core and the C++ library are free
/// to all.
const QMap<QString, QStringList> &libraries()
{
    static const QMap<QString, QStringList> table{
        {u"gumbo.h"_s, {u"app/parse"_s}},  {u"libxml/"_s, {u"app/parse"_s}},   {u"uchardet"_s, {u"app/parse"_s}},
        {u"QNetwork"_s, {u"app/fetch"_s}}, {u"QSsl"_s, {u"app/fetch"_s}},      {u"QTcp"_s, {u"app/fetch"_s}},
        {u"QSql"_s, {u"app/store"_s}},     {u"sqlite3.h"_s, {u"app/store"_s}}, {u"QtConcurrent"_s, {u"app/usecases"_s}},
        {u"QWidget"_s, {u"ui"_s}},         {u"QTextDocument"_s, {u"ui"_s}},    {u"QPainter"_s, {u"ui"_s}},
    };
    return table;
}

struct Source {
    QString path; ///< From the project's root.
    QString folder;
    QString text;
};

QString folderOf(const QString &path)
{
    if (path.startsWith("ui/"_L1)) return u"ui"_s;
    return path.section(u'/', 0, 1);
}

const QList<Source> &sources()
{
    static const QList<Source> all = [] {
        QList<Source> found;
        const QDir root(QStringLiteral(NEWSBOARD_SOURCE));
        for (const auto *top : {"app", "ui"}) {
            QDirIterator files(root.filePath(QString::fromLatin1(top)), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = root.relativeFilePath(files.next());
                if (path == "app/main.cpp"_L1) continue;
                QFile file(root.filePath(path));
                if (!file.open(QIODevice::ReadOnly)) continue;
                found.append({path, folderOf(path), QString::fromUtf8(file.readAll())});
            }
        }
        return found;
    }();
    return all;
}

QStringList includesOf(const QString &text, const QString &pattern)
{
    static const QString line = u"^\\s*#\\s*include\\s+%1"_s;
    QStringList names;
    const QRegularExpression include(line.arg(pattern), QRegularExpression::MultilineOption);
    for (auto found = include.globalMatch(text); found.hasNext();)
        names.append(found.next().captured(1));
    return names;
}

} // namespace

class LayersTest : public QObject {
    Q_OBJECT

private slots:
    void the_house_is_found();
    void includes_are_written_from_the_root();
    void folders_include_only_what_the_rule_allows();
    void libraries_are_met_in_one_folder_only();
    void folders_of_the_window_do_not_include_each_other_in_circles();
    void nothing_waits_in_disguise();
    void what_is_local_to_a_file_has_a_name_of_its_own_in_its_folder();
    void a_class_that_is_not_local_has_a_name_of_its_own();
};

void LayersTest::the_house_is_found()
{
    QVERIFY(sources().size() > 20);
    for (const Source &source : sources()) {
        QVERIFY2(allowed().contains(source.folder), qPrintable(source.path + u" stands in a folder without a rule"_s));
    }
}

void LayersTest::includes_are_written_from_the_root()
{
    QStringList faults;
    for (const Source &source : sources()) {
        for (const QString &name : includesOf(source.text, u"\"([^\"]+)\""_s)) {
            const bool rooted = name.startsWith("app/"_L1) || name.startsWith("ui/"_L1);
            if (!rooted && !name.endsWith(".moc"_L1)) faults.append(source.path + u": "_s + name);
        }
    }
    QCOMPARE(faults.join(u'\n'), QString());
}

void LayersTest::folders_include_only_what_the_rule_allows()
{
    QStringList faults;
    for (const Source &source : sources()) {
        for (const QString &name : includesOf(source.text, u"\"([^\"]+)\""_s)) {
            if (name.endsWith(".moc"_L1)) continue;
            const QString folder = folderOf(name);
            if (folder != source.folder && !allowed().value(source.folder).contains(folder))
                faults.append(source.path + u" includes "_s + name);
        }
    }
    QCOMPARE(faults.join(u'\n'), QString());
}

void LayersTest::libraries_are_met_in_one_folder_only()
{
    QStringList faults;
    for (const Source &source : sources()) {
        for (const QString &name : includesOf(source.text, u"<([^>]+)>"_s)) {
            for (auto rule = libraries().begin(); rule != libraries().end(); ++rule) {
                if (name.startsWith(rule.key()) && !rule.value().contains(source.folder))
                    faults.append(source.path + u" includes "_s + name);
            }
        }
    }
    QCOMPARE(faults.join(u'\n'), QString());
}

void LayersTest::folders_of_the_window_do_not_include_each_other_in_circles()
{
    QMap<QString, QSet<QString>> uses;
    for (const Source &source : sources()) {
        if (source.folder != "ui"_L1) continue;
        const QString from = source.path.section(u'/', 0, 1);
        for (const QString &name : includesOf(source.text, u"\"(ui/[^\"]+)\""_s)) {
            const QString to = name.section(u'/', 0, 1);
            if (to != from) uses[from].insert(to);
        }
    }
    // Take away folders that use nothing that is left; what stays is a circle.
    for (bool shrunk = true; shrunk;) {
        shrunk = false;
        const QStringList left = uses.keys();
        for (const QString &folder : left) {
            QSet<QString> inside = uses.value(folder);
            inside.intersect(QSet<QString>(left.begin(), left.end()));
            if (inside.isEmpty()) {
                uses.remove(folder);
                shrunk = true;
            }
        }
    }
    QCOMPARE(QStringList(uses.keys()).join(u' '), QString());
}

void LayersTest::nothing_waits_in_disguise()
{
    // Each of these blocks a thread or runs events inside another event.
    static const QRegularExpression waits(
        u"BlockingQueuedConnection|\\bwaitForFinished\\b|\\bQEventLoop\\b|\\bprocessEvents\\b|\\bmsleep\\b|\\bsleep_for\\b"_s);
    // The command line runs one loop of its own, and the store ends its thread when the program ends.
    static const QRegularExpression excused(u"\\bshutdown\\b"_s, QRegularExpression::CaseInsensitiveOption);
    QStringList faults;
    for (const Source &source : sources()) {
        if (source.folder == "app/cli"_L1) continue;
        const QStringList lines = source.text.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QString code = lines[i].section(u"//"_s, 0, 0);
            if (waits.match(code).hasMatch() && !excused.match(lines[i]).hasMatch())
                faults.append(u"%1:%2 %3"_s.arg(source.path).arg(i + 1).arg(lines[i].trimmed()));
        }
    }
    QCOMPARE(faults.join(u'\n'), QString());
}

void LayersTest::what_is_local_to_a_file_has_a_name_of_its_own_in_its_folder()
{
    // A whole build compiles the files of a folder in batches, where these would be one name. Functions may be
    // overloads of each other.
    static const QRegularExpression local(u"^namespace \\{$(.*?)^\\} // namespace$"_s,
                                          QRegularExpression::MultilineOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression declared(
        u"^(?:(?:struct|class|enum class|enum|using) (\\w+)"
        "|(?!template|struct|class|enum|using)[A-Za-z_][^(={;/]*?(\\w+)\\s*(?:[={;]|(\\([^)]*\\))))"_s,
        QRegularExpression::MultilineOption);
    QMap<QString, QSet<QString>> places;
    for (const Source &source : sources()) {
        if (!source.path.endsWith(".cpp"_L1)) continue;
        for (auto block = local.globalMatch(source.text); block.hasNext();) {
            const QString inside = block.next().captured(1);
            for (auto found = declared.globalMatch(inside); found.hasNext();) {
                const QRegularExpressionMatch name = found.next();
                places[source.folder + u' ' + name.captured(1) + name.captured(2) + name.captured(3)].insert(
                    source.path);
            }
        }
    }
    QVERIFY(places.size() > 300);
    QStringList faults;
    for (auto name = places.cbegin(); name != places.cend(); ++name) {
        if (name->size() > 1)
            faults.append(name.key() + u": "_s + QStringList(name->begin(), name->end()).join(u", "_s));
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void LayersTest::a_class_that_is_not_local_has_a_name_of_its_own()
{
    // The linker keeps one of two constructors with the same name, and does not say so.
    static const QRegularExpression local(u"^namespace \\{$.*?^\\} // namespace$"_s,
                                          QRegularExpression::MultilineOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression defined(u"^(?:struct|class) (\\w+)(?: final)?(?: :[^;{]*)?\\s*\\{"_s,
                                            QRegularExpression::MultilineOption);
    QMap<QString, QStringList> places;
    for (const Source &source : sources()) {
        QString text = source.text;
        text.remove(local);
        for (auto found = defined.globalMatch(text); found.hasNext();)
            places[found.next().captured(1)].append(source.path);
    }
    QVERIFY(places.size() > 100);
    QStringList faults;
    for (auto name = places.cbegin(); name != places.cend(); ++name) {
        if (name->size() > 1) faults.append(name.key() + u": "_s + name->join(u", "_s));
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_GUILESS_MAIN(LayersTest)
#include "tst_layers.moc"
