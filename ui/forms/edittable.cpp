// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/edittable.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/cellview.h"
#include "ui/widgets/secretdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>

namespace slipway::ui {

EditTable::EditTable(const QString &name, const QStringList &titles, bool isLastSecret, QWidget *parent)
    : QWidget(parent)
    , m_model(new EditTableModel(titles, isLastSecret, this))
    , m_view(new CellView(this))
    , m_add(new QPushButton(icon(QStringLiteral("add")), tr("Add"), this))
    , m_remove(new QPushButton(icon(QStringLiteral("remove")), tr("Remove"), this))
{
    setObjectName(name + QStringLiteral("Table"));
    m_view->setObjectName(name);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SecretDelegate(EditTableModel::IsSecretRole, m_view));
    for (int column = 0; column < int(titles.size()); ++column)
        m_view->header()->resizeSection(column, characters(this, 48 / int(titles.size())));
    m_view->setFixedHeight(fontMetrics().height() * 7);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_add->setObjectName(name + QStringLiteral("Add"));
    m_remove->setObjectName(name + QStringLiteral("Remove"));
    m_remove->setEnabled(false);
    auto *buttons = new QVBoxLayout;
    for (QPushButton *button : {m_add, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1, Qt::AlignTop);
    layout->addLayout(buttons);
    setFocusProxy(m_view);
    connect(m_add, &QPushButton::clicked, this, &EditTable::addRow);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model->removeAt(m_view->currentIndex().row()); });
    const auto update = [this] { m_remove->setEnabled(m_view->currentIndex().isValid()); };
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, update);
    connect(m_model, &EditTableModel::edited, this, update);
    connect(m_model, &EditTableModel::edited, this, &EditTable::edited);
}

void EditTable::setAddText(const QString &text)
{
    m_add->setAccessibleName(text);
    m_add->setToolTip(text);
}

void EditTable::addRow()
{
    const QModelIndex index = m_model->index(m_model->add(), 0);
    m_view->setCurrentIndex(index);
    m_view->edit(index);
}

} // namespace slipway::ui
