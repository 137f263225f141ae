// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// The smaller stores, one after the other.
class TestStores : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void environmentsComeBack();
    void environmentsGetShortNamesOfTheirOwn_data();
    void environmentsGetShortNamesOfTheirOwn();
    void environmentInUseStays();
    void repositoriesAreSharedByIdentity();
    void repositoryInUseStays();
    void tokensComeBack();
    void settingsComeBack();
    void settingsOutOfRangeAreMended();
    void ledgerIsDurable();
    void ledgerOfOneWorkTreeIsItsOwn();
    void sealedRowsComeBack();
    void processesComeBack();
    void deliveriesComeBack();
};
