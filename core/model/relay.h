// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QString>

namespace slipway {

// A relay takes webhooks in at a public address, a channel, and passes them on
// to whoever holds a connection to it: the way in for a machine behind NAT. Who
// knows the address of a channel reads and sends its deliveries, so it is shown
// in full to nobody but who enters it.

// How the connection to the relay stands.
struct RelayStatus {
    enum class State { Off, Connecting, Connected, Waiting };
    State state = State::Off;
    QString address;   // maskedRelayUrl(); empty while off
    QDateTime since;   // connected since; UTC
    QString problem;   // a sentence; why it waits
    QDateTime nextTry; // while it waits; UTC
    bool operator==(const RelayStatus &) const = default;
};
QString relayStateName(RelayStatus::State state); // "off", "connecting", "connected", "waiting"

// A sentence where this cannot be the address of a channel; empty is fine, and so is no address (off).
QString relayUrlProblem(const QString &url);
// "https://smee.io/…": without what makes the channel a secret.
QString maskedRelayUrl(const QString &url);
// "smee.io", with a port that is not the usual one.
QString relayHost(const QString &url);

} // namespace slipway
