// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/app.h"
#include "ui/forms/fieldlist.h"

#include <QWidget>

class QLineEdit;

namespace slipway::ui {

class EditTable;

// How the image of a Dockerfile app is built: a part of AppSettings in and out, checked as one types with
// the rules of core/model/app. Does no I/O.
class AppBuildEditor : public QWidget
{
    Q_OBJECT
public:
    explicit AppBuildEditor(QWidget *parent = nullptr);
    void setFrom(const AppSettings &settings);
    void putInto(AppSettings &settings) const;
    void setSecrets(const QStringList &names); // of the stack's secret variables
    bool isGood() const { return m_fields.isGood(); }
    void showAllProblems() { m_fields.showAllProblems(); }
    bool showError(const Error &error) { return m_fields.showError(error); } // FieldList

Q_SIGNALS:
    void edited();

private:
    QString problemOf(const QString &key) const;
    void check();
    FieldList m_fields;
    QLineEdit *m_dockerfile;
    QLineEdit *m_context;
    QLineEdit *m_target;
    EditTable *m_arguments;
    QLineEdit *m_buildSecrets;
    QLineEdit *m_platforms;
    QStringList m_secrets;
};

} // namespace slipway::ui
