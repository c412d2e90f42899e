// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/securitychecks.h"

#include "models/health/scorewords.h"

namespace health {

namespace {

Check notLookedAt(const QString &sentence)
{
    Check check;
    check.metric = watch::MetricId(kSecurityPrefix + QStringLiteral("look"));
    check.state = Check::State::Unknown;
    check.words.sentence = sentence;
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
        return {notLookedAt(ScoreWords::securityUnseen(std::nullopt))};
    const auto ageOf = [now](base::WallTime at) { return std::chrono::duration<double>(now - at).count(); };
    const double most = double(rules.lookCounts().count());
    if (ageOf(look->at) > most)
        return {notLookedAt(ScoreWords::securityUnseen(ageOf(look->at)))};
    std::vector<Check> checks;
    for (const SecurityFinding &finding : look->findings) {
        const double age = ageOf(finding.seen == base::WallTime{} ? look->at : finding.seen);
        if (age > most) {
            checks.push_back(notLookedAt(ScoreWords::securityForgotten(finding.title, age)));
            continue;
        }
        Check check;
        check.metric = watch::MetricId(kSecurityPrefix + finding.check);
        check.instance = finding.object;
        check.state = finding.lastKnown ? Check::State::Unknown : Check::State::Measured;
        check.severity = finding.severity;
        check.words.sentence = ScoreWords::security(finding.sentence, finding.more);
        check.words.next = finding.next;
        check.words.age = age;
        check.words.source = QStringLiteral("audit: ") + finding.check;
        checks.push_back(check);
    }
    return checks;
}

} // namespace health
