// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/model/delivery.h"
#include "core/services/services.h"
#include "ui/webhooks/webaddress.h"

#include <QDialog>
#include <optional>

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace slipway::ui {

class DeliveriesModel;
class DeliveryDetail;
class EmptyState;
class MessageBar;
class StackBoard;

// Webhooks that came in: list with filters, the chosen one in detail, Replay,
// Copy as curl, Send Test Delivery. Follows ChangeNotifier::deliveriesChanged;
// one list is being read at a time. A window beside the main one; deletes
// itself when closed. The board outlives it.
class DeliveriesDialog : public QDialog
{
    Q_OBJECT
public:
    DeliveriesDialog(Services &services, StackBoard &board, WebAddress address, QWidget *parent = nullptr);
    void setAddress(const WebAddress &address);
    void showOnly(StackId stack); // by the filter

Q_SIGNALS:
    void runRequested(slipway::StackId stack, slipway::RunId run);
    void testRequested(slipway::StackId stack);  // invalid: none is meant
    void setUpRequested(slipway::StackId stack); // the page of its webhook

private:
    void build();
    void buildFilters(QHBoxLayout *row);
    void connectAll();
    void fillStacks();
    void load();
    void take(const QVector<Delivery> &deliveries);
    void updatePages();
    void showChosen();
    void clearFilter();
    bool isFiltered() const;
    std::optional<Delivery> chosen() const;
    StackId chosenStack() const;
    void replay();
    void copyAsCurl();
    void openRun();

    Services &m_services;
    StackBoard &m_board;
    WebAddress m_address;
    DeliveriesModel *m_model;
    QSortFilterProxyModel *m_sorted;
    MessageBar *m_message;
    QLineEdit *m_text;
    QComboBox *m_verdict;
    QComboBox *m_stack;
    QStackedWidget *m_pages;
    EmptyState *m_nothing;
    QSplitter *m_splitter;
    QTreeView *m_list;
    DeliveryDetail *m_detail;
    QPushButton *m_older;
    QPushButton *m_replay;
    QPushButton *m_curl;
    QPushButton *m_run;
    QPushButton *m_setUp;
    int m_limit;
    bool m_isLoading = false;
    bool m_isStale = false;
};

} // namespace slipway::ui
