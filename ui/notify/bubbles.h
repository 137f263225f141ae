// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/notificationrules.h"

#include <QObject>
#include <memory>

namespace slipway::ui {

// Shows notifications by org.freedesktop.Notifications on the session bus
// (Desktop Notifications Specification 1.2), with Show and Retry where the
// server has actions. A newer one about a stack takes the place of the older.
// Asks asynchronously; where no server takes it, notShown() comes and the tray
// may do it. Lives on main.
class Bubbles : public QObject
{
    Q_OBJECT
public:
    explicit Bubbles(QObject *parent = nullptr);
    ~Bubbles() override;
    void show(const slipway::Notification &notification);

Q_SIGNALS:
    void shown(const slipway::Notification &notification);
    void notShown(const slipway::Notification &notification);
    void showRequested(const slipway::Notification &notification);
    void retryRequested(const slipway::Notification &notification);

private Q_SLOTS:
    void takeAction(uint id, const QString &action);
    void takeClosed(uint id, uint reason);

private:
    void send(const Notification &notification, const QStringList &capabilities);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway::ui
