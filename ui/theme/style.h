// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fusion with our own fields, rows, headings, scroll bars and focus frames: quiet lines, no gradients. Colours
// come from tokens while painting, so that a switch of scheme needs no new style. Owned by QApplication.

#include "ui/theme/tokens.h"

#include <QProxyStyle>

namespace theme {

class Style final : public QProxyStyle {
    Q_OBJECT
public:
    Style();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

private:
    void drawHeaderSection(const QStyleOption *option, QPainter *painter) const;
    void drawHeaderLabel(const QStyleOption *option, QPainter *painter) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
};

// A rounded field as line edits and combo boxes have it.
void paintField(QPainter &painter, const QRect &box, bool focused, bool enabled = true);
// Ground of a row: chosen, under the pointer, or none.
void paintRowGround(QPainter &painter, const QStyleOption &option);
// The frame around whatever holds the keyboard.
void paintFocus(QPainter &painter, const QRect &box, int radius);

} // namespace theme
