// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands where rows would be: why there are none, and what to do next. GUI thread.

#include <QWidget>

namespace theme {

class Button;
class PlainLabel;

class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    // icon: of resources/icons. action empty: no button.
    void setContent(const QString &icon, const QString &title, const QString &sentence, const QString &action = {});
    [[nodiscard]] QString title() const;

signals:
    void actionRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    Button *m_action;
};

} // namespace theme
