// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/credentialtest.h"

#include "core/model/credential.h"
#include "core/model/errortext.h"
#include "core/model/validation.h"
#include "ui/dialogs/hostkeybar.h"
#include "ui/forms/fieldnote.h"
#include "ui/sources/sourcetext.h"
#include "ui/widgets/messagebar.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace slipway::ui {

CredentialTest::CredentialTest(QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit(this))
    , m_test(new QPushButton(this))
    , m_note(new FieldNote(QStringLiteral("credentialTestNote"), this))
    , m_message(new MessageBar(this))
    , m_hostKey(new HostKeyBar(this))
{
    m_url->setObjectName(QStringLiteral("credentialTestUrl"));
    m_url->setAccessibleName(tr("Repository to test with"));
    m_url->setPlaceholderText(tr("Address of a repository"));
    m_test->setObjectName(QStringLiteral("credentialTest"));
    m_test->setAutoDefault(false);
    m_message->setObjectName(QStringLiteral("credentialTestMessage"));
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("Test w&ith:"), this);
    label->setBuddy(m_url);
    row->addWidget(label);
    row->addWidget(m_url, 1);
    row->addWidget(m_test);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_note);
    layout->addWidget(m_message);
    layout->addWidget(m_hostKey);
    setFocusProxy(m_url);
    connect(m_url, &QLineEdit::textEdited, this, [this] {
        clear();
        update();
    });
    connect(m_test, &QPushButton::clicked, this, &CredentialTest::requested);
    connect(m_hostKey, &HostKeyBar::acceptRequested, this, &CredentialTest::acceptRequested);
    connect(m_hostKey, &HostKeyBar::hostKeysRequested, this, &CredentialTest::hostKeysRequested);
    connect(m_hostKey, &HostKeyBar::linkRequested, this, &CredentialTest::linkRequested);
    update();
}

void CredentialTest::setUrl(const QString &url)
{
    m_url->setText(url);
    update();
}

QString CredentialTest::url() const
{
    return m_url->text().trimmed();
}

void CredentialTest::setIsSavedFirst(bool isSavedFirst)
{
    m_isSavedFirst = isSavedFirst;
    update();
}

void CredentialTest::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    if (isBusy) {
        m_hostKey->clear();
        m_message->setMessage(Tone::Busy, tr("Asking %1…").arg(hostOfUrl(url())));
    }
    update();
    Q_EMIT resized();
}

void CredentialTest::showOutcome(const Result<QStringList> &branches)
{
    setBusy(false);
    m_hostKey->clear();
    if (branches)
        m_message->setMessage(Tone::Good, tr("The server accepts this credential."), branchesText(*branches));
    else if (m_hostKey->setError(branches.error()))
        m_message->clear();
    else
        m_message->setError(branches.error());
    Q_EMIT resized();
}

void CredentialTest::clear()
{
    m_message->clear();
    m_hostKey->clear();
    Q_EMIT resized();
}

void CredentialTest::update()
{
    const auto problem = url().isEmpty() ? std::nullopt : repositoryUrlProblem(url());
    m_note->setProblem(problem ? errorText(*problem).sentence : QString());
    m_test->setText(m_isSavedFirst ? tr("Save and &Test") : tr("&Test"));
    m_test->setEnabled(!m_isBusy && !url().isEmpty() && !problem);
}

} // namespace slipway::ui
