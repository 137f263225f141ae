// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include "app/autostart.h"
#include "app/client/console.h"
#include "app/instanceclient.h"
#include "app/paths.h"
#include "app/terminationsignal.h"
#include "core/model/errortext.h"
#include "core/services/changenotifier.h"
#include "core/services/webhookservice.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/notify/notificationcenter.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/tray/tray.h"
#include "ui/widgets/background.h"

#include <QApplication>
#include <QMessageBox>
#include <QSessionManager>
#include <QSettings>
#include <QTimer>
#include <algorithm>
#include <utility>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

const QString kTrayExplained = u"tray/explained"_s;
// At the start of a session the panel may come after Slipway: looked for often, and then
// rarely enough to wake nothing.
constexpr std::chrono::seconds kTrayLookEvery{2};
constexpr std::chrono::minutes kTrayLookLater{2};
constexpr int kMostTrayLooks = 15;
constexpr int kLooksBeforeWindow = 3;

// The end of a session, or the system's Quit, ends the program: it is not a
// closing of windows, which would only hide them.
class QuitFilter : public QObject
{
protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Quit)
            return QObject::eventFilter(watched, event);
        QCoreApplication::exit(0);
        return true;
    }
};

// A start that failed, where there is no window to say it in.
ExitCode showFailure(const Error &error)
{
    console::complain(errorLine(error));
    const ErrorText text = errorText(error);
    QMessageBox box(QMessageBox::Critical, QApplication::applicationDisplayName(), text.sentence, QMessageBox::Close);
    box.setObjectName(u"startFailed"_s);
    box.setInformativeText(text.remedy);
    box.setDetailedText(error.detail);
    QObject::connect(&box, &QMessageBox::finished, &box, [] { QCoreApplication::exit(0); });
    box.show();
    QApplication::exec();
    return ExitCode::Failed;
}

} // namespace

Desktop::Desktop(Application &application, const Options &options, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_options(options)
    , m_stateFile(paths::windowStateFile(options.dataDirectory))
    , m_notifications(std::make_unique<ui::NotificationCenter>(application.backend().services(), [this] {
        return !m_window || !m_window->isVisible() || m_window->isMinimized();
    }))
{
    connect(m_notifications.get(), &ui::NotificationCenter::runRequested, this, &Desktop::openRun);
    connect(m_notifications.get(), &ui::NotificationCenter::notShown, this, &Desktop::showAtTray);
    connect(&application, &Application::raiseRequested, this, &Desktop::raise);
    connect(&application, &Application::listenerChanged, this, &Desktop::showListener);
    connect(&application.backend(), &Backend::vaultStateChanged, this, &Desktop::showNotices);
    m_trayLook.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_trayLook, &QTimer::timeout, this, &Desktop::lookForTray);
    lookForTray();
    applyPreferences();
}

Desktop::~Desktop() = default;

// The panel comes and goes: a window that only the icon could bring back must not be lost with it.
void Desktop::lookForTray()
{
    const bool isThere = ui::Tray::isAvailable();
    if (isThere && !m_tray) {
        makeTray();
        applyPreferences();
    }
    if (isThere && m_isWaitingForTray && m_window && m_window->isMinimized())
        m_window->hide();
    m_isWaitingForTray = m_isWaitingForTray && !isThere;
    m_trayLooks = std::min(m_trayLooks + 1, kMostTrayLooks);
    const bool isSoon = !isThere && m_trayLooks < kMostTrayLooks;
    m_trayLook.start(isSoon ? std::chrono::milliseconds(kTrayLookEvery) : std::chrono::milliseconds(kTrayLookLater));
    const bool isLost = !isThere && (!m_isWaitingForTray || m_trayLooks >= kLooksBeforeWindow);
    if (isLost && m_isShown && (!m_window || !m_window->isVisible()))
        ensureWindow().showMinimized();
}

bool Desktop::hasTray() const
{
    return m_tray && ui::Tray::isAvailable();
}

void Desktop::makeTray()
{
    m_tray = std::make_unique<ui::Tray>(m_application.backend().services());
    connect(m_tray.get(), &ui::Tray::openRequested, this, &Desktop::raise);
    connect(m_tray.get(), &ui::Tray::runRequested, this, &Desktop::openRun);
    connect(m_tray.get(), &ui::Tray::settingsRequested, this, &Desktop::openSettings);
    connect(m_tray.get(), &ui::Tray::quitRequested, this, &Desktop::quit);
    connect(m_tray.get(), &ui::Tray::messageClicked, this, [this] {
        if (m_atTray && !m_atTray->stacks.empty())
            openRun(m_notifications->nameOf(m_atTray->stacks.back()), m_atTray->run);
        else
            raise();
    });
    m_tray->show();
}

void Desktop::showAtTray(const Notification &notification)
{
    if (!hasTray())
        return;
    m_atTray = notification;
    m_tray->showMessage(notification.title, notification.text);
}

void Desktop::show(bool isBackground)
{
    m_isShown = true;
    m_isWaitingForTray = isBackground && !m_tray;
    if (!isBackground)
        ensureWindow().show();
}

ui::MainWindow &Desktop::ensureWindow()
{
    if (m_window)
        return *m_window;
    m_window = std::make_unique<ui::MainWindow>(m_application.backend().services(), m_stateFile);
    connect(m_window.get(), &ui::MainWindow::quitRequested, this, &Desktop::quit);
    connect(m_window.get(), &ui::MainWindow::settingsRequested, this, &Desktop::openSettings);
    connect(m_window.get(), &ui::MainWindow::closing, this, &Desktop::applyPreferences);
    connect(m_window.get(), &ui::MainWindow::wasHidden, this, &Desktop::explainTray);
    connect(m_window.get(), &ui::MainWindow::publicUrlChosen, this, [this](const QString &url) {
        CoreSettings settings = m_application.backend().coreSettings();
        settings.publicUrl = url;
        saveCoreSettings(settings);
    });
    connect(m_window.get(), &ui::MainWindow::noticeActionRequested, this, &Desktop::giveUpVaultKey);
    m_window->setWebAddress(webAddress());
    applyPreferences();
    showNotices();
    return *m_window;
}

ui::WebAddress Desktop::webAddress() const
{
    return {m_application.listenerUrl(), m_application.backend().coreSettings().publicUrl};
}

void Desktop::applyPreferences()
{
    const ui::Preferences preferences = ui::loadPreferences(m_stateFile);
    if (preferences.theme != m_theme) {
        m_theme = preferences.theme;
        ui::applyTheme(m_theme);
    }
    m_notifications->setSettings(preferences.notifications);
    if (m_window)
        m_window->setOnClose(!hasTray()                    ? ui::MainWindow::OnClose::Minimise
                             : preferences.isClosingToTray ? ui::MainWindow::OnClose::Hide
                                                           : ui::MainWindow::OnClose::Quit);
}

void Desktop::raise()
{
    m_isWaitingForTray = false;
    ensureWindow().showAndRaise();
}

void Desktop::openRun(const QString &stackName, RunId run)
{
    raise();
    m_window->openRun(stackName, run);
}

void Desktop::openSettings()
{
    raise();
    QString listener = m_application.listenerUrl();
    if (const auto &error = m_application.listenerError())
        listener = tr("Off. %1").arg(errorText(*error).sentence);
    else if (listener.isEmpty())
        listener = tr("Off, as asked when Slipway was started.");
    else
        listener = tr("Listening on %1").arg(listener);
    const Backend::VaultState vault = m_application.backend().vaultState();
    const WebhookService &webhooks = m_application.backend().services().webhooks;
    const auto relayUrl = webhooks.relayUrl();
    const ui::SettingsDialog::Facts facts{.listener = {listener, m_application.listenerFingerprint(),
                                                       relayUrl ? std::optional(relayUrl->revealText()) : std::nullopt,
                                                       webhooks.relayStatus()},
                                          .dataDirectory = m_options.dataDirectory,
                                          .hasTray = hasTray(),
                                          .isStartingWithSystem = Autostart::ofThisProgram(m_options).isEnabled(),
                                          .vault = secretsNote(),
                                          .isVaultKeyLost = vault == Backend::VaultState::WrongKey,
                                          .isVaultOpen = vault == Backend::VaultState::Open};
    auto *dialog = new ui::SettingsDialog(ui::loadPreferences(m_stateFile), m_application.backend().coreSettings(),
                                          facts, m_window.get());
    connect(&m_application.backend().services().changes, &ChangeNotifier::relayStatusChanged, dialog,
            &ui::SettingsDialog::showRelay);
    connect(dialog, &ui::SettingsDialog::secretsAnewRequested, dialog, [this, dialog] {
        dialog->reject();
        giveUpVaultKey();
    });
    connect(dialog, &ui::SettingsDialog::keyRenewalRequested, dialog, [this, shown = QPointer(dialog)] {
        m_application.backend().renewVaultKey([this, shown](const Result<> &done) {
            if (shown)
                shown->showVault(done ? tr("The secrets are sealed with a fresh key now, kept in %1.")
                                            .arg(m_application.backend().vaultKeyPlace())
                                      : errorText(done.error()).sentence);
        });
    });
    connect(dialog, &ui::SettingsDialog::saved, this, [this, dialog, before = facts.isStartingWithSystem] {
        if (dialog->isStartingWithSystem() != before)
            setAutostart(!before);
        ui::savePreferences(m_stateFile, dialog->preferences());
        applyPreferences();
        saveCoreSettings(dialog->coreSettings());
        if (const auto url = dialog->newRelayUrl())
            saveRelay(*url);
    });
    dialog->open();
}

void Desktop::saveCoreSettings(const CoreSettings &settings)
{
    // One after the other: the newest stays.
    if (m_isSaving) {
        m_toSave = settings;
        return;
    }
    m_isSaving = true;
    Backend &backend = m_application.backend();
    ui::inBackground(
        backend.services().worker, this, [&backend, settings] { return backend.setCoreSettings(settings); },
        [this](const Result<> &done) {
            m_isSaving = false;
            if (const auto next = std::exchange(m_toSave, std::nullopt))
                return saveCoreSettings(*next);
            m_settingsError = done ? std::nullopt : std::optional(done.error());
            m_application.applyListenerSettings();
            showListener();
        });
}

void Desktop::saveRelay(const QString &url)
{
    Services &services = m_application.backend().services();
    ui::inBackground(
        services.worker, this, [&services, url] { return services.webhooks.setRelayUrl(SecretString(url)); },
        [this](const Result<> &done) {
            if (done)
                return;
            m_settingsError = done.error();
            showNotices();
        });
}

void Desktop::showListener()
{
    showNotices();
    if (m_window)
        m_window->setWebAddress(webAddress());
}

void Desktop::setAutostart(bool isEnabled)
{
    const Result<> done = Autostart::ofThisProgram(m_options).setEnabled(isEnabled);
    m_settingsError = done ? std::nullopt : std::optional(done.error());
    showNotices();
}

void Desktop::giveUpVaultKey()
{
    auto *dialog = new ui::ConfirmDialog(
        u"vaultAnew"_s,
        {tr("Enter Secrets Anew"),
         tr("Go on with another key?"),
         tr("What was sealed with the lost key cannot be read any more: passwords, tokens and private keys of "
            "credentials, webhook secrets and secret variables have to be entered again. Stacks, other variables, "
            "containers, volumes and the history stay as they are."),
         tr("&Enter Secrets Anew"),
         {}},
        m_window.get());
    connect(dialog, &QDialog::accepted, this, [this] {
        const Result<> done = m_application.backend().startVaultAnew();
        m_settingsError = done ? std::nullopt : std::optional(done.error());
        showNotices();
        if (done)
            m_window->openCredentials();
    });
    dialog->open();
}

void Desktop::explainTray()
{
    QSettings settings(m_stateFile, QSettings::IniFormat);
    if (!hasTray() || settings.value(kTrayExplained).toBool())
        return;
    settings.setValue(kTrayExplained, true);
    m_tray->showMessage(tr("Slipway is still running"),
                        tr("It keeps your stacks in step. Open it or quit from this icon."));
}

void Desktop::quit()
{
    const int running = m_application.backend().runningRunCount();
    if (running == 0) {
        QCoreApplication::exit(0);
        return;
    }
    auto *dialog =
        new ui::ConfirmDialog(u"quitDuringRun"_s,
                              {tr("Quit Slipway"),
                               //: %n is the number of runs that are going on
                               tr("%n run(s) are still going on.", nullptr, running),
                               tr("If you quit now, what runs is cancelled; the next sync repairs what is half done."),
                               tr("&Quit"), tr("&Keep Running")},
                              m_window && m_window->isVisible() ? m_window.get() : nullptr);
    connect(dialog, &QDialog::accepted, this, [] { QCoreApplication::exit(0); });
    dialog->open();
}

QString Desktop::secretsNote() const
{
    const Backend &backend = m_application.backend();
    if (backend.vaultState() != Backend::VaultState::Open)
        return backend.vaultMessage();
    return m_options.vault == VaultChoice::KeyFile
               ? tr("Secrets are kept encrypted; the key to them is in a file of the data folder.")
               : tr("Secrets are kept encrypted; the key to them is in the keyring of your desktop.");
}

void Desktop::showNotices()
{
    if (!m_window)
        return; // it asks when it is made
    const QString vault = m_application.backend().vaultMessage();
    m_window->setSecretsNote(secretsNote());
    if (m_settingsError) {
        const ErrorText text = errorText(*m_settingsError);
        m_window->showNotice(tr("The settings could not be kept: %1").arg(text.sentence), text.remedy);
    } else if (!vault.isEmpty()) {
        const bool isLost = m_application.backend().vaultState() == Backend::VaultState::WrongKey;
        m_window->showNotice(vault, {}, isLost ? tr("Enter Secrets &Anew…") : QString());
    } else if (const auto &error = m_application.listenerError()) {
        const ErrorText text = errorText(*error);
        m_window->showNotice(tr("The API and webhooks are off: %1").arg(text.sentence), text.remedy);
    } else {
        m_window->showNotice({});
    }
}

ExitCode runDesktop(const Options &options, bool isBackground)
{
    QApplication::setQuitOnLastWindowClosed(false);
    const TerminationSignal termination;
    QObject::connect(
        &termination, &TerminationSignal::received, QCoreApplication::instance(), [] { QCoreApplication::exit(0); },
        Qt::QueuedConnection);
    QuitFilter quit;
    QCoreApplication::instance()->installEventFilter(&quit);
    // What is to be kept is on disk already; the autostart entry alone decides on the next start.
    QObject::connect(
        qGuiApp, &QGuiApplication::commitDataRequest, qGuiApp,
        [](QSessionManager &session) { session.setRestartHint(QSessionManager::RestartNever); }, Qt::DirectConnection);
    Application application(options, Application::Kind::Window);
    if (const auto started = application.start(); !started)
        return showFailure(started.error());
    {
        Desktop desktop(application, options);
        desktop.show(isBackground);
        QApplication::exec();
    } // the window goes before the services it shows
    application.stop();
    return ExitCode::Done;
}

std::optional<ExitCode> raiseRunning(const Options &options, bool isBackground)
{
    const auto answer = InstanceClient(options.dataDirectory).ask({{u"do"_s, isBackground ? u"kind"_s : u"raise"_s}});
    if (!answer)
        return answer.error().code == ErrorCode::NotFound ? std::nullopt
                                                          : std::optional(console::failed(answer.error()));
    if (answer->value(u"kind"_s).toString() == "window"_L1)
        return ExitCode::Done;
    return console::failed({ErrorCode::InstanceRunning, options.dataDirectory, {}});
}

} // namespace slipway
