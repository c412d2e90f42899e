// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/audit.h"

#include "models/audit/policytests.h"

#include <algorithm>
#include <iterator>

namespace audit {

std::vector<Finding> Audit::findings() const
{
    std::vector<Finding> all;
    for (const base::Severity severity : {base::Severity::Critical, base::Severity::Warning})
        for (const CheckResult &c : checks)
            std::copy_if(c.findings.begin(), c.findings.end(), std::back_inserter(all), [severity](const Finding &f) { return f.severity == severity; });
    return all;
}

int Audit::unknowns() const
{
    return int(std::count_if(checks.begin(), checks.end(), [](const CheckResult &c) { return c.state == CheckState::Unknown; }));
}

const CheckResult *Audit::find(const QString &check) const
{
    const auto it = std::find_if(checks.begin(), checks.end(), [&](const CheckResult &c) { return c.check == check; });
    return it == checks.end() ? nullptr : &*it;
}

base::WallTime Audit::madeAt(const QString &check) const { return isTried(check) && triedAt != base::WallTime{} ? triedAt : at; }

bool isTried(const QString &check) { return check == QLatin1String(kTestsCheck) || check == QLatin1String(kIsolationCheck); }

bool sameSystem(const QString &one, const QString &other) { return one.isEmpty() || other.isEmpty() || one == other; }

} // namespace audit
