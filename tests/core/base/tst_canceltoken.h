// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestCancelToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverCancelledHasNoDescriptor();
    void cancelWakesWhoeverWaits();
    void descriptorAskedForAfterTheCancelIsReadable();
    void tokenOutlivesItsSource();
};
