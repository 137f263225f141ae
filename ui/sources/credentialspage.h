// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/credentialservice.h"
#include "core/services/services.h"
#include "ui/sources/rowsmodel.h"
#include "ui/sources/tablepage.h"

#include <QUrl>
#include <optional>

namespace slipway::ui {

// The credentials: what they are for and which stacks use them. Reads them anew
// whenever one changes.
class CredentialsPage : public TablePage
{
    Q_OBJECT
public:
    CredentialsPage(Services &services, QString secretsNote, QWidget *parent = nullptr);

Q_SIGNALS:
    void hostKeysRequested();
    void linkRequested(const QUrl &link);

protected:
    void open() override;

private:
    void load();
    void edit(const std::optional<CredentialView> &view);
    void remove();
    Services &m_services;
    QString m_secretsNote;
    RowsModel<CredentialView> *m_model;
};

} // namespace slipway::ui
