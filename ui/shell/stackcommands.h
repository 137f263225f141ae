// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"
#include "core/services/stackservice.h"
#include "ui/dialogs/stackdialog.h"

#include <QObject>
#include <QUrl>
#include <optional>

class QWidget;

namespace slipway::ui {

class EnvironmentsModel;
class StackController;

// What a person can have done to a stack, with the dialogs that ask first. Each
// call opens its dialog and returns at once. Lives on main with the window.
class StackCommands : public QObject
{
    Q_OBJECT
public:
    StackCommands(Services &services, StackController &controller, const EnvironmentsModel &environments,
                  QWidget *window);
    void addStack(EnvironmentId environment);
    void edit(const StackView &stack);
    void editVariablesOf(EnvironmentId environment); // those of all its stacks
    void editLayerCacheOf(EnvironmentId environment);
    void remove(const StackView &stack);
    // Taking down asks; everything else is asked of the queue at once.
    void run(const StackView &stack, RunKind kind);

Q_SIGNALS:
    void saved(const slipway::StackView &stack); // added or changed
    void removed(const QString &keptFolder);
    void credentialRequested(slipway::ui::StackDialog *dialog, const QString &url);
    void hostKeysRequested();
    void linkRequested(const QUrl &link);

private:
    void openDialog(EnvironmentId environment, const std::optional<StackView> &stack);
    void takeDown(const StackView &stack);
    Services &m_services;
    StackController &m_controller;
    const EnvironmentsModel &m_environments;
    QWidget *m_window;
};

} // namespace slipway::ui
