#include "app/parse/date_tokens.h"

namespace newsboard {

namespace {

/// The sign that a character is to dates; 0 for a letter or the like.
char16_t signOf(QChar c)
{
    switch (c.unicode()) {
    case u'.':
    case u'-':
    case u'/':
    case u':':
    case u',':
    case u'+':
    case u'(':
    case u')':
    case u'~':
        return c.unicode();
    case u'：':
        return u':';
    case u'／':
        return u'/';
    case u'．':
        return u'.';
    case u'‐':
    case u'‑':
    case u'–':
    case u'−':
    case u'－':
        return u'-';
    case u'，':
        return u',';
    case u'（':
        return u'(';
    case u'）':
        return u')';
    case u'[':
    case u']':
    case u'|':
    case u'@':
    case u'·':
    case u'•':
    case u'»':
    case u'«':
    case u'\'':
        return u',';
    default:
        return 0;
    }
}

/// The end of a short remark in brackets that holds no digit ("(월)", "(火)"); -1 if this is none.
qsizetype remarkEnd(QStringView text, qsizetype at)
{
    for (qsizetype i = at + 1; i < text.size() && i <= at + 8; ++i) {
        if (signOf(text[i]) == u')') return i + 1;
        if (dateDigit(text[i]) >= 0) return -1;
    }
    return -1;
}

} // namespace

int dateDigit(QChar c)
{
    if (c >= u'0' && c <= u'9') return c.unicode() - u'0';
    if (c >= u'０' && c <= u'９') return c.unicode() - u'０';
    return -1;
}

DateTokens dateTokensOf(QStringView text)
{
    DateTokens tokens;
    qsizetype at = 0;
    while (at < text.size()) {
        const QChar c = text[at];
        if (c.isSpace()) {
            ++at;
            continue;
        }
        DateToken token;
        token.begin = at;
        if (dateDigit(c) >= 0) {
            qint64 value = 0;
            while (at < text.size() && dateDigit(text[at]) >= 0) {
                if (token.digits < 9) value = value * 10 + dateDigit(text[at]);
                ++token.digits;
                ++at;
            }
            token.kind = DateToken::Kind::Number;
            token.value = int(value);
        } else if (const char16_t sign = signOf(c)) {
            if (sign == u'(') {
                if (const qsizetype end = remarkEnd(text, at); end > 0) {
                    at = end;
                    continue;
                }
            }
            token.kind = DateToken::Kind::Sign;
            token.sign = sign;
            ++at;
        } else {
            qsizetype length = 1;
            if (const auto word = dateWordAt(text.sliced(at), &length)) {
                token.kind = DateToken::Kind::Word;
                token.word = *word;
            } else {
                while (at + length < text.size() && text[at + length].isLetter() && c.unicode() < 0x1100)
                    ++length;
            }
            at += length;
        }
        token.end = at;
        tokens.append(token);
    }
    return tokens;
}

} // namespace newsboard
