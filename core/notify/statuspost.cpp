// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/statuspost.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace slipway::notify {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestDescription = 140;

QString stateName(Forge forge, CommitStatus::State state)
{
    switch (state) {
    case CommitStatus::State::Pending:
        return forge == Forge::GitLab ? u"running"_s : u"pending"_s;
    case CommitStatus::State::Success:
        return u"success"_s;
    case CommitStatus::State::Failure:
        break;
    }
    return forge == Forge::GitLab ? u"failed"_s : u"failure"_s;
}

QString address(Forge forge, const ForgeRepository &repository, const QString &commit)
{
    switch (forge) {
    case Forge::GitHub:
        return (repository.origin == "https://github.com"_L1 ? u"https://api.github.com"_s
                                                             : repository.origin + u"/api/v3"_s) +
               u"/repos/"_s + repository.path + u"/statuses/"_s + commit;
    case Forge::GitLab:
        // The whole path is one segment there.
        return repository.origin + u"/api/v4/projects/"_s +
               QString::fromLatin1(QUrl::toPercentEncoding(repository.path)) + u"/statuses/"_s + commit;
    case Forge::Gitea:
        break;
    }
    return repository.origin + u"/api/v1/repos/"_s + repository.path + u"/statuses/"_s + commit;
}

} // namespace

HttpRequest statusRequest(Forge forge, const ForgeRepository &repository, const SecretString &token,
                          const CommitStatus &status)
{
    HttpRequest request;
    request.url = SecretString(address(forge, repository, status.commit));
    if (forge == Forge::GitLab)
        request.headers.emplace_back("PRIVATE-TOKEN", token.clone());
    else
        request.headers.emplace_back("Authorization", SecretString(u"token "_s + token.revealText()));
    QString description = status.description;
    if (description.size() > kLongestDescription)
        description = description.left(kLongestDescription - 1) + u'…';
    QJsonObject body{{u"state"_s, stateName(forge, status.state)}, {u"description"_s, description}};
    body.insert(forge == Forge::GitLab ? u"name"_s : u"context"_s, status.context);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

} // namespace slipway::notify
