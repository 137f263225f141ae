// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logpainter.h"

#include "ui/logs/logcolours.h"
#include "ui/logs/loglayout.h"

#include <QDateTime>
#include <QPainter>

namespace slipway::ui {

bool LogPainter::isWrapping() const
{
    return m_view.layout.wrapCells() > 0;
}

void LogPainter::paint(const QRect &part)
{
    const LogLayout &layout = m_view.layout;
    const int height = m_view.grid.lineHeight;
    m_painter.setFont(m_view.font);
    LogLayout::Place place = layout.placeOfRow(m_view.firstRow + part.top() / height);
    for (int row = part.top() / height; row <= part.bottom() / height; ++row) {
        if (place.index < 0 || place.index >= layout.count())
            break;
        const qint64 number = layout.numberAt(place.index);
        const LogLine &line = m_view.buffer.line(number);
        const int fromCell = isWrapping() ? int(place.subRow) * layout.wrapCells() : m_view.firstCell;
        paintRow(line, number, fromCell, row * height, place.subRow == 0);
        const qint64 rowsOfLine = isWrapping() ? (line.cells + layout.wrapCells() - 1) / layout.wrapCells() : 1;
        if (++place.subRow >= rowsOfLine)
            place = {place.index + 1, 0};
    }
}

void LogPainter::paintRow(const LogLine &line, qint64 number, int fromCell, int y, bool isFirstRow)
{
    const LogGrid &grid = m_view.grid;
    const int width = m_view.size.width();
    const int toCell = fromCell + (isWrapping() ? m_view.layout.wrapCells() : grid.cellsIn(width) + 1);
    if (line.isMarker) {
        const int middle = y + grid.lineHeight / 2;
        m_painter.setPen(m_view.colours.quiet());
        const qreal end = grid.xOf(line.cells - fromCell) + grid.cellWidth;
        m_painter.drawLine(QPointF(end, middle), QPointF(width, middle));
    }
    const LogSelection::Range selected = m_view.selection.cellsOf(number, line.cells);
    paintMarks(line, selected, fromCell, toCell, y);
    if (m_view.showsTimes && isFirstRow && line.receivedAt > 0) {
        m_painter.setPen(m_view.colours.quiet());
        const QTime time = QDateTime::fromMSecsSinceEpoch(line.receivedAt).time();
        m_painter.drawText(QPointF(grid.cellWidth * 0.5, y + grid.ascent),
                           time.toString(QStringLiteral("HH:mm:ss.zzz")));
    }
    paintText(line, selected, fromCell, toCell, y);
}

void LogPainter::paintMarks(const LogLine &line, const LogSelection::Range &selected, int fromCell, int toCell, int y)
{
    const LogGrid &grid = m_view.grid;
    const auto fill = [&](int from, int to, const QColor &colour) {
        from = std::max(from, fromCell);
        to = std::min(to, toCell);
        if (from < to)
            m_painter.fillRect(QRectF(grid.xOf(from - fromCell), y, (to - from) * grid.cellWidth, grid.lineHeight),
                               colour);
    };
    if (!m_view.findText.isEmpty()) {
        QColor mark = m_view.palette.color(QPalette::Highlight);
        mark.setAlphaF(0.28F);
        // Begin a little before the view: a place may reach into it.
        for (const LogMatch &match :
             matchesIn(line, m_view.findText, fromCell - 2 * int(m_view.findText.size()), toCell))
            fill(match.from, match.to, mark);
    }
    fill(selected.from, selected.to, m_view.palette.color(QPalette::Highlight));
}

void LogPainter::paintText(const LogLine &line, const LogSelection::Range &selected, int fromCell, int toCell, int y)
{
    toCell = std::min(toCell, line.cells);
    // Cut where the style, the prefix or the selection changes; draw each piece.
    QVector<int> cuts{fromCell, toCell};
    const auto isBefore = [](int value, const LogSpan &one) { return value < one.cell; };
    const auto firstSpan = std::upper_bound(line.spans.cbegin(), line.spans.cend(), fromCell, isBefore);
    for (auto one = firstSpan; one != line.spans.cend() && one->cell < toCell; ++one)
        cuts.append(one->cell);
    for (const int cell : {line.prefixCells, selected.from, selected.to}) {
        if (cell > fromCell && cell < toCell)
            cuts.append(cell);
    }
    std::sort(cuts.begin(), cuts.end());
    qsizetype span = (firstSpan - line.spans.cbegin()) - 1;
    for (qsizetype i = 0; i + 1 < cuts.size(); ++i) {
        const int from = cuts.at(i);
        const int to = cuts.at(i + 1);
        if (from >= to)
            continue;
        while (span + 1 < line.spans.size() && line.spans.at(span + 1).cell <= from)
            ++span;
        const LogStyle style = span < 0 ? LogStyle{} : line.spans.at(span).style;
        paintStyled(line, style, from >= selected.from && from < selected.to, from, to, fromCell, y);
    }
}

void LogPainter::paintStyled(const LogLine &line, const LogStyle &style, bool isSelected, int from, int to,
                             int fromCell, int y)
{
    const LogColours &colours = m_view.colours;
    const LogGrid &grid = m_view.grid;
    QColor ink = colours.foreground(style.foreground);
    QColor paper = colours.background(style.background);
    if ((style.flags & LogStyle::Inverse) != 0)
        std::swap(ink, paper = paper.isValid() ? paper : colours.base());
    if ((style.flags & LogStyle::Faint) != 0 || line.isMarker)
        ink = colours.quiet();
    if (from < line.prefixCells)
        ink = colours.service(line.service);
    if (isSelected)
        ink = m_view.palette.color(QPalette::HighlightedText);
    else if (paper.isValid())
        m_painter.fillRect(QRectF(grid.xOf(from - fromCell), y, (to - from) * grid.cellWidth, grid.lineHeight), paper);
    if (style.flags != 0) {
        QFont styled = m_view.font;
        styled.setBold((style.flags & LogStyle::Bold) != 0);
        styled.setItalic((style.flags & LogStyle::Italic) != 0);
        styled.setUnderline((style.flags & LogStyle::Underline) != 0);
        m_painter.setFont(styled);
    }
    m_painter.setPen(ink);
    paintPiece(line, from, to, fromCell, y);
    if (style.flags != 0)
        m_painter.setFont(m_view.font);
}

void LogPainter::paintPiece(const LogLine &line, int from, int to, int fromCell, int y)
{
    const LogGrid &grid = m_view.grid;
    const QString text = textOfCells(line, from, to);
    if (line.isAscii) {
        m_painter.drawText(QPointF(grid.xOf(from - fromCell), y + grid.ascent), text);
        return;
    }
    // Characters of other widths would leave the grid: place each by itself.
    int cell = from;
    const QByteArray bytes = text.toUtf8();
    for (qsizetype at = 0; at < bytes.size();) {
        const char32_t c = nextCharacter(bytes, at);
        m_painter.drawText(QPointF(grid.xOf(cell - fromCell), y + grid.ascent),
                           QStringView(QChar::fromUcs4(c)).toString());
        cell += cellsOf(c);
    }
}

} // namespace slipway::ui
