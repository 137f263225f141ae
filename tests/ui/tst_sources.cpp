// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_sources.h"

#include "core/services/credentialservice.h"
#include "core/services/hostkeyservice.h"
#include "core/services/repositoryservice.h"
#include "tests/core/git/sshserver.h"
#include "tests/ui/touch.h"
#include "tests/ui/uiworld.h"
#include "ui/dialogs/acceptkeydialog.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/dialogs/stackform.h"
#include "ui/shell/mainwindow.h"
#include "ui/sources/credentialdialog.h"
#include "ui/sources/credentialspage.h"
#include "ui/sources/repositorydialog.h"
#include "ui/stacks/stacksview.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTreeView>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 30'000;

StackDialog *openForm(UiWorld &world, const std::optional<StackView> &stack = {})
{
    const auto environments = world.await([&world] { return world.services().environments.all(); });
    auto *dialog = new StackDialog(world.services(), *environments, EnvironmentId(1), stack);
    dialog->show();
    return dialog;
}

void choose(QWidget *parent, const QString &name, int index)
{
    auto *combo = child<QComboBox>(parent, name);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 0; i < index; ++i)
        QTest::keyClick(combo, Qt::Key_Down);
}

CredentialView addCredential(UiWorld &world, const Credential &credential, const QString &field, SecretString secret)
{
    auto change = std::make_shared<CredentialChange>();
    change->credential = credential;
    change->secrets.insert_or_assign(field, std::move(secret));
    const auto added = world.await([&world, change] { return world.services().credentials.add(std::move(*change)); });
    if (!added)
        qFatal("the credential was not added: %s", qUtf8Printable(added.error().detail));
    return *added;
}

Credential tokenFor(const QString &host)
{
    Credential credential;
    credential.name = u"forge"_s;
    credential.host = host;
    return credential;
}

template <class T>
T *dialog(QWidget *window, const QString &name)
{
    T *found = nullptr;
    if (!QTest::qWaitFor([&] { return (found = window->findChild<T *>(name)) && found->isVisible(); }, kWait))
        qFatal("%s did not open", qUtf8Printable(name));
    return found;
}

void waitAndClick(QWidget *parent, const QString &name)
{
    auto *button = child<QPushButton>(parent, name);
    if (!QTest::qWaitFor([&] { return button->isVisible() && button->isEnabled(); }, kWait))
        qFatal("%s cannot be clicked", qUtf8Printable(name));
    QTest::qWait(50); // the layout has settled
    QTest::mouseClick(button, Qt::LeftButton);
}

void picture(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("SLIPWAY_TEST_SHOTS");
    QTest::qWait(100);
    if (!folder.isEmpty())
        widget->grab().save(folder + u'/' + name + u".png"_s);
}

void checkBox(QWidget *parent, const QString &name)
{
    auto *box = child<QCheckBox>(parent, name);
    // On the box: the text need not be as wide as the widget.
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(box->height() / 2, box->height() / 2));
}

} // namespace

TstSources::TstSources() = default;
TstSources::~TstSources() = default;

void TstSources::init()
{
    m_world = std::make_unique<UiWorld>();
    QVERIFY(m_world->start());
}

void TstSources::cleanup()
{
    m_world.reset();
}

void TstSources::whatAStackFollowsComesBackAsItWasChosen_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("commit");
    QTest::addColumn<DeployOn>("deployOn");
    QTest::addColumn<QStringList>("patterns");
    QTest::newRow("branch") << QString() << QString() << DeployOn::Any << QStringList();
    QTest::newRow("pattern") << u"v1.*"_s << QString() << DeployOn::Stack << QStringList();
    QTest::newRow("commit") << QString() << QString(40, u'a') << DeployOn::Patterns
                            << QStringList{u"shop/**"_s, u"!shop/docs/**"_s};
}

void TstSources::whatAStackFollowsComesBackAsItWasChosen()
{
    QFETCH(QString, tag);
    QFETCH(QString, commit);
    QFETCH(DeployOn, deployOn);
    QFETCH(QStringList, patterns);
    StackSettings settings;
    settings.name = u"shop"_s;
    settings.url = u"https://git.example.org/shop"_s;
    settings.credentialId = CredentialId(7);
    settings.followTag = tag;
    settings.followCommit = commit;
    settings.deployOn = deployOn;
    settings.deployPatterns = patterns;
    StackForm form;
    form.setSettings(settings);
    StackSettings back = form.settings();
    back.environmentId = settings.environmentId; // none in this form
    QVERIFY(back == settings);
}

void TstSources::problemsOfFollowAndDeployStandAtTheirField()
{
    const QPointer<StackDialog> form = openForm(*m_world);
    choose(form, u"stackFollow"_s, 1);
    type(form, u"stackTag"_s, u"bad tag"_s);
    QVERIFY(note(form, u"followNote"_s).contains(u"v1.*"_s));
    type(form, u"stackTag"_s, u"v2.*"_s);
    QVERIFY(note(form, u"followNote"_s).isEmpty());
    choose(form, u"stackFollow"_s, 2);
    type(form, u"stackCommit"_s, u"abc"_s);
    QVERIFY(note(form, u"followNote"_s).contains(u"40"_s));
    type(form, u"stackCommit"_s, QString(40, u'b'));
    QVERIFY(note(form, u"followNote"_s).isEmpty());
    choose(form, u"stackDeployOn"_s, 2);
    QVERIFY(note(form, u"deployPatternsNote"_s).contains(u"at least one"_s));
    auto *patterns = child<QPlainTextEdit>(form, u"stackDeployPatterns"_s);
    QVERIFY(patterns->isVisible());
    QTest::keyClicks(patterns, u"shop/**"_s);
    QVERIFY(!note(form, u"deployPatternsNote"_s).contains(u"at least one"_s));
    delete form;
}

void TstSources::namesTheDefaultCredentialOfTheHost()
{
    const CredentialView credential =
        addCredential(*m_world, tokenFor(u"git.example.org"_s), u"token"_s, SecretString(u"correct horse"_s));
    const QPointer<StackDialog> form = openForm(*m_world);
    auto *combo = child<QComboBox>(form, u"stackCredential"_s);
    QTRY_COMPARE_WITH_TIMEOUT(combo->count(), 2, kWait);
    QCOMPARE(combo->itemText(0), u"None"_s);
    type(form, u"stackUrl"_s, u"https://git.example.org/shop"_s);
    QVERIFY(combo->itemText(0).contains(u"forge"_s));
    // It is not for ssh, and goes to no other server.
    type(form, u"stackUrl"_s, u"ssh://git.example.org/shop"_s);
    QCOMPARE(combo->itemText(0), u"None"_s);
    type(form, u"stackUrl"_s, u"https://other.example.org/shop"_s);
    choose(form, u"stackCredential"_s, 1);
    QCOMPARE(form->findChild<StackForm *>()->settings().credentialId, credential.credential.id);
    QVERIFY(note(form, u"credentialIdNote"_s).contains(u"git.example.org"_s));
    delete form;
}

void TstSources::aNewCredentialIsChosenInTheForm()
{
    MainWindow window(m_world->services(), m_world->stateFile());
    window.setSecretsNote(u"Secrets are kept for this session only."_s);
    window.show();
    child<QAction>(&window, u"actionNew"_s)->trigger();
    auto *form = dialog<StackDialog>(&window, u"stackDialog"_s);
    type(form, u"stackUrl"_s, u"https://git.example.org/team/shop.git"_s);
    click(form, u"stackNewCredential"_s);
    auto *credential = dialog<CredentialDialog>(form, u"credentialDialog"_s);
    QCOMPARE(child<QLineEdit>(credential, u"credentialHost"_s)->text(), u"git.example.org"_s);
    QVERIFY(note(credential, u"credentialSecretsNote"_s).contains(u"session only"_s));
    type(credential, u"credentialName"_s, u"my token"_s);
    click(credential, u"credentialSave"_s); // without its value
    QVERIFY(!note(credential, u"credentialtokenNote"_s).isEmpty());
    type(credential, u"credentialToken"_s, u"correct horse"_s);
    click(credential, u"credentialSave"_s);
    auto *combo = child<QComboBox>(form, u"stackCredential"_s);
    QTRY_VERIFY_WITH_TIMEOUT(combo->currentText().contains(u"my token"_s), kWait);
    QVERIFY(form->findChild<StackForm *>()->settings().credentialId.has_value());
    form->reject();
}

void TstSources::aKeptSecretIsNeverShown()
{
    const CredentialView view = addCredential(*m_world, tokenFor({}), u"token"_s, SecretString(u"correct horse"_s));
    const QPointer<CredentialDialog> edit = new CredentialDialog(m_world->services(), view, {});
    edit->show();
    auto *token = child<QLineEdit>(edit, u"credentialToken"_s);
    QVERIFY(token->text().isEmpty());
    QVERIFY(token->placeholderText().contains(u"Kept"_s));
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    for (const auto *line : edit->findChildren<QLineEdit *>())
        QVERIFY(!line->text().contains(u"horse"_s) && !line->placeholderText().contains(u"horse"_s));
    // What was not typed is kept.
    QSignalSpy saved(edit, &CredentialDialog::saved);
    type(edit, u"credentialName"_s, u"renamed"_s);
    click(edit, u"credentialSave"_s);
    QVERIFY(saved.wait(kWait));
    QCOMPARE(saved.first().first().value<CredentialView>().setFields, QStringList{u"token"_s});
}

void TstSources::refusesWhatIsNoPrivateKey()
{
    const QPointer<CredentialDialog> add =
        new CredentialDialog(m_world->services(), std::nullopt, {u"git@git.example.org:team/shop.git"_s, {}});
    add->show();
    QCOMPARE(child<QComboBox>(add, u"credentialKind"_s)->currentIndex(), int(CredentialKind::Ssh));
    auto *shown = child<QLineEdit>(add, u"credentialPrivateKey"_s);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(contentOf(sshFile(u"id_ed25519.pub"_s))));
    click(add, u"credentialPasteKey"_s);
    QVERIFY(note(add, u"credentialprivateKeyNote"_s).contains(u"public half"_s));
    QVERIFY(shown->text().isEmpty());
    const QString key = QString::fromUtf8(contentOf(sshFile(u"id_ed25519"_s)));
    QGuiApplication::clipboard()->setText(key);
    click(add, u"credentialPasteKey"_s);
    QVERIFY(note(add, u"credentialprivateKeyNote"_s).isEmpty());
    QVERIFY(shown->text().contains(u"clipboard"_s));
    QVERIFY(!shown->text().contains(key.section(u'\n', 1, 1)));
    delete add;
}

void TstSources::testSavesFirstAndSaysWhatTheServerSaid()
{
    const SshServer server({sshFile(u"host_ed25519"_s)});
    TestRepository repository(requiredEnvironment("SLIPWAY_TEST_GIT_ROOT"));
    repository.write(u"compose.yaml"_s, "services: {}\n");
    repository.commit(u"Start"_s);
    const QString url = server.url(repository);
    const QPointer<CredentialDialog> add = new CredentialDialog(m_world->services(), std::nullopt, {url, {}});
    add->show();
    QGuiApplication::clipboard()->setText(QString::fromUtf8(contentOf(sshFile(u"id_ed25519"_s))));
    click(add, u"credentialPasteKey"_s);
    QCOMPARE(child<QPushButton>(add, u"credentialTest"_s)->text().remove(u'&'), u"Save and Test"_s);
    click(add, u"credentialTest"_s);
    waitAndClick(add, u"hostKeyAccept"_s);
    auto *accept = dialog<AcceptKeyDialog>(add, u"acceptKeyDialog"_s);
    checkBox(accept, u"acceptKeyCompared"_s);
    waitAndClick(accept, u"acceptKeyConfirm"_s);
    auto *message = child<MessageBar>(add, u"credentialTestMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(message->sentence().contains(u"accepts"_s), kWait);
    QVERIFY(child<QLabel>(message, u"messageRemedy"_s)->text().contains(u"main"_s));
    QVERIFY(add->isVisible());
    delete add;
}

void TstSources::acceptsAKeyAndRefusesAnother()
{
    auto server = std::make_unique<SshServer>(QStringList{sshFile(u"host_ed25519"_s)});
    const quint16 port = server->port();
    TestRepository repository(requiredEnvironment("SLIPWAY_TEST_GIT_ROOT"));
    repository.write(u"compose.yaml"_s, "services:\n  web:\n    image: busybox\n");
    const QString commit = repository.commit(u"Open the shop"_s);
    const QString url = server->url(repository);
    MainWindow window(m_world->services(), m_world->stateFile());
    window.resize(1180, 760);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));

    // A private repository, by an ssh key that is added on the way.
    waitAndClick(&window, u"emptyNewStack"_s);
    auto *form = dialog<StackDialog>(&window, u"stackDialog"_s);
    type(form, u"stackUrl"_s, url);
    type(form, u"stackName"_s, u"shop"_s);
    waitAndClick(form, u"stackNewCredential"_s);
    auto *credential = dialog<CredentialDialog>(form, u"credentialDialog"_s);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(contentOf(sshFile(u"id_ed25519"_s))));
    waitAndClick(credential, u"credentialPasteKey"_s);
    picture(credential, u"credential"_s);
    waitAndClick(credential, u"credentialSave"_s);
    auto *combo = child<QComboBox>(form, u"stackCredential"_s);
    QTRY_VERIFY_WITH_TIMEOUT(combo->currentIndex() > 0, kWait);
    picture(form, u"form"_s);
    waitAndClick(form, u"stackAddAndDeploy"_s);

    // Met: the fingerprint is the one ssh-keygen shows.
    auto *message = child<MessageBar>(&window, u"hostKeyMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), kWait);
    const QString fingerprint = fingerprintOf(sshFile(u"host_ed25519.pub"_s));
    QVERIFY(child<QLabel>(message, u"hostKeyFingerprint"_s)->text().contains(fingerprint));
    QVERIFY(message->sentence().contains(server->name()));
    picture(&window, u"1-host-key-met"_s);
    waitAndClick(message, u"hostKeyAccept"_s);
    auto *accept = dialog<AcceptKeyDialog>(&window, u"acceptKeyDialog"_s);
    QVERIFY(!child<QPushButton>(accept, u"acceptKeyConfirm"_s)->isEnabled());
    checkBox(accept, u"acceptKeyCompared"_s);
    picture(accept, u"accept"_s);
    waitAndClick(accept, u"acceptKeyConfirm"_s);

    // A sync starts and gets the commit (and ends where Docker is needed).
    const auto state = [this] {
        return m_world->await([this] { return m_world->services().stacks.findByName(u"shop"_s); })->stack.state;
    };
    QTRY_COMPARE_WITH_TIMEOUT(state().fetchedCommit, commit, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!message->isVisible(), kWait);
    const auto keys = m_world->await([this] { return m_world->services().hostKeys.list(); });
    QVERIFY(keys && keys->size() == 1 && keys->first().fingerprint == fingerprint);
    QTRY_VERIFY_WITH_TIMEOUT(state().error && state().error->code != ErrorCode::HostKeyUnknown, kWait);

    // The server's key changes: refused, without a way to accept.
    server.reset();
    server = std::make_unique<SshServer>(QStringList{sshFile(u"host_ecdsa"_s)}, port);
    repository.write(u"compose.yaml"_s, "services:\n  web:\n    image: busybox:2\n");
    repository.commit(u"Change the shop"_s);
    auto *sync = child<QAction>(&window, u"actionSync"_s);
    QTRY_VERIFY_WITH_TIMEOUT(sync->isEnabled(), kWait);
    sync->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible() && message->sentence().startsWith(u"Stopped"_s), kWait);
    QVERIFY(!child<QPushButton>(message, u"hostKeyAccept"_s)->isVisible());
    QCOMPARE(state().fetchedCommit, commit);
    QCOMPARE(state().error->code, ErrorCode::HostKeyChanged);
    picture(&window, u"2-host-key-changed"_s);

    // It leads to Host Keys, where the old key is removed as an act of its own.
    waitAndClick(message, u"hostKeyShowAll"_s);
    auto *sources = dialog<QDialog>(&window, u"sourcesDialog"_s);
    QCOMPARE(child<QTabWidget>(sources, u"sourcesTabs"_s)->currentIndex(), 2);
    auto *view = child<QTreeView>(sources, u"hostKeysView"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 1, kWait);
    picture(sources, u"host-keys"_s);
    waitAndClick(sources, u"hostKeysRemove"_s);
    auto *remove = dialog<QDialog>(sources, u"removeHostKey"_s);
    waitAndClick(remove, u"removeHostKeyConfirm"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 0, kWait);
}

void TstSources::findsBranchesOfAServerThatItMeets()
{
    const SshServer server(QStringList{sshFile(u"host_ed25519"_s)});
    TestRepository repository(requiredEnvironment("SLIPWAY_TEST_GIT_ROOT"));
    repository.write(u"compose.yaml"_s, "services:\n  web:\n    image: busybox\n");
    repository.commit(u"Open the shop"_s);
    Credential key;
    key.name = u"key"_s;
    key.kind = CredentialKind::Ssh;
    const CredentialView credential =
        addCredential(*m_world, key, u"privateKey"_s, SecretString::fromBytes(contentOf(sshFile(u"id_ed25519"_s))));
    const QPointer<StackDialog> form = openForm(*m_world);
    type(form, u"stackUrl"_s, server.url(repository));
    form->chooseCredential(credential.credential.id);
    auto *combo = child<QComboBox>(form, u"stackCredential"_s);
    QTRY_VERIFY_WITH_TIMEOUT(combo->currentIndex() > 0, kWait);
    waitAndClick(form, u"stackFindBranches"_s);
    auto *message = child<MessageBar>(form, u"hostKeyMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), kWait);
    picture(form, u"find-branches-host-key"_s);
    waitAndClick(message, u"hostKeyAccept"_s);
    auto *accept = dialog<AcceptKeyDialog>(form, u"acceptKeyDialog"_s);
    checkBox(accept, u"acceptKeyCompared"_s);
    waitAndClick(accept, u"acceptKeyConfirm"_s);
    // And it goes on by itself with what was asked.
    QTRY_VERIFY_WITH_TIMEOUT(!message->isVisible(), kWait);
    QCOMPARE(child<QComboBox>(form, u"stackBranch"_s)->itemText(0), u"main"_s);
    // The next key chooses a branch; it does not tick the box behind the button.
    QTRY_COMPARE(form->focusWidget(), child<QComboBox>(form, u"stackBranch"_s));
    delete form;
}

void TstSources::takesAwayAPassphraseAlone()
{
    Credential key;
    key.name = u"key"_s;
    key.kind = CredentialKind::Ssh;
    auto change = std::make_shared<CredentialChange>();
    change->credential = key;
    change->secrets.insert_or_assign(u"privateKey"_s, SecretString::fromBytes(contentOf(sshFile(u"id_ed25519"_s))));
    change->secrets.insert_or_assign(u"passphrase"_s, SecretString(u"correct horse"_s));
    const auto view =
        m_world->await([this, change] { return m_world->services().credentials.add(std::move(*change)); });
    QVERIFY(view);
    const QPointer<CredentialDialog> edit = new CredentialDialog(m_world->services(), *view, {});
    edit->show();
    QTest::qWait(50);
    checkBox(edit, u"credentialNoPassphrase"_s);
    QVERIFY(!child<QLineEdit>(edit, u"credentialPassphrase"_s)->isEnabled());
    picture(edit, u"passphrase-taken-away"_s);
    QSignalSpy saved(edit, &CredentialDialog::saved);
    click(edit, u"credentialSave"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kWait);
    const auto after =
        m_world->await([this, id = view->credential.id] { return m_world->services().credentials.get(id); });
    QVERIFY(after);
    QCOMPARE(after->setFields, QStringList{u"privateKey"_s});
    delete edit;
}

void TstSources::aCredentialInUseIsNotRemoved()
{
    const CredentialView credential = addCredential(*m_world, tokenFor({}), u"token"_s, SecretString(u"horse"_s));
    StackChange change;
    change.settings.name = u"shop"_s;
    change.settings.environmentId = EnvironmentId(1);
    change.settings.url = u"https://git.example.org/shop"_s;
    change.settings.credentialId = credential.credential.id;
    const auto shared = std::make_shared<StackChange>(std::move(change));
    QVERIFY(m_world->await([&] { return m_world->services().stacks.add(std::move(*shared)); }));
    CredentialsPage page(m_world->services(), {});
    page.show();
    auto *view = child<QTreeView>(&page, u"credentialsView"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 1, kWait);
    QCOMPARE(view->model()->index(0, 4).data().toString(), u"shop"_s);
    waitAndClick(&page, u"credentialsRemove"_s);
    auto *message = child<MessageBar>(&page, u"credentialsMessage"_s);
    QVERIFY(message->isVisible());
    QVERIFY(message->sentence().contains(u"in use"_s));
}

void TstSources::refusesWhatIsNoCertificate()
{
    QVERIFY(m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s)));
    const auto views = m_world->await([this] { return m_world->services().repositories.all(); });
    QVERIFY(views && views->size() == 1);
    const QPointer<RepositoryDialog> edit = new RepositoryDialog(m_world->services(), views->first());
    edit->show();
    // Nothing to paste (Qt up to 6.8 would look for the first of no formats).
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(child<QPlainTextEdit>(edit, u"repositoryCertificates"_s), Qt::Key_V, Qt::ControlModifier);
    QTest::keyClicks(child<QPlainTextEdit>(edit, u"repositoryCertificates"_s), u"no certificate"_s);
    waitAndClick(edit, u"repositorySave"_s);
    QTRY_VERIFY_WITH_TIMEOUT(note(edit, u"caCertificatesNote"_s).contains(u"PEM"_s), kWait);
    QTRY_VERIFY_WITH_TIMEOUT(note(edit, u"caCertificatesNote"_s).contains(u"BEGIN CERTIFICATE"_s), kWait);
    QVERIFY(edit->isVisible());
    delete edit;
}

void TstSources::trustsACertificateWhereItWasRefused()
{
    TestRepository repository(requiredEnvironment("SLIPWAY_TEST_GIT_ROOT"));
    repository.write(u"compose.yaml"_s, "services:\n  web:\n    image: busybox\n");
    const QString commit = repository.commit(u"Open the shop"_s);
    MainWindow window(m_world->services(), m_world->stateFile());
    window.resize(1180, 760);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    waitAndClick(&window, u"emptyNewStack"_s);
    auto *form = dialog<StackDialog>(&window, u"stackDialog"_s);
    type(form, u"stackUrl"_s, repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTPS")));
    type(form, u"stackName"_s, u"shop"_s);
    waitAndClick(form, u"stackAddAndDeploy"_s);
    auto *message = child<MessageBar>(&window, u"syncError"_s);
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), kWait);
    const auto state = [this] {
        return m_world->await([this] { return m_world->services().stacks.findByName(u"shop"_s); })->stack.state;
    };
    QCOMPARE(state().error->code, ErrorCode::GitTls);
    QVERIFY(!child<QPushButton>(message, u"errorEdit"_s)->isVisible());
    picture(&window, u"certificate-refused"_s);
    waitAndClick(message, u"errorRepository"_s);
    auto *edit = dialog<RepositoryDialog>(&window, u"repositoryDialog"_s);
    const QByteArray authority = contentOf(requiredEnvironment("SLIPWAY_TEST_GIT_CA"));
    QGuiApplication::clipboard()->setText(QString::fromUtf8(authority));
    child<QPlainTextEdit>(edit, u"repositoryCertificates"_s)->paste();
    waitAndClick(edit, u"repositorySave"_s);

    // A sync starts by itself and gets the commit (and ends where Docker is needed).
    QTRY_COMPARE_WITH_TIMEOUT(state().fetchedCommit, commit, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(state().error && state().error->code != ErrorCode::GitTls, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), kWait);
    QVERIFY(!child<QPushButton>(message, u"errorRepository"_s)->isVisible());
}

} // namespace slipway::tests
