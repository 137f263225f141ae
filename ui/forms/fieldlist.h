// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>
#include <functional>

class QFormLayout;
class QWidget;

namespace slipway::ui {

class FieldNote;

// The fields of one form, each with a note under it that has its hint or what is wrong with it. A field
// that was not touched yet is not blamed until showAllProblems(). Keys are the contract's names of the
// fields; `problem` answers what is wrong with one, empty = nothing. Owned by the form; on main.
class FieldList
{
public:
    using Problem = std::function<QString(const QString &key)>;
    // `prefix` begins the object names: "stack" makes stackBuildArgs.
    FieldList(QWidget *form, QString prefix, Problem problem);
    void add(QFormLayout *layout, const QString &key, const QString &label, QWidget *widget, const QString &hint = {});
    void setHint(const QString &key, const QString &hint);
    void setKey(const QWidget *widget, const QString &key);   // where what a widget edits changes; its hint goes
    void setProblem(const QString &key, const QString &text); // until the next check
    void setVisible(const QString &key, bool isVisible);      // with its label and note; a hidden one is never blamed
    void touch(const QString &key) { m_touched.insert(key); }
    void check(); // shows hints and problems as they are now
    bool isGood() const;
    void showAllProblems(); // and goes to the first
    // From the service: stands under its field where it belongs to one; false = it does not.
    bool showError(const Error &error);

private:
    struct Field {
        QString key;
        QWidget *widget;
        FieldNote *note;
        QString hint;
        QFormLayout *layout;
        int row;
        bool isVisible = true;
    };
    QWidget *m_form;
    QString m_prefix;
    Problem m_problem;
    QVector<Field> m_fields;
    QSet<QString> m_touched;
};

// What was typed as a list: one in each line, or with blanks and commas between them.
QStringList linesOf(const QString &text);
QStringList wordsOf(const QString &text);

} // namespace slipway::ui
