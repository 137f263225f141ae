// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// How arguments are read; nothing is carried out.
class CommandLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheCommand_data();
    void findsTheCommand();
    void readsWhatAStackNeeds();
    void readsWhatAStackFollows();
    void readsOptionsBeforeAndAfterTheCommand();
    void readsWhereToListen_data();
    void readsWhereToListen();
    void refusesWrongUse_data();
    void refusesWrongUse();
    void helpsWithEachCommand();
};
