#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <random>

namespace newsboard {

namespace {

constexpr qsizetype kLongest = 60'000;

constexpr std::array kPieces{"<table>",     "</table>",
                             "<tr>",        "<td>",
                             "<a href=\"",  "\">",
                             "</a>",        "<img src=",
                             "<svg>",       "</svg>",
                             "<math>",      "<!--",
                             "-->",         "<![CDATA[",
                             "]]>",         "<style>",
                             "<script>",    "</script>",
                             "<noscript>",  "<template>",
                             "<select>",    "<p>",
                             "<li>",        "<b>",
                             "<font ",      "&#x",
                             "&lt;",        "&amp",
                             "\0",          "\x80",
                             "\xff\xfe",    "javascript:",
                             "data:",       "<meta charset=",
                             "<base href=", "<plaintext>",
                             "<textarea>",  "<title>",
                             "<form>",      "=\"",
                             "'",           "2025.02.24",
                             "번호",        "제목",
                             "글쓴이",      "<br>"};

} // namespace

QByteArray Mutation::bytes(quint32 number) const
{
    std::mt19937 random(number);
    const auto below = [&random](qsizetype end) { return end > 0 ? qsizetype(random() % quint64(end)) : 0; };
    const QByteArray &other = m_samples[below(m_samples.size())];
    QByteArray bytes = m_samples[below(m_samples.size())].left(kLongest);
    const qsizetype changes = 1 + below(12);
    for (qsizetype i = 0; i < changes; ++i) {
        const qsizetype at = below(bytes.size());
        const qsizetype length = 1 + below(std::min<qsizetype>(bytes.size() - at, 400));
        switch (below(7)) {
        case 0:
            if (!bytes.isEmpty()) bytes[at] = char(bytes[at] ^ (1 << below(8)));
            break;
        case 1:
            if (!bytes.isEmpty()) bytes[at] = char(random());
            break;
        case 2:
            bytes.remove(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.mid(at, length));
            break;
        case 4:
            bytes.insert(at, other.mid(below(other.size()), length));
            break;
        case 5:
            bytes.insert(at, QByteArray(kPieces[size_t(below(qsizetype(kPieces.size())))]).repeated(1 + below(20)));
            break;
        default:
            bytes.truncate(below(8) == 0 ? at : bytes.size());
        }
    }
    return bytes.left(kLongest);
}

} // namespace newsboard
