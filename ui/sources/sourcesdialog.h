// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"

#include <QDialog>
#include <QUrl>

class QTabWidget;

namespace slipway::ui {

class HostKeysPage;

// Git Sources: credentials, repositories and host keys. Not modal; one at a
// time; deletes itself when closed.
class SourcesDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Page { Credentials, Repositories, HostKeys };
    SourcesDialog(Services &services, const QString &secretsNote, QWidget *parent = nullptr);
    void showPage(Page page);

Q_SIGNALS:
    void linkRequested(const QUrl &link);

private:
    QTabWidget *m_tabs;
    HostKeysPage *m_hostKeys;
};

} // namespace slipway::ui
