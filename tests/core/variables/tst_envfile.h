// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// The .env grammar and the interpolation, held against Compose itself.
class TestEnvFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatComposeReads();
    void refusesWhatComposeRefuses_data();
    void refusesWhatComposeRefuses();
    void namesTheLine();
    void interpolatesAsCompose_data();
    void interpolatesAsCompose();
    void findsEveryReference();
    void readsBackWhatItWrites_data();
    void readsBackWhatItWrites();
    void takesAPastedFile();
};
