// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestValidation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checksStackNames_data();
    void checksStackNames();
    void agreesWithGitAboutBranches_data();
    void agreesWithGitAboutBranches();
    void checksUrls_data();
    void checksUrls();
    void normalisesUrls_data();
    void normalisesUrls();
    void seesPasswordsInUrls_data();
    void seesPasswordsInUrls();
    void checksPaths_data();
    void checksPaths();
    void checksVariables_data();
    void checksVariables();
    void checksComposeOptions_data();
    void checksComposeOptions();
    void checksWholeSettings();
};
