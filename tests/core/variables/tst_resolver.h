// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/variables/resolver.h"

#include <QObject>
#include <QTemporaryDir>
#include <map>
#include <memory>

// Layers, secrets and fingerprints, with real files in a real folder.
class TestResolver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesTheRepositorysEnvFilesInOrder();
    void saysThatAnEnvFileIsNotThere();
    void namesTheFieldOfAnEnvFileThatIsNotText();
    void refusesAnEnvFileOutside_data();
    void refusesAnEnvFileOutside();
    void givesPersonsVariablesByProcessEnvironment();
    void addsEverySecretToTheRedactor();
    void refusesNamesThatSteerPrograms_data();
    void refusesNamesThatSteerPrograms();
    void passesVaultErrorsOn();
    void fingerprintTellsThatSomethingChanged();
    void fingerprintDoesNotShowTheValue();

private:
    void write(const QString &path, const QByteArray &content = "A=1\n");
    slipway::Result<slipway::SecretString> secret(const QString &key) const;
    slipway::variables::ResolveRequest request() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_tree;
    std::map<QString, QString> m_secrets;
};
