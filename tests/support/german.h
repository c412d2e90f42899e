// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A program that speaks German, as long as this lives, and what of a screen was forgotten: texts in sight that are English
// sentences of ours though German has another one for them.

#include "tests/translations/tsfile.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QTranslator>

namespace test {

class German {
public:
    German()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        if (!m_words.load(QStringLiteral(":/translations/quarterdeck_de")) || !QCoreApplication::installTranslator(&m_words))
            qFatal("no German");
        for (const Message &m : messages(QStringLiteral(QD_SOURCE_DIR "/translations/quarterdeck_de.ts")))
            if (!m.plural && m.forms.value(0) != m.source)
                m_english.insert(m.source);
    }
    ~German()
    {
        QCoreApplication::removeTranslator(&m_words);
        QLocale::setDefault(QLocale::c());
    }
    German(const German &) = delete;

    [[nodiscard]] static QStringList textsOf(const QWidget &screen)
    {
        QStringList all;
        for (const auto *widget : screen.findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            all << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                all << label->text();
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                all << button->text();
            if (const auto *line = qobject_cast<const QLineEdit *>(widget))
                all << line->placeholderText();
            if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
                for (int i = 0; i < tabs->count(); ++i)
                    all << tabs->tabText(i);
            if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
                all += cellsOf(*view);
        }
        all.removeAll(QString());
        return all;
    }
    [[nodiscard]] QStringList forgotten(const QWidget &screen) const
    {
        QStringList all;
        for (const QString &text : textsOf(screen))
            if (m_english.contains(text) && !all.contains(text))
                all << text;
        return all;
    }

private:
    static QStringList cellsOf(const QAbstractItemView &view)
    {
        QStringList all;
        const QAbstractItemModel *model = view.model();
        if (!model || qobject_cast<const QHeaderView *>(&view))
            return all;
        for (int column = 0; column < model->columnCount(view.rootIndex()); ++column) {
            all << model->headerData(column, Qt::Horizontal).toString() << model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
            for (int row = 0; row < std::min(50, model->rowCount(view.rootIndex())); ++row) {
                const QModelIndex at = model->index(row, column, view.rootIndex());
                all << at.data().toString() << at.data(Qt::ToolTipRole).toString() << at.data(Qt::AccessibleTextRole).toString();
            }
        }
        return all;
    }

    QTranslator m_words;
    QSet<QString> m_english;
};

} // namespace test
