// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/uiworld.h"

#include <QObject>
#include <memory>

namespace slipway::tests {

// When stacks sync by themselves: the editor in the form, the view of all
// schedules, the settings about notifications. Without Docker.
class TstSchedules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatAScheduleMeansAsOneTypes_data();
    void saysWhatAScheduleMeansAsOneTypes();
    void aScheduleComesOutAsItWentIn_data();
    void aScheduleComesOutAsItWentIn();
    void theFormStoresTheScheduleAndTheTableShowsIt();
    void listsAllStacksByNextDue();
    void pausesAndResumesOneStack();
    void pausesAndResumesAll();
    void runsOneNow();
    void saysThatThereIsNothingToSchedule();
    void keepsWhatToBeToldOf();

private:
    StackId add(const QString &name, const StackSettings &schedule = {});
    std::unique_ptr<UiWorld> m_world;
};

} // namespace slipway::tests
