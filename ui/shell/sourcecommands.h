// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/services/hostkeyservice.h"
#include "core/services/services.h"
#include "ui/sources/sourcesdialog.h"

#include <QObject>
#include <QPointer>

namespace slipway::ui {

class StackDialog;

// What a person can have done with Git sources: the window of them, a credential
// for a stack that is being edited, a server's key. Each call opens its dialog
// and returns at once. Lives on main with the window.
class SourceCommands : public QObject
{
    Q_OBJECT
public:
    SourceCommands(Services &services, QWidget *window);
    // Where secrets are kept, in words; for the dialogs that ask for one.
    void setSecretsNote(const QString &note) { m_secretsNote = note; }
    void open(SourcesDialog::Page page);
    void addCredentialFor(StackDialog *dialog, const QString &url);
    void acceptKey(StackId stack, const HostKeyView &key);
    void editRepository(StackId stack, RepositoryId repository);

Q_SIGNALS:
    void problemMended(slipway::StackId stack); // what it stopped can go on
    void linkRequested(const QUrl &link);

private:
    Services &m_services;
    QWidget *m_window;
    QString m_secretsNote;
    QPointer<SourcesDialog> m_sources;
};

} // namespace slipway::ui
