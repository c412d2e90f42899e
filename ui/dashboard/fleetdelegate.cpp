// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/fleetdelegate.h"

#include "models/base/format.h"
#include "models/base/severity.h"
#include "models/health/fleetmodel.h"
#include "models/health/vocabulary.h"
#include "ui/charts/sparkline.h"
#include "ui/dashboard/targetheader.h"
#include "ui/theme/figure.h"
#include "ui/theme/mark.h"
#include "ui/theme/space.h"
#include "ui/theme/style.h"
#include "ui/theme/tooltip.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dashboard {

using health::FleetModel;
using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr std::chrono::minutes kTrendSpan{15};
constexpr std::chrono::minutes kShortestTrend{2};
constexpr std::chrono::seconds kTrendFresh{5};
constexpr int kTrendBuckets = 36;

QString factsText(const QVariantMap &facts)
{
    QStringList lines;
    const auto add = [&](const char *key, const QString &pattern) {
        const QVariant value = facts.value(QString::fromLatin1(key));
        if (!value.toString().isEmpty())
            lines << pattern.arg(value.toString());
    };
    add("version", FleetDelegate::tr("Version %1"));
    add("tls", FleetDelegate::tr("Encryption %1"));
    if (const QDateTime since = facts.value(u"startedAt"_s).toDateTime(); since.isValid())
        lines << FleetDelegate::tr("Started %1 (%2 UTC)")
                     .arg(QLocale().toString(since.toLocalTime(), QLocale::ShortFormat),
                          QLocale().toString(since.toUTC(), QLocale::ShortFormat));
    if (const QString role = facts.value(u"consoleRole"_s).toString(); !role.isEmpty())
        lines << FleetDelegate::tr("Our role there: %1").arg(health::spoken(role));
    add("error", u"%1"_s);
    return lines.join(u'\n');
}

} // namespace

FleetDelegate::FleetDelegate(const history::SeriesStore &store, const base::Clock &clock, QObject *parent) :
    QStyledItemDelegate(parent), m_store(store), m_clock(clock)
{
}

QSize FleetDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {scaled(60), theme::rowHeight()}; }

const QList<float> &FleetDelegate::trend(const QModelIndex &index) const
{
    const history::SeriesKey key{index.data(health::TargetRole).toString(),
                                 watch::MetricId(index.data(health::MetricRole).toString()),
                                 index.data(health::InstanceRole).toString()};
    const base::TimePoint now = m_clock.now();
    Trend &kept = m_trends[key.target];
    if (kept.key == key && std::chrono::abs(now - kept.readAt) < kTrendFresh)
        return kept.values;
    kept = {key, now, {}};
    std::vector<history::Bucket> buckets = m_store.read(key, now - kTrendSpan, now, kTrendBuckets);
    const auto first = std::find_if(buckets.begin(), buckets.end(), [](const history::Bucket &b) { return b.count > 0; });
    if (first != buckets.end() && first - buckets.begin() > kTrendBuckets / 3) // a young history fills the cell, too
        buckets = m_store.read(key, std::min(first->start, now - kShortestTrend), now, kTrendBuckets);
    for (const history::Bucket &bucket : buckets)
        kept.values.append(bucket.count > 0 ? bucket.mean : std::numeric_limits<float>::quiet_NaN());
    return kept.values;
}

void FleetDelegate::paintName(QPainter &painter, const QRect &box, const QModelIndex &index, bool stale) const
{
    theme::Mark mark = theme::mark(base::Severity(index.data(health::SeverityRole).toInt()));
    if (stale && mark == theme::Mark::Ok)
        mark = theme::Mark::Unknown;
    theme::paintMark(painter, QRectF(box.left(), box.top(), scaled(14), box.height()), mark);
    int x = box.left() + scaled(14) + space(1);
    const QString role = health::spoken(index.data(health::PartRole).toString());
    painter.setFont(theme::font(FontRole::Body));
    const QFontMetrics metrics = painter.fontMetrics();
    const int roleWidth = role.isEmpty() ? 0 : metrics.horizontalAdvance(role) + space(2);
    const int room = box.right() - x;
    const QString full = index.data().toString();
    const bool both = metrics.horizontalAdvance(full) + roleWidth <= room;
    const QString name = metrics.elidedText(full, Qt::ElideMiddle, room);
    painter.setPen(theme::color(stale ? Token::Stale : Token::Text));
    painter.drawText(QRect(x, box.top(), room, box.height()), Qt::AlignVCenter, name);
    if (both && roleWidth > 0) {
        x += metrics.horizontalAdvance(name) + space(2) - 2;
        painter.setPen(theme::color(stale ? Token::Stale : Token::Faint));
        painter.drawText(QRect(x, box.top(), box.right() - x + 2, box.height()), Qt::AlignVCenter, role);
    }
}

void FleetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    theme::paintRowGround(*painter, option);
    if (option.state & QStyle::State_HasFocus)
        theme::paintFocus(*painter, option.rect.adjusted(1, 1, -1, -2), 4);
    const bool stale = index.data(health::StaleRole).toBool();
    const auto severity = base::Severity(index.data(health::SeverityRole).toInt());
    QRect box = option.rect.adjusted(space(1), 0, -space(1), 0);
    const QString text = index.data().toString();
    switch (index.column()) {
    case FleetModel::Name:
        paintName(*painter, option.rect.adjusted(space(2), 0, -space(1), 0), index, stale);
        return;
    case FleetModel::What:
        painter->setFont(theme::font(FontRole::Body));
        painter->setPen(theme::color(stale ? Token::Stale : Token::Muted));
        painter->drawText(box, Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
        return;
    case FleetModel::Now: {
        const bool bad = severity >= base::Severity::Warning && !stale;
        const Token ink = stale ? Token::Stale : bad ? theme::markToken(theme::mark(severity)) : Token::Text;
        theme::drawFigure(*painter, box, Qt::AlignRight, text, bad ? FontRole::Strong : FontRole::Body, theme::color(ink), stale);
        return;
    }
    case FleetModel::Trend:
        charts::paintSparkline(*painter, QRectF(box).adjusted(space(1), space(2), -space(1), -space(2)), trend(index),
                               theme::color(stale ? Token::Stale : Token::Series1));
        return;
    case FleetModel::Age:
        box.setRight(option.rect.right() - space(2));
        theme::drawFigure(*painter, box, Qt::AlignRight, text, FontRole::Small, theme::color(stale ? Token::Stale : Token::Faint));
        return;
    default:
        return;
    }
}

bool FleetDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                              const QModelIndex &index)
{
    QString text = index.data().toString();
    if (index.column() == FleetModel::Name)
        text += u'\n' + factsText(index.data(health::FactsRole).toMap());
    theme::showPlainToolTip(event->globalPos(), text.trimmed(), view->viewport());
    return true;
}

} // namespace dashboard

#include "moc_fleetdelegate.cpp"
