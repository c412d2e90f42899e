// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks once before a target goes out of the environment file, and says what goes and what stays. GUI thread.

#include "ui/start/changedialog.h"

namespace start {

class RemoveDialog : public ChangeDialog {
    Q_OBJECT
public:
    RemoveDialog(Connector &connector, environment::Target target, const QString &file, QWidget *parent = nullptr);

protected:
    [[nodiscard]] environment::Change change() const override;

private:
    const environment::Target m_target;
};

} // namespace start
