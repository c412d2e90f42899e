// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The figures of a target, one below the other; there is always one to type into. GUI thread.

#include "ui/start/connectiondraft.h"

#include <QWidget>

class QVBoxLayout;

namespace theme {
class Button;
}

namespace start {

class FigureFields;

class FigureList : public QWidget {
    Q_OBJECT
public:
    explicit FigureList(QWidget *parent = nullptr);

    void fill(environment::TargetKind kind, const QList<TypedFigure> &figures); // what was there goes
    [[nodiscard]] QList<TypedFigure> typed() const;
    void setProblems(const QList<FieldProblem> &problems); // those of Field::Figures count
    void touchAll();
    [[nodiscard]] QWidget *keyboard(int row, FigureCell cell) const;
    [[nodiscard]] QList<QWidget *> keyboards() const; // in the order of Tab

signals:
    void changed();
    void rowsChanged(); // the order of Tab is another one
    void keyboardPut(QWidget *place); // where it was put, without a person who went there

private:
    void add(const TypedFigure &figure);
    void remove(FigureFields *row);
    void number();
    void putKeyboard(const FigureFields *row);

    environment::TargetKind m_kind = environment::TargetKind::HttpJson;
    QList<FigureFields *> m_rows;
    QVBoxLayout *m_column;
    theme::Button *m_add;
};

} // namespace start
