// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/layercache.h"

#include "core/deploy/apps/appcompose.h"
#include "core/deploy/runcontext.h"
#include "core/model/errortext.h"

#include <QCoreApplication>

namespace slipway::deploy {

QString layerCacheReference(const RunContext &context)
{
    if (context.layerCache.address.isEmpty())
        return {};
    return context.layerCache.address + QLatin1Char('/') + appImage(context.stack.settings) + QStringLiteral(":cache");
}

void pushLayerCache(RunContext &context)
{
    const QString reference = layerCacheReference(context);
    if (reference.isEmpty())
        return;
    context.say(QCoreApplication::translate("Run", "Keeping the layers in %1.").arg(reference));
    const docker::ImageCli &images = *context.tools.images;
    Result<> done = images.tag(context.project, appImage(context.stack.settings), reference, context.cancel);
    if (done) {
        done = images.push(context.project, reference, context.sink(), context.cancel);
        // The name has done its work here; the image has others.
        (void)images.remove(context.project, reference, context.cancel);
    }
    if (!done && done.error().code != ErrorCode::Cancelled)
        context.tell(QCoreApplication::translate("Run", "The layers were not kept in the cache %1: %2")
                         .arg(context.layerCache.address, errorLine(done.error())));
}

} // namespace slipway::deploy
