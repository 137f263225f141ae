// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/imagehistory.h"

#include "core/deploy/apps/appcompose.h"
#include "core/deploy/projectassembly.h"
#include "core/deploy/runcontext.h"
#include "core/model/errortext.h"

#include <QCoreApplication>

namespace slipway::deploy {

namespace {

constexpr qsizetype kTagChars = 12;

QString referenceOf(const RunContext &context, const QString &commit)
{
    return appImage(context.stack.settings) + QLatin1Char(':') + commit.left(kTagChars);
}

int keptImages(const RunContext &context)
{
    return context.tools.stores.settings.load().value_or(CoreSettings()).keptAppImages;
}

Result<> removeUnnamed(RunContext &context, const QString &imageId)
{
    const docker::ImageCli &images = *context.tools.images;
    SLIPWAY_ASSIGN(const auto image, images.find(context.project, imageId, context.cancel));
    if (!image || !image->names.isEmpty())
        return {};
    return images.remove(context.project, imageId, context.cancel);
}

// False: it is still there, for example because another container uses it.
bool removeImage(RunContext &context, const AppImage &image, const QVector<AppImage> &kept)
{
    const docker::ImageCli &images = *context.tools.images;
    const auto isSame = [&](auto member) {
        return std::any_of(kept.cbegin(), kept.cend(),
                           [&](const AppImage &other) { return other.*member == image.*member; });
    };
    Result<> done;
    if (!isSame(&AppImage::commit))
        done = images.remove(context.project, referenceOf(context, image.commit), context.cancel);
    // Its names are gone; the image is left where it was built anew under the same name,
    // and where another app has the same.
    if (done && !isSame(&AppImage::imageId))
        done = removeUnnamed(context, image.imageId);
    if (!done)
        context.say(QCoreApplication::translate("Run", "The old image of commit %1 stays for now: %2")
                        .arg(image.commit.left(8), errorLine(done.error())));
    return done.has_value();
}

} // namespace

QString imageOfCommit(const RunContext &context)
{
    return referenceOf(context, context.tip.commit);
}

Result<> rememberImage(RunContext &context, const docker::ImageInfo &image)
{
    AppStore &apps = context.tools.stores.apps;
    SLIPWAY_ASSIGN(const QVector<AppImage> known, apps.images(context.stack.id));
    for (const AppImage &old : known) {
        // The newest stands first; one that is built again moves there.
        if (old.imageId == image.id && old.commit == context.tip.commit)
            SLIPWAY_TRY(apps.removeImage(old.id));
    }
    return apps.addImage(context.stack.id,
                         {0, context.tip.commit, image.id, image.bytes, context.tools.clock.nowUtc()});
}

void removeOldImages(RunTools &tools, StackId stackId)
{
    const auto images = tools.stores.apps.images(stackId);
    if (!images || images->isEmpty() || !tools.images)
        return;
    RunContext context(tools);
    const qsizetype count = keptImages(context);
    const auto stack = images->size() > count ? tools.stores.stacks.get(stackId) : fail(ErrorCode::NotFound);
    if (!stack || !assembleProjectByName(context, *stack))
        return;
    const QVector<AppImage> kept = images->mid(0, count);
    for (qsizetype i = count; i < images->size(); ++i) {
        if (removeImage(context, images->at(i), kept))
            (void)context.tools.stores.apps.removeImage(images->at(i).id);
    }
}

void removeFailedImage(RunContext &context)
{
    const auto images = context.tools.stores.apps.images(context.stack.id);
    if (!images || images->isEmpty())
        return;
    const AppImage &newest = images->first();
    if (newest.commit != context.tip.commit || newest.imageId == context.previousImage)
        return;
    if (removeImage(context, newest, images->mid(1)))
        (void)context.tools.stores.apps.removeImage(newest.id);
}

void removeAllImages(RunContext &context)
{
    const auto images = context.tools.stores.apps.images(context.stack.id);
    if (!images || !context.tools.images)
        return;
    (void)context.tools.images->remove(context.project, appImage(context.stack.settings), context.cancel);
    for (const AppImage &image : *images)
        removeImage(context, image, {});
}

} // namespace slipway::deploy
