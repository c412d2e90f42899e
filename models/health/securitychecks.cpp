// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/securitychecks.h"

#include "models/health/scorewords.h"

namespace health {

namespace {

Check notLookedAt(std::optional<double> age)
{
    Check check;
    check.metric = watch::MetricId(kSecurityPrefix + QStringLiteral("look"));
    check.state = Check::State::Unknown;
    check.words.sentence = ScoreWords::securityUnseen(age);
    return check;
}

} // namespace

SecurityLook withoutNames(SecurityLook look)
{
    for (SecurityFinding &finding : look.findings) {
        finding.sentence = finding.title;
        finding.object.clear();
    }
    return look;
}

std::vector<Check> securityChecks(const ScoreRules &rules, const SecurityLook *look, base::WallTime now)
{
    if (!look)
        return {notLookedAt(std::nullopt)};
    const double age = std::chrono::duration<double>(now - look->at).count();
    if (age > double(rules.lookCounts().count()))
        return {notLookedAt(age)};
    std::vector<Check> checks;
    for (const SecurityFinding &finding : look->findings) {
        Check check;
        check.metric = watch::MetricId(kSecurityPrefix + finding.check);
        check.instance = finding.object;
        check.state = finding.lastKnown ? Check::State::Unknown : Check::State::Measured;
        check.severity = finding.severity;
        check.words.sentence = ScoreWords::security(finding.sentence, finding.more);
        check.words.next = finding.next;
        check.words.source = QStringLiteral("audit: ") + finding.check;
        checks.push_back(check);
    }
    return checks;
}

} // namespace health
