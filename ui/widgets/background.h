// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/worker.h"

#include <QFutureWatcher>
#include <QObject>
#include <type_traits>

namespace slipway::ui {

// Runs `work` on the worker's pool and hands its value to `done` on the thread
// of `context`; if `context` goes first, `done` is never called and the value
// is dropped. QFuture::then(context, …) would do, but in Qt before 6.5 it
// touches a context that has gone.
template <class Work, class Done>
void inBackground(Worker &worker, QObject *context, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)]() mutable {
        watcher->deleteLater();
        if constexpr (std::is_void_v<Value>)
            done();
        else
            done(watcher->future().takeResult());
    });
    watcher->setFuture(worker.run(std::move(work)));
}

} // namespace slipway::ui
