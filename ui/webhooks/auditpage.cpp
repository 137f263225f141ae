// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/auditpage.h"

#include "core/services/auditservice.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/timetext.h"

#include <QPushButton>
#include <QTreeView>

namespace slipway::ui {
namespace {

constexpr int kPage = 200;
constexpr int kFirstError = 400;

QString answerText(int status)
{
    if (status == 0)
        return AuditPage::tr("Done");
    //: %1 is the number of an HTTP answer, such as 403
    return status < kFirstError ? AuditPage::tr("Done (%1)").arg(status) : AuditPage::tr("Refused (%1)").arg(status);
}

} // namespace

AuditPage::AuditPage(Services &services, QWidget *parent)
    : TablePage(QStringLiteral("audit"), parent)
    , m_services(services)
    , m_model(new RowsModel<AuditEntry>(
          {{tr("When"), [](const AuditEntry &entry) { return shortTime(entry.at); },
            [](const AuditEntry &entry) { return entry.id; }},
           {tr("Who"), [](const AuditEntry &entry) { return entry.who; }, {}},
           {tr("Did"), [](const AuditEntry &entry) { return entry.action; }, {}},
           {tr("To"), [](const AuditEntry &entry) { return entry.subject; }, {}},
           {tr("From"),
            [](const AuditEntry &entry) {
                return entry.sender.isEmpty() ? tr("this computer, command line") : entry.sender;
            },
            {}},
           {tr("Answer"), [](const AuditEntry &entry) { return answerText(entry.status); }, {}}},
          this))
    , m_limit(kPage)
{
    setModel(m_model, tr("Audit"));
    view()->sortByColumn(0, Qt::DescendingOrder);
    setEmpty(new EmptyState(
        QStringLiteral("history"),
        tr("Nothing has been changed through the API or the command line yet. What is done in this window is not "
           "listed here."),
        this));
    QPushButton *refresh = addButton(tr("&Refresh"), QStringLiteral("auditRefresh"), false);
    m_older = addButton(tr("Show &Older"), QStringLiteral("auditOlder"), false);
    m_older->hide();
    connect(refresh, &QPushButton::clicked, this, &AuditPage::load);
    connect(m_older, &QPushButton::clicked, this, [this] {
        m_limit += kPage;
        load();
    });
    load();
}

void AuditPage::load()
{
    inBackground(
        m_services.worker, this, [&audits = m_services.audits, limit = m_limit] { return audits.list(limit); },
        [this](const Result<QVector<AuditEntry>> &entries) {
            if (!entries)
                return message()->setError(entries.error());
            m_older->setVisible(entries->size() >= m_limit);
            m_model->setRows(*entries);
            refreshed();
        });
}

} // namespace slipway::ui
