// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/appbuildeditor.h"

#include "core/model/errortext.h"
#include "ui/forms/edittable.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QTreeView>

namespace slipway::ui {

AppBuildEditor::AppBuildEditor(QWidget *parent)
    : QWidget(parent)
    , m_fields(this, QStringLiteral("app"), [this](const QString &key) { return problemOf(key); })
    , m_dockerfile(new QLineEdit(this))
    , m_context(new QLineEdit(this))
    , m_target(new QLineEdit(this))
    , m_arguments(new EditTable(QStringLiteral("appBuildArguments"), {tr("Name"), tr("Value")}, false, this))
    , m_buildSecrets(new QLineEdit(this))
    , m_platforms(new QLineEdit(this))
{
    m_context->setPlaceholderText(QStringLiteral("."));
    m_target->setPlaceholderText(tr("the last stage"));
    m_buildSecrets->setPlaceholderText(tr("none"));
    m_platforms->setPlaceholderText(tr("the one of the machine"));
    m_arguments->setAddText(tr("Add a build argument"));
    m_arguments->view()->setAccessibleName(tr("Build arguments"));

    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_fields.add(form, QStringLiteral("dockerfile"), tr("Doc&kerfile:"), m_dockerfile, tr("Inside the repository."));
    m_fields.add(form, QStringLiteral("context"), tr("Conte&xt:"), m_context,
                 tr("The folder that is sent to the build; a dot stands for the whole repository."));
    m_fields.add(form, QStringLiteral("target"), tr("Target &stage:"), m_target);
    m_fields.add(form, QStringLiteral("buildArgs"), tr("Build &arguments:"), m_arguments,
                 tr("Everybody who has the image can read them. Use build secrets for what is secret."));
    m_fields.add(form, QStringLiteral("buildSecrets"), tr("Build s&ecrets:"), m_buildSecrets,
                 tr("Names of secret variables that only the build gets, for RUN --mount=type=secret,id=NAME."));
    m_fields.add(form, QStringLiteral("platforms"), tr("&Platforms:"), m_platforms,
                 tr("Such as linux/amd64. More than one needs an Engine that keeps images in containerd."));

    const auto follow = [this](const char *key) {
        return [this, key] {
            m_fields.touch(QString::fromLatin1(key));
            check();
        };
    };
    connect(m_dockerfile, &QLineEdit::textEdited, this, follow("dockerfile"));
    connect(m_context, &QLineEdit::textEdited, this, follow("context"));
    connect(m_target, &QLineEdit::textEdited, this, follow("target"));
    connect(m_arguments, &EditTable::edited, this, follow("buildArgs"));
    connect(m_buildSecrets, &QLineEdit::textEdited, this, follow("buildSecrets"));
    connect(m_platforms, &QLineEdit::textEdited, this, follow("platforms"));
    setFocusProxy(m_dockerfile);
    setFrom({});
}

void AppBuildEditor::setFrom(const AppSettings &settings)
{
    m_dockerfile->setText(settings.dockerfile);
    m_context->setText(settings.context);
    m_target->setText(settings.target);
    std::vector<EditTableModel::Row> arguments;
    for (auto it = settings.buildArguments.cbegin(); it != settings.buildArguments.cend(); ++it)
        arguments.push_back({{it.key(), it.value()}});
    m_arguments->model()->setRows(std::move(arguments));
    m_buildSecrets->setText(settings.buildSecrets.join(QLatin1Char(' ')));
    m_platforms->setText(settings.platforms.join(QLatin1Char(' ')));
    check();
}

void AppBuildEditor::putInto(AppSettings &settings) const
{
    settings.dockerfile = m_dockerfile->text().trimmed();
    settings.context = m_context->text().trimmed();
    if (settings.context.isEmpty())
        settings.context = QStringLiteral(".");
    settings.target = m_target->text().trimmed();
    settings.buildArguments.clear();
    for (const EditTableModel::Row &row : m_arguments->model()->rows()) {
        if (!EditTableModel::isEmpty(row))
            settings.buildArguments.insert(row.texts.at(0), row.texts.at(1));
    }
    settings.buildSecrets = wordsOf(m_buildSecrets->text());
    settings.platforms = wordsOf(m_platforms->text());
}

void AppBuildEditor::setSecrets(const QStringList &names)
{
    m_secrets = names;
    check();
}

// The rules are core's; each field is asked about alone.
QString AppBuildEditor::problemOf(const QString &key) const
{
    AppSettings all;
    putInto(all);
    AppSettings one;
    if (key == QLatin1String("dockerfile"))
        one.dockerfile = all.dockerfile;
    else if (key == QLatin1String("context"))
        one.context = all.context;
    else if (key == QLatin1String("target"))
        one.target = all.target;
    else if (key == QLatin1String("buildArgs"))
        one.buildArguments = all.buildArguments;
    else if (key == QLatin1String("buildSecrets"))
        one.buildSecrets = all.buildSecrets;
    else if (key == QLatin1String("platforms"))
        one.platforms = all.platforms;
    const auto error = appProblem(one, m_secrets);
    return error ? errorText(*error).sentence : QString();
}

void AppBuildEditor::check()
{
    m_fields.check();
    Q_EMIT edited();
}

} // namespace slipway::ui
