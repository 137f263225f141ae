// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestLinkWalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsLinksWithinTheTree_data();
    void followsLinksWithinTheTree();
    void treeMayStandBehindALink();
};
