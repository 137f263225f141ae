// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/environmentservice.h"
#include "core/services/worker.h"
#include "tests/ui/composeworld.h"
#include "tests/ui/shots/shots.h"
#include "tests/ui/touch.h"
#include "ui/compose/codeview.h"
#include "ui/compose/composepane.h"
#include "ui/compose/inspectormodel.h"
#include "ui/compose/inspectorpane.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/dialogs/variablesdialog.h"
#include "ui/dialogs/variableseditor.h"
#include "ui/dialogs/variablesimportdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/stacks/stacksview.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

namespace slipway::shots {

using namespace Qt::StringLiterals;
using tests::child;

namespace {

// The pages of one stack about Compose and variables, in the window.
void shootComposeTabs(tests::ComposeWorld &world, Camera &camera)
{
    ui::MainWindow window(world.services(), world.stateFile());
    window.resize(1280, 800);
    window.show();
    auto *view = child<ui::StacksView>(&window, u"stacksView"_s);
    (void)QTest::qWaitFor([&] { return view->model()->rowCount() == 1; }, 10'000);
    auto *tabs = child<QTabWidget>(&window, u"detailTabs"_s);
    tabs->setCurrentIndex(3);
    auto *compose = window.findChild<ui::ComposePane *>();
    auto *text = child<ui::CodeView>(compose, u"composeText"_s);
    (void)QTest::qWaitFor([text] { return !text->text().isEmpty(); }, 20'000);
    camera.take(&window, u"compose-git"_s);
    child<QLineEdit>(compose, u"composeFind"_s)->setText(u"token"_s);
    camera.take(&window, u"compose-find"_s);
    child<QLineEdit>(compose, u"composeFind"_s)->clear();
    compose->setMode(ui::ComposePane::Mode::Difference);
    camera.take(&window, u"compose-difference"_s);
    compose->setMode(ui::ComposePane::Mode::Resolved);
    camera.take(&window, u"compose-resolved-problem"_s);
    tabs->setCurrentIndex(2);
    child<QToolButton>(&window, u"variablesInspect"_s)->click();
    QTest::qWait(1000);
    camera.take(&window, u"inspector"_s);
    window.resize(window.minimumSizeHint());
    camera.take(&window, u"narrow-inspector"_s);
    tabs->setCurrentIndex(3);
    camera.take(&window, u"narrow-compose"_s);
    window.resize(1280, 800);
    tabs->setCurrentIndex(2);
    child<QToolButton>(&window, u"variablesEdit"_s)->click();
    auto *editor = tabs->findChild<ui::VariablesEditor *>();
    child<QAction>(editor, u"variablesImport"_s)->trigger();
    auto *dialog = child<ui::VariablesImportDialog>(editor, u"variablesImport"_s);
    QTest::qWait(1000);
    camera.take(dialog, u"variables-import"_s);
    child<QPushButton>(dialog, u"importAdd"_s)->click();
    camera.take(&window, u"variables-missing"_s);
}

} // namespace

void shootCompose(Camera &camera)
{
    tests::ComposeWorld world;
    if (!world.start())
        qFatal("the backend does not start");
    const StackView fresh = world.addShop();
    {
        ui::InspectorPane pane(world.services());
        pane.resize(900, 400);
        pane.setStack(fresh);
        pane.show();
        QTest::qWait(500);
        camera.take(&pane, u"inspector-nothing-fetched"_s);
        child<QPushButton>(&pane, u"inspectorFetch"_s)->click();
        (void)QTest::qWaitFor([&pane] { return pane.model()->rowCount() > 0; }, 10'000);
        camera.take(&pane, u"inspector-before-deploy"_s);
        ui::ComposePane compose(world.services());
        compose.resize(900, 500);
        compose.setStack(fresh);
        compose.show();
        auto *text = child<ui::CodeView>(&compose, u"composeText"_s);
        (void)QTest::qWaitFor([text] { return !text->text().isEmpty(); }, 20'000);
        compose.setMode(ui::ComposePane::Mode::Resolved);
        camera.take(&compose, u"compose-resolved"_s);
    }
    const auto environments = world.await([&] { return world.services().environments.all(); });
    auto *form = new ui::StackDialog(world.services(), *environments, EnvironmentId(1), fresh);
    form->show();
    form->showPage(ui::StackDialog::Page::Compose);
    camera.take(form, u"dialog-compose"_s);
    tests::type(form, u"stackProfiles"_s, u"web/x"_s);
    tests::type(form, u"stackProjectName"_s, u"Shop"_s);
    form->resize(form->width(), 900);
    child<QPushButton>(form, u"stackRegistryLoginsAdd"_s)->click();
    camera.take(form, u"dialog-compose-problems"_s);
    form->showPage(ui::StackDialog::Page::Variables);
    camera.take(form, u"dialog-variables"_s);
    form->close();
    auto *wide = new ui::VariablesDialog(world.services(), environments->first());
    wide->show();
    QTest::qWait(300);
    auto *editor = wide->findChild<ui::VariablesEditor *>();
    child<QAction>(editor, u"variablesPaste"_s)->trigger();
    auto *paste = child<ui::VariablesImportDialog>(editor, u"variablesImport"_s);
    child<QPlainTextEdit>(paste, u"importText"_s)
        ->setPlainText(u"# of the whole house\nREGION=north\nLICENCE_KEY='abc-1234'\nPIN=123\nDOCKER_HOST=x\n"_s);
    camera.take(paste, u"variables-paste"_s);
    child<QPushButton>(paste, u"importAdd"_s)->click();
    camera.take(wide, u"environment-variables"_s);
    wide->close();
}

void shootRunningCompose(Camera &camera)
{
    tests::ComposeWorld world;
    if (!world.start())
        qFatal("the backend does not start");
    (void)world.addRunningShop();
    shootComposeTabs(world, camera);
}

} // namespace slipway::shots
