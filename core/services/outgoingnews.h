// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/stack.h"
#include "core/notify/message.h"
#include "core/services/notificationrules.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <QVector>
#include <functional>

namespace slipway {

class ChangeNotifier;
class NotificationTargetService;
class Worker;

// Follows the runs and hands what is news to the targets: failures and recoveries by
// the rules of NotificationRules (told once, grouped by cause, not while it will be
// tried again), and each deploy of a commit. Lives on main; the sending is done on the
// worker and further, and never holds up a run.
class OutgoingNews : public QObject
{
    Q_OBJECT
public:
    // Whether the schedule will soon try a stack again by itself; asked shortly after the end of a run.
    using WillTryAgain = std::function<bool(StackId)>;
    OutgoingNews(ChangeNotifier &changes, NotificationTargetService &targets, WillTryAgain willTryAgain, Worker &worker,
                 QObject *parent = nullptr);
    // The stacks there are when the program starts; later ones are followed.
    void start(const QVector<Stack> &stacks);

private:
    void finished(const Run &run);
    void tellDue();
    void tell(const notify::Message &message);
    QVector<notify::Message::Stack> named(const std::vector<StackId> &stacks) const;

    NotificationTargetService &m_targets;
    const WillTryAgain m_willTryAgain;
    Worker &m_worker;
    NotificationRules m_rules;
    QHash<StackId, QString> m_names;
    QTimer m_wake;
};

} // namespace slipway
