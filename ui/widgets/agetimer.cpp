// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/agetimer.h"

#include <QEvent>
#include <QGuiApplication>
#include <QWindow>
#include <algorithm>

namespace slipway::ui {

namespace {

bool isAnyWindowShown()
{
    const QWindowList windows = QGuiApplication::allWindows();
    return std::any_of(windows.cbegin(), windows.cend(), [](const QWindow *window) {
        // The icon in the tray is a window, too, where the panel embeds it.
        return window->isVisible() && window->type() != Qt::ToolTip &&
               !window->objectName().startsWith(QLatin1String("QSystemTrayIcon"));
    });
}

} // namespace

AgeTimer::AgeTimer(std::chrono::milliseconds every, QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.setInterval(every);
    connect(&m_timer, &QTimer::timeout, this, &AgeTimer::onTimeout);
}

void AgeTimer::start()
{
    if (!m_isAsleep)
        m_timer.start();
}

void AgeTimer::stop()
{
    m_timer.stop();
    m_isAsleep = false;
    qGuiApp->removeEventFilter(this);
}

void AgeTimer::onTimeout()
{
    if (isAnyWindowShown()) {
        Q_EMIT ticked();
        return;
    }
    m_timer.stop();
    m_isAsleep = true;
    qGuiApp->installEventFilter(this);
}

bool AgeTimer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && watched->isWindowType())
        QMetaObject::invokeMethod(this, &AgeTimer::wakeUp, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void AgeTimer::wakeUp()
{
    if (!m_isAsleep || !isAnyWindowShown())
        return;
    qGuiApp->removeEventFilter(this);
    m_isAsleep = false;
    m_timer.start();
    Q_EMIT ticked();
}

} // namespace slipway::ui
