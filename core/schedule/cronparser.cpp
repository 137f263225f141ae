// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/cronparser.h"

#include <QCoreApplication>
#include <optional>
#include <span>
#include <vector>

namespace slipway::schedule {

namespace {

constexpr int kLongestText = 1000;
constexpr int kSunday = 7;

constexpr std::array kMonthNames{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array kDayNames{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};

struct FieldRule {
    const char *title;
    int min;
    int max;
    int size; // how many different values there are: the largest step
    std::span<const char *const> names;
    int firstName; // the value of names[0]
};

const std::array<FieldRule, kCronFields> kRules{
    FieldRule{QT_TRANSLATE_NOOP("Cron", "Minute"), 0, 59, 60, {}, 0},
    FieldRule{QT_TRANSLATE_NOOP("Cron", "Hour"), 0, 23, 24, {}, 0},
    FieldRule{QT_TRANSLATE_NOOP("Cron", "Day of month"), 1, 31, 31, {}, 0},
    FieldRule{QT_TRANSLATE_NOOP("Cron", "Month"), 1, 12, 12, kMonthNames, 1},
    FieldRule{QT_TRANSLATE_NOOP("Cron", "Day of week"), 0, kSunday, 7, kDayNames, 0},
};

struct Alias {
    const char *name;
    const char *text;
};

constexpr std::array kAliases{
    Alias{"@hourly", "0 * * * *"},   Alias{"@daily", "0 0 * * *"},   Alias{"@midnight", "0 0 * * *"},
    Alias{"@weekly", "0 0 * * 0"},   Alias{"@monthly", "0 0 1 * *"}, Alias{"@yearly", "0 0 1 1 *"},
    Alias{"@annually", "0 0 1 1 *"},
};

// Gives the sentences their context, for lupdate too.
struct CronText {
    Q_DECLARE_TR_FUNCTIONS(Cron)
};

// A piece of the text and where it stands in it.
struct Piece {
    QStringView text;
    int from;

    Piece part(qsizetype start, qsizetype length = -1) const
    {
        return {length < 0 ? text.mid(start) : text.mid(start, length), from + static_cast<int>(start)};
    }
};

std::vector<Piece> split(Piece whole, QChar separator)
{
    std::vector<Piece> parts;
    qsizetype start = 0;
    while (true) {
        const qsizetype end = whole.text.indexOf(separator, start);
        if (end < 0)
            break;
        parts.push_back(whole.part(start, end - start));
        start = end + 1;
    }
    parts.push_back(whole.part(start));
    return parts;
}

std::vector<Piece> words(QStringView text)
{
    std::vector<Piece> found;
    qsizetype start = -1;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool space = i == text.size() || text.at(i).isSpace();
        if (!space && start < 0)
            start = i;
        if (space && start >= 0) {
            found.push_back({text.mid(start, i - start), static_cast<int>(start)});
            start = -1;
        }
    }
    return found;
}

bool isDigits(QStringView text)
{
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return false;
    }
    return !text.isEmpty();
}

// `field` and `from` counted from 0.
QString sentence(int field, int from, const QString &what)
{
    //: %1: the field's name, %2: its number, %3: the character's number, %4: what is wrong
    return CronText::tr("%1 (field %2, character %3): %4")
        .arg(CronText::tr(kRules[static_cast<size_t>(field)].title))
        .arg(field + 1)
        .arg(from + 1)
        .arg(what);
}

class FieldParser
{
public:
    explicit FieldParser(int field)
        : m_field(field)
        , m_rule(kRules[static_cast<size_t>(field)])
    {
    }

    // The bits of the field; nullopt: see problem().
    std::optional<quint64> parse(Piece field)
    {
        quint64 bits = 0;
        for (const Piece item : split(field, u',')) {
            const std::optional<quint64> part = parseItem(item);
            if (!part)
                return std::nullopt;
            bits |= *part;
        }
        return bits;
    }

    const CronProblem &problem() const { return m_problem; }

private:
    std::nullopt_t wrong(Piece where, const QString &what)
    {
        m_problem.field = m_field + 1;
        m_problem.from = where.from;
        m_problem.length = static_cast<int>(where.text.size());
        m_problem.reason = sentence(m_field, where.from, what);
        return std::nullopt;
    }

    std::optional<quint64> parseItem(Piece item)
    {
        if (item.text.isEmpty())
            return wrong(item, CronText::tr("a value is missing beside the comma."));
        const std::vector<Piece> halves = split(item, u'/');
        if (halves.size() > 2)
            return wrong(halves[2], CronText::tr("only one step (\"/\") is possible."));
        const Piece base = halves[0];
        int step = 1;
        if (halves.size() == 2) {
            const std::optional<int> read = parseStep(halves[1]);
            if (!read)
                return std::nullopt;
            step = *read;
        }
        if (base.text == u"*")
            return bitsOf(m_rule.min, m_rule.max, step);
        const std::vector<Piece> ends = split(base, u'-');
        if (ends.size() > 2)
            return wrong(ends[2], CronText::tr("a range has one \"-\", as in 1-5."));
        const std::optional<int> first = parseValue(ends[0]);
        if (!first)
            return std::nullopt;
        if (ends.size() == 1) {
            if (halves.size() == 2) {
                return wrong(item, CronText::tr("a step needs a range or a star; write %1-%2/%3 or */%3.")
                                       .arg(base.text)
                                       .arg(m_rule.size - 1 + m_rule.min)
                                       .arg(step));
            }
            return bitsOf(*first, *first, 1);
        }
        return parseRange(base, *first, ends[1], step);
    }

    std::optional<quint64> parseRange(Piece range, int first, Piece end, int step)
    {
        std::optional<int> last = parseValue(end);
        if (!last)
            return std::nullopt;
        // FRI-SUN: the Sunday that ends a week.
        if (m_rule.max == kSunday && *last == 0 && first > 0 && !isDigits(end.text))
            last = kSunday;
        if (*last < first) {
            return wrong(range, CronText::tr("the range goes backwards; write %1-%2,%3-%4.")
                                    .arg(first)
                                    .arg(m_rule.size - 1 + m_rule.min)
                                    .arg(m_rule.min)
                                    .arg(*last));
        }
        return bitsOf(first, *last, step);
    }

    std::optional<int> parseStep(Piece step)
    {
        if (step.text.isEmpty())
            return wrong(step, CronText::tr("a number is missing after \"/\"."));
        if (!isDigits(step.text))
            return wrong(step, CronText::tr("the step \"%1\" is not a whole number.").arg(step.text));
        const int value = step.text.size() > 4 ? m_rule.size + 1 : step.text.toInt();
        if (value == 0)
            return wrong(step, CronText::tr("the step is 0; the least is 1."));
        if (value > m_rule.size) {
            return wrong(step, CronText::tr("the step %1 is larger than the field; the largest is %2.")
                                   .arg(step.text)
                                   .arg(m_rule.size));
        }
        return value;
    }

    std::optional<int> parseValue(Piece value)
    {
        if (value.text.isEmpty())
            return wrong(value, CronText::tr("a value is missing."));
        if (!isDigits(value.text))
            return parseName(value);
        const int number = value.text.size() > 4 ? m_rule.max + 1 : value.text.toInt();
        if (number < m_rule.min)
            return wrong(value, CronText::tr("%1 is too small; the least is %2.").arg(value.text).arg(m_rule.min));
        if (number > m_rule.max)
            return wrong(value, CronText::tr("%1 is too large; the largest is %2.").arg(value.text).arg(m_rule.max));
        return number;
    }

    std::optional<int> parseName(Piece name)
    {
        for (size_t i = 0; i < m_rule.names.size(); ++i) {
            if (name.text.compare(QLatin1String(m_rule.names[i]), Qt::CaseInsensitive) == 0)
                return m_rule.firstName + static_cast<int>(i);
        }
        for (const char *known : m_rule.names) {
            if (name.text.startsWith(QLatin1String(known), Qt::CaseInsensitive)) {
                return wrong(name, CronText::tr("\"%1\" is not known; names have three letters: %2.")
                                       .arg(name.text.toString(), QLatin1String(known)));
            }
        }
        if (name.text == u"?")
            return wrong(name, CronText::tr("\"?\" is not part of cron; write \"*\"."));
        for (const QChar c : name.text) {
            if (QStringView(u"LWHlwh#?").contains(c) && name.text.size() <= 4) {
                return wrong(
                    name, CronText::tr("\"%1\" belongs to another dialect of cron; only numbers, names, \"*\", \"-\", "
                                       "\"/\" and \",\" are possible.")
                              .arg(name.text));
            }
        }
        if (name.text.contains(u'*'))
            return wrong(name, CronText::tr("\"*\" stands alone or before a step, as in */5."));
        if (m_rule.names.empty()) {
            return wrong(
                name,
                CronText::tr("\"%1\" is not a number from %2 to %3.").arg(name.text).arg(m_rule.min).arg(m_rule.max));
        }
        return wrong(name, CronText::tr("\"%1\" is neither a number from %2 to %3 nor a name such as %4.")
                               .arg(name.text)
                               .arg(m_rule.min)
                               .arg(m_rule.max)
                               .arg(QLatin1String(m_rule.names[1])));
    }

    quint64 bitsOf(int first, int last, int step) const
    {
        quint64 bits = 0;
        for (int value = first; value <= last; value += step)
            bits |= quint64(1) << (m_rule.max == kSunday ? value % kSunday : value);
        return bits;
    }

    int m_field;
    const FieldRule &m_rule;
    CronProblem m_problem;
};

CronProblem whole(const QString &text, const QString &reason)
{
    return {0, 0, static_cast<int>(text.size()), reason};
}

// Days of month and months that never meet: 30 February, 31 April.
bool everComes(const CronFields &fields)
{
    const bool weekdaysHelp = !fields.isStarred(CronField::DayOfMonth) && !fields.isStarred(CronField::DayOfWeek);
    if (weekdaysHelp)
        return true; // either day field is enough, and each month has all weekdays
    constexpr std::array kLongest{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (size_t month = 1; month <= kLongest.size(); ++month) {
        const quint64 days = (quint64(1) << (kLongest[month - 1] + 1)) - 1;
        if ((fields.months >> month & 1) != 0 && (fields.days & days) != 0)
            return true;
    }
    return false;
}

} // namespace

tl::expected<CronFields, CronProblem> parseCron(const QString &text)
{
    if (text.size() > kLongestText)
        return tl::make_unexpected(
            whole(text, CronText::tr("The text is longer than %1 characters.").arg(kLongestText)));
    const std::vector<Piece> pieces = words(text);
    if (pieces.empty())
        return tl::make_unexpected(
            whole(text, CronText::tr("The text is empty; write five fields, as in \"0 3 * * *\".")));
    if (pieces.front().text.startsWith(u'@')) {
        const Piece word = pieces.front();
        for (const Alias &alias : kAliases) {
            if (pieces.size() == 1 && word.text.compare(QLatin1String(alias.name), Qt::CaseInsensitive) == 0)
                return parseCron(QString::fromLatin1(alias.text));
        }
        return tl::make_unexpected(CronProblem{
            0, word.from, static_cast<int>(word.text.size()),
            CronText::tr(
                "\"%1\" is not known; possible are @hourly, @daily, @weekly, @monthly and @yearly, each alone.")
                .arg(word.text)});
    }
    if (pieces.size() < kCronFields) {
        const QString needed = CronText::tr("five are needed: minute, hour, day of month, month, day of week.");
        const QString reason =
            pieces.size() == 1
                ? CronText::tr("There is one field; %1").arg(needed)
                : CronText::tr("There are %n fields; %1", nullptr, static_cast<int>(pieces.size())).arg(needed);
        return tl::make_unexpected(CronProblem{0, static_cast<int>(text.size()), 0, reason});
    }
    if (pieces.size() > kCronFields) {
        const Piece extra = pieces[kCronFields];
        const QString reason = CronText::tr("There are %n fields; five are needed, without seconds and year.", nullptr,
                                            static_cast<int>(pieces.size()));
        return tl::make_unexpected(CronProblem{0, extra.from, static_cast<int>(text.size()) - extra.from, reason});
    }

    CronFields fields;
    std::array<quint64, kCronFields> bits{};
    for (size_t i = 0; i < kCronFields; ++i) {
        FieldParser parser(static_cast<int>(i));
        const std::optional<quint64> read = parser.parse(pieces[i]);
        if (!read)
            return tl::make_unexpected(parser.problem());
        bits[i] = *read;
        const QStringView field = pieces[i].text;
        fields.starred[i] = field.startsWith(u'*');
        if (field == u"*")
            fields.starStep[i] = 1;
        else if (field.startsWith(u"*/") && isDigits(field.mid(2)))
            fields.starStep[i] = field.mid(2).toInt();
    }
    fields.minutes = bits[0];
    fields.hours = static_cast<quint32>(bits[1]);
    fields.days = static_cast<quint32>(bits[2]);
    fields.months = static_cast<quint32>(bits[3]);
    fields.weekdays = static_cast<quint32>(bits[4]);
    if (!everComes(fields)) {
        const Piece day = pieces[2];
        const QString what = CronText::tr("this day never comes in the months of field 4, so it would never run.");
        return tl::make_unexpected(
            CronProblem{3, day.from, static_cast<int>(day.text.size()), sentence(2, day.from, what)});
    }
    return fields;
}

} // namespace slipway::schedule
