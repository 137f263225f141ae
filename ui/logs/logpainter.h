// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/logs/loggrid.h"
#include "ui/logs/logselection.h"

#include <QFont>
#include <QPalette>
#include <QRect>

class QPainter;

namespace slipway::ui {

class LogColours;
struct LogStyle;

// Draws the rows of a log that are in view: marks behind the text, the text in
// pieces of one style. Made for one paint event; costs what fits on the screen,
// however long a line is.
class LogPainter
{
public:
    struct View {
        const LogBuffer &buffer;
        const LogLayout &layout;
        const LogColours &colours;
        const LogSelection &selection;
        LogGrid grid;
        QString findText;
        QFont font;
        QPalette palette;
        QSize size;
        qint64 firstRow = 0;
        int firstCell = 0; // where nothing wraps
        bool showsTimes = false;
    };
    LogPainter(const View &view, QPainter &painter)
        : m_view(view)
        , m_painter(painter)
    {
    }
    void paint(const QRect &part);

private:
    bool isWrapping() const;
    void paintRow(const LogLine &line, qint64 number, int fromCell, int y, bool isFirstRow);
    void paintMarks(const LogLine &line, const LogSelection::Range &selected, int fromCell, int toCell, int y);
    void paintText(const LogLine &line, const LogSelection::Range &selected, int fromCell, int toCell, int y);
    void paintStyled(const LogLine &line, const LogStyle &style, bool isSelected, int from, int to, int fromCell,
                     int y);
    void paintPiece(const LogLine &line, int from, int to, int fromCell, int y);

    const View &m_view;
    QPainter &m_painter;
};

} // namespace slipway::ui
