// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/backend.h"
#include "core/listener/listener.h"
#include "core/services/stackservice.h"
#include "core/services/tokenservice.h"
#include "httpclient.h"
#include "stallingserver.h"

#include <QTemporaryDir>
#include <QTest>

namespace slipway::tests {

using namespace Qt::StringLiterals;

// The whole core behind a listener on a free port, on a temporary data
// directory. No Docker is needed.
struct ListenerWorld {
    ListenerWorld() = default;
    // On a data directory that outlives it.
    explicit ListenerWorld(const QString &directory)
        : dataDirectory(directory)
    {
    }

    QTemporaryDir folder;
    QString dataDirectory = folder.filePath(u"data"_s);
    Backend backend{{.dataDirectory = dataDirectory, .vault = VaultChoice::KeyFile, .isWatching = false}};
    listener::Listener server{backend.services()};
    StallingServer stalling;
    QByteArray token;
    int count = 0;

    QByteArray newToken(const QString &name, const QStringList &permissions,
                        const QVector<EnvironmentId> &environments = {})
    {
        const auto created = backend.services().tokens.create(name, permissions, environments);
        return created ? created->secret.reveal().toByteArray() : QByteArray();
    }
    HttpClient client() const { return HttpClient(server.port(), token); }
    QString uniqueName() { return u"stack-%1"_s.arg(++count); }
    QJsonObject add(const QJsonObject &fields = {})
    {
        QJsonObject body{{u"stackName"_s, uniqueName()}, {u"url"_s, u"file:///nowhere/repository.git"_s}};
        for (auto it = fields.begin(); it != fields.end(); ++it)
            body.insert(it.key(), it.value());
        const HttpAnswer answer = client().json("POST", "/api/git/stacks", body);
        if (answer.status != 201)
            qWarning("%d %s", answer.status, answer.body.constData());
        return answer.object();
    }
    static QByteArray pathOf(const QJsonObject &stack, const QByteArray &rest = {})
    {
        return "/api/git/stacks/" + QByteArray::number(stack.value(u"id"_s).toInteger()) + rest;
    }
    // A stack whose runs go on until they are cancelled.
    QJsonObject addStalling() { return add({{u"url"_s, stalling.url()}}); }
    bool waitUntilFinished(qint64 run)
    {
        return QTest::qWaitFor(
            [&] {
                const HttpAnswer answer = client().call("GET", "/api/runs/" + QByteArray::number(run));
                return !answer.object().value(u"finishedAt"_s).isNull();
            },
            20'000);
    }
    bool start(const QString &tokenName = u"all"_s)
    {
        if (!backend.start() || !QTest::qWaitFor([&] { return backend.vaultState() == Backend::VaultState::Open; }))
            return false;
        if (!server.start({.address = u"127.0.0.1"_s, .port = 0, .publicUrl = {}}))
            return false;
        token = newToken(tokenName, allPermissions());
        return !token.isEmpty();
    }
    void stop()
    {
        server.stop();
        backend.stop();
    }
};

} // namespace slipway::tests
