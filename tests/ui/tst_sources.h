// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

namespace slipway::tests {

class UiWorld;

// Git sources in the window: what a stack follows, credentials, repositories and
// host keys, the last against a real ssh server.
class TstSources : public QObject
{
    Q_OBJECT
public:
    TstSources();
    ~TstSources() override;

private Q_SLOTS:
    void init();
    void cleanup();
    void whatAStackFollowsComesBackAsItWasChosen_data();
    void whatAStackFollowsComesBackAsItWasChosen();
    void problemsOfFollowAndDeployStandAtTheirField();
    void namesTheDefaultCredentialOfTheHost();
    void aNewCredentialIsChosenInTheForm();
    void aKeptSecretIsNeverShown();
    void refusesWhatIsNoPrivateKey();
    void testSavesFirstAndSaysWhatTheServerSaid();
    void acceptsAKeyAndRefusesAnother();
    void findsBranchesOfAServerThatItMeets();
    void takesAwayAPassphraseAlone();
    void aCredentialInUseIsNotRemoved();
    void refusesWhatIsNoCertificate();
    void trustsACertificateWhereItWasRefused();

private:
    std::unique_ptr<UiWorld> m_world;
};

} // namespace slipway::tests
