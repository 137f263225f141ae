// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include "app/client/console.h"
#include "app/instanceclient.h"
#include "app/paths.h"
#include "app/terminationsignal.h"
#include "core/model/errortext.h"
#include "ui/shell/mainwindow.h"
#include "ui/tray/tray.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

const QString kTrayExplained = u"tray/explained"_s;

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
    , m_stateFile(paths::windowStateFile(options.dataDirectory))
    , m_window(std::make_unique<ui::MainWindow>(application.backend().services(), m_stateFile))
{
    if (ui::Tray::isAvailable()) {
        m_tray = std::make_unique<ui::Tray>(application.backend().services());
        connect(m_tray.get(), &ui::Tray::openRequested, this, &Desktop::raise);
        connect(m_tray.get(), &ui::Tray::quitRequested, this, &Desktop::quit);
        m_tray->show();
    }
    m_window->setOnClose(m_tray ? ui::MainWindow::OnClose::Hide : ui::MainWindow::OnClose::Minimise);
    connect(m_window.get(), &ui::MainWindow::quitRequested, this, &Desktop::quit);
    connect(m_window.get(), &ui::MainWindow::wasHidden, this, &Desktop::explainTray);
    connect(&application, &Application::raiseRequested, this, &Desktop::raise);
    connect(&application.backend(), &Backend::vaultStateChanged, this, &Desktop::showNotices);
    showNotices();
}

Desktop::~Desktop() = default;

void Desktop::show(bool isBackground)
{
    if (!isBackground)
        m_window->show();
    else if (!m_tray)
        m_window->showMinimized();
}

void Desktop::raise()
{
    m_window->showAndRaise();
}

void Desktop::explainTray()
{
    QSettings settings(m_stateFile, QSettings::IniFormat);
    if (!m_tray || settings.value(kTrayExplained).toBool())
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
    auto *box = new QMessageBox(QMessageBox::Question, tr("Quit Slipway"),
                                //: %n is the number of runs that are going on
                                tr("%n run(s) are still going on.", nullptr, running), QMessageBox::NoButton,
                                m_window->isVisible() ? m_window.get() : nullptr);
    box->setObjectName(u"quitDuringRun"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("If you quit now they are cancelled; the next sync repairs what is half done."));
    QPushButton *keep = box->addButton(tr("Keep Running"), QMessageBox::RejectRole);
    const QAbstractButton *quitButton = box->addButton(tr("Quit"), QMessageBox::DestructiveRole);
    box->setDefaultButton(keep);
    connect(box, &QMessageBox::buttonClicked, this, [quitButton](const QAbstractButton *clicked) {
        if (clicked == quitButton)
            QCoreApplication::exit(0);
    });
    box->open();
}

void Desktop::showNotices()
{
    const QString vault = m_application.backend().vaultMessage();
    if (!vault.isEmpty()) {
        m_window->showNotice(vault);
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
