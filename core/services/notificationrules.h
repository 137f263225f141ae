// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/model/run.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QString>
#include <chrono>
#include <optional>
#include <vector>

namespace slipway {

// What a person is told of; routine success is not among them.
enum class NotificationKind {
    Failed,
    NeedsYou,  // only a person can go on: a credential is refused, a host key is new
    Recovered, // a stack that was told of as failed is good again
    Finished,  // a run that the person started, while the window was hidden
};

struct NotificationSettings {
    QSet<NotificationKind> off;
    // Local times of day; over midnight where `until` is earlier. Equal = no quiet hours.
    QTime quietFrom{0, 0};
    QTime quietUntil{0, 0};

    bool isQuiet(QTime time) const;
    bool operator==(const NotificationSettings &) const = default;
};

// One bubble. `stacks` has several entries where one cause hit several stacks.
struct Notification {
    NotificationKind kind = NotificationKind::Failed;
    QString title;
    QString text;
    std::vector<StackId> stacks;
    RunId run;             // the newest: "Show" opens it
    bool canRetry = false; // "Retry" is of use
};

// Which finished runs become notifications, and when: pure rules without a
// timer or a window, on one thread; whoever shows them owns this and calls
// takeDue() at nextWake(). A failure that goes on is told of once; failures of
// one cause within a few seconds become one; what fails while it will be tried
// again by itself waits for the last try; in quiet hours all is kept, and what
// is good again at their end is left out. Texts come from Error, which has no
// secrets.
class NotificationRules
{
public:
    using Time = QDateTime; // local time

    struct Finished {
        Run run;
        QString stackName;
        bool willTryAgain = false; // the scheduler does it by itself soon
        bool isWindowHidden = false;
    };

    void setSettings(const NotificationSettings &settings) { m_settings = settings; }
    void add(const Finished &finished, const Time &now);
    void forget(StackId stack);
    // The stack fails since before this program started: told of then, so only its recovery is news.
    void setFailing(StackId stack, ErrorCode code) { m_failing.insert(stack, code); }

    std::vector<Notification> takeDue(const Time &now);
    std::optional<Time> nextWake(const Time &now) const;

private:
    struct Waiting {
        NotificationKind kind;
        StackId stack;
        QString stackName;
        RunId run;
        RunKind runKind;
        std::optional<Error> error;
    };
    void wait(const Finished &finished, NotificationKind kind, const Time &now);
    void dropWaiting(StackId stack, NotificationKind kind);
    Notification made(const std::vector<Waiting> &group) const;

    NotificationSettings m_settings;
    // Told of, or waiting to be: the kind and cause that go on.
    QHash<StackId, ErrorCode> m_failing;
    std::vector<Waiting> m_waiting;
    std::optional<Time> m_due;
};

} // namespace slipway
