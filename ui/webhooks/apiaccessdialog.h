// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"

#include <QDialog>

class QTabWidget;

namespace slipway::ui {

class AuditPage;
class TokensPage;

// API Access: the tokens, and what was changed with them. Not modal; one at a
// time; deletes itself when closed.
class ApiAccessDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Page { Tokens, Audit };
    explicit ApiAccessDialog(Services &services, QWidget *parent = nullptr);
    void showPage(Page page);

private:
    QTabWidget *m_tabs;
    TokensPage *m_tokens;
    AuditPage *m_audit;
};

} // namespace slipway::ui
