// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestComposeFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheFilesComposeWouldFind_data();
    void findsTheFilesComposeWouldFind();
    void takesTheGivenPath();
    void refusesAPathThatLeavesTheRepository_data();
    void refusesAPathThatLeavesTheRepository();
    void saysWhichFileIsMissing();
};
