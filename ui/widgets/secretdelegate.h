// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/widgets/rowdelegate.h"

namespace slipway::ui {

// Rows of a table some of whose cells are secret: typing one shows dots. `isSecretRole` of
// the cell tells which.
class SecretDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit SecretDelegate(int isSecretRole, QObject *parent);
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_isSecretRole;
};

} // namespace slipway::ui
