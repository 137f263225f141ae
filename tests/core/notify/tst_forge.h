// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestForge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void tellsForgesApart_data();
    void tellsForgesApart();
    void postsAsEachForgeWantsIt_data();
    void postsAsEachForgeWantsIt();
};
