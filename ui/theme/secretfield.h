// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A field for a password: dots, no undo, no menu, nothing for an input method to learn, no drag. What was typed
// leaves it only as a base::Secret. GUI thread.

#include "models/base/secret.h"

#include <QLineEdit>

namespace theme {

class SecretField : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretField(QWidget *parent = nullptr);

    [[nodiscard]] base::Secret secret() const;
    [[nodiscard]] bool isEmpty() const;
    void forget(); // empties the field and overwrites what it held

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    using QLineEdit::text;
};

} // namespace theme
