// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/repositoryservice.h"
#include "core/services/services.h"
#include "ui/sources/rowsmodel.h"
#include "ui/sources/tablepage.h"

#include <QUrl>

namespace slipway::ui {

class HostKeyBar;

// The repositories that stacks follow: with which credential, how large their
// mirror is, who follows them; asks a server whether it can be reached.
class RepositoriesPage : public TablePage
{
    Q_OBJECT
public:
    explicit RepositoriesPage(Services &services, QWidget *parent = nullptr);

Q_SIGNALS:
    void hostKeysRequested();
    void linkRequested(const QUrl &link);

protected:
    void open() override;

private:
    void load();
    void check(RepositoryId id, const QString &url);
    Services &m_services;
    RowsModel<RepositoryView> *m_model;
    HostKeyBar *m_hostKey;
    RepositoryId m_checked;
};

} // namespace slipway::ui
