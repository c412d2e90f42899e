// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The figure that tells most of an incident, over the minutes before it was detected, with a line where it began.
// GUI thread.

#include "models/incidents/leadingfigure.h"

#include <QWidget>

namespace incidents {

class LeadingSparkline : public QWidget {
    Q_OBJECT
public:
    explicit LeadingSparkline(QWidget *parent = nullptr);

    // Reads it from this folder on a pool thread; empty: none. began: where the line stands.
    void open(const QString &folder, base::WallTime began);
    [[nodiscard]] const std::optional<LeadingFigure> &figure() const { return m_figure; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void loaded();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_folder;
    base::WallTime m_began{};
    std::optional<LeadingFigure> m_figure;
};

} // namespace incidents
