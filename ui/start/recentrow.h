// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An environment that was open before: its name, what kind it is, and the file. GUI thread.

#include "models/environment/environment.h"

#include <QAbstractButton>

namespace start {

class RecentRow : public QAbstractButton {
    Q_OBJECT
public:
    RecentRow(const QString &title, const QString &file, environment::Kind kind, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_file;
    QString m_kind;
};

} // namespace start
