// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/app.h"
#include "ui/forms/fieldlist.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace slipway::ui {

// How the container of a Dockerfile app runs: a part of AppSettings in and out, checked as one types with
// the rules of core/model/app. Does no I/O.
class AppContainerEditor : public QWidget
{
    Q_OBJECT
public:
    explicit AppContainerEditor(QWidget *parent = nullptr);
    void setFrom(const AppSettings &settings, int publishedPort = 0); // the port it has on the host; 0 = none yet
    void putInto(AppSettings &settings) const;
    void setSecrets(const QStringList &names); // of the stack's secret variables
    bool isGood() const { return m_fields.isGood(); }
    void showAllProblems() { m_fields.showAllProblems(); }
    bool showError(const Error &error); // FieldList

Q_SIGNALS:
    void edited();

private:
    enum HostPort { Free, Fixed, None };
    QWidget *hostPortRow();
    QWidget *healthRow();
    void connectFields();
    void showChoices();
    QString problemOf(const QString &key) const;
    void check();
    FieldList m_fields;
    QSpinBox *m_port;
    QComboBox *m_hostPort;
    QSpinBox *m_fixedPort;
    QLineEdit *m_domain;
    QComboBox *m_health;
    QLineEdit *m_healthPath;
    QSpinBox *m_healthSeconds;
    QDoubleSpinBox *m_cpu;
    QSpinBox *m_memory;
    QComboBox *m_restart;
    QPlainTextEdit *m_volumes;
    QLineEdit *m_secretsAsVariables;
    QStringList m_secrets;
    int m_publishedPort = 0;
};

} // namespace slipway::ui
