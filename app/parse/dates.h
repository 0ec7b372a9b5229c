#pragma once

#include "app/domain/posted_time.h"

#include <QDateTime>
#include <QStringView>
#include <QTimeZone>

namespace newsboard {

/// What a date on a page depends on besides its own text.
struct DateContext {
    QDateTime now;                ///< When the page was fetched.
    QTimeZone zone{"Asia/Seoul"}; ///< The board's.
    enum class Order : quint8 {
        YearFirst,
        DayFirst,
        MonthFirst
    } order = Order::YearFirst; ///< Of `01/02/2015` and `26/02/03`.
};

/// Reads a date as boards write it, whole text only: `2025.02.24`, `25-02-24 13:05`, `02.24` (this year, or last where
/// that would lie in the future), `13:05` (today), `3분 전`, `어제`, `2025년 2월 24일 오후 1:05`, `今日 19:48`, `2012
/// 年 1 月 3 日(火) 6:30`, `Sat Dec 06, 2008 5:47 am`, `Gestern, 17:53 Uhr`, `Ven 13 Déc 2013`, `17 分钟前`, ISO 8601,
/// RFC 822 … Relative forms have the precision they state: minutes and hours give a minute, days and `어제` a day.
/// Unknown for anything that is no date.
PostedTime parseDate(QStringView text, const DateContext &context);

/// The first date that stands anywhere in a longer text ("작성일 : 2025.02.24 07:05 조회 12"); Unknown if there is
/// none. `begin` and `length` receive where it stood, if given.
PostedTime findDate(QStringView text, const DateContext &context, qsizetype *begin = nullptr,
                    qsizetype *length = nullptr);

/// Which order the numeric dates of one page follow, decided by all of them: a part over 12 anywhere settles it.
DateContext::Order dateOrder(const QStringList &dates, DateContext::Order otherwise);

} // namespace newsboard
