// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/services/services.h"

#include <QObject>
#include <memory>

namespace slipway::ui {

// The icon in the system tray: its badge is the worst state of all stacks. Menu:
// status line, Open, Sync All Now, Pause or Resume, what failed, Settings, Quit.
// Nothing lives only here. StatusNotifier or XEmbed, as Qt finds them; both come
// back after the panel has. Lives on main; owned by app; the services outlive it.
// Reads the stacks only once shown.
class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(Services &services, QObject *parent = nullptr);
    ~Tray() override;

    static bool isAvailable();
    void show();
    void hide();
    // A message at the icon, where the desktop has no notifications of its own.
    void showMessage(const QString &title, const QString &text);

Q_SIGNALS:
    void openRequested();
    void runRequested(const QString &stackName, slipway::RunId run); // one that failed
    void messageClicked();
    void settingsRequested();
    void quitRequested();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway::ui
