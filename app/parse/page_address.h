#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QMap>
#include <QUrl>

#include <optional>

namespace newsboard {

inline constexpr qint64 kLargestPage = 10'000'000;
/// Stands for a page's number in a pattern of addresses.
inline constexpr QLatin1StringView kPagePlace("{page}");

/// How the address of a page may be made.
struct PagePattern {
    QString key;        ///< The address with kPagePlace in it …
    qint64 value = 0;   ///< … and the number that stood there.
    bool named = false; ///< The parameter bears a name that page numbers have.
};
/// All the places in an address where a page's number may stand.
QList<PagePattern> pagePatternsOf(const QUrl &url);
/// The number that stands at the pattern's place in an address; nothing where it is another address.
std::optional<qint64> pageValueIn(const QUrl &url, const QString &key);

/// Links that share a pattern, and the rule that their numbers follow: value = first + (page - 1) * step.
struct PageRule {
    QString key;
    bool named = false;
    QMap<int, qint64> values; ///< By page.
    QMap<int, QUrl> urls;
    int lastOrder = 0;
    int first = 1;
    int step = 1;

    /// The query parameter that holds the page; empty where a path part does.
    QString parameter() const;
    /// Learns `first` and `step` from the values; false where they follow no rule.
    bool fit();
    /// The page that an address names, whatever else stands in it.
    std::optional<int> pageOf(const QUrl &url) const;
};

} // namespace newsboard
