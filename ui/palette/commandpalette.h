// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Ctrl+K: one field over the window that finds every action, target and metric. Made once by the shell as a child of
// the window it covers; it asks its sources anew each time it opens. The keyboard never leaves the field: arrows
// choose, Tab jumps to the next group, Enter runs, Esc closes and gives the keyboard back. GUI thread.

#include "ui/palette/command.h"

#include <QPointer>
#include <QWidget>

class QListView;

namespace theme {
class Card;
class PlainLabel;
class SearchField;
}

namespace palette {

class PaletteModel;

class CommandPalette : public QWidget {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *host);

    void addSource(CommandSource source);
    // Ids of what was used last, newest first; the shell keeps them with the window's state.
    void setRecent(const QStringList &ids);
    [[nodiscard]] const QStringList &recent() const { return m_recent; }

    void open(const QString &text = {});
    void dismiss();

signals:
    void ran(const QString &id); // before its callback runs
    void recentChanged(const QStringList &ids);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers);
    void filter(const QString &text);
    void choose(int row, int direction); // the nearest row from there that can be run
    void move(int rows);
    void moveToGroup(int direction);
    void run(const QModelIndex &index);
    void place();

    theme::Card *m_card;
    theme::SearchField *m_field;
    QListView *m_list;
    theme::PlainLabel *m_nothing;
    theme::PlainLabel *m_keys;
    PaletteModel *m_model;
    std::vector<CommandSource> m_sources;
    QStringList m_recent;
    QPointer<QWidget> m_before; // had the keyboard when it opened
};

} // namespace palette
