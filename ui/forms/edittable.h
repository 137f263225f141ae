// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/forms/edittablemodel.h"

#include <QWidget>

class QPushButton;
class QTreeView;

namespace slipway::ui {

// A small table to type in, with Add and Remove under it. A value in (the model's rows), a value out.
class EditTable : public QWidget
{
    Q_OBJECT
public:
    // `name`: object name of the table; the buttons have it too, with Add and Remove behind.
    EditTable(const QString &name, const QStringList &titles, bool isLastSecret, QWidget *parent = nullptr);
    EditTableModel *model() { return m_model; }
    const EditTableModel *model() const { return m_model; }
    QTreeView *view() { return m_view; }
    void setAddText(const QString &text);

Q_SIGNALS:
    void edited();

private:
    void addRow();
    EditTableModel *m_model;
    QTreeView *m_view;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace slipway::ui
