// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_liveapp.h"

#include "core/services/appservice.h"
#include "core/services/layercacheservice.h"
#include "tests/e2e/realworld.h"
#include "tests/ui/livewindow.h"
#include "tests/ui/touch.h"
#include "ui/detail/detailpane.h"
#include "ui/stacks/stacksmodel.h"
#include "ui/widgets/messagebar.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpSocket>
#include <QTreeView>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = LiveWindow::kWait;
constexpr int kSyncState = int(StacksModel::Column::SyncState);
constexpr int kHealth = int(StacksModel::Column::Health);
constexpr int kCommit = int(StacksModel::Column::Commit);
// Pages of the dialog.
constexpr int kBuildPage = 1;
constexpr int kContainerPage = 2;

} // namespace

TstLiveApp::TstLiveApp() = default;
TstLiveApp::~TstLiveApp() = default;

void TstLiveApp::push(const QByteArray &content, const QByteArray &more)
{
    m_world->repository.write(u"Dockerfile"_s, "FROM slipway-test/busybox AS content\n"
                                               "RUN mkdir -p /www && echo " +
                                                   m_world->stackName.toUtf8() +
                                                   " > /www/name\n"
                                                   "FROM slipway-test/busybox\n"
                                                   "COPY --from=content /www /www\n"
                                                   "COPY index.html /www/\n"
                                                   "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n"
                                                   "STOPSIGNAL SIGKILL\n" +
                                                   more);
    m_world->repository.write(u"index.html"_s, content);
    m_world->repository.commit(QString::fromUtf8(content));
}

int TstLiveApp::port() const
{
    const auto views = m_world->stacks().all();
    return views && !views->isEmpty() && views->first().app ? views->first().app->publishedPort : 0;
}

bool TstLiveApp::isServed(const QByteArray &content, int port) const
{
    return QTest::qWaitFor(
        [&] {
            QTcpSocket socket;
            socket.connectToHost(u"127.0.0.1"_s, quint16(port));
            if (!socket.waitForConnected(1000))
                return false;
            socket.write("GET / HTTP/1.0\r\n\r\n");
            QByteArray answer;
            while (socket.waitForReadyRead(1000))
                answer += socket.readAll();
            return answer.contains(content);
        },
        kWait);
}

void TstLiveApp::initTestCase()
{
    m_world = std::make_unique<RealWorld>(true);
    push("one");
    m_window = std::make_unique<LiveWindow>(*m_world);
}

void TstLiveApp::cleanupTestCase()
{
    m_window.reset();
    m_world.reset();
}

void TstLiveApp::init()
{
    QVERIFY2(m_window, "an earlier part of the story failed");
}

void TstLiveApp::cleanup()
{
    if (m_window)
        m_window->picture(u"app-"_s + QString::fromLatin1(QTest::currentTestFunction()));
    if (QTest::currentTestFailed())
        cleanupTestCase(); // the rest of the story makes no sense
}

void TstLiveApp::saysWhatIsWrongAtTheField()
{
    m_window->click(m_window->child<QPushButton>("emptyNewStack"));
    QWidget *add = m_window->dialog("stackDialog");
    const auto *pages = m_window->child<QTabWidget>("stackPages");
    QVERIFY(!pages->isTabVisible(kBuildPage));
    m_window->choose("stackKind", 1);
    QVERIFY(pages->isTabVisible(kBuildPage));
    QVERIFY(!m_window->child<QLineEdit>("stackComposePath")->isVisible());
    m_window->type("stackUrl", m_world->change().settings.url);
    m_window->type("stackName", m_world->stackName);
    m_window->clickTab("stackPages", kBuildPage);
    m_window->type("appDockerfile", u"../Dockerfile"_s);
    QVERIFY(note(add, u"dockerfileNote"_s).contains(u".."_s));
    m_window->type("appContext", u"/etc"_s);
    QVERIFY(!note(add, u"contextNote"_s).isEmpty());
    m_window->type("appBuildSecrets", u"TOKEN"_s);
    QVERIFY(note(add, u"buildSecretsNote"_s).contains(u"TOKEN"_s));
    m_window->clickTab("stackPages", kContainerPage);
    m_window->type("appDomain", u"https://shop/"_s);
    QVERIFY(note(add, u"domainNote"_s).contains(u"host name"_s));
    auto *volumes = m_window->child<QPlainTextEdit>("appVolumes");
    volumes->setFocus();
    QTest::keyClicks(volumes, u"nonsense"_s);
    QVERIFY(note(add, u"volumesNote"_s).contains(u"nonsense"_s));
    // It is not saved, and leads to the first field that is wrong.
    m_window->click(m_window->child<QPushButton>("stackAdd"));
    QCOMPARE(pages->currentIndex(), kBuildPage);
    QCOMPARE(add->focusWidget(), m_window->child<QLineEdit>("appDockerfile"));
    QVERIFY(m_world->stacks().all()->isEmpty());
}

void TstLiveApp::addsAnAppByTheForm()
{
    m_window->type("appDockerfile", u"Dockerfile"_s);
    m_window->type("appContext", u"."_s);
    m_window->type("appBuildSecrets", u" "_s);
    m_window->clickTab("stackPages", kContainerPage);
    m_window->type("appDomain", u" "_s);
    auto *volumes = m_window->child<QPlainTextEdit>("appVolumes");
    volumes->selectAll();
    QTest::keyClick(volumes, Qt::Key_Delete);
    m_window->choose("appHealthKind", 1);
    auto *seconds = m_window->child<QSpinBox>("appHealthSeconds");
    seconds->setFocus();
    seconds->selectAll();
    QTest::keyClicks(seconds, u"1"_s);
    m_window->click(m_window->child<QPushButton>("stackAddAndDeploy"));
    QVERIFY(m_window->waitForCell(0, m_world->stackName));
    QVERIFY(m_window->waitForCell(kSyncState, u"In step"_s));
    QVERIFY(m_window->waitForCell(kHealth, u"Healthy"_s));
    m_world->stack = m_world->stacks().all()->first().stack.id;
    QVERIFY(port() >= 20'000);
    const auto *address = m_window->child<QLabel>("factAddress");
    QVERIFY2(address->text().contains(u"http://127.0.0.1:%1"_s.arg(port())), qPrintable(address->text()));
    QVERIFY(isServed("one", port()));
}

void TstLiveApp::showsTheBuild()
{
    m_window->clickTab("detailTabs", int(DetailPane::Tab::Build));
    const auto *summary = m_window->child<QLabel>("buildSummary");
    QTRY_VERIFY_WITH_TIMEOUT(summary->isVisible(), kWait);
    QVERIFY2(summary->text().contains(u" of 4 steps"_s) || summary->text().contains(u" of 5 steps"_s),
             qPrintable(summary->text()));
    QVERIFY(m_window->child<QLabel>("buildSize")->text().contains(u"MB"_s));
    const QAbstractItemModel *tree = m_window->child<QTreeView>("buildTree")->model();
    QStringList stages;
    for (int row = 0; row < tree->rowCount(); ++row)
        stages << tree->index(row, 0).data().toString();
    QVERIFY2(stages.contains(u"Stage “content”"_s), qPrintable(stages.join(u", "_s)));
    // Each step has its line below its stage.
    const QModelIndex content = tree->index(int(stages.indexOf(u"Stage “content”"_s)), 0);
    QVERIFY(tree->rowCount(content) >= 1);
    m_window->click(m_window->child<QPushButton>("buildShowRun"));
    QCOMPARE(m_window->child<QTabWidget>("detailTabs")->currentIndex(), int(DetailPane::Tab::History));
}

void TstLiveApp::buildsAgainWithTheCache()
{
    m_window->clickTab("detailTabs", int(DetailPane::Tab::Build));
    const int before = port();
    push("two");
    m_window->clickAction("actionSync");
    QVERIFY(m_window->waitForOutcome(u"two"_s));
    QVERIFY(isServed("two", before));
    QCOMPARE(port(), before);
    const auto *size = m_window->child<QLabel>("buildSize");
    QTRY_VERIFY_WITH_TIMEOUT(size->text().contains(u"the one before"_s), kWait);
    const QAbstractItemModel *tree = m_window->child<QTreeView>("buildTree")->model();
    QStringList results;
    for (int row = 0; row < tree->rowCount(); ++row) {
        const QModelIndex stage = tree->index(row, 0);
        for (int step = 0; step < tree->rowCount(stage); ++step)
            results << tree->index(step, 1, stage).data().toString();
    }
    QVERIFY2(results.contains(u"from the cache"_s), qPrintable(results.join(u", "_s)));
}

void TstLiveApp::keepsTheAppWhereABuildFails()
{
    push("three", "RUN echo it is broken && exit 3\n");
    m_window->clickAction("actionSync");
    QVERIFY(m_window->waitForCell(kSyncState, u"Failed"_s));
    QVERIFY(isServed("two", port()));
    const auto *note = m_window->child<QLabel>("buildNote");
    QTRY_VERIFY_WITH_TIMEOUT(note->isVisible() && note->text().contains(u"from scratch"_s), kWait);
    m_window->clickTab("detailTabs", int(DetailPane::Tab::Overview));
    QVERIFY(m_window->child<MessageBar>("syncError")->isVisible());
    push("four");
    m_window->clickAction("actionSync");
    QVERIFY(m_window->waitForCell(kSyncState, u"In step"_s));
    QVERIFY(isServed("four", port()));
}

void TstLiveApp::movesToAFixedPort()
{
    m_window->clickTab("detailTabs", int(DetailPane::Tab::Settings));
    QVERIFY(m_window->child<QLabel>("factPort")->text().contains(QString::number(port())));
    m_window->click(m_window->child<QPushButton>("settingsEdit"));
    m_window->dialog("stackDialog");
    QVERIFY(!m_window->child<QComboBox>("stackKind")->isEnabled());
    m_window->clickTab("stackPages", kContainerPage);
    m_window->choose("appHostPortKind", 1);
    const quint16 fixed = RealWorld::freePort();
    auto *field = m_window->child<QSpinBox>("appFixedPort");
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QString::number(fixed));
    m_window->click(m_window->child<QPushButton>("stackSave"));
    QTRY_COMPARE_WITH_TIMEOUT(port(), int(fixed), kWait);
    QTRY_VERIFY(m_window->child<QLabel>("factPort")->text().contains(QString::number(fixed)));
    m_window->clickAction("actionSync");
    QVERIFY(isServed("four", fixed));
    QVERIFY(m_window->waitForCell(kSyncState, u"In step"_s));
}

void TstLiveApp::startsALocalLayerCache()
{
    // In the File menu, which has no object name of its own.
    m_window->child<QAction>("actionLayerCache")->trigger();
    QWidget *dialog = m_window->dialog("layerCacheDialog");
    m_window->type("cacheAddress", u"http://nonsense/"_s);
    QVERIFY(!note(dialog, u"layerCacheNote"_s).isEmpty());
    m_window->click(m_window->child<QPushButton>("cacheLocal"));
    const auto *address = m_window->child<QLineEdit>("cacheAddress");
    QTRY_VERIFY_WITH_TIMEOUT(address->text().startsWith(u"127.0.0.1:"_s), kWait);
    m_window->picture(u"app-layer-cache"_s);
    m_window->click(m_window->child<QPushButton>("cacheSave"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->backend->services().layerCaches.get(EnvironmentId(1))->address.isEmpty(), kWait);
}

void TstLiveApp::keepsTheLayersThere()
{
    push("five");
    m_window->clickAction("actionSync");
    QVERIFY(m_window->waitForOutcome(u"five"_s));
    QVERIFY(m_window->waitForCell(kSyncState, u"In step"_s));
    const auto runs = m_world->runs().list(m_world->stack, 1);
    QVERIFY2(runs->first().notes.isEmpty(), qPrintable(runs->first().notes.join(u' ')));
    QVERIFY(m_world->log(runs->first()).contains("Keeping the layers in 127.0.0.1:"));
    // The registry comes back with the program.
    const QString address = m_world->backend->services().layerCaches.get(EnvironmentId(1))->address;
    m_window.reset();
    const auto isAnswering = [&] {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, address.section(u':', 1).toUShort());
        return socket.waitForConnected(1000);
    };
    QVERIFY(isAnswering());
    m_world->backend->stop();
    QVERIFY(!isAnswering());
    m_world->startBackend();
    QTRY_VERIFY_WITH_TIMEOUT(isAnswering(), kWait);
}

} // namespace slipway::tests
