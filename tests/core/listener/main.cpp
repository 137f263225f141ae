// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_httpserver.h"
#include "tst_jsonskim.h"
#include "tst_listener.h"
#include "tst_relay.h"
#include "tst_sources.h"
#include "tst_tls.h"
#include "tst_webhooks.h"

#include <csignal>

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // as the program does
    const QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--listen-until-killed") == 0)
        return listenUntilKilled(QString::fromLocal8Bit(argv[2]));
    return slipway::tests::TestList()
        .add<HttpServerTest>()
        .add<JsonSkimTest>()
        .add<ListenerTest>()
        .add<RelayTest>()
        .add<SourcesTest>()
        .add<TlsTest>()
        .add<WebhooksTest>()
        .run(argc, argv);
}
