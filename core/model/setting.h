// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway {

// Settings of the program that core itself reads. Window state is kept apart
// (ui, QSettings). Defaults are the ones of the contract.
struct CoreSettings {
    QString listenAddress = QStringLiteral("127.0.0.1");
    quint16 listenPort = 8725;      // 0 = pick a free one
    int runsAtOnce = 4;             // over all stacks, 1..32
    int keptAppImages = 5;          // of each Dockerfile app, 1..100
    QString publicUrl;              // used for webhook.url; empty = the listener's own
    bool isListeningTls = false;    // https; with the files below, else with a certificate Slipway makes
    QString tlsCertificateFile;     // PEM, absolute
    QString tlsKeyFile;             // PEM, absolute
    bool isOpenToNetwork = false;   // the person agreed that others reach the listener; else loopback only
    int scheduleJitterSeconds = 60; // stacks due at the same time are spread over it, 0..3600
    bool operator==(const CoreSettings &) const = default;
};

} // namespace slipway
