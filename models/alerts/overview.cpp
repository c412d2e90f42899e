// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/overview.h"

#include "models/alerts/words.h"

namespace alerts {

base::Severity Overview::worst(bool withoutInhibition) const
{
    if (critical > 0 || (withoutInhibition && explainedCritical > 0))
        return base::Severity::Critical;
    return warning > 0 || (withoutInhibition && explainedWarning > 0) ? base::Severity::Warning : base::Severity::Ok;
}

Overview overviewOf(const QList<Alert> &alerts)
{
    Overview o;
    for (const Alert &alert : alerts) {
        if (!alert.active())
            continue;
        const bool critical = alert.severity == base::Severity::Critical, fires = alert.state == State::Firing;
        if (!alert.inhibitedBy.isEmpty()) {
            ++o.explained;
            if (fires)
                ++(critical ? o.explainedCritical : o.explainedWarning);
            continue;
        }
        o.pending += alert.state == State::Pending ? 1 : 0;
        o.unknown += alert.state == State::Unknown ? 1 : 0;
        if (!fires)
            continue;
        ++(critical ? o.critical : o.warning);
        o.quiet += alert.quiet() ? 1 : 0;
    }
    return o;
}

QString headline(const Overview &o, bool withoutInhibition)
{
    const int critical = o.critical + (withoutInhibition ? o.explainedCritical : 0), warning = o.warning + (withoutInhibition ? o.explainedWarning : 0);
    if (critical + warning == 0)
        return say(QT_TRANSLATE_NOOP("alerts", "No alert fires."));
    QStringList parts;
    if (critical > 0)
        parts << say(QT_TRANSLATE_N_NOOP("alerts", "%n critical alert(s)"), critical);
    if (warning > 0)
        parts << say(QT_TRANSLATE_N_NOOP("alerts", "%n warning(s)"), warning);
    const QString what = withoutInhibition ? say(QT_TRANSLATE_NOOP("alerts", "Without inhibition: %1.")) : say(QT_TRANSLATE_NOOP("alerts", "Firing: %1."));
    return what.arg(parts.join(QStringLiteral(", ")));
}

QString underline(const Overview &o, bool withoutInhibition)
{
    QStringList parts;
    if (o.explained > 0)
        parts << (withoutInhibition ? say(QT_TRANSLATE_N_NOOP("alerts", "%n of them explained by another one"), o.explained)
                                    : say(QT_TRANSLATE_N_NOOP("alerts", "%n more explained by another one"), o.explained));
    if (o.quiet > 0)
        parts << say(QT_TRANSLATE_N_NOOP("alerts", "nobody is told of %n"), o.quiet);
    if (o.pending > 0)
        parts << say(QT_TRANSLATE_N_NOOP("alerts", "%n pending"), o.pending);
    if (o.unknown > 0)
        parts << say(QT_TRANSLATE_N_NOOP("alerts", "%n unknown"), o.unknown);
    if (parts.isEmpty())
        return {};
    QString all = parts.join(QStringLiteral(", "));
    all[0] = all[0].toUpper();
    return all + u'.';
}

} // namespace alerts
