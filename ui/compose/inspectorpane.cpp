// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/inspectorpane.h"

#include "ui/compose/inspectormodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/rowdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>

namespace slipway::ui {

InspectorPane::InspectorPane(Services &services, QWidget *parent)
    : InspectedPane(services, QStringLiteral("inspector"), parent)
    , m_model(new InspectorModel(this))
    , m_table(new QTreeView(this))
    , m_summary(new QLabel(this))
{
    m_table->setObjectName(QStringLiteral("inspectorView"));
    m_table->setAccessibleName(tr("Where values come from"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAlternatingRowColors(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setMinimumHeight(fontMetrics().height() * 6);
    const int widths[InspectorModel::kColumnCount] = {24, 26, 28, 34, 30};
    for (int column = 0; column < InspectorModel::kColumnCount; ++column)
        m_table->header()->resizeSection(column, characters(this, widths[column]));
    m_summary->setObjectName(QStringLiteral("inspectorSummary"));
    m_summary->setWordWrap(true);
    auto *refresh = new QToolButton(this);
    refresh->setObjectName(QStringLiteral("inspectorRefresh"));
    refresh->setIcon(icon(QStringLiteral("refresh")));
    refresh->setAutoRaise(true);
    refresh->setToolTip(tr("Look again"));
    refresh->setAccessibleName(tr("Look again"));

    auto *content = new QWidget(this);
    auto *head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(refresh);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    setContent(content);
    connect(refresh, &QToolButton::clicked, this, &InspectorPane::refresh);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const InspectedVariable &variable = m_model->variable(index.row());
        if (!variable.places.isEmpty())
            Q_EMIT placeRequested(variable.places.first().file, variable.places.first().line);
    });
}

void InspectorPane::look(const CancelToken &cancel)
{
    m_summary->setText(tr("Looking…"));
    inBackground(
        services().worker, this,
        [inspector = &services().inspector, id = stack(), cancel] { return inspector->variables(id, cancel); },
        [this, cancel](const Result<QVector<InspectedVariable>> &variables) {
            if (cancel.isCancelled())
                return;
            if (!variables)
                return failed(variables.error());
            m_model->setVariables(*variables);
            showSummary();
            found();
        });
}

void InspectorPane::showSummary()
{
    const int all = m_model->rowCount();
    const int missing = m_model->missing();
    if (all == 0)
        m_summary->setText(tr("The compose files use no variables."));
    else if (missing == 0)
        m_summary->setText(tr("The compose files use %n variables, and each has a value.", nullptr, all));
    else
        m_summary->setText(tr("%n variables that the compose files use have no value.", nullptr, missing));
}

} // namespace slipway::ui
