// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestSubmodules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areFetchedNestedAndRelative();
    void followTheirPin_data();
    void followTheirPin();
    void getTheCredentialOnTheSameServerOnly();
    void pathsThatAreNotSafeAreRefused_data();
    void pathsThatAreNotSafeAreRefused();
    void areRefused_data();
    void areRefused();
    void surviveARenewal();
    void resolveAsGitDoes_data();
    void resolveAsGitDoes();
    void sameServer_data();
    void sameServer();
};
