// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/tokenspage.h"

#include "core/services/environmentservice.h"
#include "core/services/tokenservice.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/webhooks/newtokendialog.h"
#include "ui/webhooks/permissiontext.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/timetext.h"

#include <QPushButton>

namespace slipway::ui {
namespace {

struct Loaded {
    QVector<Token> tokens;
    QVector<Environment> environments;
};

Result<Loaded> loadAll(const Services &services)
{
    SLIPWAY_ASSIGN(QVector<Token> tokens, services.tokens.all());
    SLIPWAY_ASSIGN(QVector<Environment> environments, services.environments.all());
    return Loaded{std::move(tokens), std::move(environments)};
}

QString permissionsOf(const Token &token)
{
    QStringList words;
    for (const QString &permission : token.permissions)
        words << permissionText(permission);
    return words.join(QLatin1String(", "));
}

} // namespace

TokensPage::TokensPage(Services &services, QWidget *parent)
    : TablePage(QStringLiteral("tokens"), parent)
    , m_services(services)
    , m_model(new RowsModel<Token>(
          {{tr("Name"), [](const Token &token) { return token.name; }, {}},
           {tr("Begins with"), [](const Token &token) { return token.prefix + QStringLiteral("…"); }, {}},
           {tr("Created"), [](const Token &token) { return shortTime(token.createdAt); },
            [](const Token &token) { return token.createdAt; }},
           {tr("Last used"),
            [](const Token &token) { return token.lastUsedAt.isValid() ? shortTime(token.lastUsedAt) : tr("never"); },
            [](const Token &token) { return token.lastUsedAt; }},
           {tr("Environments"), [this](const Token &token) { return environmentsText(token); }, {}},
           {tr("May"), permissionsOf, {}}},
          this))
{
    setModel(m_model, tr("Tokens"));
    auto *empty = new EmptyState(QStringLiteral("secret"),
                                 tr("No API token has been made yet. Scripts and other programs need one to see and "
                                    "sync stacks."),
                                 this);
    QPushButton *first = empty->addButton(tr("New Token…"), QStringLiteral("tokensNewFirst"));
    setEmpty(empty);
    QPushButton *add = addButton(tr("&New Token…"), QStringLiteral("tokensNew"), false);
    QPushButton *gone = addButton(tr("&Revoke…"), QStringLiteral("tokensRevoke"), true);
    for (QPushButton *button : {first, add})
        connect(button, &QPushButton::clicked, this, &TokensPage::addNew);
    connect(gone, &QPushButton::clicked, this, &TokensPage::revoke);
    load();
}

QString TokensPage::environmentsText(const Token &token) const
{
    if (token.environments.isEmpty())
        return tr("all");
    QStringList names;
    for (const Environment &environment : m_environments) {
        if (token.environments.contains(environment.id))
            names << environment.name;
    }
    return names.isEmpty() ? tr("none any more") : names.join(QLatin1String(", "));
}

void TokensPage::load()
{
    inBackground(
        m_services.worker, this, [&services = m_services] { return loadAll(services); },
        [this](const Result<Loaded> &loaded) {
            if (!loaded)
                return message()->setError(loaded.error());
            const int row = chosenRow();
            const TokenId before = row < 0 ? TokenId() : m_model->rows().at(row).id;
            m_environments = loaded->environments;
            m_model->setRows(loaded->tokens);
            for (int i = 0; i < int(loaded->tokens.size()); ++i) {
                if (loaded->tokens.at(i).id == before)
                    chooseRow(i);
            }
            refreshed();
        });
}

void TokensPage::addNew()
{
    message()->clear();
    auto *dialog = new NewTokenDialog(m_services, m_environments, this);
    connect(dialog, &NewTokenDialog::created, this, &TokensPage::load);
    dialog->open();
}

void TokensPage::revoke()
{
    const int row = chosenRow();
    if (row < 0)
        return;
    const QString name = m_model->rows().at(row).name;
    auto *dialog = new ConfirmDialog(
        QStringLiteral("revokeToken"),
        {tr("Revoke Token"),
         tr("Revoke the token “%1”?").arg(name),
         tr("Whoever uses it is refused from then on. It cannot be brought back; a new token takes its place."),
         tr("&Revoke Token"),
         {}},
        this);
    connect(dialog, &QDialog::accepted, this, [this, name] {
        inBackground(
            m_services.worker, this, [&tokens = m_services.tokens, name] { return tokens.revoke(name); },
            [this](const Result<> &done) {
                if (!done)
                    message()->setError(done.error());
                else
                    message()->clear();
                load();
            });
    });
    dialog->open();
}

} // namespace slipway::ui
