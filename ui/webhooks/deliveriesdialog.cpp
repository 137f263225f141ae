// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/deliveriesdialog.h"

#include "core/services/changenotifier.h"
#include "core/services/deliveryservice.h"
#include "ui/stacks/stackboard.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/webhooks/copyfield.h"
#include "ui/webhooks/deliveriesmodel.h"
#include "ui/webhooks/deliverydetail.h"
#include "ui/webhooks/deliverytext.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/rowdelegate.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

constexpr int kPage = 200;

enum Page { List, Nothing, NoMatch };

QPushButton *makeButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

} // namespace

DeliveriesDialog::DeliveriesDialog(Services &services, StackBoard &board, WebAddress address, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_board(board)
    , m_address(std::move(address))
    , m_model(new DeliveriesModel(
          [this](StackId id) {
              const auto stack = m_board.find(id);
              return stack ? stack->stack.settings.name : tr("stack %1, removed").arg(id.value);
          },
          this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_message(new MessageBar(this))
    , m_text(new QLineEdit(this))
    , m_verdict(new QComboBox(this))
    , m_stack(new QComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_nothing(new EmptyState(QStringLiteral("webhook"), {}, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_list(new QTreeView(this))
    , m_detail(new DeliveryDetail(this))
    , m_older(makeButton(tr("Show &Older"), QStringLiteral("deliveriesOlder"), this))
    , m_replay(makeButton(tr("&Replay"), QStringLiteral("deliveriesReplay"), this))
    , m_curl(makeButton(tr("&Copy as curl"), QStringLiteral("deliveriesCurl"), this))
    , m_run(makeButton(tr("Open R&un"), QStringLiteral("deliveriesRun"), this))
    , m_setUp(makeButton(tr("Set Up &Webhook…"), QStringLiteral("deliveriesSetUp"), this))
    , m_limit(kPage)
{
    setObjectName(QStringLiteral("deliveriesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Deliveries"));
    build();
    connectAll();
    fillStacks();
    setAddress(m_address);
    load();
    resize(characters(this, 170), fontMetrics().height() * 40);
}

void DeliveriesDialog::build()
{
    m_message->setObjectName(QStringLiteral("deliveriesMessage"));
    m_message->setClosable(true);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(DeliveriesModel::SortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(QStringLiteral("deliveriesView"));
    m_list->setAccessibleName(tr("Deliveries"));
    m_list->setModel(m_sorted);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAlternatingRowColors(true);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(int(DeliveriesModel::Column::Received), Qt::DescendingOrder);
    const int widths[DeliveriesModel::kColumnCount] = {20, 18, 22, 22, 22, 40, 14};
    for (int column = 0; column < DeliveriesModel::kColumnCount; ++column)
        m_list->header()->resizeSection(column, characters(this, widths[column]));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(int(DeliveriesModel::Column::Stacks), QHeaderView::Stretch);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    connect(m_nothing->addButton(tr("Send &Test Delivery…"), QStringLiteral("deliveriesTestFirst")),
            &QPushButton::clicked, this, [this] { Q_EMIT testRequested({}); });
    auto *noMatch = new EmptyState(QStringLiteral("find"), tr("No delivery matches the filter."), this);
    connect(noMatch->addButton(tr("Clear &Filter"), QStringLiteral("deliveriesClearFilter")), &QPushButton::clicked,
            this, &DeliveriesDialog::clearFilter);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(noMatch);

    auto *filters = new QHBoxLayout;
    buildFilters(filters);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_replay, m_curl, m_run, m_setUp})
        row->addWidget(button);
    row->addStretch();
    row->addWidget(m_older);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("deliveriesClose"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    QPushButton *test = makeButton(tr("Send &Test Delivery…"), QStringLiteral("deliveriesTest"), this);
    buttons->addButton(test, QDialogButtonBox::ActionRole);
    connect(test, &QPushButton::clicked, this, [this] { Q_EMIT testRequested(chosenStack()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addLayout(filters);
    layout->addWidget(m_pages, 1);
    layout->addLayout(row);
    layout->addWidget(buttons);
    m_list->setFocus();
}

void DeliveriesDialog::buildFilters(QHBoxLayout *row)
{
    m_text->setObjectName(QStringLiteral("deliveriesFilter"));
    m_text->setPlaceholderText(tr("Filter deliveries"));
    m_text->setAccessibleName(tr("Filter deliveries"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(QStringLiteral("find")), QLineEdit::LeadingPosition);
    m_verdict->setObjectName(QStringLiteral("deliveriesVerdict"));
    m_verdict->setAccessibleName(tr("Verdict"));
    m_verdict->addItem(tr("All verdicts"));
    for (const DeliveryVerdict verdict :
         {DeliveryVerdict::Queued, DeliveryVerdict::Pong, DeliveryVerdict::Skipped, DeliveryVerdict::Unproven,
          DeliveryVerdict::Disabled, DeliveryVerdict::Invalid})
        m_verdict->addItem(faceOf(verdict).icon(), faceOf(verdict).word, int(verdict));
    m_stack->setObjectName(QStringLiteral("deliveriesStack"));
    m_stack->setAccessibleName(tr("Stack"));
    m_stack->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_stack->setMinimumContentsLength(24);
    row->addWidget(m_text, 1);
    row->addWidget(m_verdict);
    row->addWidget(m_stack);
}

void DeliveriesDialog::connectAll()
{
    connect(&m_services.changes, &ChangeNotifier::deliveriesChanged, this, &DeliveriesDialog::load);
    connect(&m_board, &StackBoard::loaded, this, &DeliveriesDialog::fillStacks);
    connect(&m_board, &StackBoard::added, this, &DeliveriesDialog::fillStacks);
    connect(&m_board, &StackBoard::removed, this, &DeliveriesDialog::fillStacks);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_sorted->setFilterFixedString(text);
        updatePages();
    });
    connect(m_verdict, &QComboBox::currentIndexChanged, this, &DeliveriesDialog::load);
    connect(m_stack, &QComboBox::currentIndexChanged, this, &DeliveriesDialog::load);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DeliveriesDialog::showChosen);
    connect(m_list, &QTreeView::activated, this, &DeliveriesDialog::openRun);
    connect(m_older, &QPushButton::clicked, this, [this] {
        m_limit += kPage;
        load();
    });
    connect(m_replay, &QPushButton::clicked, this, &DeliveriesDialog::replay);
    connect(m_curl, &QPushButton::clicked, this, &DeliveriesDialog::copyAsCurl);
    connect(m_run, &QPushButton::clicked, this, &DeliveriesDialog::openRun);
    connect(m_setUp, &QPushButton::clicked, this, [this] { Q_EMIT setUpRequested(chosenStack()); });
}

void DeliveriesDialog::setAddress(const WebAddress &address)
{
    m_address = address;
    m_nothing->setSentence(
        address.reach() == WebAddress::Reach::Off
            ? tr("Slipway does not listen, so no webhook can come in. The settings say why.")
            : tr("No webhook has come in yet. Set one up from the settings of a stack, or send a test."));
}

void DeliveriesDialog::showOnly(StackId stack)
{
    clearFilter();
    m_stack->setCurrentIndex(std::max(0, m_stack->findData(stack.value)));
}

void DeliveriesDialog::fillStacks()
{
    const QVariant before = m_stack->currentData();
    const QSignalBlocker blocker(m_stack);
    m_stack->clear();
    m_stack->addItem(tr("All stacks"));
    for (const StackView &view : m_board.views())
        m_stack->addItem(view.stack.settings.name, view.stack.id.value);
    m_stack->setCurrentIndex(before.isValid() ? std::max(0, m_stack->findData(before)) : 0);
    m_model->namesChanged();
}

void DeliveriesDialog::load()
{
    if (m_isLoading) {
        m_isStale = true;
        return;
    }
    m_isLoading = true;
    m_isStale = false;
    DeliveryFilter filter;
    filter.stack = StackId(m_stack->currentData().toLongLong());
    if (m_verdict->currentIndex() > 0)
        filter.verdict = DeliveryVerdict(m_verdict->currentData().toInt());
    filter.limit = m_limit;
    inBackground(
        m_services.worker, this, [&deliveries = m_services.deliveries, filter] { return deliveries.list(filter); },
        [this](const Result<QVector<Delivery>> &deliveries) {
            m_isLoading = false;
            if (m_isStale)
                return load();
            if (!deliveries)
                return m_message->setError(deliveries.error());
            take(*deliveries);
        });
}

void DeliveriesDialog::take(const QVector<Delivery> &deliveries)
{
    m_older->setVisible(deliveries.size() >= m_limit);
    m_model->setDeliveries(deliveries);
    updatePages();
}

void DeliveriesDialog::updatePages()
{
    const bool isEmpty = m_sorted->rowCount() == 0;
    m_pages->setCurrentIndex(!isEmpty ? List : isFiltered() ? NoMatch : Nothing);
    if (!isEmpty && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_sorted->index(0, 0));
    showChosen();
}

bool DeliveriesDialog::isFiltered() const
{
    return !m_text->text().isEmpty() || m_verdict->currentIndex() > 0 || m_stack->currentIndex() > 0;
}

void DeliveriesDialog::clearFilter()
{
    m_text->clear();
    m_verdict->setCurrentIndex(0);
    m_stack->setCurrentIndex(0);
}

std::optional<Delivery> DeliveriesDialog::chosen() const
{
    const QModelIndex index = m_sorted->mapToSource(m_list->currentIndex());
    return index.isValid() ? std::optional(m_model->at(index.row())) : std::nullopt;
}

StackId DeliveriesDialog::chosenStack() const
{
    const auto delivery = chosen();
    if (!delivery)
        return StackId(m_stack->currentData().toLongLong());
    if (!delivery->stacks.isEmpty())
        return delivery->stacks.first();
    return delivery->address.stack();
}

void DeliveriesDialog::showChosen()
{
    const auto delivery = chosen();
    m_replay->setEnabled(delivery && !delivery->stacks.isEmpty());
    m_curl->setEnabled(delivery.has_value());
    m_run->setEnabled(delivery && !delivery->runs.isEmpty());
    m_setUp->setEnabled(m_board.find(chosenStack()).has_value());
    if (!delivery)
        return;
    inBackground(
        m_services.worker, this,
        [&deliveries = m_services.deliveries, id = delivery->id] { return deliveries.get(id); },
        [this, id = delivery->id](const Result<Delivery> &whole) {
            const auto now = chosen();
            if (whole && now && now->id == id)
                m_detail->setDelivery(*whole, m_model->stacksText(*whole));
        });
}

void DeliveriesDialog::replay()
{
    const auto delivery = chosen();
    if (!delivery)
        return;
    inBackground(
        m_services.worker, this,
        [&deliveries = m_services.deliveries, id = delivery->id] { return deliveries.replay(id); },
        [this](const Result<DeliveryService::Replayed> &done) {
            if (!done)
                return m_message->setError(done.error());
            m_message->setMessage(Tone::Good,
                                  tr("Replayed. %n run(s) wait or go on.", nullptr, int(done->runs.size())));
        });
}

void DeliveriesDialog::copyAsCurl()
{
    const auto delivery = chosen();
    if (!delivery)
        return;
    inBackground(
        m_services.worker, this,
        [&deliveries = m_services.deliveries, id = delivery->id, base = m_address.base()] {
            return deliveries.copyAsCurl(id, base);
        },
        [this](const Result<QString> &command) {
            if (!command)
                return m_message->setError(command.error());
            copyText(*command);
            m_message->setMessage(Tone::Good, tr("Copied. It can be pasted into a shell."),
                                  tr("The secret is not in it: put it into the first line."));
        });
}

void DeliveriesDialog::openRun()
{
    const auto delivery = chosen();
    if (!delivery || delivery->runs.isEmpty())
        return;
    const auto count = std::min(delivery->runs.size(), delivery->stacks.size());
    if (count == 1) {
        Q_EMIT runRequested(delivery->stacks.first(), delivery->runs.first());
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (qsizetype i = 0; i < count; ++i) {
        const auto stack = m_board.find(delivery->stacks.at(i));
        if (!stack)
            continue;
        //: %1 is a stack, %2 the number of a run
        QAction *action =
            menu->addAction(tr("%1, run %2").arg(stack->stack.settings.name).arg(delivery->runs.at(i).value));
        connect(action, &QAction::triggered, this,
                [this, id = delivery->stacks.at(i), run = delivery->runs.at(i)] { Q_EMIT runRequested(id, run); });
    }
    menu->popup(m_run->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

} // namespace slipway::ui
