// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/uiworld.h"

#include <QString>

class QWidget;

// Pictures of every view, to be looked at. Each function shows its views, takes them and closes them.
namespace slipway::shots {

// Writes OUTDIR/NAME-VARIANT.png and says each path.
class Camera
{
public:
    Camera(QString folder, QString variant);
    void take(QWidget *widget, const QString &name);

private:
    QString m_folder;
    QString m_variant;
};

void shootWindow(tests::UiWorld &world, Camera &camera);
void shootDialogs(tests::UiWorld &world, Camera &camera);
void shootApps(tests::UiWorld &world, Camera &camera);
void shootTray(Camera &camera);
void shootNews(tests::UiWorld &world, Camera &camera);
void shootWebhooks(tests::UiWorld &world, Camera &camera);
void shootCompose(Camera &camera);        // a stack before its first deploy
void shootRunningCompose(Camera &camera); // and one that runs

} // namespace slipway::shots
