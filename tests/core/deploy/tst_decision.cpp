// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_decision.h"

#include "core/deploy/decision.h"

#include <QTest>

using namespace slipway;
using namespace slipway::deploy;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(slipway::deploy::DecisionInput)

namespace {
const QString kA(40, u'a');
const QString kB(40, u'b');

DecisionInput input(const QString &deployed, const QString &tip)
{
    DecisionInput in;
    in.branch = u"main"_s;
    in.deployedCommit = deployed;
    in.tip = tip;
    return in;
}
} // namespace

void TestDecision::decides_data()
{
    using Action = Decision::Action;
    QTest::addColumn<DecisionInput>("in");
    QTest::addColumn<int>("action");
    QTest::addColumn<QStringList>("words"); // one for each reason, in order
    const auto row = [](const char *name, const DecisionInput &in, Action action, const QStringList &words) {
        QTest::newRow(name) << in << static_cast<int>(action) << words;
    };
    row("nothing new", input(kA, kA), Action::Nothing, {u"Nothing new: main is still at aaaaaaaa"_s});
    row("first deploy", input({}, kA), Action::Deploy, {u"First deploy: commit aaaaaaaa of main"_s});
    row("new commit", input(kA, kB), Action::Deploy, {u"New commit on main: aaaaaaaa..bbbbbbbb"_s});

    DecisionInput failed = input(kA, kA);
    failed.hasLastRunFailed = true;
    row("failed before, same commit", failed, Action::Deploy, {u"did not succeed"_s});
    failed.tip = kB;
    row("failed before, new commit", failed, Action::Deploy, {u"New commit"_s, u"did not succeed"_s});

    DecisionInput variables = input(kA, kA);
    variables.isFingerprintChanged = true;
    variables.changedVariables = QStringList{u"PORT"_s, u"TOKEN"_s};
    row("variables", variables, Action::Deploy, {u"Variables changed: PORT, TOKEN."_s});
    variables.changedSettings = QStringList{u"compose file"_s};
    row("variables and settings", variables, Action::Deploy, {u"PORT"_s, u"Settings changed: compose file."_s});
    DecisionInput unnamed = input(kA, kA);
    unnamed.isFingerprintChanged = true;
    row("changed, nobody knows what", unnamed, Action::Deploy, {u"Variables or settings changed"_s});
    DecisionInput firstWithVariables = variables;
    firstWithVariables.deployedCommit.clear();
    row("first deploy does not list variables", firstWithVariables, Action::Deploy, {u"First deploy"_s});

    DecisionInput asked = input(kA, kA);
    asked.kind = RunKind::Deploy;
    row("asked by you", asked, Action::Deploy, {u"You asked to deploy again."_s});
    asked.trigger = Trigger::Api;
    row("asked by the API", asked, Action::Deploy, {u"The API asked"_s});
    asked.isStoppedByUser = true;
    row("deploy revives", asked, Action::Deploy, {u"The API asked"_s});

    DecisionInput stopped = input(kA, kA);
    stopped.isStoppedByUser = true;
    row("stopped", stopped, Action::Nothing, {u"You stopped this stack"_s});
    stopped.tip = kB;
    row("stopped, new commit", stopped, Action::Nothing, {u"You stopped this stack"_s, u"New commit"_s});
    stopped.hasLastRunFailed = true;
    row("stopped after a failure", stopped, Action::Nothing, {u"You stopped this stack"_s, u"New commit"_s});
    DecisionInput down = input(kA, kB);
    down.isDown = true;
    row("down", down, Action::Nothing, {u"You took this stack down"_s, u"New commit"_s});
}

void TestDecision::decides()
{
    QFETCH(DecisionInput, in);
    QFETCH(int, action);
    QFETCH(QStringList, words);
    const Decision decision = decide(in);
    QCOMPARE(static_cast<int>(decision.action), action);
    QCOMPARE(decision.reasons.size(), words.size());
    for (qsizetype i = 0; i < words.size(); ++i) {
        QVERIFY2(decision.reasons[i].contains(words[i]), qPrintable(decision.reasons[i]));
        QVERIFY(decision.reasons[i].endsWith(u'.'));
    }
}
