// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/credentialservice.h"
#include "core/services/environmentservice.h"
#include "core/services/repositoryservice.h"
#include "core/services/scheduleservice.h"
#include "core/services/stackservice.h"
#include "core/services/worker.h"
#include "tests/ui/shots/shots.h"
#include "tests/ui/touch.h"
#include "ui/dialogs/acceptkeydialog.h"
#include "ui/dialogs/removedialog.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/schedules/schedulesdialog.h"
#include "ui/settings/settingsdialog.h"
#include "ui/sources/credentialdialog.h"
#include "ui/sources/repositorydialog.h"
#include "ui/sources/sourcesdialog.h"
#include "ui/stacks/stackboard.h"
#include "ui/tray/traystate.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace slipway::shots {

using namespace Qt::StringLiterals;
using tests::child;

namespace {

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
    facts.listener.relayUrl = u"https://smee.io/Xc3LqWm2vT9rYb1d"_s;
    facts.listener.relay = {.state = RelayStatus::State::Waiting,
                            .address = u"https://smee.io/…"_s,
                            .since = {},
                            .problem = u"The relay cannot be reached."_s,
                            .nextTry = QDateTime::currentDateTimeUtc().addSecs(32)};
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

} // namespace

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
    auto *remove = new ui::RemoveDialog(world.services(), views->first());
    remove->show();
    camera.take(remove, u"dialog-remove"_s);
    child<QCheckBox>(remove, u"removeContainers"_s)->click();
    child<QCheckBox>(remove, u"removeVolumes"_s)->click();
    camera.take(remove, u"dialog-remove-volumes"_s);
    remove->close();
}

} // namespace slipway::shots
