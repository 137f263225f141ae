// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/services/services.h"

#include <QObject>

namespace slipway::ui {

class LogView;

// Fills a LogView with the output of one run: what its file holds, then what
// comes. Reads on from where it stands whenever more is announced, so that
// nothing is missing and nothing comes twice. Lives on main.
class RunOutput : public QObject
{
    Q_OBJECT
public:
    RunOutput(Services &services, LogView *view, QObject *parent = nullptr);
    void setRun(RunId run); // an invalid id empties the view
    RunId run() const { return m_run; }

Q_SIGNALS:
    void ready(bool isEmpty); // after each read that reached the end

private:
    void read();
    Services &m_services;
    LogView *m_view;
    RunId m_run;
    qint64 m_offset = 0;
    bool m_isReading = false;
    bool m_hasMore = false;
};

} // namespace slipway::ui
