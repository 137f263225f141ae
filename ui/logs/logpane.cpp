// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logpane.h"

#include "ui/logs/logview.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tonedtext.h"
#include "ui/widgets/elidedlabel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>

namespace slipway::ui {

LogPane::LogPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new LogView(this))
    , m_services(new QComboBox(this))
    , m_levels(new QComboBox(this))
    , m_find(new QLineEdit(this))
    , m_found(new QLabel(this))
    , m_status(new ElidedLabel(this))
    , m_tools(new QHBoxLayout)
    , m_fileName(QStringLiteral("slipway.log"))
{
    m_services->setObjectName(QStringLiteral("logServices"));
    m_services->setAccessibleName(tr("Filter by service"));
    m_services->setToolTip(tr("Filter by service"));
    for (QComboBox *filter : {m_services, m_levels}) {
        filter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        filter->setMinimumWidth(characters(this, 12));
        filter->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    m_services->hide();
    setServices({});
    fillLevels();
    m_find->setObjectName(QStringLiteral("logFind"));
    m_find->setPlaceholderText(tr("Find in the log"));
    m_find->setAccessibleName(tr("Find in the log"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(QStringLiteral("find")), QLineEdit::LeadingPosition);
    m_find->setMinimumWidth(characters(this, 14));
    m_find->setMaximumWidth(characters(this, 40));

    QToolButton *previous =
        button(QStringLiteral("logFindPrevious"), QStringLiteral("previous"), tr("Find previous"), false);
    QToolButton *next = button(QStringLiteral("logFindNext"), QStringLiteral("next"), tr("Find next"), false);
    QToolButton *wrap = button(QStringLiteral("logWrap"), QStringLiteral("wrap"), tr("Wrap long lines"), true);
    QToolButton *times =
        button(QStringLiteral("logTimes"), QStringLiteral("clock"), tr("Show when each line arrived"), true);
    QToolButton *follow = button(QStringLiteral("logFollow"), QStringLiteral("follow"), tr("Follow the end"), true);
    QToolButton *copy = button(QStringLiteral("logCopy"), QStringLiteral("copy"), tr("Copy what is selected"), false);
    QToolButton *saveButton = button(QStringLiteral("logSave"), QStringLiteral("save"), tr("Save to a file…"), false);
    follow->setChecked(true);
    copy->setEnabled(false);

    const int gap = spacing(this);
    m_tools->setContentsMargins(gap, gap / 2, gap, gap / 2);
    m_tools->setSpacing(gap / 2);
    m_tools->addWidget(m_services);
    m_tools->addWidget(m_levels);
    m_tools->addWidget(m_find, 1);
    m_tools->addWidget(previous);
    m_tools->addWidget(next);
    m_tools->addWidget(m_found);
    m_tools->addWidget(m_status);
    m_tools->addStretch();
    for (QWidget *tool : {wrap, times, follow, copy, saveButton})
        m_tools->addWidget(tool);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_tools);
    layout->addWidget(m_view, 1);

    connect(m_services, &QComboBox::currentIndexChanged, this,
            [this] { m_view->setService(m_services->currentData().toString()); });
    connect(m_levels, &QComboBox::currentIndexChanged, this,
            [this] { m_view->setLeastLevel(m_levels->currentData().value<LogLevel>()); });
    connect(m_view, &LogView::servicesChanged, this, &LogPane::setServices);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_found->clear();
        m_view->setFindText(text);
        if (!text.isEmpty())
            m_view->findNext(true);
    });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { m_view->findNext(true); });
    connect(next, &QToolButton::clicked, this, [this] { m_view->findNext(true); });
    connect(previous, &QToolButton::clicked, this, [this] { m_view->findNext(false); });
    connect(m_view, &LogView::findEnded, this, [this](bool isFound) {
        m_found->setText(isFound || m_find->text().isEmpty() ? QString() : tr("Not found"));
    });
    connect(m_view, &LogView::findRequested, this, &LogPane::focusFind);
    connect(wrap, &QToolButton::toggled, m_view, &LogView::setWrapping);
    connect(times, &QToolButton::toggled, m_view, &LogView::setShowsTimes);
    connect(follow, &QToolButton::toggled, m_view, &LogView::setFollowing);
    connect(m_view, &LogView::followingChanged, follow, &QToolButton::setChecked);
    connect(m_view, &LogView::selectionChanged, copy, &QToolButton::setEnabled);
    connect(copy, &QToolButton::clicked, m_view, &LogView::copySelection);
    connect(saveButton, &QToolButton::clicked, this, &LogPane::save);
}

void LogPane::setHasServices(bool hasServices)
{
    m_view->setHasServices(hasServices);
    m_services->setVisible(hasServices);
    m_levels->setVisible(hasServices);
}

void LogPane::setFileName(const QString &name)
{
    m_fileName = name;
}

void LogPane::setStatus(const QString &text)
{
    m_status->setFullText(text);
    setTextTone(m_status, Tone::Neutral);
}

void LogPane::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void LogPane::addLeading(QWidget *widget)
{
    m_tools->insertWidget(0, widget);
}

QToolButton *LogPane::button(const QString &name, const QString &iconName, const QString &tip, bool isCheckable)
{
    auto *tool = new QToolButton(this);
    tool->setObjectName(name);
    tool->setIcon(icon(iconName));
    tool->setToolTip(tip);
    tool->setAccessibleName(tip);
    tool->setAutoRaise(true);
    tool->setCheckable(isCheckable);
    tool->setFocusPolicy(Qt::TabFocus);
    return tool;
}

void LogPane::setServices(const QStringList &services)
{
    const QString chosen = m_services->currentData().toString();
    const QSignalBlocker blocker(m_services);
    m_services->clear();
    m_services->addItem(tr("All services"), QString());
    QStringList sorted = services;
    sorted.sort(Qt::CaseInsensitive);
    for (const QString &service : sorted)
        m_services->addItem(service, service);
    m_services->setCurrentIndex(std::max(0, m_services->findData(chosen)));
}

void LogPane::fillLevels()
{
    m_levels->setObjectName(QStringLiteral("logLevels"));
    m_levels->setAccessibleName(tr("Filter by level"));
    m_levels->setToolTip(tr("Filter by level"));
    m_levels->addItem(tr("All levels"), QVariant::fromValue(LogLevel::None));
    m_levels->addItem(tr("Without debug"), QVariant::fromValue(LogLevel::Info));
    m_levels->addItem(tr("Warnings and errors"), QVariant::fromValue(LogLevel::Warning));
    m_levels->addItem(tr("Errors"), QVariant::fromValue(LogLevel::Error));
    m_levels->hide();
}

void LogPane::save()
{
    auto *dialog = new QFileDialog(this, tr("Save Log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_fileName);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(m_view->allText()) >= 0 && file.commit())
            setStatus(tr("Saved."));
        else
            setStatus(tr("The log could not be saved: %1").arg(file.errorString()));
    });
    dialog->open();
}

} // namespace slipway::ui
