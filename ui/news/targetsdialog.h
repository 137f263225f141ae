// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"

#include <QDialog>

namespace slipway::ui {

// The window of the targets that news is sent to. Deletes itself when closed.
class TargetsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit TargetsDialog(Services &services, QWidget *parent = nullptr);
};

} // namespace slipway::ui
