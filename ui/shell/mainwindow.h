// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/services/services.h"
#include "ui/webhooks/webaddress.h"

#include <QMainWindow>
#include <memory>

namespace slipway::ui {

// The window: environments at the left, their stacks, the chosen stack below.
// Thin: it lays out the rooms and connects them; loading and calls are done by
// the boards and StackController. Lives on main; owned by app; the services
// outlive it. Its state (geometry, splitters, columns, sorting, choice) is kept
// in `stateFile`, an INI file, written when the window closes or goes.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    // What closing the window (Ctrl+W, the frame's button) does.
    enum class OnClose { Quit, Hide, Minimise };

    MainWindow(Services &services, QString stateFile, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setOnClose(OnClose onClose);
    // Chooses the stack of this name, now or as soon as the list has been read.
    void selectStack(const QString &name);
    // A line above the list, for what concerns the whole program (the vault is
    // for this session only, …). An empty sentence hides it.
    // `action` names the button that emits noticeActionRequested().
    void showNotice(const QString &sentence, const QString &remedy = {}, const QString &action = {});
    // The run of this stack in the history, now or as soon as the list has been read.
    void openRun(const QString &stackName, RunId run);
    void openCredentials();
    // Where secrets are kept, in words, for the dialogs that ask for one.
    void setSecretsNote(const QString &note);
    // Where webhooks come in, for their set-up.
    void setWebAddress(const WebAddress &address);
    void showAndRaise();

Q_SIGNALS:
    void quitRequested();     // Ctrl+Q, the menu, or closing with OnClose::Quit
    void closing();           // about to close: the last moment for setOnClose()
    void wasHidden();         // after closing with OnClose::Hide
    void settingsRequested(); // Ctrl+,
    void noticeActionRequested();
    void publicUrlChosen(const QString &url); // empty = none any more

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway::ui
