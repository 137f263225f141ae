// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/commitstatusreporter.h"

#include "core/base/logging.h"
#include "core/deploy/remotefor.h"
#include "core/model/errortext.h"
#include "core/services/changenotifier.h"
#include "core/services/worker.h"

#include <QCoreApplication>
#include <optional>

namespace slipway {

namespace {

using notify::CommitStatus;
using notify::Forge;

// What one report needs, read from the database and the vault.
struct Report {
    RepositoryId repository;
    notify::ForgeRepository place;
    SecretString token;
    QByteArray caPem;
    CommitStatus status;
};

Result<SecretString> tokenOf(const git::Remote &remote)
{
    if (remote.credential && remote.credential->kind == git::GitCredential::Kind::Token)
        return remote.credential->token.clone();
    if (remote.credential && remote.credential->kind == git::GitCredential::Kind::Password)
        return remote.credential->password.clone();
    return fail(ErrorCode::SendFailed, QString(),
                QCoreApplication::translate("Notify", "The repository has no token to report with."));
}

} // namespace

struct CommitStatusReporter::Shared : std::enable_shared_from_this<CommitStatusReporter::Shared> {
    Shared(const deploy::RunTools &runTools, notify::HttpCalls &httpCalls, notify::Outbox &letters)
        : tools(runTools)
        , calls(httpCalls)
        , outbox(letters)
    {
    }
    const deploy::RunTools tools;
    notify::HttpCalls &calls;
    notify::Outbox &outbox;
    CancelSource ending;
    mutable std::mutex mutex;
    QHash<QString, std::optional<Forge>> forges; // by origin, once asked
    QHash<QString, std::vector<std::shared_ptr<Report>>> asking;
    QHash<RepositoryId, QString> problems;

    void setProblem(RepositoryId id, const QString &problem)
    {
        if (!problem.isEmpty())
            qCWarning(lcApp, "The state of a commit was not reported: %s", qUtf8Printable(problem));
        const std::lock_guard lock(mutex);
        problems.insert(id, problem);
    }

    // On the worker. Nothing where the repository does not want it.
    Result<std::shared_ptr<Report>> read(const Run &run, const CommitStatus &status) const
    {
        SLIPWAY_ASSIGN(const Stack stack, tools.stores.stacks.get(run.stackId));
        SLIPWAY_ASSIGN(const RepositoryRow repository, tools.stores.repositories.get(stack.repositoryId));
        const auto place = notify::forgeRepositoryOf(repository.url);
        if (!repository.reportsStatus || !place)
            return nullptr;
        auto report = std::make_shared<Report>();
        report->repository = repository.id;
        report->place = *place;
        report->caPem = repository.caCertificates.toUtf8();
        report->status = status;
        report->status.context = QStringLiteral("slipway/") + stack.settings.name;
        Redactor redactor;
        SLIPWAY_ASSIGN(const git::Remote remote,
                       deploy::remoteFor(tools, repository, stack.settings.url, redactor, ending.token()));
        SLIPWAY_ASSIGN(report->token, tokenOf(remote));
        return report;
    }

    void send(const std::shared_ptr<Report> &report)
    {
        std::unique_lock lock(mutex);
        std::optional<Forge> forge = notify::forgeByName(report->place);
        if (const auto known = forges.constFind(report->place.origin); !forge && known != forges.constEnd())
            forge = *known;
        if (forge) {
            lock.unlock();
            post(*forge, *report);
            return;
        }
        // Reports that come while the server is asked keep their order.
        auto &waiting = asking[report->place.origin];
        waiting.push_back(report);
        if (waiting.size() > 1)
            return;
        lock.unlock();
        notify::findForge(calls, report->place, report->caPem,
                          [self = shared_from_this(), origin = report->place.origin](std::optional<Forge> found) {
                              self->found(origin, found);
                          });
    }

    void found(const QString &origin, std::optional<Forge> forge)
    {
        std::vector<std::shared_ptr<Report>> reports;
        {
            const std::lock_guard lock(mutex);
            if (forge)
                forges.insert(origin, forge); // a server that was down is asked again
            reports = asking.take(origin);
        }
        for (const auto &report : reports) {
            if (forge)
                post(*forge, *report);
            else
                setProblem(report->repository,
                           QCoreApplication::translate("Notify", "%1 is not GitHub, GitLab, Gitea or Forgejo, or does "
                                                                 "not answer.")
                               .arg(QUrl(origin).host()));
        }
    }

    void post(Forge forge, const Report &report)
    {
        notify::HttpRequest request = notify::statusRequest(forge, report.place, report.token, report.status);
        request.caPem = report.caPem;
        outbox.send(QStringLiteral("status:%1").arg(report.repository.value), std::move(request),
                    [self = shared_from_this(), id = report.repository](const Result<> &sent) {
                        self->setProblem(id, sent ? QString()
                                                  : errorText(sent.error()).sentence + QLatin1Char(' ') +
                                                        sent.error().detail);
                    });
    }
};

CommitStatusReporter::CommitStatusReporter(ChangeNotifier &changes, const deploy::RunTools &tools,
                                           notify::HttpCalls &calls, notify::Outbox &outbox, Worker &worker,
                                           QObject *parent)
    : QObject(parent)
    , m_worker(worker)
    , m_shared(std::make_shared<Shared>(tools, calls, outbox))
{
    connect(&changes, &ChangeNotifier::runChanged, this, [this](const Run &run) {
        const bool isDeploy = !isLifecycle(run.kind) && run.decision.action == Decision::Action::Deploy;
        if (!isDeploy || run.toCommit.isEmpty())
            return;
        if (!run.isFinished()) {
            if (!m_pending.contains(run.id)) {
                m_pending.insert(run.id);
                report(run, CommitStatus::State::Pending,
                       QCoreApplication::translate("Notify", "Slipway deploys this commit."));
            }
            return;
        }
        m_pending.remove(run.id);
        if (run.result == RunResult::Succeeded)
            report(run, CommitStatus::State::Success, QCoreApplication::translate("Notify", "This commit runs."));
        else
            report(run, CommitStatus::State::Failure,
                   run.error ? errorText(*run.error).sentence
                             : QCoreApplication::translate("Notify", "The deploy did not end well."));
    });
}

CommitStatusReporter::~CommitStatusReporter()
{
    m_shared->ending.cancel();
}

QString CommitStatusReporter::problemOf(RepositoryId id) const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->problems.value(id);
}

void CommitStatusReporter::report(const Run &run, CommitStatus::State state, const QString &description)
{
    CommitStatus status;
    status.state = state;
    status.commit = run.toCommit;
    status.description = description;
    m_worker.run([shared = m_shared, run, status] {
        const auto report = shared->read(run, status);
        if (!report)
            shared->setProblem(RepositoryId(), errorLine(report.error()));
        else if (*report)
            shared->send(*report);
    });
}

} // namespace slipway
