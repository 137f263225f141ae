// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QStringList>

// The real keychain: gnome-keyring on a D-Bus session of its own, in which this
// program starts itself. Never the person's.
class TestKeychain : public QObject
{
    Q_OBJECT
public:
    // Inside: loads the key of each data directory and prints it in hex, or the error.
    static int loadAndPrint(const QStringList &dataDirectories);
    // Three starts on this data directory: "open VALUE", then "renewed", each.
    static int renewAndPrint(const QString &dataDirectory);
private Q_SLOTS:
    void makesAKeyForEachDataDirectoryAndFindsItAgain();
    void renewsItsKey();
    void saysAtOnceThatThereIsNoBus();
    void saysThatTheKeychainIsMissing();
    void saysThatTheKeychainIsLocked();
    void givesUpOnAKeychainThatNeverAnswers();
};
