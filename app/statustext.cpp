// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statustext.h"

#include "models/base/format.h"
#include "models/base/untrusted.h"
#include "models/health/forecastwords.h"
#include "models/health/replicationwords.h"
#include "models/mutes/wording.h"

#include <QCoreApplication>

namespace app {

namespace {

QString mark(base::Severity severity)
{
    constexpr const char16_t marks[] = {u'●', u'○', u'◆', u'▲'};
    return QString(QChar(marks[int(severity)]));
}

QString padded(const QString &text, qsizetype width)
{
    return text.size() >= width ? text + QLatin1Char(' ') : text.leftJustified(width);
}

QString valueText(const watch::Metric &metric, double value)
{
    return base::figure(value, base::Unit(metric.unit), {}, metric.unitText).text();
}

QString ageText(const health::Observed &o, base::TimePoint at)
{
    return base::duration(std::chrono::duration<double>(o.now - at).count());
}

QString figureText(const health::Observed &o, const watch::Metric &metric, const watch::TargetSnapshot::Latest &latest)
{
    const watch::Reading &r = latest.reading;
    QString line = QStringLiteral("      ") + padded(metric.id.name(), 28) + padded(r.instance.visible(), 22);
    if (r.hasValue())
        line += padded(valueText(metric, r.value), 16) + ageText(o, latest.sentAt);
    else
        line += QStringLiteral("– ") + health::noValueWord(r.noValue)
            + (r.why.isEmpty() ? QString() : QStringLiteral(": ") + r.why.visible());
    return line;
}

QString targetLines(const health::Observed &o, const health::Situation &situation, const environment::Target &target, bool metrics)
{
    const health::TargetHealth health = situation.targets.value(target.id);
    const watch::SnapshotPtr snapshot = o.snapshots.value(target.id);
    QString out = QStringLiteral("  ") + mark(health.severity) + QLatin1Char(' ') + padded(base::Untrusted(target.title).visible(), 22)
        + padded(snapshot ? base::Untrusted(snapshot->facts.role).visible() : QString(), 9)
        + padded(health::conditionWord(snapshot ? snapshot->status.condition : watch::Condition::Unknown), 15);
    const watch::Metric *worst = o.catalogue.find(health.worstMetric);
    const auto *latest = snapshot && worst ? snapshot->find(health.worstMetric, health.worstInstance) : nullptr;
    if (latest && latest->reading.hasValue())
        out += padded(QCoreApplication::translate("metric", worst->title.toUtf8().constData()), 24)
            + valueText(*worst, latest->reading.value);
    out = out.trimmed().prepend(QStringLiteral("  ")) + QLatin1Char('\n');
    if (metrics && snapshot)
        for (const watch::Metric *metric : o.catalogue.ofKind(target.kind))
            for (const auto &l : snapshot->latest)
                if (l.reading.metric == metric->id)
                    out += figureText(o, *metric, l) + QLatin1Char('\n');
    return out;
}

// What a failover would cost, one line a standby; who does the work.
QString replicationText(const health::Observed &o)
{
    using health::ReplicationWords;
    QString out;
    for (const health::ClusterView &cluster : health::replicationOf(o.environment, o.snapshots, o.now)) {
        out += QLatin1Char('\n') + QCoreApplication::translate("quarterdeckctl", "Replication of %1").arg(cluster.primaryName.visible()) + QLatin1Char('\n');
        for (const health::StandbyView &v : cluster.standbys) {
            const QString distance = ReplicationWords::distance(v);
            out += QStringLiteral("    ") + padded(v.name.visible(), 22) + ReplicationWords::state(v)
                + (distance.isEmpty() ? QString() : QStringLiteral(" (") + distance + QLatin1Char(')')) + QLatin1Char('\n');
            if (v.cost.possible)
                out += QStringLiteral("      ") + ReplicationWords::promotion(v) + QLatin1Char('\n');
        }
        for (const QString &line : {ReplicationWords::commits(cluster), ReplicationWords::load(health::loadShare(cluster, o.environment, o.snapshots))})
            if (!line.isEmpty())
                out += QStringLiteral("    ") + line + QLatin1Char('\n');
    }
    return out;
}

} // namespace

QString statusText(const health::Observed &o, const health::Situation &situation, bool metrics)
{
    QString out = mark(situation.answered()) + QLatin1Char(' ') + situation.answer;
    if (!situation.rest.isEmpty())
        out += QLatin1Char(' ') + situation.rest;
    out += QLatin1Char('\n');
    for (const health::Problem &p : situation.problems)
        out += QStringLiteral("  ") + mark(p.severity) + QLatin1Char(' ') + p.sentence + QLatin1Char('\n');
    for (const health::Problem &p : situation.muted)
        out += QStringLiteral("  ") + mark(base::Severity::Unknown) + QLatin1Char(' ') + p.sentence + QStringLiteral(" (") + mutes::markOf(*p.mute) + QStringLiteral(")\n");
    for (const QString &line : situation.score.explanation.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        out += QStringLiteral("  ") + line + QLatin1Char('\n');
    if (const QString next = health::nextOf(situation.forecasts, o.environment, o.catalogue); !next.isEmpty())
        out += QStringLiteral("  ") + next + QLatin1Char('\n');
    out += replicationText(o);
    QStringList shown;
    for (const environment::Target &first : o.environment.targets) {
        if (shown.contains(first.tier))
            continue;
        shown.append(first.tier);
        QString title = first.tier;
        for (const environment::Tier &tier : o.environment.tiers)
            if (tier.id == first.tier)
                title = tier.title;
        out += QLatin1Char('\n') + base::Untrusted(title).visible() + QLatin1Char('\n');
        for (const environment::Target &target : o.environment.targets)
            if (target.tier == first.tier)
                out += targetLines(o, situation, target, metrics);
    }
    return out;
}

} // namespace app
