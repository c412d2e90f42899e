// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/figuresdialog.h"

#include "ui/dashboard/celldelegate.h"
#include "ui/dashboard/figuresmodel.h"
#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/space.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

// px at scale 1
constexpr int kFiguresWidth = 700, kFiguresHeight = 560;
constexpr int kFigureColumns[] = {0, 90, 230, 84}; // the first takes what is left

class FigureRows final : public CellDelegate {
public:
    explicit FigureRows(QObject *parent) : CellDelegate({}, {FiguresModel::Title, FiguresModel::Note}, parent) { }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (!index.data(FiguresModel::HeadingRole).toBool())
            return CellDelegate::paint(painter, option, index);
        painter->fillRect(option.rect, theme::color(Token::Raised));
        painter->setFont(theme::font(FontRole::Caption));
        painter->setPen(theme::color(Token::Muted));
        painter->drawText(option.rect.adjusted(space(2), 0, 0, 0), Qt::AlignVCenter, index.data().toString());
    }
};

} // namespace

FiguresDialog::FiguresDialog(const QString &target, QWidget *parent) :
    QDialog(parent), m_model(new FiguresModel(this)), m_field(new theme::SearchField(u"search"_s, this)), m_list(new QTreeView(this)),
    m_nothing(new theme::PlainLabel(tr("No figure matches."), FontRole::Body, Token::Muted, this)),
    m_close(new theme::Button(tr("Close"), theme::Button::Kind::Secondary, this))
{
    setObjectName(u"figuresDialog"_s);
    setWindowTitle(tr("More figures"));
    auto *title = new theme::PlainLabel({}, FontRole::Answer, Token::Text, this);
    title->setText(base::Untrusted(tr("More figures of %1").arg(target)));
    title->setWordWrap(true);
    m_field->setObjectName(u"figuresField"_s);
    m_field->setPlaceholderText(tr("Type a part of its name"));
    m_field->setAccessibleName(tr("Search the figures"));
    m_list->setObjectName(u"figuresList"_s);
    m_list->setAccessibleName(tr("Figures without a chart of their own"));
    m_nothing->setObjectName(u"figuresNothing"_s);
    m_close->setObjectName(u"figuresClose"_s);
    m_close->setAutoDefault(false);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FigureRows(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAllColumnsShowFocus(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setMinimumSectionSize(scaled(44));
    m_list->header()->setSectionResizeMode(FiguresModel::Title, QHeaderView::Stretch);
    for (int column = FiguresModel::Now; column < FiguresModel::ColumnCount; ++column)
        m_list->header()->resizeSection(column, scaled(kFigureColumns[column]));

    auto *keys = new theme::PlainLabel(tr("↑ ↓ choose    Enter adds its chart or takes it away    Esc close"), FontRole::Small, Token::Muted, this);
    keys->setWordWrap(true);
    auto *below = new QHBoxLayout;
    below->addWidget(keys, 1);
    below->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(5), space(4), space(5), space(4));
    column->setSpacing(space(3));
    column->addWidget(title);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1, Qt::AlignTop);
    column->addLayout(below);
    m_nothing->hide();
    const QSize room = parent->window()->size();
    resize(std::min(scaled(kFiguresWidth), room.width()), std::min(scaled(kFiguresHeight), room.height()));

    connect(m_field, &QLineEdit::textChanged, this, &FiguresDialog::filter);
    connect(m_field, &theme::SearchField::left, this, &QDialog::reject);
    connect(m_list, &QTreeView::clicked, this, &FiguresDialog::choose);
    connect(m_close, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { m_field->setAccessibleDescription(index.siblingAtColumn(0).data(Qt::AccessibleTextRole).toString()); });
    m_field->installEventFilter(this);
    m_list->installEventFilter(this);
    m_field->setFocus(Qt::OtherFocusReason);
}

void FiguresDialog::setFigures(const QList<ListedFigure> &figures)
{
    m_model->setFigures(figures);
    showNothing();
    if (!m_list->currentIndex().isValid())
        chooseFirst();
}

void FiguresDialog::filter(const QString &text)
{
    m_model->setFilter(text);
    showNothing();
    m_list->scrollToTop();
    chooseFirst();
}

void FiguresDialog::showNothing()
{
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
}

void FiguresDialog::chooseFirst()
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const QModelIndex index = m_model->index(row, 0); m_model->figure(index)) {
            m_list->setCurrentIndex(index);
            return;
        }
}

void FiguresDialog::choose(const QModelIndex &index)
{
    if (const ListedFigure *figure = m_model->figure(index))
        emit figureChosen(watch::MetricId(figure->metric)); // a copy: the list is another one afterwards
}

bool FiguresDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || (key == Qt::Key_Space && watched == m_list)) {
        choose(m_list->currentIndex());
        return true;
    }
    const bool moves = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
    if (moves && watched == m_field) {
        QCoreApplication::sendEvent(m_list, event);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace dashboard

#include "moc_figuresdialog.cpp"
