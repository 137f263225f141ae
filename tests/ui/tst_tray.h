// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/uiworld.h"
#include "ui/tray/tray.h"

#include <QObject>
#include <QProcess>
#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace slipway::tests {

// The tray in a real tray host (trayer, XEmbed) and notifications in a real
// server (dunst), by mouse and by its own commands. On a screen and a session
// bus that nobody else uses: it starts and ends both hosts.
class TstTray : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void theMenuOpensTheWindow();
    void theMenuPausesAndResumes();
    void theMenuSyncsAllAndOpensTheSettings();
    void aLeftClickOpensTheWindow();
    void aFailureOpensItsRun();
    void comesBackAfterThePanelHas();
    void closingWithoutThePanelKeepsTheWindow();
    void timesSleepWhileNoWindowIsShown();
    void aFailureIsToldAndAClickOpensItsRun();

private:
    void startHost();
    QSystemTrayIcon *icon() const;
    bool openMenu();
    void clickAction(QMenu *menu, const QString &name);
    void xdotool(const QStringList &arguments);
    std::unique_ptr<UiWorld> m_world;
    std::unique_ptr<ui::Tray> m_tray;
    QProcess m_host;
    QProcess m_dunst;
};

} // namespace slipway::tests
