// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

namespace slipway::tests {

class UiWorld;

class TstDialogs : public QObject
{
    Q_OBJECT
public:
    TstDialogs();
    ~TstDialogs() override;

private Q_SLOTS:
    void init();
    void cleanup();
    void suggestsANameFromTheUrl_data();
    void suggestsANameFromTheUrl();
    void problemsStandUnderTheirFieldAsOneTypes_data();
    void problemsStandUnderTheirFieldAsOneTypes();
    void emptyFieldsAreBlamedOnlyWhenAdding();
    void addsAStackAndKeepsSecretsInTheVault();
    void aTakenNameStandsAtItsField();
    void findsTheBranchesOfTheRepository();
    void saysWhyBranchesCannotBeFound();
    void editKeepsWhatWasNotTouched();
    void revealsOnlyWhenAsked();
    void removeKeepsContainersAndVolumesUnlessAsked();
    void volumesNeedTheTypedName();
    void removesAndKeepsTheFolder();

private:
    std::unique_ptr<UiWorld> m_world;
};

} // namespace slipway::tests
