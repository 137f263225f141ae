// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/credentialdialog.h"

#include "core/model/errortext.h"
#include "core/model/validation.h"
#include "ui/dialogs/acceptkeydialog.h"
#include "ui/forms/fieldnote.h"
#include "ui/sources/credentialtest.h"
#include "ui/sources/privatekeyfield.h"
#include "ui/sources/sourcetext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace slipway::ui {

CredentialDialog::CredentialDialog(Services &services, const std::optional<CredentialView> &view,
                                   const Context &context, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_form(new QFormLayout)
    , m_name(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_username(new QLineEdit(this))
    , m_host(new QLineEdit(this))
    , m_key(new PrivateKeyField(this))
    , m_noPassphrase(new QCheckBox(tr("&Take the kept passphrase away"), this))
    , m_message(new MessageBar(this))
    , m_test(new CredentialTest(this))
{
    setObjectName(QStringLiteral("credentialDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    build(context.secretsNote);
    if (view) {
        take(*view);
    } else {
        setWindowTitle(tr("New Credential"));
        const bool isSsh = normalisedUrl(context.url).startsWith(QLatin1String("ssh://"));
        m_kind->setCurrentIndex(int(isSsh ? CredentialKind::Ssh : CredentialKind::Token));
        m_host->setText(hostOfUrl(context.url));
        m_name->setText(m_host->text());
        m_isChanged = true;
    }
    m_test->setUrl(context.url);
    m_test->setIsSavedFirst(m_isChanged);
    showKind();
    resize(characters(this, 96), 0);
    growToFit(this);
    m_name->setFocus();
}

void CredentialDialog::build(const QString &secretsNote)
{
    m_message->setObjectName(QStringLiteral("credentialMessage"));
    m_name->setObjectName(QStringLiteral("credentialName"));
    m_kind->setObjectName(QStringLiteral("credentialKind"));
    m_username->setObjectName(QStringLiteral("credentialUsername"));
    m_host->setObjectName(QStringLiteral("credentialHost"));
    m_host->setPlaceholderText(tr("any server"));
    for (const CredentialKind one :
         {CredentialKind::Token, CredentialKind::Password, CredentialKind::Ssh, CredentialKind::Agent})
        m_kind->addItem(credentialKindText(one));
    auto *page = new QWidget(this);
    page->setLayout(m_form);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(m_form, QStringLiteral("name"), tr("&Name:"), m_name);
    addField(m_form, QStringLiteral("kind"), tr("T&ype:"), m_kind);
    addField(m_form, QStringLiteral("host"), tr("Ser&ver:"), m_host);
    addField(m_form, QStringLiteral("username"), tr("&User:"), m_username);
    m_token = addSecret(m_form, QStringLiteral("token"), tr("To&ken:"), QStringLiteral("credentialToken"));
    m_password = addSecret(m_form, QStringLiteral("password"), tr("Pass&word:"), QStringLiteral("credentialPassword"));
    addField(m_form, QStringLiteral("privateKey"), tr("Private k&ey:"), m_key);
    m_passphrase =
        addSecret(m_form, QStringLiteral("passphrase"), tr("Passph&rase:"), QStringLiteral("credentialPassphrase"));
    m_noPassphrase->setObjectName(QStringLiteral("credentialNoPassphrase"));
    m_form->addRow(QString(), m_noPassphrase);
    auto *kept = new FieldNote(QStringLiteral("credentialSecretsNote"), this);
    kept->setHint(secretsNote);

    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("credentialSave"));
    m_save->setDefault(true);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(QStringLiteral("credentialCancel"));
    m_cancel->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(page);
    layout->addWidget(kept);
    layout->addSpacing(spacing(this));
    layout->addWidget(m_test);
    layout->addStretch();
    layout->addWidget(buttons);

    for (const Field &field : std::as_const(m_fields)) {
        if (auto *line = qobject_cast<QLineEdit *>(field.widget))
            connect(line, &QLineEdit::textEdited, this, [this, key = field.key] { edited(key); });
    }
    connect(m_kind, &QComboBox::activated, this, [this] {
        showKind();
        edited({});
    });
    connect(m_noPassphrase, &QCheckBox::toggled, this, [this](bool isRemoved) {
        m_passphrase->setEnabled(!isRemoved);
        edited(QStringLiteral("passphrase"));
    });
    connect(m_key, &PrivateKeyField::edited, this, [this] { edited(QStringLiteral("privateKey")); });
    connect(m_key, &PrivateKeyField::refused, this, [this](const QString &why) {
        for (const Field &field : std::as_const(m_fields)) {
            if (field.widget == m_key)
                field.note->setProblem(why);
        }
        growToFit(this);
    });
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_test, &CredentialTest::requested, this, [this] { m_isChanged ? save(true) : test(); });
    connect(m_test, &CredentialTest::acceptRequested, this, &CredentialDialog::acceptKey);
    connect(m_test, &CredentialTest::hostKeysRequested, this, &CredentialDialog::hostKeysRequested);
    connect(m_test, &CredentialTest::linkRequested, this, &CredentialDialog::linkRequested);
    connect(m_test, &CredentialTest::resized, this, [this] { growToFit(this); });
}

void CredentialDialog::addField(QFormLayout *form, const QString &key, const QString &label, QWidget *widget)
{
    FieldNote *note = addNotedRow(form, label, widget, QStringLiteral("credential%1Note").arg(key));
    m_fields.append({key, widget, note, form->rowCount() - 1});
}

QLineEdit *CredentialDialog::addSecret(QFormLayout *form, const QString &key, const QString &label, const QString &name)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    line->setEchoMode(QLineEdit::Password);
    addField(form, key, label, line);
    return line;
}

void CredentialDialog::take(const CredentialView &view)
{
    m_view = view;
    m_isChanged = false;
    setWindowTitle(tr("Edit %1").arg(view.credential.name));
    m_name->setText(view.credential.name);
    m_kind->setCurrentIndex(int(view.credential.kind));
    m_username->setText(view.credential.username);
    m_host->setText(view.credential.host);
    for (QLineEdit *secret : {m_token, m_password, m_passphrase})
        secret->clear();
    const QSignalBlocker blocker(m_noPassphrase);
    m_noPassphrase->setChecked(false);
    m_passphrase->setEnabled(true);
    m_test->setIsSavedFirst(false);
    showKind();
}

void CredentialDialog::edited(const QString &key)
{
    m_touched.insert(key);
    m_isChanged = true;
    m_message->clear();
    m_test->setIsSavedFirst(true);
    m_test->clear();
    m_cancel->setText(tr("Cancel"));
    check();
}

void CredentialDialog::showKind()
{
    const QStringList secrets = secretFieldsOf(kind());
    for (const Field &field : std::as_const(m_fields)) {
        const bool isSecret = field.widget == m_token || field.widget == m_password || field.widget == m_key ||
                              field.widget == m_passphrase;
        if (isSecret)
            m_form->setRowVisible(field.row, secrets.contains(field.key));
        if (auto *line = qobject_cast<QLineEdit *>(field.widget); line != nullptr && isSecret)
            line->setPlaceholderText(isKept(field.key)                          ? tr("Kept; type to replace it")
                                     : field.key == QLatin1String("passphrase") ? tr("none")
                                                                                : QString());
    }
    m_form->setRowVisible(m_noPassphrase, isKept(QStringLiteral("passphrase")));
    if (!m_key->hasNew())
        m_key->setIsKept(isKept(QStringLiteral("privateKey")));
    m_username->setPlaceholderText(
        kind() == CredentialKind::Password
            ? QString()
            //: %1 is a user name, such as git
            : tr("the one in the address, or %1")
                  .arg(kind() == CredentialKind::Token ? QStringLiteral("x-access-token") : QStringLiteral("git")));
    check();
    growToFit(this);
}

void CredentialDialog::check()
{
    for (const Field &field : std::as_const(m_fields)) {
        const QString problem = m_touched.contains(field.key) ? problemOf(field.key) : QString();
        if (!problem.isEmpty())
            field.note->setProblem(problem);
        else if (field.key == QLatin1String("host"))
            field.note->setHint(m_host->text().trimmed().isEmpty()
                                    ? tr("It goes only to the repositories that name it.")
                                    : tr("It goes to this server only, and is its default."));
        else if (field.key == QLatin1String("kind") && kind() == CredentialKind::Agent)
            field.note->setHint(tr("The keys of your own SSH agent and the settings of your SSH are used; Slipway "
                                   "keeps no key."));
        else
            field.note->setHint({});
        field.widget->setAccessibleDescription(field.note->text());
    }
    measureAnew(m_form->parentWidget());
    growToFit(this);
}

QString CredentialDialog::problemOf(const QString &key) const
{
    if (key == QLatin1String("name") && m_name->text().trimmed().isEmpty())
        return tr("A credential needs a name.");
    const QString host = m_host->text().trimmed().toLower();
    if (key == QLatin1String("host") && !host.isEmpty() &&
        (repositoryUrlProblem(QStringLiteral("https://%1/x").arg(host)) ||
         hostOfUrl(QStringLiteral("ssh://%1/x").arg(host)) != host))
        return tr("Enter the name of the server alone, such as git.example.org, with :PORT where it is not the usual "
                  "one.");
    if (key == QLatin1String("username") && m_username->text().contains(QLatin1Char(':')))
        return tr("The user name may not contain a colon.");
    const QStringList secrets = secretFieldsOf(kind());
    if (secrets.isEmpty() || key != secrets.first() || isKept(key))
        return {};
    if (key == QLatin1String("token") && m_token->text().isEmpty())
        return tr("Enter the token.");
    if (key == QLatin1String("password") && m_password->text().isEmpty())
        return tr("Enter the password.");
    if (key == QLatin1String("privateKey") && !m_key->hasNew())
        return tr("Paste the private key, or choose its file.");
    return {};
}

CredentialKind CredentialDialog::kind() const
{
    return CredentialKind(m_kind->currentIndex());
}

bool CredentialDialog::isKept(const QString &field) const
{
    return m_view && m_view->credential.kind == kind() && m_view->setFields.contains(field);
}

std::shared_ptr<CredentialChange> CredentialDialog::change() const
{
    auto change = std::make_shared<CredentialChange>();
    if (m_view)
        change->credential = m_view->credential;
    change->credential.name = m_name->text().trimmed();
    change->credential.kind = kind();
    change->credential.username = m_username->text().trimmed();
    change->credential.host = m_host->text().trimmed().toLower();
    const QStringList fields = secretFieldsOf(kind());
    const auto put = [&](const char *name, const QLineEdit *line) {
        const QString field = QString::fromLatin1(name);
        if (fields.contains(field) && !line->text().isEmpty())
            change->secrets.insert_or_assign(field, SecretString(line->text()));
    };
    put("token", m_token);
    put("password", m_password);
    if (kind() == CredentialKind::Ssh && m_noPassphrase->isChecked())
        change->secrets.insert_or_assign(QStringLiteral("passphrase"), SecretString());
    else
        put("passphrase", m_passphrase);
    if (kind() == CredentialKind::Ssh && m_key->hasNew()) {
        change->secrets.insert_or_assign(QStringLiteral("privateKey"), m_key->key());
        // The passphrase of the key before is not the one of this.
        change->secrets.try_emplace(QStringLiteral("passphrase"), SecretString());
    }
    return change;
}

void CredentialDialog::save(bool isTestWanted)
{
    for (const Field &field : std::as_const(m_fields))
        m_touched.insert(field.key);
    check();
    for (const Field &field : std::as_const(m_fields)) {
        if (!problemOf(field.key).isEmpty())
            return field.widget->setFocus();
    }
    setBusy(true);
    inBackground(
        m_services.worker, this,
        [&credentials = m_services.credentials, change = change(),
         id = m_view ? m_view->credential.id : CredentialId()] {
            return id.isValid() ? credentials.change(id, std::move(*change)) : credentials.add(std::move(*change));
        },
        [this, isTestWanted](const Result<CredentialView> &result) { saveDone(result, isTestWanted); });
}

void CredentialDialog::saveDone(const Result<CredentialView> &result, bool isTestWanted)
{
    setBusy(false);
    if (result) {
        m_key->setIsKept(false); // what was taken is in the vault now
        take(*result);
        Q_EMIT saved(*result);
        return isTestWanted ? test() : accept();
    }
    for (const Field &field : std::as_const(m_fields)) {
        if (field.key != result.error().subject)
            continue;
        field.note->setProblem(errorText(result.error()).sentence);
        field.widget->setFocus();
        return growToFit(this);
    }
    m_message->setError(result.error());
    growToFit(this);
}

void CredentialDialog::test()
{
    m_cancel->setText(tr("Close"));
    m_test->setBusy(true);
    inBackground(
        m_services.outsideWorker, this,
        [&credentials = m_services.credentials, id = m_view->credential.id, url = m_test->url()] {
            return credentials.test(id, url);
        },
        [this](const Result<QStringList> &branches) { m_test->showOutcome(branches); });
}

void CredentialDialog::acceptKey(const HostKeyView &key)
{
    auto *dialog = new AcceptKeyDialog(m_services, key, this);
    connect(dialog, &QDialog::accepted, this, &CredentialDialog::test);
    dialog->open();
}

void CredentialDialog::setBusy(bool isBusy)
{
    for (const Field &field : std::as_const(m_fields))
        field.widget->setEnabled(!isBusy);
    m_save->setEnabled(!isBusy);
    m_test->setEnabled(!isBusy);
}

} // namespace slipway::ui
