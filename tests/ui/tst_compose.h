// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

namespace slipway::tests {

class ComposeWorld;

// Compose settings, variables and where they come from, and the Compose tab, over real
// services, a real Git repository and Compose itself.
class TstCompose : public QObject
{
    Q_OBJECT
public:
    TstCompose();
    ~TstCompose() override;

private Q_SLOTS:
    void init();
    void cleanup();
    void composeSettingsComeBackAsTheyWereChosen();
    void composeProblemsStandAtTheirField_data();
    void composeProblemsStandAtTheirField();
    void registryPasswordsStayInTheVault();
    void showsWhatARunFoundWrongAtItsField_data();
    void showsWhatARunFoundWrongAtItsField();
    void pastesAnEnvFile();
    void saysWhichPastedLineIsWrong();
    void importsNamesWithoutValuesAsMissing();
    void exportsWithoutSecrets();
    void copiesASecretForAWhile();
    void copiesAShownSecretForAWhile();
    void namesWhatIsNotDeployedYet();
    void variablesOfTheEnvironmentMoveItsStacksOutOfStep();
    void saysThatShortSecretsAreNotMasked();
    void variableProblemsStandUnderTheTable_data();
    void variableProblemsStandUnderTheTable();
    void editsVariablesOfAnEnvironment();
    void saysWhereValuesComeFromBeforeAnyDeploy();
    void showsFilesResolvedAndTheDifference();
    void findsInTheFiles();
    void leadsFromAVariableToItsPlace();
    void showsWhatTheModelsHave();
    void writesHunksAsDiffDoes_data();
    void writesHunksAsDiffDoes();

private:
    std::unique_ptr<ComposeWorld> m_world;
};

} // namespace slipway::tests
