// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/firstdelivery.h"

#include "core/services/changenotifier.h"
#include "core/services/deliveryservice.h"
#include "ui/webhooks/deliverytext.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/timetext.h"

#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto kAgesEvery = 20s;

} // namespace

FirstDelivery::FirstDelivery(Services &services, StackId stack, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_stack(stack)
    , m_bar(new MessageBar(this))
    , m_test(m_bar->addButton(tr("Send &Test Delivery…"), QStringLiteral("webhookTest")))
{
    setObjectName(QStringLiteral("firstDelivery"));
    m_bar->setObjectName(QStringLiteral("webhookWaiting"));
    QPushButton *all = m_bar->addButton(tr("Show &Deliveries"), QStringLiteral("webhookDeliveries"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    auto *ages = new QTimer(this);
    ages->setTimerType(Qt::VeryCoarseTimer);
    connect(ages, &QTimer::timeout, this, &FirstDelivery::showNow);
    ages->start(kAgesEvery);
    connect(m_test, &QPushButton::clicked, this, &FirstDelivery::testRequested);
    connect(all, &QPushButton::clicked, this, &FirstDelivery::deliveriesRequested);
    connect(&services.changes, &ChangeNotifier::deliveriesChanged, this, &FirstDelivery::load);
    showNow();
    load();
}

void FirstDelivery::setIsEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    showNow();
}

void FirstDelivery::load()
{
    DeliveryFilter filter;
    filter.stack = m_stack;
    filter.limit = 1;
    inBackground(
        m_services.worker, this, [&deliveries = m_services.deliveries, filter] { return deliveries.list(filter); },
        [this](const Result<QVector<Delivery>> &deliveries) {
            if (!deliveries)
                return m_bar->setError(deliveries.error());
            m_newest = deliveries->isEmpty() ? std::nullopt : std::optional(deliveries->first());
            showNow();
        });
}

void FirstDelivery::showNow()
{
    m_test->setEnabled(m_isEnabled);
    if (!m_isEnabled) {
        m_bar->setMessage(Tone::Neutral, tr("The webhook is switched off."), tr("What comes in now is refused."));
    } else if (!m_newest) {
        m_bar->setMessage(
            Tone::Busy, tr("Waiting for the first delivery…"),
            tr("This turns green by itself as soon as one comes. Most forges send a ping when the webhook "
               "is saved."));
    } else {
        const bool isGood =
            faceOf(m_newest->verdict).tone == Tone::Good || m_newest->verdict == DeliveryVerdict::Skipped;
        //: %1 is what came, as in "GitHub, push to main", %2 when, as in "3 min ago"
        const QString what =
            tr("%1, %2. %3")
                .arg(summaryOf(*m_newest), relativeTime(m_newest->receivedAt, QDateTime::currentDateTimeUtc()),
                     verdictText(*m_newest));
        m_bar->setMessage(isGood ? Tone::Good : Tone::Bad,
                          isGood ? tr("Deliveries come in.") : tr("The last delivery was refused."), what);
    }
    Q_EMIT resized();
}

} // namespace slipway::ui
