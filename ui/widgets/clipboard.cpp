// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

namespace slipway::ui {
namespace {

QByteArray digest(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

void copySecret(const QString &secret, std::chrono::milliseconds keptFor)
{
    auto *data = new QMimeData;
    data->setText(secret);
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->setMimeData(data);
    // Gone with the first of both; with the clipboard itself there is nothing to clear.
    auto *stay = new QTimer(clipboard);
    stay->setSingleShot(true);
    const auto clear = [clipboard, stay, copied = digest(secret)] {
        if (digest(clipboard->text()) == copied)
            clipboard->clear();
        stay->deleteLater();
    };
    QObject::connect(stay, &QTimer::timeout, clipboard, clear);
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, stay, clear);
    stay->start(keptFor);
}

} // namespace slipway::ui
