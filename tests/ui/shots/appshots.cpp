// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/environmentservice.h"
#include "core/services/stackservice.h"
#include "core/services/worker.h"
#include "tests/ui/shots/samples.h"
#include "tests/ui/shots/shots.h"
#include "tests/ui/touch.h"
#include "ui/apps/layercachedialog.h"
#include "ui/detail/detailpane.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/stacks/stacksview.h"

#include <QComboBox>
#include <QTabWidget>

namespace slipway::shots {

using namespace Qt::StringLiterals;
using tests::child;

namespace {

using Page = ui::StackDialog::Page;

void shootForm(tests::UiWorld &world, Camera &camera, const QVector<Environment> &environments, const StackView &app)
{
    auto *fresh = new ui::StackDialog(world.services(), environments, EnvironmentId(1), std::nullopt);
    fresh->show();
    child<QComboBox>(fresh, u"stackKind"_s)->setCurrentIndex(1);
    camera.take(fresh, u"app-new"_s);
    fresh->showPage(Page::Build);
    tests::type(fresh, u"appDockerfile"_s, u"../Dockerfile"_s);
    tests::type(fresh, u"appBuildSecrets"_s, u"NPM_TOKEN"_s);
    camera.take(fresh, u"app-new-problems"_s);
    fresh->close();
    auto *edit = new ui::StackDialog(world.services(), environments, EnvironmentId(1), app);
    edit->show();
    camera.take(edit, u"app-edit"_s);
    edit->showPage(Page::Build);
    camera.take(edit, u"app-edit-build"_s);
    edit->showPage(Page::Container);
    camera.take(edit, u"app-edit-container"_s);
    edit->showPage(Page::Compose);
    camera.take(edit, u"app-edit-compose"_s);
    edit->close();
}

} // namespace

void shootApps(tests::UiWorld &world, Camera &camera)
{
    const auto environments = world.await([&] { return world.services().environments.all(); });
    const auto views = world.await([&] { return world.services().stacks.all(); });
    const auto app = std::find_if(views->cbegin(), views->cend(), [](const StackView &view) { return view.app; });
    if (app == views->cend())
        qFatal("no sample is an app");
    shootForm(world, camera, *environments, *app);
    auto *cache = new ui::LayerCacheDialog(world.services(), environments->first());
    cache->show();
    QTest::qWait(300);
    camera.take(cache, u"app-layer-cache"_s);
    cache->close();

    ui::MainWindow window(world.services(), world.stateFile());
    window.resize(1280, 800);
    window.show();
    auto *view = child<ui::StacksView>(&window, u"stacksView"_s);
    (void)QTest::qWaitFor([&] { return view->model()->rowCount() == sampleCount(); }, 10'000);
    announce(world, *views, true);
    view->choose(app->stack.id);
    auto *tabs = child<QTabWidget>(&window, u"detailTabs"_s);
    QTest::qWait(300);
    camera.take(&window, u"app-overview"_s);
    tabs->setCurrentIndex(int(ui::DetailPane::Tab::Settings));
    camera.take(&window, u"app-settings"_s);
    tabs->setCurrentIndex(int(ui::DetailPane::Tab::Build));
    QTest::qWait(500);
    camera.take(&window, u"app-build"_s);
    window.resize(window.minimumSizeHint());
    camera.take(&window, u"app-build-narrow"_s);
}

} // namespace slipway::shots
