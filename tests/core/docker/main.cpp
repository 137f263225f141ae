// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docker/tst_composecommand.h"
#include "tests/core/docker/tst_composeconfig.h"
#include "tests/core/docker/tst_containerlist.h"
#include "tests/core/docker/tst_dockercli.h"
#include "tests/core/docker/tst_dockererrors.h"
#include "tests/core/docker/tst_endpointfinder.h"
#include "tests/support/testmain.h"

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return slipway::tests::TestList()
        .add<slipway::docker::TestComposeCommand>()
        .add<slipway::docker::TestComposeConfig>()
        .add<slipway::docker::TestContainerList>()
        .add<slipway::docker::TestDockerCli>()
        .add<slipway::docker::TestDockerErrors>()
        .add<slipway::docker::TestEndpointFinder>()
        .run(argc, argv);
}
