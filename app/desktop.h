// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/application.h"
#include "app/options.h"
#include "core/services/notificationrules.h"
#include "ui/theme/theme.h"
#include "ui/webhooks/webaddress.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

namespace slipway {

namespace ui {
class MainWindow;
class NotificationCenter;
class Tray;
} // namespace ui

// What a person sees of a running Application: the window and the tray, and
// between them what closing, raising, settings and quitting mean. With a tray,
// closing hides the window (or quits, as the person prefers); without one it is
// minimised. Started in the background with a tray, the window is only built
// when somebody wants to see it; a tray that comes later, as at the start of a
// session, is taken then. Quitting during a run asks. Tells what is worth telling.
// Lives on main; the application outlives it.
class Desktop : public QObject
{
    Q_OBJECT
public:
    Desktop(Application &application, const Options &options, QObject *parent = nullptr);
    ~Desktop() override;
    void show(bool isBackground);
    ui::MainWindow *window() const { return m_window.get(); } // null until first wanted
    ui::NotificationCenter &notifications() { return *m_notifications; }

private:
    ui::MainWindow &ensureWindow();
    void applyPreferences();
    ui::WebAddress webAddress() const; // where webhooks come in
    void raise();
    void openRun(const QString &stackName, RunId run);
    void makeTray();
    void lookForTray();
    bool hasTray() const;
    void showAtTray(const Notification &notification);
    void giveUpVaultKey();
    void openSettings();
    void showListener();
    void saveRelay(const QString &url);
    void saveCoreSettings(const CoreSettings &settings);
    void setAutostart(bool isEnabled);
    void quit();
    void explainTray();
    void showNotices();
    QString secretsNote() const; // where they are kept, in words

    Application &m_application;
    const Options m_options;
    const QString m_stateFile;
    ui::Theme m_theme = ui::Theme::System;
    std::optional<Error> m_settingsError; // of the last time they were kept
    bool m_isSaving = false;
    std::optional<CoreSettings> m_toSave; // after those that are being kept
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::Tray> m_tray; // null where the desktop has none
    std::unique_ptr<ui::NotificationCenter> m_notifications;
    std::optional<Notification> m_atTray; // what the icon told last
    QTimer m_trayLook;
    int m_trayLooks = 0;
    bool m_isShown = false;          // show() has been called
    bool m_isWaitingForTray = false; // started in the background, before the panel
};

// The window's event loop: needs a QApplication. Starts the instance, shows it.
ExitCode runDesktop(const Options &options, bool isBackground);
// A window runs for this data directory already: it is raised and the exit code
// returned; nothing where none runs. Needs no application object.
std::optional<ExitCode> raiseRunning(const Options &options, bool isBackground);

} // namespace slipway
