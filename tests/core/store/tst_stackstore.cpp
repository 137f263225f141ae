// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_stackstore.h"

#include "samples.h"
#include "storefixture.h"

#include <QElapsedTimer>
#include <QSqlQuery>
#include <algorithm>

using namespace slipway;

namespace {

SealedRow sealedRow(qint64 id, const char *field)
{
    return {QStringLiteral("variable"), id, QString::fromLatin1(field), "nonce", "cipher", "tag"};
}

Result<int> count(const Database &database, const char *table)
{
    int number = 0;
    SLIPWAY_TRY(database.read([&](QSqlDatabase &connection) -> Result<> {
        QSqlQuery query(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table), connection);
        query.next();
        number = query.value(0).toInt();
        return {};
    }));
    return number;
}

} // namespace

void TestStackStore::keepsEveryField()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto added = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(added);
    QCOMPARE(added->settings, samples::settings(QStringLiteral("web")));
    QCOMPARE(added->createdAt, samples::time());
    VERIFY_GOOD(fixture.stores.stacks.changeState(added->id, samples::state()));

    const auto loaded = fixture.stores.stacks.get(added->id);
    VERIFY_GOOD(loaded);
    QCOMPARE(loaded->settings, samples::settings(QStringLiteral("web")));
    QCOMPARE(loaded->state, samples::state());
    QCOMPARE(loaded->state.lastSync.timeSpec(), Qt::UTC);
    QCOMPARE(fixture.stores.stacks.all().value(), QVector<Stack>{*loaded});
    QCOMPARE(fixture.stores.stacks.findByName(QStringLiteral("web")).value(), *loaded);

    StackSettings changed = loaded->settings;
    changed.name = QStringLiteral("web2");
    changed.variables.removeFirst();
    VERIFY_GOOD(fixture.stores.stacks.changeSettings(loaded->id, changed, loaded->repositoryId));
    const auto again = fixture.stores.stacks.get(added->id);
    VERIFY_GOOD(again);
    QCOMPARE(again->settings, changed);
    QCOMPARE(again->state, samples::state()); // an editor never touches it
}

void TestStackStore::keepsMissingValuesApartFromEmptyOnes()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    StackSettings settings;
    settings.name = QStringLiteral("web");
    settings.environmentId = EnvironmentId(1);
    settings.branch.reset();
    VERIFY_GOOD(fixture.stores.stacks.changeSettings(stack->id, settings, stack->repositoryId));
    const auto loaded = fixture.stores.stacks.get(stack->id);
    VERIFY_GOOD(loaded);
    QCOMPARE(loaded->settings, settings);
    QVERIFY(!loaded->settings.branch);
    QVERIFY(!loaded->state.lastSync.isValid());
    QVERIFY(!loaded->state.error);
}

void TestStackStore::refusesANameThatIsTaken()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    VERIFY_GOOD(samples::addStack(fixture.stores, QStringLiteral("web")));
    const auto other = samples::addStack(fixture.stores, QStringLiteral("other"));
    VERIFY_GOOD(other);
    const auto twice = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_FAILS(twice, ErrorCode::Conflict);
    QCOMPARE(twice.error().subject, QStringLiteral("stackName"));
    const auto renamed =
        fixture.stores.stacks.changeSettings(other->id, samples::settings(QStringLiteral("web")), other->repositoryId);
    VERIFY_FAILS(renamed, ErrorCode::Conflict);
    QCOMPARE(fixture.stores.stacks.get(other->id)->settings.name, QStringLiteral("other"));
}

void TestStackStore::allowsTheNameInAnotherEnvironment()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto first = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(first);
    Environment environment;
    environment.name = QStringLiteral("Server");
    const auto server = fixture.stores.environments.add(environment);
    VERIFY_GOOD(server);
    StackSettings settings = samples::settings(QStringLiteral("web"));
    settings.environmentId = server->id;
    VERIFY_GOOD(fixture.stores.stacks.add(settings, first->repositoryId, samples::time()));
    VERIFY_FAILS(fixture.stores.stacks.findByName(QStringLiteral("web")), ErrorCode::Conflict);
}

void TestStackStore::refusesWhatIsNotThere()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    const StackId none(99);
    VERIFY_FAILS(fixture.stores.stacks.get(none), ErrorCode::NotFound);
    VERIFY_FAILS(fixture.stores.stacks.remove(none), ErrorCode::NotFound);
    VERIFY_FAILS(fixture.stores.stacks.changeState(none, StackState()), ErrorCode::NotFound);
    VERIFY_FAILS(fixture.stores.stacks.findByName(QStringLiteral("none")), ErrorCode::NotFound);
    VERIFY_FAILS(
        fixture.stores.stacks.changeSettings(none, samples::settings(QStringLiteral("x")), stack->repositoryId),
        ErrorCode::NotFound);
    StackSettings settings = samples::settings(QStringLiteral("x"));
    settings.environmentId = EnvironmentId(99);
    const auto added = fixture.stores.stacks.add(settings, stack->repositoryId, samples::time());
    VERIFY_FAILS(added, ErrorCode::InvalidInput);
    QCOMPARE(added.error().subject, QStringLiteral("environmentId"));
}

void TestStackStore::neverWritesTheValueOfASecret()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto repository = fixture.stores.repositories.ensure(QStringLiteral("https://h/a"), std::nullopt);
    VERIFY_GOOD(repository);
    StackSettings settings = samples::settings(QStringLiteral("web"));
    settings.variables = {{QStringLiteral("PW"), QStringLiteral("by-mistake-here"), true, true, QString()}};
    const auto stack = fixture.stores.stacks.add(settings, repository->id, samples::time());
    VERIFY_GOOD(stack);
    QCOMPARE(stack->settings.variables.front().value, QString());
    for (const char *suffix : {"", "-wal"}) {
        QFile file(fixture.path() + QLatin1String(suffix));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("by-mistake-here"));
    }
}

void TestStackStore::asksTheVaultRowsWhetherASecretHasAValue()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    QVERIFY(!stack->settings.variables.back().hasValue);
    VERIFY_GOOD(fixture.stores.sealed.put(sealedRow(stack->id.value, "PASSWORD")));
    QVERIFY(fixture.stores.stacks.get(stack->id)->settings.variables.back().hasValue);
    QVERIFY(fixture.stores.stacks.all()->front().settings.variables.back().hasValue);
    QVERIFY(!fixture.stores.stacks.get(stack->id)->settings.variables.front().hasValue);
}

void TestStackStore::dropsTheSealedValueOfASecretThatIsGone()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    VERIFY_GOOD(fixture.stores.sealed.put(sealedRow(stack->id.value, "PASSWORD")));
    StackSettings settings = stack->settings;
    VERIFY_GOOD(fixture.stores.stacks.changeSettings(stack->id, settings, stack->repositoryId));
    QCOMPARE(fixture.stores.sealed.all()->size(), 1); // it is still a secret
    settings.variables.removeLast();
    VERIFY_GOOD(fixture.stores.stacks.changeSettings(stack->id, settings, stack->repositoryId));
    QCOMPARE(fixture.stores.sealed.all()->size(), 0);
}

void TestStackStore::removesWhatBelongsToIt()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    const auto other = samples::addStack(fixture.stores, QStringLiteral("other"));
    VERIFY_GOOD(stack);
    VERIFY_GOOD(other);
    for (const StackId id : {stack->id, other->id}) {
        const auto run = fixture.stores.runs.add(samples::run(id));
        VERIFY_GOOD(run);
        VERIFY_GOOD(fixture.stores.runs.update(samples::finished(*run, RunResult::Succeeded)));
        VERIFY_GOOD(fixture.stores.sealed.put(sealedRow(id.value, "PASSWORD")));
    }
    VERIFY_GOOD(fixture.stores.sealed.put({QStringLiteral("vault"), 0, QStringLiteral("check"), "n", "c", "t"}));
    VERIFY_GOOD(fixture.stores.stacks.remove(stack->id));
    QCOMPARE(fixture.stores.stacks.all()->size(), 1);
    QCOMPARE(fixture.stores.runs.list(StackId(), 100, RunId())->size(), 1);
    QCOMPARE(count(fixture.database, "variable").value(), 3);
    QCOMPARE(count(fixture.database, "run_step").value(), 11);
    QCOMPARE(fixture.stores.sealed.all()->size(), 2);
    VERIFY_FAILS(fixture.stores.stacks.get(stack->id), ErrorCode::NotFound);
}

void TestStackStore::neverUsesAnIdTwice()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto first = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(first);
    const auto run = fixture.stores.runs.add(samples::run(first->id));
    VERIFY_GOOD(run);
    VERIFY_GOOD(fixture.stores.stacks.remove(first->id));
    const auto second = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(second);
    QVERIFY(second->id.value > first->id.value);
    QVERIFY(fixture.stores.runs.add(samples::run(second->id))->id.value > run->id.value);
}

void TestStackStore::refusesTheSameVariableTwice()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    StackSettings settings = stack->settings;
    settings.variables << settings.variables.front();
    VERIFY_FAILS(fixture.stores.stacks.changeSettings(stack->id, settings, stack->repositoryId),
                 ErrorCode::VariableInvalid);
    QCOMPARE(fixture.stores.stacks.get(stack->id)->settings.variables.size(), 3);
}

void TestStackStore::loads200StacksQuickly()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    for (int i = 0; i < 200; ++i)
        VERIFY_GOOD(samples::addStack(fixture.stores, QStringLiteral("stack-%1").arg(i)));
    QVector<qint64> microseconds;
    for (int i = 0; i < 21; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto stacks = fixture.stores.stacks.all();
        microseconds << timer.nsecsElapsed() / 1000;
        QCOMPARE(stacks->size(), 200);
        QCOMPARE(stacks->back().settings.variables.size(), 3);
    }
    std::sort(microseconds.begin(), microseconds.end());
    const qint64 median = microseconds.at(microseconds.size() / 2);
    qInfo("200 stacks with 600 variables: %lld µs (median of 21)", static_cast<long long>(median));
    QVERIFY(microseconds.front() < 50'000); // far above what is measured: only a mistake is that slow
}
