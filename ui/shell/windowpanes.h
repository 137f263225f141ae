// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"

#include <QSplitter>

class QSettings;
class QStackedWidget;

namespace slipway::ui {

class DetailPane;
class EnvironmentsModel;
class EnvironmentsView;
class StackBoard;
class StacksModel;
class StacksPage;

// The parts of the window: environments at the left, their stacks at the right,
// below these the chosen stack. Lays out, and keeps sizes, columns and the tab;
// connects nothing. Sizes are in characters until the person moves a splitter.
class WindowPanes : public QSplitter
{
    Q_OBJECT
public:
    WindowPanes(Services &services, StackBoard &board, EnvironmentsModel *environments, StacksModel *stacks,
                QWidget *parent = nullptr);

    EnvironmentsView *environments() const { return m_environments; }
    StacksPage *page() const { return m_page; }
    DetailPane *detail() const { return m_detail; }
    enum class Below { Nothing, Hint, Stack };
    void setBelow(Below below);

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

private:
    EnvironmentsView *m_environments;
    StacksPage *m_page;
    DetailPane *m_detail;
    QStackedWidget *m_below;
    QSplitter *m_rows;
};

} // namespace slipway::ui
