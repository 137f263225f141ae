// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/logs/logbuffer.h"
#include "ui/logs/logcolours.h"
#include "ui/logs/logfinder.h"
#include "ui/logs/loggrid.h"
#include "ui/logs/loglayout.h"
#include "ui/logs/logselection.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace slipway::ui {

// A log: follows its end until the person scrolls up. Paints only what is in
// view, on a grid of equal cells, so that a line of 90,000 characters costs
// what fits on the screen. New text is taken in at once and shown at most
// about 30 times a second.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);

    void setHasServices(bool hasServices);
    void append(const QByteArray &text, qint64 receivedAt = 0);
    void appendMarker(const QString &text, qint64 at = 0);
    void finishLine();
    void clear();

    bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool isFollowing);
    void setWrapping(bool isWrapping);
    void setShowsTimes(bool showsTimes);
    void setService(const QString &service); // empty = all
    void setLeastLevel(LogLevel level);      // None = all
    void setFindText(const QString &text);   // marks every place in view
    void findNext(bool isForward);
    void copySelection() const;
    bool hasSelection() const { return !m_selection.isEmpty(); }
    QString selectedText() const;
    QByteArray allText() const; // for saving: what is shown, UTF-8
    const LogBuffer &buffer() const { return m_buffer; }
    void showNow(); // what waits for the timer; for tests and pictures

Q_SIGNALS:
    void followingChanged(bool isFollowing);
    void servicesChanged(const QStringList &services);
    void findEnded(bool isFound);
    void findRequested(); // Ctrl+F
    void selectionChanged(bool hasSelection);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void measure();
    void relayout();
    void updateBars();
    void scheduleShow();
    void scrolledByHand();
    int cellsInView() const;
    int rowsInView() const;
    int wrapCells() const;
    LogPosition positionAt(const QPoint &point) const;
    void changeSelection(const LogSelection &selection);
    void selectAll();
    void showPlace(qint64 number, int cell);

    LogBuffer m_buffer;
    LogLayout m_layout;
    LogFinder m_finder;
    LogColours m_colours;
    LogGrid m_grid;
    LogSelection m_selection;
    LogPosition m_match;
    QTimer m_refresh;
    QString m_service;
    QString m_findText;
    LogLevel m_leastLevel = LogLevel::None;
    qsizetype m_knownServices = 0;
    bool m_isFollowing = true;
    bool m_isWrapping = false;
    bool m_isAdjusting = false;
};

} // namespace slipway::ui
