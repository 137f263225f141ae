// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/composeoptions.h"
#include "core/services/inspectorservice.h"
#include "core/store/database.h"
#include "core/store/stores.h"
#include "tests/ui/uiworld.h"

namespace slipway::tests {

// A UiWorld with a repository that uses variables in many ways, and Compose, which resolves
// files without an Engine.
class ComposeWorld : public UiWorld
{
public:
    ComposeWorld()
    {
        if (qEnvironmentVariableIsSet("SLIPWAY_TEST_DOCKER_CONFIG"))
            qputenv("DOCKER_CONFIG", qgetenv("SLIPWAY_TEST_DOCKER_CONFIG"));
    }
    ~ComposeWorld() { qunsetenv("DOCKER_CONFIG"); }

    QString folder() const { return path(QStringLiteral("git/shop")); }

    static QByteArray compose(const QByteArray &release)
    {
        return "# The shop and its database\n"
               "services:\n"
               "  web:\n"
               "    image: ghcr.io/example/shop:${RELEASE:-" +
               release +
               "}\n"
               "    ports:\n"
               "      - \"${PORT}:8080\"\n"
               "    environment:\n"
               "      PUBLIC_URL: ${PUBLIC_URL}\n"
               "      API_TOKEN: ${API_TOKEN}\n"
               "      LOG_LEVEL: ${LOG_LEVEL:-info}\n"
               "    depends_on: [database]\n"
               "  database:\n"
               "    image: postgres:16.4\n"
               "    environment:\n"
               "      POSTGRES_PASSWORD: ${DB_PASSWORD}\n"
               "    volumes:\n"
               "      - data:/var/lib/postgresql/data\n"
               "volumes:\n"
               "  data:\n";
    }

    // A stack of the repository; nothing is fetched.
    StackView addShop()
    {
        const QString url = makeRepository(QStringLiteral("shop"));
        commitFiles(folder(),
                    {{QStringLiteral("compose.yaml"), compose("1.4.0")},
                     {QStringLiteral("compose.override.yaml"),
                      "services:\n  web:\n    labels:\n      shown.as: ${TITLE:-Shop}\n"},
                     {QStringLiteral(".env"), "PORT=8000\nTITLE=Shop\n"},
                     {QStringLiteral(".env.example"),
                      "# Where the shop is seen\nPUBLIC_URL=https://shop.example.org\nAPI_TOKEN=\nDB_PASSWORD=\n"
                      "PORT=8080\nSMTP_HOST=\n"}},
                    QStringLiteral("Publish the checkout"));
        const QVector<Variable> variables{
            {QStringLiteral("API_TOKEN"), secret(), true, true, QStringLiteral("of the payment service")},
            {QStringLiteral("PORT"), QStringLiteral("8090"), false, true, {}}};
        const auto added = addStack(QStringLiteral("shop"), url, variables);
        if (!added)
            qFatal("the stack was not added: %s", qUtf8Printable(added.error().detail));
        return *added;
    }
    static QString secret() { return QStringLiteral("sk-live-51Hq-Payments"); }

    // As if the files of the newest commit ran; then Git goes on.
    StackView addRunningShop()
    {
        const StackView stack = addShop();
        const auto commit = await([this, id = stack.stack.id] { return services().inspector.fetch(id); });
        const auto now = await([this, id = stack.stack.id] { return services().inspector.compose(id); });
        if (!commit || !now)
            qFatal("the repository was not fetched");
        stop();
        {
            Database database(path(QStringLiteral("data/slipway.db")));
            if (!database.open())
                qFatal("the database does not open");
            Stores stores(database);
            StackState state = stores.stacks.get(stack.stack.id)->state;
            state.deployedCommit = *commit;
            state.deployedRepositoryId = stack.stack.repositoryId;
            (void)stores.stacks.changeState(stack.stack.id, state);
            (void)stores.stacks.changeDeployedCompose(stack.stack.id, {*commit, now->files});
        }
        commitFiles(folder(),
                    {{QStringLiteral("compose.yaml"),
                      compose("1.5.0").replace("    depends_on: [database]\n",
                                               "      MAIL_FROM: ${MAIL_FROM:?who mails come from}\n"
                                               "    depends_on: [database]\n    restart: unless-stopped\n")}},
                    QStringLiteral("Mail receipts"));
        if (!start())
            qFatal("the backend does not start");
        (void)await([this, id = stack.stack.id] { return services().inspector.fetch(id); });
        return *await([this, id = stack.stack.id] { return services().stacks.get(id); });
    }
};

} // namespace slipway::tests
