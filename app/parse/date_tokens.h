#pragma once

#include "app/parse/date_words.h"

#include <QStringView>
#include <QVarLengthArray>

namespace newsboard {

/// A part of a text that may be a date.
struct DateToken {
    enum class Kind : quint8 { Number, Word, Sign, Unknown };
    Kind kind = Kind::Unknown;
    int value = 0;  ///< Of a number.
    int digits = 0; ///< How many digits it was written with.
    char16_t sign = 0;
    DateWord word{DateWord::Kind::Noise, 0};
    qsizetype begin = 0;
    qsizetype end = 0;
};
using DateTokens = QVarLengthArray<DateToken, 32>;

/// What a lower-case text is made of, without its spaces and short remarks in brackets ("(월)"). Pure.
DateTokens dateTokensOf(QStringView text);

/// The value of a digit, narrow or wide; -1 of anything else.
int dateDigit(QChar c);

} // namespace newsboard
