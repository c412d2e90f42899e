// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandpalette.h"

#include "ui/palette/palettedelegate.h"
#include "ui/palette/palettemodel.h"
#include "ui/theme/card.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/space.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace palette {
namespace {

constexpr int kRemembered = 20;
constexpr int kWidth = 660;
constexpr int kHeight = 560;
constexpr qreal kVeil = 0.62; // of the window's ground over what lies beneath

} // namespace

CommandPalette::CommandPalette(QWidget *host) :
    QWidget(host), m_card(new theme::Card(this)), m_field(new theme::SearchField(u"search"_s, m_card)),
    m_list(new QListView(m_card)), m_nothing(new theme::PlainLabel({}, FontRole::Body, Token::Muted, m_card)),
    m_keys(new theme::PlainLabel(tr("↑ ↓ choose    Tab next group    Enter run    Esc close"), FontRole::Small, Token::Muted,
                                 m_card)),
    m_model(new PaletteModel(this))
{
    setObjectName(u"CommandPalette"_s);
    setAccessibleName(tr("Command palette"));
    m_field->setObjectName(u"PaletteField"_s);
    m_field->setPlaceholderText(tr("Type an action, an incident, a target or a metric"));
    m_field->setAccessibleName(tr("Search actions, incidents, targets and metrics"));
    m_list->setObjectName(u"PaletteList"_s);
    m_list->setAccessibleName(tr("What fits"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_nothing->setObjectName(u"PaletteNothing"_s);
    m_nothing->setContentsMargins(space(4), space(2), space(4), space(2));
    m_nothing->setWordWrap(true);

    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(space(3), space(3), space(3), space(2));
    column->setSpacing(space(2));
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1, Qt::AlignTop);
    m_keys->setContentsMargins(space(1), 0, 0, 0);
    column->addWidget(m_keys);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    m_field->installEventFilter(this);
    host->installEventFilter(this);
    hide();
}

void CommandPalette::addSource(CommandSource source)
{
    m_sources.push_back(std::move(source));
}

void CommandPalette::setRecent(const QStringList &ids)
{
    m_recent = ids;
    m_model->setRecent(ids);
}

void CommandPalette::open(const QString &text)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    QList<Command> commands;
    for (const CommandSource &source : m_sources)
        commands += source();
    m_model->setCommands(std::move(commands));
    m_field->setText(text);
    filter(text);
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::filter(const QString &text)
{
    m_model->setFilter(text);
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothing->setText(tr("Nothing fits “%1”. Try the name of a target, an incident, a metric or an action.").arg(text.simplified()));
    if (isVisible())
        place();
    choose(0, 1);
    m_list->scrollToTop();
}

void CommandPalette::choose(int row, int direction)
{
    for (; row >= 0 && row < m_model->rowCount(); row += direction) {
        const QModelIndex at = m_model->index(row);
        if (!(at.flags() & Qt::ItemIsEnabled))
            continue;
        m_list->setCurrentIndex(at);
        m_list->scrollTo(at);
        m_field->setAccessibleDescription(at.data(Qt::DisplayRole).toString());
        return;
    }
}

void CommandPalette::move(int rows)
{
    const int target = m_list->currentIndex().row() + rows;
    const int last = m_model->rowCount() - 1;
    if (rows == 1 && target > last)
        choose(0, 1);
    else if (rows == -1 && target < 0)
        choose(last, -1);
    else
        choose(std::clamp(target, 0, std::max(last, 0)), rows > 0 ? 1 : -1);
}

void CommandPalette::moveToGroup(int direction)
{
    const auto first = [this](int row) { return m_model->index(row).data(PaletteModel::FirstOfGroupRole).toBool(); };
    int row = m_list->currentIndex().row();
    if (direction < 0)
        while (row > 0 && !first(row))
            --row;
    for (row += direction; row >= 0 && row < m_model->rowCount(); row += direction) {
        if (!first(row))
            continue;
        choose(row, 1);
        return;
    }
    choose(0, 1);
}

void CommandPalette::run(const QModelIndex &index)
{
    const Command *found = m_model->command(index);
    if (!found || !(index.flags() & Qt::ItemIsEnabled))
        return;
    const Command command = *found; // the callback may open the palette again
    m_recent.removeAll(command.id);
    m_recent.prepend(command.id);
    m_recent.resize(std::min<qsizetype>(m_recent.size(), kRemembered));
    dismiss();
    m_model->setRecent(m_recent);
    emit recentChanged(m_recent);
    emit ran(command.id);
    command.callback();
}

bool CommandPalette::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    const int page = std::max(1, m_list->viewport()->height() / theme::rowHeight() - 1);
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(page);
        return true;
    case Qt::Key_PageUp:
        move(-page);
        return true;
    case Qt::Key_Tab:
        moveToGroup(1);
        return true;
    case Qt::Key_Backtab:
        moveToGroup(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_K:
        if (!(modifiers & Qt::ControlModifier))
            return false;
        dismiss();
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return keyPressed(key->key(), key->modifiers());
    }
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_K && key->modifiers() & Qt::ControlModifier) {
            event->accept();
            return true;
        }
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int width = std::min(theme::scaled(kWidth), this->width() - space(8));
    const int rows = m_model->rowCount() > 0 ? PaletteDelegate::heightOf(*m_model)
                                             : m_nothing->heightForWidth(width - space(6));
    const int frame = m_field->sizeHint().height() + m_keys->sizeHint().height() + space(10);
    const int height = std::min({frame + rows, this->height() * 3 / 4, theme::scaled(kHeight)});
    m_card->setGeometry((this->width() - width) / 2, this->height() / 9, width, height);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = theme::color(Token::Window);
    veil.setAlphaF(float(kVeil));
    painter.fillRect(rect(), veil);
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_card->geometry().contains(event->position().toPoint()))
        dismiss();
}

void CommandPalette::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->doItemsLayout();
}

void CommandPalette::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && isVisible()) {
        place();
        m_list->doItemsLayout();
    }
}

} // namespace palette

#include "moc_commandpalette.cpp"
