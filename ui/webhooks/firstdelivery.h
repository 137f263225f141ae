// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/delivery.h"
#include "core/services/services.h"

#include <QWidget>
#include <optional>

class QPushButton;

namespace slipway::ui {

class MessageBar;

// "Waiting for the first delivery…", live: turns green when one comes, and says
// what is wrong where it was refused. Looks at the newest delivery of the stack.
class FirstDelivery : public QWidget
{
    Q_OBJECT
public:
    FirstDelivery(Services &services, StackId stack, QWidget *parent = nullptr);
    void setIsEnabled(bool isEnabled);

Q_SIGNALS:
    void testRequested();
    void deliveriesRequested();
    void resized(); // the words changed

private:
    void load();
    void showNow();
    Services &m_services;
    const StackId m_stack;
    MessageBar *m_bar;
    QPushButton *m_test;
    std::optional<Delivery> m_newest;
    bool m_isEnabled = false;
};

} // namespace slipway::ui
