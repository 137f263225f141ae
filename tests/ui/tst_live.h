// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

namespace slipway::tests {

class LiveWindow;
class RealWorld;

// The main job by mouse and keys, in a real window over a real Engine and a real
// Git server. One story: each slot goes on where the one before ended. Pictures
// of each step go to the folder in SLIPWAY_TEST_SHOTS, where that is set.
class TstLive : public QObject
{
    Q_OBJECT
public:
    TstLive();
    ~TstLive() override;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void addsAStackByTheDialog();
    void syncStartsTheContainers();
    void showsTheLiveLog();
    void syncFollowsAPush();
    void saysThatNothingIsNew();
    void showsTheRunsInTheHistory();
    void saysWhyABrokenFileFails();
    void recoversWhenTheFileIsMended();
    void stopsAndStarts();
    void takesDownAndBringsBack();
    void removesTheStack();

private:
    void writeShop(const QByteArray &content);
    bool waitForLog(const QByteArray &part) const;

    std::unique_ptr<RealWorld> m_world;
    std::unique_ptr<LiveWindow> m_window;
};

} // namespace slipway::tests
