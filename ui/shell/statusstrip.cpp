// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusstrip.h"

#include "models/base/format.h"
#include "ui/theme/figurelabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shell {

using theme::FontRole;
using theme::space;
using theme::Token;

namespace {
constexpr double kOld = 5; // s without any sample at all
constexpr int kMostShares = 20; // targets named in the tooltip, the dearest
}

StatusStrip::StatusStrip(QWidget *parent) :
    QWidget(parent), m_newest(new theme::FigureLabel(FontRole::Small, this)),
    m_reachable(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this)),
    m_cost(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this)),
    m_sharing(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this)),
    m_time(new theme::FigureLabel(FontRole::Small, this))
{
    m_newest->setObjectName(u"statusNewest"_s);
    m_reachable->setObjectName(u"statusReachable"_s);
    m_cost->setObjectName(u"statusCost"_s);
    m_sharing->setObjectName(u"statusSharing"_s);
    m_time->setObjectName(u"statusTime"_s);
    m_newest->setToken(Token::Muted);
    m_time->setToken(Token::Muted);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space(4), 5, space(4), space(1));
    row->setSpacing(space(6));
    row->addWidget(m_newest);
    row->addWidget(m_reachable);
    row->addWidget(m_sharing);
    row->addWidget(m_cost);
    row->addStretch(1);
    row->addWidget(m_time);
    m_cost->hide();
    m_sharing->hide();
}

void StatusStrip::setSharing(const QString &line, const QString &sentences, bool wrong)
{
    m_sharing->setVisible(!line.isEmpty());
    m_sharing->setText(base::Untrusted(line).visible());
    m_sharing->setToken(wrong ? Token::Warning : Token::Muted);
    theme::setPlainToolTip(m_sharing, base::Untrusted(sentences));
    fitCost();
}

void StatusStrip::setSituation(const health::Situation &situation)
{
    m_reachable->setVisible(situation.total > 0);
    m_reachable->setText(tr("%1 of %n target(s) answer", nullptr, situation.total).arg(QLocale().toString(situation.reachable)));
    m_reachable->setToken(situation.reachable < situation.total ? Token::Warning : Token::Muted);
}

void StatusStrip::setCost(const QList<Share> &shares)
{
    int connections = 0;
    double milliseconds = 0;
    QList<Share> dear;
    for (const Share &share : shares) {
        if (share.cost.connections == 0)
            continue;
        connections += share.cost.connections;
        milliseconds += share.cost.serverMilliseconds;
        dear.append(share);
    }
    const int more = int(dear.size()) - kMostShares;
    if (more > 0) {
        std::partial_sort(dear.begin(), dear.begin() + kMostShares, dear.end(), [](const Share &a, const Share &b) { return a.cost.serverMilliseconds > b.cost.serverMilliseconds; });
        dear.resize(kMostShares);
    }
    QStringList lines;
    for (const Share &share : std::as_const(dear))
        lines << tr("%1: %n connection(s), at most %2 ms a second", nullptr, share.cost.connections)
                     .arg(base::Untrusted(share.target).visible(), QLocale().toString(share.cost.serverMilliseconds, 'f', 1));
    if (more > 0)
        lines << tr("%n more, each less than these", nullptr, more);
    m_cost->setVisible(connections > 0);
    const QString most = QLocale().toString(std::ceil(milliseconds), 'f', 0);
    m_costSentence = tr("%n connection(s) of ours, at most %1 ms of server time a second", nullptr, connections).arg(most);
    m_costFigures = tr("%n connection(s), %1 ms/s", nullptr, connections).arg(most);
    lines.prepend(m_costSentence);
    theme::setPlainToolTip(m_cost, lines.join(u'\n'));
    fitCost();
}

void StatusStrip::fitCost()
{
    const QMargins margins = layout()->contentsMargins();
    int room = width() - margins.left() - margins.right() - space(1);
    for (const QWidget *other : {static_cast<QWidget *>(m_newest), static_cast<QWidget *>(m_reachable), static_cast<QWidget *>(m_sharing), static_cast<QWidget *>(m_time)})
        room -= other->isHidden() ? 0 : other->sizeHint().width() + layout()->spacing();
    const bool fits = QFontMetrics(m_cost->font()).horizontalAdvance(m_costSentence) <= room;
    m_cost->setText(fits ? m_costSentence : m_costFigures);
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitCost();
}

void StatusStrip::tick(base::TimePoint newest, base::TimePoint now, base::WallTime wall)
{
    if (newest == base::TimePoint{}) {
        m_newest->setFigure(tr("No sample yet"));
    } else {
        const double seconds = std::chrono::duration<double>(now - newest).count();
        m_newest->setFigure(tr("Newest sample %1 ago").arg(base::duration(seconds)));
        m_newest->setToken(seconds > kOld ? Token::Warning : Token::Muted);
    }
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(wall.time_since_epoch()).count();
    const QDateTime here = QDateTime::fromMSecsSinceEpoch(ms);
    const QString clock = u"HH:mm:ss"_s;
    m_time->setFigure(here.toString(clock) + u' ' + here.timeZoneAbbreviation() + u" · "_s + here.toUTC().toString(clock) + u" UTC"_s);
}

QString StatusStrip::text() const
{
    QStringList parts{m_newest->text(), m_reachable->text()};
    if (!m_sharing->isHidden())
        parts << m_sharing->text();
    parts << (m_cost->isHidden() ? QString() : m_cost->text()) << m_time->text();
    return parts.join(u" | "_s);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Token::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), theme::color(Token::Line));
}

} // namespace shell

#include "moc_statusstrip.cpp"
