// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The next seven days of each rota as a band: who has it when, hand-overs as edges, gaps marked in words, shape and colour.
// Local time of this workstation. GUI thread.

#include "models/rota/board.h"

#include <QWidget>

namespace oncall {

class WeekStrip : public QWidget {
    Q_OBJECT
public:
    explicit WeekStrip(QWidget *parent = nullptr);

    void show(const rota::Board &board, const rota::OnCall &all);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Part {
        base::WallTime from{}, until{};
        QString name; // empty: nobody
        int tint = 0; // of the person
        bool gap = false;
    };
    struct Band {
        QString title;
        QList<Part> parts;
    };
    [[nodiscard]] int titleWidth() const;
    [[nodiscard]] double xOf(base::WallTime at) const;
    [[nodiscard]] QRectF boxOf(qsizetype band, const Part &part) const;
    [[nodiscard]] static QString sentenceOf(const Band &band, const Part &part);
    void paintDays(QPainter &painter) const;
    void paintPart(QPainter &painter, const QRectF &box, const Part &part) const;

    base::WallTime m_from{};
    QList<Band> m_bands;
};

} // namespace oncall
