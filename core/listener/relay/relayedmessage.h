// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/delivery.h"

#include <QByteArray>
#include <QVector>
#include <optional>

namespace slipway::listener {

// A webhook as a relay passes it on: one JSON object in which the headers stand
// as members in lower case beside the body. smee.io gives the body parsed
// (`body`), gosmee as base64 (`bodyB`), others its text (`rawBody`, `bodyRaw`,
// `rawdata`). The proof is over the bytes as the forge sent them: taken where
// they are given, else tried over the member's own text, cut out of the event as
// it stands there and never written anew.
struct RelayedMessage {
    HeaderList headers;
    QVector<QByteArray> bodies; // to try in this order; never empty
    bool isRaw = false;         // bodies.first() is what the forge sent, says the relay
    bool isTooLarge = false;    // over 25 MiB; then it is empty

    // Whether the body is certainly not what the forge sent: its length differs.
    bool isChanged() const;
};

// Nothing where the event is no webhook (a greeting, or junk).
std::optional<RelayedMessage> readRelayed(const QByteArray &event);

} // namespace slipway::listener
