// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/stack.h"
#include "core/services/notificationrules.h"
#include "core/services/services.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <functional>

class QTimer;

namespace slipway::ui {

class Bubbles;
class StackController;

// Tells the person what NotificationRules find worth telling: listens to the
// ends of runs, wakes when something is due, hands it to the desktop's
// notifications and carries out what is chosen there. One timer, running only
// while something waits. Lives on main; owned by app; the services outlive it.
class NotificationCenter : public QObject
{
    Q_OBJECT
public:
    NotificationCenter(Services &services, std::function<bool()> isWindowHidden, QObject *parent = nullptr);
    void setSettings(const NotificationSettings &settings);
    QString nameOf(StackId stack) const { return m_names.value(stack); }

Q_SIGNALS:
    void runRequested(const QString &stackName, slipway::RunId run);
    void shown(const slipway::Notification &notification);
    void notShown(const slipway::Notification &notification); // there is no notification server

private:
    void take(const Run &run);
    void remember(const Stack &stack);
    bool isTriedAgain(StackId stack) const;
    void tell();
    void retry(const Notification &notification);

    Services &m_services;
    const std::function<bool()> m_isWindowHidden;
    NotificationRules m_rules;
    Bubbles *m_bubbles;
    StackController *m_controller;
    QTimer *m_timer;
    QHash<StackId, QString> m_names;
    QHash<StackId, RunId> m_taken; // the newest of each stack: an end is announced more than once
};

} // namespace slipway::ui
