// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_validation.h"

#include "core/model/validation.h"

#include <QProcess>
#include <QTest>
#include <functional>

using namespace slipway;

namespace {

// An error of ours names its field and says the reason in a sentence.
void verifyProblem(const std::optional<Error> &error, bool isGood, const QString &field)
{
    QCOMPARE(!error.has_value(), isGood);
    if (error) {
        QCOMPARE(error->subject, field);
        QVERIFY2(error->detail.endsWith(QLatin1Char('.')), qPrintable(error->detail));
        QVERIFY(!error->detail.contains(QLatin1String("%1")));
    }
}

} // namespace

void TestValidation::checksStackNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("plain") << "web" << true;
    QTest::newRow("all kinds") << "0web_app-2" << true;
    QTest::newRow("longest") << QString(63, QLatin1Char('a')) << true;
    QTest::newRow("too long") << QString(64, QLatin1Char('a')) << false;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("upper case") << "Web" << false;
    QTest::newRow("begins with -") << "-web" << false;
    QTest::newRow("begins with _") << "_web" << false;
    QTest::newRow("dot") << "we.b" << false;
    QTest::newRow("space") << "we b" << false;
    QTest::newRow("line end") << "web\n" << false;
    QTest::newRow("umlaut") << QStringLiteral("wäb") << false;
    QTest::newRow("path") << "../web" << false;
}

void TestValidation::checksStackNames()
{
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    verifyProblem(stackNameProblem(name), isGood, QStringLiteral("stackName"));
}

void TestValidation::agreesWithGitAboutBranches_data()
{
    QTest::addColumn<QString>("branch");
    const char *const branches[] = {
        "main", "feature/x-1", "a.b",  "a..b", ".a",           "a/.b",  "a.lock", "a.lock/b", "a/",    "/a", "a//b",
        "a b",  "a~1",         "a^",   "a:b",  "a?",           "a*",    "a[1]",   "a\\b",     "a@{1}", "@",  "a@b",
        "-a",   "a.",          "HEAD", "head", "refs/heads/x", "a\x01", "x\x7f",  "{a}",      "a,b",   "~",  "a/@"};
    for (const char *branch : branches)
        QTest::newRow(branch) << QString::fromLatin1(branch);
    QTest::newRow("unicode") << QStringLiteral("grün/ß");
}

void TestValidation::agreesWithGitAboutBranches()
{
    QFETCH(QString, branch);
    QProcess git;
    git.start(QStringLiteral("git"), {QStringLiteral("check-ref-format"), QStringLiteral("refs/heads/") + branch});
    QVERIFY2(git.waitForFinished(), "git is not installed");
    // `git branch` refuses these two on top.
    const bool isGood = git.exitCode() == 0 && !branch.startsWith(QLatin1Char('-')) &&
                        branch != QLatin1String("HEAD") && branch != QLatin1String("@");
    verifyProblem(branchProblem(branch), isGood, QStringLiteral("branch"));
}

void TestValidation::checksUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isGood");
    for (const char *url :
         {"https://github.com/a/b.git", "http://127.0.0.1:3000/a/b", "https://[::1]:8443/a", "ssh://git@host/a/b.git",
          "ssh://host:2222/~/a", "git@github.com:a/b.git", "me@host:/abs/path", "file:///srv/git/a.git", "/srv/git/a",
          "/srv/with space/a", "HTTPS://Host/a", "https://user:pw@host/a", "https://h/a%20b",
          "https://host.example:8080/"})
        QTest::newRow(url) << QString::fromLatin1(url) << true;
    for (const char *url : {"",
                            "x",
                            "a/b",
                            "../a",
                            "~/a",
                            "ext::sh -c id",
                            "git+ssh://h/a",
                            "git://h/a",
                            "ftp://h/a",
                            "javascript:alert(1)",
                            "-oProxyCommand=x",
                            "ssh://-oProxyCommand=x/a",
                            "ssh://-l@host/a",
                            "-x@host:a",
                            "https://",
                            "https:///a",
                            "https://h:0/a",
                            "https://h:99999/a",
                            "https://h:x/a",
                            "ssh://host",
                            "ssh://host/",
                            "git@host:",
                            "a@b::c",
                            "https://h/a\nb",
                            " https://h/a",
                            "https://h/a b",
                            "https://h`id`/a",
                            "file://other/a",
                            "file://",
                            "ssh://h/a';id;'",
                            "git@h:a!b",
                            "https://a$b/c",
                            "ext::http://h/a"})
        QTest::newRow(*url ? url : "empty") << QString::fromLatin1(url) << false;
}

void TestValidation::checksUrls()
{
    QFETCH(QString, url);
    QFETCH(bool, isGood);
    verifyProblem(repositoryUrlProblem(url), isGood, QStringLiteral("url"));
}

void TestValidation::normalisesUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *url, const char *expected) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(expected);
    };
    row("https://github.com/a/b.git", "https://github.com/a/b");
    row("https://GitHub.com:443/a/b/", "https://github.com/a/b");
    row("HTTPS://user:secret@github.com/a/B.git/", "https://github.com/a/B");
    row("http://h:80/a", "http://h/a");
    row("http://h:3000/a", "http://h:3000/a");
    row("git@github.com:a/b.git", "ssh://github.com/a/b");
    row("ssh://git@github.com:22/a/b", "ssh://github.com/a/b");
    row("ssh://git@github.com:2222/a/b", "ssh://github.com:2222/a/b");
    row("me@host:repo", "ssh://me@host/~/repo");
    row("ssh://me@host/~/repo.git", "ssh://me@host/~/repo");
    row("ssh://me:secret@host/repo", "ssh://me@host/repo");
    row("/srv/git/a.git/", "file:///srv/git/a.git");
    row("/srv/git/a", "file:///srv/git/a");
    row("file:///srv//git/a/", "file:///srv/git/a");
    row("file://localhost/srv/a%20b", "file:///srv/a%20b");
    row("/srv/a b", "file:///srv/a%20b");
    row("https://[::1]:443/a", "https://[::1]/a");
}

void TestValidation::normalisesUrls()
{
    QFETCH(QString, url);
    QFETCH(QString, expected);
    QCOMPARE(normalisedUrl(url), expected);
    QCOMPARE(normalisedUrl(expected), expected);
    QVERIFY(!normalisedUrl(url).contains(QLatin1String("secret")));
}

void TestValidation::seesPasswordsInUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("hasPassword");
    QTest::addColumn<QString>("without");
    QTest::newRow("password") << "https://me:pw@h/a" << true << "https://me@h/a";
    QTest::newRow("password with @") << "https://me:p@w@h:8/a" << true << "https://me@h:8/a";
    QTest::newRow("token alone") << "https://ghp_0123456789abcdefghij@github.com/a" << true << "https://github.com/a";
    QTest::newRow("password without user") << "https://:pw@h/a" << true << "https://h/a";
    QTest::newRow("user alone") << "https://me@bitbucket.org/a/b" << false << "https://me@bitbucket.org/a/b";
    QTest::newRow("none") << "https://h/a" << false << "https://h/a";
    QTest::newRow("scp") << "git@h:a:b@c" << false << "git@h:a:b@c";
    QTest::newRow("at in the path") << "https://h/a:b@c" << false << "https://h/a:b@c";
    QTest::newRow("path") << "/srv/a:b@c" << false << "/srv/a:b@c";
}

void TestValidation::seesPasswordsInUrls()
{
    QFETCH(QString, url);
    QFETCH(bool, hasPassword);
    QFETCH(QString, without);
    QCOMPARE(urlHasPassword(url), hasPassword);
    QCOMPARE(urlWithoutPassword(url), without);
    QVERIFY(!urlHasPassword(without));
}

void TestValidation::checksPaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isGood");
    for (const char *path :
         {"", "compose.yaml", "deploy/prod/compose.yml", "./compose.yaml", "a..b/c", "..a", "a b.yaml"})
        QTest::newRow(*path ? path : "empty") << QString::fromUtf8(path) << true;
    for (const char *path :
         {"/etc/passwd", "../x", "a/../../x", "a/..", "..", ".", "a\\..\\b", "a/", ".git/config", "a/.GIT/x", "a\nb"})
        QTest::newRow(path) << QString::fromUtf8(path) << false;
    QTest::newRow("zero byte") << QStringLiteral("a") + QChar(0) << false;
    QTest::newRow("too long") << QString(5000, QLatin1Char('a')) << false;
}

void TestValidation::checksPaths()
{
    QFETCH(QString, path);
    QFETCH(bool, isGood);
    verifyProblem(repositoryPathProblem(path, QStringLiteral("envFilePath")), isGood, QStringLiteral("envFilePath"));
}

void TestValidation::checksVariables_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("plain") << "DB_HOST"
                           << "x" << true;
    QTest::newRow("dots and dashes") << "a.b-c"
                                     << "" << true;
    QTest::newRow("lines") << "A"
                           << "one\ntwo" << true;
    QTest::newRow("largest value") << "A" << QString(96 * 1024, QLatin1Char('x')) << true;
    QTest::newRow("too large") << "A" << QString(96 * 1024 + 1, QLatin1Char('x')) << false;
    QTest::newRow("too large in UTF-8") << "A" << QString(60 * 1024, QChar(0xe4)) << false;
    QTest::newRow("zero byte") << "A" << QString(QChar(0)) << false;
    for (const char *key : {"", "1A", "A B", "A=B", "PATH", "HOME", "LD_PRELOAD", "DOCKER_HOST", "COMPOSE_FILE", "A\n"})
        QTest::newRow(*key ? key : "empty") << QString::fromLatin1(key) << "x" << false;
    QTest::newRow("only begins alike") << "PATHS"
                                       << "x" << true;
}

void TestValidation::checksVariables()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(bool, isGood);
    verifyProblem(variableProblem(key, value), isGood, QStringLiteral("envVars"));
}

void TestValidation::checksComposeOptions_data()
{
    QTest::addColumn<ComposeOptions>("options");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field, const std::function<void(ComposeOptions &)> &change) {
        ComposeOptions options;
        change(options);
        QTest::newRow(name) << options << field;
    };
    const auto text = [](const char *value) { return QString::fromLatin1(value); };
    row("defaults", {}, [](ComposeOptions &) {});
    row("files", {}, [&](ComposeOptions &o) { o.moreFiles = QStringList{text("a.yaml"), text("b/c.yaml")}; });
    row("a file twice", text("moreComposePaths"), [&](ComposeOptions &o) {
        o.moreFiles = QStringList{text("a.yaml"), text("a.yaml")};
    });
    row("a file outside", text("moreComposePaths"),
        [&](ComposeOptions &o) { o.moreFiles = QStringList{text("../a")}; });
    row("an empty file", text("moreComposePaths"), [&](ComposeOptions &o) { o.moreFiles = QStringList{QString()}; });
    row("profile", {}, [&](ComposeOptions &o) { o.profiles = QStringList{text("Dev.1"), text("*")}; });
    row("profile with a blank", text("profiles"), [&](ComposeOptions &o) { o.profiles = QStringList{text("a b")}; });
    row("root as project folder", {}, [&](ComposeOptions &o) { o.projectFolder = text("."); });
    row("project folder outside", text("projectFolder"), [&](ComposeOptions &o) { o.projectFolder = text("/etc"); });
    row("project name", text("projectName"), [&](ComposeOptions &o) { o.projectName = text("Upper"); });
    row("wait too long", text("healthWaitSeconds"), [](ComposeOptions &o) { o.healthWaitSeconds = 3601; });
    row("BuildKit", {}, [&](ComposeOptions &o) { o.dockerEnvironment.insert(text("DOCKER_BUILDKIT"), text("1")); });
    for (const char *name : {"DOCKER_HOST", "DOCKER_CONFIG", "LD_PRELOAD", "PATH", "HOME", "COMPOSE_FILE", "ANY"})
        row(name, text("dockerEnvironment"),
            [&](ComposeOptions &o) { o.dockerEnvironment.insert(text(name), text("x")); });
    row("registry", {}, [&](ComposeOptions &o) { o.registries = {{text("r.lan:5000"), text("ann")}}; });
    row("registry as URL", text("registryLogins"), [&](ComposeOptions &o) {
        o.registries = {{text("https://r.lan"), text("ann")}};
    });
    row("registry without user", text("registryLogins"), [&](ComposeOptions &o) {
        o.registries = {{text("r.lan"), {}}};
    });
    row("registry twice", text("registryLogins"), [&](ComposeOptions &o) {
        o.registries = {{text("r.lan"), text("a")}, {text("r.lan"), text("b")}};
    });
}

void TestValidation::checksComposeOptions()
{
    QFETCH(ComposeOptions, options);
    QFETCH(QString, field);
    const auto problem = composeOptionsProblem(options);
    QCOMPARE(problem ? problem->subject : QString(), field);
    QVERIFY(!problem || !problem->detail.isEmpty());
}

void TestValidation::checksWholeSettings()
{
    StackSettings settings;
    settings.name = QStringLiteral("web");
    settings.url = QStringLiteral("https://h/a");
    QVERIFY(!settingsProblem(settings));
    settings.branch.reset();
    QVERIFY(!settingsProblem(settings));
    settings.variables = {{QStringLiteral("A"), QStringLiteral("1"), false, false, QString()},
                          {QStringLiteral("A"), QStringLiteral("2"), false, false, QString()}};
    verifyProblem(settingsProblem(settings), false, QStringLiteral("envVars"));
    settings.variables.clear();
    settings.composePath = QStringLiteral("/x");
    verifyProblem(settingsProblem(settings), false, QStringLiteral("composePath"));
    settings.composePath.clear();
    settings.branch = QString();
    verifyProblem(settingsProblem(settings), false, QStringLiteral("branch"));
    settings.branch = QStringLiteral("main");
    settings.autoUpdateSchedule = QStringLiteral("sometimes");
    verifyProblem(settingsProblem(settings), false, QStringLiteral("autoUpdateSchedule"));
}
