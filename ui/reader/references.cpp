#include "ui/reader/references.h"

#include "app/write/cleaned_html.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Numbers looked up for one text, whatever it holds.
constexpr int kMostLookups = 60;
constexpr qsizetype kLongestName = 24;

QString referenceLink(const QString &target, QStringView text)
{
    return u"<a href=\"reader:%1\">%2</a>"_s.arg(target, text);
}

class Linker {
public:
    explicit Linker(const ReferenceTargets &targets) : m_targets(targets) {}

    QString run(const QString &html)
    {
        QString out;
        out.reserve(html.size() + html.size() / 8);
        CleanedHtml reader(html);
        int aside = 0; // Open links and code.
        while (!reader.atEnd()) {
            const HtmlPiece piece = reader.next();
            if (piece.is("a"_L1) || piece.is("pre"_L1) || piece.is("code"_L1))
                aside += piece.kind == HtmlPiece::Kind::Open ? 1 : -1;
            if (piece.kind == HtmlPiece::Kind::Text && aside <= 0)
                text(piece.whole.toString(), out);
            else
                out += piece.whole;
        }
        return out;
    }

private:
    void text(const QString &text, QString &out)
    {
        // A number with 번 behind it may have a particle behind that, or be "번째", "번지" and what else is no number.
        static const QRegularExpression reference(
            u"№\\s?(\\d{1,12})(?!\\d)|"
            u"(?<![\\d.,])(\\d{3,12})번(?=$|[^가-힣]|[의에은을과글]|으로|부터|까지|처럼|이라|기사|게시)|&gt;&gt;(\\d{1,5})(?!\\d)|@([^\\s@&<>]{1,24})"_s);
        const bool mayRefer = text.contains(u'№') || text.contains(u'번') || text.contains("&gt;&gt;"_L1) ||
                              (text.contains(u'@') && !m_targets.people.isEmpty());
        if (!mayRefer) {
            out += text;
            return;
        }
        qsizetype at = 0;
        auto matches = reference.globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            out += QStringView(text).sliced(at, match.capturedStart() - at);
            out += linked(match);
            at = match.capturedEnd();
        }
        out += QStringView(text).sliced(at);
    }

    QString linked(const QRegularExpressionMatch &match)
    {
        const QString whole = match.captured();
        if (match.hasCaptured(4)) return person(match.captured(4));
        if (match.hasCaptured(3)) {
            const int comment = match.captured(3).toInt();
            const bool isThere = comment >= 1 && comment <= m_targets.comments;
            return isThere ? referenceLink(u"comment/%1"_s.arg(comment), whole) : whole;
        }
        const qint64 number = (match.hasCaptured(1) ? match.captured(1) : match.captured(2)).toLongLong();
        const bool isKnown = m_targets.hasNumber && ++m_lookups <= kMostLookups && m_targets.hasNumber(number);
        return isKnown ? referenceLink(u"number/%1"_s.arg(number), whole) : whole;
    }

    /// A name may have a particle behind it: the longest one that is known counts.
    QString person(const QString &word) const
    {
        for (qsizetype length = std::min(word.size(), kLongestName); length > 0; --length) {
            const auto known = m_targets.people.constFind(word.left(length));
            if (known != m_targets.people.constEnd())
                return referenceLink(u"person/%1"_s.arg(*known), QString(u'@' + word.left(length))) + word.mid(length);
        }
        return u'@' + word;
    }

    const ReferenceTargets &m_targets;
    int m_lookups = 0;
};

} // namespace

QString withReferences(const QString &html, const ReferenceTargets &targets)
{
    return Linker(targets).run(html);
}

} // namespace newsboard
