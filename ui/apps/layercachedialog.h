// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/app.h"
#include "core/model/environment.h"
#include "core/services/services.h"
#include "ui/forms/fieldlist.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

class MessageBar;

// The registry in which the layers of an environment's apps are kept; a local one is started on demand.
// Saves by the service itself and closes only when that worked.
class LayerCacheDialog : public QDialog
{
    Q_OBJECT
public:
    LayerCacheDialog(Services &services, const Environment &environment, QWidget *parent = nullptr);

private:
    void build();
    void load();
    void startLocal();
    void save();
    void setBusy(bool isBusy);
    LayerCache cache() const;
    Services &m_services;
    const Environment m_environment;
    FieldList m_fields;
    MessageBar *m_message;
    QLineEdit *m_address;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QPushButton *m_local;
    QPushButton *m_save = nullptr;
};

} // namespace slipway::ui
