// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/news/targetsdialog.h"

#include "ui/news/targetspage.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

TargetsDialog::TargetsDialog(Services &services, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("targetsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Notification Targets"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("targetsClose"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new TargetsPage(services, this), 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(characters(this, 140), fontMetrics().height() * 20);
}

} // namespace slipway::ui
