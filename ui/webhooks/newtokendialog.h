// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/environment.h"
#include "core/services/services.h"

#include <QDialog>
#include <QVector>

class QCheckBox;
class QDialogButtonBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace slipway::ui {

class CopyField;
class FieldNote;
class MessageBar;

// Makes an API token, then shows it: the one time it can be seen. Deletes itself
// when closed.
class NewTokenDialog : public QDialog
{
    Q_OBJECT
public:
    NewTokenDialog(Services &services, const QVector<Environment> &environments, QWidget *parent = nullptr);

Q_SIGNALS:
    void created();

private:
    QWidget *buildForm(const QVector<Environment> &environments);
    QWidget *buildToken();
    void check();
    void create();
    QVector<EnvironmentId> chosenEnvironments() const;
    Services &m_services;
    MessageBar *m_message;
    QStackedWidget *m_pages;
    QLineEdit *m_name;
    FieldNote *m_nameNote = nullptr;
    FieldNote *m_permissionsNote = nullptr;
    QVector<QPair<QString, QCheckBox *>> m_permissions;
    QCheckBox *m_allEnvironments;
    QVector<QPair<EnvironmentId, QCheckBox *>> m_environments;
    CopyField *m_token;
    QDialogButtonBox *m_buttons;
    QPushButton *m_create;
    bool m_isTouched = false;
};

} // namespace slipway::ui
