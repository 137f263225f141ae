// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"
#include "core/model/variable.h"

#include <QTimer>
#include <QWidget>
#include <map>

class QPushButton;
class QTreeView;

namespace slipway::ui {

class FieldNote;
class VariablesModel;

// The table of variables: value in, value out. Secrets are masked; a kept one
// is shown only when asked for, for 30 seconds.
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
    void setCanReveal(bool canReveal); // off for a stack that is not there yet
    void showRevealed(const QString &key, const SecretString &value);
    void showProblem(const QString &text);
    VariablesModel *model() { return m_model; }
    QTreeView *view() { return m_view; }

Q_SIGNALS:
    void edited();
    void revealRequested(const QString &key);

private:
    void update();
    void addRow();
    void removeRow();
    void toggleReveal();
    VariablesModel *m_model;
    QTreeView *m_view;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_reveal;
    FieldNote *m_problem;
    QTimer m_maskLater;
    bool m_canReveal = false;
};

} // namespace slipway::ui
