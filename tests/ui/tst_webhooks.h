// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

namespace slipway::tests {

class UiWorld;

// Webhooks in the window: the set-up page against a real listener and a real
// POST, the deliveries, tokens and the audit.
class TstUiWebhooks : public QObject
{
    Q_OBJECT
public:
    TstUiWebhooks();
    ~TstUiWebhooks() override;

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhoCanReachAnAddress_data();
    void saysWhoCanReachAnAddress();
    void aRealPushTurnsThePageGreen();
    void offersARelayAsAWayIn();
    void aWrongProofIsSaidOnThePage();
    void deliveriesAreListedFilteredAndReplayed();
    void aTokenIsShownOnceAndRevoked();

private:
    std::unique_ptr<UiWorld> m_world;
};

} // namespace slipway::tests
