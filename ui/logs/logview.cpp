// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

namespace slipway::ui {
namespace {

constexpr std::chrono::milliseconds kRefreshInterval{33};
constexpr int kTimeCells = 13; // "12:34:56.789 "

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_finder(m_buffer, m_layout, this)
{
    setObjectName(QStringLiteral("logView"));
    setAccessibleName(tr("Log"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    verticalScrollBar()->setObjectName(QStringLiteral("logVerticalBar"));
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshInterval);
    connect(&m_refresh, &QTimer::timeout, this, &LogView::showNow);
    connect(&m_finder, &LogFinder::found, this, [this](qint64 number, int from, int to) {
        m_match = {number, from};
        select({number, from}, {number, to});
        showPlace(number, from);
        Q_EMIT findEnded(true);
    });
    connect(&m_finder, &LogFinder::notFound, this, [this] { Q_EMIT findEnded(false); });
    m_colours.setPalette(palette());
    measure();
}

void LogView::setHasServices(bool hasServices)
{
    m_buffer.setHasServices(hasServices);
}

void LogView::append(const QByteArray &text, qint64 receivedAt)
{
    m_buffer.append(text, receivedAt);
    if (!m_refresh.isActive())
        m_refresh.start();
}

void LogView::appendMarker(const QString &text)
{
    m_buffer.appendMarker(text, 0);
    if (!m_refresh.isActive())
        m_refresh.start();
}

void LogView::finishLine()
{
    m_buffer.finishLine();
    if (!m_refresh.isActive())
        m_refresh.start();
}

void LogView::clear()
{
    m_finder.stop();
    m_buffer.clear();
    m_knownServices = 0;
    m_service.clear();
    m_anchor = m_cursor = m_match = {};
    m_isFollowing = true;
    relayout();
    Q_EMIT servicesChanged({});
    Q_EMIT selectionChanged(false);
    Q_EMIT followingChanged(true);
}

void LogView::showNow()
{
    m_refresh.stop();
    const qint64 lost = m_layout.update(m_buffer);
    m_isAdjusting = true;
    if (!m_isFollowing && lost > 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - int(lost));
    m_isAdjusting = false;
    updateBars();
    viewport()->update();
    if (m_buffer.services().size() != m_knownServices) {
        m_knownServices = m_buffer.services().size();
        Q_EMIT servicesChanged(m_buffer.services());
    }
}

void LogView::setFollowing(bool isFollowing)
{
    if (m_isFollowing != isFollowing) {
        m_isFollowing = isFollowing;
        Q_EMIT followingChanged(isFollowing);
    }
    updateBars();
}

void LogView::setWrapping(bool isWrapping)
{
    m_isWrapping = isWrapping;
    relayout();
}

void LogView::setShowsTimes(bool showsTimes)
{
    m_showsTimes = showsTimes;
    relayout();
}

void LogView::setService(const QString &service)
{
    m_service = service;
    relayout();
}

void LogView::setFindText(const QString &text)
{
    m_findText = text;
    m_match = {};
    viewport()->update();
}

void LogView::findNext(bool isForward)
{
    if (m_refresh.isActive())
        showNow(); // what has just come counts too
    if (m_findText.isEmpty() || m_layout.count() == 0) {
        Q_EMIT findEnded(false);
        return;
    }
    if (m_match.number >= m_buffer.firstNumber())
        return m_finder.start(m_findText, m_match.number, m_match.cell + (isForward ? 1 : 0), isForward);
    const LogLayout::Place top = m_layout.placeOfRow(verticalScrollBar()->value());
    m_finder.start(m_findText, m_layout.numberAt(std::max<qsizetype>(0, top.index)), 0, isForward);
}

void LogView::measure()
{
    const QFontMetricsF metrics(font());
    m_cellWidth = metrics.horizontalAdvance(QString(100, QLatin1Char('M'))) / 100.0;
    m_lineHeight = int(std::ceil(metrics.lineSpacing()));
    m_ascent = int(std::ceil(metrics.ascent()));
}

void LogView::relayout()
{
    // Keep the line at the top where it is.
    const LogLayout::Place top = m_layout.placeOfRow(verticalScrollBar()->value());
    const qint64 number = top.index < 0 || m_layout.count() == 0 ? -1 : m_layout.numberAt(top.index);
    const int service = m_service.isEmpty() ? -1 : std::max(0, int(m_buffer.services().indexOf(m_service)));
    m_layout.set(m_buffer, service, m_isWrapping ? std::max(8, cellsInView()) : 0);
    updateBars();
    if (!m_isFollowing && number >= 0 && m_layout.count() > 0) {
        m_isAdjusting = true;
        const qsizetype index = std::min(m_layout.indexOf(number), m_layout.count() - 1);
        verticalScrollBar()->setValue(int(m_layout.firstRowOf(index)));
        m_isAdjusting = false;
    }
    viewport()->update();
}

void LogView::updateBars()
{
    m_isAdjusting = true;
    const int rows = rowsInView();
    QScrollBar *vertical = verticalScrollBar();
    vertical->setPageStep(std::max(1, rows));
    vertical->setSingleStep(1);
    vertical->setRange(0, int(std::max<qint64>(0, m_layout.rows() - rows)));
    if (m_isFollowing)
        vertical->setValue(vertical->maximum());
    QScrollBar *horizontal = horizontalScrollBar();
    const int cells = cellsInView();
    horizontal->setPageStep(std::max(1, cells));
    horizontal->setSingleStep(4);
    horizontal->setRange(0, m_isWrapping ? 0 : std::max(0, m_layout.widestCells() - cells + 1));
    m_isAdjusting = false;
}

void LogView::scrolledByHand()
{
    const bool isAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    if (isAtEnd == m_isFollowing)
        return;
    m_isFollowing = isAtEnd;
    Q_EMIT followingChanged(isAtEnd);
}

void LogView::scrollContentsBy(int, int dy)
{
    if (!m_isAdjusting && dy != 0)
        scrolledByHand();
    viewport()->update();
}

int LogView::gutterCells() const
{
    return m_showsTimes ? kTimeCells : 0;
}

int LogView::cellsInView() const
{
    return std::max(1, int((viewport()->width() - m_cellWidth) / m_cellWidth) - gutterCells());
}

int LogView::rowsInView() const
{
    return std::max(1, viewport()->height() / m_lineHeight);
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_isWrapping && m_layout.wrapCells() != std::max(8, cellsInView()))
        relayout();
    else
        updateBars();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_colours.setPalette(palette());
        viewport()->update();
    } else if (event->type() == QEvent::FontChange) {
        measure();
        relayout();
    }
}

LogView::Position LogView::positionAt(const QPoint &point) const
{
    const int row = verticalScrollBar()->value() + std::max(0, point.y()) / m_lineHeight;
    const LogLayout::Place place = m_layout.placeOfRow(row);
    if (place.index < 0)
        return {m_buffer.endNumber(), 0};
    const int column = std::max(0, int(std::lround(point.x() / m_cellWidth - 0.5)) - gutterCells());
    const int first = m_isWrapping ? int(place.subRow) * m_layout.wrapCells() : horizontalScrollBar()->value();
    const qint64 number = m_layout.numberAt(place.index);
    return {number, std::min(first + column, m_buffer.line(number).cells)};
}

void LogView::select(const Position &anchor, const Position &cursor)
{
    m_anchor = anchor;
    m_cursor = cursor;
    viewport()->update();
    Q_EMIT selectionChanged(hasSelection());
}

void LogView::selectAll()
{
    if (m_layout.count() > 0)
        select({m_layout.numberAt(0), 0}, {m_buffer.endNumber(), 0});
}

bool LogView::hasSelection() const
{
    return m_anchor.number >= 0 && m_anchor != m_cursor;
}

LogView::Range LogView::selectedCells(qint64 number, int cells) const
{
    const Position from = std::min(m_anchor, m_cursor);
    const Position to = std::max(m_anchor, m_cursor);
    if (!hasSelection() || number < from.number || number > to.number)
        return {};
    return {number == from.number ? from.cell : 0, number == to.number ? to.cell : cells + 1};
}

QString LogView::selectedText() const
{
    QString text;
    if (!hasSelection())
        return text;
    const qint64 last = std::max(m_anchor, m_cursor).number;
    for (qsizetype i = m_layout.indexOf(std::min(m_anchor, m_cursor).number); i < m_layout.count(); ++i) {
        const qint64 number = m_layout.numberAt(i);
        if (number > last)
            break;
        const LogLine &line = m_buffer.line(number);
        const Range range = selectedCells(number, line.cells);
        text += textOfCells(line, range.from, range.to);
        if (range.to > line.cells)
            text += QLatin1Char('\n');
    }
    return text;
}

QByteArray LogView::allText() const
{
    QByteArray text;
    for (qsizetype i = 0; i < m_layout.count(); ++i)
        text += m_buffer.line(m_layout.numberAt(i)).text + '\n';
    return text;
}

void LogView::copySelection() const
{
    if (hasSelection())
        QGuiApplication::clipboard()->setText(selectedText());
}

void LogView::showPlace(qint64 number, int cell)
{
    const qsizetype index = m_layout.indexOf(number);
    if (index >= m_layout.count())
        return;
    setFollowing(false);
    const qint64 row = m_layout.firstRowOf(index) + (m_isWrapping ? cell / m_layout.wrapCells() : 0);
    QScrollBar *vertical = verticalScrollBar();
    m_isAdjusting = true;
    if (row < vertical->value() || row >= vertical->value() + rowsInView())
        vertical->setValue(int(std::max<qint64>(0, row - rowsInView() / 3)));
    QScrollBar *horizontal = horizontalScrollBar();
    if (!m_isWrapping && (cell < horizontal->value() || cell >= horizontal->value() + cellsInView()))
        horizontal->setValue(std::max(0, cell - cellsInView() / 3));
    m_isAdjusting = false;
    viewport()->update();
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mousePressEvent(event);
    const Position at = positionAt(event->pos());
    select(event->modifiers().testFlag(Qt::ShiftModifier) && m_anchor.number >= 0 ? m_anchor : at, at);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const int y = event->pos().y();
    if (y < 0 || y > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (y < 0 ? -1 : 1));
    select(m_anchor, positionAt(QPoint(event->pos().x(), std::clamp(y, 0, viewport()->height() - 1))));
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Position at = positionAt(event->pos());
    if (at.number >= m_buffer.endNumber())
        return;
    const LogLine &line = m_buffer.line(at.number);
    const QString before = textOfCells(line, 0, at.cell);
    const QString after = textOfCells(line, at.cell, line.cells);
    const auto isWord = [](QChar c) { return c.isLetterOrNumber() || QStringLiteral("_-./:@").contains(c); };
    int from = at.cell;
    int to = at.cell;
    for (qsizetype i = before.size() - 1; i >= 0 && isWord(before.at(i)); --i)
        --from;
    for (qsizetype i = 0; i < after.size() && isWord(after.at(i)); ++i)
        ++to;
    select({at.number, from}, {at.number, to});
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *vertical = verticalScrollBar();
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->matches(QKeySequence::Find))
        Q_EMIT findRequested();
    else if (event->matches(QKeySequence::FindNext) || event->matches(QKeySequence::FindPrevious))
        findNext(event->matches(QKeySequence::FindNext));
    else if (event->key() == Qt::Key_Home)
        vertical->setValue(0);
    else if (event->key() == Qt::Key_End)
        setFollowing(true);
    else
        return QAbstractScrollArea::keyPressEvent(event);
    event->accept();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("&Copy"), this, [this] { copySelection(); });
    copy->setEnabled(hasSelection());
    copy->setShortcut(QKeySequence::Copy);
    QAction *all = menu->addAction(tr("Select &All"), this, [this] { selectAll(); });
    all->setShortcut(QKeySequence::SelectAll);
    menu->popup(event->globalPos());
}

} // namespace slipway::ui
