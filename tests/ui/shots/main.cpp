// SPDX-License-Identifier: GPL-3.0-or-later
// slipway-shots OUTDIR light|dark [large] [compose|apps] [-reverse]: pictures of every view, from a database with
// plausible stacks and no Docker. What containers do is announced by hand.
#include "tests/ui/shots/samples.h"
#include "tests/ui/shots/shots.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFont>
#include <QStyleFactory>
#include <QTest>
#include <QTextStream>
#include <QTranslator>

using namespace slipway;
using namespace slipway::shots;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv); // takes -reverse for itself
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3) {
        QTextStream(stderr) << "slipway-shots OUTDIR light|dark [large] [compose|apps] [-reverse]" << Qt::endl;
        return 2;
    }
    QString variant = arguments.at(2);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    if (variant == u"dark"_s)
        QApplication::setPalette(ui::darkPalette());
    if (QGuiApplication::isRightToLeft())
        variant += u"-reverse"_s;
    if (arguments.contains(u"large"_s)) {
        // Texts 30 % longer, for what other languages need.
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * 1.3);
        QApplication::setFont(font);
        variant += u"-large"_s;
    }
    QTranslator translator; // for the plural forms
    if (!translator.load(QStringLiteral(SLIPWAY_CATALOGUE)) || !QCoreApplication::installTranslator(&translator))
        return 1;
    Camera camera(arguments.at(1), variant);
    {
        tests::UiWorld empty;
        if (!empty.start())
            return 1;
        ui::MainWindow window(empty.services(), empty.stateFile());
        window.resize(1280, 800);
        window.show();
        QTest::qWait(300);
        announce(empty, {}, true);
        camera.take(&window, u"empty"_s);
    }
    if (!arguments.contains(u"apps"_s)) {
        shootCompose(camera);
        shootRunningCompose(camera);
    }
    if (arguments.contains(u"compose"_s))
        return 0;
    tests::UiWorld world;
    if (!fill(world))
        return 1;
    shootApps(world, camera);
    if (arguments.contains(u"apps"_s))
        return 0;
    shootWindow(world, camera);
    shootDialogs(world, camera);
    shootTray(camera);
    shootNews(world, camera);
    shootWebhooks(world, camera);
    return 0;
}
