// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/hostkeyspage.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"

#include <QPushButton>
#include <QTreeView>

namespace slipway::ui {

HostKeysPage::HostKeysPage(Services &services, QWidget *parent)
    : TablePage(QStringLiteral("hostKeys"), parent)
    , m_services(services)
    , m_model(new RowsModel<HostKeyView>(
          {{tr("Server"),
            [](const HostKeyView &key) {
                return key.host.startsWith(QLatin1Char('|')) ? tr("hidden in the file") : key.host;
            },
            {}},
           {tr("Type"),
            [](const HostKeyView &key) { return key.isRevoked ? tr("%1, revoked").arg(key.keyType) : key.keyType; },
            {}},
           {tr("Fingerprint"), [](const HostKeyView &key) { return key.fingerprint; }, {}},
           {tr("Published by"), [](const HostKeyView &key) { return key.publisher; }, {}}},
          this))
{
    setModel(m_model, tr("Host keys"));
    setEmpty(new EmptyState(QStringLiteral("secret"),
                            tr("No server's key has been accepted yet. Slipway asks when it meets a server over SSH "
                               "for the first time."),
                            this));
    QPushButton *gone = addButton(tr("&Remove…"), QStringLiteral("hostKeysRemove"), true);
    connect(gone, &QPushButton::clicked, this, &HostKeysPage::remove);
    load();
}

void HostKeysPage::load()
{
    inBackground(
        m_services.worker, this, [&keys = m_services.hostKeys] { return keys.list(); },
        [this](const Result<QVector<HostKeyView>> &keys) {
            if (!keys)
                return message()->setError(keys.error());
            m_model->setRows(*keys);
            refreshed();
        });
}

void HostKeysPage::remove()
{
    const int row = chosenRow();
    if (row < 0)
        return;
    const HostKeyView key = m_model->rows().at(row);
    auto *dialog = new ConfirmDialog(
        QStringLiteral("removeHostKey"),
        {tr("Remove Host Key"),
         tr("Forget the key of %1?").arg(key.host),
         tr("%1 %2\n\nThe next sync meets this server as if for the first time, and asks whether its key is right. "
            "Remove it only where whoever runs the server says that it has a new one.")
             .arg(key.keyType, key.fingerprint),
         tr("&Remove Key"),
         {}},
        this);
    connect(dialog, &QDialog::accepted, this, [this, host = key.host] {
        inBackground(
            m_services.worker, this, [&keys = m_services.hostKeys, host] { return keys.remove(host); },
            [this](const Result<> &done) {
                if (!done)
                    message()->setError(done.error());
                else
                    message()->clear();
                load();
            });
    });
    dialog->open();
}

} // namespace slipway::ui
