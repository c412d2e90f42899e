// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Below the sessions, while a prepared transaction is selected: whose it is, and the statement that ends it with a button
// that copies it. It runs nothing: no session has to be ended, and who prepared it may still mean to commit it. GUI thread.

#include "models/watch/lockwait.h"

#include <QWidget>

#include <optional>

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
}

namespace dashboard {

class PreparedPanel : public QWidget {
    Q_OBJECT
public:
    explicit PreparedPanel(QWidget *parent = nullptr);

    // Null: none is selected. past: what is shown is over, so nothing is offered.
    void show(const watch::LockBlocker *prepared, bool past);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::optional<watch::LockBlocker> m_prepared;
    bool m_past = false;
    theme::PlainLabel *m_about;
    theme::ElidedLabel *m_statement;
    theme::Button *m_copy;
};

} // namespace dashboard
