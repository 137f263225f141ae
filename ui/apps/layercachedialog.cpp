// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/layercachedialog.h"

#include "core/model/errortext.h"
#include "core/services/layercacheservice.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <memory>

namespace slipway::ui {

LayerCacheDialog::LayerCacheDialog(Services &services, const Environment &environment, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_environment(environment)
    , m_fields(this, QStringLiteral("cache"),
               [this](const QString &key) {
                   const auto error = layerCacheProblem(cache());
                   return error && error->subject == key ? errorText(*error).sentence : QString();
               })
    , m_message(new MessageBar(this))
    , m_address(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_local(new QPushButton(tr("Start a &Local One"), this))
{
    setObjectName(QStringLiteral("layerCacheDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Layer Cache of %1").arg(environment.name));
    build();
    const auto edited = [this] {
        m_fields.touch(QStringLiteral("layerCache"));
        m_fields.check();
    };
    connect(m_address, &QLineEdit::textEdited, this, edited);
    connect(m_local, &QPushButton::clicked, this, &LayerCacheDialog::startLocal);
    resize(characters(this, 84), 0);
    growToFit(this);
    load();
}

void LayerCacheDialog::build()
{
    m_address->setPlaceholderText(tr("none"));
    m_user->setPlaceholderText(tr("no login"));
    m_password->setEchoMode(QLineEdit::Password);
    m_local->setObjectName(QStringLiteral("cacheLocal"));
    m_local->setAutoDefault(false);
    m_local->setToolTip(tr("A registry that only the machine itself reaches, without a login."));
    auto *hint = new QLabel(tr("Dockerfile apps of this environment keep their layers in this registry, so that builds "
                               "stay quick after a clean-up, and on another machine. Where it cannot be reached, apps "
                               "are built without it."),
                            this);
    hint->setWordWrap(true);
    auto *address = new QWidget(this);
    address->setObjectName(QStringLiteral("cacheAddressRow"));
    m_address->setObjectName(QStringLiteral("cacheAddress"));
    m_address->setAccessibleName(tr("Registry"));
    auto *row = new QHBoxLayout(address);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_address, 1);
    row->addWidget(m_local);
    address->setFocusProxy(m_address);

    auto *formBox = new QWidget(this);
    auto *form = new QFormLayout(formBox);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_fields.add(form, QStringLiteral("layerCache"), tr("&Registry:"), address,
                 tr("Such as registry.example.com:5000 or registry.example.com/team."));
    m_fields.add(form, QStringLiteral("user"), tr("&User name:"), m_user);
    m_fields.add(form, QStringLiteral("password"), tr("&Password:"), m_password, tr("Kept encrypted."));

    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("cacheSave"));
    m_save->setDefault(true);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("cacheCancel"));
    cancel->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &LayerCacheDialog::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(hint);
    layout->addWidget(formBox);
    layout->addStretch();
    layout->addWidget(buttons);
}

LayerCache LayerCacheDialog::cache() const
{
    return {m_address->text().trimmed(), m_user->text().trimmed()};
}

void LayerCacheDialog::load()
{
    setBusy(true);
    inBackground(
        m_services.worker, this,
        [&caches = m_services.layerCaches, id = m_environment.id] {
            return std::pair(caches.get(id), caches.hasPassword(id));
        },
        [this](const std::pair<Result<LayerCache>, bool> &known) {
            setBusy(false);
            if (!known.first)
                return m_message->setError(known.first.error());
            m_address->setText(known.first->address);
            m_user->setText(known.first->username);
            m_password->setPlaceholderText(known.second ? tr("kept; type a new one to replace it") : QString());
            m_address->setFocus();
        });
}

void LayerCacheDialog::startLocal()
{
    setBusy(true);
    m_message->setMessage(Tone::Busy, tr("Starting a registry…"));
    inBackground(
        m_services.outsideWorker, this,
        [&caches = m_services.layerCaches, id = m_environment.id] { return caches.startLocal(id); },
        [this](const Result<LayerCache> &cache) {
            setBusy(false);
            if (!cache) {
                m_message->setError(cache.error());
            } else {
                m_address->setText(cache->address);
                m_user->clear();
                m_password->clear();
                m_fields.check();
                m_message->setMessage(Tone::Good, tr("A registry answers at %1. Save to use it.").arg(cache->address));
            }
            growToFit(this);
        });
}

void LayerCacheDialog::save()
{
    if (!m_fields.isGood())
        return m_fields.showAllProblems();
    setBusy(true);
    // Move-only: shared, so that the worker's function can be copied.
    auto password = std::make_shared<std::optional<SecretString>>();
    if (!m_password->text().isEmpty())
        password->emplace(m_password->text());
    inBackground(
        m_services.worker, this,
        [&caches = m_services.layerCaches, id = m_environment.id, cache = cache(), password] {
            return caches.set(id, cache, *password);
        },
        [this](const Result<> &result) {
            setBusy(false);
            if (result)
                return accept();
            if (!m_fields.showError(result.error()))
                m_message->setError(result.error());
            growToFit(this);
        });
}

void LayerCacheDialog::setBusy(bool isBusy)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_address, m_user, m_password, m_local, m_save})
        widget->setEnabled(!isBusy);
}

} // namespace slipway::ui
