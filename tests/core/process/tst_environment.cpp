// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/process/tst_environment.h"

#include "core/process/environment.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace slipway::process {

void TestEnvironment::passesOnOnlyWhatIsListed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isExpected");
    for (const char *name : {"PATH", "HOME", "LC_ALL", "TZ", "SSH_AUTH_SOCK", "http_proxy", "HTTPS_PROXY",
                             "DOCKER_HOST", "DOCKER_CONFIG", "BUILDKIT_PROGRESS", "XDG_RUNTIME_DIR"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name :
         {"LD_PRELOAD", "LD_LIBRARY_PATH", "GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "COMPOSE_FILE",
          "COMPOSE_PROJECT_NAME", "GIT_SSH_COMMAND", "GIT_DIR", "BASH_ENV", "DOCKER_AUTH_CONFIG", "path"})
        QTest::newRow(name) << QString::fromLatin1(name) << false;
}

void TestEnvironment::passesOnOnlyWhatIsListed()
{
    QFETCH(QString, name);
    QFETCH(bool, isExpected);
    QProcessEnvironment own;
    own.insert(name, u"value"_s);
    QCOMPARE(childEnvironment(own).contains(name), isExpected);
    if (isExpected)
        QCOMPARE(childEnvironment(own).value(name), u"value"_s);
}

void TestEnvironment::looksInPathAlone()
{
    QTemporaryDir folder;
    const auto make = [&](const QString &name, bool isExecutable) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(isExecutable ? QFile::ReadOwner | QFile::ExeOwner : QFile::Permissions(QFile::ReadOwner));
    };
    make(u"tool"_s, true);
    make(u"text"_s, false);
    QVERIFY(QDir(folder.path()).mkdir(u"folder"_s));
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"relative::.:/nowhere:"_s + folder.path());

    QCOMPARE(findExecutable(u"tool"_s, environment), folder.filePath(u"tool"_s));
    QCOMPARE(findExecutable(folder.filePath(u"tool"_s), environment), folder.filePath(u"tool"_s));
    QCOMPARE(findExecutable(u"text"_s, environment), QString());
    QCOMPARE(findExecutable(u"folder"_s, environment), QString());
    QCOMPARE(findExecutable(u"./tool"_s, environment), QString());
    QCOMPARE(findExecutable(QString(), environment), QString());

    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    environment.insert(u"PATH"_s, u".::"_s);
    const QString found = findExecutable(u"tool"_s, environment);
    QDir::setCurrent(before);
    QCOMPARE(found, QString());
}

} // namespace slipway::process
