// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/messagebar.h"

#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace theme {

PlainMessageBar::PlainMessageBar(QWidget *parent) :
    Card(parent), m_sentence(new PlainLabel(this)), m_action(new Button({}, Button::Kind::Secondary, this)),
    m_close(new Button({}, Button::Kind::Quiet, this))
{
    m_sentence->setWordWrap(true);
    m_action->setObjectName(u"messageAction"_s);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setIconName(u"close"_s);
    m_close->setAccessibleName(tr("Dismiss"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space(9), space(1), space(1), space(1));
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_action, &Button::clicked, this, &PlainMessageBar::actionRequested);
    connect(m_close, &Button::clicked, this, [this] {
        hide();
        emit dismissed();
    });
    hide();
}

void PlainMessageBar::showMessage(Mark mark, const QString &sentence, const QString &action)
{
    m_mark = mark;
    setGround(markWash(mark), markToken(mark));
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(markWord(mark) + u": "_s + sentence);
    show();
    update();
}

void PlainMessageBar::showMessage(Mark mark, const base::Untrusted &sentence, const QString &action)
{
    showMessage(mark, sentence.visible(), action);
}

QString PlainMessageBar::sentence() const { return m_sentence->text(); }

void PlainMessageBar::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    paintMark(painter, QRectF(space(3), 0, space(4), height()), m_mark, 11);
}

void PlainMessageBar::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_close->setAccessibleName(tr("Dismiss"));
}

} // namespace theme

#include "moc_messagebar.cpp"
