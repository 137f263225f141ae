// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretdelegate.h"

#include <QLineEdit>

namespace slipway::ui {

SecretDelegate::SecretDelegate(int isSecretRole, QObject *parent)
    : RowDelegate(parent)
    , m_isSecretRole(isSecretRole)
{
}

QWidget *SecretDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                      const QModelIndex &index) const
{
    QWidget *editor = RowDelegate::createEditor(parent, option, index);
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (line != nullptr && index.data(m_isSecretRole).toBool()) {
        line->setEchoMode(QLineEdit::Password);
        line->setPlaceholderText(tr("New value"));
    }
    return editor;
}

} // namespace slipway::ui
