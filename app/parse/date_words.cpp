#include "app/parse/date_words.h"

#include "app/parse/text_map.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

using WordKind = DateWord::Kind;

/// Words of one meaning, separated by spaces; `_` stands for a space inside one.
struct Entry {
    WordKind kind;
    int value;
    const char *words;
};

constexpr int unit(DateUnit u)
{
    return int(u);
}

constexpr Entry kEntries[] = {
    {WordKind::Month, 1,
     "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari январь января янв styczeń stycznia"},
    {WordKind::Month, 2,
     "february feb februar février févr fév fevrier febrero febbraio fevereiro fev februari февраль февраля фев "
     "lutego"},
    {WordKind::Month, 3, "march mar märz mrz mär mars marzo março maart март марта мар marca"},
    {WordKind::Month, 4, "april apr avril avr abril abr aprile апрель апреля апр kwietnia"},
    {WordKind::Month, 5, "may mai mayo maggio mag maio mei май мая maja"},
    {WordKind::Month, 6, "june jun juni juin junio giugno giu junho июнь июня июн czerwca"},
    {WordKind::Month, 7, "july jul juli juillet juil julio luglio lug julho июль июля июл lipca"},
    {WordKind::Month, 8, "august aug août aout aoû agosto augustus август августа авг sierpnia"},
    {WordKind::Month, 9,
     "september sept sep septembre septiembre settembre set setembro сентябрь сентября сен września"},
    {WordKind::Month, 10,
     "october oct oktober okt octobre octubre ottobre ott outubro out октябрь октября окт października"},
    {WordKind::Month, 11, "november nov novembre noviembre novembro ноябрь ноября ноя listopada"},
    {WordKind::Month, 12,
     "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro декабрь декабря дек grudnia"},
    {WordKind::Weekday, 0,
     "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun montag mo "
     "dienstag di "
     "mittwoch mi donnerstag do freitag fr samstag sa sonntag so lundi lun mardi mercredi mer jeudi jeu vendredi ven "
     "samedi "
     "sam dimanche dim lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom lunedì martedì "
     "mercoledì "
     "giovedì venerdì sabato domenica пн вт ср чт пт сб вс "
     "월요일 화요일 수요일 목요일 금요일 토요일 일요일 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 "
     "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 "
     "週五 週六 週日"},
    {WordKind::Mark, unit(DateUnit::Year), "년 年"},
    {WordKind::Mark, unit(DateUnit::Month), "월 月"},
    {WordKind::Mark, unit(DateUnit::Day), "일 日 号 號"},
    {WordKind::Mark, unit(DateUnit::Hour), "시 時 时 点 點"},
    {WordKind::Mark, unit(DateUnit::Minute), "분 分"},
    {WordKind::Mark, unit(DateUnit::Second), "초 秒"},
    {WordKind::Unit, unit(DateUnit::Second),
     "seconds second secs sec s sekunden sekunde secondes seconde segundos secondi 秒钟 秒鐘 секунд секунды"},
    {WordKind::Unit, unit(DateUnit::Minute),
     "minutes minute mins min m minuten minutos minuto minuti 分钟 分鐘 分間 минут минуты минуту"},
    {WordKind::Unit, unit(DateUnit::Hour),
     "hours hour hrs hr h stunden stunde heures heure horas hora ore ora 시간 小时 小時 時間 时间 个小时 個小時 часов "
     "часа час"},
    {WordKind::Unit, unit(DateUnit::Day),
     "days day d tagen tage tag jours jour días día dias dia giorni giorno 天 дней дня день"},
    {WordKind::Unit, unit(DateUnit::Week),
     "weeks week wks wk w wochen woche semaines semaine semanas semana settimane settimana 주 주일 周 週 週間 星期 "
     "недель недели неделю"},
    {WordKind::Unit, unit(DateUnit::Month),
     "months month monaten monate monat mois meses mes mesi mese 개월 달 个月 個月 ヶ月 か月 カ月 ヵ月 месяцев "
     "месяца месяц"},
    {WordKind::Unit, unit(DateUnit::Year),
     "years year yrs yr y jahren jahre jahr ans années année años año anni anno лет года год"},
    {WordKind::Ago, 0, "ago 전 前 以前 назад atrás fa"},
    {WordKind::AgoBefore, 0, "vor hace il_y_a há"},
    {WordKind::DayBefore, 0, "오늘 today 今日 今天 本日 heute aujourd'hui aujourd’hui hoy oggi hoje сегодня"},
    {WordKind::DayBefore, 1, "어제 yesterday 昨日 昨天 gestern hier ayer ieri ontem вчера"},
    {WordKind::DayBefore, 2, "그저께 그제 엊그제 一昨日 前天 おととい vorgestern avant-hier anteayer позавчера"},
    {WordKind::Now, 0,
     "방금 방금_전 방금전 지금 just_now now a_moment_ago moments_ago few_seconds_ago a_few_seconds_ago "
     "less_than_a_minute_ago 금방 조금_전 刚刚 剛剛 刚才 剛才 たった今 "
     "さっき gerade_eben à_l’instant "
     "à_l'instant только_что ahora ahora_mismo agora agora_mesmo poco_fa 先ほど"},
    {WordKind::One, 1, "a an one ein eine einem einer un une una uno"},
    {WordKind::Morning, 0, "오전 午前 上午 凌晨 早上 새벽 아침 am a.m. a.m"},
    {WordKind::Afternoon, 0, "오후 午後 下午 晚上 中午 傍晚 저녁 pm p.m. p.m"},
    {WordKind::Zone, 0, "z gmt utc ut"},
    {WordKind::Zone, 540, "kst jst"},
    {WordKind::Zone, 60, "cet"},
    {WordKind::Zone, 120, "cest"},
    {WordKind::Zone, -300, "est"},
    {WordKind::Zone, -240, "edt"},
    {WordKind::Zone, -360, "cst"},
    {WordKind::Zone, -300, "cdt"},
    {WordKind::Zone, -480, "pst"},
    {WordKind::Zone, -420, "pdt"},
    {WordKind::TimeSign, 0, "t"},
    {WordKind::Noise, 0, "at on um uhr à le de del of the st nd rd th о в alle às about circa ca 약 约 約"},
};

struct Vocabulary {
    TextMap<QString, DateWord> words;
    std::array<quint8, 0x10000> longest{}; ///< Of the words that begin with a character.

    Vocabulary()
    {
        for (const Entry &entry : kEntries) {
            const QStringList list = QString::fromUtf8(entry.words).split(u' ', Qt::SkipEmptyParts);
            for (QString word : list) {
                word = word.replace(u'_', u' ').trimmed();
                if (!words.try_emplace(word, DateWord{entry.kind, entry.value}).second) continue;
                quint8 &most = longest[word.front().unicode()];
                most = std::max(most, quint8(word.size()));
            }
        }
    }
};

const Vocabulary &vocabulary()
{
    static const auto words = std::make_unique<const Vocabulary>();
    return *words;
}

/// Letters of scripts that put spaces between words.
bool isAlphabetic(QChar c)
{
    return c.isLetter() && c.unicode() < 0x1100;
}

} // namespace

bool mayBeginDateWord(QChar c)
{
    return vocabulary().longest[c.unicode()] > 0;
}

std::optional<DateWord> dateWordAt(QStringView text, qsizetype *length)
{
    const Vocabulary &known = vocabulary();
    if (text.isEmpty()) return {};
    const qsizetype longest = known.longest[text.front().unicode()];
    for (qsizetype size = std::min(text.size(), longest); size > 0; --size) {
        const QStringView word = text.first(size);
        if (isAlphabetic(word.back()) && size < text.size() && isAlphabetic(text[size])) continue;
        // The view is only looked up: no copy of it is made.
        const DateWord *found = find(known.words, QString::fromRawData(word.data(), word.size()));
        if (!found) continue;
        *length = size;
        return *found;
    }
    return {};
}

} // namespace newsboard
