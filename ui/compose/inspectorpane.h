// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/compose/inspectedpane.h"

class QLabel;
class QTreeView;

namespace slipway::ui {

class InspectorModel;

// Where does this value come from? A table of the variables that the compose files of a
// stack use, before any deploy.
class InspectorPane : public InspectedPane
{
    Q_OBJECT
public:
    explicit InspectorPane(Services &services, QWidget *parent = nullptr);
    InspectorModel *model() { return m_model; }

Q_SIGNALS:
    void placeRequested(const QString &file, int line); // in the compose file

protected:
    void look(const CancelToken &cancel) override;

private:
    void showSummary();
    InspectorModel *m_model;
    QTreeView *m_table;
    QLabel *m_summary;
};

} // namespace slipway::ui
