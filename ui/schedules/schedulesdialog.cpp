// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedules/schedulesdialog.h"

#include "core/services/changenotifier.h"
#include "core/services/scheduleservice.h"
#include "ui/schedules/pausecontroller.h"
#include "ui/schedules/pausemenu.h"
#include "ui/schedules/schedulesmodel.h"
#include "ui/stacks/stackboard.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/agetimer.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/rowdelegate.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto kAgesEvery = 30s;

QPushButton *actionButton(const QString &name, const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(icon(iconName), text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

} // namespace

SchedulesDialog::SchedulesDialog(Services &services, StackBoard &board, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_board(board)
    , m_pauses(new PauseController(services, this))
    , m_model(new SchedulesModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_list(new QTreeView(this))
    , m_pages(new QStackedWidget(this))
    , m_pausedAll(new MessageBar(this))
    , m_error(new MessageBar(this))
    , m_run(actionButton(QStringLiteral("schedulesRun"), QStringLiteral("sync"), tr("Run &Now"), this))
    , m_edit(actionButton(QStringLiteral("schedulesEdit"), QStringLiteral("edit"), tr("&Edit…"), this))
    , m_pause(actionButton(QStringLiteral("schedulesPause"), QStringLiteral("state-paused"), tr("&Pause"), this))
    , m_resume(actionButton(QStringLiteral("schedulesResume"), QStringLiteral("start"), tr("&Resume"), this))
    , m_pauseAll(
          actionButton(QStringLiteral("schedulesPauseAll"), QStringLiteral("state-paused"), tr("Pause &All"), this))
{
    setObjectName(QStringLiteral("schedulesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Schedules"));
    build();
    connectBoard(board);
    connectButtons();
    m_model->setViews(board.views());
    update();
    if (m_sorted->rowCount() > 0)
        m_list->setCurrentIndex(m_sorted->index(0, 0));
    resize(characters(this, 170), fontMetrics().height() * 28);
}

void SchedulesDialog::build()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(SchedulesModel::SortRole);
    m_sorted->setDynamicSortFilter(true);
    m_list->setObjectName(QStringLiteral("schedulesView"));
    m_list->setAccessibleName(tr("Schedules"));
    m_list->setModel(m_sorted);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAlternatingRowColors(true);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(int(SchedulesModel::Column::NextDue), Qt::AscendingOrder);
    const int widths[SchedulesModel::kColumnCount] = {30, 38, 34, 40, 16};
    for (int column = 0; column < SchedulesModel::kColumnCount; ++column)
        m_list->header()->resizeSection(column, characters(this, widths[column]));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(int(SchedulesModel::Column::LastResult), QHeaderView::Stretch);
    auto *empty = new EmptyState(QStringLiteral("clock"), tr("There is no stack to schedule yet."), this);
    connect(empty->addButton(tr("&New Stack…"), QStringLiteral("schedulesNew")), &QPushButton::clicked, this,
            &SchedulesDialog::newStackRequested);
    m_pages->addWidget(empty);
    m_pages->addWidget(m_list);

    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_run, m_edit, m_pause, m_resume})
        row->addWidget(button);
    row->addStretch();
    row->addWidget(m_pauseAll);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("schedulesClose"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_pausedAll);
    layout->addWidget(m_error);
    layout->addWidget(m_pages, 1);
    layout->addLayout(row);
    layout->addWidget(buttons);
    m_list->setFocus();
}

void SchedulesDialog::connectBoard(StackBoard &board)
{
    connect(&board, &StackBoard::loaded, this, [this, &board] {
        const auto before = chosen();
        m_model->setViews(board.views());
        for (int row = 0; before && row < m_sorted->rowCount(); ++row) {
            const QModelIndex index = m_sorted->index(row, 0);
            if (index.data(SchedulesModel::IdRole).value<StackId>() == before->stack.id)
                m_list->setCurrentIndex(index);
        }
        update();
    });
    const auto put = [this](const StackView &view) {
        m_model->put(view);
        update();
    };
    connect(&board, &StackBoard::added, this, put);
    connect(&board, &StackBoard::changed, this, put);
    connect(&board, &StackBoard::removed, this, [this](StackId id) {
        m_model->remove(id);
        update();
    });
    connect(&m_services.changes, &ChangeNotifier::scheduleChanged, this, &SchedulesDialog::update);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SchedulesDialog::update);
    auto *ages = new AgeTimer(kAgesEvery, this);
    connect(ages, &AgeTimer::ticked, this, &SchedulesDialog::showPauseOfAll);
    ages->start();
}

void SchedulesDialog::connectButtons()
{
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const auto view = chosen())
            Q_EMIT runRequested(view->stack.id);
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto view = chosen())
            Q_EMIT editRequested(view->stack.id);
    });
    connect(m_list, &QTreeView::activated, this, [this] {
        if (const auto view = chosen())
            Q_EMIT openRequested(view->stack.settings.name);
    });
    connect(m_resume, &QPushButton::clicked, this, [this] {
        if (const auto view = chosen())
            m_pauses->resume(view->stack.id);
    });
    auto *one = new QMenu(m_pause);
    one->setObjectName(QStringLiteral("schedulesPauseMenu"));
    fillPauseMenu(one, [this](const std::optional<QDateTime> &until) {
        if (const auto view = chosen())
            m_pauses->pause(view->stack.id, until);
    });
    m_pause->setMenu(one);
    auto *all = new QMenu(m_pauseAll);
    all->setObjectName(QStringLiteral("schedulesPauseAllMenu"));
    fillPauseMenu(all, [this](const std::optional<QDateTime> &until) { m_pauses->pause({}, until); });
    m_pauseAll->setMenu(all);
    QPushButton *resumeAll = m_pausedAll->addButton(tr("Resume A&ll"), QStringLiteral("schedulesResumeAll"));
    connect(resumeAll, &QPushButton::clicked, this, [this] { m_pauses->resume({}); });
    m_pausedAll->setClosable(false);
    connect(m_pauses, &PauseController::failed, m_error, &MessageBar::setError);
}

std::optional<StackView> SchedulesDialog::chosen() const
{
    return m_model->at(m_sorted->mapToSource(m_list->currentIndex()));
}

void SchedulesDialog::update()
{
    const auto view = chosen();
    const auto ofAll = m_services.schedules.pauseOfAll();
    const bool isScheduled = view && view->stack.settings.autoUpdate;
    // Its own pause cannot be ended while everybody's lasts longer.
    const bool hasOwnPause = view && view->paused && view->paused != ofAll;
    m_run->setEnabled(view && !view->isBusy);
    m_edit->setEnabled(view.has_value());
    m_pause->setEnabled(isScheduled && !hasOwnPause);
    m_resume->setEnabled(hasOwnPause);
    m_pauseAll->setEnabled(!ofAll && !m_board.views().isEmpty());
    m_pages->setCurrentIndex(m_board.isLoaded() && m_board.views().isEmpty() ? 0 : 1);
    showPauseOfAll();
}

void SchedulesDialog::showPauseOfAll()
{
    const auto pause = m_services.schedules.pauseOfAll();
    if (!pause)
        return m_pausedAll->clear();
    m_pausedAll->setMessage(Tone::Neutral,
                            tr("All schedules: %1.").arg(pauseText(*pause, QDateTime::currentDateTimeUtc())),
                            tr("Syncs you ask for yourself and webhooks go on."));
}

} // namespace slipway::ui
