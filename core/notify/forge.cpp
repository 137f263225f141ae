// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/forge.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <array>

namespace slipway::notify {

using namespace Qt::StringLiterals;

namespace {

struct Question {
    Forge forge;
    const char *path;
};

constexpr std::array<Question, 3> kQuestions{
    {{Forge::Gitea, "/api/v1/version"}, {Forge::GitLab, "/api/v4/version"}, {Forge::GitHub, "/api/v3/meta"}}};

// GitLab answers 401 to a stranger, with JSON; a server that answers every address with a page is none.
bool isAnswerOf(Forge forge, const HttpAnswer &answer)
{
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    switch (forge) {
    case Forge::Gitea:
        return answer.status == 200 && json.contains("version"_L1);
    case Forge::GitLab:
        return (answer.status == 200 && json.contains("version"_L1)) ||
               (answer.status == 401 && json.value("message"_L1).toString().startsWith("401"_L1));
    case Forge::GitHub:
        return (answer.status == 200 || answer.status == 401) &&
               (json.contains("installed_version"_L1) || json.contains("documentation_url"_L1));
    }
    return false;
}

void ask(HttpCalls &calls, const ForgeRepository &repository, const QByteArray &caPem, size_t index,
         std::function<void(std::optional<Forge>)> done)
{
    if (index >= kQuestions.size()) {
        done(std::nullopt);
        return;
    }
    HttpRequest request;
    request.method = "GET";
    request.url = SecretString(repository.origin + QString::fromLatin1(kQuestions.at(index).path));
    request.caPem = caPem;
    calls.call(std::move(request),
               [&calls, repository, caPem, index, done = std::move(done)](const Result<HttpAnswer> &answer) {
                   if (answer && isAnswerOf(kQuestions.at(index).forge, *answer))
                       done(kQuestions.at(index).forge);
                   else
                       ask(calls, repository, caPem, index + 1, done);
               });
}

} // namespace

std::optional<ForgeRepository> forgeRepositoryOf(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1) || url.host().isEmpty())
        return std::nullopt;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(".git"_L1))
        path.chop(4);
    path = path.mid(1);
    if (!path.contains(u'/'))
        return std::nullopt;
    return ForgeRepository{url.url(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment),
                           path};
}

std::optional<Forge> forgeByName(const ForgeRepository &repository)
{
    const QString host = QUrl(repository.origin).host().toLower();
    if (host == "github.com"_L1)
        return Forge::GitHub;
    if (host == "gitlab.com"_L1)
        return Forge::GitLab;
    if (host == "codeberg.org"_L1 || host == "gitea.com"_L1)
        return Forge::Gitea;
    return std::nullopt;
}

void findForge(HttpCalls &calls, const ForgeRepository &repository, const QByteArray &caPem,
               std::function<void(std::optional<Forge>)> done)
{
    ask(calls, repository, caPem, 0, std::move(done));
}

} // namespace slipway::notify
