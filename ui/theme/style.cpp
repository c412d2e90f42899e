// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/space.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace theme {

void paintField(QPainter &painter, const QRect &box, bool focused, bool enabled)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(color(enabled ? Token::Raised : Token::Surface));
    painter.setPen(QPen(color(focused ? Token::Accent : Token::Line), focused ? 1.5 : 1.0));
    painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), kControlRadius, kControlRadius);
    painter.restore();
}

void paintRowGround(QPainter &painter, const QStyleOption &option)
{
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, color(Token::Selection));
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, color(Token::Hover));
}

void paintFocus(QPainter &painter, const QRect &box, int radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Token::Accent), 1.5));
    painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius);
    painter.restore();
}

Style::Style() : QProxyStyle(u"Fusion"_s) { }

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QHeaderView *>(widget))
        widget->setFont(font(FontRole::Caption));
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_SplitterWidth:
        return space(3);
    case PM_TreeViewIndentation:
        return scaled(16);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return space(2);
    case PM_ToolTipLabelFrameWidth:
        return space(2);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 350;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_LineEdit || type == CT_ComboBox)
        s.setHeight(std::max(s.height(), controlHeight()));
    if (type == CT_ComboBox)
        s.rwidth() += space(3);
    if (type == CT_HeaderSection)
        s.setHeight(scaled(28));
    return s;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        const bool across = bar->orientation == Qt::Horizontal;
        const int groove = across ? bar->rect.width() : bar->rect.height();
        if (part == SC_ScrollBarGroove)
            return bar->rect;
        const int range = bar->maximum - bar->minimum;
        int length = groove;
        if (range > 0)
            length = std::clamp(int(qint64(groove) * bar->pageStep / (range + bar->pageStep)), 28, groove);
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, groove - length,
                                                  bar->upsideDown);
        const int from = part == SC_ScrollBarSlider ? start : part == SC_ScrollBarSubPage ? 0 : start + length;
        const int to = part == SC_ScrollBarSlider ? start + length : part == SC_ScrollBarSubPage ? start : groove;
        return across ? QRect(bar->rect.left() + from, bar->rect.top(), to - from, bar->rect.height())
                      : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), to - from);
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(space(2), 0, -space(6), 0);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (widget && (qobject_cast<const QComboBox *>(widget->parentWidget()) || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget())))
            return;
        paintField(*painter, option->rect, option->state & State_HasFocus, option->state & State_Enabled);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        paintRowGround(*painter, *option);
        return;
    case PE_FrameFocusRect:
        paintFocus(*painter, option->rect, 4);
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const QRectF box(option->rect.center().x() - 6, option->rect.center().y() - 6, 13, 13);
            paintIcon(*painter, box, option->state & State_Open ? u"chevron-down"_s : u"chevron-right"_s, Token::Muted);
        }
        return;
    case PE_IndicatorCheckBox: // Fusion makes its frame of the ground, which does not show in the dark
    case PE_IndicatorItemViewItemCheck:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(color(option->state & State_Enabled ? Token::Muted : Token::Line), 1));
        painter->setBrush(color(Token::Surface));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3);
        if (option->state & State_On)
            paintIcon(*painter, QRectF(option->rect).adjusted(1, 1, -1, -1), u"check"_s, Token::Accent);
        painter->restore();
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, color(Token::Raised));
        painter->setPen(color(Token::Line));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabWidget:
        return;
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool down = header && header->sortIndicator == QStyleOptionHeader::SortDown;
        painter->save();
        if (!down) {
            painter->translate(option->rect.center());
            painter->rotate(180);
            painter->translate(-option->rect.center());
        }
        paintIcon(*painter, option->rect, u"chevron-down"_s, Token::Muted);
        painter->restore();
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawHeaderSection(const QStyleOption *option, QPainter *painter) const
{
    painter->fillRect(option->rect, color(option->state & State_MouseOver ? Token::Hover : Token::Surface));
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), color(Token::Line));
}

void Style::drawHeaderLabel(const QStyleOption *option, QPainter *painter) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    painter->setFont(font(FontRole::Caption));
    painter->setPen(color(Token::Muted));
    const QString text = painter->fontMetrics().elidedText(header->text, Qt::ElideRight, header->rect.width());
    painter->drawText(header->rect, int(header->textAlignment | Qt::AlignVCenter), text);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeaderSection(option, painter);
        return;
    case CE_HeaderLabel:
        drawHeaderLabel(option, painter);
        return;
    case CE_Splitter:
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool across = slider.width() > slider.height();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor thumb = color(Token::Faint);
    thumb.setAlpha(option->state & State_MouseOver ? 200 : 110);
    painter->setBrush(thumb);
    painter->drawRoundedRect(QRectF(slider).adjusted(across ? 1 : 2.5, across ? 2.5 : 1, across ? -1 : -2.5,
                                                     across ? -2.5 : -1),
                             2.5, 2.5);
    painter->restore();
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    Q_UNUSED(widget)
    paintField(*painter, option->rect, option->state & State_HasFocus, option->state & State_Enabled);
    const int side = kIconSize;
    const QRect arrow(option->rect.right() - side - space(1), option->rect.center().y() - side / 2 + 1, side, side);
    paintIcon(*painter, arrow, u"chevron-down"_s, Token::Muted);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        drawScrollBar(option, painter, widget);
    else if (control == CC_ComboBox)
        drawComboBox(option, painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace theme

#include "moc_style.cpp"
