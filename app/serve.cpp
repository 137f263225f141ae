// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve.h"

#include "app/application.h"
#include "app/client/console.h"
#include "app/terminationsignal.h"
#include "core/base/logging.h"

#include <QCoreApplication>

namespace slipway {

ExitCode runServe(const Options &options)
{
    // Before anything starts: a signal during the start must end it cleanly too.
    const TerminationSignal termination;
    QObject::connect(
        &termination, &TerminationSignal::received, QCoreApplication::instance(), [] { QCoreApplication::exit(0); },
        Qt::QueuedConnection);
    Application application(options, Application::Kind::Serve);
    if (const auto started = application.start(); !started)
        return console::failed(started.error());
    QCoreApplication::exec();
    qCInfo(lcApp) << "Closing";
    application.stop();
    return ExitCode::Done;
}

} // namespace slipway
