// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/delivery.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTabWidget;

namespace slipway::ui {

class FactList;
class StatusBadge;

// One delivery explained: what became of it and why, where it came from, its
// headers and its body, both as kept (secrets are taken out).
class DeliveryDetail : public QWidget
{
    Q_OBJECT
public:
    explicit DeliveryDetail(QWidget *parent = nullptr);
    void setDelivery(const Delivery &delivery, const QString &stacks);

private:
    StatusBadge *m_verdict;
    QLabel *m_text;
    FactList *m_facts;
    QTabWidget *m_tabs;
    QPlainTextEdit *m_body;
    QPlainTextEdit *m_headers;
};

} // namespace slipway::ui
