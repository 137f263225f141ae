// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackcommands.h"

#include "ui/apps/layercachedialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/removedialog.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/dialogs/variablesdialog.h"
#include "ui/environments/environmentsmodel.h"
#include "ui/stacks/stackcontroller.h"

namespace slipway::ui {

StackCommands::StackCommands(Services &services, StackController &controller, const EnvironmentsModel &environments,
                             QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_controller(controller)
    , m_environments(environments)
    , m_window(window)
{
}

void StackCommands::addStack(EnvironmentId environment)
{
    openDialog(environment, std::nullopt);
}

void StackCommands::edit(const StackView &stack)
{
    openDialog(stack.stack.settings.environmentId, stack);
}

void StackCommands::editVariablesOf(EnvironmentId environment)
{
    (new VariablesDialog(m_services, m_environments.environment(environment), m_window))->open();
}

void StackCommands::editLayerCacheOf(EnvironmentId environment)
{
    (new LayerCacheDialog(m_services, m_environments.environment(environment), m_window))->open();
}

void StackCommands::openDialog(EnvironmentId environment, const std::optional<StackView> &stack)
{
    auto *dialog = new StackDialog(m_services, m_environments.environments(), environment, stack, m_window);
    connect(dialog, &StackDialog::saved, this, [this](const StackView &view, bool isDeployWanted) {
        Q_EMIT saved(view);
        if (isDeployWanted)
            m_controller.request(view.stack.id, RunKind::Deploy);
    });
    connect(dialog, &StackDialog::newCredentialRequested, this,
            [this, dialog](const QString &url) { Q_EMIT credentialRequested(dialog, url); });
    connect(dialog, &StackDialog::hostKeysRequested, this, &StackCommands::hostKeysRequested);
    connect(dialog, &StackDialog::linkRequested, this, &StackCommands::linkRequested);
    dialog->open();
}

void StackCommands::remove(const StackView &stack)
{
    auto *dialog = new RemoveDialog(m_services, stack, m_window);
    connect(dialog, &RemoveDialog::removed, this,
            [this](const RemoveOutcome &outcome) { Q_EMIT removed(outcome.keptFolder); });
    dialog->open();
}

void StackCommands::run(const StackView &stack, RunKind kind)
{
    if (kind == RunKind::Down)
        takeDown(stack);
    else
        m_controller.request(stack.stack.id, kind);
}

void StackCommands::takeDown(const StackView &stack)
{
    auto *dialog = new ConfirmDialog(
        QStringLiteral("takeDown"),
        {tr("Take Down"),
         tr("Take “%1” down?").arg(stack.stack.settings.name),
         tr("Its containers and networks are removed. Its volumes, its files and its settings stay, and "
            "Start brings the containers back."),
         tr("Take &Down"),
         {}},
        m_window);
    connect(dialog, &QDialog::accepted, this, [this, id = stack.stack.id] { m_controller.request(id, RunKind::Down); });
    dialog->open();
}

} // namespace slipway::ui
