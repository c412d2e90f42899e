// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/theme/badge.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shell {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {
constexpr int kWordsFrom = 1000; // px of window width, at scale 1
}

RailButton::RailButton(const QString &icon, QWidget *parent) : QAbstractButton(parent), m_icon(icon)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setBadge(int count, theme::Mark mark)
{
    if (count == m_count && mark == m_mark)
        return;
    m_count = count;
    m_mark = mark;
    if (m_collapsed)
        updateGeometry();
    setAccessibleDescription(tr("%n open", nullptr, count));
    update();
}

void RailButton::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    updateGeometry();
    update();
}

QSize RailButton::sizeHint() const
{
    if (m_collapsed)
        return {2 * (space(2) + 2) + theme::kIconSize, m_count > 0 ? space(2) + theme::kIconSize + scaled(24) : scaled(34)};
    const int word = QFontMetrics(theme::font(FontRole::Strong)).horizontalAdvance(text());
    return {space(3) + theme::kIconSize + space(3) + word + scaled(32) + space(3), scaled(34)};
}

void RailButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = rect();
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(isChecked() ? Token::Selection : Token::Hover));
        painter.drawRoundedRect(box, theme::kControlRadius - 1, theme::kControlRadius - 1);
    }
    const Token ink = isChecked() ? Token::Text : Token::Muted;
    const bool stacked = m_collapsed && m_count > 0; // the count below the icon
    theme::paintIcon(painter, QRectF(space(2) + 2, stacked ? space(2) : 0, theme::kIconSize, stacked ? theme::kIconSize : height()), m_icon, ink);
    painter.setFont(theme::font(FontRole::Body));
    painter.setPen(theme::color(ink));
    const int left = space(2) + 2 + theme::kIconSize + space(2) + 2;
    if (!m_collapsed)
        painter.drawText(QRectF(left, 0, width() - left, height()), Qt::AlignVCenter, text());
    if (stacked)
        theme::paintBadge(painter, QRectF(0, space(2) + theme::kIconSize, width() - space(1), scaled(24)), m_count, m_mark);
    else if (m_count > 0)
        theme::paintBadge(painter, box.adjusted(0, 0, -space(2), 0), m_count, m_mark);
    if (hasFocus())
        theme::paintFocus(painter, rect(), theme::kControlRadius - 1);
}

Rail::Rail(QWidget *parent) : QWidget(parent), m_dashboard(new RailButton(u"dashboard"_s, this)), m_incidents(new RailButton(u"warning"_s, this)),
    m_onCall(new theme::PlainLabel({}, FontRole::Small, Token::Faint, this))
{
    m_dashboard->setObjectName(u"railDashboard"_s);
    m_dashboard->setChecked(true);
    m_incidents->setObjectName(u"railIncidents"_s);
    m_incidents->hide();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(2), space(3), space(2) + 1, space(3));
    column->setSpacing(space(1));
    column->addWidget(m_dashboard);
    column->addWidget(m_incidents);
    column->addStretch(1);
    column->addWidget(m_onCall);
    m_onCall->setObjectName(u"railOnCall"_s);
    m_onCall->setWordWrap(true);
    m_onCall->setContentsMargins(space(2), 0, 0, space(2));
    m_onCall->setMinimumWidth(1); // it takes the width of the words above
    m_onCall->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_onCall->hide();
    retranslate();
    connect(m_dashboard, &QAbstractButton::clicked, this, &Rail::dashboardRequested);
    connect(m_incidents, &QAbstractButton::clicked, this, &Rail::incidentsRequested);
}

void Rail::fitWindow(int width)
{
    m_window = width;
    for (RailButton *button : {m_dashboard, m_incidents})
        button->setCollapsed(width < scaled(kWordsFrom));
    m_onCall->setVisible(width >= scaled(kWordsFrom) && !m_onCall->text().isEmpty());
}

void Rail::showOnCall(const QStringList &lines, bool nobody)
{
    m_onCall->setText(lines.join(u'\n'));
    m_onCall->setToken(nobody ? Token::Warning : Token::Muted);
    fitWindow(m_window);
}

void Rail::retranslate()
{
    m_dashboard->setText(tr("Dashboard"));
    m_dashboard->setAccessibleName(tr("Dashboard"));
    theme::setPlainToolTip(m_dashboard, tr("Dashboard (Ctrl+1)"));
    m_incidents->setText(tr("Incidents"));
    m_incidents->setAccessibleName(tr("Incidents"));
    theme::setPlainToolTip(m_incidents, tr("Incidents (Ctrl+2)"));
}

void Rail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        fitWindow(m_window);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Token::Surface));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme::color(Token::Line));
}

} // namespace shell

#include "moc_rail.cpp"
