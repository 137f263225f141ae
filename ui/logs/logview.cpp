// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logview.h"

#include "ui/logs/logpainter.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
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
    // Programs write their logs for terminals, whatever the person reads.
    setLayoutDirection(Qt::LeftToRight);
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
        LogSelection selection;
        selection.set({number, from}, {number, to});
        changeSelection(selection);
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
    scheduleShow();
}

void LogView::appendMarker(const QString &text, qint64 at)
{
    m_buffer.appendMarker(text, at);
    scheduleShow();
}

void LogView::finishLine()
{
    m_buffer.finishLine();
    scheduleShow();
}

void LogView::scheduleShow()
{
    if (!m_refresh.isActive())
        m_refresh.start();
}

void LogView::clear()
{
    m_finder.stop();
    m_buffer.clear();
    m_knownServices = 0;
    m_service.clear();
    m_selection = {};
    m_match = {};
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
    m_grid.gutterCells = showsTimes ? kTimeCells : 0;
    relayout();
}

void LogView::setService(const QString &service)
{
    m_service = service;
    relayout();
}

void LogView::setLeastLevel(LogLevel level)
{
    m_leastLevel = level;
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
    const int gutter = m_grid.gutterCells;
    m_grid = LogGrid::of(font());
    m_grid.gutterCells = gutter;
}

void LogView::relayout()
{
    // Keep the line at the top where it is.
    const LogLayout::Place top = m_layout.placeOfRow(verticalScrollBar()->value());
    const qint64 number = top.index < 0 || m_layout.count() == 0 ? -1 : m_layout.numberAt(top.index);
    const int service = m_service.isEmpty() ? -1 : std::max(0, int(m_buffer.services().indexOf(m_service)));
    m_layout.set(m_buffer, {service, m_leastLevel}, wrapCells());
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

int LogView::cellsInView() const
{
    return m_grid.cellsIn(viewport()->width());
}

int LogView::rowsInView() const
{
    return m_grid.rowsIn(viewport()->height());
}

int LogView::wrapCells() const
{
    return m_isWrapping ? std::max(8, cellsInView()) : 0;
}

void LogView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    const LogPainter::View view{m_buffer,
                                m_layout,
                                m_colours,
                                m_selection,
                                m_grid,
                                m_findText,
                                font(),
                                palette(),
                                viewport()->size(),
                                verticalScrollBar()->value(),
                                horizontalScrollBar()->value(),
                                m_grid.gutterCells > 0};
    LogPainter(view, painter).paint(event->rect());
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_layout.wrapCells() != wrapCells())
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

LogPosition LogView::positionAt(const QPoint &point) const
{
    const int row = verticalScrollBar()->value() + std::max(0, point.y()) / m_grid.lineHeight;
    const LogLayout::Place place = m_layout.placeOfRow(row);
    if (place.index < 0)
        return {m_buffer.endNumber(), 0};
    const int first = m_isWrapping ? int(place.subRow) * m_layout.wrapCells() : horizontalScrollBar()->value();
    const qint64 number = m_layout.numberAt(place.index);
    return {number, std::min(first + m_grid.cellAt(point.x()), m_buffer.line(number).cells)};
}

void LogView::changeSelection(const LogSelection &selection)
{
    m_selection = selection;
    viewport()->update();
    Q_EMIT selectionChanged(hasSelection());
}

void LogView::selectAll()
{
    LogSelection selection;
    selection.selectAll(m_buffer, m_layout);
    changeSelection(selection);
}

QString LogView::selectedText() const
{
    return m_selection.text(m_buffer, m_layout);
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
    const LogPosition at = positionAt(event->pos());
    LogSelection selection = m_selection;
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        selection.extendTo(at);
    else
        selection.set(at, at);
    changeSelection(selection);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const int y = event->pos().y();
    if (y < 0 || y > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (y < 0 ? -1 : 1));
    LogSelection selection = m_selection;
    selection.extendTo(positionAt(QPoint(event->pos().x(), std::clamp(y, 0, viewport()->height() - 1))));
    changeSelection(selection);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const LogPosition at = positionAt(event->pos());
    if (at.number >= m_buffer.endNumber())
        return;
    LogSelection selection;
    selection.selectWord(m_buffer.line(at.number), at);
    changeSelection(selection);
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
