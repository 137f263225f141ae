// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"

#include <QVector>
#include <QWidget>

class QGridLayout;
class QLabel;
class QTimer;

namespace slipway::ui {

class ElidedLabel;

// The steps of a run: shape, name, time, note; the current one stands out and
// its time runs on. Steps come as values.
class StepList : public QWidget
{
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);
    void setSteps(const QVector<RunStep> &steps);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QLabel *shape;
        QLabel *name;
        QLabel *time;
        ElidedLabel *note;
    };
    void makeRows(qsizetype count);
    void show(const RunStep &step, const Row &row);
    void tick();

    QVector<RunStep> m_steps;
    QVector<Row> m_rows;
    QGridLayout *m_grid;
    QTimer *m_timer;
};

} // namespace slipway::ui
