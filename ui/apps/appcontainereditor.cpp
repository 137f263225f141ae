// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/appcontainereditor.h"

#include "core/model/errortext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/textfield.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace slipway::ui {

namespace {

constexpr int kMostPort = 65535;
constexpr int kSuggestedPort = 8080;
constexpr double kMostCpu = 1024;
constexpr int kMostMemory = 16 * 1024 * 1024; // megabytes
constexpr int kMemoryStep = 64;
constexpr int kMostHealthSeconds = 3600;

} // namespace

AppContainerEditor::AppContainerEditor(QWidget *parent)
    : QWidget(parent)
    , m_fields(this, QStringLiteral("app"), [this](const QString &key) { return problemOf(key); })
    , m_port(new QSpinBox(this))
    , m_hostPort(new QComboBox(this))
    , m_fixedPort(new QSpinBox(this))
    , m_domain(new QLineEdit(this))
    , m_health(new QComboBox(this))
    , m_healthPath(new QLineEdit(this))
    , m_healthSeconds(new QSpinBox(this))
    , m_cpu(new QDoubleSpinBox(this))
    , m_memory(new QSpinBox(this))
    , m_restart(new QComboBox(this))
    , m_volumes(new TextField(this))
    , m_secretsAsVariables(new QLineEdit(this))
{
    m_port->setRange(1, kMostPort);
    m_domain->setPlaceholderText(QStringLiteral("app.example.com"));
    m_cpu->setRange(0, kMostCpu);
    m_cpu->setDecimals(2);
    m_cpu->setSingleStep(0.25);
    m_cpu->setSpecialValueText(tr("No limit"));
    m_memory->setRange(0, kMostMemory);
    m_memory->setSingleStep(kMemoryStep);
    m_memory->setSpecialValueText(tr("No limit"));
    m_memory->setSuffix(tr(" MB"));
    m_restart->addItem(tr("Unless it was stopped by hand"), QStringLiteral("unless-stopped"));
    m_restart->addItem(tr("Always"), QStringLiteral("always"));
    m_restart->addItem(tr("After a failure"), QStringLiteral("on-failure"));
    m_restart->addItem(tr("Never"), QStringLiteral("no"));
    m_volumes->setTabChangesFocus(true);
    m_volumes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_volumes->setFixedHeight(m_volumes->fontMetrics().lineSpacing() * 4);
    m_volumes->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_volumes->setPlaceholderText(QStringLiteral("data:/var/lib/app"));
    m_secretsAsVariables->setPlaceholderText(tr("none"));

    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_fields.add(form, QStringLiteral("port"), tr("Container &port:"), m_port, tr("The one the app listens on."));
    m_fields.add(form, QStringLiteral("hostPort"), tr("Port &on the host:"), hostPortRow());
    m_fields.add(form, QStringLiteral("domain"), tr("&Domain:"), m_domain,
                 tr("Adds labels for a Traefik that runs there. Empty: none."));
    m_fields.add(form, QStringLiteral("healthPath"), tr("&Health check:"), healthRow());
    m_fields.add(form, QStringLiteral("cpu"), tr("P&rocessors:"), m_cpu);
    m_fields.add(form, QStringLiteral("memory"), tr("&Memory:"), m_memory);
    m_fields.add(form, QStringLiteral("restart"), tr("Start &again:"), m_restart);
    m_fields.add(form, QStringLiteral("volumes"), tr("Vo&lumes:"), m_volumes,
                 tr("One in each line: NAME:/path or /folder:/path, with :ro where the app only reads."));
    m_fields.add(form, QStringLiteral("secretsAsVariables"), tr("&Secrets as variables:"), m_secretsAsVariables,
                 tr("Secret variables are files /run/secrets/NAME in the container. These are variables too, which "
                    "everybody who may use Docker there can read."));
    connectFields();
    setFocusProxy(m_port);
    setFrom({});
}

QWidget *AppContainerEditor::hostPortRow()
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("appHostPort"));
    m_hostPort->setObjectName(QStringLiteral("appHostPortKind"));
    m_hostPort->setAccessibleName(tr("Port on the host"));
    m_hostPort->addItem(tr("A free one, chosen once"), Free);
    m_hostPort->addItem(tr("Fixed"), Fixed);
    m_hostPort->addItem(tr("None"), None);
    m_fixedPort->setObjectName(QStringLiteral("appFixedPort"));
    m_fixedPort->setAccessibleName(tr("Fixed port"));
    m_fixedPort->setRange(1, kMostPort);
    m_fixedPort->setValue(kSuggestedPort);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_hostPort);
    layout->addWidget(m_fixedPort);
    layout->addStretch();
    row->setFocusProxy(m_hostPort);
    return row;
}

QWidget *AppContainerEditor::healthRow()
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("appHealth"));
    m_health->setObjectName(QStringLiteral("appHealthKind"));
    m_health->setAccessibleName(tr("Health check"));
    m_health->addItem(tr("None"), false);
    m_health->addItem(tr("Ask a path"), true);
    m_healthPath->setObjectName(QStringLiteral("appHealthPath"));
    m_healthPath->setAccessibleName(tr("Path"));
    m_healthSeconds->setObjectName(QStringLiteral("appHealthSeconds"));
    m_healthSeconds->setAccessibleName(tr("Seconds between two checks"));
    m_healthSeconds->setRange(1, kMostHealthSeconds);
    m_healthSeconds->setPrefix(tr("every "));
    m_healthSeconds->setSuffix(tr(" s"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_health);
    layout->addWidget(m_healthPath, 1);
    layout->addWidget(m_healthSeconds);
    row->setFocusProxy(m_health);
    return row;
}

void AppContainerEditor::connectFields()
{
    const auto follow = [this](const char *key) {
        return [this, key] {
            m_fields.touch(QString::fromLatin1(key));
            check();
        };
    };
    connect(m_port, &QSpinBox::valueChanged, this, follow("port"));
    connect(m_hostPort, &QComboBox::currentIndexChanged, this, follow("hostPort"));
    connect(m_fixedPort, &QSpinBox::valueChanged, this, follow("hostPort"));
    connect(m_domain, &QLineEdit::textEdited, this, follow("domain"));
    connect(m_health, &QComboBox::currentIndexChanged, this, [this] {
        if (m_healthPath->text().isEmpty())
            m_healthPath->setText(QStringLiteral("/"));
        check();
    });
    connect(m_healthPath, &QLineEdit::textEdited, this, follow("healthPath"));
    connect(m_healthSeconds, &QSpinBox::valueChanged, this, follow("healthPath"));
    connect(m_cpu, &QDoubleSpinBox::valueChanged, this, follow("cpu"));
    connect(m_memory, &QSpinBox::valueChanged, this, follow("memory"));
    connect(m_restart, &QComboBox::currentIndexChanged, this, follow("restart"));
    connect(m_volumes, &QPlainTextEdit::textChanged, this, follow("volumes"));
    connect(m_secretsAsVariables, &QLineEdit::textEdited, this, follow("secretsAsVariables"));
}

void AppContainerEditor::setFrom(const AppSettings &settings, int publishedPort)
{
    m_publishedPort = publishedPort;
    m_port->setValue(settings.port);
    m_hostPort->setCurrentIndex(!settings.hostPort ? Free : *settings.hostPort == 0 ? None : Fixed);
    if (settings.hostPort && *settings.hostPort > 0)
        m_fixedPort->setValue(*settings.hostPort);
    m_domain->setText(settings.domain);
    m_healthPath->setText(settings.healthPath);
    m_health->setCurrentIndex(settings.healthPath.isEmpty() ? 0 : 1);
    m_healthSeconds->setValue(settings.healthSeconds);
    m_cpu->setValue(settings.cpu);
    m_memory->setValue(settings.memoryMegabytes);
    if (m_restart->findData(settings.restart) < 0)
        m_restart->addItem(settings.restart, settings.restart); // such as on-failure:3, which the API takes
    m_restart->setCurrentIndex(m_restart->findData(settings.restart));
    {
        const QSignalBlocker blocker(m_volumes);
        m_volumes->setPlainText(settings.volumes.join(QLatin1Char('\n')));
    }
    m_secretsAsVariables->setText(settings.secretsAsVariables.join(QLatin1Char(' ')));
    check();
}

void AppContainerEditor::putInto(AppSettings &settings) const
{
    settings.port = m_port->value();
    settings.hostPort.reset();
    if (m_hostPort->currentIndex() != Free)
        settings.hostPort = m_hostPort->currentIndex() == Fixed ? m_fixedPort->value() : 0;
    settings.domain = m_domain->text().trimmed();
    settings.healthPath = m_health->currentData().toBool() ? m_healthPath->text().trimmed() : QString();
    settings.healthSeconds = m_healthSeconds->value();
    settings.cpu = m_cpu->value();
    settings.memoryMegabytes = m_memory->value();
    settings.restart = m_restart->currentData().toString();
    settings.volumes = linesOf(m_volumes->toPlainText());
    settings.secretsAsVariables = wordsOf(m_secretsAsVariables->text());
}

void AppContainerEditor::setSecrets(const QStringList &names)
{
    m_secrets = names;
    check();
}

bool AppContainerEditor::showError(const Error &error)
{
    Error shown = error;
    if (shown.subject == QLatin1String("healthSeconds"))
        shown.subject = QStringLiteral("healthPath");
    return m_fields.showError(shown);
}

// The rules are core's; each field is asked about alone.
QString AppContainerEditor::problemOf(const QString &key) const
{
    AppSettings all;
    putInto(all);
    AppSettings one;
    if (key == QLatin1String("domain")) {
        one.domain = all.domain;
    } else if (key == QLatin1String("healthPath")) {
        if (m_health->currentData().toBool() && all.healthPath.isEmpty())
            return tr("Enter a path such as /health.");
        one.healthPath = all.healthPath;
        one.healthSeconds = all.healthSeconds;
    } else if (key == QLatin1String("cpu")) {
        one.cpu = all.cpu;
    } else if (key == QLatin1String("memory")) {
        one.memoryMegabytes = all.memoryMegabytes;
    } else if (key == QLatin1String("volumes")) {
        one.volumes = all.volumes;
    } else if (key == QLatin1String("secretsAsVariables")) {
        one.secretsAsVariables = all.secretsAsVariables;
    }
    const auto error = appProblem(one, m_secrets);
    return error ? errorText(*error).sentence : QString();
}

void AppContainerEditor::showChoices()
{
    m_fixedPort->setVisible(m_hostPort->currentIndex() == Fixed);
    const bool isAsking = m_health->currentData().toBool();
    m_healthPath->setVisible(isAsking);
    m_healthSeconds->setVisible(isAsking);
    const bool isFree = m_hostPort->currentIndex() == Free;
    m_fields.setHint(QStringLiteral("hostPort"),
                     isFree && m_publishedPort > 0 ? tr("It is %1.").arg(m_publishedPort)
                     : isFree                      ? tr("From 20000 to 29999; it is kept.")
                     : m_hostPort->currentIndex() == None
                         ? tr("The app can be reached by other containers only, for example by Traefik.")
                         : QString());
    m_fields.setHint(QStringLiteral("healthPath"),
                     isAsking ? tr("A new version that does not answer is replaced by the one before. The image needs "
                                   "wget or curl.")
                              : QString());
}

void AppContainerEditor::check()
{
    showChoices();
    m_fields.check();
    Q_EMIT edited();
}

} // namespace slipway::ui
