// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messagebar.h"

#include "core/model/errortext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace slipway::ui {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_shape(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_remedy(new QLabel(this))
    , m_grid(new QGridLayout(this))
    , m_buttons(new QHBoxLayout)
    , m_toggle(new QPushButton(tr("Show Details"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_close(new QToolButton(this))
    , m_detail(new QPlainTextEdit(this))
{
    QFont bold = m_sentence->font();
    bold.setBold(true);
    m_sentence->setFont(bold);
    m_sentence->setObjectName(QStringLiteral("messageSentence"));
    m_remedy->setObjectName(QStringLiteral("messageRemedy"));
    for (QLabel *label : {m_sentence, m_remedy}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_toggle->setObjectName(QStringLiteral("messageDetails"));
    m_toggle->setCheckable(true);
    m_copy->setObjectName(QStringLiteral("messageCopy"));
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("cancel")));
    m_close->hide();
    m_detail->setReadOnly(true);
    m_detail->setObjectName(QStringLiteral("messageRaw"));
    m_detail->setAccessibleName(tr("Details"));
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_detail->setTabChangesFocus(true);
    m_detail->hide();

    m_buttons->setSpacing(spacing(this));
    m_buttons->addWidget(m_toggle);
    m_buttons->addWidget(m_copy);
    m_buttons->addStretch();
    const int gap = spacing(this);
    m_grid->setContentsMargins(gap * 3 / 2, gap, gap, gap);
    m_grid->setHorizontalSpacing(gap * 3 / 2);
    m_grid->setVerticalSpacing(gap * 2 / 3);
    m_grid->addWidget(m_shape, 0, 0, Qt::AlignTop);
    m_grid->addWidget(m_sentence, 0, 1);
    m_grid->addWidget(m_close, 0, 2, Qt::AlignTop);
    m_grid->addWidget(m_remedy, 1, 1, 1, 2);
    m_grid->addLayout(m_buttons, 3, 1, 1, 2);
    m_grid->addWidget(m_detail, 4, 1, 1, 2);
    m_grid->setColumnStretch(1, 1);

    connect(m_toggle, &QPushButton::toggled, this, &MessageBar::showDetail);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_raw); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    // Not Maximum: its texts wrap, and need more height where it is narrow.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
}

void MessageBar::setMessage(Tone tone, const QString &sentence, const QString &remedy, const QString &detail)
{
    if (sentence.isEmpty())
        return clear();
    m_tone = tone;
    m_sentence->setText(sentence);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    if (m_raw != detail)
        m_toggle->setChecked(false);
    m_raw = detail;
    m_detail->setPlainText(detail);
    // As high as its lines, up to nine; one more where long ones wrap.
    const auto lines = std::clamp<qsizetype>(detail.count(QLatin1Char('\n')) + 3, 3, 9);
    m_detail->setFixedHeight(m_detail->fontMetrics().lineSpacing() * int(lines) + 2 * m_detail->frameWidth());
    m_toggle->setVisible(!detail.isEmpty());
    m_copy->setVisible(!detail.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(remedy);
    applyTone();
    show();
}

void MessageBar::setError(const Error &error)
{
    const ErrorText text = errorText(error);
    setMessage(error.kind() == ErrorKind::Cancelled ? Tone::Neutral : Tone::Bad, text.sentence, text.remedy,
               error.detail);
}

void MessageBar::clear()
{
    m_sentence->clear();
    m_toggle->setChecked(false);
    hide();
}

QPushButton *MessageBar::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    m_buttons->insertWidget(m_buttons->indexOf(m_toggle), button);
    return button;
}

void MessageBar::addContent(QWidget *widget)
{
    m_grid->addWidget(widget, 2, 1, 1, 2);
}

void MessageBar::setClosable(bool isClosable)
{
    m_close->setVisible(isClosable);
}

QString MessageBar::sentence() const
{
    return m_sentence->text();
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTone();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int bar = std::max(2, spacing(this) / 2);
    const qreal radius = bar;
    QColor edge = toneColour(m_tone, palette());
    QColor line = edge;
    line.setAlphaF(0.35F);
    painter.setPen(line);
    painter.setBrush(toneBackground(m_tone, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const QRect stripe = isRightToLeft() ? QRect(width() - bar, 0, bar, height()) : QRect(0, 0, bar, height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(edge);
    painter.drawRoundedRect(stripe, radius / 2, radius / 2);
}

void MessageBar::applyTone()
{
    const char *name = m_tone == Tone::Bad       ? "message-error"
                       : m_tone == Tone::Warning ? "message-warning"
                                                 : "message-info";
    m_shape->setPixmap(
        icon(QString::fromLatin1(name), m_tone).pixmap(QSize(smallIcon(this), smallIcon(this)), devicePixelRatioF()));
    update();
}

void MessageBar::showDetail(bool isShown)
{
    m_detail->setVisible(isShown);
    m_toggle->setText(isShown ? tr("Hide Details") : tr("Show Details"));
}

} // namespace slipway::ui
