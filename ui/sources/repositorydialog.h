// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/repositoryservice.h"
#include "core/services/services.h"

#include <QDialog>

class QCheckBox;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace slipway::ui {

class FieldNote;
class MessageBar;

// Whom a repository's server is trusted by (CA certificates beside the
// system's), and how much a fetch may bring. Deletes itself when closed.
class RepositoryDialog : public QDialog
{
    Q_OBJECT
public:
    RepositoryDialog(Services &services, const RepositoryView &view, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved();

private:
    void chooseFile();
    void save();
    Services &m_services;
    const RepositoryView m_view;
    MessageBar *m_message;
    QPlainTextEdit *m_certificates;
    QSpinBox *m_limit; // MiB
    FieldNote *m_certificatesNote = nullptr;
    FieldNote *m_limitNote = nullptr;
    QCheckBox *m_reportsStatus;
    FieldNote *m_reportsStatusNote = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace slipway::ui
