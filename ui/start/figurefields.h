// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The fields of one figure of an http_json or prometheus target: id, where it is found, unit, limits. GUI thread.

#include "ui/start/connectiondraft.h"

#include <QMap>
#include <QSet>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace theme {
class Button;
class PlainLabel;
}

namespace start {

class FormField;

class FigureFields : public QWidget {
    Q_OBJECT
public:
    // kind: HttpJson or Prometheus
    FigureFields(environment::TargetKind kind, const TypedFigure &figure, QWidget *parent = nullptr);

    [[nodiscard]] TypedFigure typed() const;
    void setPlace(int place, bool alone); // its number on screen; alone: it cannot be taken out
    // A field complains once it was left with something in it, or after touchAll().
    void setProblems(const QMap<FigureCell, QString> &problems);
    void touchAll();
    [[nodiscard]] QWidget *keyboard(FigureCell cell) const;
    [[nodiscard]] QList<QWidget *> keyboards() const; // in the order of Tab

signals:
    void changed();
    void removeRequested();

private:
    FormField *cell(FigureCell which, const char *objectName, const QString &name, const QString &text, const QString &example);

    const int m_origin;
    theme::PlainLabel *m_caption;
    QMap<FigureCell, FormField *> m_cells;
    QMap<FigureCell, QLineEdit *> m_edits;
    QSet<FigureCell> m_touched;
    QMap<FigureCell, QString> m_problems;
    QComboBox *m_badWhen;
    QCheckBox *m_perSecond = nullptr; // of a prometheus target
    theme::Button *m_remove;
};

} // namespace start
