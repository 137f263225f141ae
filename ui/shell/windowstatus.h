// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/environment.h"

#include <QObject>

class QLabel;
class QStatusBar;

namespace slipway::ui {

class ElidedLabel;
class StackBoard;

// The line at the bottom: how many stacks, how many want attention, how many
// runs; at the right the Docker that is used.
class WindowStatus : public QObject
{
    Q_OBJECT
public:
    WindowStatus(QStatusBar *bar, const StackBoard &board, QObject *parent);
    void update();
    void setEnvironment(const EnvironmentStatus &status);

private:
    const StackBoard &m_board;
    ElidedLabel *m_counts;
    ElidedLabel *m_docker;
};

} // namespace slipway::ui
