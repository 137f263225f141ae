// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/relayclient.h"

#include "core/base/logging.h"
#include "core/relay/eventrequest.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace slipway::relay {

using Clock = std::chrono::steady_clock;

struct RelayClient::Private {
    Private(RelayOptions relayOptions, EventParser::OnEvent onEvent, OnStatus statusHandler)
        : options(std::move(relayOptions))
        , onStatus(std::move(statusHandler))
        , parser(options.mostEventBytes, std::move(onEvent))
        , address(maskedRelayUrl(options.url.revealText()))
    {
    }

    const RelayOptions options;
    const OnStatus onStatus;
    EventParser parser; // touched on the thread only
    const QString address;
    EventRequest request;
    std::mutex mutex;
    std::condition_variable wake;
    std::thread thread;

    void run();
    // Returns whether the connection was good.
    bool connectOnce(QString *why);
    void tell(RelayStatus status) const
    {
        status.address = address;
        onStatus(status);
    }
};

RelayClient::RelayClient(RelayOptions options, EventParser::OnEvent onEvent, OnStatus onStatus)
    : d(std::make_unique<Private>(std::move(options), std::move(onEvent), std::move(onStatus)))
{
}

RelayClient::~RelayClient()
{
    d->request.cancel();
    {
        const std::lock_guard lock(d->mutex); // it either waits already or looks before it does
        d->wake.notify_all();
    }
    if (d->thread.joinable())
        d->thread.join();
}

void RelayClient::start()
{
    if (!d->thread.joinable())
        d->thread = std::thread([this] { d->run(); });
}

void RelayClient::Private::run()
{
    std::chrono::milliseconds wait = options.firstWait;
    while (!request.isCancelled()) {
        QString why;
        if (connectOnce(&why))
            wait = options.firstWait;
        if (request.isCancelled())
            break;
        const QDateTime nextTry = QDateTime::currentDateTimeUtc().addMSecs(wait.count());
        qCInfo(lcListener, "The relay at %s: %s Next try in %lld ms", qUtf8Printable(address), qUtf8Printable(why),
               static_cast<long long>(wait.count()));
        tell({.state = RelayStatus::State::Waiting, .address = {}, .since = {}, .problem = why, .nextTry = nextTry});
        std::unique_lock lock(mutex);
        wake.wait_for(lock, wait, [this] { return request.isCancelled(); });
        wait = std::min(wait * 2, options.longestWait);
    }
}

bool RelayClient::Private::connectOnce(QString *why)
{
    tell({.state = RelayStatus::State::Connecting, .address = {}, .since = {}, .problem = {}, .nextTry = {}});
    parser.restart();
    Clock::time_point openSince = Clock::time_point::max();
    const EventRequest::Ask ask{options.url.reveal().toByteArray(), parser.lastId(), options.caPem, options.connect,
                                options.silence};
    *why = request.run(
        ask,
        [&] {
            openSince = Clock::now();
            qCInfo(lcListener, "Connected to the relay at %s", qUtf8Printable(address));
            tell({.state = RelayStatus::State::Connected,
                  .address = {},
                  .since = QDateTime::currentDateTimeUtc(),
                  .problem = {},
                  .nextTry = {}});
        },
        [this](QByteArrayView bytes) { return parser.feed(bytes); });
    return openSince != Clock::time_point::max() && Clock::now() - openSince >= options.goodAfter;
}

} // namespace slipway::relay
