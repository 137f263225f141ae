// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/variablesimportdialog.h"

#include "core/model/errortext.h"
#include "core/model/validation.h"
#include "core/services/inspectorservice.h"
#include "core/services/variableservice.h"
#include "ui/forms/fieldnote.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/rowdelegate.h"
#include "ui/widgets/textfield.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace slipway::ui {
namespace {

constexpr int kIndexRole = Qt::UserRole;    // in m_found
constexpr int kWantedRole = kIndexRole + 1; // whether it would change anything

bool looksSecret(const QString &name)
{
    static const QRegularExpression words(
        QStringLiteral("PASSW|PASSPHRASE|SECRET|TOKEN|CREDENTIAL|PRIVATE|(^|_)(API_?)?KEY$"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(name).hasMatch();
}

} // namespace

VariablesImportDialog::VariablesImportDialog(const QVector<Variable> &present, QWidget *parent)
    : QDialog(parent)
    , m_present(present)
    , m_message(new MessageBar(this))
    , m_text(new TextField(this))
    , m_note(new FieldNote(QStringLiteral("importNote"), this))
    , m_preview(new QTreeWidget(this))
{
    setWindowTitle(tr("Paste .env"));
    build();
    m_text->setFocus();
}

VariablesImportDialog::VariablesImportDialog(Services &services, StackId stack, const QVector<Variable> &present,
                                             QWidget *parent)
    : QDialog(parent)
    , m_services(&services)
    , m_stack(stack)
    , m_present(present)
    , m_message(new MessageBar(this))
    , m_files(new QComboBox(this))
    , m_text(new TextField(this))
    , m_note(new FieldNote(QStringLiteral("importNote"), this))
    , m_preview(new QTreeWidget(this))
{
    setWindowTitle(tr("Import from Repository"));
    build();
    loadFiles();
}

VariablesImportDialog::~VariablesImportDialog()
{
    m_cancel.cancel();
}

void VariablesImportDialog::build()
{
    setObjectName(QStringLiteral("variablesImport"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_message->setObjectName(QStringLiteral("importMessage"));
    m_text->setObjectName(QStringLiteral("importText"));
    m_text->setAccessibleName(tr("Text of the file"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(QStringLiteral("NAME=value"));
    m_text->setMinimumHeight(fontMetrics().height() * 6);
    m_preview->setObjectName(QStringLiteral("importPreview"));
    m_preview->setAccessibleName(tr("What will be added or changed"));
    m_preview->setHeaderLabels({tr("Name"), tr("Value"), tr("Secret"), tr("What happens")});
    m_preview->setRootIsDecorated(false);
    m_preview->setUniformRowHeights(true);
    m_preview->setAlternatingRowColors(true);
    m_preview->setAllColumnsShowFocus(true);
    m_preview->setItemDelegate(new RowDelegate(m_preview));
    m_preview->setMinimumHeight(fontMetrics().height() * 9);
    const int widths[] = {24, 26, 9, 26};
    for (int column = Name; column <= Effect; ++column)
        m_preview->header()->resizeSection(column, characters(this, widths[column]));

    auto *buttons = new QDialogButtonBox(this);
    m_add = buttons->addButton(tr("&Add Variables"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("importAdd"));
    m_add->setDefault(m_files == nullptr);
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("importCancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(wanted());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    if (m_files != nullptr) {
        m_files->setObjectName(QStringLiteral("importFile"));
        m_files->setEditable(true);
        m_files->setInsertPolicy(QComboBox::NoInsert);
        m_files->setAccessibleName(tr("File of the repository"));
        auto *label = new QLabel(tr("&File of the repository:"), this);
        label->setBuddy(m_files);
        layout->addWidget(label);
        layout->addWidget(m_files);
        m_text->setReadOnly(true);
        connect(m_files, &QComboBox::activated, this, &VariablesImportDialog::loadFile);
        // Enter takes the path, and does not press a button.
        connect(m_files->lineEdit(), &QLineEdit::returnPressed, this, &VariablesImportDialog::loadFile);
        for (QAbstractButton *button : buttons->buttons())
            static_cast<QPushButton *>(button)->setAutoDefault(false);
    } else {
        auto *label = new QLabel(tr("&Lines of a .env file:"), this);
        label->setBuddy(m_text);
        layout->addWidget(label);
    }
    layout->addWidget(m_text, 2);
    layout->addWidget(m_note);
    layout->addWidget(m_preview, 3);
    layout->addWidget(buttons);
    connect(m_text, &QPlainTextEdit::textChanged, this, &VariablesImportDialog::readText);
    connect(m_preview, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item, int column) {
        if (column == Secret)
            showValue(item);
    });
    resize(characters(this, 116), fontMetrics().height() * 34);
    readText();
}

void VariablesImportDialog::loadFiles()
{
    m_note->setHint(tr("Looking for example files…"));
    inBackground(
        m_services->worker, this,
        [inspector = &m_services->inspector, stack = m_stack, cancel = m_cancel.token()] {
            return inspector->exampleFiles(stack, cancel);
        },
        [this](const Result<QStringList> &files) {
            m_note->setHint({});
            if (!files) {
                m_message->setError(files.error());
                return;
            }
            m_files->addItems(*files);
            if (files->isEmpty())
                m_note->setHint(tr("The repository has no .env.example beside its compose file. Enter the path of "
                                   "another file and press Enter."));
            else
                loadFile();
        });
}

void VariablesImportDialog::loadFile()
{
    const QString path = m_files->currentText().trimmed();
    inBackground(
        m_services->worker, this,
        [inspector = &m_services->inspector, stack = m_stack, path, cancel = m_cancel.token()] {
            return inspector->fileText(stack, path, cancel);
        },
        [this, path](const Result<QByteArray> &text) {
            m_text->clear();
            if (text)
                m_text->setPlainText(QString::fromUtf8(*text));
            else if (text.error().code == ErrorCode::NotFound)
                m_note->setProblem(tr("There is no file %1 in the repository.").arg(path));
            else
                m_note->setProblem(errorLine(text.error()));
        });
}

void VariablesImportDialog::readText()
{
    m_preview->clear();
    m_found.clear();
    const QString name = m_files != nullptr ? m_files->currentText() : tr("the text");
    const auto found = VariableService::fromText(m_text->toPlainText().toUtf8(), name);
    if (!found) {
        m_note->setProblem(errorText(found.error()).sentence);
        m_add->setEnabled(false);
        return;
    }
    const QSignalBlocker blocker(m_preview);
    for (const Variable &variable : *found)
        addItem(variable);
    const int count = int(wanted().size());
    m_add->setEnabled(count > 0);
    if (!m_found.isEmpty() && count == 0)
        m_note->setHint(tr("Everything in it is set already."));
    else
        m_note->setHint({});
}

void VariablesImportDialog::addItem(const Variable &variable)
{
    const auto known = std::find_if(m_present.cbegin(), m_present.cend(),
                                    [&variable](const Variable &other) { return other.key == variable.key; });
    const bool isKnown = known != m_present.cend();
    Variable found = variable;
    found.isSecret = isKnown ? known->isSecret : looksSecret(variable.key);
    bool isWanted = true;
    QString effect;
    if (const auto problem = variableProblem(variable.key, variable.value)) {
        effect = tr("Left out: %1").arg(errorText(*problem).sentence);
        isWanted = false;
    } else if (!variable.hasValue) {
        effect = isKnown ? tr("Is set already") : tr("Missing: needs a value");
        isWanted = !isKnown;
    } else if (!isKnown) {
        effect = tr("New");
    } else if (!known->isSecret && known->value == variable.value) {
        effect = tr("Unchanged");
        isWanted = false;
    } else {
        effect = known->isSecret ? tr("Replaces the secret") : tr("Replaces %1").arg(known->value);
    }
    auto *item = new QTreeWidgetItem(m_preview, {variable.key, {}, {}, effect});
    item->setData(Name, kIndexRole, m_found.size());
    item->setData(Name, kWantedRole, isWanted);
    item->setToolTip(Effect, effect);
    item->setCheckState(Secret, found.isSecret ? Qt::Checked : Qt::Unchecked);
    item->setData(Secret, Qt::AccessibleTextRole, tr("Secret"));
    if (!isWanted)
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
    m_found.append(found);
    showValue(item);
}

void VariablesImportDialog::showValue(QTreeWidgetItem *item) const
{
    const Variable &variable = m_found.at(item->data(Name, kIndexRole).toInt());
    const bool isHidden = item->checkState(Secret) == Qt::Checked && variable.hasValue;
    const QSignalBlocker blocker(m_preview);
    item->setText(Value, isHidden ? QString(8, QChar(0x2022))
                                  : QString(variable.value).replace(QLatin1Char('\n'), QChar(0x21B5)));
}

QVector<Variable> VariablesImportDialog::wanted() const
{
    QVector<Variable> all;
    for (int row = 0; row < m_preview->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_preview->topLevelItem(row);
        if (!item->data(Name, kWantedRole).toBool())
            continue;
        Variable variable = m_found.at(item->data(Name, kIndexRole).toInt());
        variable.isSecret = item->checkState(Secret) == Qt::Checked;
        all.append(variable);
    }
    return all;
}

} // namespace slipway::ui
