// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/uiworld.h"

#include <QObject>
#include <memory>

namespace slipway::tests {

// The window of the notification targets, over a server that really takes what is sent.
class TstNews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void addsATargetAndTestsIt();
    void namesTheFieldThatIsWrong();
    void tellsATargetOfAFailureAndShowsWhatItSaid();
    void removesATarget();

private:
    std::unique_ptr<UiWorld> m_world;
};

} // namespace slipway::tests
