// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFontMetricsF>
#include <cmath>

namespace slipway::ui {

// The grid of equal cells a log stands on, in pixels of the viewport.
struct LogGrid {
    qreal cellWidth = 1;
    int lineHeight = 1;
    int ascent = 1;
    int gutterCells = 0; // before the text: when a line arrived

    static LogGrid of(const QFont &font)
    {
        const QFontMetricsF metrics(font);
        return {metrics.horizontalAdvance(QString(100, QLatin1Char('M'))) / 100.0,
                int(std::ceil(metrics.lineSpacing())), int(std::ceil(metrics.ascent())), 0};
    }
    qreal xOf(int cell) const { return (gutterCells + cell + 0.5) * cellWidth; }
    int cellAt(int x) const { return std::max(0, int(std::lround(x / cellWidth - 0.5)) - gutterCells); }
    // How many cells of text fit.
    int cellsIn(int width) const { return std::max(1, int((width - cellWidth) / cellWidth) - gutterCells); }
    int rowsIn(int height) const { return std::max(1, height / lineHeight); }
};

} // namespace slipway::ui
