#include "app/cli/options.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct OptionWords {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

enum class Takes : quint8 { Nothing, Count, StoreKey, Text, Moment, Format, FileFormat };

struct Grammar {
    QString usage;
    qsizetype leastWords = 0;
    qsizetype mostWords = 0;
    QHash<QString, Takes> options;
    QStringList required;  ///< Options that must be there.
    QStringList oneOfThem; ///< At least one of these must be there.
    QList<std::pair<QString, QString>> opposites = {};
    QList<std::pair<QString, QString>> needs = {}; ///< The first makes sense with the second alone.
};

Grammar grammarOf(const QString &command)
{
    if (command == "add"_L1) return {u"add ADDRESS"_s, 1, 1, {}, {}, {}};
    if (command == "refresh"_L1)
        return {u"refresh BOARD|all [--pages N] [--backfill [--until DATE] [--count N]] [--prefetch N]"_s,
                1,
                1,
                {{u"--pages"_s, Takes::Count},
                 {u"--prefetch"_s, Takes::Count},
                 {u"--backfill"_s, Takes::Nothing},
                 {u"--until"_s, Takes::Moment},
                 {u"--count"_s, Takes::Count}},
                {},
                {},
                {},
                {{u"--until"_s, u"--backfill"_s}, {u"--count"_s, u"--backfill"_s}}};
    if (command == "list"_L1)
        return {u"list BOARD [--limit N] [--before KEY] [--unread] [--starred]"_s,
                1,
                1,
                {{u"--limit"_s, Takes::Count},
                 {u"--before"_s, Takes::StoreKey},
                 {u"--unread"_s, Takes::Nothing},
                 {u"--starred"_s, Takes::Nothing}},
                {},
                {}};
    if (command == "show"_L1)
        return {u"show BOARD ID [--format html|md|txt|pdf]"_s, 2, 2, {{u"--format"_s, Takes::Format}}, {}, {}};
    if (command == "parse"_L1)
        return {u"parse FILE --url ADDRESS [--now DATE] [--explain]"_s,
                1,
                1,
                {{u"--url"_s, Takes::Text}, {u"--now"_s, Takes::Moment}, {u"--explain"_s, Takes::Nothing}},
                {u"--url"_s},
                {}};
    if (command == "mark"_L1) {
        const QStringList marks{u"--read"_s, u"--unread"_s, u"--star"_s, u"--unstar"_s};
        Grammar grammar{u"mark BOARD ID… --read|--unread|--star|--unstar"_s, 2, 100'000, {}, {}, marks,
                        {{marks[0], marks[1]}, {marks[2], marks[3]}}};
        for (const QString &mark : marks)
            grammar.options.insert(mark, Takes::Nothing);
        return grammar;
    }
    if (command == "search"_L1)
        return {u"search QUERY [--board BOARD] [--limit N] [--best]"_s,
                1,
                100,
                {{u"--board"_s, Takes::Text}, {u"--limit"_s, Takes::Count}, {u"--best"_s, Takes::Nothing}},
                {},
                {}};
    if (command == "index"_L1)
        return {u"index --check|--rebuild"_s,
                0,
                0,
                {{u"--check"_s, Takes::Nothing}, {u"--rebuild"_s, Takes::Nothing}},
                {},
                {u"--check"_s, u"--rebuild"_s},
                {{u"--check"_s, u"--rebuild"_s}}};
    if (command == "export"_L1)
        return {u"export BOARD|all --format opml|json|csv|markdown [--output FILE]"_s,
                1,
                1,
                {{u"--format"_s, Takes::FileFormat}, {u"--output"_s, Takes::Text}},
                {u"--format"_s},
                {}};
    if (command == "import"_L1) return {u"import FILE [--refresh]"_s, 1, 1, {{u"--refresh"_s, Takes::Nothing}}, {}, {}};
    if (command == "remove"_L1) return {u"remove BOARD"_s, 1, 1, {}, {}, {}};
    return {u"boards"_s, 0, 0, {}, {}, {}};
}

std::optional<QDateTime> momentFrom(const QString &text)
{
    const QTimeZone seoul("Asia/Seoul");
    if (text.size() == 10) {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        return date.isValid() ? std::optional(QDateTime(date, QTime(23, 59, 59), seoul)) : std::nullopt;
    }
    QDateTime moment = QDateTime::fromString(text, Qt::ISODate);
    if (!moment.isValid()) return {};
    if (moment.timeSpec() == Qt::LocalTime) moment = QDateTime(moment.date(), moment.time(), seoul);
    return moment;
}

bool isRight(Takes takes, const QString &value)
{
    bool ok = true;
    if (takes == Takes::Count) return value.toInt(&ok) > 0 && ok;
    if (takes == Takes::StoreKey) return value.toLongLong(&ok) >= 0 && ok;
    if (takes == Takes::Format) return QStringList{u"html"_s, u"md"_s, u"txt"_s, u"pdf"_s}.contains(value);
    if (takes == Takes::FileFormat) return QStringList{u"opml"_s, u"json"_s, u"csv"_s, u"markdown"_s}.contains(value);
    return takes != Takes::Moment || momentFrom(value).has_value();
}

} // namespace

std::optional<qint64> Options::number(const QString &option) const
{
    return has(option) ? std::optional(value(option).toLongLong()) : std::nullopt;
}

std::optional<QDateTime> Options::moment(const QString &option) const
{
    return has(option) ? momentFrom(value(option)) : std::nullopt;
}

Options readOptions(const QString &command, const QStringList &arguments)
{
    const Grammar grammar = grammarOf(command);
    const QString usage = OptionWords::tr("Usage: newsboard %1").arg(grammar.usage);
    Options options;
    const auto wrong = [&](const QString &what) {
        options.usageError = what + u' ' + usage;
        return options;
    };
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString name = arguments[i].section(u'=', 0, 0);
        if (!arguments[i].startsWith("--"_L1)) {
            options.words.append(arguments[i]);
            continue;
        }
        const auto takes = grammar.options.constFind(name);
        if (takes == grammar.options.constEnd()) return wrong(OptionWords::tr("There is no option %1.").arg(name));
        QString value;
        if (*takes != Takes::Nothing) {
            const bool attached = arguments[i].contains(u'=');
            if (!attached && ++i >= arguments.size()) return wrong(OptionWords::tr("%1 needs a value.").arg(name));
            value = attached ? arguments[i].section(u'=', 1) : arguments[i];
            if (!isRight(*takes, value)) return wrong(OptionWords::tr("%1 cannot be %2.").arg(name, value));
        }
        options.values.insert(name, value);
    }
    if (options.words.size() < grammar.leastWords || options.words.size() > grammar.mostWords) return wrong(QString());
    for (const QString &required : grammar.required) {
        if (!options.has(required)) return wrong(OptionWords::tr("%1 is needed.").arg(required));
    }
    for (const auto &[one, other] : grammar.needs) {
        if (options.has(one) && !options.has(other)) return wrong(OptionWords::tr("%1 is needed.").arg(other));
    }
    for (const auto &[one, other] : grammar.opposites) {
        if (options.has(one) && options.has(other))
            return wrong(OptionWords::tr("%1 and %2 exclude each other.").arg(one, other));
    }
    const auto isGiven = [&options](const QString &option) { return options.has(option); };
    const bool enough =
        grammar.oneOfThem.isEmpty() || std::any_of(grammar.oneOfThem.cbegin(), grammar.oneOfThem.cend(), isGiven);
    return enough ? options : wrong(QString());
}

} // namespace newsboard
