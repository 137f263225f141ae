// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/notificationtargetservice.h"
#include "core/services/services.h"
#include "ui/sources/rowsmodel.h"
#include "ui/sources/tablepage.h"

namespace slipway::ui {

// The targets news is sent to: what each gets, and how the last message went.
class TargetsPage : public TablePage
{
    Q_OBJECT
public:
    explicit TargetsPage(Services &services, QWidget *parent = nullptr);

protected:
    void open() override;

private:
    void load();
    void edit(const std::optional<NotificationTargetView> &view);
    void remove();
    Services &m_services;
    RowsModel<NotificationTargetView> *m_model;
};

} // namespace slipway::ui
