// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway::ui {

// Where webhooks are sent: the listener's own address, and the one the person
// gave for the world outside. Values; what a name resolves to is not looked up.
struct WebAddress {
    QString listener;  // "http://127.0.0.1:8725"; empty = Slipway does not listen
    QString publicUrl; // empty = none was given

    enum class Reach {
        Off,      // nothing can come in
        ThisOnly, // loopback
        Network,  // a private address or a name without a dot
        Outside,
    };
    QString base() const; // without a slash at its end
    Reach reach() const;
    // The program that is asked for by tunnels: "8725".
    int port() const;
    // The listener itself speaks https.
    bool isTls() const;
    bool operator==(const WebAddress &) const = default;
};

// A sentence where this cannot be an address from outside; empty is fine.
QString publicUrlProblem(const QString &url);

} // namespace slipway::ui
