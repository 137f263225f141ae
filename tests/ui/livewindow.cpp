// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/livewindow.h"

#include "tests/e2e/realworld.h"
#include "ui/shell/mainwindow.h"
#include "ui/stacks/stacksview.h"
#include "ui/widgets/elidedlabel.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

LiveWindow::LiveWindow(RealWorld &world)
    : m_window(std::make_unique<MainWindow>(world.backend->services(), world.dataDirectory() + u"/window.ini"_s))
{
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get()))
        qFatal("the window does not come up");
    m_window->activateWindow();
}

LiveWindow::~LiveWindow() = default;

QWidget *LiveWindow::widget() const
{
    return m_window.get();
}

void LiveWindow::click(QWidget *widget) const
{
    if (!QTest::qWaitFor([widget] { return widget->isVisible() && widget->isEnabled(); }, kWait))
        qFatal("%s cannot be clicked", qUtf8Printable(widget->objectName()));
    QTest::mouseClick(widget, Qt::LeftButton);
}

void LiveWindow::clickAction(const char *name) const
{
    click(child<QToolBar>("mainToolBar")->widgetForAction(child<QAction>(name)));
}

void LiveWindow::chooseInMenu(const char *name, const char *actionName) const
{
    auto *menu = child<QMenu>(name);
    auto *action = child<QAction>(actionName);
    (void)QTest::qWaitFor([action] { return action->isEnabled(); }, kWait);
    QMenuBar *bar = m_window->menuBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(menu->menuAction()).center());
    if (!QTest::qWaitFor([menu] { return menu->isVisible(); }))
        qFatal("the menu did not open");
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
}

void LiveWindow::clickTab(const char *tabs, int index) const
{
    QTabBar *bar = child<QTabWidget>(tabs)->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
}

QWidget *LiveWindow::dialog(const char *name) const
{
    QWidget *found = nullptr;
    const QString wanted = QString::fromLatin1(name);
    if (!QTest::qWaitFor([&] { return (found = m_window->findChild<QWidget *>(wanted)) && found->isVisible(); }))
        qFatal("%s did not open", name);
    return found;
}

void LiveWindow::type(const char *name, const QString &text) const
{
    auto *field = child<QLineEdit>(name);
    QTest::mouseClick(field, Qt::LeftButton);
    field->selectAll();
    QTest::keyClicks(field, text);
}

void LiveWindow::choose(const char *name, int index) const
{
    auto *box = child<QComboBox>(name);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < index; ++i)
        QTest::keyClick(box, Qt::Key_Down);
}

QString LiveWindow::cell(int column) const
{
    return child<StacksView>("stacksView")->model()->index(0, column).data().toString();
}

bool LiveWindow::waitForCell(int column, const QString &text) const
{
    return QTest::qWaitFor([&] { return cell(column).contains(text); }, kWait);
}

bool LiveWindow::waitForOutcome(const QString &part) const
{
    const auto *title = child<ElidedLabel>("runProgressTitle");
    return QTest::qWaitFor([&] { return title->isVisible() && title->fullText().contains(part); }, kWait);
}

void LiveWindow::picture(const QString &name) const
{
    const QString folder = qEnvironmentVariable("SLIPWAY_TEST_SHOTS");
    if (folder.isEmpty())
        return;
    QWidget *shown = QApplication::activeModalWidget() != nullptr ? QApplication::activeModalWidget() : widget();
    shown->grab().save(folder + u'/' + name + u".png"_s);
}

} // namespace slipway::tests
