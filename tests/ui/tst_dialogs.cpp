// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_dialogs.h"

#include "tests/ui/touch.h"
#include "tests/ui/uiworld.h"
#include "ui/dialogs/removedialog.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/dialogs/stackform.h"
#include "ui/dialogs/variableseditor.h"
#include "ui/dialogs/variablesmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

TstDialogs::TstDialogs() = default;
TstDialogs::~TstDialogs() = default;

void TstDialogs::init()
{
    m_world = std::make_unique<UiWorld>();
    QVERIFY(m_world->start());
}

void TstDialogs::cleanup()
{
    m_world.reset();
}

namespace {

StackDialog *open(UiWorld &world, const std::optional<StackView> &stack = {})
{
    const auto environments = world.await([&world] { return world.services().environments.all(); });
    auto *dialog = new StackDialog(world.services(), *environments, EnvironmentId(1), stack);
    dialog->show();
    return dialog;
}

} // namespace

void TstDialogs::suggestsANameFromTheUrl_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    QTest::newRow("https") << u"https://git.example.org/team/Shop.git"_s << u"shop"_s;
    QTest::newRow("slash") << u"https://git.example.org/team/shop/"_s << u"shop"_s;
    QTest::newRow("scp") << u"git@git.example.org:shop-front.git"_s << u"shop-front"_s;
    QTest::newRow("other characters") << u"/srv/git/My Shop (new)"_s << u"my-shop-new"_s;
    QTest::newRow("nothing good") << u"https://git.example.org/…"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TstDialogs::suggestsANameFromTheUrl()
{
    QFETCH(QString, url);
    QFETCH(QString, name);
    QCOMPARE(suggestedName(url), name);
}

void TstDialogs::problemsStandUnderTheirFieldAsOneTypes_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("noteName");
    QTest::addColumn<QString>("bad");
    QTest::addColumn<QString>("good");
    QTest::newRow("name") << u"stackName"_s << u"stackNameNote"_s << u"Shop Front"_s << u"shop"_s;
    QTest::newRow("url") << u"stackUrl"_s << u"urlNote"_s << u"ext::sh -c id"_s << u"https://git.example.org/shop"_s;
    QTest::newRow("password in the url") << u"stackUrl"_s << u"urlNote"_s << u"https://me:secret@git.example.org/shop"_s
                                         << u"https://git.example.org/shop"_s;
    QTest::newRow("compose path") << u"stackComposePath"_s << u"composePathNote"_s << u"../compose.yaml"_s
                                  << u"deploy/compose.yaml"_s;
    QTest::newRow("env file") << u"stackEnvFilePath"_s << u"envFilePathNote"_s << u"/etc/passwd"_s << u"prod.env"_s;
}

void TstDialogs::problemsStandUnderTheirFieldAsOneTypes()
{
    QFETCH(QString, field);
    QFETCH(QString, noteName);
    QFETCH(QString, bad);
    QFETCH(QString, good);
    const QPointer<StackDialog> dialog = open(*m_world);
    const QString hint = note(dialog, noteName);
    type(dialog, field, bad);
    QVERIFY(note(dialog, noteName) != hint);
    QVERIFY(!note(dialog, noteName).isEmpty());
    type(dialog, field, good);
    QCOMPARE(note(dialog, noteName), hint);
    delete dialog;
}

void TstDialogs::emptyFieldsAreBlamedOnlyWhenAdding()
{
    const QPointer<StackDialog> dialog = open(*m_world);
    QVERIFY(note(dialog, u"urlNote"_s).isEmpty());
    click(dialog, u"stackAddAndDeploy"_s);
    QVERIFY(!note(dialog, u"urlNote"_s).isEmpty());
    QVERIFY(dialog->isVisible());
    delete dialog;
}

void TstDialogs::addsAStackAndKeepsSecretsInTheVault()
{
    const QString url = m_world->makeRepository(u"shop"_s);
    const QPointer<StackDialog> dialog = open(*m_world);
    QSignalSpy saved(dialog, &StackDialog::saved);
    type(dialog, u"stackUrl"_s, url);
    QCOMPARE(child<QLineEdit>(dialog, u"stackName"_s)->text(), u"shop"_s);
    dialog->showPage(StackDialog::Page::Variables);
    click(dialog, u"variableAdd"_s);
    typeRow(child<QTreeView>(dialog, u"variablesView"_s), {u"TOKEN"_s, u"correct horse"_s});
    auto *model = dialog->findChild<VariablesModel *>();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, int(VariablesModel::Column::Key)).data().toString(), u"TOKEN"_s);
    model->setData(model->index(0, int(VariablesModel::Column::Secret)), Qt::Checked, Qt::CheckStateRole);
    click(dialog, u"stackAdd"_s);
    QVERIFY(saved.wait(10'000));
    const auto view = saved.first().at(0).value<StackView>();
    QCOMPARE(saved.first().at(1).toBool(), false);
    QCOMPARE(view.stack.settings.name, u"shop"_s);
    QCOMPARE(view.stack.settings.variables.size(), 1);
    QVERIFY(view.stack.settings.variables.first().value.isEmpty());
    const auto value = m_world->await(
        [this, id = view.stack.id] { return m_world->services().stacks.revealVariable(id, u"TOKEN"_s); });
    QVERIFY(value.has_value());
    QVERIFY(value->equals(SecretString(u"correct horse"_s)));
}

void TstDialogs::aTakenNameStandsAtItsField()
{
    const QString url = m_world->makeRepository(u"shop"_s);
    QVERIFY(m_world->addStack(u"shop"_s, url));
    const QPointer<StackDialog> dialog = open(*m_world);
    type(dialog, u"stackUrl"_s, url);
    const QString before = note(dialog, u"stackNameNote"_s);
    click(dialog, u"stackAdd"_s);
    QTRY_VERIFY_WITH_TIMEOUT(note(dialog, u"stackNameNote"_s) != before, 10'000);
    QVERIFY(dialog->isVisible());
    delete dialog;
}

void TstDialogs::findsTheBranchesOfTheRepository()
{
    const QString url = m_world->makeRepository(u"shop"_s, u"Start"_s, {}, u"trunk"_s);
    const QPointer<StackDialog> dialog = open(*m_world);
    type(dialog, u"stackUrl"_s, url);
    click(dialog, u"stackFindBranches"_s);
    auto *branch = child<QComboBox>(dialog, u"stackBranch"_s);
    QTRY_COMPARE_WITH_TIMEOUT(branch->itemText(0), u"trunk"_s, 10'000);
    QVERIFY(note(dialog, u"followNote"_s).contains(u"main"_s)); // which is not there
    child<QCheckBox>(dialog, u"stackDefaultBranch"_s)->click();
    QVERIFY(!branch->isEnabled());
    QCOMPARE(dialog->findChild<StackForm *>()->settings().branch, std::nullopt);
    delete dialog;
}

void TstDialogs::saysWhyBranchesCannotBeFound()
{
    const QPointer<StackDialog> dialog = open(*m_world);
    type(dialog, u"stackUrl"_s, u"file://"_s + m_world->path(u"nowhere"_s));
    click(dialog, u"stackFindBranches"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!note(dialog, u"urlNote"_s).isEmpty(), 10'000);
    QVERIFY(child<QPushButton>(dialog, u"stackFindBranches"_s)->isEnabled());
    delete dialog;
}

void TstDialogs::editKeepsWhatWasNotTouched()
{
    const QString url = m_world->makeRepository(u"shop"_s);
    const auto stack = m_world->addStack(u"shop"_s, url, {{u"TOKEN"_s, u"correct horse"_s, true, true, u"note"_s}});
    QVERIFY(stack);
    const QPointer<StackDialog> dialog = open(*m_world, *stack);
    QSignalSpy saved(dialog, &StackDialog::saved);
    QVERIFY(child<QLineEdit>(dialog, u"stackName"_s)->isReadOnly());
    type(dialog, u"stackEnvFilePath"_s, u"prod.env"_s);
    click(dialog, u"stackSave"_s);
    QVERIFY(saved.wait(10'000));
    const auto view = saved.first().at(0).value<StackView>();
    QCOMPARE(view.stack.settings.envFilePath, u"prod.env"_s);
    QCOMPARE(view.stack.settings.variables, stack->stack.settings.variables);
    const auto value = m_world->await(
        [this, id = view.stack.id] { return m_world->services().stacks.revealVariable(id, u"TOKEN"_s); });
    QVERIFY(value && value->equals(SecretString(u"correct horse"_s)));
}

void TstDialogs::revealsOnlyWhenAsked()
{
    const QString url = m_world->makeRepository(u"shop"_s);
    const auto stack = m_world->addStack(u"shop"_s, url, {{u"TOKEN"_s, u"correct horse"_s, true, true, {}}});
    const QPointer<StackDialog> dialog = open(*m_world, *stack);
    auto *model = dialog->findChild<VariablesModel *>();
    const QModelIndex value = model->index(0, int(VariablesModel::Column::Value));
    QVERIFY(!value.data().toString().contains(u"horse"_s));
    auto *reveal = child<QPushButton>(dialog, u"variableReveal"_s);
    QVERIFY(!reveal->isEnabled());
    child<QTreeView>(dialog, u"variablesView"_s)->setCurrentIndex(value);
    QVERIFY(reveal->isEnabled());
    QTest::mouseClick(reveal, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(value.data().toString(), u"correct horse"_s, 10'000);
    QTest::mouseClick(reveal, Qt::LeftButton);
    QVERIFY(!value.data().toString().contains(u"horse"_s));
    delete dialog;
}

void TstDialogs::removeKeepsContainersAndVolumesUnlessAsked()
{
    StackView view;
    view.stack.id = StackId(1);
    view.stack.settings.name = u"shop"_s;
    RemoveDialog dialog(m_world->services(), view);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(!dialog.options().hasDown);
    QVERIFY(!dialog.options().hasVolumes);
    QVERIFY(!child<QCheckBox>(&dialog, u"removeVolumes"_s)->isEnabled());
    QVERIFY(child<QLabel>(&dialog, u"removeStays"_s)->text().contains(u"stay as they are"_s));
    QVERIFY(child<QPushButton>(&dialog, u"removeCancel"_s)->isDefault());
    QVERIFY(!child<QPushButton>(&dialog, u"removeConfirm"_s)->autoDefault());
}

void TstDialogs::volumesNeedTheTypedName()
{
    StackView view;
    view.stack.id = StackId(1);
    view.stack.settings.name = u"shop"_s;
    RemoveDialog dialog(m_world->services(), view);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *confirm = child<QPushButton>(&dialog, u"removeConfirm"_s);
    child<QCheckBox>(&dialog, u"removeContainers"_s)->click();
    QVERIFY(confirm->isEnabled());
    child<QCheckBox>(&dialog, u"removeVolumes"_s)->click();
    QVERIFY(!confirm->isEnabled());
    QVERIFY(dialog.options().hasVolumes);
    type(&dialog, u"removeTypedName"_s, u"sho"_s);
    QVERIFY(!confirm->isEnabled());
    type(&dialog, u"removeTypedName"_s, u"shop"_s);
    QVERIFY(confirm->isEnabled());
    // Without the containers, the volumes stay too.
    child<QCheckBox>(&dialog, u"removeContainers"_s)->click();
    QVERIFY(!dialog.options().hasVolumes);
}

void TstDialogs::removesAndKeepsTheFolder()
{
    const auto stack = m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s));
    QVERIFY(stack);
    const QPointer<RemoveDialog> dialog = new RemoveDialog(m_world->services(), *stack);
    dialog->show();
    QSignalSpy removed(dialog, &RemoveDialog::removed);
    click(dialog, u"removeConfirm"_s);
    QVERIFY(removed.wait(20'000));
    const auto left = m_world->await([this] { return m_world->services().stacks.all(); });
    QVERIFY(left && left->isEmpty());
}

} // namespace slipway::tests
