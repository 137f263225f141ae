// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/secretstring.h"
#include "core/model/variable.h"
#include "core/services/services.h"

#include <QTimer>
#include <QWidget>
#include <map>

class QAction;
class QPushButton;
class QTreeView;

namespace slipway::ui {

class FieldNote;
class VariablesModel;

// The table of variables: value in, value out. Secrets are masked; a kept one
// is shown only when asked for, for 30 seconds, and as long in the clipboard when it is
// copied. Takes in a pasted .env, and writes one without secrets.
class VariablesEditor : public QWidget
{
    Q_OBJECT
public:
    explicit VariablesEditor(QWidget *parent = nullptr);
    void setVariables(const QVector<Variable> &variables);
    QVector<Variable> variables() const;
    std::map<QString, SecretString> secrets() const;
    bool isChanged() const;
    bool isGood() const;
    void setCanReveal(bool canReveal);                           // off for a stack that is not there yet
    void setRepository(Services &services, StackId stack);       // to import from
    void setFileName(const QString &name) { m_fileName = name; } // what Export offers
    // The answer to revealRequested: shown, or copied where Copy Value asked for it.
    void showRevealed(const QString &key, const SecretString &value);
    void showProblem(const QString &text);
    VariablesModel *model() { return m_model; }
    QTreeView *view() { return m_view; }

Q_SIGNALS:
    void edited();
    void revealRequested(const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *makeAction(const QString &name, const QString &text, const QString &iconName);
    QString hint() const;
    void paste();
    void importFile();
    void exportFile();
    void writeFile(const QString &path);
    void copyValue();
    void update();
    void addRow();
    void removeRow();
    void toggleReveal();
    VariablesModel *m_model;
    QTreeView *m_view;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_reveal;
    QPushButton *m_more;
    QAction *m_copy;
    QAction *m_paste;
    QAction *m_import;
    QAction *m_export;
    FieldNote *m_problem;
    QTimer m_maskLater;
    bool m_canReveal = false;
    Services *m_services = nullptr; // none: no repository
    StackId m_stack;
    QString m_copied; // the key whose value was asked for to be copied
    QString m_said;   // of what was done last
    QString m_fileName;
};

} // namespace slipway::ui
