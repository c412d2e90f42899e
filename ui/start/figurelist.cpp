// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/figurelist.h"

#include "ui/start/figurefields.h"
#include "ui/theme/button.h"
#include "ui/theme/space.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using theme::space;

namespace start {

FigureList::FigureList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this)), m_add(new theme::Button(tr("Another figure"), theme::Button::Kind::Secondary, this))
{
    m_add->setObjectName(u"FigureAdd"_s);
    m_add->setAutoDefault(false);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space(4));
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &theme::Button::clicked, this, [this] {
        add({});
        number();
        emit rowsChanged();
        emit changed();
        putKeyboard(m_rows.last());
    });
    fill(m_kind, {});
}

void FigureList::fill(environment::TargetKind kind, const QList<TypedFigure> &figures)
{
    qDeleteAll(m_rows);
    m_rows.clear();
    m_kind = kind;
    for (const TypedFigure &figure : figures)
        add(figure);
    if (m_rows.isEmpty())
        add({});
    number();
}

void FigureList::add(const TypedFigure &figure)
{
    auto *row = new FigureFields(m_kind, figure, this);
    m_column->insertWidget(int(m_rows.size()), row);
    row->show(); // at once, so that it can have the keyboard
    m_rows.append(row);
    connect(row, &FigureFields::changed, this, &FigureList::changed);
    connect(row, &FigureFields::removeRequested, this, [this, row] { remove(row); });
}

void FigureList::remove(FigureFields *row)
{
    const qsizetype place = m_rows.indexOf(row);
    if (place < 0 || m_rows.size() == 1)
        return;
    m_rows.removeAt(place);
    FigureFields *next = m_rows.at(std::min(place, m_rows.size() - 1));
    next->keyboard(FigureCell::Id)->setFocus(Qt::OtherFocusReason); // before it would go to any other with the row
    row->hide();
    row->deleteLater();
    number();
    emit rowsChanged();
    emit changed();
    putKeyboard(next);
}

void FigureList::putKeyboard(const FigureFields *row)
{
    QWidget *place = row->keyboard(FigureCell::Id);
    place->setFocus(Qt::OtherFocusReason);
    emit keyboardPut(place);
}

void FigureList::number()
{
    for (int place = 0; place < m_rows.size(); ++place)
        m_rows[place]->setPlace(place + 1, m_rows.size() == 1);
}

QList<TypedFigure> FigureList::typed() const
{
    QList<TypedFigure> all;
    for (const FigureFields *row : m_rows)
        all.append(row->typed());
    return all;
}

void FigureList::setProblems(const QList<FieldProblem> &problems)
{
    for (int place = 0; place < m_rows.size(); ++place) {
        QMap<FigureCell, QString> wrong;
        for (const FieldProblem &problem : problems)
            if (problem.field == Field::Figures && problem.row == place)
                wrong.insert(problem.cell, problem.text);
        m_rows[place]->setProblems(wrong);
    }
}

void FigureList::touchAll()
{
    for (FigureFields *row : m_rows)
        row->touchAll();
}

QWidget *FigureList::keyboard(int row, FigureCell cell) const
{
    return m_rows.at(std::clamp(row, 0, int(m_rows.size()) - 1))->keyboard(cell);
}

QList<QWidget *> FigureList::keyboards() const
{
    QList<QWidget *> all;
    for (const FigureFields *row : m_rows)
        all += row->keyboards();
    all.append(m_add);
    return all;
}

} // namespace start

#include "moc_figurelist.cpp"
