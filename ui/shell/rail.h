// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The panes that exist, at the left: icon, word, count of what is open there; icon and count alone where the window
// is narrow for the size of its text. The number of a pane's key never moves. Below them who is on call. GUI thread.

#include "ui/theme/mark.h"

#include <QAbstractButton>
#include <QWidget>

class QVBoxLayout;

namespace theme {
class PlainLabel;
}

namespace shell {

class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString &icon, QWidget *parent);
    void setBadge(int count, theme::Mark mark);
    void setCollapsed(bool collapsed); // the word moves into the tooltip
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_icon;
    int m_count = 0;
    bool m_collapsed = false;
    theme::Mark m_mark = theme::Mark::Unknown;
};

class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);
    [[nodiscard]] RailButton *dashboard() const { return m_dashboard; }
    [[nodiscard]] RailButton *incidents() const { return m_incidents; } // hidden while there is no such pane
    void fitWindow(int width); // of the whole window
    void showOnCall(const QStringList &lines, bool nobody); // nobody: where somebody must be; none: it is not known

signals:
    void dashboardRequested();
    void incidentsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    RailButton *m_dashboard;
    RailButton *m_incidents;
    theme::PlainLabel *m_onCall;
    int m_window = 0; // its width
};

} // namespace shell
