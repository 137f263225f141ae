// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringView>
#include <array>
#include <tl/expected.hpp>

namespace slipway::schedule {

enum class CronField { Minute, Hour, DayOfMonth, Month, DayOfWeek };
constexpr int kCronFields = 5;

// What the five fields allow, as bits: bit n = the value n is allowed.
struct CronFields {
    quint64 minutes = 0;  // 0-59
    quint32 hours = 0;    // 0-23
    quint32 days = 0;     // 1-31
    quint32 months = 0;   // 1-12
    quint32 weekdays = 0; // 0-6, 0 = Sunday
    // The field's text begins with "*". Vixie cron's flag: such a day field
    // does not count as restricted, even as "*/2".
    std::array<bool, kCronFields> starred{};
    // N where the field is exactly "*/N" (1 for "*"), else 0; for the description.
    std::array<int, kCronFields> starStep{};

    bool isStarred(CronField field) const { return starred[static_cast<size_t>(field)]; }
    int stepOf(CronField field) const { return starStep[static_cast<size_t>(field)]; }
};

// What is wrong and where, for an editor that marks the place.
struct CronProblem {
    int field = 0;  // 1-5; 0 = the text as a whole
    int from = 0;   // first wrong character, counted from 0
    int length = 0; // how many; 0 = something is missing there
    QString reason; // a full sentence, field and place named
};

// Reads five fields (numbers, names in any case, ranges, steps, lists, 7 =
// Sunday) or @hourly @daily @midnight @weekly @monthly @yearly @annually. Pure,
// any thread. Refused with a sentence: what Vixie cron takes in silence and
// then runs otherwise than meant (5/15, a step larger than the field), what
// other dialects add (?, L, W, #, H, seconds), and what never comes (31
// February). FRI-SUN is taken as 5-7. At most 1000 characters.
tl::expected<CronFields, CronProblem> parseCron(const QString &text);

} // namespace slipway::schedule
