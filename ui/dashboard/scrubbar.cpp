// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/scrubbar.h"

#include "ui/dashboard/scrubber.h"
#include "ui/theme/space.h"
#include "ui/theme/tokens.h"
#include "ui/theme/tooltip.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

namespace dashboard {

using theme::color;
using theme::scaled;
using theme::Token;

namespace {

double seconds(auto duration) { return std::chrono::duration<double>(duration).count(); }

} // namespace

ScrubBar::ScrubBar(Scrubber &scrubber, charts::ChartGroup &charts, QWidget *parent) :
    QAbstractSlider(parent), m_scrubber(scrubber), m_charts(charts)
{
    setObjectName(QStringLiteral("scrubBar"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSingleStep(1);
    setPageStep(60);
    retranslate();
    connect(&m_charts, &charts::ChartGroup::windowMoved, this, &ScrubBar::follow);
    connect(&m_charts, &charts::ChartGroup::stateChanged, this, &ScrubBar::follow);
    connect(&m_scrubber, &Scrubber::moved, this, &ScrubBar::follow);
    connect(&m_scrubber, &Scrubber::spansChanged, this, &ScrubBar::follow);
    connect(this, &QAbstractSlider::actionTriggered, this, [this](int action) {
        switch (action) { // the keys
        case SliderSingleStepAdd:
            return m_scrubber.step(std::chrono::seconds(1));
        case SliderSingleStepSub:
            return m_scrubber.step(std::chrono::seconds(-1));
        case SliderPageStepAdd:
            return m_scrubber.step(std::chrono::minutes(1));
        case SliderPageStepSub:
            return m_scrubber.step(std::chrono::minutes(-1));
        case SliderToMinimum:
            return m_scrubber.go(m_charts.wall(m_charts.window().from));
        case SliderToMaximum:
            return m_scrubber.go(m_charts.wall(m_charts.window().to));
        default:
            break;
        }
    });
    follow();
}

QSize ScrubBar::sizeHint() const { return {scaled(200), scaled(14)}; }

double ScrubBar::xOf(double at) const
{
    const double length = seconds(m_charts.window().to - m_charts.window().from);
    const double room = width() - scaled(10);
    return scaled(5) + std::clamp(at / std::max(1.0, length), 0.0, 1.0) * room;
}

void ScrubBar::follow()
{
    setVisible(m_scrubber.available());
    const charts::ChartGroup::Window window = m_charts.window();
    const QSignalBlocker quiet(this);
    setRange(0, int(seconds(window.to - window.from)));
    setValue(int(std::lround(seconds(m_scrubber.shown() - m_charts.wall(window.from)))));
    update();
}

void ScrubBar::go(double x)
{
    const charts::ChartGroup::Window window = m_charts.window();
    const double share = std::clamp((x - scaled(5)) / std::max(1, width() - scaled(10)), 0.0, 1.0);
    m_scrubber.go(m_charts.wall(window.from + std::chrono::duration_cast<base::TimePoint::duration>((window.to - window.from) * share)));
}

void ScrubBar::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        go(event->position().x());
}

void ScrubBar::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        go(event->position().x());
}

void ScrubBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const base::WallTime from = m_charts.wall(m_charts.window().from);
    const double middle = height() / 2.0;
    painter.fillRect(QRectF(xOf(0), middle - 1, width() - scaled(10), 2), color(Token::Line));
    for (const recorder::Span &span : m_scrubber.spans()) {
        const double begin = xOf(seconds(span.from - from)), end = xOf(seconds(span.to + recorder::kHole - from));
        if (end > begin)
            painter.fillRect(QRectF(begin, middle - 1, end - begin, 2), color(Token::Accent));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(hasFocus() ? Token::Text : Token::Surface), 1));
    painter.setBrush(color(m_scrubber.recorded() ? Token::Warning : Token::Accent));
    const double radius = scaled(9) / 2.0;
    painter.drawEllipse(QPointF(xOf(seconds(m_scrubber.shown() - from)), middle), radius, radius);
}

void ScrubBar::retranslate()
{
    setAccessibleName(tr("Second that is shown"));
    theme::setPlainToolTip(this, tr("Drag to see every table as it was at that second. Ctrl+Left and Ctrl+Right go a second, "
                                    "with Shift a minute."));
}

void ScrubBar::changeEvent(QEvent *event)
{
    QAbstractSlider::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard

#include "moc_scrubbar.cpp"
