// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/id.h"
#include "core/services/services.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace slipway::ui {

class LogFeed;
class LogView;

// Fills a LogView with what a stack's containers write, live, while it is
// wanted. Ended logs are followed again when asked (start()). Lives on main.
class ServiceLog : public QObject
{
    Q_OBJECT
public:
    ServiceLog(Services &services, LogView *view, QObject *parent = nullptr);
    ~ServiceLog() override;
    void start(StackId stack);
    void stop();
    StackId stack() const { return m_stack; }
    bool isRunning() const { return m_feed != nullptr; }

Q_SIGNALS:
    void stateChanged(const QString &text); // for the quiet line

private:
    void take();
    Services &m_services;
    LogView *m_view;
    StackId m_stack;
    std::shared_ptr<LogFeed> m_feed;
    CancelSource m_cancel;
    QTimer m_timer;
};

} // namespace slipway::ui
