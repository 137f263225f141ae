// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/scheduleeditor.h"

#include "core/model/errortext.h"
#include "core/services/scheduleplan.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/timetext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

constexpr int kLeastSeconds = 10;
constexpr int kUsualSeconds = 300;
constexpr int kMostOfAUnit = 1440;
constexpr int kTimesShown = 5;

// In the order of Mode; empty where it is none.
constexpr const char *kPresets[] = {"", "", "hourly", "daily", "weekly", "custom"};

QString localTime(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    return QCoreApplication::translate("ScheduleEditor", "%1 %2")
        .arg(QLocale().toString(local, QStringLiteral("ddd d MMM")),
             QLocale().toString(local.time(), QStringLiteral("HH:mm")))
        .replace(QLatin1Char(' '), QChar(QChar::Nbsp)); // a time is not broken over two lines
}

QString zoneName()
{
    return QString::fromUtf8(QTimeZone::systemTimeZoneId());
}

} // namespace

ScheduleEditor::ScheduleEditor(QWidget *parent)
    : QWidget(parent)
    , m_mode(new QComboBox(this))
    , m_cron(new QLineEdit(this))
    , m_isLooking(new QCheckBox(tr("Loo&k in between, every"), this))
    , m_every(new QSpinBox(this))
    , m_unit(new QComboBox(this))
    , m_look(new QWidget(this))
    , m_more(new QWidget(this))
    , m_zone(new QComboBox(this))
    , m_missed(new QComboBox(this))
{
    setObjectName(QStringLiteral("stackScheduleEditor"));
    m_mode->setObjectName(QStringLiteral("stackSchedule"));
    m_mode->setAccessibleName(tr("Sync by itself"));
    m_mode->addItems({tr("Never, only by hand"), tr("Look every so often"), tr("Every hour"), tr("Every day"),
                      tr("Every week"), tr("At times of my own")});
    m_cron->setObjectName(QStringLiteral("stackAutoUpdateCron"));
    m_cron->setAccessibleName(tr("Times, as a cron expression"));
    m_cron->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_cron->setPlaceholderText(QStringLiteral("0 3 * * MON-FRI"));
    m_cron->setToolTip(tr("Minute, hour, day of month, month, day of week"));
    m_isLooking->setObjectName(QStringLiteral("stackIsPolling"));
    m_every->setObjectName(QStringLiteral("stackPollEvery"));
    m_every->setAccessibleName(tr("Every"));
    m_unit->setObjectName(QStringLiteral("stackPollUnit"));
    m_unit->setAccessibleName(tr("Unit"));
    m_unit->addItem(tr("seconds"), 1);
    m_unit->addItem(tr("minutes"), 60);
    m_unit->addItem(tr("hours"), 3600);
    m_zone->setObjectName(QStringLiteral("stackTimeZone"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMinimumContentsLength(16);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->addItem(tr("Mine: %1").arg(zoneName()));
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromUtf8(id));
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_missed->setObjectName(QStringLiteral("stackMissedRun"));
    m_missed->setAccessibleName(tr("Missed times"));
    m_missed->addItem(tr("Sync once when Slipway is back"), int(MissedRun::Once));
    m_missed->addItem(tr("Wait for the next time"), int(MissedRun::Skip));

    auto *look = new QHBoxLayout(m_look);
    look->setContentsMargins(0, 0, 0, 0);
    look->addWidget(m_isLooking);
    look->addWidget(m_every);
    look->addWidget(m_unit);
    look->addStretch();
    auto *more = new QFormLayout(m_more);
    more->setContentsMargins(0, 0, 0, 0);
    more->setVerticalSpacing(spacing(this) * 2 / 3);
    more->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    more->addRow(tr("Time &zone:"), m_zone);
    more->addRow(tr("&Missed times:"), m_missed);
    auto *first = new QHBoxLayout;
    first->addWidget(m_mode);
    first->addWidget(m_cron, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this) * 2 / 3);
    layout->addLayout(first);
    layout->addWidget(m_look);
    layout->addWidget(m_more);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_mode);
    setEvery(kUsualSeconds);
    setFrom(m_base);

    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        showMode();
        Q_EMIT edited();
    });
    connect(m_cron, &QLineEdit::textEdited, this, &ScheduleEditor::edited);
    connect(m_isLooking, &QCheckBox::toggled, this, [this] {
        showMode();
        Q_EMIT edited();
    });
    connect(m_every, &QSpinBox::valueChanged, this, &ScheduleEditor::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] {
        const int seconds = m_unit->currentData().toInt();
        m_every->setRange(seconds == 1 ? kLeastSeconds : 1, kMostOfAUnit);
        Q_EMIT edited();
    });
    connect(m_zone, &QComboBox::currentTextChanged, this, &ScheduleEditor::edited);
    connect(m_missed, &QComboBox::currentIndexChanged, this, &ScheduleEditor::edited);
}

void ScheduleEditor::setFrom(const StackSettings &settings)
{
    m_base = settings;
    const QString cron = cronTextOf(settings);
    Mode mode = Custom;
    if (!settings.autoUpdate) {
        mode = Off;
    } else if (cron.isEmpty()) {
        mode = Poll;
    } else {
        for (const Mode preset : {Hourly, Daily, Weekly}) {
            StackSettings plain;
            plain.autoUpdateSchedule = QString::fromLatin1(kPresets[preset]);
            settleSchedule(&plain, true);
            if (plain.autoUpdateCron == cron)
                mode = preset;
        }
    }
    m_cron->setText(cron);
    m_isLooking->setChecked(settings.pollSeconds > 0);
    setEvery(settings.pollSeconds > 0 ? settings.pollSeconds : kUsualSeconds);
    if (settings.timeZone.isEmpty())
        m_zone->setCurrentIndex(0);
    else
        m_zone->setEditText(settings.timeZone);
    m_missed->setCurrentIndex(m_missed->findData(int(settings.missedRun)));
    m_mode->setCurrentIndex(mode);
    showMode();
}

void ScheduleEditor::putInto(StackSettings &settings) const
{
    settings.autoUpdate = mode() != Off;
    settings.autoUpdateSchedule = m_base.autoUpdateSchedule;
    settings.autoUpdateCron = m_base.autoUpdateCron;
    settings.pollSeconds = m_base.pollSeconds;
    settings.timeZone = zone();
    settings.missedRun = MissedRun(m_missed->currentData().toInt());
    if (mode() == Off)
        return;
    settings.pollSeconds = mode() == Poll || m_isLooking->isChecked() ? everySeconds() : 0;
    settings.autoUpdateSchedule = QString::fromLatin1(kPresets[mode()]);
    settings.autoUpdateCron = mode() == Custom ? m_cron->text().trimmed() : QString();
    settleSchedule(&settings, mode() != Custom);
}

QString ScheduleEditor::problem() const
{
    if (mode() == Off)
        return {};
    if (mode() == Custom && m_cron->text().trimmed().isEmpty())
        return tr("Enter when to sync, such as 0 3 * * * for 03:00 every day.");
    if (mode() == Custom) {
        const SchedulePreview preview = previewSchedule(m_cron->text().trimmed(), {}, QDateTime::currentDateTimeUtc());
        if (!preview.problem.isEmpty())
            return preview.problem;
    }
    StackSettings settings;
    putInto(settings);
    const auto error = scheduleProblem(settings);
    return error ? errorText(*error).sentence : QString();
}

QString ScheduleEditor::hint() const
{
    if (mode() == Off)
        return tr("Slipway looks only when you or a webhook ask.");
    StackSettings settings;
    putInto(settings);
    if (mode() == Poll)
        return tr("A look asks the repository for its newest commit; only a new one is deployed.");
    const SchedulePreview preview =
        previewSchedule(cronTextOf(settings), settings.timeZone, QDateTime::currentDateTimeUtc(), kTimesShown);
    if (!preview.problem.isEmpty())
        return {};
    QStringList times;
    for (const QDateTime &time : preview.nextRuns)
        times << localTime(time);
    const bool isElsewhere = !settings.timeZone.isEmpty() && settings.timeZone != zoneName();
    return (isElsewhere
                //: %1 is the schedule in words, %2 a time zone, %3 a list of times.
                ? tr("%1, in %2.\nNext, in your time: %3").arg(preview.words, settings.timeZone)
                //: %1 is the schedule in words, %2 a list of times.
                : tr("%1.\nNext: %2").arg(preview.words))
        .arg(times.join(QStringLiteral("  ·  ")));
}

bool ScheduleEditor::hasKey(const QString &key)
{
    return QStringList{QStringLiteral("autoUpdate"),     QStringLiteral("autoUpdateSchedule"),
                       QStringLiteral("autoUpdateCron"), QStringLiteral("timeZone"),
                       QStringLiteral("pollSeconds"),    QStringLiteral("missedRun")}
        .contains(key);
}

QVector<QWidget *> ScheduleEditor::tabOrder() const
{
    return {m_mode, m_cron, m_isLooking, m_every, m_unit, m_zone, m_missed};
}

ScheduleEditor::Mode ScheduleEditor::mode() const
{
    return Mode(m_mode->currentIndex());
}

QString ScheduleEditor::zone() const
{
    const QString text = m_zone->currentText().trimmed();
    return text.isEmpty() || text == m_zone->itemText(0) ? QString() : text;
}

int ScheduleEditor::everySeconds() const
{
    return m_every->value() * m_unit->currentData().toInt();
}

void ScheduleEditor::setEvery(int seconds)
{
    const int unit = seconds % 3600 == 0 ? 3600 : seconds % 60 == 0 ? 60 : 1;
    m_unit->setCurrentIndex(m_unit->findData(unit));
    m_every->setRange(unit == 1 ? kLeastSeconds : 1, std::max(kMostOfAUnit, seconds / unit));
    m_every->setValue(seconds / unit);
}

void ScheduleEditor::showMode()
{
    const bool isCron = mode() != Off && mode() != Poll;
    m_cron->setVisible(mode() == Custom);
    m_look->setVisible(mode() != Off);
    m_isLooking->setVisible(isCron);
    m_every->setEnabled(mode() == Poll || m_isLooking->isChecked());
    m_unit->setEnabled(m_every->isEnabled());
    m_more->setVisible(isCron);
}

QString scheduleText(const StackSettings &settings)
{
    if (!settings.autoUpdate)
        return QCoreApplication::translate("ScheduleEditor", "By hand");
    const QString look =
        settings.pollSeconds == 0
            ? QString()
            : QCoreApplication::translate("ScheduleEditor", "Looks every %1")
                  .arg(settings.pollSeconds % 60 == 0 ? ageText(std::chrono::seconds(settings.pollSeconds))
                                                      : durationText(std::chrono::seconds(settings.pollSeconds)));
    const QString cron = cronTextOf(settings);
    if (cron.isEmpty())
        return look;
    const SchedulePreview preview = previewSchedule(cron, settings.timeZone, QDateTime::currentDateTimeUtc(), 0);
    const QString words =
        settings.timeZone.isEmpty() || settings.timeZone == zoneName()
            ? preview.words
            : QCoreApplication::translate("ScheduleEditor", "%1, in %2").arg(preview.words, settings.timeZone);
    return look.isEmpty() ? words : QCoreApplication::translate("ScheduleEditor", "%1; %2").arg(words, look);
}

} // namespace slipway::ui
