// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/secretstring.h"
#include "core/model/composeoptions.h"
#include "ui/forms/fieldlist.h"

#include <QWidget>
#include <map>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace slipway::ui {

class EditTable;

// How Compose is called for a stack: value in, value out, each field checked with the rules of
// core/model/validation as one types; what is wrong stands under it. Passwords of registries
// that are kept already stay in the vault. Does no I/O.
class ComposeOptionsEditor : public QWidget
{
    Q_OBJECT
public:
    explicit ComposeOptionsEditor(QWidget *parent = nullptr);
    void setOptions(const ComposeOptions &options);
    ComposeOptions options() const;
    std::map<QString, SecretString> registryPasswords() const; // those that were typed, by registry
    void setStackName(const QString &name);                    // the project's name where none is given
    // A Dockerfile app has one file, which Slipway writes, and is built for each deploy.
    void setIsApp(bool isApp);
    bool isGood() const { return m_fields.isGood(); }
    void showAllProblems() { m_fields.showAllProblems(); }
    bool showError(const Error &error) { return m_fields.showError(error); } // FieldList

Q_SIGNALS:
    void edited();

private:
    void connectFields();
    QString problemOf(const QString &key) const;
    QString loginProblem() const;
    void check();

    FieldList m_fields;
    QPlainTextEdit *m_files;
    QLineEdit *m_profiles;
    QLineEdit *m_folder;
    QLineEdit *m_project;
    QComboBox *m_pull;
    QCheckBox *m_build;
    QCheckBox *m_noCache;
    QCheckBox *m_recreate;
    QCheckBox *m_orphans;
    QSpinBox *m_wait;
    EditTable *m_environment;
    EditTable *m_registries;
    bool m_isApp = false;
};

} // namespace slipway::ui
