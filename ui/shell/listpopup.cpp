// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/listpopup.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QGridLayout>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shell {

using theme::FontRole;
using theme::PlainLabel;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr int kWidth = 640, kTallest = 560; // px at scale 1
constexpr qsizetype kMostRows = 200;        // each is some widgets

class MarkSpot : public QWidget {
public:
    MarkSpot(theme::Mark mark, QWidget *parent) : QWidget(parent), m_mark(mark)
    {
        setFixedSize(scaled(16), scaled(18));
        setAccessibleName(theme::markWord(mark));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        theme::paintMark(painter, rect(), m_mark);
    }

private:
    theme::Mark m_mark;
};

PlainLabel *wrapped(const QString &text, FontRole role, Token token, QWidget *parent)
{
    auto *label = new PlainLabel(text, role, token, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

ListPopup::ListPopup(QWidget *parent) :
    QFrame(parent, Qt::Popup | Qt::FramelessWindowHint), m_title(new PlainLabel({}, FontRole::Title, Token::Text, this)),
    m_sentence(wrapped({}, FontRole::Body, Token::Muted, this)), m_scroll(new QScrollArea(this))
{
    setObjectName(u"listPopup"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(3), space(4), space(3));
    column->setSpacing(space(2));
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addWidget(m_scroll, 1);
    setFocusProxy(m_scroll);
}

void ListPopup::showList(const QString &title, const QString &sentence, const QList<Row> &rows, const QRect &beside)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    m_lines.clear();
    delete m_scroll->takeWidget();
    m_inside = new QWidget;
    auto *grid = new QGridLayout(m_inside);
    grid->setContentsMargins(0, 0, space(2), 0);
    grid->setHorizontalSpacing(space(2));
    grid->setVerticalSpacing(space(1));
    grid->setColumnStretch(2, 1);
    int line = 0;
    for (const Row &row : rows.mid(0, kMostRows)) {
        m_lines.append(QString(row.amount + u' ' + row.text).trimmed());
        if (!row.mark) {
            if (line > 0)
                grid->setRowMinimumHeight(line++, space(1));
            grid->addWidget(new PlainLabel(row.amount, FontRole::Strong, Token::Text, m_inside), line, 0, 1, 2, Qt::AlignTop);
            grid->addWidget(wrapped(row.text, FontRole::Strong, Token::Text, m_inside), line++, 2);
        } else {
            grid->addWidget(new MarkSpot(*row.mark, m_inside), line, 0, Qt::AlignTop);
            grid->addWidget(new PlainLabel(row.amount, FontRole::Body, Token::Text, m_inside), line, 1, Qt::AlignTop);
            PlainLabel *text = wrapped(row.text, FontRole::Body, row.struck ? Token::Muted : Token::Text, m_inside);
            text->setStruck(row.struck);
            grid->addWidget(text, line++, 2);
        }
        if (!row.detail.isEmpty())
            grid->addWidget(wrapped(row.detail, FontRole::Small, Token::Muted, m_inside), line++, 2);
        if (row.picture)
            grid->addWidget(row.picture(m_inside), line++, 0, 1, 3);
    }
    grid->setRowStretch(line, 1);
    m_inside->setAutoFillBackground(false);
    m_scroll->setWidget(m_inside);
    m_inside->setAutoFillBackground(false);
    m_scroll->verticalScrollBar()->setValue(0);
    m_scroll->setVisible(!rows.isEmpty());
    place(beside);
    show();
    m_scroll->setFocus(Qt::PopupFocusReason);
}

void ListPopup::place(const QRect &beside)
{
    const QWidget *window = parentWidget()->window();
    const QRect room = screen()->availableGeometry();
    const int width = std::min({scaled(kWidth), window->width() - space(8), room.width()});
    setFixedWidth(width);
    const QMargins around = layout()->contentsMargins();
    const int inside = width - around.left() - around.right();
    const int rows = m_inside->layout()->totalHeightForWidth(inside - space(3));
    const int sentence = m_sentence->isHidden() ? 0 : m_sentence->heightForWidth(inside) + space(2);
    const int height = around.top() + around.bottom() + m_title->sizeHint().height() + space(2) + sentence + std::max(rows, 0) + space(1);
    setFixedHeight(std::min({height, scaled(kTallest), std::max(200, window->height() - space(16)), room.height()}));
    QPoint at = beside.isEmpty() ? window->mapToGlobal(QPoint((window->width() - width) / 2, space(16))) : beside.bottomLeft() + QPoint(0, space(2));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width)));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - this->height())));
    move(at);
}

QStringList ListPopup::lines() const { return m_lines; }

void ListPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Token::Raised));
    painter.setPen(theme::color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace shell

#include "moc_listpopup.cpp"
