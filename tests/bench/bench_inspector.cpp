// SPDX-License-Identifier: GPL-3.0-or-later
// bench_inspector: "Where does this value come from?" and the resolved files of a project with 50
// services, over real services, a real Git repository and Compose, beside `docker compose config`
// alone in the same run, in turns. Exit 1 where the goal is missed.
#include "core/services/inspectorservice.h"
#include "tests/ui/uiworld.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cstdio>

using namespace slipway;
using namespace Qt::StringLiterals;

namespace {

constexpr int kServices = 50;
constexpr int kRounds = 9; // the middle one counts
constexpr double kWantedMs = 150;

QByteArray project()
{
    QByteArray text = "services:\n";
    for (int i = 0; i < kServices; ++i) {
        const QByteArray n = QByteArray::number(i);
        text += "  service" + n + ":\n    image: registry.test/team/service" + n + ":${TAG" + n +
                ":-1.0}\n    env_file: .env\n    environment:\n      URL: http://${HOST}:${PORT" + n +
                "}\n      TOKEN: ${TOKEN}\n      LEVEL: ${LEVEL:-info}\n    ports: [\"${PORT" + n +
                "}:8080\"]\n    volumes: [\"data" + n + ":/data\"]\n    restart: unless-stopped\n";
    }
    text += "volumes:\n";
    for (int i = 0; i < kServices; ++i)
        text += "  data" + QByteArray::number(i) + ":\n";
    return text;
}

QByteArray envFile()
{
    QByteArray text = "HOST=example.org\n";
    for (int i = 0; i < kServices; ++i)
        text += "PORT" + QByteArray::number(i) + "=" + QByteArray::number(9000 + i) + "\n";
    return text;
}

double middle(QVector<double> times)
{
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

template <class Work>
double timed(Work work)
{
    QElapsedTimer timer;
    timer.start();
    if (!work())
        qFatal("a measured call failed");
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    qputenv("DOCKER_CONFIG", qgetenv("SLIPWAY_TEST_DOCKER_CONFIG"));
    tests::UiWorld world;
    if (!world.start())
        qFatal("the backend does not start");
    const QString url = world.makeRepository(u"big"_s);
    const QString folder = world.path(u"git/big"_s);
    world.commitFiles(folder, {{u"compose.yaml"_s, project()}, {u".env"_s, envFile()}}, u"Fifty services"_s);
    QVector<Variable> variables{{u"PORT0"_s, u"8000"_s, false, true, {}}};
    for (int i = 0; i < 10; ++i)
        variables.append({u"SECRET%1"_s.arg(i), u"Secret-of-the-bench-%1"_s.arg(i), true, true, {}});
    variables.append({u"TOKEN"_s, u"Token-of-the-bench"_s, true, true, {}});
    const auto stack = world.addStack(u"big"_s, url, variables);
    InspectorService &inspector = world.services().inspector;
    if (!stack || !inspector.fetch(stack->stack.id))
        qFatal("the stack was not added or fetched");

    const auto composeAlone = [&] {
        QProcess process;
        process.setWorkingDirectory(folder);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TOKEN"_s, u"x"_s);
        process.setProcessEnvironment(environment);
        process.start(u"docker"_s, {u"compose"_s, u"-p"_s, u"big"_s, u"config"_s, u"--format"_s, u"json"_s});
        return process.waitForFinished() && process.exitCode() == 0;
    };
    QVector<double> alone;
    QVector<double> files;
    QVector<double> origins;
    for (int i = 0; i < kRounds; ++i) {
        alone << timed(composeAlone);
        files << timed([&] {
            const auto found = inspector.compose(stack->stack.id);
            return found && found->problem.isEmpty() && !found->resolved.isEmpty();
        });
        origins << timed([&] {
            const auto found = inspector.variables(stack->stack.id);
            return found && found->size() == 2 * kServices + 3;
        });
    }
    const double beyond = middle(files) - middle(alone);
    std::printf("| %d services | time | wanted |\n|---|---|---|\n", kServices);
    std::printf("| `docker compose config` alone | %.0f ms | |\n", middle(alone));
    std::printf("| files as in Git and as resolved | %.0f ms, %.0f ms beyond it | < %.0f ms beyond |\n", middle(files),
                beyond, kWantedMs);
    std::printf("| where each of %d values comes from | %.0f ms | < %.0f ms |\n", 2 * kServices + 3, middle(origins),
                kWantedMs);
    world.stop();
    return beyond < kWantedMs && middle(origins) < kWantedMs ? 0 : 1;
}
