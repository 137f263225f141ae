// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// kill -9 in the middle of writing: this program starts itself as the writer.
class TestCrash : public QObject
{
    Q_OBJECT
public:
    // The killed one: requests runs and says the id of each that is on disk.
    static int writeForEver(const QString &path);
private Q_SLOTS:
    void keepsEveryAcknowledgedRowAfterKill_data();
    void keepsEveryAcknowledgedRowAfterKill();
};
