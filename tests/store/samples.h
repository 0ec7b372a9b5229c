#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/list_page.h"
#include "app/store/store.h"

#include <QTest>

#include <memory>

// What the tests of the cache store, and how they wait for it.

namespace newsboard {

QDateTime sampleNow();
Board sampleBoard(const QString &name = QStringLiteral("뉴스"));
/// A row whose id is a decimal: its own rank.
Headline sampleRow(int id, Flags flags = {});
/// The rows of these ids, downwards.
ListPage samplePage(int from, int to);
/// A page of rows whose ids are words.
ListPage wordPage(const QStringList &ids, int page = 1);
Article sampleArticle(int id, const QString &text = QStringLiteral("첫 문단"));

std::unique_ptr<Store> openStore(const QString &folder);
/// Forgets all that removed boards hold, part by part, as a later start of the program does.
void purgeAll(Store &store);
QStringList idsOf(const QList<HeadlineRow> &rows);

/// Waits for an answer in the test's own event loop.
template<typename T> Result<T> answered(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000)) qFatal("no answer from the store");
    return future.result();
}

/// The value of an answer, which must not be an error.
template<typename T> T got(QFuture<Result<T>> future)
{
    const Result<T> result = answered(std::move(future));
    if (!result.ok()) qFatal("%s", qPrintable(errorText(result.error())));
    return result.value();
}

/// What kind of error an answer is.
template<typename T> ErrorKind refused(QFuture<Result<T>> future)
{
    const Result<T> result = answered(std::move(future));
    if (result.ok()) qFatal("not refused");
    return result.error().kind;
}

} // namespace newsboard
