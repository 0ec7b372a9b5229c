#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringView>

namespace newsboard {

/// What else headlines write for a word: 美 for 미국. Data (resources/search/shorthand.json), folded.
/// A value, shared implicitly; reading it is thread-safe.
class Shorthand {
public:
    /// Another way to write a stretch of a folded word.
    struct Form {
        QString text;            ///< Folded.
        QString shown;           ///< As the data write it.
        bool startsWord = false; ///< Counts at the beginning of a word only (see Pattern).

        friend bool operator==(const Form &, const Form &) = default;
    };
    /// A stretch of a word that has other forms.
    struct Found {
        qsizetype begin = 0;
        qsizetype length = 0;
        QList<Form> forms;
    };

    Shorthand() = default;
    /// Reads the data; what is not as shorthand.json describes is left out.
    static Shorthand fromJson(QByteArrayView json);
    /// The list that comes with the program; empty where its resources are not linked in.
    static Shorthand builtIn();

    bool isEmpty() const { return m_forms.isEmpty(); }
    /// The stretches of a folded word that have other forms, from left to right, the longest at each place, never
    /// overlapping. A single Hangul syllable has none; a sign (美) between other Hanja or Kana is part of their word.
    QList<Found> findIn(QStringView word) const;

private:
    void add(const QString &from, const QString &to, bool startsWord);

    QHash<QString, QList<Form>> m_forms; ///< By the folded word.
    qsizetype m_longest = 0;
};

} // namespace newsboard
