// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/id.h"
#include "core/model/variable.h"
#include "core/services/services.h"

#include <QDialog>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace slipway::ui {

class FieldNote;
class MessageBar;

// Takes variables out of a text, a pasted .env or a file of the repository, and shows
// what each line would do to those that are there. Nothing happens before Add. Values
// that look like secrets are ticked as such; the person may say otherwise.
class VariablesImportDialog : public QDialog
{
    Q_OBJECT
public:
    // A pasted text.
    explicit VariablesImportDialog(const QVector<Variable> &present, QWidget *parent = nullptr);
    // A file of the stack's newest fetched commit; .env.example and its like are offered.
    VariablesImportDialog(Services &services, StackId stack, const QVector<Variable> &present,
                          QWidget *parent = nullptr);
    ~VariablesImportDialog() override;

Q_SIGNALS:
    // New and changed ones; the value of a secret one stands in it; hasValue = false: missing.
    void chosen(const QVector<slipway::Variable> &variables);

private:
    enum Column { Name, Value, Secret, Effect };
    void build();
    void loadFiles();
    void loadFile();
    void readText();
    void addItem(const Variable &variable);
    void showValue(QTreeWidgetItem *item) const;
    QVector<Variable> wanted() const;

    Services *m_services = nullptr; // none: a pasted text
    StackId m_stack;
    CancelSource m_cancel;
    QVector<Variable> m_present;
    QVector<Variable> m_found; // by row
    MessageBar *m_message;
    QComboBox *m_files = nullptr;
    QPlainTextEdit *m_text;
    FieldNote *m_note;
    QTreeWidget *m_preview;
    QPushButton *m_add = nullptr;
};

} // namespace slipway::ui
