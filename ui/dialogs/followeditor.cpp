// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/followeditor.h"

#include "core/model/errortext.h"
#include "core/model/validation.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <utility>

namespace slipway::ui {

FollowEditor::FollowEditor(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_branch(new QComboBox(this))
    , m_find(new QPushButton(tr("&Find Branches"), this))
    , m_default(new QCheckBox(tr("Defa&ult branch of the repository"), this))
    , m_tag(new QLineEdit(this))
    , m_commit(new QLineEdit(this))
{
    setObjectName(QStringLiteral("stackFollowEditor"));
    m_kind->setObjectName(QStringLiteral("stackFollow"));
    m_kind->setAccessibleName(tr("Follow"));
    m_kind->addItems({tr("Branch"), tr("Tag or pattern"), tr("Commit")});
    m_branch->setObjectName(QStringLiteral("stackBranch"));
    m_branch->setAccessibleName(tr("Branch"));
    m_branch->setEditable(true);
    m_branch->setInsertPolicy(QComboBox::NoInsert);
    m_branch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_branch->setMinimumContentsLength(12);
    m_branch->addItem(QStringLiteral("main"));
    m_find->setObjectName(QStringLiteral("stackFindBranches"));
    m_find->setAutoDefault(false);
    m_find->setToolTip(tr("Ask the repository for its branches; this also tests whether it can be reached"));
    m_default->setObjectName(QStringLiteral("stackDefaultBranch"));
    m_tag->setObjectName(QStringLiteral("stackTag"));
    m_tag->setAccessibleName(tr("Tag or pattern"));
    m_tag->setPlaceholderText(tr("v1.* (the highest version wins)"));
    m_commit->setObjectName(QStringLiteral("stackCommit"));
    m_commit->setAccessibleName(tr("Commit"));
    m_commit->setPlaceholderText(tr("40 digits and letters a to f"));

    auto *branchPage = new QWidget(this);
    auto *branchRow = new QHBoxLayout(branchPage);
    branchRow->setContentsMargins(0, 0, 0, 0);
    branchRow->addWidget(m_branch, 1);
    branchRow->addWidget(m_find);
    m_pages->addWidget(branchPage);
    m_pages->addWidget(m_tag);
    m_pages->addWidget(m_commit);
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout;
    row->addWidget(m_kind);
    row->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this) * 2 / 3);
    layout->addLayout(row);
    layout->addWidget(m_default);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_kind);

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showKind();
        Q_EMIT edited();
    });
    connect(m_branch, &QComboBox::editTextChanged, this, &FollowEditor::edited);
    connect(m_default, &QCheckBox::toggled, this, [this](bool isDefault) {
        m_branch->setEnabled(!isDefault);
        Q_EMIT edited();
    });
    connect(m_tag, &QLineEdit::textEdited, this, &FollowEditor::edited);
    connect(m_commit, &QLineEdit::textEdited, this, &FollowEditor::edited);
    connect(m_find, &QPushButton::clicked, this, [this] {
        m_wasAsked = true;
        Q_EMIT branchesRequested();
    });
    showKind();
}

void FollowEditor::setFrom(const StackSettings &settings)
{
    m_default->setChecked(!settings.branch);
    if (settings.branch)
        m_branch->setEditText(*settings.branch);
    m_tag->setText(settings.followTag);
    m_commit->setText(settings.followCommit);
    m_kind->setCurrentIndex(!settings.followCommit.isEmpty() ? Commit : !settings.followTag.isEmpty() ? Tag : Branch);
}

void FollowEditor::putInto(StackSettings &settings) const
{
    settings.followTag.clear();
    settings.followCommit.clear();
    switch (Kind(m_kind->currentIndex())) {
    case Branch:
        settings.branch = m_default->isChecked() ? std::nullopt : std::optional(branch());
        break;
    case Tag:
        settings.followTag = m_tag->text().trimmed();
        break;
    case Commit:
        settings.followCommit = m_commit->text().trimmed().toLower();
        break;
    }
}

QString FollowEditor::key() const
{
    const QString keys[] = {QStringLiteral("branch"), QStringLiteral("followTag"), QStringLiteral("followCommit")};
    return keys[m_kind->currentIndex()];
}

QString FollowEditor::problem() const
{
    std::optional<Error> error;
    StackSettings now;
    putInto(now);
    switch (Kind(m_kind->currentIndex())) {
    case Branch:
        if (!now.branch)
            return {};
        if (now.branch->isEmpty())
            return tr("Name a branch, or choose the default branch of the repository.");
        error = branchProblem(*now.branch);
        break;
    case Tag:
        error = followTagProblem(now.followTag);
        break;
    case Commit:
        error = followCommitProblem(now.followCommit);
        break;
    }
    return error ? errorText(*error).sentence : QString();
}

void FollowEditor::setBranches(const QStringList &branches)
{
    if (std::exchange(m_wasAsked, false))
        m_branch->setFocus();
    const QString text = m_branch->currentText();
    const QSignalBlocker blocker(m_branch);
    m_branch->clear();
    m_branch->addItems(branches);
    m_branch->setEditText(text);
}

bool FollowEditor::hasBranch(const QStringList &branches) const
{
    return m_default->isChecked() || branches.contains(branch());
}

QString FollowEditor::branch() const
{
    return m_branch->currentText().trimmed();
}

void FollowEditor::setCanLook(bool canLook)
{
    m_find->setEnabled(canLook);
}

void FollowEditor::setIsLooking(bool isLooking)
{
    m_find->setText(isLooking ? tr("Looking…") : tr("&Find Branches"));
    // The button is disabled meanwhile, and the focus would go on to the box behind it.
    if (!isLooking && m_wasAsked && m_default->hasFocus())
        m_find->setFocus();
}

QVector<QWidget *> FollowEditor::tabOrder() const
{
    return {m_kind, m_branch, m_find, m_tag, m_commit, m_default};
}

void FollowEditor::showKind()
{
    m_pages->setCurrentIndex(m_kind->currentIndex());
    m_default->setVisible(m_kind->currentIndex() == Branch);
}

} // namespace slipway::ui
