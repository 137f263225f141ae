// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/runoutput.h"

#include "core/services/changenotifier.h"
#include "core/services/runservice.h"
#include "ui/logs/logview.h"
#include "ui/widgets/background.h"

namespace slipway::ui {

RunOutput::RunOutput(Services &services, LogView *view, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_view(view)
{
    connect(&services.changes, &ChangeNotifier::runOutput, this, [this](RunId run) {
        if (run == m_run)
            read();
    });
    connect(&services.changes, &ChangeNotifier::runChanged, this, [this](const Run &run) {
        if (run.id == m_run && run.isFinished())
            read();
    });
}

void RunOutput::setRun(RunId run)
{
    if (run == m_run)
        return;
    m_run = run;
    m_offset = 0;
    m_view->clear();
    if (run.isValid())
        read();
}

void RunOutput::read()
{
    if (m_isReading) {
        m_hasMore = true;
        return;
    }
    m_isReading = true;
    m_hasMore = false;
    inBackground(
        m_services.worker, this,
        [&runs = m_services.runs, run = m_run, offset = m_offset] { return runs.log(run, offset); },
        [this, run = m_run](const Result<QByteArray> &text) {
            m_isReading = false;
            if (run != m_run)
                return read(); // another one was chosen meanwhile
            if (text && !text->isEmpty()) {
                m_offset += text->size();
                m_view->append(*text);
                return read(); // until nothing is left
            }
            if (m_hasMore)
                return read();
            m_view->finishLine();
            Q_EMIT ready(m_offset == 0);
        });
}

} // namespace slipway::ui
