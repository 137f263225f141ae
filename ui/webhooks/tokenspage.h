// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/model/environment.h"
#include "core/model/token.h"
#include "core/services/services.h"
#include "ui/sources/rowsmodel.h"
#include "ui/sources/tablepage.h"

namespace slipway::ui {

// The API tokens: what each may do, where, and when it was last used. A new one
// is shown once, in its own dialog.
class TokensPage : public TablePage
{
    Q_OBJECT
public:
    explicit TokensPage(Services &services, QWidget *parent = nullptr);
    void load();

private:
    QString environmentsText(const Token &token) const;
    void addNew();
    void revoke();
    Services &m_services;
    QVector<Environment> m_environments;
    RowsModel<Token> *m_model;
};

} // namespace slipway::ui
