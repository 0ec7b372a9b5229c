#pragma once

#include "app/domain/article.h"
#include "app/domain/list_page.h"

#include <QRandomGenerator>
#include <QStringList>

namespace newsboard {

/// Texts of four scripts from few characters, so that what is searched for is often there: precomposed and in pieces,
/// full and half width, jamo alone, signs, long words, what no font has, half a pair.
QString randomText(QRandomGenerator &random, int characters);
/// A headline of this id.
Headline randomHeadline(QRandomGenerator &random, int id);
/// An article of this id, with comments and tags.
Article randomArticle(QRandomGenerator &random, int id);
/// What a person might type who looks for one of these texts: a part of it, composed or by its initials, one word or
/// several, with words of the language.
struct RandomQuery {
    QString text;
    qsizetype composingFrom = -1;
};
RandomQuery randomQuery(QRandomGenerator &random, const QStringList &texts);

} // namespace newsboard
