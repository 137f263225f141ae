// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/stackservice.h"
#include "core/services/worker.h"
#include "tests/ui/shots/samples.h"
#include "tests/ui/shots/shots.h"
#include "tests/ui/touch.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logview.h"
#include "ui/shell/mainwindow.h"
#include "ui/stacks/stacksview.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTextStream>

namespace slipway::shots {

using namespace Qt::StringLiterals;
using tests::child;

void shootWindow(tests::UiWorld &world, Camera &camera)
{
    ui::MainWindow window(world.services(), world.stateFile());
    window.resize(1280, 800);
    window.show();
    auto *view = child<ui::StacksView>(&window, u"stacksView"_s);
    if (!QTest::qWaitFor([&] { return view->model()->rowCount() == sampleCount(); }, 10'000))
        qFatal("the stacks did not come");
    const auto views = world.await([&] { return world.services().stacks.all(); });
    announce(world, *views, true);
    StackId syncing;
    for (const StackView &one : *views) {
        if (one.stack.settings.name == u"photo-library"_s)
            syncing = one.stack.id;
    }
    announceRun(world, syncing);
    auto *tabs = child<QTabWidget>(&window, u"detailTabs"_s);
    window.selectStack(u"bookmarks"_s);
    const char *names[] = {"overview", "settings", "variables", "compose", "logs", "history"};
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QTest::qWait(150);
        if (i == 4) {
            auto *pane = child<ui::LogPane>(&window, u"servicesLog"_s);
            pane->view()->append(sampleLog(), QDateTime::currentMSecsSinceEpoch());
            pane->setStatus({});
            child<QLineEdit>(pane, u"logFind"_s)->setText(u"timed out"_s);
        }
        camera.take(&window, QString::fromLatin1(names[i]));
    }
    tabs->setCurrentIndex(0);
    for (const QString &name :
         {u"shop"_s, u"photo-library"_s, u"notes"_s, u"git-mirror"_s, u"home-assistant"_s, u"recipes"_s,
          u"time-sheets"_s, u"mail-archive-and-full-text-search-for-the-whole-family"_s}) {
        window.selectStack(name);
        camera.take(&window, u"stack-"_s + name.left(14));
    }
    window.selectStack(u"shop"_s);
    tabs->setCurrentIndex(5);
    camera.take(&window, u"history-failed"_s);
    tabs->setCurrentIndex(0);
    child<QPushButton>(&window, u"messageDetails"_s);
    for (QPushButton *button : window.findChildren<QPushButton *>(u"messageDetails"_s)) {
        if (button->isVisible())
            button->click();
    }
    camera.take(&window, u"error-details"_s);
    for (int i = 0; i < tabs->count(); ++i)
        QTextStream(stdout) << names[i] << " needs a width of " << tabs->widget(i)->minimumSizeHint().width()
                            << Qt::endl;
    QTextStream(stdout) << "the window needs a width of " << window.minimumSizeHint().width() << Qt::endl;
    window.resize(900, 640);
    camera.take(&window, u"w900"_s);
    window.resize(window.minimumSizeHint());
    camera.take(&window, u"narrow"_s);
    window.selectStack(u"recipes"_s);
    camera.take(&window, u"narrow-host-key"_s);
    window.selectStack(u"time-sheets"_s);
    camera.take(&window, u"narrow-host-key-changed"_s);
    window.selectStack(u"bookmarks"_s);
    tabs->setCurrentIndex(4);
    camera.take(&window, u"narrow-logs"_s);
    tabs->setCurrentIndex(0);
    window.resize(1280, 800);
    child<QLineEdit>(&window, u"stacksFilter"_s)->setText(u"nowhere"_s);
    camera.take(&window, u"no-match"_s);
    child<QLineEdit>(&window, u"stacksFilter"_s)->clear();
    announce(world, *views, false);
    camera.take(&window, u"docker-unreachable"_s);
}

} // namespace slipway::shots
