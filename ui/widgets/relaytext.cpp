// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/relaytext.h"

#include "ui/widgets/timetext.h"

#include <QCoreApplication>

namespace slipway::ui {

QString relayText(const RelayStatus &status)
{
    switch (status.state) {
    case RelayStatus::State::Off:
        return QCoreApplication::translate("Relay", "No relay is used.");
    case RelayStatus::State::Connecting:
        return QCoreApplication::translate("Relay", "Connecting to %1…").arg(status.address);
    case RelayStatus::State::Connected:
        return QCoreApplication::translate("Relay", "Connected to %1 since %2.")
            .arg(status.address, shortTime(status.since));
    case RelayStatus::State::Waiting:
        //: %1 is a sentence, %2 a time
        return QCoreApplication::translate("Relay", "%1 Next try: %2.").arg(status.problem, shortTime(status.nextTry));
    }
    return {};
}

Tone relayTone(const RelayStatus &status)
{
    switch (status.state) {
    case RelayStatus::State::Connected:
        return Tone::Good;
    case RelayStatus::State::Waiting:
        return Tone::Bad;
    case RelayStatus::State::Off:
    case RelayStatus::State::Connecting:
        break;
    }
    return Tone::Neutral;
}

} // namespace slipway::ui
