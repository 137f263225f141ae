// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/tone.h"

#include <QStyledItemDelegate>

namespace slipway::ui {

// Rows of one height in every table, with or without icons and boxes.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height(), option.fontMetrics.height() * 3 / 2)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        // Fusion frames a box in a darker shade of the window's colour: on a dark list nobody sees that.
        if (isDark(option->palette))
            option->palette.setColor(QPalette::Window, option->palette.color(QPalette::Text));
    }
};

} // namespace slipway::ui
