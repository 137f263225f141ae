// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/repositoriespage.h"

#include "core/services/changenotifier.h"
#include "ui/dialogs/acceptkeydialog.h"
#include "ui/dialogs/hostkeybar.h"
#include "ui/sources/repositorydialog.h"
#include "ui/sources/sourcetext.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"

#include <QLocale>
#include <QPushButton>

namespace slipway::ui {

RepositoriesPage::RepositoriesPage(Services &services, QWidget *parent)
    : TablePage(QStringLiteral("repositories"), parent)
    , m_services(services)
    , m_model(new RowsModel<RepositoryView>(
          {{tr("Repository"), [](const RepositoryView &view) { return view.url; }, {}},
           {tr("Credential"),
            [](const RepositoryView &view) {
                return view.credentialName.isEmpty() ? tr("none, or the server's default") : view.credentialName;
            },
            {}},
           {tr("Mirror"),
            [](const RepositoryView &view) {
                return view.mirrorBytes == 0 ? tr("not fetched yet") : QLocale().formattedDataSize(view.mirrorBytes);
            },
            [](const RepositoryView &view) { return QVariant(view.mirrorBytes); }},
           {tr("Stacks"), [](const RepositoryView &view) { return view.stacks.join(QLatin1String(", ")); }, {}}},
          this))
    , m_hostKey(new HostKeyBar(this))
{
    setModel(m_model, tr("Repositories"));
    addAbove(m_hostKey);
    setEmpty(new EmptyState(QStringLiteral("branch"), tr("The repositories of your stacks appear here."), this));
    QPushButton *ask = addButton(tr("&Check"), QStringLiteral("repositoriesCheck"), true);
    ask->setToolTip(tr("Ask the server as a sync would"));
    QPushButton *change = addButton(tr("&Edit…"), QStringLiteral("repositoriesEdit"), true);
    connect(ask, &QPushButton::clicked, this, [this] {
        if (const int row = chosenRow(); row >= 0)
            check(m_model->rows().at(row).id, m_model->rows().at(row).url);
    });
    connect(change, &QPushButton::clicked, this, &RepositoriesPage::open);
    connect(m_hostKey, &HostKeyBar::hostKeysRequested, this, &RepositoriesPage::hostKeysRequested);
    connect(m_hostKey, &HostKeyBar::linkRequested, this, &RepositoriesPage::linkRequested);
    connect(m_hostKey, &HostKeyBar::acceptRequested, this, [this](const HostKeyView &key) {
        auto *dialog = new AcceptKeyDialog(m_services, key, this);
        connect(dialog, &QDialog::accepted, this, [this, host = key.host] { check(m_checked, host); });
        dialog->open();
    });
    connect(&services.changes, &ChangeNotifier::credentialsChanged, this, &RepositoriesPage::load);
    connect(&services.changes, &ChangeNotifier::stackAdded, this, &RepositoriesPage::load);
    connect(&services.changes, &ChangeNotifier::stackChanged, this, &RepositoriesPage::load);
    connect(&services.changes, &ChangeNotifier::stackRemoved, this, &RepositoriesPage::load);
    load();
}

void RepositoriesPage::load()
{
    inBackground(
        m_services.worker, this, [&repositories = m_services.repositories] { return repositories.all(); },
        [this](const Result<QVector<RepositoryView>> &views) {
            if (!views)
                return message()->setError(views.error());
            const int row = chosenRow();
            const RepositoryId before = row < 0 ? RepositoryId() : m_model->rows().at(row).id;
            m_model->setRows(*views);
            for (int i = 0; i < int(views->size()); ++i) {
                if (views->at(i).id == before)
                    chooseRow(i);
            }
            refreshed();
        });
}

void RepositoriesPage::check(RepositoryId id, const QString &url)
{
    m_checked = id;
    m_hostKey->clear();
    message()->setMessage(Tone::Busy, tr("Asking %1…").arg(url));
    setBusy(true);
    inBackground(
        m_services.outsideWorker, this,
        [&repositories = m_services.repositories, id] { return repositories.check(id); },
        [this, url](const Result<QStringList> &branches) {
            setBusy(false);
            if (branches)
                message()->setMessage(Tone::Good, tr("%1 can be reached.").arg(url), branchesText(*branches));
            else if (m_hostKey->setError(branches.error()))
                message()->clear();
            else
                message()->setError(branches.error());
        });
}

void RepositoriesPage::open()
{
    const int row = chosenRow();
    if (row < 0)
        return;
    auto *dialog = new RepositoryDialog(m_services, m_model->rows().at(row), this);
    connect(dialog, &RepositoryDialog::saved, this, &RepositoriesPage::load);
    dialog->open();
}

} // namespace slipway::ui
