// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The frozen log of an incident, read from its folder on a pool thread, so that it opens also when the server is gone. Words,
// process, severity and target are filters over each other. By keyboard: / to the words, P the process of the line alone
// and again all of them, S the severity, T the target, Esc back to everything, then to the timeline. Below the lines stands
// the chosen one whole, three lines of it unless somebody drags for more. GUI thread.

#include "models/incidents/logmodel.h"

#include <QWidget>

class QListView;
class QScrollArea;
class QSplitter;
class QTimer;

namespace theme {
class ElidedLabel;
class PlainLabel;
class SearchField;
class Segmented;
}

namespace incidents {

class LogView : public QWidget {
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);

    // What was frozen; empty: nothing was. began: the lines around this moment are shown first. times: how often something
    // was; with one more it is read again, and the person goes on where they are.
    void open(const QString &folder, base::WallTime began, std::size_t times = 1);
    void showProcess(int pid); // its lines alone, of every severity
    void showTarget(const QString &target); // the same of its lines
    void focusLines();
    // Of a key that a widget around the lines has no use for: true when it is one of ours.
    bool take(QKeyEvent *key);
    [[nodiscard]] bool has(int pid) const { return m_model->has(pid); }
    [[nodiscard]] LogModel &model() { return *m_model; }

signals:
    void loaded(); // has() says something now
    void left();   // the person is done here

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void clear(const QString &folder);
    void readFrozen();
    void search(const LogSearch &search);
    void showOnly(const LogSearch &search);
    void showCount();
    void showWhole();
    void share();
    void nextTarget();
    void retranslate();
    [[nodiscard]] bool filtered() const;

    LogModel *m_model;
    QString m_folder;
    std::size_t m_times = 0;
    base::WallTime m_began{};
    QList<std::pair<QString, QString>> m_without;
    bool m_reading = false;
    bool m_elsewhere = false; // another console froze it, and kept it
    theme::SearchField *m_words;
    theme::Segmented *m_severity;
    theme::PlainLabel *m_count, *m_whole;
    theme::ElidedLabel *m_reasons;
    QListView *m_lines;
    QScrollArea *m_wholeArea;
    QSplitter *m_split;
    bool m_dragged = false;
    QTimer *m_typing; // a search a moment after the last key
};

} // namespace incidents
