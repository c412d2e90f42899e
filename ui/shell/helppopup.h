// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// F1: what the selected thing means and where it is read. Esc or a click elsewhere closes it. GUI thread.

#include <QFrame>

namespace theme {
class PlainLabel;
}

namespace shell {

class HelpPopup : public QFrame {
    Q_OBJECT
public:
    explicit HelpPopup(QWidget *parent);
    // `beside` is global; `more`: further keys, a line of its own.
    void showHelp(const QString &title, const QString &text, const QRect &beside, const QString &more = {});

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::PlainLabel *m_title;
    theme::PlainLabel *m_text;
    theme::PlainLabel *m_keys;
};

} // namespace shell
