// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/credentialspage.h"

#include "core/services/changenotifier.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/sources/credentialdialog.h"
#include "ui/sources/sourcetext.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"

#include <QPushButton>

namespace slipway::ui {

CredentialsPage::CredentialsPage(Services &services, QString secretsNote, QWidget *parent)
    : TablePage(QStringLiteral("credentials"), parent)
    , m_services(services)
    , m_secretsNote(std::move(secretsNote))
    , m_model(new RowsModel<CredentialView>(
          {{tr("Name"), [](const CredentialView &view) { return view.credential.name; }, {}},
           {tr("Type"), [](const CredentialView &view) { return credentialKindText(view.credential.kind); }, {}},
           {tr("Server"),
            [](const CredentialView &view) {
                return view.credential.host.isEmpty() ? tr("any") : view.credential.host;
            },
            {}},
           {tr("User"), [](const CredentialView &view) { return view.credential.username; }, {}},
           {tr("Used by"), [](const CredentialView &view) { return view.stacks.join(QLatin1String(", ")); }, {}}},
          this))
{
    setModel(m_model, tr("Credentials"));
    auto *empty = new EmptyState(
        QStringLiteral("secret"),
        tr("Public repositories need no credential. For a private one, add a token, a password or an SSH key."), this);
    QPushButton *first = empty->addButton(tr("Add Credential…"), QStringLiteral("credentialsAddFirst"));
    setEmpty(empty);
    QPushButton *add = addButton(tr("&Add…"), QStringLiteral("credentialsAdd"), false);
    QPushButton *change = addButton(tr("&Edit…"), QStringLiteral("credentialsEdit"), true);
    QPushButton *gone = addButton(tr("&Remove…"), QStringLiteral("credentialsRemove"), true);
    for (QPushButton *button : {first, add})
        connect(button, &QPushButton::clicked, this, [this] { edit(std::nullopt); });
    connect(change, &QPushButton::clicked, this, &CredentialsPage::open);
    connect(gone, &QPushButton::clicked, this, &CredentialsPage::remove);
    connect(&services.changes, &ChangeNotifier::credentialsChanged, this, &CredentialsPage::load);
    connect(&services.changes, &ChangeNotifier::stackChanged, this, &CredentialsPage::load);
    connect(&services.changes, &ChangeNotifier::stackRemoved, this, &CredentialsPage::load);
    load();
}

void CredentialsPage::load()
{
    inBackground(
        m_services.worker, this, [&credentials = m_services.credentials] { return credentials.all(); },
        [this](const Result<QVector<CredentialView>> &views) {
            if (!views)
                return message()->setError(views.error());
            const int row = chosenRow();
            const CredentialId before = row < 0 ? CredentialId() : m_model->rows().at(row).credential.id;
            m_model->setRows(*views);
            for (int i = 0; i < int(views->size()); ++i) {
                if (views->at(i).credential.id == before)
                    chooseRow(i);
            }
            refreshed();
        });
}

void CredentialsPage::open()
{
    if (const int row = chosenRow(); row >= 0)
        edit(m_model->rows().at(row));
}

void CredentialsPage::edit(const std::optional<CredentialView> &view)
{
    message()->clear();
    auto *dialog = new CredentialDialog(m_services, view, {{}, m_secretsNote}, this);
    connect(dialog, &CredentialDialog::hostKeysRequested, this, &CredentialsPage::hostKeysRequested);
    connect(dialog, &CredentialDialog::linkRequested, this, &CredentialsPage::linkRequested);
    dialog->open();
}

void CredentialsPage::remove()
{
    const int row = chosenRow();
    if (row < 0)
        return;
    const CredentialView view = m_model->rows().at(row);
    if (!view.stacks.isEmpty())
        return message()->setMessage(
            Tone::Warning, tr("“%1” is in use.").arg(view.credential.name),
            tr("Choose another credential in these stacks first: %1").arg(view.stacks.join(QLatin1String(", "))));
    auto *dialog = new ConfirmDialog(
        QStringLiteral("removeCredential"),
        {tr("Remove Credential"),
         tr("Remove the credential “%1”?").arg(view.credential.name),
         tr("Its secret is taken out of the vault and cannot be brought back. On the server nothing changes."),
         tr("&Remove Credential"),
         {}},
        this);
    connect(dialog, &QDialog::accepted, this, [this, id = view.credential.id] {
        inBackground(
            m_services.worker, this, [&credentials = m_services.credentials, id] { return credentials.remove(id); },
            [this](const Result<> &done) {
                if (!done)
                    message()->setError(done.error());
            });
    });
    dialog->open();
}

} // namespace slipway::ui
