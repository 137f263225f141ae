// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shots/shots.h"

#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QTextStream>
#include <QWidget>

namespace slipway::shots {

Camera::Camera(QString folder, QString variant)
    : m_folder(std::move(folder))
    , m_variant(std::move(variant))
{
    QDir().mkpath(m_folder);
}

void Camera::take(QWidget *widget, const QString &name)
{
    QTest::qWait(150);
    const QString path = QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_variant);
    widget->grab().save(path);
    QTextStream(stdout) << path << Qt::endl;
}

} // namespace slipway::shots
