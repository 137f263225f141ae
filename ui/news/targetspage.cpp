// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/news/targetspage.h"

#include "core/model/errortext.h"
#include "core/services/changenotifier.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/news/targetdialog.h"
#include "ui/news/targettext.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"

#include <QLocale>
#include <QPushButton>

namespace slipway::ui {

namespace {

QString newsText(const NotificationTarget &target)
{
    QStringList names;
    for (const NewsKind kind : {NewsKind::Failed, NewsKind::NeedsYou, NewsKind::Recovered, NewsKind::Deployed}) {
        if (target.news.contains(kind))
            names << newsKindText(kind);
    }
    return names.join(QLatin1String(", "));
}

QString standingText(const NotificationTargetView &view)
{
    if (!view.target.isEnabled)
        return TargetsPage::tr("Off");
    if (view.lastError)
        return errorText(*view.lastError).sentence + QLatin1Char(' ') + view.lastError->detail;
    if (!view.lastTried)
        return TargetsPage::tr("Nothing sent yet");
    //: %1 is a date and a time
    return TargetsPage::tr("Sent %1").arg(QLocale().toString(view.lastTried->toLocalTime(), QLocale::ShortFormat));
}

} // namespace

TargetsPage::TargetsPage(Services &services, QWidget *parent)
    : TablePage(QStringLiteral("targets"), parent)
    , m_services(services)
    , m_model(new RowsModel<NotificationTargetView>(
          {{tr("Name"), [](const NotificationTargetView &view) { return view.target.name; }, {}},
           {tr("Type"), [](const NotificationTargetView &view) { return targetKindText(view.target.kind); }, {}},
           {tr("Server"), [](const NotificationTargetView &view) { return view.target.host; }, {}},
           {tr("What"), [](const NotificationTargetView &view) { return newsText(view.target); }, {}},
           {tr("Last message"), standingText, {}}},
          this))
{
    setModel(m_model, tr("Notification targets"));
    auto *empty = new EmptyState(
        QStringLiteral("message-info"),
        tr("Failures and deploys can be sent to others too: ntfy, Gotify, Slack, Mattermost, Discord or a webhook."),
        this);
    QPushButton *first = empty->addButton(tr("Add Target…"), QStringLiteral("targetsAddFirst"));
    setEmpty(empty);
    QPushButton *add = addButton(tr("&Add…"), QStringLiteral("targetsAdd"), false);
    QPushButton *change = addButton(tr("&Edit…"), QStringLiteral("targetsEdit"), true);
    QPushButton *gone = addButton(tr("&Remove…"), QStringLiteral("targetsRemove"), true);
    for (QPushButton *button : {first, add})
        connect(button, &QPushButton::clicked, this, [this] { edit(std::nullopt); });
    connect(change, &QPushButton::clicked, this, &TargetsPage::open);
    connect(gone, &QPushButton::clicked, this, &TargetsPage::remove);
    connect(&services.changes, &ChangeNotifier::notificationTargetsChanged, this, &TargetsPage::load);
    load();
}

void TargetsPage::load()
{
    inBackground(
        m_services.worker, this, [&targets = m_services.notificationTargets] { return targets.all(); },
        [this](const Result<QVector<NotificationTargetView>> &views) {
            if (!views)
                return message()->setError(views.error());
            const int row = chosenRow();
            const NotificationTargetId before = row < 0 ? NotificationTargetId() : m_model->rows().at(row).target.id;
            m_model->setRows(*views);
            for (int i = 0; i < int(views->size()); ++i) {
                if (views->at(i).target.id == before)
                    chooseRow(i);
            }
            refreshed();
        });
}

void TargetsPage::open()
{
    if (const int row = chosenRow(); row >= 0)
        edit(m_model->rows().at(row));
}

void TargetsPage::edit(const std::optional<NotificationTargetView> &view)
{
    message()->clear();
    (new TargetDialog(m_services, view, this))->open();
}

void TargetsPage::remove()
{
    const int row = chosenRow();
    if (row < 0)
        return;
    const NotificationTarget target = m_model->rows().at(row).target;
    auto *dialog = new ConfirmDialog(QStringLiteral("removeTarget"),
                                     {tr("Remove Notification Target"),
                                      tr("Remove “%1”?").arg(target.name),
                                      tr("Nothing is sent to it any more. Its address and token are taken out of the "
                                         "vault and cannot be brought back."),
                                      tr("&Remove Target"),
                                      {}},
                                     this);
    connect(dialog, &QDialog::accepted, this, [this, id = target.id] {
        inBackground(
            m_services.worker, this, [&targets = m_services.notificationTargets, id] { return targets.remove(id); },
            [this](const Result<> &done) {
                if (!done)
                    message()->setError(done.error());
            });
    });
    dialog->open();
}

} // namespace slipway::ui
