// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_httpserver.h"
#include "tst_listener.h"
#include "tst_sources.h"
#include "tst_webhooks.h"

#include <csignal>

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // as the program does
    const QCoreApplication application(argc, argv);
    return slipway::tests::TestList()
        .add<HttpServerTest>()
        .add<ListenerTest>()
        .add<SourcesTest>()
        .add<WebhooksTest>()
        .run(argc, argv);
}
