// Rules of searching, held on random texts of four scripts.

#include "app/search/matches.h"
#include "tests/search/random_texts.h"
#include "tests/search/searched.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// A row with a text in one of its places.
SearchedRow rowWith(const QString &text, int place)
{
    SearchedRow row;
    switch (place) {
    case 0:
        row.headline.title = text;
        break;
    case 1:
        row.headline.author = text;
        break;
    case 2:
        row.body = text;
        break;
    default:
        row.commentTexts = QStringList{u"═"_s, text};
    }
    return row;
}

QString told(const QString &query, const QString &text)
{
    return u"query <%1> text <%2>"_s.arg(query, text);
}

} // namespace

class PropertiesTest : public QObject {
    Q_OBJECT

private slots:
    void every_stretch_of_a_text_is_found();
    void a_phrase_is_found_where_it_stands_and_nowhere_else();
    void words_without_signs_are_found_unquoted();
    void marks_lie_on_what_was_asked();
    void folding_knows_where_each_unit_came_from();
    void typing_narrows();
};

void PropertiesTest::every_stretch_of_a_text_is_found()
{
    QRandomGenerator random(1);
    const QueryContext context = searchContext();
    for (int i = searchCases(4'000); i > 0; --i) {
        const QString text = randomText(random, 1 + random.bounded(30));
        const QString stretch = randomStretch(random, text, 8);
        const QString query = quotedPhrase(writtenOtherwise(random, stretch));
        const SearchedRow row = rowWith(writtenOtherwise(random, text), random.bounded(4));
        QVERIFY2(matches(parseQuery(query, context), row), qPrintable(told(query, text)));
    }
}

void PropertiesTest::a_phrase_is_found_where_it_stands_and_nowhere_else()
{
    QRandomGenerator random(2);
    const QueryContext context = searchContext();
    int found = 0;
    for (int i = searchCases(4'000); i > 0; --i) {
        const QString text = randomText(random, 1 + random.bounded(20));
        const QString phrase = randomText(random, 1 + random.bounded(2));
        const Query query = parseQuery(quotedPhrase(phrase), context);
        const bool stands = folded(text).contains(folded(phrase).trimmed());
        QVERIFY2(matches(query, rowWith(text, random.bounded(4))) == stands, qPrintable(told(phrase, text)));
        found += stands ? 1 : 0;
    }
    QVERIFY(found > 0);
}

void PropertiesTest::words_without_signs_are_found_unquoted()
{
    QRandomGenerator random(3);
    const QueryContext context = searchContext();
    static const QRegularExpression signs(uR"([^\w\s·‘’%\[\]]|_)"_s, QRegularExpression::UseUnicodePropertiesOption);
    for (int i = searchCases(2'000); i > 0; --i) {
        const QString text = randomText(random, 1 + random.bounded(20));
        QString query = randomStretch(random, text, 6).remove(u'-');
        query.replace(signs, u" "_s);
        const QString shownText = QString(text).remove(u'-').replace(signs, u" "_s);
        QVERIFY2(matches(parseQuery(query, context), rowWith(shownText, random.bounded(4))),
                 qPrintable(told(query, shownText)));
    }
}

void PropertiesTest::marks_lie_on_what_was_asked()
{
    QRandomGenerator random(4);
    const QueryContext context = searchContext();
    for (int i = searchCases(2'000); i > 0; --i) {
        const QString text = randomText(random, 1 + random.bounded(30));
        const QString stretch = randomStretch(random, text, 3);
        const Query query = parseQuery(quotedPhrase(writtenOtherwise(random, stretch)), context);
        const QString asked = folded(stretch).trimmed();
        const QList<TextRange> ranges = highlights(query, text, Field::Body);
        QCOMPARE(ranges.isEmpty(), asked.isEmpty());
        qsizetype behind = -1;
        for (const TextRange &range : ranges) {
            QVERIFY(range.begin >= behind && range.length > 0 && range.end() <= text.size());
            behind = range.end();
            QVERIFY2(folded(QStringView(text).sliced(range.begin, range.length)).contains(asked),
                     qPrintable(told(stretch, text)));
        }
    }
}

void PropertiesTest::folding_knows_where_each_unit_came_from()
{
    QRandomGenerator random(5);
    for (int i = searchCases(2'000); i > 0; --i) {
        const QString text = writtenOtherwise(random, randomText(random, random.bounded(30)));
        const FoldedText places = foldedWithPlaces(text);
        QCOMPARE(places.text, folded(text));
        QCOMPARE(folded(places.text), places.text);
        QCOMPARE(places.begins.size(), places.text.size());
        QCOMPARE(places.ends.size(), places.text.size());
        for (qsizetype k = 0; k < places.text.size(); ++k) {
            QVERIFY(places.begins[k] < places.ends[k] && places.ends[k] <= text.size());
            QVERIFY(k == 0 || places.begins[k] >= places.ends[k - 1] || places.begins[k] == places.begins[k - 1]);
        }
    }
}

void PropertiesTest::typing_narrows()
{
    QRandomGenerator random(6);
    for (int i = searchCases(300); i > 0; --i) {
        const QString word = randomWord(random, 1 + random.bounded(4));
        QList<SearchedRow> rows{rowWith(u"앞"_s + word + u"뒤"_s, random.bounded(4))};
        for (int n = 0; n < 12; ++n) {
            // Something near to it: the word with a syllable changed, or cut.
            QString near = word;
            const int at = random.bounded(int(word.size()));
            near[at] =
                random.bounded(2) ? QChar(word[at].unicode() + random.bounded(-20, 20)) : randomWord(random, 1)[0];
            rows.append(rowWith(near + randomWord(random, 1), random.bounded(4)));
        }
        QList<bool> before(rows.size(), true);
        const QStringList strokes = typedStrokes(word);
        for (const QString &stroke : strokes) {
            Query query = composed(stroke, 1);
            QVERIFY2(matches(query, rows.front()), qPrintable(told(stroke, word)));
            if (!query.additions.isEmpty()) break; // Shorthand adds when a word is whole.
            for (qsizetype k = 0; k < rows.size(); ++k) {
                const bool now = matches(query, rows[k]);
                QVERIFY2(before[k] || !now, qPrintable(told(stroke, word)));
                before[k] = now;
            }
        }
    }
}

QTEST_GUILESS_MAIN(PropertiesTest)
#include "tst_properties.moc"
