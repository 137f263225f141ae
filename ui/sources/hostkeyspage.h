// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/hostkeyservice.h"
#include "core/services/services.h"
#include "ui/sources/rowsmodel.h"
#include "ui/sources/tablepage.h"

namespace slipway::ui {

// The keys of servers that were accepted. Removing one is an act of its own: the
// server is then met as if for the first time.
class HostKeysPage : public TablePage
{
    Q_OBJECT
public:
    explicit HostKeysPage(Services &services, QWidget *parent = nullptr);
    void load(); // nobody announces changes of the file

private:
    void remove();
    Services &m_services;
    RowsModel<HostKeyView> *m_model;
};

} // namespace slipway::ui
