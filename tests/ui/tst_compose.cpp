// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_compose.h"

#include "core/deploy/stackfingerprint.h"
#include "core/services/inspectorservice.h"
#include "core/services/variableservice.h"
#include "tests/ui/composeworld.h"
#include "tests/ui/touch.h"
#include "ui/compose/codeview.h"
#include "ui/compose/composepane.h"
#include "ui/compose/inspectormodel.h"
#include "ui/compose/inspectorpane.h"
#include "ui/compose/linediff.h"
#include "ui/detail/overviewtab.h"
#include "ui/detail/variablestab.h"
#include "ui/dialogs/composeoptionseditor.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/dialogs/variablesdialog.h"
#include "ui/dialogs/variableseditor.h"
#include "ui/dialogs/variablesimportdialog.h"
#include "ui/dialogs/variablesmodel.h"
#include "ui/forms/edittable.h"
#include "ui/stacks/stackboard.h"
#include "ui/widgets/clipboard.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 30'000;
using VariablesColumn = VariablesModel::Column;

void set(QAbstractItemModel *model, int row, int column, const QVariant &value)
{
    QVERIFY(model->setData(model->index(row, column), value, Qt::EditRole));
}

void addRow(EditTable *table, const QStringList &texts)
{
    click(table, table->view()->objectName() + u"Add"_s);
    typeRow(table->view(), texts);
}

StackDialog *openForm(UiWorld &world, const std::optional<StackView> &stack = {})
{
    const auto environments = world.await([&world] { return world.services().environments.all(); });
    auto *dialog = new StackDialog(world.services(), *environments, EnvironmentId(1), stack);
    dialog->show();
    return dialog;
}

void addVariable(VariablesEditor &editor, const QString &key, const QString &value, bool isSecret)
{
    VariablesModel *model = editor.model();
    const int row = model->add();
    model->setData(model->index(row, int(VariablesColumn::Key)), key, Qt::EditRole);
    if (isSecret)
        model->setData(model->index(row, int(VariablesColumn::Secret)), Qt::Checked, Qt::CheckStateRole);
    model->setData(model->index(row, int(VariablesColumn::Value)), value, Qt::EditRole);
}

VariablesImportDialog *imported(QWidget *parent, const QString &action)
{
    child<QAction>(parent, action)->trigger();
    auto *dialog = child<VariablesImportDialog>(parent, u"variablesImport"_s);
    dialog->show();
    return dialog;
}

QStringList columnOf(const QAbstractItemModel *model, int column)
{
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->index(row, column).data().toString();
    return texts;
}

} // namespace

TstCompose::TstCompose() = default;
TstCompose::~TstCompose() = default;

void TstCompose::init()
{
    m_world = std::make_unique<ComposeWorld>();
    QVERIFY(m_world->start());
}

void TstCompose::cleanup()
{
    m_world.reset();
}

void TstCompose::composeSettingsComeBackAsTheyWereChosen()
{
    StackView stack = m_world->addShop();
    StackDialog *dialog = openForm(*m_world, stack);
    QSignalSpy saved(dialog, &StackDialog::saved);
    dialog->showPage(StackDialog::Page::Compose);
    child<QPlainTextEdit>(dialog, u"stackMoreComposePaths"_s)->setPlainText(u"a.yaml\n\n  b/c.yaml \n"_s);
    type(dialog, u"stackProfiles"_s, u"web, jobs"_s);
    type(dialog, u"stackProjectFolder"_s, u"deploy"_s);
    type(dialog, u"stackProjectName"_s, u"shop-2"_s);
    child<QComboBox>(dialog, u"stackPullPolicy"_s)->setCurrentIndex(1);
    for (const QString &box : {u"stackNoBuildCache"_s, u"stackAlwaysRecreated"_s, u"stackRemoveOrphans"_s})
        child<QCheckBox>(dialog, box)->click();
    child<QSpinBox>(dialog, u"stackHealthWaitSeconds"_s)->setValue(90);
    addRow(child<EditTable>(dialog, u"stackDockerEnvironmentTable"_s), {u"DOCKER_BUILDKIT"_s, u"1"_s});
    addRow(child<EditTable>(dialog, u"stackRegistryLoginsTable"_s), {u"ghcr.io"_s, u"ann"_s, u"Pass-Word-9"_s});
    click(dialog, u"stackSave"_s);
    QVERIFY(saved.wait(kWait));
    ComposeOptions wanted;
    wanted.moreFiles = QStringList{u"a.yaml"_s, u"b/c.yaml"_s};
    wanted.profiles = QStringList{u"web"_s, u"jobs"_s};
    wanted.projectFolder = u"deploy"_s;
    wanted.projectName = u"shop-2"_s;
    wanted.pullPolicy = PullPolicy::Always;
    wanted.hasNoBuildCache = true;
    wanted.isAlwaysRecreated = true;
    wanted.hasRemoveOrphans = false;
    wanted.healthWaitSeconds = 90;
    wanted.dockerEnvironment.insert(u"DOCKER_BUILDKIT"_s, u"1"_s);
    wanted.registries.append({u"ghcr.io"_s, u"ann"_s, true});
    stack = *m_world->await([this, id = stack.stack.id] { return m_world->services().stacks.get(id); });
    QVERIFY(stack.stack.settings.compose == wanted);
    // And again without touching anything.
    dialog = openForm(*m_world, stack);
    QSignalSpy savedAgain(dialog, &StackDialog::saved);
    click(dialog, u"stackSave"_s);
    QVERIFY(savedAgain.wait(kWait));
    QVERIFY(savedAgain.first().first().value<StackView>().stack.settings.compose == wanted);
}

void TstCompose::composeProblemsStandAtTheirField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QStringList>("input");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("file outside") << u"moreComposePaths"_s << QStringList{u"../x.yaml"_s} << QString();
    QTest::newRow("file twice") << u"moreComposePaths"_s << QStringList{u"a.yaml\na.yaml"_s}
                                << u"The compose file a.yaml is there twice."_s;
    QTest::newRow("profile") << u"profiles"_s << QStringList{u"a/b"_s}
                             << u"The profile \"a/b\" may have only letters, digits, _, . and -."_s;
    QTest::newRow("folder outside") << u"projectFolder"_s << QStringList{u"/etc"_s} << QString();
    QTest::newRow("project name") << u"projectName"_s << QStringList{u"Shop"_s} << QString();
    QTest::newRow("docker variable") << u"dockerEnvironment"_s << QStringList{u"LD_PRELOAD"_s, u"x"_s} << QString();
    QTest::newRow("registry") << u"registryLogins"_s << QStringList{u"https://ghcr.io"_s, u"ann"_s, u"x"_s}
                              << QString();
    QTest::newRow("no user") << u"registryLogins"_s << QStringList{u"ghcr.io"_s}
                             << u"Enter the user name for ghcr.io; it may not contain a colon."_s;
    QTest::newRow("no password") << u"registryLogins"_s << QStringList{u"ghcr.io"_s, u"ann"_s}
                                 << u"Enter the password for ghcr.io."_s;
}

void TstCompose::composeProblemsStandAtTheirField()
{
    QFETCH(QString, field);
    QFETCH(QStringList, input);
    QFETCH(QString, sentence);
    StackDialog *dialog = openForm(*m_world, m_world->addShop());
    auto *editor = dialog->findChild<ComposeOptionsEditor *>();
    const QString name = u"stack%1%2"_s.arg(field.at(0).toUpper()).arg(field.mid(1));
    dialog->showPage(StackDialog::Page::Compose);
    const QString hint = note(editor, field + u"Note"_s);
    if (auto *table = editor->findChild<EditTable *>(name + u"Table"_s))
        addRow(table, input);
    else if (auto *text = editor->findChild<QPlainTextEdit *>(name))
        text->setPlainText(input.first());
    else
        type(editor, name, input.first());
    QVERIFY(note(editor, field + u"Note"_s) != hint);
    if (!sentence.isEmpty())
        QCOMPARE(note(editor, field + u"Note"_s), sentence);
    QVERIFY(!editor->isGood());
    // Nothing is saved, and the page with the problem is shown.
    dialog->showPage(StackDialog::Page::General);
    click(dialog, u"stackSave"_s);
    QVERIFY(dialog->isVisible());
    QVERIFY(editor->isVisible());
    delete dialog;
}

void TstCompose::registryPasswordsStayInTheVault()
{
    StackView stack = m_world->addShop();
    for (int i = 0; i < 2; ++i) {
        StackDialog *dialog = openForm(*m_world, stack);
        QSignalSpy saved(dialog, &StackDialog::saved);
        auto *table = child<EditTable>(dialog, u"stackRegistryLoginsTable"_s);
        dialog->showPage(StackDialog::Page::Compose);
        if (i == 0)
            addRow(table, {u"ghcr.io"_s, u"ann"_s, u"Pass-Word-9"_s});
        else
            QCOMPARE(table->model()->index(0, 2).data().toString(), QString(8, QChar(0x2022)));
        QVERIFY(table->model()->index(0, 2).data(Qt::EditRole).toString().isEmpty());
        click(dialog, u"stackSave"_s);
        QVERIFY(saved.wait(kWait));
        stack = saved.first().first().value<StackView>();
        QVERIFY(stack.stack.settings.compose.registries.first().hasPassword);
    }
    // Another registry has none.
    StackDialog *dialog = openForm(*m_world, stack);
    dialog->showPage(StackDialog::Page::Compose);
    auto *table = child<EditTable>(dialog, u"stackRegistryLoginsTable"_s);
    set(table->model(), 0, 0, u"other.example.org"_s);
    QCOMPARE(note(dialog, u"registryLoginsNote"_s), u"Enter the password for other.example.org."_s);
    delete dialog;
}

void TstCompose::showsWhatARunFoundWrongAtItsField_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("field");
    QTest::newRow("profile") << Error{ErrorCode::InvalidInput, u"profiles"_s, u"There is none."_s} << u"profiles"_s;
    QTest::newRow("login") << Error{ErrorCode::RegistryAuth, {}, u"unauthorized: wrong"_s} << u"registryLogins"_s;
}

void TstCompose::showsWhatARunFoundWrongAtItsField()
{
    QFETCH(Error, error);
    QFETCH(QString, field);
    StackView stack = m_world->addShop();
    stack.stack.settings.compose.registries = {{u"ghcr.io"_s, u"ann"_s, true}};
    stack.stack.state.hasLastRunFailed = true;
    stack.stack.state.error = error;
    const std::unique_ptr<StackDialog> dialog(openForm(*m_world, stack));
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(dialog->findChild<ComposeOptionsEditor *>()->isVisible());
    QVERIFY(!note(dialog.get(), field + u"Note"_s).isEmpty());
    const QString sentence = error.code == ErrorCode::RegistryAuth
                                 ? u"The registry refused the login: unauthorized: wrong."_s
                                 : error.detail;
    QCOMPARE(note(dialog.get(), field + u"Note"_s), sentence);
}

void TstCompose::pastesAnEnvFile()
{
    VariablesEditor editor;
    editor.setVariables({{u"PORT"_s, u"80"_s, false, true, u"a note"_s},
                         {u"KEPT"_s, {}, true, true, {}},
                         {u"SAME"_s, u"1"_s, false, true, {}}});
    VariablesImportDialog *dialog = imported(&editor, u"variablesPaste"_s);
    child<QPlainTextEdit>(dialog, u"importText"_s)
        ->setPlainText(u"export PORT=81 # changed\nSAME='1'\nDB_PASSWORD=\"two\\nlines\"\nKEPT\nOPEN\n"
                       "DOCKER_HOST=x\n"_s);
    auto *preview = child<QTreeWidget>(dialog, u"importPreview"_s);
    QStringList effects;
    for (int row = 0; row < preview->topLevelItemCount(); ++row)
        effects << preview->topLevelItem(row)->text(0) + u": "_s + preview->topLevelItem(row)->text(3);
    QCOMPARE(effects, QStringList({u"PORT: Replaces 80"_s, u"SAME: Unchanged"_s, u"DB_PASSWORD: New"_s,
                                   u"KEPT: Is set already"_s, u"OPEN: Missing: needs a value"_s,
                                   u"DOCKER_HOST: Left out: The variable DOCKER_HOST is reserved: it would steer "
                                   "Docker itself."_s}));
    QVERIFY(!preview->topLevelItem(2)->text(1).contains(u"two"_s)); // looks like a secret
    click(dialog, u"importAdd"_s);
    const QVector<Variable> now = editor.variables();
    QCOMPARE(now.size(), 4);
    QCOMPARE(now.at(0).value, u"81"_s);
    QCOMPARE(now.at(0).comment, u"a note"_s);
    QCOMPARE(now.at(3).key, u"DB_PASSWORD"_s);
    QVERIFY(now.at(3).isSecret && now.at(3).value.isEmpty());
    const auto secrets = editor.secrets();
    QCOMPARE(secrets.at(u"DB_PASSWORD"_s).revealText(), u"two\nlines"_s);
    QCOMPARE(note(&editor, u"variablesProblem"_s), u"1 variables have no value yet; they are not saved."_s);
    QVERIFY(editor.isGood());
    QVERIFY(editor.isChanged());
}

void TstCompose::saysWhichPastedLineIsWrong()
{
    VariablesEditor editor;
    VariablesImportDialog *dialog = imported(&editor, u"variablesPaste"_s);
    auto *text = child<QPlainTextEdit>(dialog, u"importText"_s);
    text->setPlainText(u"A=1\nB=\"open\n"_s);
    QCOMPARE(note(dialog, u"importNote"_s), u"Line 2 of the text cannot be read: a quoted value has no end."_s);
    QVERIFY(!child<QPushButton>(dialog, u"importAdd"_s)->isEnabled());
    text->setPlainText(u"A=1\nB=\"closed\"\n"_s);
    QVERIFY(note(dialog, u"importNote"_s).isEmpty());
    QVERIFY(child<QPushButton>(dialog, u"importAdd"_s)->isEnabled());
}

void TstCompose::importsNamesWithoutValuesAsMissing()
{
    const StackView stack = m_world->addShop();
    VariablesTab tab(m_world->services());
    tab.setStack(stack);
    tab.show();
    auto *editor = tab.findChild<VariablesEditor *>();
    VariablesImportDialog *dialog = imported(editor, u"variablesImport"_s);
    auto *message = child<QWidget>(dialog, u"importMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), kWait); // nothing was fetched yet
    delete dialog;
    QVERIFY(m_world->await([this, id = stack.stack.id] { return m_world->services().inspector.fetch(id); }));
    dialog = imported(editor, u"variablesImport"_s);
    auto *preview = child<QTreeWidget>(dialog, u"importPreview"_s);
    QTRY_COMPARE_WITH_TIMEOUT(preview->topLevelItemCount(), 5, kWait);
    QCOMPARE(child<QComboBox>(dialog, u"importFile"_s)->currentText(), u".env.example"_s);
    click(dialog, u"importAdd"_s);
    const VariablesModel *model = editor->model();
    QCOMPARE(model->missing(), 2); // API_TOKEN has a value in the vault
    QStringList missing;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, int(VariablesColumn::Value)).data().toString() == u"missing"_s)
            missing << model->variable(row).key;
    }
    QCOMPARE(missing, QStringList({u"DB_PASSWORD"_s, u"SMTP_HOST"_s}));
    const auto save = child<QPushButton>(&tab, u"variablesSave"_s);
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!tab.isChanged(), kWait);
    const auto saved = m_world->await([this, id = stack.stack.id] { return m_world->services().stacks.get(id); });
    QStringList names;
    for (const Variable &variable : saved->stack.settings.variables)
        names << variable.key;
    QCOMPARE(names, QStringList({u"API_TOKEN"_s, u"PORT"_s, u"PUBLIC_URL"_s}));
}

void TstCompose::exportsWithoutSecrets()
{
    const QTemporaryDir folder;
    VariablesEditor editor;
    editor.setVariables({{u"PORT"_s, u"80"_s, false, true, u"a note"_s}});
    addVariable(editor, u"TOKEN"_s, u"Secr3t-Value"_s, true);
    child<QAction>(&editor, u"variablesExport"_s)->trigger();
    auto *dialog = child<QFileDialog>(&editor, u"variablesExportDialog"_s);
    const QString path = folder.filePath(u"out.env"_s);
    Q_EMIT dialog->fileSelected(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("# a note\nPORT=80\n") && text.contains("TOKEN"), text.constData());
    QVERIFY(!text.contains("Secr3t-Value"));
}

void TstCompose::copiesASecretForAWhile()
{
    const StackView stack = m_world->addShop();
    VariablesTab tab(m_world->services());
    tab.setStack(stack);
    tab.show();
    auto *editor = tab.findChild<VariablesEditor *>();
    editor->view()->setCurrentIndex(editor->model()->index(0, 0));
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->clear();
    child<QAction>(editor, u"variableCopy"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(clipboard->text(), ComposeWorld::secret(), kWait);
    // It is not shown for that.
    QCOMPARE(editor->model()->index(0, int(VariablesColumn::Value)).data().toString(), QString(8, QChar(0x2022)));
    QVERIFY(note(editor, u"variablesProblem"_s).contains(u"30"_s));
    QCOMPARE(kSecretInClipboard, std::chrono::seconds(30));
    copySecret(u"gone soon"_s, std::chrono::milliseconds(50));
    QTRY_VERIFY(clipboard->text().isEmpty());
    copySecret(u"gone soon"_s, std::chrono::milliseconds(50));
    copyText(u"of somebody else"_s);
    QTest::qWait(150);
    QCOMPARE(clipboard->text(), u"of somebody else"_s);
}

void TstCompose::copiesAShownSecretForAWhile()
{
    const StackView stack = m_world->addShop();
    VariablesTab tab(m_world->services());
    tab.setStack(stack);
    tab.show();
    auto *editor = tab.findChild<VariablesEditor *>();
    const QModelIndex value = editor->model()->index(0, int(VariablesColumn::Value));
    editor->view()->setCurrentIndex(value);
    child<QPushButton>(editor, u"variableReveal"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(value.data().toString(), ComposeWorld::secret(), kWait);
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->clear();
    QTest::keySequence(editor->view(), QKeySequence::Copy);
    QTRY_COMPARE_WITH_TIMEOUT(clipboard->text(), ComposeWorld::secret(), kWait);
    QVERIFY(note(editor, u"variablesProblem"_s).contains(u"30"_s));
    QVERIFY(clipboard->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
    // The end of the program does not wait for that.
    QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit"));
    QCOMPARE(clipboard->text(), QString());
    // Its name and what is no secret are copied as in any table.
    editor->view()->setCurrentIndex(editor->model()->index(0, int(VariablesColumn::Key)));
    QTest::keySequence(editor->view(), QKeySequence::Copy);
    QCOMPARE(clipboard->text(), editor->model()->index(0, int(VariablesColumn::Key)).data().toString());
}

void TstCompose::namesWhatIsNotDeployedYet()
{
    StackView view;
    view.stack.state.deployedCommit = QString(40, u'a');
    OverviewTab tab;
    tab.setStack(view);
    QVERIFY(child<QLabel>(&tab, u"factNotDeployed"_s)->text().isEmpty());
    view.notDeployed = QStringList{u"Variables changed: PORT."_s, u"Settings changed: profiles."_s};
    tab.setStack(view);
    QCOMPARE(child<QLabel>(&tab, u"factNotDeployed"_s)->text(),
             u"Variables changed: PORT. Settings changed: profiles. The next sync deploys this."_s);
    view.stack.state.isStoppedByUser = true; // no sync does then
    tab.setStack(view);
    QVERIFY(!child<QLabel>(&tab, u"factNotDeployed"_s)->text().contains(u"next sync"_s));
}

void TstCompose::variablesOfTheEnvironmentMoveItsStacksOutOfStep()
{
    const StackView shop = m_world->addShop();
    StackBoard board(m_world->services());
    board.load();
    QTRY_VERIFY_WITH_TIMEOUT(board.find(shop.stack.id).has_value(), kWait);
    {
        Database database(m_world->path(u"data/slipway.db"_s));
        QVERIFY(database.open());
        Stores stores(database);
        const Stack stack = stores.stacks.get(shop.stack.id).value();
        StackState state = stack.state;
        state.deployedCommit = state.fetchedCommit = QString(40, u'a');
        state.deployedFingerprint = deploy::presentFingerprint(stores, stack, {})->toText();
        QVERIFY(stores.stacks.changeState(stack.id, state));
    }
    board.load();
    QTRY_COMPARE_WITH_TIMEOUT(board.find(shop.stack.id)->syncState, SyncState::InStep, kWait);
    const auto changed = m_world->await([this] {
        VariablesChange change;
        change.variables = {{u"REGION"_s, u"north"_s, false, true, {}}};
        return m_world->services().variables.changeOfEnvironment(EnvironmentId(1), std::move(change));
    });
    QVERIFY(changed);
    QTRY_COMPARE_WITH_TIMEOUT(board.find(shop.stack.id)->syncState, SyncState::OutOfStep, kWait);
}

void TstCompose::saysThatShortSecretsAreNotMasked()
{
    VariablesEditor editor;
    addVariable(editor, u"PIN"_s, u"123"_s, true);
    QCOMPARE(note(&editor, u"variablesProblem"_s),
             u"Values shorter than 4 characters are not masked in logs and histories: PIN."_s);
    QVERIFY(editor.isGood());
}

void TstCompose::variableProblemsStandUnderTheTable_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("twice") << u"PORT"_s << u"1"_s << u"“PORT” stands here twice."_s;
    QTest::newRow("name") << u"1A"_s << u"1"_s << QString();
    QTest::newRow("zero byte") << u"A"_s << QString(QChar(0)) << QString();
    QTest::newRow("long") << u"A"_s << QString(96 * 1024 + 1, u'x')
                          << u"The value of the variable A is longer than 96 KiB."_s;
}

void TstCompose::variableProblemsStandUnderTheTable()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, sentence);
    VariablesEditor editor;
    editor.setVariables({{u"PORT"_s, u"80"_s, false, true, {}}});
    addVariable(editor, key, value, false);
    QVERIFY(!note(&editor, u"variablesProblem"_s).isEmpty());
    if (!sentence.isEmpty())
        QCOMPARE(note(&editor, u"variablesProblem"_s), sentence);
    QVERIFY(!editor.isGood());
}

void TstCompose::editsVariablesOfAnEnvironment()
{
    const auto environments = m_world->await([this] { return m_world->services().environments.all(); });
    auto *dialog = new VariablesDialog(m_world->services(), environments->first());
    dialog->show();
    auto *editor = dialog->findChild<VariablesEditor *>();
    QTRY_VERIFY_WITH_TIMEOUT(editor->isEnabled(), kWait);
    addVariable(*editor, u"REGION"_s, u"north"_s, false);
    addVariable(*editor, u"LICENCE_KEY"_s, u"Secr3t-Licence"_s, true);
    QSignalSpy accepted(dialog, &QDialog::accepted);
    click(dialog, u"environmentVariablesSave"_s);
    QVERIFY(accepted.wait(kWait));
    const auto kept = m_world->await([this] { return m_world->services().variables.ofEnvironment(EnvironmentId(1)); });
    QCOMPARE(kept->size(), 2);
    QVERIFY(kept->at(1).value.isEmpty() && kept->at(1).hasValue);
    const auto secret =
        m_world->await([this] { return m_world->services().variables.reveal(EnvironmentId(1), u"LICENCE_KEY"_s); });
    QCOMPARE(secret->revealText(), u"Secr3t-Licence"_s);
}

void TstCompose::saysWhereValuesComeFromBeforeAnyDeploy()
{
    VariablesChange wide;
    wide.variables = {{u"PORT"_s, u"7000"_s, false, true, {}}};
    QVERIFY(m_world->await([this, &wide] {
        return m_world->services().variables.changeOfEnvironment(EnvironmentId(1), std::move(wide));
    }));
    InspectorPane pane(m_world->services());
    pane.setStack(m_world->addShop());
    pane.resize(900, 400);
    pane.show();
    auto *fetch = child<QPushButton>(&pane, u"inspectorFetch"_s);
    QTRY_VERIFY_WITH_TIMEOUT(fetch->isVisible(), kWait);
    QTest::mouseClick(fetch, Qt::LeftButton);
    const InspectorModel *model = pane.model();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 7, kWait);
    const QStringList names = columnOf(model, int(InspectorModel::Column::Name));
    QCOMPARE(names.mid(0, 2), QStringList({u"PUBLIC_URL"_s, u"DB_PASSWORD"_s})); // those nobody sets first
    const auto cell = [&](const QString &name, InspectorModel::Column column) {
        return model->index(int(names.indexOf(name)), int(column)).data().toString();
    };
    using Column = InspectorModel::Column;
    QCOMPARE(cell(u"PORT"_s, Column::Value), u"8090"_s);
    QCOMPARE(cell(u"PORT"_s, Column::Layer), u"variables of the stack"_s);
    QCOMPARE(cell(u"PORT"_s, Column::Hidden).count(u','), 1);
    QVERIFY(cell(u"PORT"_s, Column::Hidden).startsWith(u"8000 ("_s));
    QCOMPARE(cell(u"PORT"_s, Column::Places), u"compose.yaml:6"_s);
    QCOMPARE(cell(u"API_TOKEN"_s, Column::Value), u"***"_s);
    QCOMPARE(cell(u"DB_PASSWORD"_s, Column::Value), u"missing"_s);
    QCOMPARE(cell(u"RELEASE"_s, Column::Value), u"1.4.0"_s);
    QCOMPARE(cell(u"RELEASE"_s, Column::Layer), u"default in the compose file"_s);
    QCOMPARE(cell(u"TITLE"_s, Column::Places), u"compose.override.yaml:4"_s);
}

void TstCompose::showsFilesResolvedAndTheDifference()
{
    const StackView stack = m_world->addRunningShop();
    ComposePane pane(m_world->services());
    pane.setStack(stack);
    pane.resize(900, 500);
    pane.show();
    auto *text = child<CodeView>(&pane, u"composeText"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text->text().contains(u"1.5.0"_s), kWait);
    auto *files = child<QComboBox>(&pane, u"composeFile"_s);
    QCOMPARE(files->count(), 2);
    files->setCurrentIndex(1);
    QVERIFY(text->text().contains(u"shown.as"_s));
    click(&pane, u"composeDifference"_s);
    const QString difference = text->text();
    QVERIFY2(difference.contains(u"-    image: ghcr.io/example/shop:${RELEASE:-1.4.0}\n"
                                 "+    image: ghcr.io/example/shop:${RELEASE:-1.5.0}\n"_s),
             qPrintable(difference));
    QVERIFY(!difference.contains(u"compose.override.yaml"_s));
    click(&pane, u"composeResolved"_s);
    // MAIL_FROM is required and nobody sets it: Compose's own words stand where the file would.
    QVERIFY(child<QLabel>(&pane, u"composeState"_s)->text().contains(u"MAIL_FROM"_s));
    auto change = std::make_shared<StackChange>(StackChange{stack.stack.settings, {}});
    change->settings.variables.append({u"MAIL_FROM"_s, u"shop@example.org"_s, false, true, {}});
    const auto changed = m_world->await(
        [this, id = stack.stack.id, change] { return m_world->services().stacks.change(id, std::move(*change)); });
    QVERIFY(changed);
    pane.setStack(*changed);
    QTRY_VERIFY_WITH_TIMEOUT(text->text().contains(u"shop@example.org"_s), kWait);
    QVERIFY(text->text().contains(u"8090"_s));
    QVERIFY(!text->text().contains(ComposeWorld::secret()));
    QVERIFY(text->text().contains(u"***"_s));
}

void TstCompose::findsInTheFiles()
{
    CodeView view(u"code"_s);
    view.setText(u"alpha\nbeta\nAlphabet\n"_s, CodeView::Syntax::Yaml);
    view.resize(400, 200);
    view.show();
    QVERIFY(view.find(u"alpha"_s, true));
    QCOMPARE(view.selectedText(), u"alpha"_s);
    QVERIFY(view.find(u"alpha"_s, true));
    QCOMPARE(view.selectedText(), u"Alpha"_s);
    QVERIFY(view.find(u"alphab"_s, true)); // typed on
    QCOMPARE(view.selectedText(), u"Alphab"_s);
    QVERIFY(view.find(u"alpha"_s, true)); // once round
    QCOMPARE(view.selectedText(), u"alpha"_s);
    QVERIFY(view.find(u"alpha"_s, false));
    QCOMPARE(view.selectedText(), u"Alpha"_s);
    QVERIFY(!view.find(u"gamma"_s, true));
    QTest::keyClicks(view.focusProxy(), u"typed"_s);
    QTest::keyClick(view.focusProxy(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(view.text(), u"alpha\nbeta\nAlphabet\n"_s);
}

void TstCompose::leadsFromAVariableToItsPlace()
{
    const StackView stack = m_world->addShop();
    QVERIFY(m_world->await([this, id = stack.stack.id] { return m_world->services().inspector.fetch(id); }));
    ComposePane pane(m_world->services());
    pane.setStack(stack);
    pane.showPlace(u"compose.override.yaml"_s, 4); // before it is loaded
    pane.show();
    QTRY_VERIFY_WITH_TIMEOUT(child<CodeView>(&pane, u"composeText"_s)->text().contains(u"shown.as"_s), kWait);
}

void TstCompose::showsWhatTheModelsHave()
{
    VariablesModel variables;
    const QAbstractItemModelTester tester(&variables);
    variables.setVariables({{u"A"_s, u"1"_s, false, true, {}}});
    variables.merge({{u"B"_s, u"x\ny"_s, false, true, {}}, {u"C"_s, {}, false, false, {}}});
    QCOMPARE(columnOf(&variables, int(VariablesColumn::Value)),
             QStringList({u"1"_s, u"x"_s + QChar(0x21B5) + u"y"_s, u"missing"_s}));
    InspectorModel inspector;
    const QAbstractItemModelTester inspectorTester(&inspector);
    InspectedVariable required;
    required.name = u"NEEDED"_s;
    required.isRequired = required.isMissing = true;
    inspector.setVariables(
        {InspectedVariable{u"SET"_s, InspectedVariable::Value{u"x"_s, u"1"_s, false}, {}, {}, {}}, required});
    QCOMPARE(columnOf(&inspector, 0), QStringList({u"NEEDED"_s, u"SET"_s}));
    QCOMPARE(inspector.missing(), 1);
    EditTable table(u"t"_s, {u"a"_s, u"b"_s}, true);
    const QAbstractItemModelTester tableTester(table.model());
    addRow(&table, {u"x"_s, u"y"_s});
    table.view()->setCurrentIndex(table.model()->index(0, 0));
    click(&table, u"tRemove"_s);
    QCOMPARE(table.model()->rowCount(), 0);
}

void TstCompose::writesHunksAsDiffDoes_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto numbers = [](int from, int to) {
        QString text;
        for (int i = from; i < to; ++i)
            text += QString::number(i) + u'\n';
        return text;
    };
    const QString all = numbers(0, 60);
    QTest::newRow("added at the end") << all << all + u"x\n"_s;
    QTest::newRow("added at the start") << all << u"x\n"_s + all;
    QTest::newRow("removed") << all << QString(all).replace(u"\n30\n"_s, u"\n"_s);
    QTest::newRow("two hunks") << all
                               << QString(all).replace(u"\n10\n"_s, u"\nten\n"_s).replace(u"\n40\n"_s, u"\nforty\n"_s);
    QTest::newRow("hunks that touch") << all
                                      << QString(all).replace(u"\n10\n"_s, u"\nx\n"_s).replace(u"\n17\n"_s, u"\ny\n"_s);
    QTest::newRow("new file") << QString() << all;
    QTest::newRow("gone file") << all << QString();
    QTest::newRow("all else") << all << numbers(100, 140);
    QTest::newRow("blank lines") << u"a\n\n\nb\n"_s << u"a\n\nb\n\n"_s;
}

// What it writes, patch turns into the other text; and diff writes as many changed lines.
void TstCompose::writesHunksAsDiffDoes()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QString &text) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write");
    };
    const auto call = [&folder](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(program, arguments);
        (void)process.waitForFinished();
        return std::pair(process.exitCode(), process.readAllStandardOutput());
    };
    const QString difference = lineDiff(before, after);
    write(u"a"_s, before);
    write(u"b"_s, after);
    write(u"p"_s, u"--- a/a\n+++ b/a\n"_s + difference);
    const auto applied = call(u"git"_s, {u"apply"_s, u"p"_s});
    const QString shown = difference;
    QVERIFY2(applied.first == 0 || before.isEmpty() || after.isEmpty(), qPrintable(shown));
    if (!before.isEmpty() && !after.isEmpty()) {
        QFile patched(folder.filePath(u"a"_s));
        QVERIFY(patched.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(patched.readAll()), after);
    }
    write(u"a"_s, before);
    const QByteArray oracle = call(u"diff"_s, {u"-u"_s, u"a"_s, u"b"_s}).second;
    const auto headersOf = [](const QString &text) {
        QStringList headers;
        for (const QString &line : text.split(u'\n')) {
            if (line.startsWith(u"@@"_s))
                headers << line;
        }
        return headers;
    };
    if (!before.isEmpty() && !after.isEmpty())
        QCOMPARE(headersOf(difference).size(), headersOf(QString::fromUtf8(oracle)).size());
}

} // namespace slipway::tests
