// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A short fact in a rounded frame: state mark or icon, strong words, quiet words. A press means "tell me more".
// Text gives way in the middle when the room is short. GUI thread.

#include "ui/theme/mark.h"

#include <QAbstractButton>

#include <optional>

namespace theme {

class Pill : public QAbstractButton {
    Q_OBJECT
public:
    enum class Ground { Plain, Critical, Warning, Ok, Striped };

    explicit Pill(QWidget *parent = nullptr);
    void setContent(std::optional<Mark> mark, const QString &strong, const QString &quiet = {});
    void setGround(Ground ground);
    void setSquare(bool square); // a band instead of a capsule

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int leading() const;

    std::optional<Mark> m_mark;
    QString m_strong, m_quiet;
    Ground m_ground = Ground::Plain;
    bool m_square = false;
};

} // namespace theme
