// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLayout>
#include <QStyle>
#include <QWidget>

namespace slipway::ui {

// Distances of the style and sizes in characters; nowhere a fixed pixel.
inline int spacing(const QWidget *widget)
{
    const int value = widget->style()->pixelMetric(QStyle::PM_LayoutVerticalSpacing, nullptr, widget);
    return value > 0 ? value : widget->fontMetrics().height() / 3;
}

inline int margin(const QWidget *widget)
{
    return widget->style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, widget);
}

inline int smallIcon(const QWidget *widget)
{
    return widget->style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, widget);
}

// The width of `characters` average characters.
inline int characters(const QWidget *widget, int count)
{
    return widget->fontMetrics().averageCharWidth() * count;
}

// Texts that wrap make a window higher than its layout says: grow where needed.
inline void growToFit(QWidget *window)
{
    QLayout *layout = window->layout();
    layout->activate();
    const int wanted = layout->hasHeightForWidth() ? layout->totalHeightForWidth(window->width())
                                                   : layout->totalMinimumSize().height();
    if (wanted > window->height())
        window->resize(window->width(), wanted);
}

} // namespace slipway::ui
