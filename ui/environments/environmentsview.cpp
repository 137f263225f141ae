// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/environmentsview.h"

#include "ui/environments/environmentsmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tone.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QStyledItemDelegate>

namespace slipway::ui {
namespace {

// Two lines a row. The style paints row, focus and icon; only the text is ours.
class TwoLineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize one = QStyledItemDelegate::sizeHint(option, index);
        return {one.width(), option.fontMetrics.lineSpacing() * 2 + option.fontMetrics.height() * 3 / 4};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        row.text.clear();
        const QWidget *widget = option.widget;
        const QStyle *style = widget != nullptr ? widget->style() : QApplication::style();
        // Without a text some styles centre the icon: keep its column by hand.
        const QIcon picture = row.icon;
        row.icon = {};
        row.features.setFlag(QStyleOptionViewItem::HasDecoration, false);
        style->drawControl(QStyle::CE_ItemViewItem, &row, painter, widget);

        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const int side = row.decorationSize.height();
        const int gap = option.fontMetrics.height() / 2;
        QRect iconPlace(option.rect.left() + gap, 0, side, side);
        iconPlace.moveTop(option.rect.top() + (option.rect.height() - side) / 2);
        picture.paint(painter, QStyle::visualRect(option.direction, option.rect, iconPlace), Qt::AlignCenter,
                      isSelected ? QIcon::Selected : QIcon::Normal);

        const int line = option.fontMetrics.lineSpacing();
        QRect text = option.rect.adjusted(gap * 2 + side, 0, -gap, 0);
        text.setTop(option.rect.top() + (option.rect.height() - 2 * line) / 2);
        text.setHeight(line);
        text = QStyle::visualRect(option.direction, option.rect, text);
        const Qt::Alignment alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
        painter->save();
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->setFont(option.font);
        painter->drawText(text, int(alignment),
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        if (!isSelected)
            painter->setPen(secondColour(option.palette, index));
        const QString second = index.data(EnvironmentsModel::SecondLineRole).toString();
        painter->drawText(text.translated(0, line), int(alignment),
                          option.fontMetrics.elidedText(second, Qt::ElideRight, text.width()));
        painter->restore();
    }

private:
    static QColor secondColour(const QPalette &palette, const QModelIndex &index)
    {
        const bool isUnreachable =
            index.data(EnvironmentsModel::ReachRole).toInt() == int(EnvironmentStatus::Reach::Unreachable);
        if (isUnreachable || index.data(EnvironmentsModel::AttentionRole).toInt() > 0)
            return toneColour(isUnreachable ? Tone::Bad : Tone::Warning, palette);
        return quietText(palette);
    }
};

} // namespace

EnvironmentsView::EnvironmentsView(EnvironmentsModel *model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("environmentsView"));
    setAccessibleName(tr("Environments"));
    setModel(model);
    setItemDelegate(new TwoLineDelegate(this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *variables = new QAction(icon(QStringLiteral("edit")), tr("&Variables…"), this);
    variables->setObjectName(QStringLiteral("environmentVariablesAction"));
    auto *cache = new QAction(icon(QStringLiteral("layers")), tr("&Layer Cache…"), this);
    cache->setObjectName(QStringLiteral("environmentCacheAction"));
    addActions({variables, cache});
    connect(cache, &QAction::triggered, this, [this] {
        if (chosen().isValid())
            Q_EMIT layerCacheRequested(chosen());
    });
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(variables, &QAction::triggered, this, [this] {
        if (chosen().isValid())
            Q_EMIT variablesRequested(chosen());
    });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { Q_EMIT chosenChanged(chosen()); });
}

EnvironmentId EnvironmentsView::chosen() const
{
    return currentIndex().data(EnvironmentsModel::IdRole).value<EnvironmentId>();
}

void EnvironmentsView::choose(EnvironmentId id)
{
    setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(id)), 0));
}

QSize EnvironmentsView::sizeHint() const
{
    return {characters(this, 26), QListView::sizeHint().height()};
}

QSize EnvironmentsView::minimumSizeHint() const
{
    return {characters(this, 16), fontMetrics().height() * 4};
}

} // namespace slipway::ui
