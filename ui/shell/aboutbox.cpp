// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/aboutbox.h"

#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace slipway::ui {

void showAbout(QWidget *window)
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, QCoreApplication::translate("AboutBox", "About Slipway"),
                        QCoreApplication::translate("AboutBox", "Slipway %1").arg(QStringLiteral(SLIPWAY_VERSION)),
                        QMessageBox::Close, window);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(appIcon().pixmap(window->fontMetrics().height() * 4));
    box->setInformativeText(QCoreApplication::translate(
        "AboutBox", "Keeps Docker Compose stacks in step with Git.\nFree software under the GNU General Public "
                    "License, version 3 or later."));
    box->open();
}

} // namespace slipway::ui
