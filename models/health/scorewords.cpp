// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/scorewords.h"

#include "models/base/format.h"
#include "models/health/metrichelp.h"
#include "models/health/wording.h"

#include <QDateTime>

namespace health {

namespace {

constexpr qsizetype kExplained = 6; // lines of the tooltip

// Names of the shipped rules.
[[maybe_unused]] constexpr const char *kNames[] = {
    QT_TRANSLATE_NOOP("score", "EXCELLENT"),   QT_TRANSLATE_NOOP("score", "GOOD"),        QT_TRANSLATE_NOOP("score", "FAIR"),
    QT_TRANSLATE_NOOP("score", "POOR"),        QT_TRANSLATE_NOOP("score", "CRITICAL"),    QT_TRANSLATE_NOOP("score", "Availability and role"),
    QT_TRANSLATE_NOOP("score", "Data safety"), QT_TRANSLATE_NOOP("score", "Capacity"),    QT_TRANSLATE_NOOP("score", "Contention"),
    QT_TRANSLATE_NOOP("score", "Performance"), QT_TRANSLATE_NOOP("score", "Maintenance"), QT_TRANSLATE_NOOP("score", "Security and drift"),
    QT_TRANSLATE_NOOP("score", "Everything"),
};

QString titled(const watch::Metric &metric, const QString &instance)
{
    const QString title = metricTitle(metric);
    return instance.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, base::Untrusted(instance).visible());
}

bool isOfStatusFile(watch::MetricId metric) { return metric.name() == QLatin1String("pg.backup.age"); }

QString shown(const watch::Metric &metric, double value) { return base::figure(value, metric.unit, {}, metric.unitText).text(); }

} // namespace

QString ScoreWords::figure(const watch::Metric &metric, const QString &instance, double value, double limit, bool below, bool own)
{
    const QString whose = own ? tr("set for this target") : tr("default");
    const QString words = below ? tr("%1: %2, not to be under %3 (%4)") : tr("%1: %2, limit %3 (%4)");
    return words.arg(titled(metric, instance), shown(metric, value), shown(metric, limit), whose);
}

QString ScoreWords::unknown(const watch::Metric &metric, const watch::Reading *reading, bool stale)
{
    const QString title = metricTitle(metric);
    if (stale)
        return tr("%1: not measured, its last value is old").arg(title);
    if (!reading)
        return tr("%1: not measured yet").arg(title);
    using enum watch::NoValue;
    QString why;
    switch (reading->noValue) {
    case Permission:
        why = tr("our login may not see it");
        break;
    case TimedOut:
        why = tr("no answer in time");
        break;
    case Error:
        why = isOfStatusFile(metric.id) ? tr("its status file holds no time") : tr("the server refused");
        break;
    case None:
    case NotYet:
    case Unreachable:
    case Version:
    case NotApplicable:
        return tr("%1: not measured yet").arg(title);
    }
    return tr("%1: not measured, %2").arg(title, why);
}

QString ScoreWords::remedy(const environment::Target &target, const watch::Reading *reading)
{
    if (reading && reading->noValue == watch::NoValue::Error && isOfStatusFile(reading->metric))
        return tr("Look whether the backups still run and write their status file.");
    if (!reading || reading->noValue != watch::NoValue::Permission)
        return {};
    const QString user = Wording::userOf(target);
    if (user.isEmpty())
        return tr("Give our login the right to see it.");
    return target.kind == environment::TargetKind::Postgres ? tr("Grant pg_monitor to %1.").arg(user)
                                                            : tr("Give %1 the right to see it.").arg(user);
}

QString ScoreWords::next(Problem::Action action)
{
    using Action = Problem::Action;
    switch (action) {
    case Action::ShowTarget:
        return tr("Look at its trends.");
    case Action::ShowSessions:
        return tr("Look at its sessions.");
    case Action::ShowReplication:
        return tr("Look at its replication.");
    case Action::ShowPool:
        return tr("Look at its pool.");
    case Action::ShowStorage:
        return tr("Look at its storage.");
    case Action::ShowVacuum:
        return tr("Look at its tables.");
    case Action::ShowIndexes:
        return tr("Look at its indexes.");
    case Action::EnterPassword:
        return tr("Enter the password.");
    case Action::Retry:
        return tr("Put it right, then try again.");
    }
    return {};
}

QString ScoreWords::notKnownYet() { return tr("Not all is known yet."); }

QString ScoreWords::suffers(const QString &headline) { return tr("It suffers: %1.").arg(headline); }

QString ScoreWords::security(const QString &finding, int more)
{
    return more > 0 ? tr("Security: %1 (and %n more)", "finding of the audit", more).arg(finding) : tr("Security: %1", "finding of the audit").arg(finding);
}

QString ScoreWords::securityUnseen(std::optional<double> age)
{
    return age ? tr("Security was not looked at for %1; nothing is taken for it.").arg(base::age(*age)) : tr("Security was not looked at yet; nothing is taken for it.");
}

QString ScoreWords::securityForgotten(const QString &title, double age)
{
    return tr("%1: found %2 ago and not looked at since; nothing is taken for it.").arg(title, base::age(age));
}

QString ScoreWords::part(const QString &title) { return QCoreApplication::translate("score", title.toUtf8().constData()); }

QString ScoreWords::band(const QString &name) { return QCoreApplication::translate("score", name.toUtf8().constData()); }

QString ScoreWords::number(int value, int muted)
{
    const QLocale locale;
    return muted > 0 ? tr("%1 (muted: %2)", "score, how many findings").arg(locale.toString(value), locale.toString(muted)) : locale.toString(value);
}

QString ScoreWords::taken(const ScoreLine &line)
{
    const QLocale locale;
    QStringList parts;
    if (line.points > 0)
        parts << QChar(0x2212) + locale.toString(line.points);
    if (line.ceiling < kFullScore)
        parts << tr("at most %1").arg(locale.toString(line.ceiling));
    return parts.isEmpty() ? locale.toString(0) : parts.join(QStringLiteral(", "));
}

QString ScoreWords::origin(const ScoreLine &line)
{
    QStringList parts;
    if (line.muted)
        parts << line.mute;
    if (line.lastKnown)
        parts << tr("last known, not measured since");
    if (line.since != base::WallTime{}) {
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(line.since.time_since_epoch()).count();
        parts << tr("since %1").arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat));
    }
    if (line.age)
        parts << tr("read %1 ago").arg(base::age(*line.age));
    if (!line.source.isEmpty())
        parts << tr("from %1").arg(base::Untrusted(line.source).visible());
    return parts.join(QStringLiteral(" · "));
}

QString ScoreWords::explanation(const Score &score, const environment::Environment &environment)
{
    const environment::Target *worst = environment.find(score.worst);
    if (!worst)
        return {};
    const QLocale locale;
    const TargetScore &target = score.targets.front();
    const QString unseen = target.unseen.isEmpty() ? QString() : QLatin1Char('\n') + target.unseen;
    if (target.lines.isEmpty())
        return tr("Health %1 of 100, %2: nothing is taken off, at %n target(s).", nullptr, int(score.targets.size()))
                   .arg(number(score.value, score.muted), band(score.band))
            + unseen;
    QStringList lines{tr("Health %1 of 100, %2: that of %3, the lowest of %n target(s).", nullptr, int(score.targets.size()))
                          .arg(number(score.value, score.muted), band(score.band), Wording::nameOf(*worst))};
    for (const ScoreLine &line : target.lines.mid(0, kExplained))
        lines << tr("%1: %2", "points, reason").arg(taken(line), line.muted ? QStringLiteral("%1 (%2)").arg(line.sentence, line.mute) : line.sentence);
    if (target.lines.size() > kExplained)
        lines << tr("and %n more line(s)", nullptr, int(target.lines.size() - kExplained));
    if (target.measured < target.mandatory)
        lines << tr("%1 of %2 mandatory checks are not measured there.")
                     .arg(locale.toString(target.mandatory - target.measured), locale.toString(target.mandatory));
    if (score.red + score.amber > 0)
        lines << tr("%1 red, %2 amber, %3 green.").arg(locale.toString(score.red), locale.toString(score.amber), locale.toString(score.green));
    return lines.join(QLatin1Char('\n')) + unseen;
}

} // namespace health
