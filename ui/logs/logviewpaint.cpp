// SPDX-License-Identifier: GPL-3.0-or-later
// How LogView draws: rows in view, marks behind the text, text in pieces of one style.
#include "ui/logs/logview.h"

#include <QDateTime>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace slipway::ui {

qreal LogView::xOf(int cell) const
{
    return (gutterCells() + cell + 0.5) * m_cellWidth;
}

void LogView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const int firstRow = event->rect().top() / m_lineHeight;
    const int lastRow = event->rect().bottom() / m_lineHeight;
    LogLayout::Place place = m_layout.placeOfRow(verticalScrollBar()->value() + firstRow);
    for (int row = firstRow; row <= lastRow && place.index >= 0 && place.index < m_layout.count(); ++row) {
        const qint64 number = m_layout.numberAt(place.index);
        const LogLine &line = m_buffer.line(number);
        const int fromCell = m_isWrapping ? int(place.subRow) * m_layout.wrapCells() : horizontalScrollBar()->value();
        paintRow(painter, line, number, fromCell, row * m_lineHeight, place.subRow == 0);
        const qint64 rowsOfLine = m_isWrapping ? (line.cells + m_layout.wrapCells() - 1) / m_layout.wrapCells() : 1;
        if (++place.subRow >= rowsOfLine)
            place = {place.index + 1, 0};
    }
}

void LogView::paintRow(QPainter &painter, const LogLine &line, qint64 number, int fromCell, int y,
                       bool isFirstRow) const
{
    const int toCell = m_isWrapping ? fromCell + m_layout.wrapCells() : fromCell + cellsInView() + 1;
    if (line.isMarker) {
        const int middle = y + m_lineHeight / 2;
        painter.setPen(m_colours.quiet());
        const qreal end = xOf(line.cells - fromCell) + m_cellWidth;
        painter.drawLine(QPointF(end, middle), QPointF(viewport()->width(), middle));
    }
    paintMarks(painter, line, number, fromCell, toCell, y);
    if (m_showsTimes && isFirstRow && line.receivedAt > 0) {
        painter.setPen(m_colours.quiet());
        const QTime time = QDateTime::fromMSecsSinceEpoch(line.receivedAt).time();
        painter.drawText(QPointF(m_cellWidth * 0.5, y + m_ascent), time.toString(QStringLiteral("HH:mm:ss.zzz")));
    }
    paintText(painter, line, fromCell, toCell, y, selectedCells(number, line.cells));
}

void LogView::paintMarks(QPainter &painter, const LogLine &line, qint64 number, int fromCell, int toCell, int y) const
{
    const auto fill = [&](int from, int to, const QColor &colour) {
        from = std::max(from, fromCell);
        to = std::min(to, toCell);
        if (from < to)
            painter.fillRect(QRectF(xOf(from - fromCell), y, (to - from) * m_cellWidth, m_lineHeight), colour);
    };
    if (!m_findText.isEmpty()) {
        QColor mark = palette().color(QPalette::Highlight);
        mark.setAlphaF(0.28F);
        // Begin a little before the view: a place may reach into it.
        for (const LogMatch &match : matchesIn(line, m_findText, fromCell - 2 * int(m_findText.size()), toCell))
            fill(match.from, match.to, mark);
    }
    const Range selected = selectedCells(number, line.cells);
    fill(selected.from, selected.to, palette().color(QPalette::Highlight));
}

void LogView::paintText(QPainter &painter, const LogLine &line, int fromCell, int toCell, int y,
                        const Range &selected) const
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
        QColor ink = m_colours.foreground(style.foreground);
        QColor paper = m_colours.background(style.background);
        if ((style.flags & LogStyle::Inverse) != 0)
            std::swap(ink, paper = paper.isValid() ? paper : m_colours.base());
        if ((style.flags & LogStyle::Faint) != 0 || line.isMarker)
            ink = m_colours.quiet();
        if (from < line.prefixCells)
            ink = m_colours.service(line.service);
        if (from >= selected.from && from < selected.to)
            ink = palette().color(QPalette::HighlightedText);
        else if (paper.isValid())
            painter.fillRect(QRectF(xOf(from - fromCell), y, (to - from) * m_cellWidth, m_lineHeight), paper);
        if (style.flags != 0) {
            QFont styled = font();
            styled.setBold((style.flags & LogStyle::Bold) != 0);
            styled.setItalic((style.flags & LogStyle::Italic) != 0);
            styled.setUnderline((style.flags & LogStyle::Underline) != 0);
            painter.setFont(styled);
        }
        painter.setPen(ink);
        paintPiece(painter, line, from, to, fromCell, y);
        if (style.flags != 0)
            painter.setFont(font());
    }
}

void LogView::paintPiece(QPainter &painter, const LogLine &line, int from, int to, int fromCell, int y) const
{
    const QString text = textOfCells(line, from, to);
    if (line.isAscii) {
        painter.drawText(QPointF(xOf(from - fromCell), y + m_ascent), text);
        return;
    }
    // Characters of other widths would leave the grid: place each by itself.
    int cell = from;
    const QByteArray bytes = text.toUtf8();
    for (qsizetype at = 0; at < bytes.size();) {
        const char32_t c = nextCharacter(bytes, at);
        painter.drawText(QPointF(xOf(cell - fromCell), y + m_ascent), QStringView(QChar::fromUcs4(c)).toString());
        cell += cellsOf(c);
    }
}

} // namespace slipway::ui
