// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Looks at a window and at all in it, as a person does with eyes, pointer, keyboard and clipboard: every text of it is a text and
// nothing else. What is wrong is collected, with where. GUI thread.

#include "tests/hostile/hostilenames.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSet>
#include <QTest>
#include <QTextEdit>
#include <QToolTip>

using namespace Qt::StringLiterals;

class PlainWalk {
protected:
    void check(const QString &where, const QString &text, bool oneLine = false)
    {
        QString wrong = hostile::rawIn(text);
        if (wrong.isEmpty() && oneLine && text.contains(u'\n'))
            wrong = u"a line feed"_s;
        if (!wrong.isEmpty() && m_wrong.size() < 20)
            m_wrong << where + u": "_s + wrong;
    }
    void checkTip(const QString &where, const QString &tip)
    {
        check(where, tip);
        if (!hostile::markupIn(tip).isEmpty() && m_wrong.size() < 20)
            m_wrong << where + u": markup "_s + base::Untrusted(tip).visible().left(200);
    }
    void walkRows(const QString &where, const QAbstractItemModel &model, const QModelIndex &parent)
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex at = model.index(row, column, parent);
                ++m_cells;
                check(where, at.data().toString(), true);
                for (const int role : {int(Qt::AccessibleTextRole), int(Qt::AccessibleDescriptionRole), int(Qt::StatusTipRole), int(Qt::WhatsThisRole)})
                    check(where, at.data(role).toString());
                if (at.data(Qt::ToolTipRole).isValid())
                    checkTip(where + u" tooltip"_s, at.data(Qt::ToolTipRole).toString());
                if (at.data().toString().contains(u"onerror=x"_s))
                    m_named << where;
            }
            walkRows(where, model, model.index(row, 0, parent));
        }
        for (int column = 0; column < model.columnCount(parent); ++column)
            check(where + u" heading"_s, model.headerData(column, Qt::Horizontal).toString(), true);
    }
    // As the pointer rests on a cell, and as Ctrl+C takes it.
    void pointAndCopy(const QString &where, QAbstractItemView &view)
    {
        const QAbstractItemModel &model = *view.model();
        for (int row = 0; row < std::min(model.rowCount(), 25); ++row)
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex at = model.index(row, column);
                view.setCurrentIndex(at);
                const QPoint place = view.visualRect(at).center();
                QHelpEvent help(QEvent::ToolTip, place, view.viewport()->mapToGlobal(place));
                QApplication::sendEvent(view.viewport(), &help);
                checkTip(where + u" shown tooltip"_s, QToolTip::text());
                QGuiApplication::clipboard()->clear();
                QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
                check(where + u" copied"_s, QGuiApplication::clipboard()->text(), true);
            }
        QToolTip::hideText();
    }
    void walk(const QString &page, QWidget &window, bool everyCell)
    {
        window.grab(); // paints all of it
        QList<QWidget *> all = window.findChildren<QWidget *>();
        all.prepend(&window);
        for (QWidget *widget : std::as_const(all)) {
            const QString where = page + u' ' + (widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) : widget->objectName());
            checkTip(where + u" tooltip"_s, widget->toolTip());
            for (const QString &text : {widget->accessibleName(), widget->accessibleDescription(), widget->windowTitle(), widget->whatsThis(), widget->statusTip()})
                check(where, text);
            if (const auto *label = qobject_cast<QLabel *>(widget)) {
                if (!label->inherits("QTipLabel"))
                    check(where, label->text());
                const bool formsOwn = label->buddy() && hostile::markupIn(label->text()).isEmpty(); // a form made it of words of ours
                if (label->textFormat() != Qt::PlainText && !formsOwn && !label->inherits("QTipLabel")) // Qt's own, whose text is looked at where it is shown
                    m_wrong << where + u": not a plain label"_s;
            } else if (const auto *editor = qobject_cast<QPlainTextEdit *>(widget)) {
                check(where, editor->toPlainText());
            } else if (qobject_cast<QTextEdit *>(widget)) {
                m_wrong << where + u": a rich text editor"_s;
            } else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
                check(where, button->text());
            } else if (const auto *field = qobject_cast<QLineEdit *>(widget)) {
                check(where, field->text());
            } else if (const auto *menu = qobject_cast<QMenu *>(widget)) {
                for (const QAction *action : menu->actions())
                    check(where, action->text());
            } else if (auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->model()) {
                walkRows(where, *view->model(), {});
                if (everyCell && view->isVisible() && !qobject_cast<QHeaderView *>(widget))
                    pointAndCopy(where, *view);
            } else {
                check(where, widget->property("text").toString());
            }
        }
    }
    [[nodiscard]] QString found() const { return m_wrong.join(u'\n'); }

    QStringList m_wrong;   // what was found, with where
    QSet<QString> m_named; // places where a hostile name was seen
    int m_cells = 0;
};
