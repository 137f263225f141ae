// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/secretstring.h"
#include "core/model/composeoptions.h"

#include <QHash>
#include <QSet>
#include <QVector>
#include <QWidget>
#include <map>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace slipway::ui {

class ComposeTable;
class FieldNote;

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
    bool isGood() const;
    void showAllProblems();
    // From the service: stands under its field where it belongs to one; false = it does not.
    bool showError(const Error &error);

Q_SIGNALS:
    void edited();

private:
    struct Field {
        QString key; // the contract's name of the field
        QWidget *widget;
        FieldNote *note;
        QString hint;
    };
    void addField(QFormLayout *form, const QString &key, const QString &label, QWidget *widget, const QString &hint);
    void connectFields();
    QString problemOf(const QString &key) const;
    QString loginProblem() const;
    void touch(const QString &key);
    void check();

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
    ComposeTable *m_environment;
    ComposeTable *m_registries;
    QVector<Field> m_fields;
    QSet<QString> m_touched;
};

} // namespace slipway::ui
