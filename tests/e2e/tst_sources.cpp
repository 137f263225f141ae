// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/sshserver.h"
#include "tests/core/listener/httpclient.h"
#include "tests/support/testengine.h"
#include "tests/support/testgit.h"

#include <QDirIterator>
#include <QTest>
#include <QUrl>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

struct Output {
    int code = -1;
    QString text; // both channels
};

// Looks all the time through the arguments and the environment of a process and
// of all that it starts, for texts that must not be there.
class ChildScan
{
public:
    ChildScan(qint64 root, QList<QByteArray> secrets)
        : m_root(QByteArray::number(root))
        , m_secrets(std::move(secrets))
        , m_thread([this] {
            while (!m_isOver)
                look();
        })
    {
    }
    ~ChildScan() { end(); }
    ChildScan(const ChildScan &) = delete;
    ChildScan &operator=(const ChildScan &) = delete;
    void end()
    {
        m_isOver = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    // After end().
    const QStringList &found() const { return m_found; }
    const std::set<QByteArray> &programs() const { return m_programs; }

private:
    static QByteArray read(const QByteArray &path)
    {
        QFile file(QString::fromLatin1(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void look()
    {
        m_family.insert(m_root);
        for (const QString &entry : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
            const QByteArray pid = entry.toLatin1();
            if (!m_family.contains(pid)) {
                // "PID (name) S PPID …"
                const QByteArray stat = read("/proc/" + pid + "/stat");
                const QByteArray parent = stat.mid(stat.lastIndexOf(')') + 4).split(' ').value(0);
                if (!m_family.contains(parent))
                    continue;
                m_family.insert(pid);
            }
            const QByteArray arguments = read("/proc/" + pid + "/cmdline");
            m_programs.insert(arguments.split('\0').value(0).split('/').last());
            check(arguments, "arguments of " + arguments.left(40));
            check(read("/proc/" + pid + "/environ"), "environment of " + arguments.left(40));
        }
    }
    void check(const QByteArray &content, const QByteArray &where)
    {
        for (const QByteArray &secret : m_secrets) {
            if (content.contains(secret) && !m_found.contains(QString::fromUtf8(where)))
                m_found << QString::fromUtf8(where);
        }
    }

    QByteArray m_root;
    QList<QByteArray> m_secrets;
    std::set<QByteArray> m_family; // of processes, by their ids
    std::set<QByteArray> m_programs;
    QStringList m_found;
    std::atomic<bool> m_isOver{false};
    std::thread m_thread;
};

// `slipway serve` as a process of its own on a real Engine, and the command line
// as a person uses it.
class Program
{
public:
    Program()
        : engine(TestEngine::fromEnvironment().value())
        , repository(requiredEnvironment("SLIPWAY_TEST_GIT_ROOT"))
        , stack(TestEngine::uniqueName(u"src"_s))
    {
        repository.write(u"compose.yaml"_s,
                         "services:\n  web:\n    image: slipway-test/busybox\n    command: sleep 1000\n"
                         "    stop_signal: SIGKILL\n");
        head = repository.commit(u"One"_s);
        m_token = call({u"token"_s, u"create"_s, u"--name"_s, u"test"_s}).text.trimmed().toUtf8();
        m_process.setProcessEnvironment(environment());
        m_process.setStandardOutputFile(logFile());
        m_process.setStandardErrorFile(logFile(), QIODevice::Append);
        m_process.start(QStringLiteral(SLIPWAY_PROGRAM),
                        options() << u"--log-level"_s << u"debug"_s << u"--listen"_s << u"127.0.0.1:0"_s << u"serve"_s);
        if (!QTest::qWaitFor([this] { return readPort() && client().call("GET", "/api/health").status == 200; },
                             20'000))
            throw std::runtime_error("slipway serve did not start: " + contentOf(logFile()).toStdString());
    }
    ~Program()
    {
        end();
        const QString ids = docker({u"ps"_s, u"-aq"_s, u"--filter"_s, u"label=com.docker.compose.project="_s + stack});
        for (const QString &id : ids.split(u'\n', Qt::SkipEmptyParts))
            docker({u"rm"_s, u"-fv"_s, id});
        docker({u"network"_s, u"rm"_s, stack + u"_default"_s});
    }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    void end()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(15'000))
            m_process.kill();
        m_process.waitForFinished(5'000);
    }
    // As a person types it.
    Output call(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(SLIPWAY_PROGRAM), options() + arguments);
        if (!process.waitForFinished(120'000))
            process.kill();
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAll())};
    }
    Output sync() const { return call({u"sync"_s, stack, u"--wait"_s}); }
    HttpClient client() const { return HttpClient(m_port, m_token); }
    QJsonObject stackJson() const
    {
        const QJsonArray all = client().call("GET", "/api/git/stacks").array();
        return all.first().toObject();
    }
    qint64 processId() const { return m_process.processId(); }
    QString folder() const { return m_folder.path(); }
    // What the service "web" of the stack has at this path; empty where it has nothing there.
    QString inContainer(const QString &path) const
    {
        const QString id = docker({u"ps"_s, u"-q"_s, u"--filter"_s, u"label=com.docker.compose.project="_s + stack})
                               .section(u'\n', 0, 0);
        return id.isEmpty() ? QString() : docker({u"exec"_s, id, u"cat"_s, path});
    }
    // The stack, over the test's HTTP server, with these fields beside.
    HttpAnswer add(QJsonObject fields = {}) const
    {
        fields.insert(u"stackName"_s, stack);
        if (!fields.contains(u"url"_s))
            fields.insert(u"url"_s, repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP")));
        return client().json("POST", "/api/git/stacks", fields);
    }
    QString logFile() const { return m_folder.filePath(u"log"_s); }

    TestEngine engine;
    TestRepository repository;
    QString stack;
    QString head;

private:
    QStringList options() const { return {u"--data-dir"_s, m_folder.filePath(u"data"_s), u"--vault"_s, u"key-file"_s}; }
    // Without what the tests know, which has the passwords of the servers.
    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : environment.keys()) {
            if (name.startsWith(u"SLIPWAY_"_s))
                environment.remove(name);
        }
        environment.insert(u"DOCKER_HOST"_s, engine.endpoint.host);
        environment.insert(u"DOCKER_CONFIG"_s, engine.dockerConfig);
        return environment;
    }
    QString docker(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(u"docker"_s, arguments);
        process.waitForFinished(30'000);
        return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    }
    bool readPort()
    {
        QFile file(m_folder.filePath(u"data/listener.json"_s));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QUrl url(QJsonDocument::fromJson(file.readAll()).object().value("url"_L1).toString());
        m_port = static_cast<quint16>(url.port(0));
        return m_port > 0;
    }

    QTemporaryDir m_folder;
    QByteArray m_token;
    quint16 m_port = 0;
    QProcess m_process;
};

QStringList filesWith(const QString &folder, const QList<QByteArray> &secrets)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        for (const QByteArray &secret : secrets) {
            if (content.contains(secret))
                found << file.fileName();
        }
    }
    return found;
}

QByteArray basic(const QByteArray &user, const QByteArray &password)
{
    return (user + ':' + password).toBase64();
}

#define VERIFY_OUTPUT(output, condition) QVERIFY2(condition, qPrintable((output).text))

} // namespace

// Private repositories as a person meets them, over real servers: nothing of a
// secret is ever in an argument, an environment, a file or a log.
class TestSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scanSeesWhatItLooksFor();
    void privateRepositoryOverHttps();
    void privateRepositoryOverSsh();
    void stackKnowsItsFilesOutsideOfItsFolder();
    void submodulesReachTheContainer();
    void theHighestTagOfAPatternRuns();
    void filesOfGitLfsReachTheContainer();
};

// Or the tests below would prove nothing.
void TestSources::scanSeesWhatItLooksFor()
{
    const QByteArray inArguments = QUuid::createUuid().toByteArray(QUuid::Id128);
    const QByteArray inEnvironment = QUuid::createUuid().toByteArray(QUuid::Id128);
    const QByteArray nowhere = QUuid::createUuid().toByteArray(QUuid::Id128);
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SECRET"_s, QString::fromLatin1(inEnvironment));
    child.setProcessEnvironment(environment);
    child.start(u"sh"_s, {u"-c"_s, u"sleep 2; true "_s + QString::fromLatin1(inArguments)});
    QVERIFY(child.waitForStarted());
    const auto foundOf = [](const QByteArray &secret) {
        ChildScan scan(QCoreApplication::applicationPid(), {secret});
        QTest::qWait(60);
        scan.end();
        return scan.found().join(u'|');
    };
    QVERIFY(foundOf(inArguments).contains(u"arguments of "_s));
    QVERIFY(foundOf(inEnvironment).contains(u"environment of "_s));
    QCOMPARE(foundOf(nowhere), QString());
    child.kill();
    child.waitForFinished();
    const QTemporaryDir folder;
    putFile(folder.filePath(u"a/.b"_s), "x" + inArguments + "y");
    QCOMPARE(filesWith(folder.path(), {nowhere, inArguments}), QStringList{folder.filePath(u"a/.b"_s)});
}

void TestSources::privateRepositoryOverHttps()
{
    try {
        Program program;
        const QByteArray user = requiredEnvironment("SLIPWAY_TEST_GIT_USER").toUtf8();
        const QByteArray right = requiredEnvironment("SLIPWAY_TEST_GIT_PASSWORD").toUtf8();
        const QByteArray wrong = "wr0ng-T0ken-0123456789";
        const QList<QByteArray> secrets{right, wrong, basic(user, right), basic(user, wrong)};
        ChildScan scan(program.processId(), secrets);

        const HttpAnswer added = program.client().json("POST", "/api/credentials",
                                                       {{u"name"_s, u"work"_s},
                                                        {u"type"_s, u"token"_s},
                                                        {u"username"_s, QString::fromUtf8(user)},
                                                        {u"token"_s, QString::fromUtf8(wrong)}});
        QVERIFY2(added.status == 201, added.body.constData());
        const QByteArray credential =
            "/api/credentials/" + QByteArray::number(added.object().value(u"id"_s).toInteger());
        const QString url = requiredEnvironment("SLIPWAY_TEST_GIT_HTTPS") + u"/private/"_s + program.repository.name();
        const Output unknown =
            program.call({u"stack"_s, u"add"_s, program.stack, u"--url"_s, url, u"--credential"_s, u"none"_s});
        VERIFY_OUTPUT(unknown, unknown.code == 1 && unknown.text.contains(u"There is no credential named \"none\"."_s));
        const Output made =
            program.call({u"stack"_s, u"add"_s, program.stack, u"--url"_s, url, u"--credential"_s, u"work"_s});
        VERIFY_OUTPUT(made, made.code == 0);

        const Output untrusted = program.sync();
        VERIFY_OUTPUT(untrusted, untrusted.code == 1 && untrusted.text.contains(u"certificate"_s, Qt::CaseInsensitive));
        const QJsonObject repository = program.client().call("GET", "/api/repositories").array().first().toObject();
        const QByteArray path = "/api/repositories/" + QByteArray::number(repository.value(u"id"_s).toInteger());
        const QByteArray certificates = contentOf(requiredEnvironment("SLIPWAY_TEST_GIT_CA"));
        QCOMPARE(program.client().json("PUT", path, {{u"caCertificates"_s, QString::fromUtf8(certificates)}}).status,
                 200);

        const Output refused = program.sync();
        VERIFY_OUTPUT(refused, refused.code == 1);
        const QString sentence = program.stackJson().value(u"syncError"_s).toString();
        QVERIFY2(!sentence.isEmpty() && !sentence.contains(u'\n') && sentence.contains(u"127.0.0.1"_s),
                 qPrintable(sentence));
        qInfo("a wrong token: %s", qPrintable(sentence));
        const Output unchecked = program.call({u"repo"_s, u"check"_s, program.stack});
        VERIFY_OUTPUT(unchecked, unchecked.code == 1 && unchecked.text.contains(url.chopped(4)));

        QCOMPARE(program.client().json("PUT", credential, {{u"token"_s, QString::fromUtf8(right)}}).status, 200);
        const Output checked = program.call({u"repo"_s, u"check"_s});
        VERIFY_OUTPUT(checked, checked.code == 0 && checked.text.contains(u"main"_s));
        const Output synced = program.sync();
        VERIFY_OUTPUT(synced, synced.code == 0);
        QCOMPARE(program.stackJson().value(u"lastCommit"_s).toString(), program.head);
        const Output listed = program.call({u"repo"_s, u"list"_s});
        VERIFY_OUTPUT(listed, listed.code == 0 && listed.text.contains(u"work"_s) &&
                                  listed.text.contains(program.stack) &&
                                  listed.text.contains(program.repository.name().chopped(4)));

        scan.end();
        QCOMPARE(scan.found(), QStringList());
        QVERIFY2(scan.programs().contains("docker"), "the scan saw no child");
        program.end();
        QCOMPARE(filesWith(program.folder(), secrets), QStringList());
        for (const Output &output : {untrusted, refused, unchecked, checked, synced, listed}) {
            for (const QByteArray &secret : secrets)
                VERIFY_OUTPUT(output, !output.text.contains(QString::fromUtf8(secret)));
        }
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
}

void TestSources::privateRepositoryOverSsh()
{
    try {
        // A key of the test server with a passphrase that nobody else has.
        const QTemporaryDir keys;
        const QString key = keys.filePath(u"key"_s);
        const QByteArray passphrase = "pa55-" + QUuid::createUuid().toByteArray(QUuid::Id128);
        putFile(key, contentOf(sshFile(u"id_locked"_s)));
        run(u"ssh-keygen"_s,
            {u"-q"_s, u"-p"_s, u"-P"_s, u"open sesame"_s, u"-N"_s, QString::fromUtf8(passphrase), u"-f"_s, key});
        const QByteArray privateKey = contentOf(key);
        const QList<QByteArray> lines = privateKey.trimmed().split('\n');
        const QList<QByteArray> secrets{passphrase, lines.at(lines.size() - 2), lines.at(lines.size() - 3)};

        Program program;
        ChildScan scan(program.processId(), secrets);
        auto server = std::make_unique<SshServer>(QStringList{sshFile(u"host_ed25519"_s)});
        const quint16 port = server->port();
        const QString host = server->name();
        const QString first = fingerprintOf(sshFile(u"host_ed25519.pub"_s));
        const QString second = fingerprintOf(sshFile(u"host_rsa.pub"_s));

        const HttpAnswer added = program.client().json("POST", "/api/credentials",
                                                       {{u"name"_s, u"key"_s},
                                                        {u"type"_s, u"ssh"_s},
                                                        {u"privateKey"_s, QString::fromUtf8(privateKey)},
                                                        {u"passphrase"_s, QString::fromUtf8(passphrase)}});
        QVERIFY2(added.status == 201, added.body.constData());
        QVERIFY(!added.body.contains(passphrase));
        const Output made = program.call({u"stack"_s, u"add"_s, program.stack, u"--url"_s,
                                          server->url(program.repository), u"--credential"_s, u"key"_s});
        VERIFY_OUTPUT(made, made.code == 0);

        const Output unknown = program.sync();
        VERIFY_OUTPUT(unknown, unknown.code == 1 && unknown.text.contains(first));
        const Output wrong = program.call({u"hostkey"_s, u"accept"_s, host, second});
        VERIFY_OUTPUT(wrong, wrong.code == 1);
        QCOMPARE(program.sync().code, 1);
        const Output accepted = program.call({u"hostkey"_s, u"accept"_s, host, first});
        VERIFY_OUTPUT(accepted, accepted.code == 0 && accepted.text.contains(first));
        const Output keysListed = program.call({u"hostkey"_s, u"list"_s});
        VERIFY_OUTPUT(keysListed, keysListed.text.contains(host) && keysListed.text.contains(first));
        const Output synced = program.sync();
        VERIFY_OUTPUT(synced, synced.code == 0);
        QCOMPARE(program.stackJson().value(u"lastCommit"_s).toString(), program.head);

        // The server comes back with another key.
        server.reset();
        server = std::make_unique<SshServer>(QStringList{sshFile(u"host_rsa"_s)}, port);
        program.repository.write(u"new"_s, "file");
        const QString head = program.repository.commit(u"Two"_s);
        const Output changed = program.sync();
        VERIFY_OUTPUT(changed, changed.code == 1 && changed.text.contains(u"changed"_s, Qt::CaseInsensitive));
        QVERIFY(changed.text != unknown.text);
        const Output again = program.call({u"hostkey"_s, u"accept"_s, host, second});
        VERIFY_OUTPUT(again, again.code == 1);
        QCOMPARE(program.sync().code, 1);
        QCOMPARE(program.stackJson().value(u"lastCommit"_s).toString(), program.head);
        QCOMPARE(program.call({u"repo"_s, u"check"_s}).code, 1);
        QCOMPARE(program.call({u"hostkey"_s, u"remove"_s, host}).code, 0);
        QCOMPARE(program.call({u"hostkey"_s, u"accept"_s, host, second}).code, 0);
        const Output trusted = program.sync();
        VERIFY_OUTPUT(trusted, trusted.code == 0);
        QCOMPARE(program.stackJson().value(u"lastCommit"_s).toString(), head);

        scan.end();
        QCOMPARE(scan.found(), QStringList());
        QVERIFY2(scan.programs().contains("ssh"), "the scan saw no ssh");
        program.end();
        QCOMPARE(filesWith(program.folder(), secrets), QStringList());
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
}

// The real Compose tells no env file of another folder: see composereferences.h.
void TestSources::stackKnowsItsFilesOutsideOfItsFolder()
{
    try {
        Program program;
        program.repository.write(u"apps/shop/compose.yaml"_s,
                                 "services:\n  web:\n    image: slipway-test/busybox\n    command: sleep 1000\n"
                                 "    stop_signal: SIGKILL\n    env_file: ../../common/shop.env\n"
                                 "    volumes: [\"../../conf/web.conf:/web.conf:ro\"]\n");
        program.repository.write(u"common/shop.env"_s, "A=1\n");
        program.repository.write(u"conf/web.conf"_s, "1");
        QString deployed = program.repository.commit(u"Two"_s);
        const HttpAnswer added =
            program.client().json("POST", "/api/git/stacks",
                                  {{u"stackName"_s, program.stack},
                                   {u"url"_s, program.repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP"))},
                                   {u"composePath"_s, u"apps/shop/compose.yaml"_s},
                                   {u"deployOn"_s, u"stack"_s}});
        QVERIFY2(added.status == 201, added.body.constData());
        const Output first = program.sync();
        VERIFY_OUTPUT(first, first.code == 0);
        struct {
            QString file;
            bool isOfStack;
        } const changes[]{{u"README.md"_s, false},
                          {u"common/shop.env"_s, true},
                          {u"common/other.env"_s, false},
                          {u"conf/web.conf"_s, true}};
        for (const auto &change : changes) {
            program.repository.write(change.file, "B=2\n");
            const QString head = program.repository.commit(change.file);
            const Output synced = program.sync();
            VERIFY_OUTPUT(synced, synced.code == 0);
            if (change.isOfStack)
                deployed = head;
            QCOMPARE(program.stackJson().value(u"lastCommit"_s).toString(), deployed);
        }
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
}

// A submodule with a relative address, and another in it.
void TestSources::submodulesReachTheContainer()
{
    try {
        Program program;
        const QString root = requiredEnvironment("SLIPWAY_TEST_GIT_ROOT");
        TestRepository inner(root);
        inner.write(u"text"_s, "inner 1");
        inner.commit(u"Inner"_s);
        TestRepository outer(root);
        const auto addModule = [](TestRepository &to, const TestRepository &module, const QString &path) {
            const QString commit = TestRepository::run({u"rev-parse"_s, u"HEAD"_s}, module.work());
            to.write(u".gitmodules"_s, "[submodule \"" + path.toUtf8() + "\"]\n\tpath = " + path.toUtf8() +
                                           "\n\turl = ../" + module.name().toUtf8() + "\n");
            to.git({u"update-index"_s, u"--add"_s, u"--cacheinfo"_s, u"160000,%1,%2"_s.arg(commit, path)});
            to.git({u"add"_s, u".gitmodules"_s});
            to.git({u"commit"_s, u"-q"_s, u"-m"_s, u"Module"_s});
            to.push();
        };
        outer.write(u"text"_s, "outer 1");
        outer.commit(u"Outer"_s);
        addModule(outer, inner, u"deep/inner"_s);
        program.repository.write(u"compose.yaml"_s,
                                 "services:\n  web:\n    image: slipway-test/busybox\n    command: sleep 1000\n"
                                 "    stop_signal: SIGKILL\n    volumes: [\"./site:/site:ro\"]\n");
        program.repository.commit(u"Two"_s);
        addModule(program.repository, outer, u"site"_s);
        const HttpAnswer added = program.add();
        QVERIFY2(added.status == 201, added.body.constData());
        const Output synced = program.sync();
        VERIFY_OUTPUT(synced, synced.code == 0);
        QCOMPARE(program.inContainer(u"/site/text"_s), u"outer 1"_s);
        QCOMPARE(program.inContainer(u"/site/deep/inner/text"_s), u"inner 1"_s);
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
}

void TestSources::theHighestTagOfAPatternRuns()
{
    try {
        Program program;
        const auto release = [&program](const QString &tag, const QByteArray &text) {
            program.repository.write(u"site/text"_s, text);
            program.repository.write(u"compose.yaml"_s,
                                     "services:\n  web:\n    image: slipway-test/busybox\n    command: sleep 1000\n"
                                     "    stop_signal: SIGKILL\n    volumes: [\"./site:/site:ro\"]\n");
            const QString commit = program.repository.commit(tag);
            program.repository.git({u"tag"_s, tag});
            program.repository.git({u"push"_s, u"-q"_s, u"origin"_s, tag});
            return commit;
        };
        release(u"v1.2.0"_s, "v1.2.0");
        const QString wanted = release(u"v1.10.0"_s, "v1.10.0");
        release(u"v2.0.0"_s, "v2.0.0");
        release(u"v1.11.0-rc1"_s, "a candidate");
        const HttpAnswer added = program.add({{u"followTag"_s, u"v1.*"_s}});
        QVERIFY2(added.status == 201, added.body.constData());
        const Output first = program.sync();
        VERIFY_OUTPUT(first, first.code == 0);
        QCOMPARE(program.stackJson().value(u"lastCommit"_s).toString(), wanted);
        QCOMPARE(program.inContainer(u"/site/text"_s), u"v1.10.0"_s);
        release(u"v1.9.9"_s, "v1.9.9"); // newer, but lower
        VERIFY_OUTPUT(first, program.sync().code == 0);
        QCOMPARE(program.inContainer(u"/site/text"_s), u"v1.10.0"_s);
        release(u"v1.11.0"_s, "v1.11.0");
        VERIFY_OUTPUT(first, program.sync().code == 0);
        QCOMPARE(program.inContainer(u"/site/text"_s), u"v1.11.0"_s);
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
}

// Put there by the real git-lfs, behind a password and a private CA.
void TestSources::filesOfGitLfsReachTheContainer()
{
    try {
        Program program;
        const QString user = requiredEnvironment("SLIPWAY_TEST_GIT_USER");
        const QString right = requiredEnvironment("SLIPWAY_TEST_GIT_PASSWORD");
        const QString certificates = requiredEnvironment("SLIPWAY_TEST_GIT_CA");
        const QString url = requiredEnvironment("SLIPWAY_TEST_GIT_HTTPS") + u"/private/"_s + program.repository.name();
        const QStringList signIn{u"-c"_s, u"http.sslCAInfo="_s + certificates, u"-c"_s,
                                 u"http.extraHeader=Authorization: Basic "_s +
                                     QString::fromLatin1(basic(user.toUtf8(), right.toUtf8()))};
        TestRepository &repository = program.repository;
        repository.git({u"lfs"_s, u"install"_s, u"--local"_s});
        repository.git({u"remote"_s, u"set-url"_s, u"origin"_s, url});
        repository.write(u".gitattributes"_s, "*.txt filter=lfs diff=lfs merge=lfs -text\n");
        repository.write(u"site/large.txt"_s, "the real content");
        repository.write(u"compose.yaml"_s,
                         "services:\n  web:\n    image: slipway-test/busybox\n    command: sleep 1000\n"
                         "    stop_signal: SIGKILL\n    volumes: [\"./site:/site:ro\"]\n");
        repository.git({u"add"_s, u"-A"_s});
        repository.git({u"commit"_s, u"-q"_s, u"-m"_s, u"Large"_s});
        repository.git(signIn + QStringList{u"push"_s, u"-q"_s, u"origin"_s, u"HEAD"_s});

        const HttpAnswer credential = program.client().json(
            "POST", "/api/credentials",
            {{u"name"_s, u"work"_s}, {u"type"_s, u"password"_s}, {u"username"_s, user}, {u"password"_s, right}});
        QVERIFY2(credential.status == 201, credential.body.constData());
        const HttpAnswer added =
            program.add({{u"url"_s, url}, {u"credentialId"_s, credential.object().value(u"id"_s).toInteger()}});
        QVERIFY2(added.status == 201, added.body.constData());
        const QByteArray path =
            "/api/repositories/" + QByteArray::number(added.object().value(u"repositoryId"_s).toInteger());
        QCOMPARE(program.client()
                     .json("PUT", path, {{u"caCertificates"_s, QString::fromUtf8(contentOf(certificates))}})
                     .status,
                 200);
        const Output synced = program.sync();
        VERIFY_OUTPUT(synced, synced.code == 0);
        QCOMPARE(program.inContainer(u"/site/large.txt"_s), u"the real content"_s);

        // A pointer whose content nobody has is refused, and what runs goes on.
        repository.git({u"config"_s, u"lfs.allowincompletepush"_s, u"true"_s});
        putFile(repository.work() + u"/site/large.txt"_s,
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + QByteArray(64, 'a') + "\nsize 12\n");
        repository.git({u"add"_s, u"-A"_s});
        repository.git({u"commit"_s, u"-q"_s, u"-m"_s, u"Lost"_s});
        repository.git(signIn + QStringList{u"push"_s, u"-q"_s, u"--no-verify"_s, u"origin"_s, u"HEAD"_s});
        const Output refused = program.sync();
        VERIFY_OUTPUT(refused, refused.code == 1 && refused.text.contains(u"site/large.txt"_s));
        QCOMPARE(program.inContainer(u"/site/large.txt"_s), u"the real content"_s);
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
