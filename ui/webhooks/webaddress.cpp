// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/webaddress.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

namespace slipway::ui {
namespace {

using Reach = WebAddress::Reach;

constexpr int kUsualPort = 8725;

// RFC 1918, 3927, 4193, 6598. QHostAddress::isPrivateUse() comes with Qt 6.6.
bool isPrivate(const QHostAddress &address)
{
    for (const char *net : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"}) {
        if (address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(net))))
            return true;
    }
    return address.isLinkLocal() || address.isUniqueLocalUnicast();
}

Reach reachOf(const QString &url)
{
    const QString host = QUrl(url).host();
    const QHostAddress address(host);
    if (host == QLatin1String("localhost") || address.isLoopback())
        return Reach::ThisOnly;
    if (address.isNull()) {
        const bool isLocalName = !host.contains(QLatin1Char('.')) || host.endsWith(QLatin1String(".local")) ||
                                 host.endsWith(QLatin1String(".lan")) || host.endsWith(QLatin1String(".internal"));
        return isLocalName ? Reach::Network : Reach::Outside;
    }
    // 0.0.0.0 stands for every address of this computer: what those are is not known here.
    const bool isAny = address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
    return isAny || isPrivate(address) ? Reach::Network : Reach::Outside;
}

} // namespace

QString WebAddress::base() const
{
    QString url = publicUrl.isEmpty() ? listener : publicUrl;
    while (url.endsWith(QLatin1Char('/')))
        url.chop(1);
    return url;
}

Reach WebAddress::reach() const
{
    if (listener.isEmpty())
        return Reach::Off;
    return reachOf(base());
}

int WebAddress::port() const
{
    return QUrl(listener).port(kUsualPort);
}

bool WebAddress::isTls() const
{
    return listener.startsWith(QLatin1String("https://"));
}

QString publicUrlProblem(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool isWeb = parsed.scheme() == QLatin1String("https") || parsed.scheme() == QLatin1String("http");
    if (url.isEmpty() || (parsed.isValid() && isWeb && !parsed.host().isEmpty() && parsed.userInfo().isEmpty() &&
                          !parsed.hasQuery() && !parsed.hasFragment()))
        return {};
    return QCoreApplication::translate("WebAddress",
                                       "Enter the address with https://, such as https://hooks.example.org.");
}

} // namespace slipway::ui
