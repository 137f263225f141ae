// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/fieldlist.h"

#include "core/model/errortext.h"
#include "ui/forms/fieldnote.h"

#include <QFormLayout>
#include <QRegularExpression>
#include <QWidget>
#include <algorithm>

namespace slipway::ui {

FieldList::FieldList(QWidget *form, QString prefix, Problem problem)
    : m_form(form)
    , m_prefix(std::move(prefix))
    , m_problem(std::move(problem))
{
}

void FieldList::add(QFormLayout *layout, const QString &key, const QString &label, QWidget *widget, const QString &hint)
{
    if (widget->objectName().isEmpty())
        widget->setObjectName(m_prefix + key.at(0).toUpper() + key.mid(1));
    FieldNote *note = addNotedRow(layout, label, widget, key + QStringLiteral("Note"));
    note->setHint(hint);
    m_fields.append({key, widget, note, hint, layout, layout->rowCount() - 1});
}

void FieldList::setHint(const QString &key, const QString &hint)
{
    for (Field &field : m_fields) {
        if (field.key == key)
            field.hint = hint;
    }
}

void FieldList::setKey(const QWidget *widget, const QString &key)
{
    for (Field &field : m_fields) {
        if (field.widget != widget || field.key == key)
            continue;
        field.key = key;
        field.hint.clear();
    }
}

void FieldList::setProblem(const QString &key, const QString &text)
{
    for (const Field &field : std::as_const(m_fields)) {
        if (field.key == key)
            field.note->setProblem(text);
    }
}

void FieldList::setVisible(const QString &key, bool isVisible)
{
    for (Field &field : m_fields) {
        if (field.key != key)
            continue;
        field.isVisible = isVisible;
        field.layout->setRowVisible(field.row, isVisible);
    }
}

void FieldList::check()
{
    for (const Field &field : std::as_const(m_fields)) {
        if (!field.isVisible)
            continue;
        const QString problem = m_touched.contains(field.key) ? m_problem(field.key) : QString();
        if (problem.isEmpty())
            field.note->setHint(field.hint);
        else
            field.note->setProblem(problem);
        field.widget->setAccessibleDescription(field.note->text());
    }
    measureAnew(m_form);
}

bool FieldList::isGood() const
{
    return std::all_of(m_fields.cbegin(), m_fields.cend(),
                       [this](const Field &field) { return !field.isVisible || m_problem(field.key).isEmpty(); });
}

void FieldList::showAllProblems()
{
    for (const Field &field : std::as_const(m_fields))
        m_touched.insert(field.key);
    check();
    for (const Field &field : std::as_const(m_fields)) {
        if (field.isVisible && field.note->isProblem()) {
            field.widget->setFocus();
            return;
        }
    }
}

bool FieldList::showError(const Error &error)
{
    for (const Field &field : std::as_const(m_fields)) {
        if (field.key != error.subject || !field.isVisible)
            continue;
        field.note->setProblem(errorText(error).sentence);
        field.widget->setFocus();
        return true;
    }
    return false;
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    return lines;
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

} // namespace slipway::ui
