// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/sidecolumn.h"

#include "ui/theme/space.h"

#include <QVBoxLayout>

namespace theme {

SideColumn::SideColumn(int width, QWidget *parent) : QScrollArea(parent)
{
    auto *inside = new QWidget;
    m_cards = new QVBoxLayout(inside);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(space(3));
    m_cards->addStretch(1);
    setWidget(inside);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setFixedWidth(scaled(width));
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
}

void SideColumn::add(QWidget *card) { m_cards->insertWidget(m_cards->count() - 1, card); }

} // namespace theme

#include "moc_sidecolumn.cpp"
