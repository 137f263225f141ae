// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

namespace slipway::tests {

class LiveWindow;
class RealWorld;

// A Dockerfile app by mouse and keys: added by the form, built and shown, built again with the cache,
// broken, moved to another port, its layers kept in a registry that is started by a click. Over a real
// Engine and a real Git server. One story: each slot goes on where the one before ended.
class TstLiveApp : public QObject
{
    Q_OBJECT
public:
    TstLiveApp();
    ~TstLiveApp() override;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void saysWhatIsWrongAtTheField();
    void addsAnAppByTheForm();
    void showsTheBuild();
    void buildsAgainWithTheCache();
    void keepsTheAppWhereABuildFails();
    void movesToAFixedPort();
    void startsALocalLayerCache();
    void keepsTheLayersThere();

private:
    void push(const QByteArray &content, const QByteArray &more = {});
    bool isServed(const QByteArray &content, int port) const;
    int port() const;

    std::unique_ptr<RealWorld> m_world;
    std::unique_ptr<LiveWindow> m_window;
};

} // namespace slipway::tests
