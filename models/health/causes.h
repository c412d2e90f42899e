// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Joins findings that have one cause, along the edges of the environment. Reader's thread; lives for one
// assessment.
//   routes_through, uses: what reaches users through a dead target fails with it; requests pile up before a lock
//   queue, a full server or an empty pool.
//   replicates_from: a standby cut off because its primary died is the primary's problem; a primary that misses
//   its standby is the standby's problem.
//   runs_on: what is dead on a dead host is the host's problem.
//   via: a database that is watched through another target's connections is lost with them, whatever took them.

#include "models/health/finding.h"

#include <QHash>

namespace health {

class Causes {
public:
    Causes(const environment::Environment &environment, std::vector<Finding> &findings);

    // Sets Finding::cause of what another finding explains, and failing, depending and silent of the causes.
    void join();

private:
    struct Step {
        int target;
        environment::EdgeKind kind;
        bool via = false; // not an edge of the file: watched through it
    };
    [[nodiscard]] bool drags(const Finding &finding) const;
    [[nodiscard]] int causeAbove(int finding) const;
    [[nodiscard]] int causeBelow(int finding) const;
    [[nodiscard]] int badStandby(int primary, const QString &name) const;
    [[nodiscard]] int rootOf(int finding) const;
    [[nodiscard]] bool cutOff(int target) const;
    void name(int cause);

    const environment::Environment &m_environment;
    std::vector<Finding> &m_findings;
    QHash<QString, int> m_index;                // target id -> position
    std::vector<std::vector<Step>> m_up, m_down; // edges, and the same seen from their end
    std::vector<std::vector<int>> m_of;         // target -> its findings
};

} // namespace health
