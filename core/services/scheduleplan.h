// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/stack.h"

#include <optional>

namespace slipway {

// What a stack's settings mean for the schedule: pure functions. Any thread.

// autoUpdateCron, which wins; else the expression autoUpdateSchedule stands for; may be empty.
QString cronTextOf(const StackSettings &settings);

// InvalidInput with the field at fault: a cron text that cannot be read or never fires, a zone
// tzdata does not know, automatic updates without any time. Checked for switched-off ones too.
std::optional<Error> scheduleProblem(const StackSettings &settings);

// autoUpdateSchedule alone was chosen: sets the cron to what it stands for. Else the cron wins, and
// a name that says otherwise becomes "custom".
void settleSchedule(StackSettings *settings, bool isScheduleAlone);

// As typed in an editor: in words, when next, or what is wrong and where.
struct SchedulePreview {
    QString words;               // "At 03:00 every day"; empty where there is a problem
    QVector<QDateTime> nextRuns; // in the zone
    QString problem;
    int problemFrom = 0; // first wrong character of the text
    int problemLength = 0;
};
// `timeZone` empty = the person's.
SchedulePreview previewSchedule(const QString &cron, const QString &timeZone, const QDateTime &now, int count = 5);

} // namespace slipway
