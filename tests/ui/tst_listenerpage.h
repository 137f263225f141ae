// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTemporaryDir>
#include <memory>

class QWidget;

namespace slipway {
class Application;
class Desktop;
} // namespace slipway

namespace slipway::tests {

// The listener's page of the settings by mouse, with the listener behind it:
// what is chosen there is where, and how, the program then listens.
class TstListenerPage : public QObject
{
    Q_OBJECT
public:
    TstListenerPage();
    ~TstListenerPage() override;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void encryptsWithACertificateOfItsOwn();
    void opensToTheNetworkOnlyWithConsent();
    void saysThatAPortIsTaken();
    void holdsTheRelayThatIsEntered();
    void refusesAnAddressThatIsNoChannel();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();

private:
    QWidget *openPage();
    template <class Widget>
    Widget *part(const char *name) const;
    void confirm();
    bool isReachedAt(const QString &address) const;
    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
    std::unique_ptr<Desktop> m_desktop;
    QWidget *m_dialog = nullptr;
};

} // namespace slipway::tests
