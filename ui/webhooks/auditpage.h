// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/audit.h"
#include "core/services/services.h"
#include "ui/sources/rowsmodel.h"
#include "ui/sources/tablepage.h"

namespace slipway::ui {

// What was changed through the API and the command line: who, what, when, from
// where, and what was answered. Read anew when shown and by Refresh.
class AuditPage : public TablePage
{
    Q_OBJECT
public:
    explicit AuditPage(Services &services, QWidget *parent = nullptr);
    void load();

private:
    Services &m_services;
    RowsModel<AuditEntry> *m_model;
    QPushButton *m_older;
    int m_limit;
};

} // namespace slipway::ui
