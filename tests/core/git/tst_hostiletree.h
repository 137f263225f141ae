// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

class TestHostileTree : public QObject
{
    Q_OBJECT
public:
    TestHostileTree();
    ~TestHostileTree() override;
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void isRefusedBeforeAnythingIsWritten_data();
    void isRefusedBeforeAnythingIsWritten();
    void oddNamesAreFine_data();
    void oddNamesAreFine();
    void aBombIsRefused();

private:
    struct Shared;
    std::unique_ptr<Shared> m_case;
};
