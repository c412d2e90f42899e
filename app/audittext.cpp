// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/audittext.h"

#include "models/audit/wording.h"

#include <QCoreApplication>

namespace app {

namespace {

struct AuditText {
    Q_DECLARE_TR_FUNCTIONS(AuditText)
};

QString differenceLine(const audit::Difference &d)
{
    if (d.since.isEmpty())
        return AuditText::tr("This is the first report in this folder.");
    return AuditText::tr("Since %1: %2 new, %3 gone, %4 unchanged, %5 not looked at this time.")
        .arg(base::Untrusted(d.since).visible(), QString::number(d.fresh.size()), QString::number(d.gone.size()), QString::number(d.unchanged),
             QString::number(d.notLookedAt.size()));
}

} // namespace

QString auditText(const audit::Audit &audit, const audit::Difference &difference, const QString &report)
{
    QString out = QStringLiteral("%1 (%2): %3\n").arg(audit.target, audit.database.visible(), audit::summary(audit));
    for (const audit::Finding &f : audit.findings()) {
        const bool fresh = std::any_of(difference.fresh.begin(), difference.fresh.end(), [&](const audit::Known &k) { return k.key() == f.key(); });
        const QString mark = fresh && !difference.since.isEmpty() ? AuditText::tr("new") + QLatin1Char(' ') : QString();
        out += QStringLiteral("  %1%2: %3 %4\n").arg(mark, audit::severityText(f.severity), audit::sentence(f), audit::remedy(f));
        if (!f.fix.isEmpty())
            out += QStringLiteral("      %1\n").arg(f.fix.visible());
    }
    for (const audit::Known &k : difference.gone)
        out += QStringLiteral("  %1: %2\n").arg(AuditText::tr("gone"), k.sentence);
    for (const audit::CheckResult &c : audit.checks)
        if (c.state == audit::CheckState::Unknown || (c.state == audit::CheckState::Found && !c.why.isEmpty()))
            out += QStringLiteral("  %1: %2\n").arg(audit::titleOf(c.check), audit::stateText(c));
    for (const audit::CheckResult &c : audit.checks)
        for (const QString &proof : c.proofs)
            for (const QString &line : proof.split(QLatin1Char('\n')))
                out += QStringLiteral("  %1: %2\n").arg(AuditText::tr("held"), base::Untrusted(line).visible());
    out += QStringLiteral("  %1\n").arg(differenceLine(difference));
    if (!report.isEmpty())
        out += QStringLiteral("  %1\n").arg(AuditText::tr("Report with the access review: %1").arg(base::Untrusted(report).visible()));
    return out;
}

} // namespace app
