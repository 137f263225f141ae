// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/deployoneditor.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/textfield.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

constexpr int kVisibleLines = 4;

} // namespace

DeployOnEditor::DeployOnEditor(QWidget *parent)
    : QWidget(parent)
    , m_on(new QComboBox(this))
    , m_patterns(new TextField(this))
{
    setObjectName(QStringLiteral("stackDeployOnEditor"));
    m_on->setObjectName(QStringLiteral("stackDeployOn"));
    m_on->setAccessibleName(tr("Deploy"));
    m_on->addItem(tr("On every new commit"), int(DeployOn::Any));
    m_on->addItem(tr("Only when files of this stack changed"), int(DeployOn::Stack));
    m_on->addItem(tr("Only when these files changed"), int(DeployOn::Patterns));
    m_patterns->setObjectName(QStringLiteral("stackDeployPatterns"));
    m_patterns->setAccessibleName(tr("Files, one pattern a line"));
    m_patterns->setPlaceholderText(QStringLiteral("shop/**\n!shop/docs/**"));
    m_patterns->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_patterns->setTabChangesFocus(true);
    m_patterns->setFixedHeight(m_patterns->fontMetrics().lineSpacing() * kVisibleLines +
                               2 * (m_patterns->frameWidth() + int(m_patterns->document()->documentMargin())));
    m_patterns->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this) * 2 / 3);
    layout->addWidget(m_on);
    layout->addWidget(m_patterns);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_on);
    connect(m_on, &QComboBox::currentIndexChanged, this, [this] {
        m_patterns->setVisible(chosen() == DeployOn::Patterns);
        Q_EMIT edited();
    });
    connect(m_patterns, &QPlainTextEdit::textChanged, this, &DeployOnEditor::edited);
}

void DeployOnEditor::setFrom(const StackSettings &settings)
{
    m_patterns->setPlainText(settings.deployPatterns.join(QLatin1Char('\n')));
    m_on->setCurrentIndex(m_on->findData(int(settings.deployOn)));
}

void DeployOnEditor::putInto(StackSettings &settings) const
{
    settings.deployOn = chosen();
    settings.deployPatterns = patterns(); // kept while another choice is made
}

QString DeployOnEditor::problem() const
{
    return chosen() == DeployOn::Patterns && patterns().isEmpty()
               ? tr("Enter at least one file or pattern, such as shop/**.")
               : QString();
}

QString DeployOnEditor::hint() const
{
    switch (chosen()) {
    case DeployOn::Any:
        return {};
    case DeployOn::Stack:
        return tr("The folder of the compose file, and what Compose reads outside it: build contexts, env files, "
                  "configs, secrets and mounted files.");
    case DeployOn::Patterns:
        return tr("One a line, inside the repository: * is any text, ** any folders, and ! before a line takes its "
                  "files out again.");
    }
    return {};
}

QVector<QWidget *> DeployOnEditor::tabOrder() const
{
    return {m_on, m_patterns};
}

DeployOn DeployOnEditor::chosen() const
{
    return DeployOn(m_on->currentData().toInt());
}

QStringList DeployOnEditor::patterns() const
{
    QStringList lines;
    for (const QString &line : m_patterns->toPlainText().split(QLatin1Char('\n'))) {
        if (const QString pattern = line.trimmed(); !pattern.isEmpty())
            lines << pattern;
    }
    return lines;
}

} // namespace slipway::ui
