// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/buildtab.h"

#include "core/model/errortext.h"
#include "core/services/appservice.h"
#include "core/services/runservice.h"
#include "ui/apps/buildmodel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/rowdelegate.h"
#include "ui/widgets/timetext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace slipway::ui {

namespace {

constexpr int kAgainMs = 1000;

} // namespace

BuildTab::BuildTab(Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new BuildModel(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(QStringLiteral("layers"), {}, this))
    , m_summary(new QLabel(this))
    , m_size(new QLabel(this))
    , m_note(new QLabel(this))
    , m_open(new QPushButton(tr("Show &Run"), this))
    , m_tree(new QTreeView(this))
{
    setObjectName(QStringLiteral("buildTab"));
    m_empty->setObjectName(QStringLiteral("buildEmpty"));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(buildContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_tree);
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (isVisible() && m_isRunning)
            load();
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_run)
            Q_EMIT runRequested(*m_run);
    });
}

QWidget *BuildTab::buildContent()
{
    auto *content = new QWidget(m_pages);
    m_summary->setObjectName(QStringLiteral("buildSummary"));
    m_size->setObjectName(QStringLiteral("buildSize"));
    m_note->setObjectName(QStringLiteral("buildNote"));
    m_open->setObjectName(QStringLiteral("buildShowRun"));
    m_open->setAutoDefault(false);
    for (QLabel *label : {m_summary, m_size, m_note}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_tree->setObjectName(QStringLiteral("buildTree"));
    m_tree->setAccessibleName(tr("Steps of the build"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new RowDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(int(BuildModel::Column::Step), QHeaderView::Stretch);
    header->resizeSection(int(BuildModel::Column::State), characters(this, 26));
    header->resizeSection(int(BuildModel::Column::Time), characters(this, 12));
    connect(m_model, &QAbstractItemModel::modelReset, m_tree, &QTreeView::expandAll);
    auto *words = new QVBoxLayout;
    words->setSpacing(spacing(this) / 2);
    for (QLabel *label : {m_summary, m_size, m_note})
        words->addWidget(label);
    auto *head = new QHBoxLayout;
    head->addLayout(words, 1);
    head->addWidget(m_open, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(content);
    layout->addLayout(head);
    layout->addWidget(m_tree, 1);
    return content;
}

void BuildTab::setStack(const StackView &view)
{
    const bool isOther = view.stack.id != m_view.stack.id;
    m_view = view;
    if (isOther) {
        m_isRunning = false;
        m_again.stop();
        m_run.reset();
        m_pages->setCurrentIndex(0);
        m_empty->setSentence({});
    }
    if (isOther && isVisible())
        load();
}

void BuildTab::takeRun(const Run &run)
{
    if (run.stackId != m_view.stack.id || !m_view.app)
        return;
    const bool isRunning = !run.isFinished() && run.result != RunResult::Queued;
    const bool hasEnded = m_isRunning && run.isFinished();
    if (isRunning && !m_isRunning)
        m_again.start();
    m_isRunning = isRunning;
    if (!isRunning)
        m_again.stop();
    if (isVisible() && (isRunning || hasEnded))
        load();
}

void BuildTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void BuildTab::load()
{
    if (m_isLoading || !m_view.app)
        return;
    m_isLoading = true;
    inBackground(
        m_services.worker, this,
        [&apps = m_services.apps, &runs = m_services.runs,
         id = m_view.stack.id]() -> std::pair<StackId, Result<std::optional<Known>>> {
            const auto latest = apps.latestBuild(id);
            if (!latest)
                return {id, fail(latest.error())};
            if (!*latest)
                return {id, std::optional<Known>()};
            auto run = runs.get((*latest)->first);
            if (!run)
                return {id, fail(run.error())};
            return {id, Known{*std::move(run), (*latest)->second}};
        },
        [this](const std::pair<StackId, Result<std::optional<Known>>> &known) {
            m_isLoading = false;
            if (known.first == m_view.stack.id)
                show(known.second);
            else
                load(); // another stack was chosen meanwhile
        });
}

void BuildTab::show(const Result<std::optional<Known>> &known)
{
    if (!known || !*known) {
        m_empty->setSentence(!known        ? errorLine(known.error())
                             : m_isRunning ? tr("The build has not begun yet.")
                                           : tr("Nothing was built yet. Deploy the app to see its build here."));
        m_pages->setCurrentIndex(0);
        return;
    }
    const Known &shown = **known;
    m_run = shown.run.id;
    m_model->setBuild(shown.build, !shown.run.isFinished());
    m_summary->setText(summary(shown));
    const QString size = sizeText(shown.build);
    m_size->setText(size);
    m_size->setVisible(!size.isEmpty());
    m_note->setText(
        shown.build.isRetried
            ? tr("The build failed with steps from the cache and was tried once more from scratch; this is that try.")
            : QString());
    m_note->setVisible(shown.build.isRetried);
    m_pages->setCurrentIndex(1);
}

QString BuildTab::summary(const Known &known) const
{
    const int steps = known.build.stepCount();
    const int cached = known.build.cachedCount();
    const QString share =
        steps == 0 ? QString()
                   //: %1 steps of %2, which is %3 percent
                   : tr("%1 of %2 steps from the cache (%3 %).")
                         .arg(QString::number(cached), QString::number(steps), QString::number(100 * cached / steps));
    const QString commit = known.run.toCommit.left(8);
    const QString what = known.run.isFinished()
                             ? tr("Commit %1, built %2.").arg(commit, absoluteTime(known.run.startedAt))
                             : tr("Commit %1 is being built.").arg(commit);
    return share.isEmpty() ? what : what + QLatin1Char(' ') + share;
}

QString BuildTab::sizeText(const AppBuild &build) const
{
    if (build.imageBytes == 0)
        return {};
    const QLocale locale;
    const QString size = locale.formattedDataSize(build.imageBytes, 1, QLocale::DataSizeSIFormat);
    const qint64 difference = build.imageBytes - build.previousBytes;
    if (build.previousBytes == 0)
        return tr("The image has %1.").arg(size);
    if (difference == 0)
        return tr("The image has %1, as much as the one before.").arg(size);
    const QString amount = locale.formattedDataSize(qAbs(difference), 1, QLocale::DataSizeSIFormat);
    return difference > 0 ? tr("The image has %1, %2 more than the one before.").arg(size, amount)
                          : tr("The image has %1, %2 less than the one before.").arg(size, amount);
}

} // namespace slipway::ui
