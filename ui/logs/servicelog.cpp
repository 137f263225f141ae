// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/servicelog.h"

#include "core/model/errortext.h"
#include "core/services/logservice.h"
#include "ui/logs/logfeed.h"
#include "ui/logs/logview.h"

#include <QDateTime>

namespace slipway::ui {
namespace {

constexpr int kTailLines = 500;

} // namespace

ServiceLog::ServiceLog(Services &services, LogView *view, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_view(view)
{
    m_timer.setInterval(std::chrono::milliseconds(50));
    connect(&m_timer, &QTimer::timeout, this, &ServiceLog::take);
}

ServiceLog::~ServiceLog()
{
    stop();
}

void ServiceLog::start(StackId stack)
{
    stop();
    m_view->clear();
    m_stack = stack;
    m_cancel = CancelSource();
    m_feed = std::make_shared<LogFeed>();
    Q_EMIT stateChanged(tr("Waiting for output…"));
    // The feed outlives this object where the thread still writes to it.
    m_services.logs.follow(
        stack, kTailLines, m_cancel.token(), [feed = m_feed](const QByteArray &lines) { feed->put(lines); },
        [feed = m_feed](const Result<> &result) { feed->end(result); });
    m_timer.start();
}

void ServiceLog::stop()
{
    m_timer.stop();
    m_cancel.cancel();
    m_feed.reset();
}

void ServiceLog::take()
{
    LogFeed::Taken taken = m_feed->take();
    if (taken.hasGap)
        m_view->appendMarker(tr("Some lines came too fast and are left out here"));
    if (!taken.text.isEmpty()) {
        m_view->append(taken.text, QDateTime::currentMSecsSinceEpoch());
        Q_EMIT stateChanged({});
    }
    if (!taken.ended)
        return;
    m_timer.stop();
    m_feed.reset();
    m_view->finishLine();
    if (*taken.ended)
        Q_EMIT stateChanged(tr("The containers have ended."));
    else if (taken.ended->error().code != ErrorCode::Cancelled)
        Q_EMIT stateChanged(errorText(taken.ended->error()).sentence);
}

} // namespace slipway::ui
