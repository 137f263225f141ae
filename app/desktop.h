// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/application.h"
#include "app/options.h"
#include "ui/theme/theme.h"

#include <QObject>
#include <memory>
#include <optional>

namespace slipway {

namespace ui {
class MainWindow;
class Tray;
} // namespace ui

// What a person sees of a running Application: the window and the tray, and
// between them what closing, raising, settings and quitting mean. With a tray,
// closing hides the window (or quits, as the person prefers); without one it is
// minimised. Started in the background with a tray, the window is only built
// when somebody wants to see it. Quitting during a run asks.
// Lives on main; the application outlives it.
class Desktop : public QObject
{
    Q_OBJECT
public:
    Desktop(Application &application, const Options &options, QObject *parent = nullptr);
    ~Desktop() override;
    void show(bool isBackground);
    ui::MainWindow *window() const { return m_window.get(); } // null until first wanted

private:
    ui::MainWindow &ensureWindow();
    void applyPreferences();
    void raise();
    void openStack(const QString &name);
    void openSettings();
    void saveCoreSettings(const CoreSettings &settings);
    void quit();
    void explainTray();
    void showNotices();
    QString secretsNote() const; // where they are kept, in words

    Application &m_application;
    const QString m_dataDirectory;
    const VaultChoice m_vault;
    const QString m_stateFile;
    ui::Theme m_theme = ui::Theme::System;
    std::optional<Error> m_settingsError; // of the last time they were kept
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::Tray> m_tray; // null where the desktop has none
};

// The window's event loop: needs a QApplication. Starts the instance, shows it.
ExitCode runDesktop(const Options &options, bool isBackground);
// A window runs for this data directory already: it is raised and the exit code
// returned; nothing where none runs. Needs no application object.
std::optional<ExitCode> raiseRunning(const Options &options, bool isBackground);

} // namespace slipway
