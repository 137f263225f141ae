// SPDX-License-Identifier: GPL-3.0-or-later
// slipway-shots OUTDIR light|dark [large] [compose] [-reverse]: pictures of every view, from a database with
// plausible stacks and no Docker. What containers do is announced by hand.
#include "core/listener/listener.h"
#include "core/services/credentialservice.h"
#include "core/services/deliveryservice.h"
#include "core/services/repositoryservice.h"
#include "core/services/scheduleservice.h"
#include "core/services/tokenservice.h"
#include "core/services/webhookservice.h"
#include "core/store/database.h"
#include "core/store/stores.h"
#include "tests/ui/composeworld.h"
#include "tests/ui/touch.h"
#include "tests/ui/uiworld.h"
#include "ui/compose/codeview.h"
#include "ui/compose/composepane.h"
#include "ui/compose/inspectormodel.h"
#include "ui/compose/inspectorpane.h"
#include "ui/detail/detailpane.h"
#include "ui/dialogs/acceptkeydialog.h"
#include "ui/dialogs/removedialog.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/dialogs/variablesdialog.h"
#include "ui/dialogs/variableseditor.h"
#include "ui/dialogs/variablesimportdialog.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logview.h"
#include "ui/schedules/schedulesdialog.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/sources/credentialdialog.h"
#include "ui/sources/repositorydialog.h"
#include "ui/sources/sourcesdialog.h"
#include "ui/stacks/stackboard.h"
#include "ui/stacks/stacksview.h"
#include "ui/theme/theme.h"
#include "ui/tray/traystate.h"
#include "ui/webhooks/apiaccessdialog.h"
#include "ui/webhooks/deliveriesdialog.h"
#include "ui/webhooks/newtokendialog.h"
#include "ui/webhooks/testdeliverydialog.h"
#include "ui/webhooks/webhookdialog.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTextStream>
#include <QToolButton>
#include <QVBoxLayout>

using namespace slipway;
using tests::child;
using namespace Qt::StringLiterals;

namespace {

struct Sample {
    const char *name;
    const char *subject;
    int hoursAgo;
    enum Kind { Healthy, Failed, Degraded, Stopped, Fresh, Newer, Syncing, NewHost, OtherHost } kind;
};

const Sample kSamples[] = {
    {"bookmarks", "Show tags in the list", 26, Sample::Healthy},
    {"dashboard", "Bump grafana to 11.2", 3, Sample::Healthy},
    {"git-mirror", "Listen on loopback only", 500, Sample::Stopped},
    {"home-assistant", "Give the recorder more time", 51, Sample::Degraded},
    {"mail-archive-and-full-text-search-for-the-whole-family",
     "Reindex at night; keep the attachments of the old archive apart from the new ones", 9, Sample::Healthy},
    {"notes", "Add compose file", 1, Sample::Fresh},
    {"photo-library", "Split the worker from the web service", 2, Sample::Syncing},
    {"recipes", "Sort by season", 2, Sample::NewHost},
    {"shop", "Publish the checkout on 8080", 1, Sample::Failed},
    {"time-sheets", "Round to the quarter of an hour", 30, Sample::OtherHost},
    {"wiki", "Correct the backup path", 96, Sample::Newer},
};

ServiceStatus service(const QString &name, const QString &image, const QString &state, const QString &health,
                      const QString &status, const QStringList &ports = {})
{
    ServiceStatus result;
    result.service = name;
    result.image = image;
    result.state = state;
    result.health = health;
    result.statusText = status;
    result.ports = ports;
    result.containerId = QString(64, u'a');
    result.containerName = name + u"-1"_s;
    return result;
}

QVector<ServiceStatus> servicesOf(Sample::Kind kind)
{
    switch (kind) {
    case Sample::Healthy:
    case Sample::Syncing:
    case Sample::Newer:
    case Sample::OtherHost:
        return {service(u"database"_s, u"postgres:16.4"_s, u"running"_s, u"healthy"_s, u"Up 3 hours (healthy)"_s),
                service(u"web"_s, u"bookmarks-web:latest"_s, u"running"_s, u"healthy"_s, u"Up 3 hours (healthy)"_s,
                        {u"127.0.0.1:8080→80/tcp"_s, u"0.0.0.0:8443→443/tcp"_s}),
                service(u"worker"_s, u"bookmarks-web:latest"_s, u"running"_s, {}, u"Up 3 hours"_s)};
    case Sample::Degraded:
        return {service(u"core"_s, u"homeassistant/home-assistant:2024.10"_s, u"running"_s, u"unhealthy"_s,
                        u"Up 2 days (unhealthy)"_s, {u"0.0.0.0:8123→8123/tcp"_s}),
                service(u"mqtt"_s, u"eclipse-mosquitto:2"_s, u"running"_s, {}, u"Up 2 days"_s, {u"1883→1883/tcp"_s})};
    case Sample::Stopped:
        return {service(u"server"_s, u"gitea/gitea:1.22"_s, u"exited"_s, {}, u"Exited (0) 2 days ago"_s)};
    case Sample::Failed:
    case Sample::Fresh:
    case Sample::NewHost:
        break;
    }
    return {};
}

RunStep step(StepName name, StepState state, const QDateTime &at, int ms, const QString &note = {})
{
    return {name, state, at, std::chrono::milliseconds(ms), note};
}

void addRuns(Stores &stores, const Stack &stack, const Sample &sample, const QString &tip)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto add = [&](int minutesAgo, Trigger trigger, RunResult result, const Decision &decision,
                         QVector<RunStep> steps, std::optional<Error> error = {}, QStringList notes = {}) {
        Run run;
        run.stackId = stack.id;
        run.trigger = trigger;
        run.result = result;
        run.decision = decision;
        run.requestedAt = run.startedAt = now.addSecs(-minutesAgo * 60);
        std::chrono::milliseconds sum{0};
        for (RunStep &one : steps) {
            one.startedAt = run.startedAt.addMSecs(sum.count());
            sum += one.duration;
        }
        run.finishedAt = run.startedAt.addMSecs(sum.count());
        run.toCommit = tip;
        run.commitSubject = QString::fromUtf8(sample.subject);
        run.steps = std::move(steps);
        run.error = std::move(error);
        run.notes = std::move(notes);
        auto made = stores.runs.add(run);
        if (!made)
            return;
        run.id = made->id;
        (void)stores.runs.update(run);
    };
    // The real one, of the filling, is put into the past.
    const auto real = stores.runs.list(stack.id, 1, {});
    for (Run run : real.value_or(QVector<Run>{})) {
        run.requestedAt = run.startedAt = now.addDays(-4);
        run.finishedAt = run.startedAt.addMSecs(900);
        (void)stores.runs.update(run);
    }
    const Decision nothing{Decision::Action::Nothing,
                           {u"The branch has no new commit."_s, u"The last deploy succeeded."_s}};
    const Decision deploy{Decision::Action::Deploy, {u"The commit changed."_s, u"compose.yaml changed."_s}};
    const QVector<RunStep> all{step(StepName::Look, StepState::Done, now, 41),
                               step(StepName::Decide, StepState::Done, now, 2),
                               step(StepName::Fetch, StepState::Done, now, 212, u"1 commit"_s),
                               step(StepName::Checkout, StepState::Done, now, 36, u"3 files changed"_s),
                               step(StepName::Resolve, StepState::Done, now, 4, u"5 variables"_s),
                               step(StepName::Render, StepState::Done, now, 180),
                               step(StepName::Build, StepState::Skipped, now, 0, u"no service builds"_s),
                               step(StepName::Up, StepState::Done, now, 2140, u"1 container recreated"_s),
                               step(StepName::Record, StepState::Done, now, 3)};
    if (sample.kind == Sample::Fresh)
        return;
    add(2900, Trigger::Manual, RunResult::Succeeded, deploy, all);
    add(1500, Trigger::Webhook, RunResult::Succeeded, deploy, all, {},
        {u"Kept your edited file as compose.yaml.run-12."_s});
    add(240, Trigger::Schedule, RunResult::NothingToDo, nothing,
        {step(StepName::Look, StepState::Done, now, 38), step(StepName::Decide, StepState::Done, now, 1)});
    if (sample.kind == Sample::Failed) {
        QVector<RunStep> failed = all;
        failed[7] = step(StepName::Up, StepState::Failed, now, 640);
        failed[8].state = StepState::Pending;
        failed[8].duration = {};
        add(12, Trigger::Manual, RunResult::Failed, deploy, failed,
            Error{
                ErrorCode::PortTaken, u"8080"_s,
                u"Error response from daemon: driver failed programming external connectivity on endpoint shop-web-1:\nBind for 0.0.0.0:8080 failed: port is already allocated"_s});
    }
}

// Every second one by itself, each in another way.
void addSchedule(StackSettings &settings, int number)
{
    settings.autoUpdate = number % 2 == 0;
    const char *crons[] = {"0 3 * * *", "15 4 * * MON-FRI", "@hourly", "*/20 8-18 * * *"};
    settings.autoUpdateCron = QString::fromLatin1(crons[number / 2 % 4]);
    settings.autoUpdateSchedule = u"custom"_s;
    if (number == 2)
        settings.timeZone = u"Asia/Tokyo"_s;
    if (number == 4)
        settings.pollSeconds = 300;
}

// Credentials, and what stacks follow with them.
void addSources(tests::UiWorld &world)
{
    const auto add = [&world](const QString &name, CredentialKind kind, const QString &host, const char *field) {
        auto change = std::make_shared<CredentialChange>();
        change->credential.name = name;
        change->credential.kind = kind;
        change->credential.host = host;
        if (field != nullptr)
            change->secrets.insert_or_assign(QString::fromLatin1(field),
                                             SecretString(u"-----BEGIN OPENSSH PRIVATE KEY-----"_s));
        (void)world.await([&world, change] { return world.services().credentials.add(std::move(*change)); });
    };
    add(u"forge token"_s, CredentialKind::Token, u"git.example.org"_s, "token");
    add(u"deploy key"_s, CredentialKind::Ssh, u"github.com"_s, "privateKey");
    add(u"my own keys"_s, CredentialKind::Agent, {}, nullptr);
}

// Phase 1 lets the real runs fetch; phase 2 writes what a Docker would have led to.
bool fill(tests::UiWorld &world)
{
    if (!world.start())
        return false;
    const QVector<Variable> variables{{u"POSTGRES_PASSWORD"_s, u"correct horse"_s, true, true, u"for the database"_s},
                                      {u"PUBLIC_URL"_s, u"https://bookmarks.example.org"_s, false, true, {}},
                                      {u"WORKERS"_s, u"4"_s, false, true, u"one for each core"_s}};
    QVector<QPair<StackId, QString>> tips;
    for (const Sample &sample : kSamples) {
        const QString name = QString::fromLatin1(sample.name);
        const QDateTime at = QDateTime::currentDateTimeUtc().addSecs(-sample.hoursAgo * 3600);
        const QString url = world.makeRepository(name, QString::fromUtf8(sample.subject), at.toString(Qt::ISODate));
        const auto view = world.addStack(name, url, variables);
        if (!view)
            return false;
        tips.append({view->stack.id, world.run(view->stack.id, RunKind::Sync).toCommit});
    }
    addSources(world);
    world.stop();
    QFile knownHosts(world.path(u"data/known_hosts"_s));
    if (!knownHosts.open(QIODevice::WriteOnly))
        return false;
    knownHosts.write("github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl\n"
                     "[git.example.org]:2222 ssh-ed25519 "
                     "AAAAC3NzaC1lZDI1NTE5AAAAIIwb6bZ9j1a9pV7mZ2m0Jrj5T8Qy1QzJxq0F6a3l0bZk\n");
    knownHosts.close();
    Database database(world.path(u"data/slipway.db"_s));
    if (!database.open())
        return false;
    Stores stores(database);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (qsizetype i = 0; i < tips.size(); ++i) {
        const Sample &sample = kSamples[i];
        const auto stack = stores.stacks.get(tips.at(i).first);
        StackState state = stack->state;
        const auto failure = state.error;
        state.error.reset();
        state.hasLastRunFailed = false;
        if (sample.kind != Sample::Fresh) {
            state.deployedCommit = state.fetchedCommit = tips.at(i).second;
            state.lastSync = state.lastLook = now.addSecs(-(12 + i * 31) * 60);
        } else {
            state = {};
        }
        state.isStoppedByUser = sample.kind == Sample::Stopped;
        state.quietLooks = sample.kind == Sample::Healthy ? 14 : 0;
        if (sample.kind == Sample::Newer)
            state.fetchedCommit = QString(40, u'c');
        if (sample.kind == Sample::Failed) {
            state.hasLastRunFailed = true;
            state.error = Error{
                ErrorCode::PortTaken, u"8080"_s,
                u"Error response from daemon: driver failed programming external connectivity on endpoint shop-web-1:\nBind for 0.0.0.0:8080 failed: port is already allocated"_s};
        }
        if (sample.kind == Sample::NewHost || sample.kind == Sample::OtherHost) {
            state.hasLastRunFailed = true;
            state.error =
                sample.kind == Sample::NewHost
                    ? Error{ErrorCode::HostKeyUnknown, u"github.com"_s,
                            u"ED25519 SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU, as GitHub publishes it"_s}
                    : Error{ErrorCode::HostKeyChanged, u"[git.example.org]:2222"_s,
                            u"ED25519 SHA256:mIlxA9k46MmM6qdJOdMnAQpzGxF4WIVVL+fj+wZbw0g; another key is stored in "
                            "/home/me/.local/share/slipway/known_hosts:2"_s};
        }
        StackSettings settings = stack->settings;
        settings.url = u"https://git.example.org/home/%1.git"_s.arg(settings.name);
        addSchedule(settings, int(i));
        (void)stores.stacks.changeSettings(stack->id, settings, stack->repositoryId);
        (void)stores.stacks.changeState(stack->id, state);
        addRuns(stores, *stack, sample, tips.at(i).second);
    }
    database.close();
    return world.start();
}

class Camera
{
public:
    Camera(QString folder, QString theme)
        : m_folder(std::move(folder))
        , m_theme(std::move(theme))
    {
        QDir().mkpath(m_folder);
    }
    void take(QWidget *widget, const QString &name)
    {
        QTest::qWait(150);
        const QString path = QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_theme);
        widget->grab().save(path);
        QTextStream(stdout) << path << Qt::endl;
    }

private:
    QString m_folder;
    QString m_theme;
};

void announce(tests::UiWorld &world, const QVector<StackView> &views, bool isReachable)
{
    EnvironmentStatus status;
    if (isReachable) {
        status.reach = EnvironmentStatus::Reach::Reachable;
        status.endpoint = u"unix:///var/run/docker.sock"_s;
        status.engineVersion = u"27.3.1"_s;
        status.composeVersion = u"2.29.7"_s;
    } else {
        status.reach = EnvironmentStatus::Reach::Unreachable;
        status.endpoint = u"unix:///var/run/docker.sock"_s;
        status.reason = u"Docker does not answer at unix:///var/run/docker.sock."_s;
        status.fix = u"Start it with “sudo systemctl start docker”, then choose Check Again."_s;
    }
    Q_EMIT world.services().changes.environmentStatusChanged(EnvironmentId(1), status);
    for (const StackView &view : views) {
        for (const Sample &sample : kSamples) {
            if (isReachable && view.stack.settings.name == QLatin1String(sample.name))
                Q_EMIT world.services().changes.servicesChanged(view.stack.id, servicesOf(sample.kind));
        }
    }
}

void announceRun(tests::UiWorld &world, StackId id)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Run run;
    run.id = RunId(9999);
    run.stackId = id;
    run.trigger = Trigger::Manual;
    run.result = RunResult::Running;
    run.requestedAt = run.startedAt = now.addSecs(-21);
    run.decision = {Decision::Action::Deploy, {u"The commit changed."_s}};
    run.steps = {step(StepName::Look, StepState::Done, now, 43),
                 step(StepName::Decide, StepState::Done, now, 2),
                 step(StepName::Fetch, StepState::Done, now, 311, u"2 commits"_s),
                 step(StepName::Checkout, StepState::Done, now, 28, u"5 files changed"_s),
                 step(StepName::Resolve, StepState::Done, now, 3),
                 step(StepName::Render, StepState::Done, now, 170),
                 step(StepName::Build, StepState::Running, now.addSecs(-19), 0, u"web"_s),
                 step(StepName::Up, StepState::Pending, {}, 0),
                 step(StepName::Record, StepState::Pending, {}, 0)};
    Q_EMIT world.services().changes.runChanged(run);
}

QByteArray sampleLog()
{
    QByteArray text;
    for (int i = 0; i < 60; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += "web-1       | 172.18.0.1 - - \"GET /bookmarks?page=" + number + " HTTP/1.1\" \x1b[32m200\x1b[0m 18" +
                number + "\n";
        text += "database-1  | 2024-10-02 10:14:0" + QByteArray::number(i % 10) +
                " UTC [1] \x1b[36mLOG\x1b[0m:  checkpoint complete: wrote 4" + number + " buffers\n";
        if (i % 7 == 3)
            text += "worker-1    | \x1b[33mWARN\x1b[0m queue “import” waits since 12 s: größere Dateien kommen später "
                    "(日本語 ok)\n";
        if (i % 19 == 11)
            text += "web-1       | \x1b[1;31mERROR\x1b[0m upstream timed out while reading response header\n";
    }
    return text;
}

void shootWindow(tests::UiWorld &world, Camera &camera)
{
    ui::MainWindow window(world.services(), world.stateFile());
    window.resize(1280, 800);
    window.show();
    auto *view = child<ui::StacksView>(&window, u"stacksView"_s);
    if (!QTest::qWaitFor([&] { return view->model()->rowCount() == int(std::size(kSamples)); }, 10'000))
        qFatal("the stacks did not come");
    const auto views = world.await([&] { return world.services().stacks.all(); });
    announce(world, *views, true);
    StackId syncing;
    for (const StackView &one : *views) {
        if (one.stack.settings.name == u"photo-library"_s)
            syncing = one.stack.id;
    }
    announceRun(world, syncing);
    auto *tabs = child<QTabWidget>(&window, u"detailTabs"_s);
    window.selectStack(u"bookmarks"_s);
    const char *names[] = {"overview", "settings", "variables", "compose", "logs", "history"};
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QTest::qWait(150);
        if (i == 4) {
            auto *pane = child<ui::LogPane>(&window, u"servicesLog"_s);
            pane->view()->append(sampleLog(), QDateTime::currentMSecsSinceEpoch());
            pane->setStatus({});
            child<QLineEdit>(pane, u"logFind"_s)->setText(u"timed out"_s);
        }
        camera.take(&window, QString::fromLatin1(names[i]));
    }
    tabs->setCurrentIndex(0);
    for (const QString &name :
         {u"shop"_s, u"photo-library"_s, u"notes"_s, u"git-mirror"_s, u"home-assistant"_s, u"recipes"_s,
          u"time-sheets"_s, u"mail-archive-and-full-text-search-for-the-whole-family"_s}) {
        window.selectStack(name);
        camera.take(&window, u"stack-"_s + name.left(14));
    }
    window.selectStack(u"shop"_s);
    tabs->setCurrentIndex(5);
    camera.take(&window, u"history-failed"_s);
    tabs->setCurrentIndex(0);
    child<QPushButton>(&window, u"messageDetails"_s);
    for (QPushButton *button : window.findChildren<QPushButton *>(u"messageDetails"_s)) {
        if (button->isVisible())
            button->click();
    }
    camera.take(&window, u"error-details"_s);
    for (int i = 0; i < tabs->count(); ++i)
        QTextStream(stdout) << names[i] << " needs a width of " << tabs->widget(i)->minimumSizeHint().width()
                            << Qt::endl;
    QTextStream(stdout) << "the window needs a width of " << window.minimumSizeHint().width() << Qt::endl;
    window.resize(900, 640);
    camera.take(&window, u"w900"_s);
    window.resize(window.minimumSizeHint());
    camera.take(&window, u"narrow"_s);
    window.selectStack(u"recipes"_s);
    camera.take(&window, u"narrow-host-key"_s);
    window.selectStack(u"time-sheets"_s);
    camera.take(&window, u"narrow-host-key-changed"_s);
    window.selectStack(u"bookmarks"_s);
    tabs->setCurrentIndex(4);
    camera.take(&window, u"narrow-logs"_s);
    tabs->setCurrentIndex(0);
    window.resize(1280, 800);
    child<QLineEdit>(&window, u"stacksFilter"_s)->setText(u"nowhere"_s);
    camera.take(&window, u"no-match"_s);
    child<QLineEdit>(&window, u"stacksFilter"_s)->clear();
    announce(world, *views, false);
    camera.take(&window, u"docker-unreachable"_s);
}

void shootSources(tests::UiWorld &world, Camera &camera, const QVector<Environment> &environments, StackView stack)
{
    StackSettings &settings = stack.stack.settings;
    settings.url = u"git@github.com:team/bookmarks.git"_s;
    settings.followTag = u"v1.*"_s;
    settings.deployOn = DeployOn::Patterns;
    settings.deployPatterns = QStringList{u"bookmarks/**"_s, u"!bookmarks/docs/**"_s};
    auto *form = new ui::StackDialog(world.services(), environments, EnvironmentId(1), stack);
    form->show();
    camera.take(form, u"dialog-follow"_s);
    form->resize(form->minimumSizeHint());
    camera.take(form, u"dialog-follow-narrow"_s);
    form->close();
    const QString kept = u"Secrets are kept encrypted; the key to them is in the keyring of your desktop."_s;
    const QString session = u"No keyring was found: secrets are kept for this session only."_s;
    auto *fresh = new ui::CredentialDialog(world.services(), std::nullopt, {settings.url, kept});
    fresh->show();
    camera.take(fresh, u"credential-new"_s);
    child<QPushButton>(fresh, u"credentialSave"_s)->click();
    camera.take(fresh, u"credential-problems"_s);
    fresh->close();
    const auto credentials = world.await([&] { return world.services().credentials.all(); });
    auto *edit = new ui::CredentialDialog(world.services(), credentials->first(),
                                          {u"https://127.0.0.1:9/team/shop.git"_s, session});
    edit->show();
    child<QPushButton>(edit, u"credentialTest"_s)->click();
    QTest::qWait(2000);
    camera.take(edit, u"credential-test"_s);
    edit->close();
    auto *sources = new ui::SourcesDialog(world.services(), kept);
    sources->show();
    const QString names[] = {u"sources-credentials"_s, u"sources-repositories"_s, u"sources-host-keys"_s};
    for (int i = 0; i < 3; ++i) {
        sources->showPage(ui::SourcesDialog::Page(i));
        QTest::qWait(300);
        camera.take(sources, names[i]);
    }
    sources->close();
    const auto repositories = world.await([&] { return world.services().repositories.all(); });
    auto *repository = new ui::RepositoryDialog(world.services(), repositories->first());
    repository->show();
    camera.take(repository, u"repository"_s);
    repository->close();
    HostKeyView key;
    key.host = u"github.com"_s;
    key.keyType = u"ED25519"_s;
    key.fingerprint = u"SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU"_s;
    key.publisher = u"GitHub"_s;
    key.publishedAt = u"https://docs.github.com/authentication"_s;
    auto *accept = new ui::AcceptKeyDialog(world.services(), key);
    accept->show();
    camera.take(accept, u"accept-key"_s);
    accept->close();
}

void shootSchedules(tests::UiWorld &world, Camera &camera, const QVector<Environment> &environments, StackView stack)
{
    stack.stack.settings.autoUpdate = true;
    stack.stack.settings.autoUpdateSchedule = u"custom"_s;
    stack.stack.settings.autoUpdateCron = u"15 4 * * MON-FRI"_s;
    stack.stack.settings.timeZone = u"Asia/Tokyo"_s;
    stack.stack.settings.pollSeconds = 300;
    auto *form = new ui::StackDialog(world.services(), environments, EnvironmentId(1), stack);
    form->show();
    camera.take(form, u"dialog-schedule"_s);
    tests::type(form, u"stackAutoUpdateCron"_s, u"0 0 31 2 *"_s);
    camera.take(form, u"dialog-schedule-problem"_s);
    form->close();
    ui::StackBoard board(world.services());
    ui::SchedulesDialog schedules(world.services(), board);
    schedules.setAttribute(Qt::WA_DeleteOnClose, false);
    board.load();
    schedules.show();
    QTest::qWait(500);
    camera.take(&schedules, u"schedules"_s);
    (void)world.await(
        [&] { return world.services().schedules.pauseAll(QDateTime::currentDateTimeUtc().addSecs(3600), {}); });
    QTest::qWait(500);
    camera.take(&schedules, u"schedules-paused"_s);
    (void)world.await([&] { return world.services().schedules.resumeAll(); });
    ui::SettingsDialog::Facts facts;
    facts.listener.state = u"Listening on https://127.0.0.1:8725"_s;
    facts.listener.fingerprint =
        u"9A:1C:4F:E0:77:21:5D:B8:03:64:AC:FE:12:90:3B:5E:88:47:D1:6A:0F:C2:39:75:EB:14:A8:50:2D:96:F3:4B"_s;
    facts.dataDirectory = u"/home/me/.local/share/slipway"_s;
    facts.hasTray = true;
    facts.isVaultKeyLost = true;
    facts.vault = u"The key in the keyring is not the one that sealed the secrets of this data folder."_s;
    ui::SettingsDialog settings({}, {}, facts);
    settings.setAttribute(Qt::WA_DeleteOnClose, false);
    settings.show();
    auto *pages = child<QTabWidget>(&settings, u"settingsPages"_s);
    for (int i = 0; i < pages->count(); ++i) {
        pages->setCurrentIndex(i);
        camera.take(&settings, u"options-%1"_s.arg(i + 1));
    }
}

// Each state of the tray in the sizes of panels, on a light and on a dark one.
void shootTray(Camera &camera)
{
    const QString names[] = {u"slipway"_s,        u"tray-instep"_s, u"tray-syncing"_s, u"tray-paused"_s,
                             u"tray-attention"_s, u"tray-failed"_s, u"tray-offline"_s};
    QWidget sheet;
    auto *rows = new QVBoxLayout(&sheet);
    for (const QColor panel : {QColor(0xf4f4f4), QColor(0x2b2b2b)}) {
        auto *row = new QWidget(&sheet);
        row->setAutoFillBackground(true);
        QPalette colours = row->palette();
        colours.setColor(QPalette::Window, panel);
        row->setPalette(colours);
        auto *grid = new QGridLayout(row);
        int column = 0;
        for (const QString &name : names) {
            int line = 0;
            for (const int side : {16, 22, 32, 64}) {
                auto *label = new QLabel(row);
                label->setPixmap(ui::trayIcon(name).pixmap(side, side));
                grid->addWidget(label, line++, column, Qt::AlignCenter);
            }
            ++column;
        }
        rows->addWidget(row);
    }
    sheet.show();
    camera.take(&sheet, u"tray-states"_s);
}

// A listener, and what came in at it.
void addDeliveries(tests::UiWorld &world, const StackView &stack)
{
    for (const QString &provider : {u"github"_s, u"gitlab"_s, u"forgejo"_s, u"github"_s}) {
        DeliveryService::TestPush push;
        push.address = {WebhookAddress::Kind::Stack, stack.stack.id.value};
        push.provider = provider;
        push.branch = provider == u"gitlab"_s ? u"feature/search"_s : u"main"_s;
        (void)world.await([&world, push] { return world.services().deliveries.sendTest(push); });
    }
    Delivery refused;
    refused.address = {WebhookAddress::Kind::Stack, stack.stack.id.value};
    refused.provider = u"github"_s;
    refused.event = u"push"_s;
    refused.sender = u"203.0.113.7"_s;
    refused.headers = {{"X-GitHub-Event", "push"}, {"X-Hub-Signature-256", "sha256=0000"}};
    world.services().webhooks.note(refused, DeliveryVerdict::Unproven, {});
}

void shootWebhooks(tests::UiWorld &world, Camera &camera)
{
    const auto views = world.await([&] { return world.services().stacks.all(); });
    const StackView stack = views->first();
    listener::Listener server(world.services());
    if (!server.start({.address = u"127.0.0.1"_s, .port = 0, .publicUrl = {}}))
        qFatal("the listener does not start");
    const ui::WebAddress address{u"http://127.0.0.1:8725"_s, {}};
    ui::StackBoard board(world.services());
    board.load();
    (void)QTest::qWaitFor([&board] { return board.isLoaded(); });
    auto *none = new ui::DeliveriesDialog(world.services(), board, address);
    none->show();
    camera.take(none, u"deliveries-empty"_s);
    none->close();
    auto *page = new ui::WebhookDialog(world.services(), stack, address);
    page->show();
    camera.take(page, u"webhook-off"_s);
    child<QCheckBox>(page, u"webhookEnabled"_s)->click();
    QTest::qWait(500);
    camera.take(page, u"webhook-waiting"_s);
    addDeliveries(world, stack);
    QTest::qWait(500);
    camera.take(page, u"webhook-refused"_s);
    child<QTabWidget>(page, u"webhookSteps"_s)->setCurrentIndex(1);
    page->setAddress({address.listener, u"https://hooks.example.org"_s});
    camera.take(page, u"webhook-public"_s);
    page->close();
    auto *deliveries = new ui::DeliveriesDialog(world.services(), board, address);
    deliveries->show();
    QTest::qWait(300);
    camera.take(deliveries, u"deliveries"_s);
    deliveries->close();
    auto *test = new ui::TestDeliveryDialog(world.services(), *views, stack.stack.id);
    test->show();
    child<QPushButton>(test, u"testSend"_s)->click();
    QTest::qWait(300);
    camera.take(test, u"test-delivery"_s);
    test->close();
    const QStringList permissions{u"stacks:view"_s, u"stacks:edit"_s};
    for (const QString &name : {u"backup script"_s, u"phone"_s})
        (void)world.await([&] { return world.services().tokens.create(name, permissions, {}); });
    auto *access = new ui::ApiAccessDialog(world.services());
    access->show();
    QTest::qWait(300);
    camera.take(access, u"api-tokens"_s);
    access->showPage(ui::ApiAccessDialog::Page::Audit);
    QTest::qWait(300);
    camera.take(access, u"api-audit"_s);
    access->close();
    const auto environments = world.await([&] { return world.services().environments.all(); });
    auto *token = new ui::NewTokenDialog(world.services(), *environments);
    token->show();
    camera.take(token, u"token-new"_s);
    child<QLineEdit>(token, u"newTokenName"_s)->setText(u"deploy script"_s);
    Q_EMIT child<QLineEdit>(token, u"newTokenName"_s)->textEdited({});
    child<QPushButton>(token, u"newTokenCreate"_s)->click();
    QTest::qWait(300);
    camera.take(token, u"token-once"_s);
    token->close();
}

// The pages of one stack about Compose and variables, in the window.
void shootComposeTabs(tests::ComposeWorld &world, Camera &camera)
{
    ui::MainWindow window(world.services(), world.stateFile());
    window.resize(1280, 800);
    window.show();
    auto *view = child<ui::StacksView>(&window, u"stacksView"_s);
    (void)QTest::qWaitFor([&] { return view->model()->rowCount() == 1; }, 10'000);
    auto *tabs = child<QTabWidget>(&window, u"detailTabs"_s);
    tabs->setCurrentIndex(3);
    auto *compose = window.findChild<ui::ComposePane *>();
    auto *text = child<ui::CodeView>(compose, u"composeText"_s);
    (void)QTest::qWaitFor([text] { return !text->text().isEmpty(); }, 20'000);
    camera.take(&window, u"compose-git"_s);
    child<QLineEdit>(compose, u"composeFind"_s)->setText(u"token"_s);
    camera.take(&window, u"compose-find"_s);
    child<QLineEdit>(compose, u"composeFind"_s)->clear();
    compose->setMode(ui::ComposePane::Mode::Difference);
    camera.take(&window, u"compose-difference"_s);
    compose->setMode(ui::ComposePane::Mode::Resolved);
    camera.take(&window, u"compose-resolved-problem"_s);
    tabs->setCurrentIndex(2);
    child<QToolButton>(&window, u"variablesInspect"_s)->click();
    QTest::qWait(1000);
    camera.take(&window, u"inspector"_s);
    window.resize(window.minimumSizeHint());
    camera.take(&window, u"narrow-inspector"_s);
    tabs->setCurrentIndex(3);
    camera.take(&window, u"narrow-compose"_s);
    window.resize(1280, 800);
    tabs->setCurrentIndex(2);
    child<QToolButton>(&window, u"variablesEdit"_s)->click();
    auto *editor = tabs->findChild<ui::VariablesEditor *>();
    child<QAction>(editor, u"variablesImport"_s)->trigger();
    auto *dialog = child<ui::VariablesImportDialog>(editor, u"variablesImport"_s);
    QTest::qWait(1000);
    camera.take(dialog, u"variables-import"_s);
    child<QPushButton>(dialog, u"importAdd"_s)->click();
    camera.take(&window, u"variables-missing"_s);
}

void shootCompose(Camera &camera)
{
    tests::ComposeWorld world;
    if (!world.start())
        qFatal("the backend does not start");
    const StackView fresh = world.addShop();
    {
        ui::InspectorPane pane(world.services());
        pane.resize(900, 400);
        pane.setStack(fresh);
        pane.show();
        QTest::qWait(500);
        camera.take(&pane, u"inspector-nothing-fetched"_s);
        child<QPushButton>(&pane, u"inspectorFetch"_s)->click();
        (void)QTest::qWaitFor([&pane] { return pane.model()->rowCount() > 0; }, 10'000);
        camera.take(&pane, u"inspector-before-deploy"_s);
        ui::ComposePane compose(world.services());
        compose.resize(900, 500);
        compose.setStack(fresh);
        compose.show();
        auto *text = child<ui::CodeView>(&compose, u"composeText"_s);
        (void)QTest::qWaitFor([text] { return !text->text().isEmpty(); }, 20'000);
        compose.setMode(ui::ComposePane::Mode::Resolved);
        camera.take(&compose, u"compose-resolved"_s);
    }
    const auto environments = world.await([&] { return world.services().environments.all(); });
    auto *form = new ui::StackDialog(world.services(), *environments, EnvironmentId(1), fresh);
    form->show();
    form->showPage(ui::StackDialog::Page::Compose);
    camera.take(form, u"dialog-compose"_s);
    tests::type(form, u"stackProfiles"_s, u"web/x"_s);
    tests::type(form, u"stackProjectName"_s, u"Shop"_s);
    form->resize(form->width(), 900);
    child<QPushButton>(form, u"stackRegistryLoginsAdd"_s)->click();
    camera.take(form, u"dialog-compose-problems"_s);
    form->showPage(ui::StackDialog::Page::Variables);
    camera.take(form, u"dialog-variables"_s);
    form->close();
    auto *wide = new ui::VariablesDialog(world.services(), environments->first());
    wide->show();
    QTest::qWait(300);
    auto *editor = wide->findChild<ui::VariablesEditor *>();
    child<QAction>(editor, u"variablesPaste"_s)->trigger();
    auto *paste = child<ui::VariablesImportDialog>(editor, u"variablesImport"_s);
    child<QPlainTextEdit>(paste, u"importText"_s)
        ->setPlainText(u"# of the whole house\nREGION=north\nLICENCE_KEY='abc-1234'\nPIN=123\nDOCKER_HOST=x\n"_s);
    camera.take(paste, u"variables-paste"_s);
    child<QPushButton>(paste, u"importAdd"_s)->click();
    camera.take(wide, u"environment-variables"_s);
    wide->close();
}

void shootRunningCompose(Camera &camera)
{
    tests::ComposeWorld world;
    if (!world.start())
        qFatal("the backend does not start");
    (void)world.addRunningShop();
    shootComposeTabs(world, camera);
}

void shootDialogs(tests::UiWorld &world, Camera &camera)
{
    const auto environments = world.await([&] { return world.services().environments.all(); });
    const auto views = world.await([&] { return world.services().stacks.all(); });
    auto *fresh = new ui::StackDialog(world.services(), *environments, EnvironmentId(1), std::nullopt);
    fresh->show();
    camera.take(fresh, u"dialog-new"_s);
    // As slowly as a person: a layout takes place between two keys.
    QTest::keyClicks(child<QLineEdit>(fresh, u"stackUrl"_s), u"https://git.example.org/team/Shop Front.git"_s, {}, 10);
    camera.take(fresh, u"dialog-new-typed"_s);
    QTest::keyClicks(child<QLineEdit>(fresh, u"stackComposePath"_s), u"../outside.yaml"_s);
    camera.take(fresh, u"dialog-new-problems"_s);
    fresh->close();
    auto *edit = new ui::StackDialog(world.services(), *environments, EnvironmentId(1), views->first());
    edit->show();
    camera.take(edit, u"dialog-edit"_s);
    edit->close();
    shootSources(world, camera, *environments, views->first());
    shootSchedules(world, camera, *environments, views->first());
    shootTray(camera);
    auto *remove = new ui::RemoveDialog(world.services(), views->first());
    remove->show();
    camera.take(remove, u"dialog-remove"_s);
    child<QCheckBox>(remove, u"removeContainers"_s)->click();
    child<QCheckBox>(remove, u"removeVolumes"_s)->click();
    camera.take(remove, u"dialog-remove-volumes"_s);
    remove->close();
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv); // takes -reverse for itself
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3) {
        QTextStream(stderr) << "slipway-shots OUTDIR light|dark [large] [compose] [-reverse]" << Qt::endl;
        return 2;
    }
    QString variant = arguments.at(2);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    if (variant == u"dark"_s)
        QApplication::setPalette(ui::darkPalette());
    if (QGuiApplication::isRightToLeft())
        variant += u"-reverse"_s;
    if (arguments.contains(u"large"_s)) {
        // Texts 30 % longer, for what other languages need.
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * 1.3);
        QApplication::setFont(font);
        variant += u"-large"_s;
    }
    Camera camera(arguments.at(1), variant);
    {
        tests::UiWorld empty;
        if (!empty.start())
            return 1;
        ui::MainWindow window(empty.services(), empty.stateFile());
        window.resize(1280, 800);
        window.show();
        QTest::qWait(300);
        announce(empty, {}, true);
        camera.take(&window, u"empty"_s);
    }
    shootCompose(camera);
    shootRunningCompose(camera);
    if (arguments.contains(u"compose"_s))
        return 0;
    tests::UiWorld world;
    if (!fill(world))
        return 1;
    shootWindow(world, camera);
    shootDialogs(world, camera);
    shootWebhooks(world, camera);
    return 0;
}
