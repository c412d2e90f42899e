// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checkcommand.h"

#include "app/observation.h"
#include "app/watchoptions.h"
#include "models/base/untrusted.h"
#include "models/mutes/wording.h"

#include <QCoreApplication>

#include <cstdio>

namespace app {

namespace {

enum PluginCode { Ok = 0, Warning = 1, Critical = 2, Unknown = 3 };

PluginCode codeOf(base::Severity severity)
{
    switch (severity) {
    case base::Severity::Ok:
        return Ok;
    case base::Severity::Unknown:
        return Unknown;
    case base::Severity::Warning:
        return Warning;
    case base::Severity::Critical:
        return Critical;
    }
    Q_UNREACHABLE();
}

// The plugin convention of units of measurement knows few: bytes, seconds, per cent, and none.
QString unitOfMeasurement(watch::Unit unit)
{
    switch (unit) {
    case watch::Unit::Bytes:
        return QStringLiteral("B");
    case watch::Unit::Percent:
        return QStringLiteral("%");
    case watch::Unit::Seconds:
        return QStringLiteral("s");
    case watch::Unit::Milliseconds:
        return QStringLiteral("ms");
    default:
        return {};
    }
}

QString limitText(const std::optional<double> &limit, bool below)
{
    if (!limit)
        return {};
    return QString::number(*limit, 'g', 12) + (below ? QStringLiteral(":") : QString());
}

QString quotedLabel(QString label)
{
    label.replace(QLatin1Char('\''), QStringLiteral("''")).remove(QLatin1Char('='));
    return QLatin1Char('\'') + label + QLatin1Char('\'');
}

QString performanceData(const health::Observed &o, const QString &onlyTarget, const QString &onlyMetric)
{
    QStringList out;
    for (const environment::Target &target : o.environment.targets) {
        const watch::SnapshotPtr snapshot = o.snapshots.value(target.id);
        if (!snapshot || (!onlyTarget.isEmpty() && target.id != onlyTarget))
            continue;
        for (const auto &latest : snapshot->latest) {
            const watch::Metric *metric = o.catalogue.find(latest.reading.metric);
            if (!metric || !latest.reading.hasValue() || (!onlyMetric.isEmpty() && metric->id.name() != onlyMetric))
                continue;
            if (onlyMetric.isEmpty() && !metric->headline)
                continue;
            const environment::Threshold limit = o.catalogue.threshold(target, metric->id);
            QString label = target.id + QLatin1Char('.') + metric->id.name();
            if (!latest.reading.instance.isEmpty())
                label += QLatin1Char('.') + latest.reading.instance.visible();
            out.append(quotedLabel(label) + QLatin1Char('=') + QString::number(latest.reading.value, 'g', 12)
                       + unitOfMeasurement(metric->unit) + QLatin1Char(';') + limitText(limit.warning, limit.below)
                       + QLatin1Char(';') + limitText(limit.critical, limit.below));
        }
    }
    return out.join(QLatin1Char(' '));
}

// Whether something is unknown for another reason than that it is muted.
base::Severity unknownBeside(const health::Observed &o, const health::Situation &situation, const QString &onlyTarget)
{
    for (const environment::Target &target : o.environment.targets) {
        const health::TargetHealth health = situation.targets.value(target.id);
        if ((onlyTarget.isEmpty() || target.id == onlyTarget) && health.severity == base::Severity::Unknown && health.muted == 0)
            return base::Severity::Unknown;
    }
    return base::Severity::Ok;
}

// Empty: the figure was read. Else the sentence why not: what was not measured is never OK.
QString missingFigure(const health::Observed &o, const QString &onlyTarget, const QString &metric)
{
    bool known = false, missing = false;
    QString where = onlyTarget;
    watch::NoValue reason = watch::NoValue::NotYet;
    for (const environment::Target &target : o.environment.targets) {
        const watch::SnapshotPtr snapshot = o.snapshots.value(target.id);
        if (!snapshot || (!onlyTarget.isEmpty() && target.id != onlyTarget))
            continue;
        for (const auto &latest : snapshot->latest) {
            const watch::Reading &r = latest.reading;
            if (r.metric.name() != metric)
                continue;
            known = known || r.hasValue();
            if (r.hasValue() || (onlyTarget.isEmpty() && r.noValue == watch::NoValue::NotApplicable))
                continue;
            missing = true;
            where = target.id;
            reason = r.noValue;
        }
    }
    if (known && !missing)
        return {};
    return QCoreApplication::translate("quarterdeckctl", "%1 is not known (%2).")
        .arg(where.isEmpty() ? metric : where + QLatin1Char(' ') + metric, health::noValueWord(reason));
}

} // namespace

int runCheckCommand(const QStringList &args)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("quarterdeckctl", source); };
    WatchOptions options(text(QT_TRANSLATE_NOOP("quarterdeckctl", "One line for a monitoring system, with its exit codes.")));
    options.parser.addOption({QStringLiteral("target"), text(QT_TRANSLATE_NOOP("quarterdeckctl", "Judge this target alone.")), QStringLiteral("ID")});
    options.parser.addOption({QStringLiteral("metric"), text(QT_TRANSLATE_NOOP("quarterdeckctl", "Judge this metric alone.")), QStringLiteral("ID")});
    if (const auto leave = options.parse(args))
        return *leave == 0 ? Ok : Unknown;
    auto environment = options.load();
    if (!environment) {
        std::printf("QUARTERDECK UNKNOWN - %s\n", qPrintable(base::Untrusted(environment.error().text).visible()));
        return Unknown;
    }
    const QString target = options.parser.value(QStringLiteral("target"));
    const QString metric = options.parser.value(QStringLiteral("metric"));
    if (!target.isEmpty() && !(*environment)->find(target)) {
        std::printf("QUARTERDECK UNKNOWN - %s\n",
                    qPrintable(text(QT_TRANSLATE_NOOP("quarterdeckctl", "the environment has no target '%1'")).arg(target)));
        return Unknown;
    }
    Observation observation(*environment);
    observation.wait(options.patience(**environment));
    observation.lookBack();
    const health::Situation situation = observation.assess();
    if (!metric.isEmpty() && !observation.observed().catalogue.find(watch::MetricId(metric))) {
        std::printf("QUARTERDECK UNKNOWN - %s\n",
                    qPrintable(text(QT_TRANSLATE_NOOP("quarterdeckctl", "there is no metric '%1'")).arg(metric)));
        return Unknown;
    }

    base::Severity worst = base::Severity::Ok;
    QStringList sentences;
    const auto concerns = [&](const health::Problem &p) {
        const bool here = target.isEmpty() || p.target == target || p.affected.contains(target);
        return here && (metric.isEmpty() || p.metric.isNull() || p.metric.name() == metric);
    };
    for (const health::Problem &p : situation.problems) {
        if (!concerns(p))
            continue;
        worst = std::max(worst, p.severity);
        sentences.append(p.sentence);
    }
    QStringList muted;
    for (const health::Problem &p : situation.muted)
        if (concerns(p))
            muted.append(p.headline + QStringLiteral(", ") + mutes::markOf(*p.mute));
    if (sentences.isEmpty() && !muted.isEmpty()) {
        // what is muted does not alarm; what is not known beside it does
        if (metric.isEmpty())
            worst = std::max(worst, unknownBeside(observation.observed(), situation, target));
        sentences.append(text(QT_TRANSLATE_NOOP("quarterdeckctl", "Nothing that counts.")));
    } else if (sentences.isEmpty()) {
        if (target.isEmpty())
            worst = std::max(worst, metric.isEmpty() ? situation.severity : base::Severity::Ok);
        else
            worst = std::max(worst, situation.targets.value(target).severity);
        const QString missing = metric.isEmpty() ? QString() : missingFigure(observation.observed(), target, metric);
        if (!missing.isEmpty()) {
            worst = std::max(worst, base::Severity::Unknown);
            sentences.append(missing);
        } else if (target.isEmpty()) {
            sentences.append(situation.answer);
        } else if (worst == base::Severity::Ok) {
            sentences.append(text(QT_TRANSLATE_NOOP("quarterdeckctl", "%1 is fine.")).arg(target));
        } else {
            const watch::SnapshotPtr snapshot = observation.observed().snapshots.value(target);
            sentences.append(target + QStringLiteral(": ")
                             + health::conditionWord(snapshot ? snapshot->status.condition : watch::Condition::Unknown));
        }
    }
    if (!muted.isEmpty())
        sentences.append(QCoreApplication::translate("quarterdeckctl", "%n muted: %1.", nullptr, int(muted.size())).arg(muted.join(QStringLiteral("; "))));
    constexpr const char *names[] = {"OK", "WARNING", "CRITICAL", "UNKNOWN"};
    QString line = sentences.join(QStringLiteral(" "));
    line.replace(QLatin1Char('|'), QLatin1Char('/')); // the bar separates performance data
    const QString data = performanceData(observation.observed(), target, metric);
    std::printf("QUARTERDECK %s - %s%s%s\n", names[codeOf(worst)], qPrintable(line), data.isEmpty() ? "" : " | ", qPrintable(data));
    return codeOf(worst);
}

} // namespace app
