// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sourcecommands.h"

#include "ui/dialogs/acceptkeydialog.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/sources/credentialdialog.h"
#include "ui/sources/repositorydialog.h"
#include "ui/widgets/background.h"

namespace slipway::ui {

SourceCommands::SourceCommands(Services &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
}

void SourceCommands::open(SourcesDialog::Page page)
{
    if (!m_sources) {
        m_sources = new SourcesDialog(m_services, m_secretsNote, m_window);
        connect(m_sources, &SourcesDialog::linkRequested, this, &SourceCommands::linkRequested);
    }
    m_sources->showPage(page);
    m_sources->show();
    m_sources->raise();
    m_sources->activateWindow();
}

void SourceCommands::addCredentialFor(StackDialog *dialog, const QString &url)
{
    auto *credential = new CredentialDialog(m_services, std::nullopt, {url, m_secretsNote}, dialog);
    connect(credential, &CredentialDialog::saved, dialog,
            [dialog](const CredentialView &view) { dialog->chooseCredential(view.credential.id); });
    connect(credential, &CredentialDialog::linkRequested, this, &SourceCommands::linkRequested);
    connect(credential, &CredentialDialog::hostKeysRequested, this, [this] { open(SourcesDialog::Page::HostKeys); });
    credential->open();
}

void SourceCommands::acceptKey(StackId stack, const HostKeyView &key)
{
    auto *dialog = new AcceptKeyDialog(m_services, key, m_window);
    connect(dialog, &QDialog::accepted, this, [this, stack] { Q_EMIT problemMended(stack); });
    dialog->open();
}

void SourceCommands::editRepository(StackId stack, RepositoryId repository)
{
    inBackground(
        m_services.worker, this,
        [&repositories = m_services.repositories, repository] { return repositories.get(repository); },
        [this, stack](const Result<RepositoryView> &view) {
            if (!view)
                return open(SourcesDialog::Page::Repositories);
            auto *dialog = new RepositoryDialog(m_services, *view, m_window);
            connect(dialog, &RepositoryDialog::saved, this, [this, stack] { Q_EMIT problemMended(stack); });
            dialog->open();
        });
}

} // namespace slipway::ui
