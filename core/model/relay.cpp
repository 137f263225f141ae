// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/relay.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>
#include <array>

namespace slipway {

namespace {

constexpr qsizetype kLongestUrl = 2048;
constexpr std::array kStates{"off", "connecting", "connected", "waiting"};

bool isLoopback(const QString &host)
{
    static const QRegularExpression numbers(QStringLiteral("^127(\\.[0-9]+){3}$"));
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || numbers.match(host).hasMatch();
}

} // namespace

QString relayStateName(RelayStatus::State state)
{
    return QString::fromLatin1(kStates.at(static_cast<size_t>(state)));
}

QString relayUrlProblem(const QString &url)
{
    if (url.isEmpty())
        return {};
    const QUrl parsed(url, QUrl::StrictMode);
    const QString scheme = parsed.scheme();
    if (!parsed.isValid() || parsed.host().isEmpty() || url.size() > kLongestUrl ||
        (scheme != QLatin1String("https") && scheme != QLatin1String("http")))
        return QCoreApplication::translate("Relay", "Enter the whole address of a channel, such as "
                                                    "https://smee.io/…");
    if (scheme == QLatin1String("http") && !isLoopback(parsed.host()))
        return QCoreApplication::translate("Relay", "Use an address with https://: others on the way could read the "
                                                    "deliveries.");
    if (!parsed.userInfo().isEmpty() || parsed.hasFragment())
        return QCoreApplication::translate("Relay", "Enter the address without a user name, a password and #.");
    if (parsed.path().isEmpty() || parsed.path() == QLatin1String("/"))
        return QCoreApplication::translate("Relay", "The channel is missing: open the relay in a browser, start a new "
                                                    "channel and copy its whole address.");
    return {};
}

QString maskedRelayUrl(const QString &url)
{
    if (url.isEmpty())
        return {};
    return QUrl(url).scheme() + QLatin1String("://") + relayHost(url) + QStringLiteral("/…");
}

QString relayHost(const QString &url)
{
    const QUrl parsed(url);
    QString host = parsed.host();
    if (host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    return parsed.port() < 0 ? host : host + QLatin1Char(':') + QString::number(parsed.port());
}

} // namespace slipway
