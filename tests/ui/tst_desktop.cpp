// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_desktop.h"

#include "app/desktop.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"
#include "core/services/worker.h"
#include "ui/shell/mainwindow.h"
#include "ui/tray/tray.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QTimer>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 10'000;

// The exit code, or -1 if the program has not ended in time.
int exitCode(const std::function<void()> &act)
{
    QTimer::singleShot(0, qApp, act);
    QTimer late;
    late.setSingleShot(true);
    QObject::connect(&late, &QTimer::timeout, qApp, [] { QCoreApplication::exit(-1); });
    late.start(kWait);
    return QApplication::exec();
}

} // namespace

TstDesktop::TstDesktop() = default;
TstDesktop::~TstDesktop() = default;

void TstDesktop::init()
{
    QApplication::setQuitOnLastWindowClosed(false);
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("DOCKER_HOST", "unix://" + QFile::encodeName(m_folder->filePath(u"no-docker.sock"_s)));
}

void TstDesktop::cleanup()
{
    m_desktop.reset();
    if (m_application)
        m_application->stop();
    m_application.reset();
    m_stalled.close();
    applyTheme(Theme::System);
}

void TstDesktop::start(bool isBackground)
{
    Options options;
    options.dataDirectory = m_folder->filePath(u"data"_s);
    options.isListening = false;
    options.vault = VaultChoice::KeyFile;
    m_application = std::make_unique<Application>(options, Application::Kind::Window);
    QVERIFY(m_application->start());
    m_desktop = std::make_unique<Desktop>(*m_application, options);
    m_desktop->show(isBackground);
}

QWidget *TstDesktop::dialog(const QString &name) const
{
    QWidget *found = nullptr;
    (void)QTest::qWaitFor([&] {
        found = m_desktop->window() == nullptr ? nullptr : m_desktop->window()->findChild<QWidget *>(name);
        return found != nullptr && found->isVisible();
    });
    return found;
}

void TstDesktop::startARunThatHangs()
{
    QVERIFY(m_stalled.listen(QHostAddress::LocalHost));
    StackChange change;
    change.settings.name = u"slow"_s;
    change.settings.environmentId = EnvironmentId(1);
    change.settings.url = u"http://127.0.0.1:%1/slow.git"_s.arg(m_stalled.serverPort());
    StackService &stacks = m_application->backend().services().stacks;
    const auto added = stacks.add(std::move(change));
    QVERIFY(added);
    QVERIFY(stacks.request(added->stack.id, RunKind::Sync, Trigger::Manual));
    QTRY_COMPARE_WITH_TIMEOUT(m_application->backend().runningRunCount(), 1, kWait);
}

void TstDesktop::aFirstStartInTheBackgroundShowsNothing()
{
    start(true);
    QTest::qWait(100);
    if (Tray::isAvailable()) {
        QVERIFY(m_desktop->window() == nullptr); // not even built
    } else {
        // Nothing lives only in the tray: without one, a minimised window.
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->window() != nullptr, kWait);
        QVERIFY(m_desktop->window()->isMinimized());
    }
    Q_EMIT m_application->raiseRequested(); // a second start
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->window() != nullptr && m_desktop->window()->isVisible(), kWait);
    QVERIFY(!m_desktop->window()->isMinimized());
}

void TstDesktop::closingWithoutATrayMinimises()
{
    start(false);
    MainWindow *window = m_desktop->window();
    QTRY_VERIFY_WITH_TIMEOUT(window->isVisible(), kWait);
    window->close();
    if (Tray::isAvailable()) {
        QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), kWait);
    } else {
        QVERIFY(window->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(window->isMinimized(), kWait);
    }
}

void TstDesktop::keepsSettings()
{
    start(false);
    m_desktop->window()->findChild<QAction *>(u"actionSettings"_s)->trigger();
    QWidget *settings = dialog(u"settingsDialog"_s);
    QVERIFY(settings != nullptr);
    const QPointer<QWidget> first = settings;
    QVERIFY(settings->findChild<QLabel *>(u"settingsListener"_s)->text().contains(u"Off"_s));
    settings->findChild<QSpinBox *>(u"settingsRunsAtOnce"_s)->setValue(7);
    settings->findChild<QSpinBox *>(u"settingsKeptImages"_s)->setValue(3);
    settings->findChild<QComboBox *>(u"settingsTheme"_s)->setCurrentIndex(int(Theme::Dark));
    QTest::mouseClick(settings->findChild<QPushButton *>(u"settingsOk"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_application->backend().coreSettings().runsAtOnce, 7, kWait);
    QCOMPARE(m_application->backend().coreSettings().keptAppImages, 3);
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkPalette().color(QPalette::Window));
#endif
    // Cancel keeps nothing. The next dialog may come to lie where this one was.
    QTRY_VERIFY(first.isNull());
    m_desktop->window()->findChild<QAction *>(u"actionSettings"_s)->trigger();
    settings = dialog(u"settingsDialog"_s);
    QVERIFY(settings != nullptr);
    QCOMPARE(settings->findChild<QSpinBox *>(u"settingsRunsAtOnce"_s)->value(), 7);
    settings->findChild<QSpinBox *>(u"settingsRunsAtOnce"_s)->setValue(9);
    QTest::keyClick(settings, Qt::Key_Escape);
    QTest::qWait(50);
    QCOMPARE(m_application->backend().coreSettings().runsAtOnce, 7);
}

void TstDesktop::renewsTheKeyOfTheVault()
{
    start(false);
    Backend &backend = m_application->backend();
    QTRY_COMPARE_WITH_TIMEOUT(backend.vaultState(), Backend::VaultState::Open, kWait);
    m_desktop->window()->findChild<QAction *>(u"actionSettings"_s)->trigger();
    QWidget *settings = dialog(u"settingsDialog"_s);
    QVERIFY(settings != nullptr);
    QVERIFY(settings->findChild<QPushButton *>(u"settingsSecretsAnew"_s) == nullptr); // nothing is lost
    settings->findChild<QTabWidget *>(u"settingsPages"_s)->setCurrentIndex(3);
    const auto keyFile = [this] {
        QFile file(m_folder->filePath(u"data/vault.key"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = keyFile();
    QVERIFY(!before.isEmpty());
    auto *renew = settings->findChild<QPushButton *>(u"settingsRenewKey"_s);
    QTest::mouseClick(renew, Qt::LeftButton);
    QVERIFY(!renew->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(renew->isEnabled(), kWait);
    QVERIFY2(settings->findChild<QLabel *>(u"settingsVault"_s)->text().contains(u"fresh key"_s),
             qPrintable(settings->findChild<QLabel *>(u"settingsVault"_s)->text()));
    QVERIFY(keyFile() != before);
    settings->close();
}

void TstDesktop::asksBeforeItQuitsDuringARun()
{
    start(false);
    startARunThatHangs();
    QAction *quit = m_desktop->window()->findChild<QAction *>(u"actionQuit"_s);
    // Keep Running is the default: Return does it.
    QCOMPARE(exitCode([&] {
                 quit->trigger();
                 QWidget *question = dialog(u"quitDuringRun"_s);
                 QTest::keyClick(question, Qt::Key_Return);
                 QTimer::singleShot(100, qApp, [] { QCoreApplication::exit(42); });
             }),
             42);
    QCOMPARE(m_application->backend().runningRunCount(), 1);
    QCOMPARE(exitCode([&] {
                 quit->trigger();
                 QTest::mouseClick(dialog(u"quitDuringRun"_s)->findChild<QPushButton *>(u"quitDuringRunConfirm"_s),
                                   Qt::LeftButton);
             }),
             0);
    // The end does not wait for the server that says nothing.
    m_desktop.reset();
    QElapsedTimer timer;
    timer.start();
    m_application->stop();
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TstDesktop::quitsAtOnceWhenNothingRuns()
{
    start(false);
    QCOMPARE(exitCode([this] { m_desktop->window()->findChild<QAction *>(u"actionQuit"_s)->trigger(); }), 0);
}

} // namespace slipway::tests
