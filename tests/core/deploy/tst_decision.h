// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestDecision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decides_data();
    void decides();
};
