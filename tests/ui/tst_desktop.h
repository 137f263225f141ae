// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <memory>

namespace slipway {
class Application;
class Desktop;
} // namespace slipway

namespace slipway::tests {

// The window as the program composes it: first start in the background,
// settings, and quitting while something runs. Without Docker.
class TstDesktop : public QObject
{
    Q_OBJECT
public:
    TstDesktop();
    ~TstDesktop() override;

private Q_SLOTS:
    void init();
    void cleanup();
    void aFirstStartInTheBackgroundShowsNothing();
    void closingWithoutATrayMinimises();
    void keepsSettings();
    void renewsTheKeyOfTheVault();
    void asksBeforeItQuitsDuringARun();
    void quitsAtOnceWhenNothingRuns();

private:
    void start(bool isBackground);
    QWidget *dialog(const QString &name) const;
    void startARunThatHangs();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_application;
    std::unique_ptr<Desktop> m_desktop;
    QTcpServer m_stalled; // takes connections and never answers
};

} // namespace slipway::tests
