#include "tests/bench/corpus.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kVocabulary = 60'000;
constexpr int kAuthors = 300;
/// Zipf's law as Mandelbrot has it: the most common word is in 4 % of the headlines, as 미국 is in those of an agency.
constexpr int kFlatHead = 25;
constexpr int kTitleWords = 8;
constexpr int kBodyWords = 250;
constexpr int kSentenceWords = 12;
constexpr int kParagraphWords = 60;

/// A place in 0 … count - 1, the first ones far more often: how syllables' parts are spread in Korean.
int skewed(QRandomGenerator &random, int count)
{
    const double at = random.generateDouble();
    return std::min(count - 1, int(at * at * count));
}

/// Initials, vowels and finals by their frequency, as their places in Unicode.
QChar syllable(QRandomGenerator &random)
{
    static constexpr int initials[] = {11, 0, 9, 12, 18, 3, 7, 6, 5, 2, 14, 16, 17, 15, 1, 10, 4, 13, 8};
    static constexpr int vowels[] = {0, 20, 8, 4, 13, 1, 6, 18, 5, 9, 2, 12, 17, 14, 11, 7, 16, 19, 10, 15, 3};
    static constexpr int finals[] = {0, 4, 8, 21, 1, 16, 17, 19, 20, 7, 22, 26, 25, 27, 23, 24, 2, 9, 11};
    const int initial = initials[skewed(random, int(std::size(initials)))];
    const int vowel = vowels[skewed(random, int(std::size(vowels)))];
    const int final = random.bounded(2) ? 0 : finals[skewed(random, int(std::size(finals)))];
    return QChar(char16_t(0xAC00 + (initial * 21 + vowel) * 28 + final));
}

QStringList vocabulary()
{
    QRandomGenerator random(20250224);
    QSet<QString> seen;
    QStringList words;
    // Signs and short forms stand among the common words.
    const QStringList signs{u"美"_s, u"中"_s, u"日"_s, u"北"_s,     u"韓"_s,    u"AI"_s,
                            u"EU"_s, u"與"_s, u"野"_s, u"2025년"_s, u"3분기"_s, u"K-방산"_s};
    while (words.size() < kVocabulary) {
        QString word;
        if (words.size() % 25 == 7 && words.size() / 25 < signs.size()) {
            word = signs[words.size() / 25];
        } else {
            const int length = random.bounded(10);
            const int syllables = length < 5 ? 2 : length < 8 ? 3 : length < 9 ? 4 : 1 + random.bounded(6);
            for (int i = 0; i < syllables; ++i)
                word += syllable(random);
        }
        if (seen.contains(word)) continue;
        seen.insert(word);
        words.append(word);
    }
    return words;
}

QRandomGenerator randomOf(qint64 row, quint32 part)
{
    const quint32 seeds[] = {quint32(row), quint32(row >> 32), part};
    return QRandomGenerator(seeds);
}

} // namespace

Corpus::Corpus(qint64 rows) : m_rows(rows), m_words(vocabulary())
{
    double sum = 0;
    m_weights.reserve(size_t(kVocabulary));
    for (int place = 0; place < kVocabulary; ++place)
        m_weights.push_back(sum += 1.0 / (place + kFlatHead));
    for (double &weight : m_weights)
        weight /= sum;
    QRandomGenerator random(7);
    for (int i = 0; i < kAuthors; ++i)
        m_authors.append(QString(syllable(random)) + syllable(random) + syllable(random) + (i % 3 ? u""_s : u"뉴스"_s));
}

int Corpus::boardOf(qint64 row) const
{
    return row % 2 ? 0 : 1 + int(randomOf(row, 1).bounded(kBoards - 1));
}

QString Corpus::titleOf(qint64 row) const
{
    static const QStringList particles{u"은"_s, u"는"_s, u"이"_s, u"가"_s,   u"을"_s, u"를"_s,
                                       u"에"_s, u"의"_s, u"와"_s, u"에서"_s, u"도"_s, u"로"_s};
    QRandomGenerator random = randomOf(row, 2);
    QString title = row % 40 == 0 ? u"[속보] "_s : QString();
    for (int i = 0; i < kTitleWords; ++i) {
        const auto place = std::lower_bound(m_weights.begin(), m_weights.end(), random.generateDouble());
        if (i > 0) title += i == 4 && random.bounded(2) ? u"…"_s : u" "_s;
        title += m_words[int(place - m_weights.begin())];
        if (random.bounded(4) == 0) title += particles[random.bounded(int(particles.size()))];
    }
    return title;
}

QString Corpus::bodyOf(qint64 row) const
{
    static const QStringList particles{u"은"_s, u"는"_s, u"이"_s, u"가"_s,   u"을"_s, u"를"_s,
                                       u"에"_s, u"의"_s, u"와"_s, u"에서"_s, u"도"_s, u"로"_s};
    QRandomGenerator random = randomOf(row, 3);
    QString body;
    for (int i = 0; i < kBodyWords; ++i) {
        if (i > 0) body += i % kParagraphWords == 0 ? u"\n\n"_s : u" "_s;
        const auto place = std::lower_bound(m_weights.begin(), m_weights.end(), random.generateDouble());
        body += m_words[int(place - m_weights.begin())];
        if (i % kSentenceWords == kSentenceWords - 1)
            body += u"했다."_s;
        else if (random.bounded(2))
            body += particles[random.bounded(int(particles.size()))];
    }
    return body;
}

QString Corpus::authorOf(qint64 row) const
{
    QRandomGenerator random = randomOf(row, 4);
    return m_authors[skewed(random, kAuthors)];
}

PostedTime Corpus::postedOf(qint64 row) const
{
    // Two minutes apart, the newest in February 2025.
    const QDateTime newest(QDate(2025, 2, 24), QTime(17, 0), Qt::UTC);
    const QDateTime moment = newest.addSecs((row - m_rows) * 120);
    return PostedTime::moment(moment.date(), moment.time(), 0);
}

Headline Corpus::headline(qint64 row) const
{
    Headline headline;
    headline.id = QString::number(row + 1);
    headline.number = row + 1;
    headline.title = titleOf(row);
    headline.author = authorOf(row);
    headline.posted = postedOf(row);
    headline.comments = row % 7;
    headline.views = row % 1000;
    headline.url = QUrl(u"https://board%1.example/news/%2"_s.arg(boardOf(row)).arg(row + 1));
    return headline;
}

Article Corpus::article(qint64 row) const
{
    const Headline head = headline(row);
    Article article;
    article.id = head.id;
    article.url = head.url;
    article.title = head.title;
    article.author = head.author;
    article.posted = head.posted;
    article.text = bodyOf(row);
    article.html = u"<p>"_s + QString(article.text).replace(u"\n\n"_s, u"</p>\n<p>"_s) + u"</p>"_s;
    article.cleanerVersion = 1;
    return article;
}

} // namespace newsboard
