// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Looks like a field and opens the command palette: by click, Enter, or the first letter typed. GUI thread.

#include <QAbstractButton>

namespace shell {

class SearchBox : public QAbstractButton {
    Q_OBJECT
public:
    explicit SearchBox(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void searchRequested(const QString &typed);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace shell
