// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTimer>
#include <chrono>

namespace slipway::ui {

// Ticks while relative times ("3 min ago") may be looked at: as long as a window of the
// program is shown. In the tray it sleeps, so that nothing wakes the machine for nobody,
// and ticks at once when a window comes back. Main thread; started by start().
class AgeTimer : public QObject
{
    Q_OBJECT
public:
    explicit AgeTimer(std::chrono::milliseconds every, QObject *parent = nullptr);
    void start();
    void stop();
    bool isAsleep() const { return m_isAsleep; } // started, but no window is shown

Q_SIGNALS:
    void ticked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onTimeout();
    void wakeUp();
    QTimer m_timer;
    bool m_isAsleep = false;
};

} // namespace slipway::ui
